package ingest

import (
	"math"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"upshot/metric"
)

// fullPlan reads the definition that uses everything once.
func fullPlan(t *testing.T) *metric.Plan {
	t.Helper()
	data, err := os.ReadFile("testdata/definitions/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	plan, problems := define(string(data))
	want := "notice upshot.yaml:72:10: condition-dropped \"lead-time\" \"environment\" \"deployments\" also 32:5\n"
	if got := printProblems(problems); plan == nil || got != want {
		t.Fatalf("Definition(full) has problems\n%swant\n%s", got, want)
	}
	return plan
}

// same reports a difference, positions left out.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(metric.Position{}), cmpopts.EquateApprox(1e-12, 0)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", what, diff)
	}
}

func day(s string) metric.Day {
	d, err := metric.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestHead(t *testing.T) {
	p := fullPlan(t)
	same(t, "title", p.Title, metric.Text{"": "Credit system delivery improvement", "en": "Credit system delivery improvement", "zh-CN": "信贷系统交付改进"})
	same(t, "contact", p.Contact, metric.Plain("quality-office@example.com"))
	same(t, "the rest",
		[]any{p.File, p.Issue, p.Languages, p.Timezone, p.Location.String(), p.AsOf, p.Period, p.MaxRejected, p.Multiplicity, p.Appendix, p.Bands, len(p.Hash)},
		[]any{"upshot.yaml", "draft", []string{"en", "zh-CN"}, "Asia/Shanghai", "Asia/Shanghai", day("2024-11-30"), metric.Quarter, 0.02, "holm", metric.Appendix{MaxRows: 50000}, []string{"dora-2023", "dora-2022"}, 64})
	same(t, "compare", p.Compare, metric.Compare{Before: 0, After: []int{2, 3}, Ordered: true, YearBefore: true})
	same(t, "a phase", p.Phases[1], metric.Phase{
		ID: "round-1", Name: metric.Text{"": "Round 1", "en": "Round 1", "zh-CN": "第一轮"}, Why: metric.Plain("pipeline platform"),
		Window: metric.Window{From: day("2023-12-01"), To: day("2024-03-31")},
	})
	same(t, "a phase without a name", p.Phases[2].Name, metric.Plain("round-2"))
	same(t, "projects", p.Projects, []metric.Project{
		{
			ID: "credit-core", Name: metric.Text{"": "Credit core", "en": "Credit core", "zh-CN": "信贷核心"},
			Aliases: []string{"信贷核心系统"}, Group: "Credit", Listed: true,
		},
		{ID: "card", Name: metric.Plain("card"), Active: metric.Window{From: day("2023-09-01"), To: day("2024-11-30")}, Listed: true},
	})
	same(t, "events", p.Events, []metric.Event{{
		Date: day("2024-01-15"), Name: metric.Text{"": "Pipeline platform live", "en": "Pipeline platform live", "zh-CN": "流水线平台上线"},
	}})
	same(t, "gates", p.Gates, []metric.Gate{{Name: metric.Plain("no primary indicator worsened"), Verdict: "worsened", PrimaryOnly: true}})
}

func TestDefaults(t *testing.T) {
	p, _ := define(baseDefinition)
	same(t, "head",
		[]any{p.Issue, p.Languages, p.Timezone, p.Location.String(), p.Period, p.MaxRejected, p.Multiplicity, p.Appendix, p.Bands, p.Compare},
		[]any{"final", []string{"en"}, "UTC", "UTC", metric.Month, 0.01, "bh", metric.Appendix{Publish: true, MaxRows: 200_000}, []string(nil), metric.Compare{After: []int{1}}})
	same(t, "layout and coverage", []any{p.Sources[0].Layout, p.Sources[0].HasCovers()}, []any{"long", false})
}

func TestSource(t *testing.T) {
	p := fullPlan(t)
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "deployments", p.Sources[0], metric.Source{
		ID: "deployments", Files: []string{"exports/deployments-*.csv", "exports/old.csv"}, Layout: "long", Encoding: "gb18030",
		Covers: metric.Window{From: day("2023-06-01"), To: day("2024-11-30")}, // cut to the as-of day
		Columns: []metric.ColumnBinding{
			{Role: "id", Headers: []string{"Deployment ID"}}, {Role: "time", Headers: []string{"Finished at", "完成时间"}},
			{Role: "committed", Headers: []string{"First commit at"}}, {Role: "took", Headers: []string{"Took"}},
			{Role: "result", Headers: []string{"Result"}},
		},
		Formats:  map[string]string{"time": "2006/01/02 15:04", "took": "min"},
		Nulls:    []string{"tbd"},
		ValuesAt: map[string]metric.Position{"result": {File: "upshot.yaml", Row: 39, Column: 14}},
		Values: map[string]map[string][]string{"result": { // the user's words, then the catalogue's
			"failed": {"FAILURE", "aborted", "失败"}, "success": {"OK", "成功"},
		}},
		Keep: metric.Conditions{
			{Role: "result", Test: metric.IsNot, Words: []string{"skipped", "跳过"}},
			{
				Role: "committed", Test: metric.Between,
				Min: float64(time.Date(2023, 1, 1, 0, 0, 0, 0, shanghai).UnixMilli()),
				Max: float64(time.Date(2024, 12, 1, 0, 0, 0, 0, shanghai).UnixMilli() - 1),
			},
		},
		Constant: map[string]string{}, ProjectFromFile: `deployments-(.+)\.csv`,
		Origin: metric.Origin{
			System: "Jenkins", Query: "all jobs", Collection: "automatic", Every: "day", ExportedAt: "2024-12-01",
			ExportedByRole: "quality office", Retention: "2 years", Link: "https://ci.example.com/{id}",
		},
	})
	same(t, "a binding's position", p.Sources[0].Columns[0].Pos.String(), "upshot.yaml:36:19")
	same(t, "bugs", []any{p.Sources[1].Sheet, p.Sources[1].Constant}, []any{"缺陷列表", map[string]string{"project": "credit-core"}})
	same(t, "a joined column", p.Sources[1].Columns[0], metric.ColumnBinding{Role: "id", Join: []string{"产品", "编号"}, With: "-"})
	same(t, "where the table is", []any{p.Sources[1].Range, p.Sources[1].HeaderRow, p.Sources[2].Delimiter, p.Sources[2].Rows}, []any{"B3:H200", 3, ";", "data.sizes"})
	same(t, "what is dropped", p.Sources[1].Drop, metric.Conditions{
		{Role: "severity", Test: metric.Is, Words: []string{"4"}}, {Role: "opened", Test: metric.Absent},
	})
	same(t, "what is redacted", p.Sources[1].Redact, []string{"owner"})
	same(t, "what is excluded", p.Sources[1].Exclude, []metric.Exclusion{{
		ID: "信贷-17", By: "quality office", Reason: metric.Text{"": "a drill", "en": "a drill", "zh-CN": "演练"},
	}})
	same(t, "board", []any{p.Sources[3].Layout, p.Sources[3].Periods}, []any{"wide", "2006-01"})
}

func TestOwnWordsWin(t *testing.T) {
	s := &metric.Source{Values: map[string]map[string][]string{"result": {"bad": {"Failed", "ＮＯＫ"}}}}
	addWords(s, "result", map[string][]string{"failed": {"FAILED", "nok", "失败"}, "success": {"ok"}})
	same(t, "values", s.Values["result"], map[string][]string{"bad": {"Failed", "ＮＯＫ"}, "failed": {"失败"}, "success": {"ok"}})
}

func TestMeasures(t *testing.T) {
	p := fullPlan(t)
	got := map[string]metric.Measure{}
	for _, ind := range p.Indicators {
		got[ind.ID] = ind.Measure
	}
	is := func(role string, words ...string) metric.Condition {
		return metric.Condition{Role: role, Test: metric.Is, Words: words}
	}
	long := metric.Condition{Role: "took", Test: metric.Between, Min: 2700, Max: math.Inf(1)}
	same(t, "measures", got, map[string]metric.Measure{
		"lead-time": {
			Form: metric.Duration, From: "committed", To: "time", Scale: 1,
			Numerator: metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{is("result", "success")}},
		},
		"density": {
			Form: metric.Ratio, Scale: 1, Numerator: metric.Term{Source: "bugs", At: "opened"},
			Denominator: metric.Term{Source: "code", At: "time", Sum: "kloc", Stock: true},
		},
		"deployments-per-week": {
			Form: metric.Frequency, Per: "week", Scale: 1,
			Numerator: metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{is("result", "success")}},
		},
		"failures": {
			Form: metric.Proportion, Scale: 1,
			Numerator:   metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{long, is("result", "failed")}},
			Denominator: metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{long}},
		},
		"automation": {
			Form: metric.Proportion, Scale: 1,
			Numerator:   metric.Term{Source: "code", At: "time", Sum: "automated"},
			Denominator: metric.Term{Source: "code", At: "time", Sum: "tests"},
		},
		"severe": {
			Form: metric.Ratio, Scale: 1000,
			Numerator: metric.Term{Source: "bugs", At: "opened", Where: metric.Conditions{
				is("severity", "1", "2"), {Role: "closed", Test: metric.Absent},
			}},
			Denominator: metric.Term{Source: "code", At: "time", Sum: "kloc", Stock: true},
		},
		"coverage": {
			Form: metric.Level, Column: "value", Scale: 1,
			Numerator: metric.Term{Source: "board", At: "time", Where: metric.Conditions{is("series", "单元测试覆盖率")}},
		},
		"waiting": { // the file's numbers are days
			Form: metric.Level, Column: "value", Scale: 86400,
			Numerator: metric.Term{Source: "board", At: "time", Where: metric.Conditions{is("series", "平均等待")}},
		},
		"deployment-time": {
			Form: metric.Duration, Column: "took", Scale: 1,
			Numerator: metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{{Role: "result", Test: metric.Present}}},
		},
	})
}

func TestIndicators(t *testing.T) {
	p := fullPlan(t)
	type shown struct {
		Statistic metric.Statistic
		Unit      metric.Unit
		Better    metric.Direction
		Effect    metric.Effect
		Targets   []metric.Target
	}
	got := map[string]shown{}
	for _, ind := range p.Indicators {
		got[ind.ID] = shown{ind.Statistic, ind.Unit, ind.Better, ind.MinimumEffect, ind.Targets}
	}
	tenth, twoPoints := metric.Effect{Value: 0.1, Relative: true}, metric.Effect{Value: 0.02}
	percent := metric.Unit{Kind: metric.PercentUnit}
	inTime := func(symbol string) metric.Unit { return metric.Unit{Kind: metric.TimeUnit, Symbol: symbol} }
	same(t, "indicators", got, map[string]shown{
		"lead-time": {metric.P90, inTime("h"), metric.Lower, tenth, []metric.Target{{Phase: -1, Max: true, Value: 3 * 86400, Text: "3d"}}},
		"density": {
			metric.Median, metric.Unit{Label: metric.Plain("defects/KLOC")}, metric.Lower, tenth,
			[]metric.Target{{Phase: 2, Max: true, Value: 0.8, Text: "0.8"}, {Phase: 3, Max: true, Value: 0.5, Text: "0.5"}},
		},
		"deployments-per-week": {
			metric.Median, metric.Unit{Kind: metric.RateUnit, Symbol: "week"}, metric.Higher, metric.Effect{Value: 0.15, Relative: true},
			[]metric.Target{{Phase: -1, Value: 8 / metric.DaysPerMonth, Text: "8 per month"}},
		},
		"failures":   {metric.Median, percent, metric.Lower, metric.Effect{Value: 0.05}, nil},
		"automation": {metric.Median, percent, metric.Higher, twoPoints, nil},
		"severe": {
			metric.Median, metric.Unit{Label: metric.Text{"": "bugs/MLOC", "en": "bugs/MLOC", "zh-CN": "个/百万行"}}, metric.Lower, tenth, nil,
		},
		"coverage":        {metric.Last, percent, metric.Higher, twoPoints, []metric.Target{{Phase: -1, Value: 0.8, Text: "80%"}}},
		"waiting":         {metric.Mean, inTime("d"), metric.Lower, tenth, nil},
		"deployment-time": {metric.Median, inTime("d"), metric.Lower, tenth, nil},
	})

	lead, failures := p.Indicators[0], p.Indicators[3]
	same(t, "stated", lead.Stated, []metric.Stated{{Phase: 0, Value: 45 * 86400, Text: "45d", Origin: metric.Plain("annual report 2023")}})
	same(t, "what a catalogue entry brings along",
		[]any{lead.Entry, lead.Name, lead.Kind, lead.Version, lead.Primary},
		[]any{"lead-time", metric.Text{"": "Lead time", "en": "Lead time", "zh-CN": "前置时间"}, "process", "1", true})
	same(t, "the record",
		[]any{failures.Kind, failures.Category, failures.Priority, failures.Purpose.In("zh-CN"), failures.Version, failures.LastReviewed, failures.PrimarySince},
		[]any{"process", "stability", "high", "兼顾质量", "2", day("2024-11-01"), day("2024-02-01")})
	same(t, "the texts that it gives itself", [][]string{failures.Said, lead.Said}, [][]string{{"purpose", "audience", "owner", "category", "priority", "version"}, nil})
	same(t, "changes", failures.Changes, []metric.Change{{Version: "2", Date: day("2024-02-01"), Note: metric.Plain("excludes drafts")}})
}

func TestCatalogueIsNotTouched(t *testing.T) {
	fullPlan(t)
	where := testCatalogue[0].Indicator.Measure.Numerator.Where
	if testCatalogue[0].Indicator.Measure.Numerator.Source != "deployments" || len(where) != 2 || where[0].Pos != (metric.Position{}) {
		t.Errorf("the catalogue's entry became %+v", testCatalogue[0].Indicator.Measure)
	}
}
