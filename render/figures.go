package render

import (
	"encoding/json"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/chart"
	"upshot/render/wording"
)

// figureRow is one indicator in one scope, in words: the line of a table, or a card.
type figureRow struct {
	Name, Link, Unit        string
	Primary                 bool
	Before, After, Change   string // values without their unit, which stands beside the name
	BeforeValue, AfterValue string // the same with it
	Estimate                string // what the verdict rests on, with its interval
	N                       string
	Verdict                 verdict
	Reason                  string
	Sentence                string
	Detectable              string // the smallest change that would have been found
	Lacking                 bool   // too few records for a verdict
	Alone                   string // says that the verdict does not hold with all projects judged together; "" else
	Alarm                   string // what must not be missed beside the verdict
	Target                  *target
	CardBefore, CardAfter   string // a per cent sign stays with its figure, other units stand below
	CardUnit                string
	Total                   string // of all projects, where the figure is per project
	Spark                   *sparkline
	Marks                   []string // what no reader of the verdict may miss, in few words
	Flags                   []string // the same in full
	Stated                  string   // where there is no baseline: what was published for it
	Bands                   []string // performance bands of the two values, a line an edition

	values [2]float64 // before and after, for align
}

// verdict is a word and the name of its mark and colour.
type verdict struct{ Code, Word string }

// target is a bound and how it stands.
type target struct{ Bound, Code, Status, Mark string }

func (r *reader) verdict(v indicator.Verdict) verdict { return verdict{v.String(), r.Verdict(v)} }

// figureRow words the headline comparison of some figures. name and link are the caller's: the
// indicator on one page, the project on another.
func (r *reader) figureRow(name, link string, spec *metric.Indicator, f *indicator.Figures) figureRow {
	c := f.Headline()
	row := figureRow{
		Name: name, Link: link, Unit: r.UnitName(spec.Unit), Primary: spec.Primary,
		Target: r.target(spec, f.Target), Spark: r.spark(spec, f),
	}
	if c == nil {
		row.Before, row.After, row.BeforeValue, row.AfterValue = none, none, none, none
		row.values = [2]float64{metric.Missing(), metric.Missing()}
		row.Change, row.Estimate, row.N, row.Lacking = none, none, none, true
		row.Verdict = r.verdict(indicator.NotEnoughData)
		return row
	}
	for _, n := range c.Notes {
		if n.Code == indicator.NoteTotals {
			row.Unit, row.Total = r.Say("unit.each-project", row.Unit), r.Note(spec, n)
		}
	}
	before, after := r.phaseFigure(f, c.Before), r.phaseFigure(f, c.After)
	row.values = [2]float64{before.Value, after.Value}
	r.align(spec, &row)
	values := r.Values(spec.Unit, before.Value, after.Value)
	row.BeforeValue, row.AfterValue = values[0], values[1]
	if spec.Unit.Kind == metric.PercentUnit {
		row.CardUnit, row.CardBefore, row.CardAfter = "", row.BeforeValue, row.AfterValue
	} else {
		row.CardUnit, row.CardBefore, row.CardAfter = row.Unit, row.Before, row.After
	}
	row.Change = r.Change(spec, c)
	row.Estimate = r.EffectInterval(spec, c)
	row.N = r.Say("n.both", r.Count(before.N), r.Count(after.N))
	row.Verdict = r.verdict(c.Verdict)
	if wording.Alone(c) {
		row.Alone = r.Say("scopes.alone.mark")
	}
	row.Reason, row.Alarm = r.Reason(c.Reason), r.Words.Alarm(c)
	row.Marks, row.Flags = r.Words.Marks(r.rep, spec, c), r.Words.Flags(r.rep, spec, c)
	row.Bands = r.BandMoves(r.rep, f, c)
	if c.Reason == indicator.NoBaseline {
		row.Stated = wording.Capital(r.Words.Stated(r.rep, spec, c))
	}
	row.Sentence = r.Words.Sentence(r.rep, spec, f, c)
	if row.Lacking = c.Verdict == indicator.NotEnoughData; row.Lacking {
		row.Change = none // too few records: a change would look like a finding
	}
	row.Detectable = r.Words.Detectable(spec, c)
	return row
}

// align prints before and after of rows of one indicator with the same decimals.
func (r *reader) align(spec *metric.Indicator, rows ...*figureRow) {
	var values []float64
	for _, row := range rows {
		values = append(values, row.values[:]...)
	}
	numbers := r.Numbers(spec.Unit, values...)
	for i, row := range rows {
		row.Before, row.After = numbers[2*i], numbers[2*i+1]
	}
}

// rowGroup is the rows of a table below a heading of their own.
type rowGroup struct {
	Title string
	Rows  []figureRow
}

// groups parts rows into primary and supporting indicators, in their order.
func (r *reader) groups(rows []figureRow) []rowGroup {
	primary, supporting := rowGroup{Title: r.Say("group.primary")}, rowGroup{Title: r.Say("group.supporting")}
	for _, row := range rows {
		if row.Primary {
			primary.Rows = append(primary.Rows, row)
		} else {
			supporting.Rows = append(supporting.Rows, row)
		}
	}
	var groups []rowGroup
	for _, g := range []rowGroup{primary, supporting} {
		if len(g.Rows) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// none stands in a cell that has nothing to say.
const none = "–"

// phaseFigure is a phase's figure, empty if there is none.
func (r *reader) phaseFigure(f *indicator.Figures, id string) indicator.PhaseFigure {
	if p := f.Phase(id); p != nil {
		return *p
	}
	m := metric.Missing()
	return indicator.PhaseFigure{Phase: id, Value: m, Low: m, High: m, Coverage: m, Numerator: m, Denominator: m, ExposureDays: m, P85: m, P90: m}
}

func (r *reader) target(spec *metric.Indicator, t *indicator.TargetFigure) *target {
	if t == nil {
		return nil
	}
	code := t.Status.String()
	if code == "" {
		code = "unknown"
	}
	return &target{r.Words.Target(spec, t.Target), code, r.TargetStatus(t.Status), r.TargetMark(t.Status)}
}

// measure says what an indicator's figures are: "median, days"; the subtitle of its charts.
func (r *reader) measure(spec *metric.Indicator) string {
	unit := r.UnitName(spec.Unit)
	if unit == "" {
		return r.statistic(spec)
	}
	return r.Say("indicator.measure", r.statistic(spec), unit)
}

// statistic names the displayed value.
func (r *reader) statistic(spec *metric.Indicator) string {
	switch spec.Measure.Form {
	case metric.Duration, metric.Level:
		return r.Say("statistic-name." + spec.Statistic.String())
	}
	return r.Say("form-name." + spec.Measure.Form.String())
}

// indicatorLink leads to the page of an indicator.
func (v *view) indicatorLink(id string) string {
	return v.Link("indicators/" + v.slugs.indicators[id] + ".html")
}

// projectLink leads to the page of a project.
func (v *view) projectLink(id string) string {
	return v.Link("projects/" + v.slugs.projects[id] + ".html")
}

// picture is a chart on a page, with what it shows in words.
type picture struct {
	ID      string
	Island  json.RawMessage
	Label   string // what it shows, for who cannot see it
	Finding string // its heading: what it shows, counted
	Zero    string // whether the axis of values starts at zero
	Height  int
	Narrow  int
}

func (r *reader) picture(id string, c *chart.Chart, label, finding string) *picture {
	if c == nil {
		return nil
	}
	zero := "axis.zero"
	if !c.FromZero {
		zero = "axis.not-zero"
	}
	return &picture{id, c.Island, label, finding, r.Say(zero), c.Height, c.Narrow}
}
