package indicator

import (
	"testing"

	"upshot/metric"
)

// A side without events shows no dispersion of its own: it is that of the other side's months which says
// how much the events are worth.
func TestNoEventOnOneSideIsJudgedByTheOtherSidesDispersion(t *testing.T) {
	clumped, steady := []int{0, 6, 0, 0, 6, 0}, []int{2, 2, 2, 2, 2, 2}
	later := []int{0, 0, 0, 0}
	tests := []struct {
		name    string
		form    metric.Form
		before  []int
		word    string // of the events; the others of 20 a month are not
		test    TestName
		phi     float64
		verdict Verdict
	}{
		{"steady events that stop", metric.Frequency, steady, "", EffectiveRate, 0.003138760880696371, Improved},
		{"clumped events that stop may have been two", metric.Frequency, clumped, "", EffectiveRate, 4.981797235023042, NoClearChange},
		{"steady failures that stop", metric.Proportion, steady, "failed", EffectiveFisher, 0, Improved},
		{"clumped failures that stop may have been two", metric.Proportion, clumped, "failed", EffectiveFisher, 80.0 / 15, NoClearChange},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, events := plan(spec("a", test.form, true)), &records{}
			events.perMonth("2023-01-01", test.before, 60, "failed")
			events.perMonth("2023-11-01", later, 60, "failed")
			if test.form == metric.Proportion {
				others := make([]int, 14)
				for i := range others {
					if others[i] = 20; i < 6 {
						others[i] -= test.before[i]
					}
				}
				events.perMonth("2023-01-01", others, 60, "ok")
			}
			c := compute(p, nil, events, nil).Indicators[0].In(Overall).Headline()
			var found *Test
			for i := range c.Tests {
				if c.Tests[i].Name == test.test {
					found = &c.Tests[i]
				}
			}
			if found == nil || !near(found.Phi, test.phi) || found.DF != 5 || found.P > c.P {
				t.Fatalf("tests = %+v, want %s with phi %v", c.Tests, test.test, test.phi)
			}
			if c.Verdict != test.verdict {
				t.Errorf("verdict = %v (%s) by p %v, want %v", c.Verdict, c.Reason, c.P, test.verdict)
			}
		})
	}
}

// With everything failing before and nothing after, no side varies: nothing is firm.
func TestAllAgainstNoneHasNoKnownDispersion(t *testing.T) {
	p, events := plan(spec("a", metric.Proportion, true)), &records{}
	events.perMonth("2023-01-01", []int{2, 2, 2, 2, 2, 2}, 60, "failed")
	events.perMonth("2023-11-01", []int{5, 5, 5, 5}, 60, "ok")
	c := compute(p, nil, events, nil).Indicators[0].In(Overall).Headline()
	if c.Verdict != LeaningBetter || c.Reason != DispersionUnknown {
		t.Errorf("verdict = %v (%s), want leaning better, the dispersion unknown", c.Verdict, c.Reason)
	}
}

// A target is held against an interval that the dispersion of the side with events widens: none in the
// 121 days after rules out 3.69 events, times phi.
func TestATargetMetByNoEventAllowsForDispersion(t *testing.T) {
	for _, test := range []struct {
		before []int
		status TargetStatus
	}{{[]int{2, 2, 2, 2, 2, 2}, Met}, {[]int{0, 6, 0, 0, 6, 0}, MetByEstimate}} {
		s := spec("a", metric.Frequency, true)
		s.Targets = []metric.Target{{Max: true, Phase: -1, Value: 6.0 / 121}}
		events := &records{}
		events.perMonth("2023-01-01", test.before, 60, "")
		got := compute(plan(s), nil, events, nil).Indicators[0].In(Overall).Target
		if got.Status != test.status || got.Value != 0 {
			t.Errorf("before %v: target = %+v, want %v", test.before, got, test.status)
		}
	}
}
