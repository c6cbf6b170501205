package workbook

import (
	"strings"

	"upshot/indicator"
	"upshot/render/wording"
)

// explained is one line of the calculation in words: of which comparison, which step, what it says.
type explained struct{ comparison, step, text string }

// explain lists the calculation of the headline over all projects. What is done for the other phases is the same;
// upshot explain prints it.
func (c *calculation) explain() []explained {
	f := c.result.In(indicator.Overall)
	if f == nil || f.Headline() == nil {
		return nil
	}
	v := f.Headline()
	name := c.say("explain.comparison", c.words.Phase(c.rep, v.After), c.words.Phase(c.rep, v.Before))
	var lines []explained
	for _, s := range c.words.Explain(c.rep, c.result, f, v).Sections {
		for _, text := range c.linesOf(s) {
			lines = append(lines, explained{name, s.Title, text})
		}
	}
	return lines
}

// linesOf is a step as lines of text; a row of one of its tables is a line.
func (c *calculation) linesOf(s wording.Section) []string {
	lines := append([]string{}, s.Sentences...)
	for _, t := range s.Tables {
		lines = append(lines, c.say("explain.table", t.Caption, strings.Join(t.Heads, " | ")))
		for _, row := range t.Rows {
			lines = append(lines, strings.Join(row, " | "))
		}
	}
	return lines
}

// steps is the calculation in words. A text runs on to the right, where its row has room.
func (c *calculation) steps() *table {
	t := &table{name: c.spec.ID + "_steps", caption: c.say("calculation.steps")}
	t.columns = []column{{c.say("column.comparison"), 26, text}, {c.say("column.step"), 22, text}, {c.say("column.text"), 16, plain}}
	var rows [][]any
	for _, l := range c.explain() {
		rows = append(rows, []any{l.comparison, l.step, l.text})
	}
	return t.fill(rows)
}
