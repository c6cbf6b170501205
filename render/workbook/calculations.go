package workbook

import (
	"upshot/indicator"
	"upshot/metric"
)

// calculation is one indicator's sheet: its values by scope and phase as formulas over the records,
// the comparisons made from them, and for a series the periods in between.
type calculation struct {
	*book
	result   *indicator.Result
	spec     *metric.Indicator
	num, den *source
	live     bool // the records are on sheets of this workbook
	lacking  bool // some phase has no value, and a reason
	totalled bool // a frequency, and some scope takes several projects together
	sheet    *sheet
	shown    style

	phases  *table
	tests   *table
	periods *table                  // nil unless the indicator is a series
	series  map[[2]int][]seriesCell // by scope and phase: the cells of the complete periods' values, in base units

	values  [][]expr // by scope and phase: the cell of the value in its unit
	totals  [][]expr // the same: the cell of all projects' total, where a frequency is per project
	changes [][]expr // by scope and comparison
}

// calculations lists one sheet an indicator. They are laid out at once, since the summary points into them.
func calculations(b *book) []*sheet {
	var list []*sheet
	for i := range b.rep.Indicators {
		c := newCalculation(b, i)
		b.calculations = append(b.calculations, c)
		list = append(list, c.sheet)
	}
	return list
}

func newCalculation(b *book, index int) *calculation {
	result := &b.rep.Indicators[index]
	c := &calculation{book: b, result: result, spec: result.Spec}
	part := indicator.Value
	if c.spec.Measure.Form != metric.Duration && c.spec.Measure.Form != metric.Level {
		part = indicator.Numerator
	}
	c.num, c.den = b.sourceOf(index, part), b.sourceOf(index, indicator.Denominator)
	c.live = c.num != nil && c.num.records.tab != "" && (c.den == nil || c.den.records.tab != "")
	c.shown = c.valueStyle()
	for i := range result.Scopes {
		c.totalled = c.totalled || c.spec.Measure.Form == metric.Frequency && pooled(&result.Scopes[i]) > 1
	}
	c.sheet = &sheet{
		tab: b.tabs.Tab(c.spec.ID), title: b.say("calculation.title", b.words.Name(c.spec)),
		about: c.about(), build: func(*sheet) error { return nil },
	}
	c.layOut()
	return c
}

// about says what is computed, from where, and what on the sheet is a formula.
func (c *calculation) about() []string {
	about := []string{}
	for _, t := range []metric.Text{c.spec.Definition, c.spec.Formula} {
		if s := c.words.Text(t); s != "" {
			about = append(about, s)
		}
	}
	if l := c.result.Linkage; l != nil {
		about = append(about, c.linkRule(l), c.words.Linkage(l))
	}
	if s := c.words.Working(c.rep, c.spec); s != "" {
		about = append(about, s)
	}
	about = append(about, c.say("calculation.unit", c.unitName(c.spec), c.say("statistic."+c.spec.Statistic.String())))
	if c.spec.Measure.Form != metric.Duration && c.spec.Measure.Form != metric.Level {
		about[len(about)-1] = c.say("calculation.unit.plain", c.unitName(c.spec))
	}
	about[len(about)-1] += c.versions()
	if c.live {
		tabs := []string{c.num.records.tab}
		if c.den != nil && c.den.records != c.num.records {
			tabs = append(tabs, c.den.records.tab)
		}
		about = append(about, c.say("calculation.live", c.words.List(tabs)))
	} else {
		about = append(about, c.say("calculation.published"))
	}
	if c.spec.Measure.AsSeries() {
		about = append(about, c.say("calculation.series"))
	}
	if c.totalled {
		about = append(about, c.say("calculation.per-project"))
	}
	if judged := c.words.JudgedBy(c.rep, c.spec); judged != "" {
		about = append(about, judged)
	}
	return append(about, c.say("tables", c.words.Count(c.tableCount())), c.say("shorthand"))
}

// versions are the version of the definition and its changes, as sentences that follow another one.
func (c *calculation) versions() string {
	said := ""
	if c.spec.Version != "" {
		said = c.say("between-sentences") + c.say("calculation.version", c.spec.Version)
	}
	for _, change := range c.spec.Changes {
		said += c.say("between-sentences") + c.say("calculation.change", c.words.Day(change.Date), change.Version, c.words.Text(change.Note))
	}
	return said
}

func (c *calculation) tableCount() int {
	n := 4
	if c.spec.Measure.AsSeries() {
		n++
	}
	for _, more := range []bool{someComparison(c.result, isStratified), someComparison(c.result, wasTried), someComparison(c.result, hasTails)} {
		if more {
			n++
		}
	}
	for _, asked := range []bool{c.rep.Plan.Compare.Ordered, c.rep.Plan.Compare.YearBefore} {
		if asked {
			n++
		}
	}
	if someComparison(c.result, survives) {
		n++
	}
	return n
}

func (c *calculation) valueStyle() style {
	var values []float64
	for _, f := range c.result.Scopes {
		for _, p := range f.Phases {
			values = append(values, p.Value)
		}
	}
	return valueStyle(c.spec.Unit, values...)
}

// layOut builds the tables. Their places follow from their numbers of rows, so that the phases can
// point to the periods, which stand below them.
func (c *calculation) layOut() {
	phases, comparisons, tests := 0, 0, 0
	for _, f := range c.result.Scopes {
		for _, p := range f.Phases {
			c.lacking = c.lacking || p.Reason != ""
		}
		phases += len(f.Phases)
		comparisons += len(f.Comparisons)
		for _, v := range f.Comparisons {
			tests += len(v.Tests)
		}
	}
	captions := c.say("calculation.phases")
	c.phases = &table{name: c.spec.ID + "_phases", caption: captions, top: c.sheet.firstTop(captions)}
	top := topBelow(c.phases.top, max(1, phases))
	compared := &table{name: c.spec.ID + "_comparisons", caption: c.say("calculation.comparisons"), top: top}
	below := topBelow(top, max(1, comparisons))
	c.tests = &table{name: c.spec.ID + "_tests", caption: c.say("calculation.tests"), top: below}
	if c.spec.Measure.AsSeries() {
		c.periods = &table{name: c.spec.ID + "_periods", caption: c.say("calculation.periods"), top: topBelow(below, max(1, tests))}
		c.fillPeriods()
	}
	c.fillPhases()
	c.fillComparisons(compared)
	c.sheet.add(c.phases)
	c.fillTests()
	c.sheet.add(compared)
	c.sheet.add(c.tests)
	if c.periods != nil {
		c.sheet.add(c.periods)
	}
	if someComparison(c.result, isStratified) {
		c.sheet.add(c.scopes())
	}
	for _, t := range c.roundTables() {
		c.sheet.add(t)
	}
	if someComparison(c.result, hasTails) {
		c.sheet.add(c.tails())
	}
	if someComparison(c.result, wasTried) {
		c.sheet.add(c.sensitivity())
	}
	if someComparison(c.result, survives) {
		c.sheet.add(c.survival())
	}
	c.sheet.add(c.steps())
}

// here is a cell of the sheet itself, with the value it holds.
func here(column, row int, v expr) expr { return expr{address(column, row), v.value, true} }

// line is a row under construction, in which later cells point to earlier ones.
type line struct {
	row   int
	cells []any
	heads []column // gathered with the first row
}

// put adds a cell and gives the expression that points to it.
func (l *line) put(head column, value any) expr {
	l.heads = append(l.heads, head)
	l.cells = append(l.cells, value)
	e := none()
	if styled, ok := value.(as); ok {
		value = styled.value
	}
	switch v := value.(type) {
	case expr:
		e = v
	case float64:
		e = constant(v)
	case int:
		e = constant(float64(v))
	}
	return here(len(l.cells), l.row, e)
}

// figure is a number cell: a formula where there is one, else the published value.
func figure(live bool, e expr, published float64) any {
	if live && e.text != "" {
		return e
	}
	return published
}
