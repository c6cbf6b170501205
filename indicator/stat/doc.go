// Package stat is the arithmetic behind a before/after verdict.
//
// In go plain numbers: values, counts, exposures, blocks of values. Out come estimates, intervals and
// p-values. It refuses to know what a number means: no indicator, phase, calendar, unit or verdict is
// named here, and nothing is rounded. "Before" and "after" are only the two sides of a comparison.
//
// From a question to the function that answers it:
//
//   - durations: a Sample of each phase; Quantile and QuantileInterval for one, Blocks for two (its Test
//     is the verdict, its HodgesLehmann and MannWhitney show what independent records would have said),
//     Blocks.UpperTail where the long ones matter, QuantileChanges for their quantiles;
//   - durations of which some still run: Lifetimes of each phase, their Curve and Quantile for one,
//     CompareLifetimes for two;
//   - counts per exposure: RateInterval for one phase, CompareRates and QuasiPoisson for two;
//   - proportions: Wilson for one phase, Newcombe, FisherP and QuasiBinomial for two;
//   - one value a period: XmR and Signals for the chart, MannWhitneyExactP for two phases,
//     MannKendall, TheilSen and Autocorrelation for the baseline alone, Segment for a line on either side;
//   - several projects, each against itself: StratifiedRanks, StratifiedRates, StratifiedDifference;
//   - several indicators: BenjaminiHochberg or Holm;
//   - too little data: SmallestRankP, SmallestBlockP, SmallestRateP and SmallestQuantileN.
//
// # Conventions
//
// A number that cannot be given is NaN; a limit that does not exist is an infinity. Callers pass no
// NaN, except where a function says that NaN is a gap or a comparison left out. Inputs are never
// changed, except by NewSample, which sorts a million values where they lie. Levels are probabilities (0.95), and every two-sided exact p is central: twice the smaller
// tail, at most 1, so that it cannot contradict the interval printed beside it. The one exception is
// a permutation p, which counts the arrangements at least as far from the centre.
//
// The same input gives the same output: ranks are doubled and summed as integers, so the permutation
// tests do not round at all; random relabelings come from a generator seeded by the caller; and a
// product that feeds a sum is converted explicitly, which forbids a fused multiply-add on machines
// that have one.
package stat
