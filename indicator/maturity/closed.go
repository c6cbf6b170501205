package maturity

import "upshot/metric"

// Closed is a gap that is no longer one: a sub-item that was below its target before and is at it now.
type Closed struct {
	SubItem int // index into Report.SubItems
	Since   int // the phase from which on no rating is below the target
}

// Closed lists them in the model's order. A sub-item that nobody rated before is not among them: whether it had a gap is
// not known.
func (r *Report) Closed() []Closed {
	var closed []Closed
	for i := range r.SubItems {
		s := &r.SubItems[i]
		if r.Now < 0 || !r.AtTarget(s) || !metric.Known(s.Levels[r.Before]) || s.Levels[r.Before] >= s.Target {
			continue
		}
		closed = append(closed, Closed{i, r.since(s)})
	}
	return closed
}

// since is the phase from which on a sub-item that is at its target now was never rated below it.
func (r *Report) since(s *SubItem) int {
	since := r.Now
	for phase := r.Now; phase > r.Before; phase-- {
		switch level := s.Levels[phase]; {
		case !metric.Known(level):
		case level < s.Target:
			return since
		default:
			since = phase
		}
	}
	return since
}
