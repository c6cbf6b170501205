package ingest

import (
	"cmp"
	"slices"
	"strconv"

	"upshot/metric"
)

// readPhases reads the windows, orders them by time and cuts them to the as-of day.
func (d *definition) readPhases(n node) {
	seen := ids{}
	items := n.list()
	for _, item := range items {
		if phase, ok := d.readPhase(item.mapping(), seen); ok {
			d.plan.Phases = append(d.plan.Phases, phase)
		}
	}
	slices.SortStableFunc(d.plan.Phases, func(a, b metric.Phase) int { return int(a.From) - int(b.From) })
	d.checkOverlaps()
	if len(items) == 1 {
		d.fail(n.pos(), phasesTooFew)
	}
}

// readPhase is ok if the phase has an id; a wrong window is reported and left empty, so that other
// sections can still refer to the phase.
func (d *definition) readPhase(m *mapping, seen ids) (metric.Phase, bool) {
	defer m.close()
	id := seen.add(m.need("id"))
	phase := metric.Phase{ID: id, Name: m.take("name").localised(), Why: m.take("why").localised(), Pos: m.pos()}
	if phase.Name == nil {
		phase.Name = metric.Plain(id)
	}
	from, to := m.need("from"), m.need("to")
	window, ok := m.window(from, to)
	if !ok {
		phase.Window = metric.Window{From: 0, To: -1}
		return phase, id != ""
	}
	phase.Window = window
	asOf := d.plan.AsOf
	switch {
	case asOf == 0: // missing, and reported
	case window.From > asOf:
		d.fail(from.pos(), phaseAfterAsOf, cmp.Or(id, phase.From.String()), window.From.String(), asOf.String())
	case window.To > asOf:
		d.notice(to.pos(), phaseCut, id, window.To.String(), asOf.String())
		phase.To = asOf
	}
	if month := metric.Month.Containing(window.From); month.First != window.From {
		d.notice(from.pos(), phaseEdge, id, window.From.String(), month.Label)
	}
	if month := metric.Month.Containing(window.To); month.Last != window.To {
		d.notice(to.pos(), phaseEdge, id, window.To.String(), month.Label)
	}
	return phase, id != ""
}

// checkOverlaps needs the phases in order of time.
func (d *definition) checkOverlaps() {
	var longest metric.Phase // of those before, the one that ends last
	for i, phase := range d.plan.Phases {
		shared := phase.Window.Cut(longest.Window)
		if i > 0 && phase.Days() > 0 && longest.Days() > 0 && shared.Days() > 0 {
			d.fail(phase.Pos, phasesOverlap, phase.ID, longest.ID, shared.From.String(), shared.To.String()).
				Also = []metric.Position{longest.Pos}
		}
		if i == 0 || phase.To > longest.To {
			longest = phase
		}
	}
}

// readCompare reads the headline; without it the first phase is compared with the last.
func (d *definition) readCompare(n node) {
	last := len(d.plan.Phases) - 1
	d.plan.Compare = metric.Compare{Before: 0, After: []int{max(0, last)}}
	if !n.present() {
		return
	}
	m := n.mapping()
	defer m.close()
	if before, ok := d.phaseNamed(m.take("before")); ok {
		d.plan.Compare.Before = before
	}
	after := m.take("after")
	var pooled []int
	for _, item := range after.oneOrList() {
		i, ok := d.phaseNamed(item)
		if !ok {
			continue
		}
		if slices.Contains(pooled, i) {
			d.fail(item.pos(), listedTwice, d.plan.Phases[i].ID)
			continue
		}
		before, phase := d.plan.Phases[d.plan.Compare.Before], d.plan.Phases[i]
		if i <= d.plan.Compare.Before && before.Days() > 0 && phase.Days() > 0 { // else its dates are reported
			d.fail(item.pos(), compareOrder, before.ID, phase.ID)
		}
		pooled = append(pooled, i)
	}
	if after.present() {
		slices.Sort(pooled)
		d.plan.Compare.After = pooled
	} else if last >= 0 && d.plan.Compare.Before == last {
		d.fail(m.pos(), compareOrder, d.plan.Phases[last].ID, d.plan.Phases[last].ID)
	}
	d.readSecondLooks(m.take("ordered"), m.take("year_before"))
}

// minOrdered is the fewest phases, the baseline among them, that have an order to test.
const minOrdered = 3

// readSecondLooks reads what is asked for beside the headline, and tells of what cannot be had.
func (d *definition) readSecondLooks(ordered, yearBefore node) {
	compare := &d.plan.Compare
	compare.Ordered, compare.YearBefore = ordered.boolean(false), yearBefore.boolean(false)
	if len(d.plan.Phases) < 2 || len(compare.After) == 0 || d.failed() {
		return // reported, and what follows from it is no news
	}
	if n := len(d.plan.Phases) - compare.Before; compare.Ordered && n < minOrdered {
		d.notice(ordered.pos(), orderedTooFew, d.plan.BeforeID(), strconv.Itoa(n))
	}
	if months, _ := d.plan.YearBefore(metric.Month); compare.YearBefore && len(months) == 0 {
		d.notice(yearBefore.pos(), yearBeforeNone, d.plan.AfterID())
	}
}
