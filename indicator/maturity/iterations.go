package maturity

import (
	"math"
	"slices"
	"strings"

	"upshot/metric"
)

// Iteration adds up the actions of one iteration; cancelled ones are left out.
type Iteration struct {
	Name    string // "" where an action names none
	Actions int
	Done    int
	Effort  float64 // person-days of those that give it; Missing() if none does
	Share   float64 // of the iteration's effort; Missing() if no action gives it
	Given   int     // actions that give their effort
}

// Effort adds up the person-days of the actions that give them, and counts those; Missing() if none does. Cancelled ones
// are left out.
func (r *Report) Effort() (days float64, given int) {
	days = metric.Missing()
	for i := range r.Actions {
		if a := &r.Actions[i]; a.Status != "cancelled" && metric.Known(a.Effort) {
			days, given = sum(days, a.Effort), given+1
		}
	}
	return tidy(days), given
}

// Iterations adds the actions up by iteration, in the order of their names ("S9" before "S10"), those of none last.
// It is empty if no action says an iteration, an effort or a share.
func (r *Report) Iterations() []Iteration {
	at := map[string]*Iteration{}
	var all []*Iteration
	given := false
	for i := range r.Actions {
		a := &r.Actions[i]
		if a.Status == "cancelled" {
			continue
		}
		given = given || a.Iteration != "" || metric.Known(a.Effort) || metric.Known(a.Share)
		it := at[a.Iteration]
		if it == nil {
			it = &Iteration{Name: a.Iteration, Effort: metric.Missing(), Share: metric.Missing()}
			at[a.Iteration] = it
			all = append(all, it)
		}
		it.Actions++
		if a.Status == "done" {
			it.Done++
		}
		if metric.Known(a.Effort) {
			it.Given++
		}
		it.Effort, it.Share = sum(it.Effort, a.Effort), sum(it.Share, a.Share)
	}
	if !given {
		return nil
	}
	slices.SortStableFunc(all, func(a, b *Iteration) int {
		if (a.Name == "") != (b.Name == "") {
			return strings.Compare(b.Name, a.Name)
		}
		return strings.Compare(padded(a.Name), padded(b.Name))
	})
	iterations := make([]Iteration, len(all))
	for i, it := range all {
		it.Effort, it.Share = tidy(it.Effort), tidy(it.Share)
		iterations[i] = *it
	}
	return iterations
}

// sum adds what is known.
func sum(a, b float64) float64 {
	switch {
	case !metric.Known(b):
		return a
	case !metric.Known(a):
		return b
	}
	return a + b
}

// tidy takes off what adding up decimal fractions leaves behind, such as 0.30000000000000004.
func tidy(v float64) float64 { return math.Round(v*1e9) / 1e9 }

// padded fills every number of a name up with zeros, so that 9 sorts before 10.
func padded(name string) string {
	const digits = 12
	var b strings.Builder
	for name != "" {
		n := strings.IndexFunc(name, func(r rune) bool { return r < '0' || r > '9' })
		if n < 0 {
			n = len(name)
		}
		if n > 0 {
			b.WriteString(strings.Repeat("0", max(0, digits-n)) + name[:n])
			name = name[n:]
			continue
		}
		n = strings.IndexAny(name, "0123456789")
		if n < 0 {
			n = len(name)
		}
		b.WriteString(name[:n])
		name = name[n:]
	}
	return b.String()
}
