package render

import (
	"math"
	"time"

	"upshot/indicator"
	"upshot/metric"
)

// attack is a name that breaks out of a script, an attribute and an element where text is not escaped.
const attack = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>`

// handmade is a report by hand: two projects, five forms of measure, all six verdicts, numbers that are
// missing and intervals without limits, names that are long, Chinese and hostile. The figures are
// believable in shape and wrong in sum; no statistic is computed here.
func handmade() *indicator.Report {
	day := func(y int, m time.Month, d int) metric.Day { return metric.DateDay(y, m, d) }
	both := func(en, zh string) metric.Text { return metric.Text{"": en, "en": en, "zh-CN": zh} }
	plan := &metric.Plan{
		File: "upshot.yaml", Hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		Title: both("Credit delivery "+attack, "信贷系统交付改进"), Organisation: both("Example City Bank", "示例城市银行"),
		Contact: both("Quality office", "质量办公室"), Purpose: both("Did delivery get better?", "交付是否变好？"),
		Notice: both("All data are synthetic.", "全部数据均为合成数据。"), Issue: "final",
		Languages: []string{"en", "zh-CN"}, Timezone: "Asia/Shanghai", Location: time.UTC, AsOf: day(2024, 11, 30),
		Phases: []metric.Phase{
			{ID: "baseline", Name: both("Baseline", "基线"), Window: metric.Window{From: day(2023, 6, 1), To: day(2023, 11, 30)}},
			{ID: "round-1", Name: both("Round 1", "第一轮"), Why: both("Pipelines", "流水线"), Window: metric.Window{From: day(2023, 12, 1), To: day(2024, 3, 31)}},
			{ID: "round-2", Name: both("Round 2", "第二轮"), Window: metric.Window{From: day(2024, 4, 1), To: day(2024, 7, 31)}},
			{ID: "round-3", Name: both("Round 3", "第三轮"), Window: metric.Window{From: day(2024, 8, 1), To: day(2024, 11, 30)}},
		},
		Compare: metric.Compare{Before: 0, After: []int{2, 3}}, Bands: []string{"dora-2023", "dora-2024"},
		Events: []metric.Event{
			{Date: day(2024, 1, 15), Name: both("Pipeline platform live", "流水线平台上线")},
			{Date: day(2024, 4, 8), Name: metric.Plain(attack)},
		},
		Sources: []metric.Source{
			{ID: "deployments", Files: []string{"exports/deployments-*.csv"}, Covers: metric.Window{From: day(2023, 6, 1), To: day(2024, 11, 30)},
				Keep: metric.Conditions{{Role: "environment", Test: metric.Is, Words: []string{"production"}}}, Origin: metric.Origin{System: "Pipeline", Query: attack, Collection: "automatic", Every: "half-year", ExportedAt: "2024-12-02", ExportedByRole: "release manager", Retention: "2 years", Link: "https://tracker.example/{id}"},
				Preset: "jenkins-builds", Drop: metric.Conditions{{Role: "result", Test: metric.Is, Words: []string{"aborted"}}},
				Columns: []metric.ColumnBinding{{Role: "id", Join: []string{"Project", "Number"}}}, Constant: map[string]string{"region": "north"}, ProjectFromFile: `deploy-(.+)\.csv`,
				Redact: []string{"owner"}, Nulls: []string{"none yet"},
				Exclude: []metric.Exclusion{{ID: attack, Reason: both("a rehearsal", "演练"), By: "quality office"}, {ID: "D-8"}}},
			{ID: "board", Files: []string{"board.xlsx"}, Layout: "wide", Origin: metric.Origin{Link: "https://board.example/"}},
		},
	}
	specs := []metric.Indicator{
		{ID: "change-lead-time", Entry: "change-lead-time", Name: both("Change lead time", "变更前置时间"), Measure: metric.Measure{Form: metric.Duration, Numerator: metric.Term{Source: "deployments", At: "time"}, From: "committed", To: "time"},
			Unit: metric.Unit{Kind: metric.TimeUnit, Symbol: "d"}, Better: metric.Lower, Primary: true, MinimumEffect: metric.Effect{Value: 0.1, Relative: true},
			Definition: both("From first commit to production.", "从首次提交到上线的时间。"), Formula: both("median(finished − committed)", "中位数（完成 − 提交）"), Version: "2",
			Changes: []metric.Change{{Version: "2", Date: day(2024, 2, 1), Note: both("drafts left out", "剔除草稿")}}},
		{ID: "deployment-frequency", Name: both("Deployment frequency", "部署频率"), Measure: metric.Measure{Form: metric.Frequency, Numerator: metric.Term{Source: "deployments"}, Per: "month"},
			Unit: metric.Unit{Kind: metric.RateUnit, Symbol: "month"}, Better: metric.Higher, Primary: true, MinimumEffect: metric.Effect{Value: 0.1, Relative: true}},
		{ID: "change-fail-rate", Entry: "change-fail-rate", Name: both("Change fail rate", "变更失败率"), Measure: metric.Measure{Form: metric.Proportion, Numerator: metric.Term{Source: "deployments", At: "time"}, Denominator: metric.Term{Source: "deployments", At: "time"}},
			Unit: metric.Unit{Kind: metric.PercentUnit}, Better: metric.Lower, Primary: true, MinimumEffect: metric.Effect{Value: 0.02}},
		{ID: "缺陷密度", Name: both("Defect density of all changed lines of code with a name that does not end", "缺陷密度"), Measure: metric.Measure{Form: metric.Ratio, Numerator: metric.Term{Source: "deployments"}, Denominator: metric.Term{Source: "board", Sum: "kloc"}},
			Unit: metric.Unit{Label: both("defects/KLOC", "个/千行")}, Better: metric.Lower, MinimumEffect: metric.Effect{Value: 0.1, Relative: true}},
		{ID: "unit-test-coverage", Name: both("Unit test coverage", "单元测试覆盖率"), Measure: metric.Measure{Form: metric.Level, Numerator: metric.Term{Source: "board"}, Column: "value"}, Statistic: metric.Mean,
			Unit: metric.Unit{Kind: metric.PercentUnit}, Better: metric.Higher, MinimumEffect: metric.Effect{Value: 0.02}},
		{ID: "restore-time", Name: both("Time to restore", "恢复时间"), Measure: metric.Measure{Form: metric.Duration, Numerator: metric.Term{Source: "deployments"}, Column: "duration"},
			Unit: metric.Unit{Kind: metric.TimeUnit, Symbol: "h"}, Better: metric.Lower, MinimumEffect: metric.Effect{Value: 0.1, Relative: true}},
	}
	specs[5].Measure.Working, specs[5].Unit.Working = true, true
	plan.Calendar = &metric.Calendar{
		Weekend: []time.Weekday{time.Saturday, time.Sunday}, Working: []metric.Day{day(2024, 2, 4), day(2024, 4, 28)},
		Holidays: []metric.Holiday{
			{Name: both("New Year", "元旦"), Window: metric.Window{From: day(2024, 1, 1), To: day(2024, 1, 1)}},
			{Name: metric.Plain(attack), Window: metric.Window{From: day(2024, 2, 10), To: day(2024, 2, 17)}},
		},
	}
	plan.Indicators = specs
	rep := &indicator.Report{
		Plan: plan, Groups: []string{"Credit"},
		Projects: []metric.Project{
			{ID: "credit-core", Name: both("Credit core", "信贷核心"), Group: "Credit", Listed: true, Aliases: []string{"信贷核心系统"}},
			{ID: attack, Group: ""},
		},
		Accounts: []metric.Account{
			{
				Files: []metric.FileAccount{
					{Path: "exports/deployments-2023.csv", Format: "csv, gzip", Encoding: "GB18030", Delimiter: ";", Layout: "long", HeaderRow: 3, SHA256: plan.Hash, Bytes: 123456,
						Rows: 1200, Used: 1000, Outside: 100, Filtered: 50, Duplicates: 40, Rejected: 10, Totals: 1,
						Columns: []metric.ColumnAccount{{Role: "time", Header: attack, Format: "YYYY-MM-DD", Sample: "2023-06-01", Read: 1180, Unread: 10, Empty: 10}}},
					{Path: "exports/deployments-2024.csv", Format: "csv", Encoding: "UTF-8", Delimiter: ",", Layout: "long", HeaderRow: 1, SHA256: plan.Hash, Bytes: 99,
						Rows: 9, Used: 7, Columns: []metric.ColumnAccount{{Role: "time", Header: attack, Format: "YYYY-MM-DD", Read: 9}}},
				},
			},
			{Files: []metric.FileAccount{{Path: "board.xlsx", Sheet: "质量", Format: "xlsx", Layout: "wide", HeaderRow: 4, Range: "B3:V40", HiddenRows: 2, HiddenColumns: 1, SHA256: plan.Hash, Bytes: 14000, Rows: 90, Used: 90, Blank: 1, Headers: 2}}},
		},
		LeftOut: []metric.LeftOut{{
			Reasons: []metric.LeftOutReason{
				{Fate: "filtered", Code: "excluded", Role: "id", Count: 1}, {Fate: "rejected", Code: "unreadable", Role: "time", Count: 10}, {Fate: "duplicate", Code: "copy", Role: "id", Count: 40},
				{Fate: "filtered", Code: "keep", Role: "environment", Count: 40}, {Fate: "filtered", Code: "drop", Role: "result", Count: 9},
				{Fate: "outside", Code: "undated", Count: 30}, {Fate: "outside", Code: "outside", Count: 70},
			},
			File: []int32{0}, Row: []int32{7}, Why: []uint8{0}, ID: []string{attack},
		}},
		Gates: []indicator.GateResult{{Gate: metric.Gate{Name: both("nothing worsened", "没有变差"), Verdict: "worsened"}, Passed: false, Count: 1, Failed: []string{"change-fail-rate"}}},
		Problems: []metric.Problem{
			{Severity: metric.Warning, Code: "cell-not-a-number", Args: []string{"1", "待确认", "值"}, Pos: metric.Position{File: "board.xlsx", Sheet: "Team's", Row: 20, Column: 11}},
			{Severity: metric.Warning, Code: "not-a-date", Args: []string{"31/02/2024"}, Pos: metric.Position{File: "exports/deployments-2023.csv", Row: 118, Column: 7}, Count: 3, Also: []metric.Position{{File: "exports/deployments-2023.csv", Row: 200, Column: 7}}},
			{Severity: metric.Warning, Code: "negative-durations", Args: []string{"90", "1000", "9", "change-lead-time", "deployments"}, Count: 90},
		},
	}
	inf, missing := math.Inf(1), metric.Missing()
	moves := []struct {
		before, after, effect, low, high float64
		kind                             indicator.EffectKind
		verdict                          indicator.Verdict
		target                           *indicator.TargetFigure
	}{
		{12.4 * 86400, 5.1 * 86400, 0.41, 0.31, 0.56, indicator.HLRatio, indicator.Improved, &indicator.TargetFigure{Target: metric.Target{Phase: -1, Max: true, Value: 3 * 86400}, Value: 5.1 * 86400, Status: indicator.Missed}},
		{4 / metric.DaysPerMonth, 6 / metric.DaysPerMonth, 1.5, 0.95, 2.3, indicator.RateRatio, indicator.LeaningBetter, &indicator.TargetFigure{Target: metric.Target{Phase: -1, Value: 5 / metric.DaysPerMonth}, Status: indicator.MetByEstimate}},
		{0.08, 0.19, 0.11, 0.04, 0.18, indicator.Difference, indicator.Worsened, nil},
		{0.42, 0.40, 0.95, 0.7, 1.3, indicator.RateRatio, indicator.NoClearChange, nil},
		{0.31, 0.62, 0.3, 0.26, 0.35, indicator.HLShift, indicator.Improved, &indicator.TargetFigure{Target: metric.Target{Phase: -1, Value: 0.6}, Status: indicator.Met}},
		{missing, 5 * 3600, missing, missing, missing, indicator.HLRatio, indicator.NotEnoughData, nil},
	}
	for i := range specs {
		m := moves[i]
		res := indicator.Result{Spec: &plan.Indicators[i]}
		if res.Spec.ID == "change-fail-rate" {
			res.Linkage = &indicator.Linkage{
				Link:      metric.Link{Incidents: metric.Term{Source: "board"}, Deployments: metric.Term{Source: "deployments"}},
				Incidents: 40, Linked: 30, Unlinked: []indicator.Unlinked{{Why: indicator.NoneBefore, N: 10}}, Deployments: 300, Followed: 25, Laid: 30,
			}
		}
		for s, scope := range []indicator.Scope{indicator.Overall, {Project: -1, Group: "Credit"}, {Project: 0}, {Project: 1}} {
			wide := 1 + 0.15*float64(s)
			f := indicator.Figures{Scope: scope, Target: m.target}
			value := func(phase int) float64 {
				if phase == 0 {
					return m.before
				}
				return (m.before*float64(3-phase) + m.after*float64(phase)) / 3 * wide
			}
			if metric.Known(m.before) {
				f.Baseline = &indicator.Limits{Phase: "baseline", N: 6, Centre: m.before, Lower: m.before * 0.6, Upper: m.before * 1.4, RangeUpper: m.before * 0.5, MeanRange: m.before * 0.15, Provisional: true}
			}
			n := 0
			for phase, p := range plan.Phases {
				v := value(phase)
				f.Phases = append(f.Phases, indicator.PhaseFigure{Phase: p.ID, N: 120 + 30*phase, Value: v, Low: v * 0.85, High: v * 1.2, Coverage: 0.95, Numerator: 12, Denominator: 120, ExposureDays: 183, Blocks: 6, P85: v * 2, P90: v * 2.4, Open: 3,
					Bands: []indicator.Band{{Edition: "dora-2023", Level: indicator.Medium, Confirmed: phase > 0}}})
				if phase > 0 && metric.Known(v) {
					f.Rebased = append(f.Rebased, indicator.Limits{Phase: p.ID, N: 4, Centre: v, Lower: v * 0.7, Upper: v * 1.3})
				}
				for _, period := range metric.Month.Between(p.From, p.To) {
					n++
					at := v * (1 + 0.12*math.Sin(float64(n)*2.1))
					f.Periods = append(f.Periods, indicator.PeriodFigure{Period: period, Phase: p.ID, N: 20 + n, Value: at, Numerator: 2, Denominator: 20, ExposureDays: 30, Complete: n != 18})
				}
			}
			f.Periods[4].Value, f.Periods[4].N = missing, 0
			if i < 5 {
				f.Signals = []indicator.Signal{{Period: "2024-08", Rule: 1, Up: m.after > m.before}, {Period: "2024-09", Rule: 2, Up: m.after > m.before}}
			}
			pooled := indicator.PhaseFigure{Phase: "round-2+round-3", N: 260, Value: m.after, Low: m.after * 0.8, High: inf, P85: missing, P90: missing, Coverage: missing, ExposureDays: 240}
			if !metric.Known(m.before) {
				pooled.Reason, f.Phases[0].Reason = indicator.TooFewItems, indicator.NoRecords
			}
			f.Phases = append(f.Phases, pooled)
			for phase := 1; phase <= 4; phase++ {
				c := indicator.Comparison{
					Before: "baseline", After: f.Phases[phase].Phase, Change: f.Phases[phase].Value - m.before, ChangePct: 100 * (f.Phases[phase].Value/m.before - 1),
					Effect: m.effect, EffectKind: m.kind, Low: m.low, High: m.high, P: 0.004, Adjusted: 0.012, Family: 3, Detectable: 0.6, Verdict: m.verdict,
					Tests: []indicator.Test{{Name: indicator.BlockPermutation, P: 0.004, Low: m.low, High: inf, Phi: missing, DF: missing, Arrangements: 3003}},
					Notes: []indicator.Note{{Code: indicator.NotePooled, Args: []float64{2}}},
				}
				if m.verdict == indicator.NotEnoughData {
					c.P, c.Adjusted, c.Detectable, c.Reason, c.Tests = missing, missing, missing, indicator.TooFewItems, nil
				}
				if s > 1 {
					c.Verdict, c.High = indicator.LeaningWorse, inf
				}
				switch c.AcrossP = missing; {
				case s == 0 && m.verdict != indicator.NotEnoughData: // at odds with its projects in the first and the third
					c.Stratified = &indicator.Stratified{
						Strata: 1, OnlyAfter: []int{1}, Kind: m.kind, Effect: m.effect, Low: m.low, High: m.high, P: 0.03, Phi: missing, DF: 12, Arrangements: 3003,
						Worse: 1, Contradicts: i%2 == 0, Minority: i == 2,
					}
				case s == 2 && i == 0: // holds by itself only
					c.Verdict, c.AcrossP = indicator.Improved, 0.08
				case s > 1:
					c.AcrossP = 0.08
				}
				c.Headline = phase == 4
				f.Comparisons = append(f.Comparisons, c)
			}
			res.Scopes = append(res.Scopes, f)
		}
		for phase := 1; phase <= 4; phase++ {
			res.Across = append(res.Across, indicator.Across{After: res.Scopes[0].Phases[phase].Phase, Scopes: 2, Testable: 2, Improved: 1, Expected: 0.1})
		}
		rep.Indicators = append(rep.Indicators, res)
	}
	rep.Ledgers = []indicator.Ledger{handmadeLedger(len(plan.Phases))}
	return rep
}

// handmadeLedger has 60 records in the first phase, 30 in each later one.
func handmadeLedger(phases int) indicator.Ledger {
	table := &metric.Table{}
	l := indicator.Ledger{Table: table, At: "time"}
	col := indicator.LedgerColumn{Indicator: 0, Part: indicator.Value}
	for phase := range phases {
		n := 30
		if phase == 0 {
			n = 60
		}
		for i := range n {
			l.Lines = append(l.Lines, int32(len(l.Lines)))
			l.Phase, l.Days = append(l.Phase, int16(phase)), append(l.Days, metric.DateDay(2023, 6, 1)+metric.Day(len(l.Days)))
			table.Project = append(table.Project, int32(i*2/n))
			col.Values = append(col.Values, 86400*(12-float64(phase)*2)*math.Exp(math.Sin(float64(i)*1.7)))
		}
	}
	table.N = len(l.Lines)
	l.Values = []indicator.LedgerColumn{col}
	return l
}
