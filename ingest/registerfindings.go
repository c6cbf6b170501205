package ingest

import "upshot/metric"

var findingRegister = registerKind{
	key: "findings",
	roles: []registerRole{
		{role: "id", headers: []string{"ID", "Finding ID", "No.", "编号", "问题编号", "序号"}},
		{role: "finding", localised: true, headers: []string{"Finding", "Issue", "Title", "Description", "问题", "问题描述", "评估意见", "审核意见", "发现", "标题"}},
		{role: "capabilities", telling: true, headers: []string{"Capabilities", "Capability", "能力子项", "能力项", "能力", "对应能力", "对应能力项", "对应能力子项"}},
		{role: "raised", kind: asTime, headers: []string{"Raised", "Raised on", "Opened", "提出日期", "发现日期", "提出时间"}},
		{role: "deadline", kind: asTime, headers: []string{"Deadline", "Due", "Due date", "整改期限", "截止日期", "期限", "要求完成日期"}},
		{role: "closed", kind: asTime, headers: []string{"Closed", "Closed on", "关闭日期", "关闭时间", "完成日期"}},
		{role: "status", headers: []string{"Status", "State", "状态"}, words: map[string][]string{
			"open":     {"未关闭", "未解决", "未答复", "未回复", "未整改", "未确认", "未通过", "不通过", "待答复", "待回复", "待整改", "整改中", "进行中", "打开", "Open", "New", "To do", "In progress", "Reopened", "Not closed", "Not answered", "Not accepted", "Unanswered", "Unresolved"},
			"answered": {"已答复", "已回复", "已整改", "已解决", "待复核", "Answered", "Responded", "Resolved", "Addressed"},
			"closed":   {"已关闭", "关闭", "通过", "复核通过", "已确认", "Closed", "Accepted", "Verified"},
		}},
		{role: "actions", telling: true, headers: []string{"Actions", "Action", "Action IDs", "措施", "整改措施", "措施编号", "对应措施", "改进项编号"}},
		{role: "evidence", telling: true, headers: []string{"Evidence", "Evidence IDs", "证据", "证据编号", "佐证材料", "材料编号"}},
	},
	must: [][]string{{"id"}},
	take: takeFindings,
}

// takeFindings reads what an assessor raised. That a deadline has passed is no fault of the file.
func takeFindings(r *registerRows) {
	r.reportNoModel("capabilities")
	var undated sighting
	actions, evidence := r.actionIDs(), r.evidenceIDs()
	findAction, findEvidence := oneOf(actions), oneOf(evidence)
	for _, record := range r.records() {
		id := r.ids[record]
		f := metric.Finding{
			ID: id, Text: r.text(record, "finding"), Capabilities: r.nodes(record, "capabilities"),
			Raised: r.past(record, "raised", id), Deadline: r.day(record, "deadline"), Closed: r.past(record, "closed", id),
			Actions:  r.references(record, "actions", "actions", findAction, actions),
			Evidence: r.references(record, "evidence", "evidence", findEvidence, evidence),
			Pos:      r.at(record, "id"),
		}
		status, told := r.status(record, f.Closed, "closed")
		f.Status = status
		if f.Status == "closed" && f.Closed == 0 {
			undated.noteNamed(r.at(record, "status"), id)
		}
		if told && f.Status == "open" {
			r.stillOpen(record, id, f.Status, "closed")
		}
		r.ordered(record, id, "raised", "closed")
		if f.Status == "closed" && f.Closed > r.plan.AsOf { // as for actions
			f.Status = "answered"
		}
		if r.fates[record] != duplicate {
			r.Findings = append(r.Findings, f)
		}
	}
	r.sighted(metric.Warning, doneUndated, undated, undated.text, r.called("closed"), "closed")
}
