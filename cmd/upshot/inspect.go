package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/ingest"
)

// The rules of what inspect prints: what each file is and its columns, then all entries under one sources:, and each
// register under its key, then, as comments, the indicators that they can serve. What cannot be read goes to stderr with its
// position; the other files are printed all the same. No cell is printed beyond ingest.GlimpseLen.

// inspect tells what is in some files and proposes how to read them.
func inspect(s *session, _ string) int {
	if len(s.operands) == 0 {
		return s.usage(s.find("inspect"), usageError{"no-file", nil, ""})
	}
	s.opt.format = "text"
	opt := ingest.InspectOptions{Sheet: s.opt.sheet, Presets: allPresets()}
	if s.opt.mask {
		opt.Mask = masked
	}
	var files []ingest.Inspection
	code := exitDone
	for _, operand := range s.operands {
		folder, name := filepath.Split(operand)
		if folder == "" {
			folder = "."
		}
		in := ingest.Inspect(os.DirFS(folder), name, filepath.ToSlash(operand), opt)
		if in.Unreadable() {
			code = exitData
		}
		for _, p := range in.Problems {
			s.problems.add(p)
		}
		files = append(files, in)
	}
	proposals := ingest.Propose(files, indicator.Catalogue, filesTogether)
	if s.opt.json {
		s.printInspectionJSON(files, proposals)
		return s.finish(code)
	}
	for i := range files {
		if i > 0 {
			fmt.Fprintln(s.stdout)
		}
		s.printInspection(&files[i])
	}
	s.printProposals(proposals)
	return s.finish(code)
}

func allPresets() []*ingest.Preset {
	var presets []*ingest.Preset
	for _, name := range ingest.Presets {
		presets = append(presets, ingest.PresetNamed(name))
	}
	return presets
}

func (s *session) printInspection(in *ingest.Inspection) {
	delimiter := ""
	if len(in.Tables) == 1 && in.Tables[0].Delimiter != "" {
		delimiter = s.inspected("delimiter", s.words.Delimiter(in.Tables[0].Delimiter))
	}
	what := slices.DeleteFunc([]string{in.Format, in.Encoding, delimiter}, func(word string) bool { return word == "" })
	if len(what) == 0 {
		return // it could not be opened, which is said elsewhere
	}
	fmt.Fprintf(s.stdout, "%s\n", s.inspected("file", in.Path, strings.Join(what, s.inspected("comma")), s.words.Count(int(in.Bytes))))
	for i := range in.Tables {
		t := &in.Tables[i]
		if t.Sheet != "" {
			key := "sheet"
			switch {
			case t.Range != "":
				key = "range"
			case t.Hidden:
				key = "sheet.hidden"
			}
			fmt.Fprintf(s.stdout, "\n%s\n", s.inspected(key, t.Sheet, t.Range))
		}
		if t.List != "" {
			fmt.Fprintf(s.stdout, "\n%s\n", s.inspected("list", t.List))
		}
		if t.Header > 0 {
			s.printTable(t, in.Format)
		}
	}
	if len(in.Others) > 0 {
		fmt.Fprintf(s.stdout, "\n%s\n", s.inspected("others", s.words.List(in.Others)))
	}
}

// inspected is a message of this command.
func (s *session) inspected(key string, args ...string) string { return s.say("inspect."+key, args...) }

// printTable prints what a table holds, and a line for each of its columns.
func (s *session) printTable(t *ingest.InspectedTable, format string) {
	header := s.inspected("header", strconv.Itoa(t.Header))
	if t.HeaderRows > 1 {
		header = s.inspected("header.joined", strconv.Itoa(t.Header), strconv.Itoa(t.Header-1))
	}
	facts := []string{header}
	if strings.HasPrefix(format, "json") { // its records name their columns themselves
		facts = nil
	}
	if len(t.Periods) > 0 {
		facts = append(facts, s.inspected("series", s.words.Count(t.Rows), s.words.Count(len(t.Periods)), t.Periods[0], t.Periods[len(t.Periods)-1]))
	} else {
		facts = append(facts, s.inspected("records", s.words.Count(t.Rows)))
	}
	for _, fate := range []struct {
		key string
		n   int
	}{{"totals", t.Totals}, {"headers", t.Headers}, {"blank", t.Blank}, {"too-long", t.TooLong}} {
		if fate.n > 0 {
			facts = append(facts, s.inspected(fate.key, s.words.Count(fate.n)))
		}
	}
	fmt.Fprintf(s.stdout, "%s\n\n", strings.Join(facts, s.inspected("semicolon")))
	rows, examples := [][]string{nil}, [][]string(nil)
	for _, key := range []string{"column", "type", "empty", "distinct", "samples"} {
		rows[0] = append(rows[0], s.inspected(key))
	}
	shown := map[string]bool{}
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Repeated > 1 && shown[c.Header] {
			continue
		}
		shown[c.Header] = true
		rows = append(rows, s.columnRow(c))
		examples = append(examples, s.examples(c))
	}
	room := lineWidth
	for i := range len(rows[0]) - 1 {
		room -= columnWidth(rows, i) + 2
	}
	for i := range rows[1:] {
		last := len(rows[i+1]) - 1
		format := rows[i+1][last]
		switch {
		case format == "" || len(examples[i]) == 0:
		case strings.HasSuffix(format, "?"):
			format += " "
		case !strings.HasSuffix(format, "？"):
			format += s.inspected("colon")
		}
		rows[i+1][last] = format + fitting(examples[i], room-places(format))
	}
	printColumns(s.stdout, rows)
	fmt.Fprintln(s.stdout)
	if t.Register != nil {
		fmt.Fprintln(s.stdout, s.inspected("register."+t.Register.Key))
		return
	}
	if t.Preset == nil {
		fmt.Fprintln(s.stdout, s.inspected("no-preset"))
		return
	}
	fmt.Fprintln(s.stdout, s.inspected("preset", t.Preset.Name, s.words.List(t.Preset.Found), strconv.Itoa(len(t.Preset.Found)), strconv.Itoa(t.Preset.Of)))
	fmt.Fprintln(s.stdout, s.inspected("checked", s.say("preset.verified."+t.Preset.Verified)))
}

// lineWidth is how wide a line of the table may become: a terminal's usual width, and a little more. One
// example stands in every line, if only its beginning.
const (
	lineWidth    = 100
	leastExample = 16
)

// fitting is as many examples as there is room for, with a mark if there are more.
func fitting(examples []string, room int) string {
	if len(examples) == 0 {
		return ""
	}
	line := examples[0]
	if room = max(room, leastExample); places(line) > room {
		return cutTo(line, room)
	}
	for _, example := range examples[1:] {
		if places(line)+len(" | ")+places(example) > room {
			return line + " | …"
		}
		line += " | " + example
	}
	return line
}

// columnRow is a column's line without its examples, which follow on its format.
func (s *session) columnRow(c *ingest.InspectedColumn) []string {
	name := ingest.Glimpse(c.Header, false)
	switch {
	case c.Values:
		name = s.inspected("values")
	case name == "":
		name = s.inspected("unnamed")
	case c.Repeated > 1:
		name = s.inspected("repeated", name, strconv.Itoa(c.Repeated))
	}
	distinct := s.words.Count(c.Distinct)
	if c.More {
		distinct = s.inspected("more", distinct)
	}
	empty := ""
	if c.Nulls > 0 {
		empty = s.words.Percent(float64(c.Nulls) / float64(c.Nulls+c.Cells))
	}
	return []string{name, s.inspected("type." + string(c.Type)), empty, distinct, s.format(c)}
}

// format is how a column is read, with the evidence where not all of its cells are.
func (s *session) format(c *ingest.InspectedColumn) string {
	format := c.Format
	if format == "" {
		return ""
	}
	if c.Type == ingest.TimesColumn || c.Read < c.Cells {
		format = s.inspected("read", format, s.words.Count(c.Read), s.words.Count(c.Cells))
	}
	switch {
	case c.Open:
		format += s.inspected("semicolon") + s.inspected("order-open")
	case c.Type == ingest.TimesColumn && !strings.ContainsAny(c.Format, "YM"): // nobody can read such moments
		format += s.inspected("semicolon") + c.From.String() + " … " + c.To.String()
	case c.Type == ingest.LengthColumn && c.Unit == "":
		format += s.inspected("semicolon") + s.inspected("unit-unknown")
	}
	return format
}

const (
	shownWords = 4
	masked     = "***"
)

// examples are the most frequent words of a column with their counts, or some of its cells.
func (s *session) examples(c *ingest.InspectedColumn) []string {
	switch {
	case c.Type == ingest.EmptyColumn:
		return nil
	case c.Type != ingest.WordsColumn && c.Type != ingest.ProjectColumn || len(c.Words) == 0:
		return c.Samples
	}
	var shown []string
	for _, w := range c.Words[:min(len(c.Words), shownWords)] {
		shown = append(shown, ingest.Glimpse(w.Word, false)+" ("+s.words.Count(w.Count)+")")
	}
	if len(c.Words) > shownWords {
		shown = append(shown, "…")
	}
	return shown
}
