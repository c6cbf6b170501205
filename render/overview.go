package render

import (
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/chart"
)

// overviewView answers: did it get better, by how much, how sure are we?
type overviewView struct {
	Answer, Proof string // the headline: what came out, and how sure that is
	Facts         string // its figures
	Purpose       string
	Cautions      []string // what no reader may miss
	Contradicted  []nextItem
	All           string // how many indicators the tally counts
	Tally         []tallyItem
	Standing      []nextItem // the rest of the story, a line and a page each
	Primary       []figureRow
	Forests       []forestView
	Groups        []rowGroup
	Matrix        matrix
	Phases        []phaseView
	Events        []eventView
	Worse         []nextItem
	MissedTargets []nextItem
	Lacking       []nextItem
	Problems      string
	Gates         []gateView
	Maturity      *overviewMaturity // nil without an assessment
	Actions       *overviewActions
}

type tallyItem struct {
	Verdict verdict
	Count   string
}

type forestView struct {
	Kind    string // "ratio" or "points"
	Picture *picture
}

type phaseView struct {
	Name, Window, Why string
	Share             int // days, as a width
	Index             int
	Role              string
}

type eventView struct {
	Number     int
	Date, Name string
	Left       string // per cent of the timeline
}

type nextItem struct {
	Name, Link, Text string
	Verdict          verdict
}

type gateView struct {
	Name, Detail string
	Passed       bool
}

func overview(r *reader) ([]sheet, error) {
	lines := r.headlines()
	forests, err := chart.DrawForests(lines, r.Words)
	if err != nil {
		return nil, err
	}
	headline := r.Headline(r.rep)
	return []sheet{{
		reader: r, page: "overview", path: r.root + "index.html", title: r.Text(r.rep.Plan.Title), summary: headline, charts: true,
		content: func(v *view) any { return v.overview(forests) },
	}}, nil
}

// headlines are the indicators over all projects.
func (r *reader) headlines() []chart.Line {
	var lines []chart.Line
	for i := range r.rep.Indicators {
		res := &r.rep.Indicators[i]
		if f := res.In(indicator.Overall); f != nil {
			lines = append(lines, chart.Line{Name: r.Name(res.Spec), Spec: res.Spec, Figures: f})
		}
	}
	return lines
}

func (v *view) overview(forests chart.Forests) overviewView {
	o := overviewView{
		Purpose: v.Text(v.rep.Plan.Purpose), Matrix: v.matrix(), Phases: v.phases(), Events: v.events(),
		Facts: v.HeadlineFacts(v.rep), Contradicted: v.contradictions(), Maturity: v.overviewMaturity(), Actions: v.overviewActions(), Standing: v.standing(),
	}
	o.Matrix.Notes = v.matrixNotes()
	o.Answer, o.Proof = sentences(v.Headline(v.rep))
	var rows []figureRow
	counts := map[indicator.Verdict]int{}
	for _, l := range v.headlines() {
		row := v.figureRow(l.Name, v.indicatorLink(l.Spec.ID), l.Spec, l.Figures)
		rows = append(rows, row)
		if l.Spec.Primary {
			o.Primary = append(o.Primary, row)
		}
		if c := l.Figures.Headline(); c != nil {
			counts[c.Verdict]++
		} else {
			counts[indicator.NotEnoughData]++
		}
		o.next(v, row, l.Figures)
	}
	o.Groups = v.groups(rows)
	o.All = v.Say("overview.tally.all", v.Count(len(rows)))
	var problems []string
	for _, c := range v.severities() {
		problems = append(problems, c.Text)
	}
	o.Problems = v.List(problems)
	for _, p := range v.rep.Problems {
		if p.Code == "negative-durations" { // so many that the rest may not be what it seems
			message, _ := v.Problem(p)
			o.Cautions = append(o.Cautions, message)
		}
	}
	for _, verdict := range verdictOrder {
		if counts[verdict] > 0 {
			o.Tally = append(o.Tally, tallyItem{v.verdict(verdict), v.Count(counts[verdict])})
		}
	}
	for _, f := range []struct {
		kind  string
		chart *chart.Forest
	}{{"ratio", forests.Ratio}, {"points", forests.Points}} {
		if f.chart != nil {
			o.Forests = append(o.Forests, forestView{f.kind, v.picture("forest-"+f.kind, &f.chart.Chart, v.Say("overview.forest."+f.kind), v.forestFinding(f.chart))})
		}
	}
	for _, g := range v.rep.Gates {
		o.Gates = append(o.Gates, gateView{v.Text(g.Gate.Name), v.Gate(v.rep, g), g.Passed})
	}
	return o
}

// sentences parts the first sentence from the rest.
func sentences(s string) (first, rest string) {
	for _, end := range []string{"。", ". "} {
		if first, rest, ok := strings.Cut(s, end); ok {
			return first + strings.TrimSpace(end), strings.TrimSpace(rest)
		}
	}
	return s, ""
}

// verdictOrder is how verdicts are counted out: good, bad, then what we cannot say.
var verdictOrder = []indicator.Verdict{
	indicator.Improved, indicator.LeaningBetter, indicator.NoClearChange, indicator.LeaningWorse, indicator.Worsened, indicator.NotEnoughData,
}

// next collects what is left to do: what got worse, targets that are missed, and figures that need more
// data.
func (o *overviewView) next(v *view, row figureRow, f *indicator.Figures) {
	if c := f.Headline(); c != nil && (c.Verdict == indicator.Worsened || c.Verdict == indicator.LeaningWorse) {
		o.Worse = append(o.Worse, nextItem{Name: row.Name, Link: row.Link, Verdict: row.Verdict, Text: v.Say("overview.worse", row.BeforeValue, row.AfterValue, row.Change)})
	}
	if t := f.Target; t != nil && (t.Status == indicator.Missed || t.Status == indicator.MissedByEstimate) {
		o.MissedTargets = append(o.MissedTargets, nextItem{
			Name: row.Name, Link: row.Link,
			Text: v.Say("overview.missed", row.AfterValue, row.Target.Bound, row.Target.Status),
		})
	}
	if c := f.Headline(); c == nil || c.Verdict == indicator.NotEnoughData {
		o.Lacking = append(o.Lacking, nextItem{Name: row.Name, Link: row.Link, Text: row.Reason})
	}
}

func (r *reader) phases() []phaseView {
	var views []phaseView
	after := map[int]bool{}
	for _, i := range r.rep.Plan.Compare.After {
		after[i] = true
	}
	for i, p := range r.rep.Plan.Phases {
		role := ""
		switch {
		case i == r.rep.Plan.Compare.Before:
			role = r.Say("phase.before")
		case after[i]:
			role = r.Say("phase.after")
		}
		views = append(views, phaseView{
			Name: r.Text(p.Name), Window: r.Window(p.Window), Why: r.Text(p.Why),
			Share: p.Days(), Index: min(i, 5), Role: role,
		})
	}
	return views
}

// events are numbered as on the trends.
func (r *reader) events() []eventView {
	var views []eventView
	phases := r.rep.Plan.Phases
	span := metric.Window{From: phases[0].From, To: phases[len(phases)-1].To}
	for i, e := range r.rep.Plan.Events {
		left := ""
		if span.Contains(e.Date) {
			left = strconv.FormatFloat(100*float64(e.Date-span.From)/float64(span.Days()), 'f', 2, 64)
		}
		views = append(views, eventView{i + 1, r.Day(e.Date), r.Text(e.Name), left})
	}
	return views
}
