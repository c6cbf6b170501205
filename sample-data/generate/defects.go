package main

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// defect is one bug report of the tracker.
type defect struct {
	system             system
	module, title      string
	severity, priority int
	kind, where        string
	created, resolved  time.Time // resolved is zero while it is open
	steps              string
	author, solver     string
}

// symptoms are what goes wrong in a module; each leads to the steps to see it again.
var symptoms = []string{
	"金额四舍五入后与账务差一分", "提交后长时间无响应", "列表翻页丢失查询条件", "日期控件可以选择过去的日期", "并发提交时产生重复记录",
	"导出文件缺少最后一列", "状态已更新但页面未刷新", "权限不足时提示信息不明确", "利率调整后未重新试算", "超长姓名显示被截断",
	"断网重连后数据丢失", "短信模板参数错位", "批量任务重跑后结果翻倍", "身份证末位为X时校验失败", "撤销操作后额度未恢复",
}

func defects(size []change) []defect {
	var all []defect
	for _, s := range systems {
		c := chanceFor("defects/" + s.id)
		luck, pace := chanceFor("defects/escapes/"+s.id), chanceFor("defects/repairs/"+s.id)
		rough := newRhythm(c, 0.2, 0.06, 0.3)
		leaky := newRhythm(c, 0.1, 0.05, 0.3)
		slow := newRhythm(c, 0.15, 0.05, 0.3)
		for _, month := range monthsFrom(sizeStart) {
			days := daysBetween(month, month.AddDate(0, 1, -1))
			worked := 0.0
			for _, d := range days {
				worked += officeDays.on(d)
			}
			expected := klocOf(size, s, month) * defectsAKloc.of(s, month)
			for _, d := range days {
				for range c.count(expected * officeDays.on(d) / worked * rough.on(d)) {
					b := oneDefect(c, s, d)
					if luck.yes(escapedShare.of(s, d) * leaky.on(d)) {
						b.where, b.author = "生产环境", handle(luck, "ops", 6)
					}
					b.fix(pace, fixDays.of(s, d)*slow.on(d))
					all = append(all, b)
				}
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].created.Before(all[j].created) })
	return all
}

func klocOf(size []change, s system, month time.Time) float64 {
	kloc := 0.0
	for _, c := range size {
		if c.system.id == s.id && c.month.Equal(month) {
			kloc += c.kloc
		}
	}
	return kloc
}

func oneDefect(c *chance, s system, d time.Time) defect {
	b := defect{system: s, module: c.one(s.modules), title: c.one(symptoms), severity: 1 + c.weighted(0.04, 0.22, 0.56, 0.18),
		kind:    []string{"代码错误", "界面优化", "设计缺陷", "配置相关", "性能问题"}[c.weighted(0.6, 0.12, 0.13, 0.09, 0.06)],
		created: c.clock(d, 9, 20), author: handle(c, "qa", 9), solver: handle(c, "dev", 40)}
	b.priority = min(4, b.severity+c.IntN(2))
	b.where = []string{"测试环境", "验收环境"}[c.weighted(0.75, 0.25)]
	if c.yes(0.35) {
		b.steps = "[步骤]\n1. 进入\"" + b.module + "\"页面\n2. 按用例录入并提交\n[结果]\n" + b.title + "\n[期望]\n与需求一致"
	}
	return b
}

// fix resolves the defect in the working hours, about so many days after it was created.
func (b *defect) fix(c *chance, days float64) {
	b.resolved = toOffice(c.after(b.created, days, 1.0, 24*time.Hour), c)
	if !b.resolved.After(b.created) {
		b.resolved = b.created.Add(time.Duration(1+c.IntN(5)) * time.Hour)
	}
	if b.resolved.After(exportedAt) {
		b.resolved = time.Time{}
	}
}

// defectFile is ZenTao's export: GBK, every cell in quotes, one empty cell after the last in each
// record but not in the header, 0000-00-00 for a day that has not come.
func defectFile(all []defect) (export, error) {
	t := table{separator: ",", newline: "\r\n", quoteAll: true}
	t.row("Bug编号", "所属产品", "所属模块", "Bug标题", "严重程度", "优先级", "Bug类型", "重现步骤", "发现环境", "Bug状态", "激活次数",
		"由谁创建", "创建日期", "解决者", "解决方案", "解决日期", "关闭日期")
	bad := []blemish{{231, 12, "2023-11-3O 14:20:11"}, {389, 15, "2024-06-31 16:00:00"}, {390, 12, "昨天"}}
	const never = "0000-00-00 00:00:00"
	for n, b := range all {
		state, solver, solution, resolved, closed := "激活", "", "", never, never
		if !b.resolved.IsZero() {
			state, solver, solution, resolved = "已解决", b.solver, "已解决", b.resolved.Format(isoSeconds)
			if shut := b.resolved.AddDate(0, 0, 1+n%3); shut.Before(exportedAt) {
				state, closed = "已关闭", shut.Format(isoSeconds)
			}
		}
		cells := spoil([]string{fmt.Sprint(5102 + n), b.system.product, fmt.Sprintf("/%s(#%d)", b.module, 10+len(b.module)),
			"【" + b.module + "】" + b.title, fmt.Sprint(b.severity), fmt.Sprint(b.priority), b.kind, b.steps, b.where, state, "0",
			b.author, b.created.Format(isoSeconds), solver, solution, resolved, closed}, n+1, bad)
		t.row(append(cells, "")...)
	}
	data, err := simplifiedchinese.GBK.NewEncoder().String(strings.ReplaceAll(t.text.String(), `,""`+"\r\n", ","+"\r\n"))
	return export{"zentao-bugs.csv", []byte(data)}, err
}
