package maturity

import "testing"

func TestLevelsOfDifferentHandsAreTold(t *testing.T) {
	assess := func(phase int, codes ...string) func(*desk) {
		return func(d *desk) {
			for _, code := range codes {
				d.row(code).Assessed[phase] = 3
			}
		}
	}
	all := []string{"A-X-1", "A-X-2", "A-Y-1", "B-Z-1", "B-Z-2"}
	for _, c := range []struct {
		claim       string
		changes     []func(*desk)
		before, now string
		differ      bool
	}{
		{"self-rated all along", nil, "self", "self", false},
		{"assessed at the end", []func(*desk){assess(2, all...)}, "self", "assessed", true},
		{"assessed in part at the end", []func(*desk){assess(2, all[:1]...)}, "self", "mixed", true},
		{"assessed at both ends", []func(*desk){assess(0, all...), assess(2, all...)}, "assessed", "assessed", false},
		{"the same ones assessed at both ends", []func(*desk){assess(0, all[:2]...), assess(2, all[:2]...)}, "mixed", "mixed", false},
		{"as many, but other ones", []func(*desk){assess(0, all[:2]...), assess(2, all[2:4]...)}, "mixed", "mixed", true},
		{"only a round between was assessed", []func(*desk){assess(1, all...)}, "self", "self", false},
	} {
		d := newDesk()
		for _, change := range c.changes {
			change(d)
		}
		r := d.compute()
		if before, now, differ := r.Raters(r.Before), r.Raters(r.Now), r.RatersDiffer(); before != c.before || now != c.now || differ != c.differ {
			t.Errorf("%s: raters %s, then %s, differ %v; want %s, %s, %v", c.claim, before, now, differ, c.before, c.now, c.differ)
		}
	}
	d := newDesk()
	d.Ratings = nil
	if d.compute().RatersDiffer() {
		t.Error("raters differ where nothing is rated")
	}
}
