package wording

import (
	"testing"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// assessed is a report of three sub-items, rated as given in a baseline and in round 1, with target 3.
func assessed(ratings ...[2]float64) *indicator.Report {
	text := func(en, zh string) metric.Text { return metric.Text{"en": en, "zh-CN": zh} }
	model := &metric.Model{
		Levels: []metric.ModelLevel{{Number: 2, Name: text("Foundation", "基础级")}, {Number: 3, Name: text("Comprehensive", "全面级")}},
		Domains: []metric.ModelDomain{{Code: "CM", Items: []metric.ModelItem{{Code: "VC", SubItems: []metric.ModelSubItem{
			{Code: "VC-SYS", Name: text("System", "版本控制系统")}, {Code: "VC-BR", Name: text("Branches", "分支管理")}, {Code: "VC-ART"},
		}}}}},
	}
	plan := &metric.Plan{
		AsOf: metric.DateDay(2024, 6, 30),
		Phases: []metric.Phase{
			{ID: "baseline", Name: text("Baseline", "基线"), Window: metric.Window{From: metric.DateDay(2024, 1, 1), To: metric.DateDay(2024, 3, 31)}},
			{ID: "round-1", Name: text("Round 1", "第一轮"), Window: metric.Window{From: metric.DateDay(2024, 4, 1), To: metric.DateDay(2024, 6, 30)}},
		},
		Compare: metric.Compare{After: []int{1}}, Assessment: &metric.Assessment{Model: model, Target: 3},
	}
	data := &metric.Registers{}
	for i, levels := range ratings {
		data.Ratings = append(data.Ratings, metric.Ratings{
			Node: metric.Node{SubItem: i}, Self: levels[:], Assessed: []float64{metric.Missing(), metric.Missing()}, Target: metric.Missing(),
		})
	}
	return &indicator.Report{Plan: plan, Maturity: maturity.Compute(plan, data)}
}

func TestWhereTheAssessmentStands(t *testing.T) {
	none := metric.Missing()
	mean := assessed([2]float64{1, 3}, [2]float64{2, 3}, [2]float64{2, 2.5})
	mean.Maturity.Spec.RollUp = "mean"
	data := mean.Maturity.Registers
	data.Ratings[2].Target = 2
	mean.Maturity = maturity.Compute(mean.Plan, &data)
	byAssessor := func(n int) *indicator.Report {
		rep := assessed([2]float64{2, 3}, [2]float64{2, 3}, [2]float64{2, 3})
		data := rep.Maturity.Registers
		for i := range n {
			data.Ratings[i].Assessed[1] = 2.5
		}
		rep.Maturity = maturity.Compute(rep.Plan, &data)
		return rep
	}
	for _, c := range []struct {
		claim  string
		rep    *indicator.Report
		en, zh string
	}{
		{"before and now, 3- for what is met in part", assessed([2]float64{2, 3}, [2]float64{3, 3}, [2]float64{2, 2.5}),
			"Level 3 (Comprehensive) is the target: 2 of 3 sub-items reach it (Baseline: 1); overall level 2 → 3-, the lowest of its parts.",
			"目标为3级（全面级）：3 个能力子项中 2 个达标（基线：1 个）；整体级别 2 → 3-，取各组成部分的最低级别。"},
		{"where only one phase is rated there is no before", assessed([2]float64{none, 3}, [2]float64{none, 2}, [2]float64{none, 2}),
			"Level 3 (Comprehensive) is the target: 1 of 3 sub-items reaches it; overall level 2, the lowest of its parts.",
			"目标为3级（全面级）：3 个能力子项中 1 个达标；整体级别 2，取各组成部分的最低级别。"},
		{"a part that is not rated leaves the whole without a level", assessed([2]float64{2, 3}, [2]float64{2, 3}),
			"Level 3 (Comprehensive) is the target: 2 of 3 sub-items reach it (Baseline: 0); no overall level, since 1 of 3 sub-items is not rated.",
			"目标为3级（全面级）：3 个能力子项中 2 个达标（基线：0 个）；3 个能力子项中有 1 个未评级，因此没有整体级别。"},
		{"nor has it one before", assessed([2]float64{2, 3}, [2]float64{2, 3}, [2]float64{none, 3}),
			"Level 3 (Comprehensive) is the target: 3 of 3 sub-items reach it (Baseline: 0); overall level 3, the lowest of its parts.",
			"目标为3级（全面级）：3 个能力子项中 3 个达标（基线：0 个）；整体级别 3，取各组成部分的最低级别。"},
		{"nothing is rated", assessed(),
			"Level 3 (Comprehensive) is the target; no sub-item is rated.", "目标为3级（全面级）；尚无能力子项评级。"},
		{"a mean is a number, and other targets are said", mean,
			"Level 3 (Comprehensive), for 1 sub-item another level, is the target: 3 of 3 sub-items reach it (Baseline: 1); overall level 1.7 → 2.8, the mean of its parts.",
			"目标为3级（全面级）（1 个能力子项另有目标）：3 个能力子项中 3 个达标（基线：1 个）；整体级别 1.7 → 2.8，取各组成部分的平均值。"},
		{"self-rated levels are not set beside an assessor's in silence", byAssessor(3),
			"Level 3 (Comprehensive) is the target: 0 of 3 sub-items reach it (Baseline: 0); overall level 2 → 3-, the lowest of its parts; self-rated before, assessed now.",
			"目标为3级（全面级）：3 个能力子项中 0 个达标（基线：0 个）；整体级别 2 → 3-，取各组成部分的最低级别；此前自评，现由评估人员评定。"},
		{"nor where an assessor gave some of them", byAssessor(1),
			"Level 3 (Comprehensive) is the target: 2 of 3 sub-items reach it (Baseline: 0); overall level 2 → 3-, the lowest of its parts; self-rated before, partly assessed now.",
			"目标为3级（全面级）：3 个能力子项中 2 个达标（基线：0 个）；整体级别 2 → 3-，取各组成部分的最低级别；此前自评，现部分由评估人员评定。"},
		{"no assessment is no sentence", &indicator.Report{Plan: &metric.Plan{}}, "", ""},
	} {
		for language, want := range map[string]string{"en": c.en, "zh-CN": c.zh} {
			if got := book(t).In(language).AssessmentStanding(c.rep); got != want {
				t.Errorf("%s: %s\n got %s\nwant %s", c.claim, language, got, want)
			}
		}
	}
}

func TestWhereTheActionsStand(t *testing.T) {
	asOf := metric.DateDay(2024, 6, 30)
	done, late, undated := metric.Action{Status: "done"}, metric.Action{Status: "open", Due: asOf - 1}, metric.Action{Status: "open"}
	for _, c := range []struct {
		claim   string
		actions []metric.Action
		en, zh  string
	}{
		{"one is overdue", []metric.Action{done, done, late}, "2 of 3 actions done, 1 overdue.", "3 个改进项中 2 项已完成，1 项逾期。"},
		{"none is", []metric.Action{done, {Status: "open", Due: asOf}}, "1 of 2 actions done, none overdue.", "2 个改进项中 1 项已完成，没有逾期。"},
		{"all are done", []metric.Action{done, done}, "2 of 2 actions done, none overdue.", "2 个改进项中 2 项已完成，没有逾期。"},
		{"without a due day nobody knows what is overdue", []metric.Action{done, undated}, "1 of 2 actions done, none left with a due day.", "2 个改进项中 1 项已完成，其余均无计划完成日期。"},
		{"cancelled ones are said and not counted", []metric.Action{done, {Status: "cancelled"}}, "1 of 1 actions done, none overdue; 1 cancelled and not counted.", "1 个改进项中 1 项已完成，没有逾期；另有 1 项已取消，不计入。"},
		{"an empty register", nil, "No action is recorded.", "没有登记任何改进项。"},
		{"all are cancelled", []metric.Action{{Status: "cancelled"}, {Status: "cancelled"}}, "All 2 actions were cancelled.", "2 个改进项全部取消。"},
	} {
		plan := &metric.Plan{AsOf: asOf, Actions: &metric.Register{}}
		rep := &indicator.Report{Plan: plan, Maturity: maturity.Compute(plan, &metric.Registers{Actions: c.actions})}
		for language, want := range map[string]string{"en": c.en, "zh-CN": c.zh} {
			if got := book(t).In(language).ActionsStanding(rep); got != want {
				t.Errorf("%s: %s\n got %s\nwant %s", c.claim, language, got, want)
			}
		}
		plan.Actions = nil
		if got := book(t).In("en").ActionsStanding(rep); got != "" {
			t.Errorf("without a register of actions: %q", got)
		}
	}
}

func TestAMeanIsNoLevelThatItIsBelow(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{{2, "2.0"}, {2.25, "2.2"}, {2.75, "2.8"}, {2.96, "2.96"}, {146.5 / 49, "2.99"}, {2.9975, "2.998"}, {3.02, "3.02"}, {3, "3.0"}, {metric.Missing(), "–"}} {
		if got := book(t).In("en").RolledRating("mean", c.v); got != c.want {
			t.Errorf("RolledRating(mean, %v) = %s, want %s", c.v, got, c.want)
		}
	}
	if got := book(t).In("en").RolledRating("lowest", 2.5); got != "3-" {
		t.Errorf("RolledRating(lowest, 2.5) = %s, want 3-", got)
	}
}

func TestGatesSayWhatTheyCounted(t *testing.T) {
	rep := assessed([2]float64{2, 3}, [2]float64{2, 2.5}, [2]float64{1, 1})
	for _, c := range []struct {
		claim  string
		gate   indicator.GateResult
		en, zh string
	}{
		{"sub-items by name and code", indicator.GateResult{Gate: metric.Gate{Counts: "below-target"}, Count: 2, Of: 3, Failed: []string{"VC-BR", "VC-ART"}},
			"2 of 3 sub-items are below their target or not rated, at most 0 allowed: Branches (VC-BR) and VC-ART",
			"3 个能力子项中有 2 个未达目标或未评级，最多允许 0 个：分支管理（VC-BR）、VC-ART"},
		{"one is one", indicator.GateResult{Gate: metric.Gate{Counts: "without-evidence", Max: 1}, Count: 1, Of: 3, Failed: []string{"VC-SYS"}},
			"1 of 3 sub-items at their target has no ready evidence of that level, at most 1 allowed: System (VC-SYS)",
			"3 个已达目标的能力子项中有 1 个没有相应级别的已就绪证明材料，最多允许 1 个：版本控制系统（VC-SYS）"},
		{"actions by id, even one that is called as a sub-item", indicator.GateResult{Gate: metric.Gate{Counts: "overdue-actions"}, Count: 2, Of: 126, Failed: []string{"A-7", "VC-SYS"}},
			"2 of 126 actions are overdue, at most 0 allowed: A-7 and VC-SYS",
			"126 个改进项中有 2 项逾期，最多允许 0 项：A-7、VC-SYS"},
		{"of many, eight are named", indicator.GateResult{Gate: metric.Gate{Counts: "overdue-findings"}, Count: 10, Of: 10, Failed: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}},
			"10 of 10 findings are overdue, at most 0 allowed: 1, 2, 3, 4, 5, 6, 7 and 8 and 2 more",
			"10 个评估问题中有 10 个逾期，最多允许 0 个：1、2、3、4、5、6、7、8 等，另有 2 个"},
		{"none of them", indicator.GateResult{Gate: metric.Gate{Counts: "below-target", Max: 3}, Of: 49},
			"none of 49 sub-items is below its target, at most 3 allowed", "49 个能力子项全部达到目标，最多允许 3 个未达到"},
		{"nothing to count", indicator.GateResult{Gate: metric.Gate{Counts: "overdue-findings"}}, "nothing to count, at most 0 allowed", "没有可计数的内容，最多允许 0 个"},
	} {
		for language, want := range map[string]string{"en": c.en, "zh-CN": c.zh} {
			if got := book(t).In(language).Gate(rep, c.gate); got != want {
				t.Errorf("%s: %s\n got %s\nwant %s", c.claim, language, got, want)
			}
		}
	}
	for _, what := range metric.GateCounts {
		for _, key := range []string{"gate." + what, "gate." + what + ".none"} {
			if !book(t).In("en").Has(key) {
				t.Errorf("there is no message %s", key)
			}
		}
	}
}
