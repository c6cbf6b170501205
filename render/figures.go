package render

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// figureRow is one indicator in one scope, in words: the line of a table, or a card.
type figureRow struct {
	Name, Link, Unit        string
	Primary                 bool
	Before, After, Change   string // values without their unit, which stands beside the name
	BeforeValue, AfterValue string // the same with it
	Interval                string // of the effect
	N                       string
	Verdict                 verdict
	Reason                  string
	Sentence                string
	Detectable              string
	Target                  *target
	CardBefore, CardAfter   string // a per cent sign stays with its figure, other units stand below
	CardUnit                string
	Total                   string // of all projects, where the figure is per project
	Spark                   *Sparkline
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
		Target: r.target(spec, f.Target), Spark: r.sparkline(spec, f),
	}
	if c == nil {
		row.Before, row.After, row.BeforeValue, row.AfterValue = none, none, none, none
		row.Change, row.Interval, row.N = none, none, none
		row.Verdict = r.verdict(indicator.NotEnoughData)
		return row
	}
	for _, n := range c.Notes {
		if n.Code == indicator.NoteTotals {
			row.Unit, row.Total = r.Say("unit.each-project", row.Unit), r.Note(spec, n)
		}
	}
	before, after := r.phaseFigure(f, c.Before), r.phaseFigure(f, c.After)
	row.Before, row.After = r.Number(spec.Unit, before.Value), r.Number(spec.Unit, after.Value)
	row.BeforeValue, row.AfterValue = r.Value(spec.Unit, before.Value), r.Value(spec.Unit, after.Value)
	if spec.Unit.Kind == metric.PercentUnit {
		row.CardUnit, row.CardBefore, row.CardAfter = "", row.BeforeValue, row.AfterValue
	} else {
		row.CardUnit, row.CardBefore, row.CardAfter = row.Unit, row.Before, row.After
	}
	row.Change = r.Change(spec, c)
	row.Interval = r.effectInterval(spec, c)
	row.N = r.Say("n.both", r.Count(before.N), r.Count(after.N))
	row.Verdict = r.verdict(c.Verdict)
	row.Reason = r.Reason(c.Reason)
	row.Sentence = r.Words.Sentence(r.rep, spec, f, c)
	row.Detectable = r.Words.Detectable(spec, c)
	return row
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

// effectInterval is the 95 % interval of the change, short enough for a table: "−69 % to −44 %",
// "+4 to +12 points", "1.2 to 3.4 days".
func (r *reader) effectInterval(spec *metric.Indicator, c *indicator.Comparison) string {
	low, high := c.Low, c.High
	if !metric.Known(low) || !metric.Known(high) {
		return none
	}
	if c.EffectKind.IsRatio() {
		return r.Say("span.to", r.relative(low), r.relative(high))
	}
	if spec.Unit.Kind == metric.PercentUnit && !math.IsInf(low, 0) && !math.IsInf(high, 0) {
		return r.Say("unit.points", r.Say("span.to", r.points(low), r.points(high)))
	}
	return r.Say("span.to", r.signed(spec.Unit, low), r.signed(spec.Unit, high))
}

// relative is a ratio as a signed change in per cent.
func (r *reader) relative(ratio float64) string {
	if math.IsInf(ratio, 0) {
		return r.Say("value.no-limit")
	}
	v := math.Round(100 * (ratio - 1))
	return r.Say("unit.percent", r.signed(metric.Unit{}, v))
}

// points is a difference of proportions in percentage points: to a tenth below ten, whole from there.
func (r *reader) points(v float64) string {
	decimals := 0
	if v *= 100; math.Abs(v) < 9.95 {
		decimals = 1
	}
	s := strings.TrimSuffix(strconv.FormatFloat(math.Abs(v), 'f', decimals, 64), ".0")
	switch {
	case s == "0":
		return s
	case v < 0:
		return "\u2212" + s
	}
	return "+" + s
}

// signed is a difference with its sign, also where it is a rise.
func (r *reader) signed(u metric.Unit, v float64) string {
	if s := r.Value(u, v); v > 0 && !math.IsInf(v, 0) {
		return "+" + s
	} else {
		return s
	}
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

// projectName is a project in the reader's words; one that only the exports know has its id.
func (r *reader) projectName(p metric.Project) string {
	if s := r.Text(p.Name); s != "" {
		return s
	}
	return p.ID
}

// picture is a chart on a page, with what it shows in words.
type picture struct {
	ID     string
	Island json.RawMessage
	Label  string // what it shows, for who cannot see it
	Height int
	Narrow int
}
