package maturity

import "upshot/metric"

// Raters says who gave the levels of a rated phase: "self", "assessed", or "mixed" where both did.
func (r *Report) Raters(phase int) string {
	rated, assessed := 0, 0
	for i := range r.SubItems {
		if !metric.Known(r.SubItems[i].Levels[phase]) {
			continue
		}
		rated++
		if r.SubItems[i].Assessed(phase) {
			assessed++
		}
	}
	switch assessed {
	case 0:
		return "self"
	case rated:
		return "assessed"
	}
	return "mixed"
}

// RatersDiffer reports whether some level before and now were given by different hands: a team that rates itself and an
// assessor may give different levels where nothing has changed.
func (r *Report) RatersDiffer() bool {
	for i := range r.SubItems {
		s := &r.SubItems[i]
		if r.Before != r.Now && metric.Known(s.Levels[r.Now]) && s.Assessed(r.Before) != s.Assessed(r.Now) {
			return true
		}
	}
	return false
}
