package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// Explanation is the calculation of one comparison, in the order of the method: sentences that a manager
// understands, with the numbers from which an assessor does it again.
type Explanation struct{ Sections []Section }

// Section is one step of the calculation.
type Section struct {
	ID, Title string
	Sentences []string
	Tables    []ExplainTable
}

// ExplainTable is the numbers of a step.
type ExplainTable struct {
	Caption string
	Heads   []string
	Rows    [][]string
	Numeric []bool // by column
}

// Number reports whether a column holds numbers.
func (t ExplainTable) Number(column int) bool { return column < len(t.Numeric) && t.Numeric[column] }

// FirstNumber is the first column of numbers, counted from 1, behind which all are numbers; 0 if there is none.
func (t ExplainTable) FirstNumber() int {
	first := 0
	for column := range t.Heads {
		switch {
		case t.Number(column) && first == 0:
			first = column + 1
		case !t.Number(column) && first > 0:
			return 0
		}
	}
	return first
}

// steps is the order of the explanation. A step is a file explain_<id>.go, a line here, and the message
// explain.<id> with its title; one that has nothing to say of a comparison is left out.
var steps = []struct {
	id      string
	explain func(e *explaining) Section
}{
	{"files", (*explaining).files},
	{"records", (*explaining).records},
	{"calendar", (*explaining).calendar},
	{"treatment", (*explaining).treatment},
	{"gates", (*explaining).gates},
	{"estimates", (*explaining).estimates},
	{"tails", (*explaining).tails},
	{"test", (*explaining).test},
	{"adjustment", (*explaining).adjustment},
	{"following", (*explaining).following},
	{"scopes", (*explaining).scopes},
	{"verdict", (*explaining).verdict},
	{"sensitivity", (*explaining).sensitivity},
	{"target", (*explaining).target},
	{"claims", (*explaining).claims},
	{"bands", (*explaining).bands},
	{"ordered", (*explaining).ordered},
	{"year-before", (*explaining).yearBefore},
}

// explaining is the comparison that is explained.
type explaining struct {
	*Words
	rep           *indicator.Report
	res           *indicator.Result
	spec          *metric.Indicator
	f             *indicator.Figures
	c             *indicator.Comparison
	before, after *indicator.PhaseFigure
}

// Explain words the calculation of a comparison, step by step. c is one of f's, f one of res's scopes.
func (w *Words) Explain(rep *indicator.Report, res *indicator.Result, f *indicator.Figures, c *indicator.Comparison) Explanation {
	e := &explaining{Words: w, rep: rep, res: res, spec: res.Spec, f: f, c: c, before: f.Phase(c.Before), after: f.Phase(c.After)}
	for _, p := range []**indicator.PhaseFigure{&e.before, &e.after} {
		if *p == nil {
			m := metric.Missing()
			*p = &indicator.PhaseFigure{Value: m, Low: m, High: m, Coverage: m, Numerator: m, Denominator: m, ExposureDays: m, P85: m, P90: m}
		}
	}
	var out Explanation
	for _, step := range steps {
		s := step.explain(e)
		if len(s.Sentences) == 0 && len(s.Tables) == 0 {
			continue
		}
		s.ID, s.Title = step.id, w.Say("explain."+step.id)
		out.Sections = append(out.Sections, s)
	}
	return out
}

// say adds a sentence.
func (s *Section) say(sentence string) {
	if sentence != "" {
		s.Sentences = append(s.Sentences, sentence)
	}
}

// phases are the two phases that are compared; their names.
func (e *explaining) phases() (before, after string) {
	return e.Phase(e.rep, e.c.Before), e.Phase(e.rep, e.c.After)
}

// numeric marks all columns of a table but its first ones, which are words.
func numeric(words, columns int) []bool {
	marks := make([]bool, columns)
	for i := words; i < columns; i++ {
		marks[i] = true
	}
	return marks
}
