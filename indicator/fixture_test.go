package indicator

import (
	"math"
	"time"

	"upshot/metric"
)

// plan is six months of baseline and two later phases of four months, in UTC.
func plan(indicators ...metric.Indicator) *metric.Plan {
	return &metric.Plan{
		Languages: []string{"en"}, Location: time.UTC, Timezone: "UTC", AsOf: day("2024-02-29"),
		Phases: []metric.Phase{
			phase("baseline", "2023-01-01", "2023-06-30"),
			phase("round-1", "2023-07-01", "2023-10-31"),
			phase("round-2", "2023-11-01", "2024-02-29"),
		},
		Compare: metric.Compare{Before: 0, After: []int{2}},
		Sources: []metric.Source{{ID: "events", Layout: "long", Covers: metric.Window{From: day("2023-01-01"), To: day("2024-02-29")}},
			{ID: "size", Layout: "long", Covers: metric.Window{From: day("2023-01-01"), To: day("2024-02-29")}}},
		Indicators: indicators, Multiplicity: "bh",
	}
}

func phase(id, from, to string) metric.Phase {
	return metric.Phase{ID: id, Window: metric.Window{From: day(from), To: day(to)}}
}

func day(s string) metric.Day {
	d, err := metric.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// noon is the moment in the middle of a day.
func noon(d metric.Day) metric.Instant { return metric.Instant(int64(d)*86400000 + 43200000) }

// records builds a table row by row.
type records struct {
	table   metric.Table
	times   []metric.Instant
	from    []metric.Instant
	numbers []float64
	words   []string
}

// add appends a record of a project (-1 for none) that ended at noon of a day after so many seconds.
func (r *records) add(project int, d metric.Day, seconds, number float64, word string) {
	r.table.Project = append(r.table.Project, int32(project))
	r.times = append(r.times, noon(d))
	r.from = append(r.from, noon(d)-metric.Instant(math.Round(seconds*1000)))
	r.numbers = append(r.numbers, number)
	r.words = append(r.words, word)
}

// build gives the columns time, from, number and word to the table of a source.
func (r *records) build(source int) metric.Table {
	t := r.table
	t.Source, t.N = source, len(r.times)
	t.File, t.Row = make([]int32, t.N), make([]int32, t.N)
	words := metric.Column{Role: "word", Kind: metric.WordColumn, Words: []string{""}}
	for i, w := range r.words {
		t.Row[i] = int32(i + 2)
		code := -1
		for known, text := range words.Words {
			if text == w {
				code = known
			}
		}
		if code < 0 {
			code = len(words.Words)
			words.Words = append(words.Words, w)
		}
		words.Codes = append(words.Codes, uint32(code))
	}
	t.Columns = []metric.Column{
		{Role: "time", Kind: metric.TimeColumn, Times: r.times},
		{Role: "from", Kind: metric.TimeColumn, Times: r.from},
		{Role: "number", Kind: metric.NumberColumn, Numbers: r.numbers},
		words,
	}
	return t
}

// monthly adds one record in the middle of each month from the first on, with these numbers; NaN skips a month.
func (r *records) monthly(project int, first string, numbers ...float64) {
	d := day(first)
	for _, v := range numbers {
		if metric.Known(v) {
			r.add(project, d+14, 3600, v, "")
		}
		d = metric.Month.Containing(d).Last + 1
	}
}

func spec(id string, form metric.Form, primary bool) metric.Indicator {
	s := metric.Indicator{
		ID: id, Primary: primary, Better: metric.Lower, MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
		Measure: metric.Measure{Form: form, Scale: 1, Numerator: metric.Term{Source: "events", At: "time"}},
	}
	switch form {
	case metric.Duration:
		s.Measure.From, s.Measure.To = "from", "time"
	case metric.Level:
		s.Measure.Column, s.Statistic = "number", metric.Mean
	case metric.Proportion:
		s.MinimumEffect = metric.Effect{Value: 0.02}
		s.Measure.Denominator = metric.Term{Source: "events", At: "time"}
		s.Measure.Numerator.Where = metric.Conditions{{Role: "word", Test: metric.Is, Words: []string{"failed"}}}
	case metric.Ratio:
		s.Measure.Denominator = metric.Term{Source: "size", At: "time", Sum: "number"}
	}
	return s
}

// compute runs a plan over one table of events and, for ratios, one of sizes.
func compute(p *metric.Plan, projects []metric.Project, events, size *records) *Report {
	data := &metric.Dataset{Projects: projects, Tables: []metric.Table{events.build(0)}}
	if size == nil {
		size = &records{}
	}
	data.Tables = append(data.Tables, size.build(1))
	return Compute(p, data, nil)
}
