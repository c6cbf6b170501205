package workbook

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

var book1 = func() *wording.Book {
	b, err := wording.Load(os.DirFS("../../templates"))
	if err != nil {
		panic(err)
	}
	return b
}()

func date(s string) metric.Day {
	d, err := metric.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

var shanghai = time.FixedZone("Asia/Shanghai", 8*3600)

// samplePlan compares half a year with two later rounds, pooled.
func samplePlan(indicators ...metric.Indicator) *metric.Plan {
	all := metric.Window{From: date("2023-01-01"), To: date("2024-02-29")}
	phase := func(id, en, zh, from, to string) metric.Phase {
		return metric.Phase{ID: id, Name: metric.Text{"en": en, "zh-CN": zh}, Window: metric.Window{From: date(from), To: date(to)}}
	}
	source := func(id string) metric.Source { return metric.Source{ID: id, Layout: "long", Covers: all} }
	deployments := source("deployments")
	deployments.Origin = metric.Origin{System: "Pipeline", Collection: "automatic", Every: "month", ExportedByRole: "quality office", Link: "https://tracker.example/{id}"}
	deployments.Keep = metric.Conditions{{Role: "result", Test: metric.IsNot, Words: []string{"aborted"}}}
	deployments.Exclude = []metric.Exclusion{{ID: "core-0-9", Reason: metric.Text{"en": "a rehearsal", "zh-CN": "演练"}, By: "quality office"}}
	return &metric.Plan{
		File: "upshot.yaml", Hash: "5d41402abc4b2a76b9719d911017c592ae41e4649b934ca495991b7852b85500",
		Title:        metric.Text{"en": "Loan system delivery", "zh-CN": "贷款系统交付"},
		Organisation: metric.Text{"en": "Example Town Bank", "zh-CN": "示例镇银行"},
		Notice:       metric.Text{"en": "The data are synthetic.", "zh-CN": "数据为虚构。"},
		Contact:      metric.Plain("quality office"), Issue: "draft",
		Languages: []string{"en", "zh-CN"}, Location: shanghai, Timezone: "Asia/Shanghai", AsOf: date("2024-02-29"),
		Phases: []metric.Phase{
			phase("baseline", "Baseline", "基线", "2023-01-01", "2023-06-30"),
			phase("round-1", "Round 1", "第一轮", "2023-07-01", "2023-10-31"),
			phase("round-2", "Round 2", "第二轮", "2023-11-01", "2024-02-29"),
		},
		Compare:      metric.Compare{Before: 0, After: []int{1, 2}, Ordered: true, YearBefore: true},
		Sources:      []metric.Source{deployments, source("defects"), source("size"), source("board")},
		Indicators:   indicators,
		Multiplicity: "bh", MaxRejected: 0.01, Appendix: metric.Appendix{Publish: true, MaxRows: 200_000},
	}
}

var projects = []metric.Project{
	{ID: "core", Name: metric.Text{"en": "Core", "zh-CN": "核心"}, Group: "Loans", Listed: true},
	{ID: "portal", Name: metric.Text{"en": "Portal", "zh-CN": "门户"}, Group: "Loans", Listed: true},
	{ID: "=1+1", Name: metric.Plain("=1+1"), Listed: false},
}

// ids of the indicators below
const (
	leadTime = iota
	leadMean
	leadP90
	frequency
	failRate
	testShare
	density
	rework
	stockDensity
	stockShare
	stockRatio
	coverage
	coverageMedian
	backlog
	points
)

// specs is one indicator of every form, statistic and way of counting.
var specs = []metric.Indicator{
	leadTime: {
		ID: "change-lead-time", Name: metric.Text{"en": "Change lead time", "zh-CN": "变更前置时间"},
		Definition: metric.Text{"en": "Time from commit to production.", "zh-CN": "从提交到上线的时间。"},
		Formula:    metric.Plain("median(finished - committed)"), Better: metric.Lower, Primary: true, PrimarySince: date("2023-01-01"),
		Unit: metric.Unit{Kind: metric.TimeUnit, Symbol: "d"}, MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
		Measure: metric.Measure{Form: metric.Duration, From: "committed", To: "time", Scale: 1, Numerator: metric.Term{Source: "deployments", At: "time"}},
		Targets: []metric.Target{{Phase: -1, Max: true, Value: 3 * 86400, Text: "3d"}}, Version: "2", Kind: "result",
		Changes: []metric.Change{{Version: "2", Date: date("2023-02-01"), Note: metric.Plain("leaves out hot fixes")}},
	},
	leadMean: {
		ID: "change-lead-time-mean", Better: metric.Lower, Statistic: metric.Mean, Unit: metric.Unit{Kind: metric.TimeUnit, Symbol: "h"},
		MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
		Measure:       metric.Measure{Form: metric.Duration, From: "committed", To: "time", Scale: 1, Numerator: metric.Term{Source: "deployments", At: "time"}},
	},
	leadP90: {
		ID: "change-lead-time-of-the-slowest-tenth-of-all-changes", Better: metric.Lower, Statistic: metric.P90,
		Unit: metric.Unit{Kind: metric.TimeUnit, Symbol: "h"}, MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
		Measure: metric.Measure{Form: metric.Duration, Column: "waited", Scale: 1, Numerator: metric.Term{Source: "deployments", At: "time"}},
	},
	frequency: {
		ID: "deployment-frequency", Name: metric.Text{"en": "Deployment frequency", "zh-CN": "部署频率"}, Better: metric.Higher, Primary: true,
		Unit: metric.Unit{Kind: metric.RateUnit, Symbol: "month"}, MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
		Measure: metric.Measure{Form: metric.Frequency, Per: "month", Scale: 1, Numerator: metric.Term{Source: "deployments", At: "time"}},
	},
	failRate: {
		ID: "change-fail-rate", Name: metric.Text{"en": "Change fail rate", "zh-CN": "变更失败率"}, Better: metric.Lower, Primary: true,
		Unit: metric.Unit{Kind: metric.PercentUnit}, MinimumEffect: metric.Effect{Value: 0.02},
		Measure: metric.Measure{
			Form: metric.Proportion, Scale: 1, Denominator: metric.Term{Source: "deployments", At: "time"},
			Numerator: metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{{Role: "result", Test: metric.Is, Words: []string{"failed"}}}},
		},
	},
	testShare: {
		ID: "automated-tests", Better: metric.Higher, Unit: metric.Unit{Kind: metric.PercentUnit}, MinimumEffect: metric.Effect{Value: 0.02},
		Measure: metric.Measure{Form: metric.Proportion, Scale: 1, Numerator: metric.Term{Source: "size", At: "time", Sum: "automated"}, Denominator: metric.Term{Source: "size", At: "time", Sum: "tests"}},
	},
	density: {
		ID: "defect-density", Name: metric.Text{"en": "Defect density", "zh-CN": "缺陷密度"}, Better: metric.Lower,
		Unit: metric.Unit{Label: metric.Text{"en": "defects/KLOC", "zh-CN": "个/千行"}}, MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
		Measure: metric.Measure{Form: metric.Ratio, Scale: 1, Numerator: metric.Term{Source: "defects", At: "time"}, Denominator: metric.Term{Source: "size", At: "time", Sum: "kloc"}},
	},
	rework: {
		ID: "rework", Better: metric.Lower, Unit: metric.Unit{Kind: metric.PercentUnit}, MinimumEffect: metric.Effect{Value: 0.02},
		Measure: metric.Measure{Form: metric.Ratio, Scale: 0.01, Numerator: metric.Term{Source: "size", At: "time", Sum: "automated"}, Denominator: metric.Term{Source: "size", At: "time", Sum: "kloc"}},
	},
	stockDensity: {
		ID: "defects-per-code", Better: metric.Lower, MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
		Measure: metric.Measure{Form: metric.Ratio, Scale: 1000, Numerator: metric.Term{Source: "defects", At: "time"}, Denominator: metric.Term{Source: "size", At: "time", Sum: "tests", Stock: true}},
	},
	stockShare: {
		ID: "automated-at-the-end", Better: metric.Higher, Unit: metric.Unit{Kind: metric.PercentUnit}, MinimumEffect: metric.Effect{Value: 0.02},
		Measure: metric.Measure{Form: metric.Proportion, Scale: 1, Numerator: metric.Term{Source: "size", At: "time", Sum: "automated", Stock: true}, Denominator: metric.Term{Source: "size", At: "time", Sum: "tests", Stock: true}},
	},
	stockRatio: {
		ID: "automated-by-month", Better: metric.Higher, Unit: metric.Unit{Kind: metric.PercentUnit}, MinimumEffect: metric.Effect{Value: 0.02},
		Measure: metric.Measure{Form: metric.Ratio, Scale: 1, Numerator: metric.Term{Source: "size", At: "time", Sum: "automated", Stock: true}, Denominator: metric.Term{Source: "size", At: "time", Sum: "tests", Stock: true}},
	},
	coverage: {
		ID: "unit-test-coverage", Name: metric.Text{"en": "Unit-test coverage", "zh-CN": "单元测试覆盖率"}, Better: metric.Higher, Primary: true, Statistic: metric.Mean,
		Unit: metric.Unit{Kind: metric.PercentUnit}, MinimumEffect: metric.Effect{Value: 0.02},
		Measure: metric.Measure{Form: metric.Level, Column: "value", Scale: 1, Numerator: metric.Term{Source: "board", At: "time", Where: metric.Conditions{{Role: "series", Test: metric.Is, Words: []string{"coverage"}}}}},
		Targets: []metric.Target{{Phase: -1, Value: 0.8, Text: "80%"}},
	},
	coverageMedian: {
		ID: "Coverage: median [of all]/projects?", Better: metric.Higher, Statistic: metric.Median, Unit: metric.Unit{Kind: metric.PercentUnit}, MinimumEffect: metric.Effect{Value: 0.02},
		Measure: metric.Measure{Form: metric.Level, Column: "value", Scale: 1, Numerator: metric.Term{Source: "board", At: "time", Where: metric.Conditions{{Role: "series", Test: metric.Is, Words: []string{"coverage"}}}}},
	},
	backlog: {
		ID: "backlog", Better: metric.Lower, Statistic: metric.Last, MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
		Measure: metric.Measure{Form: metric.Level, Column: "value", Scale: 1, Numerator: metric.Term{Source: "board", At: "time"}},
	},
	points: {
		ID: "points", Better: metric.Higher, Statistic: metric.Sum, MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
		Measure: metric.Measure{Form: metric.Level, Column: "value", Scale: 3, Numerator: metric.Term{Source: "board", At: "time"}},
	},
}

// pick is some of the indicators.
func pick(ids ...int) []metric.Indicator {
	var list []metric.Indicator
	for _, id := range ids {
		list = append(list, specs[id])
	}
	return list
}

// rows gathers a table.
type rows struct {
	table metric.Table
}

func (r *rows) add(project int, cells map[string]any) {
	t := &r.table
	t.Project, t.File, t.Row = append(t.Project, int32(project)), append(t.File, 0), append(t.Row, int32(t.N+2))
	t.N++
	for i := range t.Columns {
		c := &t.Columns[i]
		switch v := cells[c.Role].(type) {
		case metric.Instant:
			c.Times = append(c.Times, v)
		case float64:
			c.Numbers = append(c.Numbers, v)
		case string:
			code := 0
			for code < len(c.Words) && c.Words[code] != v {
				code++
			}
			if code == len(c.Words) {
				c.Words = append(c.Words, v)
			}
			c.Codes = append(c.Codes, uint32(code))
		default:
			panic(fmt.Sprintf("column %s: %v", c.Role, v))
		}
	}
}

func words(role, header string) metric.Column {
	return metric.Column{Role: role, Header: header, Kind: metric.WordColumn, Words: []string{""}}
}
func moment1(role, header string) metric.Column {
	return metric.Column{Role: role, Header: header, Kind: metric.TimeColumn}
}
func number1(role, header string) metric.Column {
	return metric.Column{Role: role, Header: header, Kind: metric.NumberColumn}
}

// report computes a report over some deployments a project and month, always the same.
func report(plan *metric.Plan, perMonth int) *indicator.Report {
	return reportOf(plan, projects, perMonth)
}

func reportOf(plan *metric.Plan, projects []metric.Project, perMonth int) *indicator.Report {
	random := rand.New(rand.NewPCG(1, 2))
	waited := number1("waited", "Waited")
	waited.Duration = true
	tables := []*rows{
		{metric.Table{Columns: []metric.Column{words("id", "Deployment ID"), words("project", "Project"), moment1("time", "Finished at"), moment1("committed", "Committed at"), words("result", "Result"), waited}}},
		{metric.Table{Columns: []metric.Column{words("id", "编号"), words("project", "系统"), moment1("time", "创建日期")}}},
		{metric.Table{Columns: []metric.Column{words("project", "System"), moment1("time", "Month"), number1("kloc", "KLOC"), number1("tests", "Tests"), number1("automated", "Automated")}}},
		{metric.Table{Columns: []metric.Column{words("project", "系统"), words("series", "指标"), moment1("time", ""), number1("value", "")}}},
	}
	months := metric.Month.Between(date("2023-01-01"), date("2024-02-29"))
	for m, month := range months {
		for p := range projects {
			name := projects[p].ID
			gain := 1.0
			if month.First >= date("2023-07-01") {
				gain = 0.5
			}
			for k := range perMonth + m/7 {
				seconds := 86400 * 8 * gain * random.ExpFloat64()
				result := "success"
				if random.Float64() < 0.3*gain {
					result = "failed"
				}
				project := p
				id := fmt.Sprintf("%s-%d-%d", name, m, k)
				if m == 3 && k == 0 {
					id, project = "=cmd|' /C calc'!A0", -1
				}
				if m == 4 && k == 0 {
					seconds = -600
				}
				done := at(month.First+metric.Day(random.IntN(month.Days())), random)
				tables[0].add(project, map[string]any{
					"id": id, "project": name, "time": done, "committed": done - metric.Instant(seconds*1000), "result": result,
					"waited": float64(int(seconds)) * random.Float64(),
				})
				if result == "failed" {
					tables[1].add(p, map[string]any{"id": id, "project": name, "time": done})
				}
			}
			if p == 2 && m%5 == 4 {
				continue
			}
			tests := float64(100 + random.IntN(50) + m)
			tables[2].add(p, map[string]any{"project": name, "time": midnight(month.First), "kloc": 3 + float64(random.IntN(100))/10, "tests": tests, "automated": float64(int(tests * (0.3 + 0.03*float64(m))))})
			tables[2].add(p, map[string]any{"project": name, "time": midnight(month.Last), "kloc": 2.5, "tests": tests + 3, "automated": 50.0})
			tables[3].add(p, map[string]any{"project": name, "series": "coverage", "time": midnight(month.First), "value": 0.4 + 0.02*float64(m) + random.Float64()/10})
			tables[3].add(p, map[string]any{"project": name, "series": "staff", "time": midnight(month.First + 3), "value": float64(5 + random.IntN(5))})
		}
	}
	data := &metric.Dataset{Projects: projects}
	for i, t := range tables {
		t.table.Source = i
		file := metric.FileAccount{Path: plan.Sources[i].ID + ".csv", Format: "csv", Delimiter: ",", Layout: "long", HeaderRow: 1, Encoding: "UTF-8", SHA256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", Bytes: 12345, Rows: t.table.N + 3, Used: t.table.N, Outside: 2, Rejected: 1, Blank: 1}
		left := metric.LeftOut{
			Reasons: []metric.LeftOutReason{{Fate: "outside", Code: "outside", Count: 2}, {Fate: "rejected", Code: "unreadable", Role: "time", Count: 1}},
			File:    []int32{0, 0, 0}, Row: []int32{7, 9, 11}, Why: []uint8{0, 0, 1}, ID: []string{"a/1", "=2", ""},
		}
		if i == 0 { // one is taken out by hand instead of one that is outside
			file.Outside, file.Filtered, file.Excluded = 1, 1, 1
			left.Reasons = append(left.Reasons, metric.LeftOutReason{Fate: "filtered", Code: "excluded", Role: "id", Count: 1})
			left.Reasons[0].Count, left.Why[1], left.ID[1] = 1, 2, "core-0-9"
		}
		for _, c := range t.table.Columns {
			file.Columns = append(file.Columns, metric.ColumnAccount{Role: c.Role, Header: c.Header, Format: "text", Read: t.table.N})
		}
		t.table.Account = metric.Account{Files: []metric.FileAccount{file}}
		t.table.LeftOut = left
		data.Tables = append(data.Tables, t.table)
	}
	return indicator.Compute(plan, data, nil)
}

// at is some moment of a day in Shanghai, to the millisecond.
func at(d metric.Day, random *rand.Rand) metric.Instant {
	return midnight(d) + metric.Instant(random.IntN(86400_000))
}

func midnight(d metric.Day) metric.Instant {
	return metric.InstantOf(d.Time()) - 8*3600_000
}

// written is the workbook of a report.
func written(t testing.TB, rep *indicator.Report, language string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, rep, book1.In(language), Options{Generator: "upshot 0.0.0"}); err != nil {
		t.Fatalf("Write(%s) = %v", language, err)
	}
	return out.Bytes()
}
