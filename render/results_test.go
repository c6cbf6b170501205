package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
	"upshot/templates"
)

// smallReport has one of everything that results.json can hold, and every kind of number that JSON cannot.
func smallReport() *indicator.Report {
	missing, infinite := metric.Missing(), math.Inf(1)
	start := metric.DateDay(2024, 1, 1)
	plan := &metric.Plan{
		Title:        metric.Text{"": "Delivery <b>", "en": "Delivery <b>", "zh-CN": "交付"},
		Organisation: metric.Plain("Example City Bank"),
		Languages:    []string{"en", "zh-CN"}, Timezone: "Asia/Shanghai", AsOf: start + 90,
		Phases: []metric.Phase{
			{ID: "baseline", Name: metric.Plain("Baseline"), Window: metric.Window{From: start, To: start + 30}},
			{ID: "round-1", Name: metric.Plain("Round 1"), Window: metric.Window{From: start + 31, To: start + 59}},
			{ID: "round-2", Name: metric.Plain("Round 2"), Window: metric.Window{From: start + 60, To: start + 90}},
		},
		Compare: metric.Compare{Before: 0, After: []int{1, 2}},
		Sources: []metric.Source{
			{
				ID: "deployments", Preset: "jenkins-builds", Covers: metric.Window{From: start, To: start + 90}, Redact: []string{"owner"},
				Origin:  metric.Origin{System: "Jenkins", Query: "job = *", Collection: "automatic", Every: "month", ExportedAt: "2024-04-02", ExportedByRole: "release manager", Retention: "2 years", Link: "https://ci.example/{id}"},
				Keep:    metric.Conditions{{Role: "environment", Test: metric.Is, Words: []string{"production"}}},
				Exclude: []metric.Exclusion{{ID: "D-7", Reason: metric.Text{"en": "a rehearsal", "zh-CN": "演练"}, By: "quality office"}, {ID: "D-8"}},
			},
			{ID: "board"},
		},
	}
	lead := &metric.Indicator{
		ID: "change-lead-time", Name: metric.Text{"en": "Change lead time", "zh-CN": "变更前置时间"},
		Formula: metric.Plain("to - from"), Measure: metric.Measure{Form: metric.Duration},
		Unit: metric.Unit{Kind: metric.TimeUnit, Symbol: "d"}, Better: metric.Lower, Primary: true, Version: "1",
	}
	plan.Calendar = &metric.Calendar{
		Weekend: []time.Weekday{time.Saturday, time.Sunday}, Working: []metric.Day{start + 34},
		Holidays: []metric.Holiday{{Name: metric.Text{"en": "Spring Festival", "zh-CN": "春节"}, Window: metric.Window{From: start + 40, To: start + 47}}},
	}
	rate := &metric.Indicator{
		ID: "deployment-frequency", Name: metric.Plain("Deployment frequency"), Measure: metric.Measure{Form: metric.Frequency, Working: true},
		Unit: metric.Unit{Kind: metric.RateUnit, Symbol: metric.WorkingDay}, Better: metric.Higher, Version: "2",
	}
	linkage := &indicator.Linkage{
		Link:      metric.Link{Incidents: metric.Term{Source: "board"}, Deployments: metric.Term{Source: "deployments"}, Key: "deployment"},
		Incidents: 10, Linked: 6, Unlinked: []indicator.Unlinked{{Why: indicator.NoKey, N: 3}, {Why: indicator.UnknownKey, N: 1}}, Deployments: 5, Followed: 2, Laid: 6,
	}
	january := metric.Month.Containing(start)
	return withRegisters(&indicator.Report{
		Plan:     plan,
		Projects: []metric.Project{{ID: "credit-core", Group: "Credit"}},
		Groups:   []string{"Credit"},
		Accounts: []metric.Account{
			{
				Files: []metric.FileAccount{{
					Path: "exports/deployments.csv", Format: "csv", Encoding: "UTF-8", Delimiter: ";", Layout: "long", HeaderRow: 3,
					SHA256: "ab12", Bytes: 1234, Rows: 15, Used: 5, Outside: 4, Filtered: 3, Duplicates: 2, Rejected: 1, Totals: 1, Headers: 2, Blank: 3,
					Columns: []metric.ColumnAccount{{Role: "time", Header: "Finished at", Format: "YYYY-MM-DD", Sample: "2024-01-05", Read: 13, Unread: 1, Empty: 1}},
				}},
			},
			{Files: []metric.FileAccount{{Path: "board.xlsx", Sheet: "质量", Format: "xlsx", SHA256: "cd34", Range: "B3:H20", HiddenRows: 2, HiddenColumns: 1}}},
		},
		LeftOut: []metric.LeftOut{
			{
				Reasons: []metric.LeftOutReason{
					{Fate: "filtered", Code: "excluded", Role: "id", Count: 1}, {Fate: "rejected", Code: "unreadable", Role: "time", Count: 1}, {Fate: "duplicate", Code: "copy", Role: "id", Count: 2},
					{Fate: "filtered", Code: "keep", Role: "environment", Count: 2}, {Fate: "outside", Code: "outside", Count: 4},
				},
				File: []int32{0}, Row: []int32{7}, Why: []uint8{0}, ID: []string{"D-7"},
			},
			{},
		},
		Indicators: []indicator.Result{
			{Spec: lead, Linkage: linkage, Scopes: []indicator.Figures{{
				Scope: indicator.Overall,
				Phases: []indicator.PhaseFigure{
					{Phase: "baseline", N: 12, Value: 1071360, Low: 800000, High: infinite, ExposureDays: 31, P85: 1.5e6, P90: missing, Open: 1, Negative: 2, Treated: indicator.Treated{Periods: 2, Gaps: 1, Began: 14, ZeroDurations: 3}},
					{Phase: "round-1", Value: missing, Low: missing, High: missing, P85: missing, P90: missing, ExposureDays: missing, Reason: indicator.NoRecords},
					{Phase: "round-2", N: 5, Value: 440640.125, Low: 1, High: 2, P85: 3, P90: 4, ExposureDays: 31, Bands: []indicator.Band{{Edition: "dora-2023", Level: indicator.High}}},
					{Phase: "round-1+round-2", N: 5, Value: 440640.125, Low: 1, High: 2, P85: 3, P90: 4, ExposureDays: 60},
				},
				Periods: []indicator.PeriodFigure{
					{Period: january, Phase: "baseline", N: 12, Value: 1071360, Complete: true},
					{Period: metric.Month.Containing(january.Last + 1), Phase: "round-1", Value: missing},
				},
				Baseline: &indicator.Limits{Phase: "baseline", N: 6, Centre: 5, Lower: -2, Upper: 12, RangeUpper: 8.6, MeanRange: 2.6},
				ByMedian: &indicator.MedianLimits{Limits: indicator.Limits{Phase: "baseline", N: 6, Centre: 4, Lower: 1, Upper: 7, RangeUpper: 3.7, MeanRange: 0.95}, Signals: 2},
				Rebased:  []indicator.Limits{{Phase: "round-1", N: 6, Centre: 3, Lower: 1, Upper: 5, RangeUpper: 2.5, MeanRange: 0.75}},
				Signals:  []indicator.Signal{{Period: "2024-03", Rule: 1}},
				Comparisons: []indicator.Comparison{{
					Before: "baseline", After: "round-1+round-2", Headline: true,
					Change: -630719.875, ChangePct: -58.87, Effect: .41, EffectKind: indicator.HLRatio, Low: .31, High: .56,
					P: .0004, Adjusted: .0012, Detectable: .4, Verdict: indicator.Improved, AcrossP: missing, Multiple: 0.4113,
					Stratified: &indicator.Stratified{
						Strata: 2, OnlyAfter: []int{0}, Kind: indicator.HLRatio, Effect: 1.2, Low: .9, High: infinite, P: .2, Phi: missing, DF: 8, Arrangements: 210,
						Worse: 1, Same: 1, Contradicts: true,
					},
					Notes: []indicator.Note{
						{Code: indicator.NoteSurvival, Args: []float64{1, 1, 1036800, missing, .2}}, {Code: indicator.NoteSeason, Args: []float64{2, 0}}, {Code: indicator.NoteExploratory},
					},
					Survival: &indicator.Survival{
						Before:   indicator.Lifetime{Phase: "baseline", Began: 14, Open: 1, Median: 1036800, Low: 950400, High: 1123200},
						After:    indicator.Lifetime{Phase: "round-1+round-2", Began: 12, Open: 7, Median: missing, Low: 345600, High: infinite},
						Observed: 5, Expected: 7.25, ChiSquare: 1.5, P: .2, Direction: 1, Contradicts: true,
					},
					Outliers: []indicator.Outlier{{Record: 1, After: true, Value: 2e6}, {Record: 0, Value: 1.5e6}},
					Records: &metric.Table{File: []int32{0, 1}, Row: []int32{7, 12}, Account: metric.Account{Files: []metric.FileAccount{
						{Path: "exports/deployments.csv"}, {Path: "board.xlsx", Sheet: "质量"},
					}}},
					Sensitivity: []indicator.Run{
						{Name: indicator.WithoutOutliers, P: .06, Effect: .5, Low: missing, High: missing, Verdict: indicator.LeaningBetter, Flips: true},
						{Name: indicator.CompletePeriods, P: missing, Effect: missing, Low: missing, High: missing, Reason: indicator.NothingLeftOut},
						{Name: indicator.SegmentedLine, P: .03, Effect: -86400, Low: -172800, High: -3600},
					},
					Tails: []indicator.Tail{
						{Quantile: .85, Before: 1.5e6, After: 3e5, Change: -1.2e6, Low: -1.5e6, High: -6e5},
						{Quantile: .9, Before: 2e6, After: 4e5, Change: -1.6e6, Low: missing, High: missing, Reason: indicator.TooFewForTail},
					},
					Segmented: &indicator.Segmented{
						Before: indicator.Segment{From: 0, To: 7, First: "2024-01", Last: "2024-08", Start: 1e6, End: 9e5},
						After:  indicator.Segment{From: 8, To: 15, First: "2024-09", Last: "2025-04", Start: 5e5, End: 4e5},
						Level:  indicator.SegmentChange{Estimate: -86400, Low: -172800, High: -3600, P: .03}, Slope: indicator.SegmentChange{Estimate: 3600, Low: missing, High: missing, P: missing},
						N: 16, Lags: 2,
					},
					Tests: []indicator.Test{
						{Name: indicator.BlockPermutation, P: .0004, Low: .31, High: .56, Phi: missing, DF: missing, Arrangements: 210},
						{Name: indicator.FrozenLimits, P: missing, Low: missing, High: missing, Phi: missing, DF: missing},
					},
				}},
				Target: &indicator.TargetFigure{Target: metric.Target{Max: true, Value: 259200}, Phase: "round-1+round-2", Value: 440640.125, Status: indicator.Missed},
				Ordered: &indicator.Ordered{
					Phases: []string{"baseline", "round-1", "round-2"}, Blocks: []int{6, 4, 4}, P: .003, Adjusted: .006, Family: 2, Statistic: -195.5,
					Arrangements: 9999, Better: true,
				},
				YearBefore: &indicator.YearBefore{
					Months: []metric.Period{january}, Earlier: []metric.Period{metric.Month.Containing(start - 360)},
					Before:     indicator.PhaseFigure{Phase: "baseline", N: 3, Value: 2, Low: 1, High: infinite, P85: 3, P90: missing},
					After:      indicator.PhaseFigure{Phase: "round-1", N: 4, Value: 1, Low: missing, High: missing, P85: missing, P90: missing},
					Comparison: indicator.Comparison{Before: "baseline", After: "round-1", Change: -1, ChangePct: -50, Effect: .5, EffectKind: indicator.HLRatio, Low: .3, High: .9, P: .03, Adjusted: .03, Family: 1, Verdict: indicator.Improved, AcrossP: missing, Multiple: .5, Detectable: .4},
				},
			}}},
			{Spec: rate, Scopes: []indicator.Figures{
				{
					Scope: indicator.Scope{Project: -1, Group: "Credit"},
					Phases: []indicator.PhaseFigure{
						{Phase: "baseline", Value: math.Copysign(0, -1), High: .1, Numerator: 0, Denominator: 23, ExposureDays: 23, Idle: 4, Treated: indicator.Treated{Periods: 3, Gaps: 1, Partial: 1, Zeros: 1}},
					},
					Comparisons: []indicator.Comparison{{
						Before: "baseline", After: "round-1", Change: .2, ChangePct: missing, Multiple: missing, Effect: infinite, EffectKind: indicator.RateRatio,
						Low: 1.2, High: infinite, P: .06, Adjusted: .06, Detectable: missing, AcrossP: .12, Verdict: indicator.LeaningBetter, Reason: indicator.Marginal,
						Outliers: []indicator.Outlier{{Record: -1, Label: "2024-03", After: true, Value: .3, Line: -1}},
					}},
					Target: &indicator.TargetFigure{Target: metric.Target{Value: .25}, Phase: "round-1+round-2", Value: missing},
				},
				{
					Scope:      indicator.Scope{Project: 0},
					Ordered:    &indicator.Ordered{Phases: []string{"baseline"}, P: missing, Adjusted: missing, Statistic: missing, Reason: indicator.TooFewPhases},
					YearBefore: &indicator.YearBefore{Reason: indicator.NoYearBefore},
				},
			}, Across: []indicator.Across{{After: "round-1", Groups: true, Scopes: 2, Testable: 2, Improved: 1, Expected: 0.1}}},
		},
		Gates: []indicator.GateResult{
			{Gate: metric.Gate{Name: metric.Plain("nothing worsened"), Verdict: "worsened"}, Passed: true},
			{Gate: metric.Gate{Name: metric.Plain("nothing below target"), Counts: "below-target"}, Count: 2, Of: 3, Failed: []string{"VC-SYS", "MI-ID"}},
		},
		Problems: []metric.Problem{
			{Severity: metric.Warning, Code: "late-first-record", Args: []string{"credit-core", "deployments", "2024-03-01", "2024-01-01"}, Pos: metric.Position{File: "upshot.yaml", Row: 12, Column: 5}},
			{
				Severity: metric.Notice, Code: "row-too-short", Args: []string{"12"}, Count: 12, Pos: metric.Position{File: "exports/deployments.csv", Row: 4},
				Also: []metric.Position{{File: "exports/deployments.csv", Row: 9}, {File: "board.xlsx", Sheet: "质量", Row: 3, Column: 4}},
			},
		},
	})
}

func results(t *testing.T, rep *indicator.Report, language string) []byte {
	t.Helper()
	book, err := wording.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Results(rep, book.In(language), "upshot 0")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestResultsGolden(t *testing.T) {
	got := results(t, smallReport(), "en")
	golden := filepath.Join("testdata", "results.json")
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("Results(smallReport) differs from %s (-want +got):\n%s", golden, diff)
	}
}

func TestResultsFieldsAreThoseOfTheSchema(t *testing.T) {
	fields := map[string]bool{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, child := range v {
				fields[path+key] = true
				walk(path+key+".", child)
			}
		case []any:
			for _, child := range v {
				walk(path, child)
			}
		}
	}
	var document any
	if err := json.Unmarshal(results(t, smallReport(), "en"), &document); err != nil {
		t.Fatal(err)
	}
	walk("", document)
	var want []string
	for _, group := range []struct{ path, names string }{
		{"", "schema generator report phases compare sources indicators assessment actions gates problems"},
		{"report.", "title organisation as_of timezone languages calendar bands"},
		{"report.calendar.", "weekend holidays working"}, {"report.calendar.holidays.", "from to name"}, {"report.calendar.holidays.name.", "en zh-CN"},
		{"phases.", "id name from to days"},
		{"compare.", "before after"},
		{"sources.", "id preset origin files left_out excluded redacted register"},
		{"sources.origin.", "system query collection every exported_at exported_by_role retention link covers"},
		{"sources.origin.covers.", "from to"},
		{"sources.left_out.", "fate reason role records"},
		{"sources.excluded.", "id reason by records"},
		{"sources.files.", "path sheet format encoding delimiter layout header_row range hidden_rows hidden_columns sha256 bytes rows used outside filtered duplicates rejected skipped columns"},
		{"sources.files.skipped.", "totals headers blank"},
		{"indicators.", "id name form statistic unit better primary formula version linkage scopes across calendar"},
		{"indicators.across.", "after of scopes testable improved worsened improved_after worsened_after expected"},
		{"indicators.linkage.", "rule key across_projects incident_source deployment_source incidents linked_by_key linked_by_time unlinked deployments deployments_linked incidents_per_deployment"},
		{"indicators.linkage.unlinked.", "no-key unknown-key"},
		{"sources.files.columns.", "role header format sample read unread empty"},
		{"indicators.scopes.", "project group phases periods limits limits_by_median rebased signals comparisons target ordered year_before"},
		{"indicators.scopes.phases.", "phase n value low high numerator denominator exposure_days p85 p90 open negative reason idle periods gaps partial zeros began zero_durations bands"},
		{"indicators.scopes.phases.bands.", "edition band confirmed"},
		{"indicators.scopes.periods.", "period n value numerator denominator complete"},
		{"indicators.scopes.limits.", "phase centre lower upper range_upper mean_range"},
		{"indicators.scopes.limits_by_median.", "phase centre lower upper range_upper mean_range signals"},
		{"indicators.scopes.rebased.", "phase centre lower upper range_upper mean_range"},
		{"indicators.scopes.signals.", "period rule"},
		{"indicators.scopes.comparisons.", "before after change change_pct effect effect_kind low high p p_adjusted detectable tests verdict reason sensitivity stratified p_across multiple notes survival outliers tails segmented p_cautious"},
		{"indicators.scopes.comparisons.notes.", "code args weight"},
		{"indicators.scopes.comparisons.survival.", "before after observed expected chi_square p direction contradicts"},
		{"indicators.scopes.comparisons.survival.before.", "phase began open median low high"},
		{"indicators.scopes.comparisons.survival.after.", "phase began open median low high"},
		{"indicators.scopes.comparisons.outliers.", "phase value period file sheet row"},
		{"indicators.scopes.comparisons.sensitivity.", "run p effect low high verdict flips reason"},
		{"indicators.scopes.comparisons.tails.", "quantile before after change low high reason"},
		{"indicators.scopes.comparisons.segmented.", "before after level slope n lags"},
		{"indicators.scopes.comparisons.segmented.before.", "from to start end"}, {"indicators.scopes.comparisons.segmented.after.", "from to start end"},
		{"indicators.scopes.comparisons.segmented.level.", "change low high p"}, {"indicators.scopes.comparisons.segmented.slope.", "change low high p"},
		{"indicators.scopes.comparisons.stratified.", "strata only_before only_after effect low high p phi df arrangements better worse same contradicts"},
		{"indicators.scopes.comparisons.tests.", "name p low high phi df arrangements"},
		{"indicators.scopes.target.", "kind value status"},
		{"indicators.scopes.ordered.", "phases periods statistic p p_adjusted family arrangements exact better reason"},
		{"indicators.scopes.year_before.", "periods earlier phases comparison reason"},
		{"indicators.scopes.year_before.phases.", "phase n value low high numerator denominator exposure_days p85 p90 open negative reason idle periods gaps partial zeros began zero_durations"},
		{"indicators.scopes.year_before.comparison.", "before after change change_pct effect effect_kind low high p p_adjusted detectable tests verdict reason sensitivity stratified p_across multiple notes survival outliers tails segmented p_cautious"},
		{"assessment.", "model target roll_up rated before now sub_items items domains all certificates evidence findings readiness"},
		{"assessment.readiness.", "questions measurement registration"},
		{"assessment.readiness.questions.", "question answered open lists"}, {"assessment.readiness.questions.lists.", "kind looked_at items"},
		{"assessment.readiness.questions.lists.items.", "id lacks expected aims_below_target"},
		{"assessment.readiness.questions.lists.items.expected.", "kind ready expected titles certain"}, {"assessment.readiness.questions.lists.items.expected.titles.", "en zh-CN"},
		{"assessment.readiness.measurement.", "sub_item demand met marks"}, {"assessment.readiness.measurement.marks.", "mark n of day source met"},
		{"assessment.readiness.registration.", "name stated indicator phase value low high n missing"}, {"assessment.readiness.registration.stated.", "en zh-CN"},
		{"assessment.model.", "id name file sha256 wording list_origin levels"}, {"assessment.model.levels.", "level name"},
		{"assessment.sub_items.", "code name item target met phases gap note evidence actions findings coverage supported demand"},
		{"assessment.sub_items.phases.", "phase level self assessed met"}, {"assessment.sub_items.coverage.", "kind expected ready"},
		{"assessment.items.", "code name domain rule target of phases"}, {"assessment.items.phases.", "phase level met rated"},
		{"assessment.domains.", "code name domain rule target of phases"}, {"assessment.domains.phases.", "phase level met rated"},
		{"assessment.all.", "code name domain rule target of phases"}, {"assessment.all.phases.", "phase level met rated"},
		{"assessment.certificates.", "id name note entries unnamed"},
		{"assessment.certificates.entries.", "name sub_items target phases"}, {"assessment.certificates.entries.phases.", "phase level met"},
		{"assessment.evidence.", "id capability level kind title status date file sha256 bytes link by_report present ready"},
		{"assessment.findings.", "id finding capabilities raised deadline closed status overdue actions evidence"},
		{"actions.", "total done late in_progress open overdue cancelled done_undated opened_undated rounds areas burn_up list effort effort_given iterations"},
		{"actions.rounds.", "round total done late in_progress open overdue cancelled"},
		{"actions.areas.", "area total done late in_progress open overdue cancelled"},
		{"actions.burn_up.", "period opened due done"},
		{"actions.iterations.", "iteration actions done effort effort_given share"},
		{"actions.list.", "id title area round project owner opened due done status late overdue capabilities indicators backlog iteration effort share"},
		{"gates.", "name passed detail counted"},
		{"problems.", "severity code file sheet row column message hint count also"},
		{"problems.also.", "file sheet row column"},
		{"report.title.", "en zh-CN"}, {"report.organisation.", "en zh-CN"}, {"phases.name.", "en zh-CN"},
		{"indicators.name.", "en zh-CN"}, {"indicators.formula.", "en zh-CN"}, {"gates.name.", "en zh-CN"}, {"sources.excluded.reason.", "en zh-CN"},
		{"assessment.model.name.", "en zh-CN"}, {"assessment.model.wording.", "en zh-CN"}, {"assessment.model.list_origin.", "en zh-CN"}, {"assessment.model.levels.name.", "en zh-CN"},
		{"assessment.sub_items.name.", "en zh-CN"}, {"assessment.sub_items.gap.", "en zh-CN"}, {"assessment.sub_items.note.", "en"}, {"assessment.sub_items.demand.", "en zh-CN"},
		{"assessment.items.name.", "en zh-CN"}, {"assessment.domains.name.", "en zh-CN"}, {"assessment.certificates.name.", "en zh-CN"}, {"assessment.certificates.note.", "en zh-CN"},
		{"assessment.evidence.title.", "en zh-CN"}, {"assessment.findings.finding.", "en zh-CN"},
		{"actions.areas.area.", "en zh-CN"}, {"actions.list.title.", "en zh-CN"}, {"actions.list.area.", "en zh-CN"}, {"actions.list.owner.", "en zh-CN"},
	} {
		for _, name := range strings.Fields(group.names) {
			want = append(want, group.path+name)
		}
	}
	var got []string
	for field := range fields {
		got = append(got, field)
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

func TestResultsSayNothingThatIsNoNumber(t *testing.T) {
	data := results(t, smallReport(), "zh-CN")
	for _, word := range []string{"NaN", "Inf", "-0,", "e+", "\\u003c", "\"!"} {
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("Results(smallReport) contains %q", word)
		}
	}
	if again := results(t, smallReport(), "zh-CN"); !bytes.Equal(data, again) {
		t.Error("Results(smallReport) differs from run to run")
	}
}

func TestInRows(t *testing.T) {
	for _, c := range []struct{ claim, in, want string }{
		{"a row is a line", `{"a":[{"b":1,"c":"x"},{"b":2}]}`, "{\n\"a\": [\n{\"b\":1,\"c\":\"x\"},\n{\"b\":2}\n]\n}"},
		{"what is empty stays", `{"a":[],"b":{}}`, "{\n\"a\": [],\n\"b\": {}\n}"},
		{"brackets in words are words", `{"a":"}{\"[","b":[[1]]}`, "{\n\"a\": \"}{\\\"[\",\n\"b\": [\n[1]\n]\n}"},
		{"a backslash before a quote", `[["\\"],1]`, "[\n[\"\\\\\"],\n1\n]"},
	} {
		got := string(inRows([]byte(c.in)))
		if got != c.want {
			t.Errorf("%s: inRows(%s) = %s, want %s", c.claim, c.in, got, c.want)
		}
		var before, after any
		if err := json.Unmarshal([]byte(c.in), &before); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(got), &after); err != nil || fmt.Sprint(before) != fmt.Sprint(after) {
			t.Errorf("%s: inRows(%s) reads as %v (%v)", c.claim, c.in, after, err)
		}
	}
}
