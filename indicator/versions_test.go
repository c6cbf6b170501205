package indicator

import (
	"math"
	"slices"
	"testing"

	"upshot/metric"
)

func TestDisclosuresOfADefinition(t *testing.T) {
	changed := func(d string) metric.Indicator {
		s := spec("lead", metric.Duration, true)
		s.Version, s.Changes = "2", []metric.Change{{Version: "2", Date: day(d), Note: metric.Plain("without drafts")}}
		return s
	}
	since := func(d string, primary bool) metric.Indicator {
		s := spec("lead", metric.Duration, primary)
		s.PrimarySince = day(d)
		return s
	}
	for _, c := range []struct {
		claim string
		spec  metric.Indicator
		code  NoteCode
		want  []string // the later phases whose comparison has the note
	}{
		{"a change before the baseline touches nothing", changed("2022-12-31"), NoteDefinition, nil},
		{"on the baseline's first day it is inside", changed("2023-01-01"), NoteDefinition, []string{"round-1", "round-2"}},
		{"in the baseline it touches every comparison", changed("2023-03-01"), NoteDefinition, []string{"round-1", "round-2"}},
		{"on the round's last day it is inside", changed("2023-10-31"), NoteDefinition, []string{"round-1", "round-2"}},
		{"after a round it touches only the later one", changed("2023-11-01"), NoteDefinition, []string{"round-2"}},
		{"after all it touches nothing", changed("2024-03-01"), NoteDefinition, nil},
		{"primary before the first round is declared in time", since("2023-06-30", true), NoteLatePrimary, nil},
		{"on the first day of the round it still is", since("2023-07-01", true), NoteLatePrimary, nil},
		{"a day later it is late for that round", since("2023-07-02", true), NoteLatePrimary, []string{"round-1"}},
		{"in the last round it is late for all", since("2024-01-01", true), NoteLatePrimary, []string{"round-1", "round-2"}},
		{"a supporting indicator cannot be late", since("2024-01-01", false), NoteLatePrimary, nil},
		{"no date says nothing", spec("lead", metric.Duration, true), NoteLatePrimary, nil},
	} {
		rep := compute(plan(c.spec), []metric.Project{{ID: "a"}}, &records{}, nil)
		var got []string
		for _, v := range rep.Indicators[0].In(Overall).Comparisons {
			if v.HasNote(c.code) {
				got = append(got, v.After)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: noted beside %v, want %v", c.claim, got, c.want)
		}
	}
}

func TestAPooledHeadlineIsLateIfItsFirstRoundHadBegun(t *testing.T) {
	s := spec("lead", metric.Duration, true)
	s.PrimarySince = day("2023-09-01") // in round 1, before round 2
	p := plan(s)
	p.Compare.After = []int{1, 2}
	f := compute(p, []metric.Project{{ID: "a"}}, &records{}, nil).Indicators[0].In(Overall)
	if c := f.Headline(); !c.HasNote(NoteLatePrimary) {
		t.Errorf("%s: notes %v, want %s", c.After, c.Notes, NoteLatePrimary)
	}
}

func TestMultiples(t *testing.T) {
	score := spec("score", metric.Level, false)
	stock := score
	stock.Statistic = metric.Sum
	hours := score
	hours.Unit = inHours
	for _, c := range []struct {
		claim               string
		spec                metric.Indicator
		before, after       float64
		multiple, changePct float64
	}{
		{"a rise", spec("f", metric.Frequency, false), 5, 12, 2.4, 140},
		{"a fall", spec("d", metric.Duration, false), 10, 4, 0.4, -60},
		{"down to none", spec("f", metric.Frequency, false), 5, 0, 0, -100},
		{"from none there is neither", spec("f", metric.Frequency, false), 0, 3, none, none},
		{"from none to none neither", spec("f", metric.Frequency, false), 0, 0, none, none},
		{"a share has both", spec("p", metric.Proportion, false), 0.5, 0.6, 1.2, 20},
		{"a bare number of a board may be a score", score, 40, 80, none, 100},
		{"what is added up is an amount", stock, 40, 80, 2, 100},
		{"a time on a board has a true zero", hours, 40, 80, 2, 100},
		{"a negative number has no per cent", score, -40, -20, none, none},
		{"without a baseline there is neither", spec("d", metric.Duration, false), none, 4, none, none},
		{"without a later value neither", spec("d", metric.Duration, false), 4, none, none, none},
	} {
		if got := multiple(&c.spec, c.before, c.after); math.Abs(got-c.multiple) > 1e-12 || metric.Known(got) != metric.Known(c.multiple) {
			t.Errorf("%s: multiple(%v, %v) = %v, want %v", c.claim, c.before, c.after, got, c.multiple)
		}
		if got := percentage(c.before, c.after-c.before); math.Abs(got-c.changePct) > 1e-12 || metric.Known(got) != metric.Known(c.changePct) {
			t.Errorf("%s: percentage(%v, %v) = %v, want %v", c.claim, c.before, c.after, got, c.changePct)
		}
	}
}

var none = metric.Missing()

// A source that only begins in round 2: there is a value and a target, and nothing to compare with.
func TestATargetIsJudgedWithoutABaseline(t *testing.T) {
	lead := spec("lead", metric.Duration, true)
	lead.Targets = []metric.Target{{Phase: -1, Max: true, Value: 8 * 60}}
	often := spec("often", metric.Frequency, true)
	often.Better = metric.Higher
	often.Targets = []metric.Target{{Phase: -1, Value: 20 * perDayOfMonth}}
	failed := spec("failed", metric.Proportion, false)
	failed.Targets = []metric.Target{{Phase: -1, Max: true, Value: 0.5}}
	board := spec("board", metric.Level, false)
	board.Targets = []metric.Target{{Phase: -1, Max: true, Value: 3}}
	r := &records{}
	for d := day("2023-11-01"); d <= day("2024-02-29"); d++ {
		r.add(0, d, 300+float64(d%5)*30, 1+float64(d%3)/10, []string{"", "failed"}[d%7/6])
	}
	p := plan(lead, often, failed, board)
	p.Sources[0].Covers.From = day("2023-11-01")
	rep := compute(p, []metric.Project{{ID: "a"}}, r, nil)
	for i := range rep.Indicators {
		f := rep.Indicators[i].In(Overall)
		c := f.Headline()
		if c.Verdict != NotEnoughData || c.Reason != NoBaseline || metric.Known(c.Change) || metric.Known(c.Multiple) || metric.Known(c.ChangePct) {
			t.Errorf("%s: %v because of %q, change %v; want not-enough-data because of no-baseline, and no change", rep.Indicators[i].Spec.ID, c.Verdict, c.Reason, c.Change)
		}
		want := Met
		if rep.Indicators[i].Spec.ID == "board" { // four months give no limits of their own
			want = MetByEstimate
		}
		if f.Target == nil || f.Target.Status != want {
			t.Errorf("%s: target %+v, want %v", rep.Indicators[i].Spec.ID, f.Target, want)
		}
		if first := f.Comparisons[0]; first.Reason == NoBaseline {
			t.Errorf("%s: round 1 has no value either, yet the reason is %q", rep.Indicators[i].Spec.ID, first.Reason)
		}
	}
}
