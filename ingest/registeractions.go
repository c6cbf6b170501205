package ingest

import (
	"slices"

	"upshot/metric"
)

var actionRegister = registerKind{
	key: "actions",
	roles: []registerRole{
		{role: "id", headers: []string{"ID", "Action ID", "No.", "编号", "措施编号", "行动编号", "改进项编号", "任务编号", "序号"}},
		{role: "title", localised: true, headers: []string{"Title", "Action", "Improvement", "标题", "措施", "改进措施", "改进项", "改进任务", "任务", "任务名称", "行动", "改进内容"}},
		{role: "area", localised: true, headers: []string{"Area", "领域", "改进领域", "类别", "改进方向"}},
		{role: "round", headers: []string{"Round", "Phase", "轮次", "阶段", "改进轮次"}},
		{role: "project", headers: []string{"Project", "System", "Application", "项目", "系统", "应用", "项目名称", "所属项目"}},
		{role: "owner", localised: true, person: true, headers: []string{"Owner role", "Owner", "Responsible role", "Responsible", "责任角色", "负责角色", "负责人角色", "责任部门", "责任人", "负责人"}},
		{role: "opened", kind: asTime, headers: []string{"Opened", "Opened on", "Created", "Started", "Start", "提出日期", "创建日期", "登记日期", "开始日期", "提出时间"}},
		{role: "due", kind: asTime, headers: []string{"Due", "Due date", "Deadline", "Planned end", "计划完成日期", "计划完成时间", "计划完成", "截止日期", "要求完成日期", "期限"}},
		{role: "done", kind: asTime, headers: []string{"Done", "Done on", "Completed", "Completed on", "Closed", "Finished", "Actual end", "实际完成日期", "实际完成时间", "实际完成", "完成日期", "完成时间", "关闭日期"}},
		{role: "status", headers: []string{"Status", "State", "状态", "进展", "完成情况"}, words: map[string][]string{
			"open":        {"未开始", "未启动", "未完成", "未关闭", "未解决", "未整改", "未实施", "未落地", "待开始", "待办", "待处理", "新建", "打开", "重新打开", "计划中", "挂起", "暂停", "To do", "Todo", "New", "Not started", "Planned", "Backlog", "Reopened", "On hold", "Blocked", "Not done", "Not finished", "Not completed", "Incomplete", "Unfinished", "Unresolved"},
			"in-progress": {"进行中", "处理中", "实施中", "推进中", "整改中", "执行中", "已启动", "部分完成", "验证中", "待验收", "In progress", "Doing", "Started", "Active", "Ongoing", "WIP", "In review", "Partly done"},
			"done":        {"已完成", "完成", "已关闭", "关闭", "已解决", "已实施", "已落地", "已整改", "Done", "Closed", "Complete", "Completed", "Finished", "Resolved", "Implemented"},
			"cancelled":   {"已取消", "取消", "已作废", "作废", "已废弃", "废弃", "终止", "已终止", "不做", "Cancelled", "Canceled", "Dropped", "Rejected", "Withdrawn", "Abandoned", "Won't do"},
		}},
		{role: "capabilities", telling: true, headers: []string{"Capabilities", "Capability", "能力子项", "能力项", "能力", "对应能力", "对应能力项", "对应能力子项", "能力编号"}},
		{role: "indicators", telling: true, headers: []string{"Indicators", "Indicator", "Metrics", "指标", "对应指标", "度量指标", "目标指标"}},
		{role: "backlog", headers: []string{"Backlog ID", "Backlog", "Ticket", "Issue key", "需求编号", "待办编号", "工单号", "待办事项编号"}},
		{role: "iteration", headers: []string{"Iteration", "Sprint", "迭代", "所属迭代"}},
		{role: "effort", kind: asNumber, headers: []string{"Effort (person-days)", "Effort", "Person-days", "Effort (days)", "工作量", "工作量(人天)", "投入", "投入(人天)", "投入人天", "人天"}},
		{role: "share", kind: asNumber, telling: true, headers: []string{"Share of iteration", "Share", "Share of effort", "占迭代比例", "迭代占比", "工作量占比", "占迭代工作量比例", "占比"}},
	},
	must: [][]string{{"id"}},
	take: takeActions,
}

// maxEffort is more person-days than any action takes.
const maxEffort = 100_000

func takeActions(r *registerRows) {
	r.scaleShares("share")
	r.reportNoModel("capabilities")
	var aimless, undated sighting
	for _, record := range r.records() {
		id := r.ids[record]
		a := metric.Action{
			ID: id, Title: r.text(record, "title"), Area: r.text(record, "area"), Owner: r.person(record, "owner"),
			Round: r.round(record), Project: r.project(record),
			Opened: r.past(record, "opened", id), Due: r.day(record, "due"), Done: r.past(record, "done", id),
			Capabilities: r.nodes(record, "capabilities"), Indicators: r.aimedAt(record),
			Backlog: r.word(record, "backlog"), Iteration: r.word(record, "iteration"),
			Effort: r.figure(record, "effort", 0, maxEffort), Share: r.figure(record, "share", 0, 1),
			Pos: r.at(record, "id"),
		}
		status, told := r.status(record, a.Done, "done")
		a.Status = status
		if a.Status == "done" && a.Done == 0 {
			undated.noteNamed(r.at(record, "status"), id)
		}
		if r.word(record, "capabilities") == "" && r.word(record, "indicators") == "" {
			aimless.noteNamed(r.position(record), id)
		}
		r.ordered(record, id, "opened", "done")
		r.ordered(record, id, "opened", "due")
		if told && !a.Closed() {
			r.stillOpen(record, id, a.Status, "done")
		}
		if a.Status == "done" && a.Done > r.plan.AsOf { // which is reported; by the report's day it was not
			a.Status = "in-progress"
		}
		if r.fates[record] != duplicate {
			r.Actions = append(r.Actions, a)
		}
	}
	r.sighted(metric.Warning, actionAimless, aimless, aimless.text)
	r.sighted(metric.Warning, doneUndated, undated, undated.text, r.called("done"), "done")
}

// round is the phase that an action belongs to, -1 if it names none that the plan has.
func (r *registerRows) round(record int) int {
	word := r.word(record, "round")
	if word == "" {
		return -1
	}
	phase := r.phases.find(word)
	if phase < 0 {
		r.repeated(metric.Warning, roundUnknown, r.at(record, "round"), shorten(word), r.header(record, "round"), r.phaseIDs(), r.guess("round", word, func() string { return nearest(word, r.phases.known) }))
	}
	return phase
}

// allProjects are the words for no project in particular.
var allProjects = oneOf([]string{"all", "all projects", "全部", "所有", "全部项目", "所有项目"})

// project is the id of the project that a row is about, "" if it is about all.
func (r *registerRows) project(record int) string {
	word := r.word(record, "project")
	if word == "" || allProjects(word) != "" {
		return ""
	}
	if i := r.projects.index(word); i >= 0 {
		return r.all[i].ID
	}
	near := r.guess("project", word, func() string { return nearest(word, r.projects.known) })
	r.repeated(metric.Warning, projectUnknown, r.at(record, "project"), shorten(word), r.header(record, "project"), listed(r.projectIDs()), near)
	return ""
}

// aimedAt are the ids of the indicators that a row names.
func (r *registerRows) aimedAt(record int) []string {
	var all []string
	for _, word := range elements(r.word(record, "indicators")) {
		i := r.indicators.find(word)
		switch {
		case i < 0:
			near := r.guess("indicators", word, func() string { return nearest(word, r.indicators.known) })
			r.repeated(metric.Warning, indicatorUnknown, r.at(record, "indicators"), shorten(word), r.header(record, "indicators"), listed(r.indicatorIDs()), near)
		case !slices.Contains(all, r.plan.Indicators[i].ID):
			all = append(all, r.plan.Indicators[i].ID)
		}
	}
	return all
}

func (r *registerRows) indicatorIDs() []string {
	var ids []string
	for i := range r.plan.Indicators {
		ids = append(ids, r.plan.Indicators[i].ID)
	}
	return ids
}

func (r *registerRows) projectIDs() []string {
	var ids []string
	for i := range r.all {
		ids = append(ids, r.all[i].ID)
	}
	return ids
}

// scaleShares reads the numbers of a column without a per cent sign: if one of a file's is over 1, they are all
// per cents there, for a share cannot be more than the whole.
func (r *registerRows) scaleShares(role string) {
	i := indexOfRole(r.columns, role)
	if i < 0 {
		return
	}
	c := r.columns[i]
	for _, f := range r.files {
		perCents := false
		for record := f.first; record < f.past; record++ {
			perCents = perCents || numberForm(c.forms[record])&percentFlag == 0 && c.Numbers[record] > 1
		}
		for record := f.first; record < f.past && perCents; record++ {
			if numberForm(c.forms[record])&percentFlag == 0 {
				c.Numbers[record] /= 100
			}
		}
	}
}
