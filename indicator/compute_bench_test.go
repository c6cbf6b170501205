package indicator

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"upshot/metric"
)

const dayMillis = 86400 * 1000

// deployments is a table of so many records over the days of the plan, of 40 projects: a log-normal
// lead time in whole seconds that halves over time, and failures among them.
func deployments(n int) (metric.Table, []metric.Project) {
	r := rand.New(rand.NewPCG(7, 7))
	projects := make([]metric.Project, 40)
	for i := range projects {
		projects[i].ID = fmt.Sprintf("project-%02d", i)
	}
	first, last := day("2023-01-01"), day("2024-02-29")
	t := metric.Table{N: n, File: make([]int32, n), Row: make([]int32, n)}
	end := metric.Column{Role: "time", Kind: metric.TimeColumn}
	start := metric.Column{Role: "from", Kind: metric.TimeColumn}
	word := metric.Column{Role: "word", Kind: metric.WordColumn, Words: []string{"", "success", "failed"}}
	for i := range n {
		moment := noon(first) + metric.Instant(int64(i)*int64(last-first)*dayMillis/int64(n))
		seconds := math.Floor(3600 * math.Exp(3.5-float64(i)/float64(n)+0.8*r.NormFloat64()))
		code := uint32(1)
		if r.Float64() < 0.15 {
			code = 2
		}
		t.Project = append(t.Project, int32(i%len(projects)))
		end.Times, start.Times = append(end.Times, moment), append(start.Times, moment-metric.Instant(1000*seconds))
		word.Codes = append(word.Codes, code)
	}
	t.Columns = []metric.Column{end, start, word}
	return t, projects
}

func BenchmarkCompute(b *testing.B) {
	table, projects := deployments(100_000)
	p := plan(spec("lead-time", metric.Duration, true), spec("frequency", metric.Frequency, true), spec("fail-rate", metric.Proportion, true))
	data := &metric.Dataset{Projects: projects, Tables: []metric.Table{table, (&records{}).build(1)}}
	b.ReportAllocs()
	for b.Loop() {
		if r := Compute(p, data, nil); r.Indicators[0].In(Overall).Headline().Verdict == NotEnoughData {
			b.Fatal("no verdict from 100,000 records")
		}
	}
}

func BenchmarkComputeInWorkingDays(b *testing.B) {
	table, projects := deployments(100_000)
	p := plan(onWorkingDays(spec("lead-time", metric.Duration, true)), onWorkingDays(spec("frequency", metric.Frequency, true)), spec("fail-rate", metric.Proportion, true))
	p.Calendar = chinese()
	data := &metric.Dataset{Projects: projects, Tables: []metric.Table{table, (&records{}).build(1)}}
	b.ReportAllocs()
	for b.Loop() {
		if r := Compute(p, data, nil); r.Indicators[0].In(Overall).Headline().Verdict == NotEnoughData {
			b.Fatal("no verdict from 100,000 records")
		}
	}
}

func TestFiguresDoNotDependOnTheNumberOfProcessors(t *testing.T) {
	table, projects := deployments(3000)
	data := &metric.Dataset{Projects: projects, Tables: []metric.Table{table, (&records{}).build(1)}}
	figures := func(processors int) string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		p := plan(spec("lead-time", metric.Duration, true), spec("fail-rate", metric.Proportion, true),
			onWorkingDays(spec("work", metric.Duration, true)), onWorkingDays(spec("rate", metric.Frequency, true)))
		p.Calendar = chinese()
		var out strings.Builder
		for _, r := range Compute(p, data, nil).Indicators {
			for _, f := range r.Scopes {
				for i := range f.Comparisons {
					if c := &f.Comparisons[i]; c.Stratified != nil { // what it points to, not where it lies
						fmt.Fprintln(&out, *c.Stratified)
						c.Stratified = nil
					}
				}
				fmt.Fprintln(&out, f.Scope, f.Phases, f.Periods, f.Comparisons, r.Across)
			}
		}
		return out.String()
	}
	one := figures(1)
	for _, n := range []int{2, 7} {
		if got := figures(n); got != one {
			t.Errorf("figures on %d processors = %s, want %s", n, got, one)
		}
	}
}
