package main

import (
	"fmt"
	"math"
	"sort"
	"time"

	"github.com/xuri/excelize/v2"
)

// requirement is one wish of a business department.
type requirement struct {
	system        system
	name, kind    string
	department    string
	priority      string
	raised        time.Time
	planned, live time.Time // days; live is zero while it is open
	state         string
}

var departments = []string{"公司金融部", "个人信贷部", "风险管理部", "运营管理部", "网络金融部"}

func requirements() []requirement {
	var all []requirement
	for _, s := range systems {
		c := chanceFor("requirements/" + s.id)
		luck, pace := chanceFor("requirements/promises/"+s.id), chanceFor("requirements/cycles/"+s.id)
		busy := newRhythm(c, 0.2, 0.05, 0.3)
		slow := newRhythm(c, 0.2, 0.08, 0.4)
		for _, d := range daysBetween(day(2023, 1, 3), lastDay.AddDate(0, 0, -2)) {
			perDay := s.volume * requestsAMonth.of(s, d) / workingDays
			for range c.count(perDay * officeDays.on(d) * busy.on(d)) {
				r := oneRequirement(c, luck, pace, s, d, slow.on(d))
				if r.live.IsZero() || !r.live.Before(firstDay) {
					all = append(all, r)
				}
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].raised.Before(all[j].raised) })
	return all
}

func oneRequirement(c, luck, pace *chance, s system, d time.Time, slow float64) requirement {
	r := requirement{system: s, department: c.one(departments), priority: []string{"高", "中", "低"}[c.weighted(0.25, 0.55, 0.2)],
		kind: []string{"新功能", "优化", "监管合规", "技术改造"}[c.weighted(0.4, 0.35, 0.12, 0.13)], raised: c.clock(d, 9, 18)}
	r.name = c.one(s.modules) + []string{"支持线上办理", "流程优化", "新增校验规则", "报表调整", "接口改造", "页面改版"}[c.IntN(6)]

	// What a requirement needs is set by how the teams work halfway through it.
	expected := s.lead * cycleDays.of(s, d.AddDate(0, 0, 20)) * slow
	days := math.Max(3, math.Round(pace.around(expected, 0.5)))
	r.live = time.Date(d.Year(), d.Month(), d.Day()+int(days), 0, 0, 0, 0, bankTime)
	for releaseDays.on(r.live) < 0.2 {
		r.live = r.live.AddDate(0, 0, 1)
	}
	slip := -luck.IntN(6)
	if !luck.yes(onTimeShare.of(s, r.live)) {
		slip = 1 + luck.IntN(15)
	}
	r.planned, r.state = r.live.AddDate(0, 0, -slip), "已上线"
	if r.live.After(exportedAt) {
		r.live = time.Time{}
		r.state = []string{"需求分析", "开发中", "测试中", "待上线"}[c.IntN(4)]
	}
	return r
}

// requirementFile is the list that the project office keeps: title rows above the header, real dates,
// and a second sheet that explains the columns.
func requirementFile(all []requirement) (export, error) {
	const sheet, notes = "需求列表", "填写说明"
	w := newWorkbook("信贷系统需求列表（合成数据）", sheet, notes)
	head := w.style(excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6F0"}}})
	title := w.style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}})
	dayFormat, minuteFormat := "yyyy/m/d", "yyyy-mm-dd hh:mm"
	asDay := w.style(excelize.Style{CustomNumFmt: &dayFormat})
	asMinute := w.style(excelize.Style{CustomNumFmt: &minuteFormat})

	header := []string{"需求编号", "所属系统", "需求名称", "需求类型", "优先级", "提出部门", "提出时间", "计划上线日期", "实际上线日期", "按期交付", "状态"}
	w.put(sheet, 1, 1, "信贷系统需求列表（合成数据）", title)
	w.try(w.MergeCell(sheet, "A1", cell(len(header), 1)))
	w.put(sheet, 1, 2, "导出时间：2024-12-02 09:30　　导出岗位：项目管理办公室", 0)
	for i, name := range header {
		w.put(sheet, i+1, 4, name, head)
	}
	for n, r := range all {
		row := n + 5
		onTime := ""
		for i, value := range []any{fmt.Sprintf("XD-%04d", 812+n), r.system.chinese, r.name, r.kind, r.priority, r.department} {
			w.put(sheet, i+1, row, value, 0)
		}
		w.put(sheet, 7, row, r.raised.Truncate(time.Minute), asMinute)
		w.put(sheet, 8, row, r.planned, asDay)
		if !r.live.IsZero() {
			w.put(sheet, 9, row, r.live, asDay)
			onTime = "是"
			if r.live.After(r.planned) {
				onTime = "否"
			}
			w.put(sheet, 10, row, onTime, 0)
		}
		w.put(sheet, 11, row, r.state, 0)
	}
	w.put(sheet, 9, 5+203, "2024年2月30日", 0)                          // typed over the date
	w.put(sheet, 7, 5+350, all[350].live.AddDate(0, 0, 9), asMinute) // raised after it went live
	w.try(w.SetColWidth(sheet, "A", "K", 15))

	for i, line := range []string{"需求编号由项目管理办公室统一分配，不得修改。", "实际上线日期：投产完成当日；未投产的留空。",
		"按期交付：实际上线日期不晚于计划上线日期。", "本表为合成数据，不含任何真实信息。"} {
		w.put(notes, 1, i+1, line, 0)
	}
	data, err := w.bytes()
	return export{"requirements.xlsx", data}, err
}
