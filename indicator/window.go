package indicator

// window is one phase, or several pooled ones.
type window struct {
	id       string
	phases   []int
	headline bool   // the after of the headline comparison
	slots    []bool // by slot of the grid that is judged: whether it counts; nil if all do
}

// holds reports whether a slot counts in the window, as far as the slots are chosen.
func (w *window) holds(slot int) bool { return w.slots == nil || w.slots[slot] }

// windows lists the phases, and the pooled window if the headline pools.
func (e *engine) windows() []window {
	after := e.plan.Compare.After
	var windows []window
	for i, p := range e.plan.Phases {
		windows = append(windows, window{id: p.ID, phases: []int{i}, headline: len(after) == 1 && after[0] == i})
	}
	if len(after) > 1 {
		windows = append(windows, window{id: e.plan.AfterID(), phases: after, headline: true})
	}
	return windows
}
