package indicator

import "upshot/metric"

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
