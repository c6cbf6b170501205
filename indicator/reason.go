package indicator

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
	ShortBaseline       Reason = "short-baseline"       // a look ahead: under 4 complete months, whose variation is not known
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
