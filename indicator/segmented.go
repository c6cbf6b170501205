package indicator

import (
	"upshot/indicator/stat"
	"upshot/metric"
)

// Segmented is a straight line through the complete periods of either phase of a comparison, as the trend
// shows them, in base units. It is a line to look at: a slope of few points is uncertain, and it does not
// know what else changed.
type Segmented struct {
	Before, After Segment
	Level         SegmentChange // the line after less the line before, at the later phase's first period
	Slope         SegmentChange // the change of the slope, a period
	N             int           // periods
	Lags          int           // of Newey and West's errors
}

// Segment is one of the lines, from its first complete period to its last.
type Segment struct {
	From, To    int    // indices into Figures.Periods
	First, Last string // their labels
	Start, End  float64
}

// SegmentChange is a change between the lines, with a 95 % interval and a p; these are Missing() where the
// lines pass through every point.
type SegmentChange struct {
	Estimate, Low, High, P float64
}

// segmentedLine fits the lines. They are no verdict: the run holds the change of level.
func segmentedLine(v *variation) Comparison {
	fitted := v.e.segmented(v.before, v.after)
	if fitted == nil {
		return v.cannot(TooFewPoints)
	}
	v.c.Segmented = fitted
	c := v.other()
	c.Effect, c.P, c.Low, c.High = fitted.Level.Estimate, fitted.Level.P, fitted.Level.Low, fitted.Level.High
	return c
}

// segmented is nil if a phase has too few complete periods.
func (e *engine) segmented(before, after *sample) *Segmented {
	series := make([]float64, len(e.calendar.periods))
	for i := range series {
		series[i] = metric.Missing()
	}
	var lines [2]Segment
	for side, s := range []*sample{before, after} {
		lines[side].From = -1
		for i, v := range s.shown {
			if !metric.Known(v) {
				continue
			}
			if series[s.slots[i]] = v; lines[side].From < 0 {
				lines[side].From = s.slots[i]
			}
			lines[side].To = s.slots[i]
		}
	}
	k := after.slots[0]
	fit, ok := stat.Segment(series, k, level)
	if !ok {
		return nil
	}
	for side, line := range []stat.Line{fit.Before, fit.After} {
		s := &lines[side]
		s.First, s.Last = e.calendar.periods[s.From].Label, e.calendar.periods[s.To].Label
		s.along(line, k)
	}
	return &Segmented{
		Before: lines[0], After: lines[1], N: fit.NBefore + fit.NAfter, Lags: fit.Lags,
		Level: segmentChange(fit.Level), Slope: segmentChange(fit.Slope),
	}
}

// along sets the ends of a segment that lies on a line.
func (s *Segment) along(l stat.Line, k int) {
	s.Start = l.At + float64(l.Slope*float64(s.From-k))
	s.End = l.At + float64(l.Slope*float64(s.To-k))
}

func segmentChange(s stat.Step) SegmentChange {
	return SegmentChange{s.Estimate, s.Interval.Low, s.Interval.High, s.P}
}
