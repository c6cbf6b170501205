package indicator

import (
	"upshot/indicator/maturity"
	"upshot/metric"
)

// Report is everything the pages, the workbook and results.json show. It holds numbers, codes and
// the plan's own words; sentences are made from it by render/wording.
//
// A number that cannot be given is metric.Missing(); the Reason or a Note beside it says why.
type Report struct {
	Plan       *metric.Plan
	Projects   []metric.Project // the plan's, then those only the exports know
	Groups     []string         // in order of first mention
	Indicators []Result         // in the plan's order
	Ledgers    []Ledger         // the records behind the figures, one a source and dating column
	Accounts   []metric.Account // one a source, in the plan's order
	LeftOut    []metric.LeftOut // as Accounts: the records that are not used
	Gates      []GateResult
	Problems   []metric.Problem // of every stage, sorted

	Maturity *maturity.Report // the assessment, the actions and the evidence; nil if the definition has none of them

	Readiness *Readiness // what is still missing for the target level; nil without an assessment
}

// Scope is where an indicator is computed: one project, a group, or all of them together.
type Scope struct {
	Project int    // index into Report.Projects, -1 if the scope is no project
	Group   string // "" if the scope is no group
}

// Overall is the scope of all projects together.
var Overall = Scope{Project: -1}

// IsOverall reports whether the scope is all projects together.
func (s Scope) IsOverall() bool { return s == Overall }

// Result is one indicator in all its scopes: overall first, then groups, then projects.
type Result struct {
	Spec    *metric.Indicator
	Linkage *Linkage // nil unless incidents are linked to deployments
	Scopes  []Figures
	Across  []Across // the second step over the projects, then over the groups, by later phase; none without them
}

// In finds the figures of a scope, or nil.
func (r *Result) In(s Scope) *Figures {
	for i := range r.Scopes {
		if r.Scopes[i].Scope == s {
			return &r.Scopes[i]
		}
	}
	return nil
}

// Figures is one indicator in one scope.
type Figures struct {
	Scope       Scope
	Phases      []PhaseFigure  // the plan's phases, in order, then the pooled one if the headline pools
	Periods     []PeriodFigure // every period from the first phase to the last, gaps included
	Baseline    *Limits        // frozen limits of the first compared phase; nil if too short
	ByMedian    *MedianLimits  // offered beside Baseline where one of its moving ranges lies above its limit, else nil
	Rebased     []Limits       // limits of each later phase on its own
	Signals     []Signal       // against the frozen limits, after the baseline
	Comparisons []Comparison   // every later phase with the baseline, then the pooled one
	Target      *TargetFigure  // nil if none is set
	Ordered     *Ordered       // nil unless the definition asks for it
	YearBefore  *YearBefore    // nil unless the definition asks for it

	past []past // by phase, for a look ahead
}

// Headline is the comparison that the report leads with: the plan's before with its after.
func (f *Figures) Headline() *Comparison {
	for i := range f.Comparisons {
		if f.Comparisons[i].Headline {
			return &f.Comparisons[i]
		}
	}
	return nil
}

// Phase finds a phase's figure by id, "round-2+round-3" for a pooled one; nil if there is none.
func (f *Figures) Phase(id string) *PhaseFigure {
	for i := range f.Phases {
		if f.Phases[i].Phase == id {
			return &f.Phases[i]
		}
	}
	return nil
}

// PhaseFigure is the estimate of one phase, in base units.
type PhaseFigure struct {
	Phase                  string // id; ids joined by "+" when pooled
	N                      int    // records that count; periods for a series
	Value                  float64
	Low, High              float64 // 95 % interval of Value; ±Inf where there is no limit
	Coverage               float64 // achieved coverage of an order-statistic interval, else Missing()
	Numerator, Denominator float64 // frequency, proportion, ratio
	ExposureDays           float64 // covered days (or working days) in the phase, summed over the scope's projects
	Blocks                 int     // calendar blocks with records (durations), complete periods (the others)
	P85, P90               float64 // durations
	Open                   int     // durations: begun in the phase, not ended by the as-of day
	Negative               int     // durations: left out because they end before they begin
	Reason                 Reason  // why Value is missing, or ""
	Idle                   int     // working days only: records on none of them; durations: those without any working time
	Bands                  []Band  // of the editions that the plan asks for, where they have one for this value
	Treated                Treated
}

// PeriodFigure is one point of the trend.
type PeriodFigure struct {
	Period                 metric.Period
	Phase                  string // id of the phase that holds its first day that lies in any phase; "" outside
	N                      int
	Value                  float64 // Missing() is a gap
	Numerator, Denominator float64
	ExposureDays           float64
	Complete               bool // wholly inside its phase, the source's coverage and the as-of day
}
