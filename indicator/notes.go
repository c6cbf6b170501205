package indicator

import (
	"slices"

	"upshot/indicator/stat"
	"upshot/metric"
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

// Weight is how much a note should move a reader of the verdict.
type Weight int

const (
	Minor   Weight = iota // a disclosure: it stands in the calculation only
	Weighs                // it stands beside the verdict where the indicator is shown alone
	Alarmed               // it stands beside the verdict wherever that is shown
)

// noteOrder is the order in which notes are read, the heaviest first. A code that is not listed weighs, and
// stands behind those that are listed and weigh.
var noteOrder = []NoteCode{
	NoteSimpson, NoteNegative, NoteOpenShare, NoteSurvival, NoteDefinition, NoteTrend, NoteLatePrimary, NoteAutocorr,
	NoteWeeks, NoteRangeUpper, NoteFamily, NoteSeason,
	NoteTotals, NotePooled, NoteExploratory,
}

// Weight says where a note stands.
func (n Note) Weight() Weight {
	holds := func(yes bool, otherwise Weight) Weight {
		if yes {
			return Weighs
		}
		return otherwise
	}
	switch n.Code {
	case NoteSurvival:
		if n.Args[0] > 0 {
			return Alarmed
		}
	case NoteNegative:
		if n.Args[1] > maxNegativeShare {
			return Alarmed
		}
		return Minor
	case NoteTrend:
		return holds(n.Args[1] <= alpha, Minor)
	case NoteAutocorr:
		return holds(n.Args[0] >= strongCorrelation && n.Args[1] >= trendFrom, Minor)
	case NoteTotals, NotePooled, NoteExploratory:
		return Minor
	}
	return Weighs
}

// orderNotes puts the heaviest note first.
func (c *Comparison) orderNotes() {
	rank := func(n Note) int {
		if at := slices.Index(noteOrder, n.Code); at >= 0 {
			return at
		}
		return len(noteOrder)
	}
	slices.SortStableFunc(c.Notes, func(a, b Note) int {
		if a.Weight() != b.Weight() {
			return int(b.Weight() - a.Weight())
		}
		return rank(a) - rank(b)
	})
}

// discloseUnseen notes what the tests do not see: how the baseline moves on its own, and seasons that only one of
// the phases has.
func (e *engine) discloseUnseen(c *Comparison, m *measured, scope Scope, before, after *sample) {
	if s := c.Survival; s != nil {
		contradicts := 0.0
		if s.Contradicts = s.Direction*c.direction() < 0; s.Contradicts {
			contradicts = 1
		}
		c.Notes = append(c.Notes, Note{NoteSurvival, []float64{contradicts, float64(s.Direction), s.Before.Median, s.After.Median, s.P}})
	}
	if c.Reason != "" {
		return // there is no verdict that a note could stand beside
	}
	if d := before.drift(); d.n >= minPeriods {
		length := 1.0 // months
		if e.plan.Period == metric.Quarter && e.judgedAsDrawn(m) {
			length = 3
		}
		c.Notes = append(c.Notes, Note{NoteTrend, []float64{d.slope, d.p, length}})
		if metric.Known(d.correlation) {
			c.Notes = append(c.Notes, Note{NoteAutocorr, []float64{d.correlation, float64(d.n)}})
		}
	}
	if lacking, extra := e.seasons(m, scope, before, after); lacking|extra != 0 {
		c.Notes = append(c.Notes, Note{NoteSeason, []float64{float64(lacking), float64(extra)}})
	}
}

// drift is how the values of a window's months move on their own.
type drift struct {
	n           int     // complete ones
	slope, p    float64 // Theil-Sen slope a month, p of Mann-Kendall
	correlation float64 // lag-1 autocorrelation; Missing() if all values are equal
}

func (s *sample) drift() drift {
	if s.drifts == nil {
		s.drifts = &drift{len(known(s.series)), stat.TheilSen(s.series), stat.MannKendall(s.series).P(), stat.Autocorrelation(s.series)}
	}
	return *s.drifts
}

const aSeason = 24 // months: with fewer, a season cannot be told from a change

// seasons are the months of the year, the lowest bit January, that only one of two windows has: those of
// the later one that the baseline lacks, and those that it has beside. None where so many months are covered
// that each comes twice, or where the windows are of chosen months.
func (e *engine) seasons(m *measured, scope Scope, before, after *sample) (lacking, extra int) {
	if before.window.slots != nil || after.window.slots != nil {
		return 0, 0
	}
	covered := 0
	for _, month := range e.calendar.months {
		w := metric.Window{From: month.First, To: month.Last}
		if e.calendar.span.Covers(w) && month.Last <= e.plan.AsOf && (m.covers == metric.Window{} || m.covers.Covers(w)) {
			covered++
		}
	}
	if covered >= aSeason {
		return 0, 0
	}
	b, a := e.monthsOf(m, scope, before.window), e.monthsOf(m, scope, after.window)
	return a &^ b, b &^ a
}

// monthsOf are the months of the year of which a window has a covered day.
func (e *engine) monthsOf(m *measured, scope Scope, w window) (months int) {
	for _, phase := range w.phases {
		days := e.window(phase)
		if m.covers != (metric.Window{}) {
			days = days.Cut(m.covers)
		}
		if scope.Project >= 0 {
			days = days.Cut(e.active(scope.Project))
		}
		for _, month := range e.calendar.months {
			if days.Cut(metric.Window{From: month.First, To: month.Last}).Days() > 0 {
				months |= 1 << (month.First.Time().Month() - 1)
			}
		}
	}
	return months
}
