package maturity

import (
	"slices"
	"testing"

	"upshot/metric"
)

func TestADefinitionWithoutRegistersHasNoReport(t *testing.T) {
	d := newDesk()
	d.plan.Assessment, d.plan.Actions, d.plan.Evidence, d.plan.Findings = nil, nil, nil, nil
	if r := d.compute(); r != nil {
		t.Errorf("Compute = %+v, want nil", r)
	}
	d.plan.Findings = &metric.Register{}
	d.Findings = []metric.Finding{{ID: "F-1", Status: "open"}}
	if r := d.compute(); r == nil || len(r.Findings) != 1 || r.Spec != nil || len(r.SubItems) != 0 || r.Now != -1 {
		t.Errorf("findings alone: Compute = %+v, want the finding and no sub-item", r)
	}
}

func TestWhatIsSaidOfAPartReachesItsSubItems(t *testing.T) {
	for _, c := range []struct {
		claim string
		aims  []string
		want  []string // sub-items that are aimed at
	}{
		{"an action at a sub-item aims at it alone", []string{"A-X-2"}, []string{"A-X-2"}},
		{"an action at an item aims at all of its sub-items", []string{"A-X"}, []string{"A-X-1", "A-X-2"}},
		{"an action at a sub-domain aims at all of its items", []string{"A"}, []string{"A-X-1", "A-X-2", "A-Y-1"}},
		{"an action may aim at several places", []string{"A-Y", "B-Z-2"}, []string{"A-Y-1", "B-Z-2"}},
		{"twice the same is once", []string{"A-Y", "A-Y-1"}, []string{"A-Y-1"}},
		{"an action at nothing aims at none", nil, nil},
	} {
		d := newDesk()
		var nodes []metric.Node
		for _, code := range c.aims {
			nodes = append(nodes, d.node(code))
		}
		d.Actions = []metric.Action{{ID: "A1", Round: -1, Capabilities: nodes}}
		d.Findings = []metric.Finding{{ID: "F1", Capabilities: nodes}}
		r := d.compute()
		var actions, findings []string
		for i := range r.SubItems {
			s := &r.SubItems[i]
			for range s.Actions {
				actions = append(actions, s.Spec.Code)
			}
			for range s.Findings {
				findings = append(findings, s.Spec.Code)
			}
		}
		if !slices.Equal(actions, c.want) || !slices.Equal(findings, c.want) {
			t.Errorf("%s: actions at %v, findings at %v, want %v", c.claim, actions, findings, c.want)
		}
	}
}

func TestActionsAreFoundByIndicatorAndByProject(t *testing.T) {
	d := newDesk()
	d.Actions = []metric.Action{
		{ID: "1", Round: -1, Indicators: []string{"lead-time", "fail-rate"}, Project: "core"},
		{ID: "2", Round: -1, Indicators: []string{"fail-rate"}},
		{ID: "3", Round: -1, Project: "core"},
	}
	r := d.compute()
	if got := r.ActionsFor("fail-rate"); !slices.Equal(got, []int{0, 1}) {
		t.Errorf("ActionsFor(fail-rate) = %v, want the first two", got)
	}
	if got := r.ActionsIn("core"); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("ActionsIn(core) = %v, want the first and the last: that for all projects is not its own", got)
	}
}

// proof is ready evidence that supports a code.
func (d *desk) proof(id, code, kind string, level int) metric.Evidence {
	return metric.Evidence{ID: id, Node: d.node(code), Kind: kind, Level: level, Status: "ready", Present: true}
}

func TestCoverageCountsKindsApart(t *testing.T) {
	expected := []metric.ExpectedEvidence{
		{Level: 3, Kind: "document", Count: 1}, {Level: 3, Kind: "document", Count: 1}, {Level: 3, Kind: "screenshot", Count: 3}, {Level: 4, Kind: "video", Count: 1},
	}
	for _, c := range []struct {
		claim           string
		change          func(d *desk)
		ready, expected int
		supported       bool
		coverage        []Coverage
	}{
		{"nothing is ready", func(*desk) {}, 0, 5, false, []Coverage{{"document", 2, 0}, {"screenshot", 3, 0}}},
		{"a document is no screenshot", func(d *desk) {
			for _, id := range []string{"1", "2", "3"} {
				d.Evidence = append(d.Evidence, d.proof(id, "A-X-1", "document", 3))
			}
		}, 2, 5, true, []Coverage{{"document", 2, 3}, {"screenshot", 3, 0}}},
		{"a kind that nobody expects is counted, and stands in for none", func(d *desk) {
			d.Evidence = append(d.Evidence, d.proof("1", "A-X-1", "video", 3))
		}, 0, 5, true, []Coverage{{"document", 2, 0}, {"screenshot", 3, 0}, {"video", 0, 1}}},
		{"evidence of an item is that of its sub-items", func(d *desk) {
			d.Evidence = append(d.Evidence, d.proof("1", "A-X", "screenshot", 3))
		}, 1, 5, true, []Coverage{{"document", 2, 0}, {"screenshot", 3, 1}}},
		{"evidence of a higher level supports the level, and is none of the pieces that the list names", func(d *desk) {
			d.Evidence = append(d.Evidence, d.proof("1", "A-X-1", "document", 4))
		}, 0, 5, true, []Coverage{{"document", 2, 0}, {"screenshot", 3, 0}}},
		{"that of a lower level does not", func(d *desk) {
			d.Evidence = append(d.Evidence, d.proof("1", "A-X-1", "document", 2))
		}, 0, 5, false, []Coverage{{"document", 2, 0}, {"screenshot", 3, 0}}},
		{"that of no level does not", func(d *desk) {
			d.Evidence = append(d.Evidence, d.proof("1", "A-X-1", "document", 0))
		}, 0, 5, false, []Coverage{{"document", 2, 0}, {"screenshot", 3, 0}}},
		{"a draft is not ready", func(d *desk) {
			d.Evidence = append(d.Evidence, d.proof("1", "A-X-1", "document", 3))
			d.Evidence[0].Status = "draft"
		}, 0, 5, false, []Coverage{{"document", 2, 0}, {"screenshot", 3, 0}}},
		{"a file that is not there is not ready", func(d *desk) {
			d.Evidence = append(d.Evidence, d.proof("1", "A-X-1", "document", 3))
			d.Evidence[0].Present = false
		}, 0, 5, false, []Coverage{{"document", 2, 0}, {"screenshot", 3, 0}}},
		{"that of another sub-item does not count", func(d *desk) {
			d.Evidence = append(d.Evidence, d.proof("1", "A-X-2", "document", 3))
		}, 0, 5, false, []Coverage{{"document", 2, 0}, {"screenshot", 3, 0}}},
		{"unless the row names it", func(d *desk) {
			d.Evidence = append(d.Evidence, d.proof("A-X-2-L3-1", "A-X-2", "document", 3))
			d.row("A-X-1").Evidence = []string{"A-X-2-L3-1"}
		}, 1, 5, true, []Coverage{{"document", 2, 1}, {"screenshot", 3, 0}}},
		{"3- as a target expects what 3 does", func(d *desk) { d.row("A-X-1").Target = 2.5 }, 0, 5, false, []Coverage{{"document", 2, 0}, {"screenshot", 3, 0}}},
		{"another target expects what its level does", func(d *desk) {
			d.row("A-X-1").Target = 4
			d.Evidence = append(d.Evidence, d.proof("1", "A-X-1", "video", 3), d.proof("2", "A-X-1", "video", 4))
		}, 1, 1, true, []Coverage{{"video", 1, 1}}},
	} {
		d := newDesk()
		d.sub("A-X-1").Expected = expected
		c.change(d)
		s := d.subItem(d.compute(), "A-X-1")
		if ready, expected := s.Expected(); ready != c.ready || expected != c.expected {
			t.Errorf("%s: %d of %d, want %d of %d", c.claim, ready, expected, c.ready, c.expected)
		}
		if s.Supported != c.supported || !slices.Equal(s.Coverage, c.coverage) {
			t.Errorf("%s: supported %v, coverage %v, want %v, %v", c.claim, s.Supported, s.Coverage, c.supported, c.coverage)
		}
	}
}
