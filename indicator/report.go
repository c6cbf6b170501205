package indicator

import "upshot/metric"

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

// Limits is an XmR chart's centre and limits over the complete periods of one phase. Not clipped.
type Limits struct {
	Phase        string
	N            int
	Centre       float64
	Lower, Upper float64
	RangeUpper   float64 // upper limit of the moving range
	MeanRange    float64
	Provisional  bool // fewer than 12 periods
}

// MedianLimits is the variant of the frozen limits that one odd step between two periods hardly moves. It is
// shown and decides nothing.
type MedianLimits struct {
	Limits
	Signals int // periods after the baseline that rules 1 to 3 mark against them
}

// Signal is a period that a rule marks against the frozen limits.
type Signal struct {
	Period string // label
	Rule   int    // 1 outside the limits, 2 eight on one side, 3 three of four beyond the mid-line, 4 seven in a row the same way
	Up     bool
}

// Comparison is one phase against the baseline.
type Comparison struct {
	Before, After string // phase ids, joined by "+" when pooled
	Headline      bool
	Change        float64 // after minus before, of the displayed values
	ChangePct     float64 // 100 * Change / before; Missing() where before is not above 0
	Effect        float64 // what the verdict rests on
	EffectKind    EffectKind
	Low, High     float64 // 95 % interval of Effect; ±Inf (or 0 for a ratio) where there is no limit
	P             float64 // raw p of the verdict
	Adjusted      float64 // p after the false-discovery step of its family
	Family        int     // how many comparisons the step spans
	Detectable    float64 // the smallest effect this much data would have called with 80 % power, on Effect's scale, in the better direction
	Tests         []Test  // all that were run, the verdict's own first
	Verdict       Verdict
	Reason        Reason        // what kept the verdict from being stronger; "" for improved and worsened
	Notes         []Note        // disclosures that stand beside the verdict
	Equivalent    bool          // the interval lies inside ± the minimum effect
	Outliers      []Outlier     // the longest durations of the two phases, or their most unusual complete month
	Records       *metric.Table // that the outliers are records of
	Survival      *Survival     // durations of which many are open: by the phase in which they began; else nil
	Multiple      float64       // after in multiples of before, of the displayed values; Missing() where before is 0 or the scale has no true zero

	Stratified *Stratified // the same within each project; nil for one project, or if sources know none
	AcrossP    float64     // p after the second step across projects (or groups); Missing() for all together
	Units      Units       // what the test compares, by side; none without a test

	Sensitivity []Run      // the verdict by other treatments of the data; none if there is not enough
	Tails       []Tail     // durations: the change of their upper percentiles; none without records
	Segmented   *Segmented // a straight line through either phase; nil if it has too few complete periods

	Cautious float64 // Adjusted, if FollowingPeriods stood in for P in the family wherever its p is larger

	trials   []trial  // the runs before their family is known
	pOnly    bool     // a trial without an interval: p alone says whether no change is compatible
	smallest float64  // the smallest p that the test could have given
	minimum  float64  // the minimum effect on Effect's scale, as a distance from no change
	relevant float64  // the effect in units of the minimum effect
	veto     Reason   // what limits the verdict to "leaning", "" if nothing does
	careful  float64  // p if neighbouring periods resemble each other as is usual; Missing() if the test is not of periods
	stratum  *stratum // one project: what it gives to those of several; nil for others
}

// EffectKind says what Effect is.
type EffectKind string

const (
	HLRatio    EffectKind = "hl-ratio"   // Hodges-Lehmann ratio after/before; 1 is no change
	HLShift    EffectKind = "hl-shift"   // Hodges-Lehmann difference after-before; 0 is no change
	RateRatio  EffectKind = "rate-ratio" // after/before; 1 is no change
	Difference EffectKind = "difference" // of proportions, after-before; 0 is no change
)

// IsRatio reports whether no change is 1 rather than 0.
func (k EffectKind) IsRatio() bool { return k == HLRatio || k == RateRatio }

// Test is one test of a comparison. Numbers that the test does not have are Missing().
type Test struct {
	Name         TestName
	P            float64
	Low, High    float64 // its own 95 % interval of the effect
	Phi          float64 // dispersion
	DF           float64 // degrees of freedom
	Arrangements int     // relabelings counted, 0 if none
}

// TestName names a test.
type TestName string

const (
	BlockPermutation TestName = "block-permutation"      // durations: by calendar months
	WeekPermutation  TestName = "block-permutation-week" // durations: by ISO weeks, months being too few
	MannWhitney      TestName = "mann-whitney"           // items (if independent) or complete periods
	ExactRate        TestName = "exact-conditional"
	QuasiPoisson     TestName = "quasi-poisson"
	Fisher           TestName = "fisher-central"
	Newcombe         TestName = "newcombe"
	QuasiBinomial    TestName = "quasi-binomial"
	EffectiveRate    TestName = "exact-effective"   // a rate without events on one side: of every phi-th event
	EffectiveFisher  TestName = "fisher-effective"  // a proportion of 0 or 1 on one side: of every phi-th event
	FrozenLimits     TestName = "xmr-signal"        // P is Missing(); Arrangements counts rule 1-3 signals in the effect's direction
	FollowingPeriods TestName = "following-periods" // series: P if a period takes over a fifth of the one before; Phi is the variance it adds
)

// Verdict is one of six. The zero value is "not enough data".
type Verdict int

const (
	NotEnoughData Verdict = iota
	Improved
	LeaningBetter
	NoClearChange
	LeaningWorse
	Worsened
)

// Verdicts names them as results.json and the definition do.
var Verdicts = []string{
	NotEnoughData: "not-enough-data", Improved: "improved", LeaningBetter: "leaning-better",
	NoClearChange: "no-clear-change", LeaningWorse: "leaning-worse", Worsened: "worsened",
}

func (v Verdict) String() string { return Verdicts[v] }

// Reason is why a verdict is no stronger, or why a value is missing.
type Reason string

const (
	NoRecords           Reason = "no-records"           // the phase has none
	TooFewItems         Reason = "too-few-items"        // under 10 in a phase
	TooFewBlocks        Reason = "too-few-blocks"       // under 3 in a phase
	NoEvents            Reason = "no-events"            // none in both phases
	TooFewPeriods       Reason = "too-few-periods"      // series: under 4 complete, 6 in the baseline
	UnknownCoverage     Reason = "unknown-coverage"     // the source does not say which days it covers
	NoExposure          Reason = "no-exposure"          // nothing to count per: no covered day, no denominator
	TooFewArrangements  Reason = "too-few-arrangements" // the smallest attainable p is over 0.05
	NotDetected         Reason = "not-detected"         // p over 0.10
	Marginal            Reason = "marginal"             // p over 0.05, up to 0.10
	IntervalHoldsNone   Reason = "interval-holds-none"  // the interval includes no effect
	BelowMinimum        Reason = "below-minimum"        // smaller than the declared minimum effect
	FamilyAdjusted      Reason = "family-adjusted"      // raw p passes, the adjusted one does not
	NoSignal            Reason = "no-signal"            // series: no signal against the frozen limits
	NotCounts           Reason = "not-counts"           // a proportion whose sums are not whole numbers, or more than all
	Censoring           Reason = "censoring"            // durations not dated by their end, many of them open
	ReportersChanged    Reason = "reporters-changed"    // series over projects: not the same ones report throughout
	DispersionUnknown   Reason = "dispersion-unknown"   // rates, proportions: too few periods to see how much they vary
	BaselineTrend       Reason = "baseline-trend"       // series: the baseline already ran the good way
	TooFewPhases        Reason = "too-few-phases"       // ordered test: fewer than three phases have something to exchange
	NoYearBefore        Reason = "no-year-before"       // no complete month has a complete one a year before it
	BaselineCorrelation Reason = "baseline-correlation" // series: the baseline's months follow one another
	Simpson             Reason = "simpson"              // several projects: taken one by one they point the other way
	NoCommonProject     Reason = "no-common-project"    // several projects: none has data on both sides
	NoBaseline          Reason = "no-baseline"          // only the later phase has a value: there is nothing to compare it with
	NothingLeftOut      Reason = "nothing-left-out"     // a sensitivity run would be the comparison itself
	NoMedian            Reason = "no-median"            // by where items began: fewer than half of a phase's have ended
	TooFewPoints        Reason = "too-few-points"       // a segmented line: under 8 complete periods in a phase
	TooFewMonths        Reason = "too-few-months"       // the change of a percentile: under 8 months with records in a phase
	TooFewForTail       Reason = "too-few-for-tail"     // the same: so few records that the percentile itself has no limits
	Following           Reason = "following"            // series: chance, if months follow one another as is usual
)

// Note is a disclosure beside a verdict: a code and the numbers its sentence needs.
type Note struct {
	Code NoteCode
	Args []float64
}

// NoteCode names a disclosure.
type NoteCode string

const (
	NoteOpenShare   NoteCode = "open-share"         // share of begun items still open: before, after
	NoteNegative    NoteCode = "negative"           // negative durations left out: count, share
	NoteWeeks       NoteCode = "weeks"              // blocks are ISO weeks
	NoteExploratory NoteCode = "exploratory"        // a supporting indicator
	NotePooled      NoteCode = "pooled-projects"    // projects in the scope
	NoteTotals      NoteCode = "totals"             // frequencies of several projects: all of them together per day, before and after
	NoteRangeUpper  NoteCode = "range-upper"        // a baseline moving range lies above its limit: count
	NoteFamily      NoteCode = "family-size"        // the smallest attainable p times the family exceeds 0.05: p, family
	NoteSimpson     NoteCode = "simpson"            // pooled and stratified figures contradict each other: projects better, worse, the same
	NoteDefinition  NoteCode = "definition-changed" // inside the compared window: day, index into the indicator's changes
	NoteLatePrimary NoteCode = "late-primary"       // declared primary after the round began: day of that, the round's first day
	NoteAutocorr    NoteCode = "autocorrelation"    // lag-1 autocorrelation of the baseline's complete months, how many these are
	NoteTrend       NoteCode = "trend"              // Theil-Sen slope of the baseline a step of time, p of Mann-Kendall, months a step
	NoteSurvival    NoteCode = "survival"           // by where items began: 1 if it contradicts the effect, its direction, medians before and after, p
	NoteSeason      NoteCode = "season"             // months of the year (bit 0: January) that the baseline lacks, that only it has
)

// TargetStatus says whether a bound is kept, and whether the interval clears it.
type TargetStatus int

const (
	TargetUnknown TargetStatus = iota // no value to hold against it
	Met
	MetByEstimate
	MissedByEstimate
	Missed
)

// TargetStatuses names them as results.json does; unknown is null there.
var TargetStatuses = []string{TargetUnknown: "", Met: "met", MetByEstimate: "met-by-estimate", MissedByEstimate: "missed-by-estimate", Missed: "missed"}

func (s TargetStatus) String() string { return TargetStatuses[s] }

// TargetFigure is the target of the headline's after phase and how it stands.
type TargetFigure struct {
	Target metric.Target
	Phase  string
	Value  float64 // the phase's value
	Low    float64 // what the status rests on: for a series the re-based limits, for counts and
	High   float64 // proportions the interval widened by their dispersion, for durations the interval
	Status TargetStatus
}

// GateResult is one gate and whether the report passes it.
type GateResult struct {
	Gate   metric.Gate
	Passed bool
	Count  int
	Failed []string // ids of the indicators counted
}
