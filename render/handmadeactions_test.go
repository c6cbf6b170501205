package render

import (
	"strings"
	"time"

	"upshot/metric"
)

// handmadeActions are actions beside those of handmadeAssessed: rows that lack almost everything, days on both sides
// of what was due, a title without one of the languages, names that are long and hostile. find finds a capability.
func handmadeActions(find func(code string) metric.Node) []metric.Action {
	day := func(y int, m time.Month, d int) metric.Day { return metric.DateDay(y, m, d) }
	both := func(en, zh string) metric.Text { return metric.Text{"": en, "en": en, "zh-CN": zh} }
	x := metric.Missing()
	long := both(strings.Repeat("a title without an end, ", 9)+attack, strings.Repeat("没有尽头的标题", 30))
	return []metric.Action{
		{ID: "CD-001", Title: both("Write down how a change goes", "编写变更流程"), Area: both("Organisational policy", "组织制度"), Round: 1, Owner: both("Change manager", "变更经理"),
			Opened: day(2023, 12, 4), Due: day(2024, 1, 31), Done: day(2024, 1, 29), Status: "done", Capabilities: []metric.Node{find("CM-CM-P"), find("BI")},
			Indicators: []string{"change-lead-time", "缺陷密度"}, Backlog: "CR-1001", Iteration: "S3", Effort: 2.5, Share: 0.08},
		{ID: "CD-002", Title: long, Area: both("Pipeline", "流水线"), Round: 1, Project: "credit-core",
			Opened: day(2023, 12, 4), Due: day(2024, 1, 10), Done: day(2024, 1, 31), Status: "done", Indicators: []string{"change-lead-time"}, Iteration: "S10", Effort: x, Share: 0.1},
		{ID: attack, Title: metric.Text{"": "只有中文的标题", "zh-CN": "只有中文的标题"}, Area: metric.Plain(attack), Round: 3, Project: attack, Owner: metric.Plain(attack),
			Opened: day(2024, 8, 5), Due: day(2024, 10, 31), Status: "in-progress", Backlog: attack, Iteration: attack, Indicators: []string{"change-lead-time"}, Effort: 1, Share: x},
		{ID: "改进项五", Round: -1, Status: "open", Effort: x, Share: x},
		{ID: "CD-006", Title: both("Measure the review", "度量评审"), Area: both("Measurement", "度量"), Round: 3, Opened: day(2024, 9, 2), Due: day(2024, 12, 31), Status: "open", Effort: x, Share: x},
		{ID: "CD-007", Title: both("Done one day", "某日完成"), Round: 3, Status: "done", Indicators: []string{"change-fail-rate"}, Effort: x, Share: x},
	}
}

// handmadeFindings are findings of every state, answered by actions and evidence, by nothing, and by what is not there.
func handmadeFindings(find func(code string) metric.Node) []metric.Finding {
	day := func(m time.Month, d int) metric.Day { return metric.DateDay(2024, m, d) }
	return []metric.Finding{
		{ID: "F-2", Text: metric.Plain("Changes bypass the board"), Capabilities: []metric.Node{find("CM-CM-P")}, Raised: day(8, 1), Deadline: day(9, 1), Closed: day(8, 20), Status: "closed",
			Actions: []string{"CD-001", "CD-002"}, Evidence: []string{"CM-VC-S-L3-1"}},
		{ID: attack, Text: metric.Plain(attack), Raised: day(8, 1), Deadline: day(11, 20), Status: "open", Actions: []string{attack}},
		{ID: "F-4", Text: metric.Text{"": "只有中文的问题", "zh-CN": "只有中文的问题"}, Status: "answered", Actions: []string{"gone"}, Evidence: []string{"gone-too"}},
	}
}
