package workbook

import (
	"testing"
	"time"

	"upshot/indicator"
	"upshot/metric"
)

func TestZone(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zone database")
	}
	moments := func(days ...string) *indicator.Report {
		column := metric.Column{Role: "time", Kind: metric.TimeColumn}
		for _, d := range days {
			column.Times = append(column.Times, metric.InstantOf(date(d).Time()))
		}
		table := &metric.Table{Columns: []metric.Column{column}}
		return &indicator.Report{Plan: &metric.Plan{Location: berlin, Timezone: "Europe/Berlin"}, Ledgers: []indicator.Ledger{{Table: table}}}
	}
	for _, c := range []struct {
		claim string
		rep   *indicator.Report
		want  string
	}{
		{"one winter is in local time", moments("2023-11-05", "2024-03-01"), "Europe/Berlin (UTC+01:00)"},
		{"data over the change of the clocks are in UTC", moments("2023-11-05", "2024-05-01"), "UTC"},
		{"no data are in local time", moments(), "Europe/Berlin (UTC+00:00)"},
	} {
		if got := newZone(c.rep).String(); got != c.want {
			t.Errorf("%s: zone = %s, want %s", c.claim, got, c.want)
		}
	}
}

// TestAScopeIsOneRun holds the lines we find against a look at every line: those of a phase and scope
// stand side by side.
func TestAScopeIsOneRun(t *testing.T) {
	rep := report(samplePlan(specs...), 3)
	scopes := []indicator.Scope{indicator.Overall, {Project: -1, Group: "Loans"}, {Project: 0}, {Project: 1}, {Project: 2}}
	for i := range rep.Ledgers {
		l := &rep.Ledgers[i]
		s := &source{records: &records{ledger: l, segments: segmentsOf(l)}}
		for phase := range rep.Plan.Phases {
			for _, scope := range scopes {
				first, end, n := 0, 0, 0
				for i, line := range l.Lines {
					if int(l.Phase[i]) != phase || !scope.Holds(rep.Projects, int(l.Table.Project[line])) {
						continue
					}
					if n == 0 {
						first = i
					}
					end = i + 1
					n++
				}
				if n != end-first {
					t.Errorf("%s, phase %d, %v: %d lines between %d and %d", l.At, phase, scope, n, first, end)
				}
				ranges := s.ranges(rep.Projects, []int{phase}, scope, nil)
				if first == end && len(ranges) == 0 {
					continue
				}
				if len(ranges) != 1 || ranges[0] != [2]int{first, end} {
					t.Errorf("ranges(%s, phase %d, %v) = %v, want [%d %d]", l.At, phase, scope, ranges, first, end)
				}
			}
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct {
		claim, line string
		limit       float64
		want        int
	}{
		{"a short line is one", "Shown in days.", 40, 1},
		{"a long one breaks at spaces", "Shown in days, and in many other words that go on and on.", 30, 2},
		{"Chinese breaks between characters", "数值是引用原始记录的公式，差异应为零", 20, 2},
		{"one long word stays whole", "5d41402abc4b2a76b9719d911017c592ae41e4649b934ca495991b7852b85500", 20, 1},
		{"nothing is one empty line", "", 20, 1},
	} {
		if got := fold(c.line, c.limit); len(got) != c.want {
			t.Errorf("%s: fold(%q, %v) = %q, want %d parts", c.claim, c.line, c.limit, got, c.want)
		}
	}
}
