package indicator

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// Compute turns the records into the report: every indicator in every scope, phase and period, its
// comparisons with the baseline, and their verdicts. It is pure: the same plan and data give the
// same report. The problems it is handed are those of reading; the report holds them and its own.
func Compute(plan *metric.Plan, data *metric.Dataset, problems []metric.Problem) *Report {
	return newReport(plan, data, problems, everything)
}

// ComputeHeadlines is Compute for whoever shows headlines: the verdicts are the same, but single projects and
// groups have no sensitivity runs, and no comparison has tails.
func ComputeHeadlines(plan *metric.Plan, data *metric.Dataset, problems []metric.Problem) *Report {
	return newReport(plan, data, problems, headlines)
}

// depth is how much is computed of what stands beside the verdicts at a price.
type depth int

const (
	verdicts   depth = iota // nothing: for simulations
	headlines               // what is said of all projects together, but for the tails
	everything              // sensitivity runs and tails in every scope
)

// newReport computes a report down to a depth.
func newReport(plan *metric.Plan, data *metric.Dataset, problems []metric.Problem, depth depth) *Report {
	e := newEngine(plan, data)
	e.depth = depth
	report := &Report{Plan: plan, Projects: data.Projects, Groups: groups(data.Projects)}
	for _, table := range data.Tables {
		report.Accounts = append(report.Accounts, table.Account)
		report.LeftOut = append(report.LeftOut, table.LeftOut)
	}
	report.Maturity = maturity.Compute(plan, &data.Registers)
	bound := make([]*measured, len(plan.Indicators))
	for i := range bound {
		bound[i] = e.bind(i)
	}
	onAllProcessors(len(bound), func(i int, _ *space) { e.fill(bound[i]) })
	for _, m := range bound {
		e.showLinks(m)
	}
	report.Indicators = e.results(bound)
	e.stratify(bound, report.Indicators)
	judge(plan, report.Indicators)
	judgeOrdered(plan, report.Indicators)
	judgeYearBefore(report.Indicators)
	for i := range report.Indicators {
		across(plan, &report.Indicators[i])
	}
	for _, l := range e.ledgers {
		report.Ledgers = append(report.Ledgers, *l)
	}
	report.Gates = holdGates(plan, report)
	report.Problems = slices.Concat(problems, e.warnings(bound, report.Indicators), unpublished(plan, data.Registers.Evidence))
	metric.SortProblems(report.Problems)
	report.Readiness = ReadinessOf(report)
	return report
}

// results computes the figures on all processors. The engine is only read from here on, and every
// scope of an indicator has its own place, so the result does not depend on who is done first.
func (e *engine) results(bound []*measured) []Result {
	results := make([]Result, len(bound))
	var tasks []task
	for i, m := range bound {
		scopes := e.scopes(m)
		results[i] = Result{Spec: m.spec, Linkage: e.linkage(m), Scopes: make([]Figures, len(scopes))}
		for j, scope := range scopes {
			tasks = append(tasks, task{m, scope, &results[i].Scopes[j], e.effort(m, scope)})
		}
	}
	slices.SortStableFunc(tasks, func(a, b task) int { return cmp.Compare(b.effort, a.effort) })
	onAllProcessors(len(tasks), func(i int, in *space) {
		*tasks[i].figures = e.figures(tasks[i].measured, tasks[i].scope, in)
	})
	return results
}

// onAllProcessors does n things that do not touch one another, begun in order. Each processor has a
// space, which is reset before each thing.
func onAllProcessors(n int, do func(i int, in *space)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			var own space
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				own.reset()
				do(i, &own)
			}
		})
	}
	wait.Wait()
}

// task is an indicator in a scope. The largest are begun first, or one processor would be left alone
// with all projects together at the end.
type task struct {
	measured *measured
	scope    Scope
	figures  *Figures // where they go
	effort   int
}

// effort is about how much work an indicator is in a scope, in records that are only added up.
func (e *engine) effort(m *measured, scope Scope) int {
	low, high := span(e.projects, e.place, scope)
	records := 0
	for phase := range e.plan.Phases {
		first, end := m.numerator.runs.of(phase, low, high)
		records += end - first
	}
	if m.spec.Measure.Form == metric.Duration {
		return 50 * records // each is sorted, and walked over in every step of a search
	}
	return records
}

// engine is what the computation of every indicator shares.
type engine struct {
	plan     *metric.Plan
	projects []metric.Project
	tables   []metric.Table
	calendar *calendar
	place    []int
	present  map[int][]int // by source: the projects that it has records of
	ledgers  []*Ledger     // in order of first use
	runs     map[*Ledger]runs
	depth    depth
}

func newEngine(plan *metric.Plan, data *metric.Dataset) *engine {
	e := &engine{
		plan: plan, projects: data.Projects, tables: data.Tables, calendar: newCalendar(plan),
		place: places(data.Projects), present: map[int][]int{}, runs: map[*Ledger]runs{},
	}
	for i := range e.tables {
		e.present[e.tables[i].Source] = presentProjects(&e.tables[i], len(e.projects))
	}
	return e
}

// source finds a source by id; the plan guarantees that it is there.
func (e *engine) source(id string) *metric.Source {
	for i := range e.plan.Sources {
		if e.plan.Sources[i].ID == id {
			return &e.plan.Sources[i]
		}
	}
	return nil
}

// table finds the records of a source.
func (e *engine) table(source string) *metric.Table {
	for i := range e.tables {
		if e.plan.Sources[e.tables[i].Source].ID == source {
			return &e.tables[i]
		}
	}
	return nil
}

// ledger finds the ledger of a source and dating role, or makes it.
func (e *engine) ledger(source, at string) *Ledger {
	table := e.table(source)
	for _, l := range e.ledgers {
		if l.Table == table && l.At == at {
			return l
		}
	}
	l := newLedger(e.calendar, table, at, e.place)
	e.ledgers = append(e.ledgers, &l)
	e.runs[&l] = newRuns(&l, len(e.plan.Phases), e.place)
	return &l
}

// scopes lists where an indicator is computed: overall, then the groups and the projects of which
// its sources have records.
func (e *engine) scopes(m *measured) []Scope {
	scopes := []Scope{Overall}
	for _, group := range groups(e.projects) {
		if slices.ContainsFunc(m.projects, func(p int) bool { return e.projects[p].Group == group }) {
			scopes = append(scopes, Scope{Project: -1, Group: group})
		}
	}
	for _, project := range m.projects {
		scopes = append(scopes, Scope{Project: project})
	}
	return scopes
}

// figures computes one indicator in one scope; the verdicts come later, when their family is known.
func (e *engine) figures(m *measured, scope Scope, in *space) Figures {
	f := Figures{Scope: scope}
	drawn := m.gather(e, in, scope, e.calendar.periods, e.calendar.period)
	judged := &drawn
	if !e.judgedAsDrawn(m) {
		months := m.gather(e, in, scope, e.calendar.months, e.calendar.month)
		judged = &months
	}
	f.Periods = e.periodFigures(m, drawn)
	windows := e.windows()
	samples := make([]sample, len(windows))
	for i, w := range windows {
		samples[i] = e.sample(m, scope, &drawn, judged, w)
	}
	e.setLimits(&f, samples)
	before := &samples[e.plan.Compare.Before]
	var headline *sample
	for i, w := range windows {
		if w.phases[0] <= e.plan.Compare.Before {
			continue
		}
		c := e.compare(m, in, scope, before, &samples[i])
		if c.Headline = w.headline; w.headline {
			headline = &samples[i]
		}
		f.Comparisons = append(f.Comparisons, c)
	}
	for i := range samples {
		samples[i].figure.Bands = bandsOf(e.plan, m.spec, &samples[i].figure)
		f.Phases = append(f.Phases, samples[i].figure)
	}
	f.past = pasts(m, samples[:len(e.plan.Phases)])
	f.Target = targetFigure(e.plan, m, &f, headline)
	if e.plan.Compare.Ordered && e.depth > verdicts {
		f.Ordered = e.ordered(m, in, samples[e.plan.Compare.Before:len(e.plan.Phases)], judged.slots)
	}
	if e.plan.Compare.YearBefore && e.depth > verdicts {
		f.YearBefore = e.yearBefore(m, in, scope, judged)
	}
	return f
}

// JudgedBy is the unit of independence: the period by which an indicator is judged, whatever its trend is
// drawn by. That is the month, but amounts that come by quarter cannot be cut into months.
func JudgedBy(plan *metric.Plan, spec *metric.Indicator) metric.PeriodUnit {
	if plan.Period == metric.Quarter && (hasAmounts(&spec.Measure) || spec.Measure.AsSeries()) {
		return metric.Quarter
	}
	return metric.Month
}

// judgedAsDrawn reports whether the periods that the trend draws are also the unit of independence.
func (e *engine) judgedAsDrawn(m *measured) bool { return JudgedBy(e.plan, m.spec) == e.plan.Period }

// periodFigures are the points of the trend.
func (e *engine) periodFigures(m *measured, g grid) []PeriodFigure {
	figures := make([]PeriodFigure, len(g.slots))
	for slot, period := range g.slots {
		f := PeriodFigure{Period: period, Value: metric.Missing(), Numerator: metric.Missing(), Denominator: metric.Missing(), ExposureDays: metric.Missing()}
		if phase := e.calendar.phaseOfPeriod(period); phase >= 0 {
			f.Phase = e.plan.Phases[phase].ID
		}
		var whole cell
		for phase := range g.cells {
			c := &g.cells[phase][slot]
			if e.window(phase).Cut(metric.Window{From: period.First, To: period.Last}).Days() == 0 {
				continue
			}
			m.join(&whole, c)
			f.Complete = f.Complete || c.complete
		}
		f.N, f.ExposureDays = whole.n, whole.days
		if m.hasTerms() {
			f.Numerator, f.Denominator = whole.num, m.per(&whole)
		}
		f.Value = m.value(&whole)
		figures[slot] = f
	}
	return figures
}
