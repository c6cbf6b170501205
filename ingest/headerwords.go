package ingest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// headerKey is a header without what tools write differently: case, width, space, separators and what
// stands in brackets. "Created At (UTC)", "created_at" and "createdAt" have the same key.
func headerKey(name string) string {
	s := fold(name)
	if i := strings.IndexAny(s, "(["); i > 0 {
		s = s[:i]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// headerTokens are the words of a header: "leadTime_minutes (UTC)" has lead, time, minutes and utc.
func headerTokens(name string) []string {
	var spaced strings.Builder
	var last rune
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			spaced.WriteByte(' ')
		}
		spaced.WriteRune(r)
		last = r
	}
	return strings.FieldsFunc(fold(spaced.String()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// hint is how a header tells what its column holds: by one of its words, or by a part of it where words
// are written without space.
type hint struct{ tokens, parts []string }

func (h hint) in(name string) bool {
	tokens := headerTokens(name)
	if slices.ContainsFunc(h.tokens, func(word string) bool { return slices.Contains(tokens, word) }) {
		return true
	}
	key := headerKey(name)
	return slices.ContainsFunc(h.parts, func(part string) bool { return strings.Contains(key, part) })
}

var personHint = hint{
	[]string{
		"author", "authors", "assignee", "assignees", "creator", "reporter", "owner", "developer", "tester", "caller",
		"reviewer", "reviewers", "approver", "requester", "submitter", "committer", "deployer", "watcher", "watchers", "participants", "username", "email", "login", "person", "people",
	},
	[]string{
		"assignedto", "assignedby", "createdby", "openedby", "closedby", "resolvedby", "updatedby", "mergedby", "approvedby", "reviewedby",
		"deployedby", "projectlead", "teamlead", "watchlist", "reportedby", "requestedby", "finishedby", "canceledby", "cancelledby", "lasteditedby", "triggeredby",
		"由谁", "处理人", "负责人", "责任人", "创建人", "创建者", "指派给", "指派人", "经办人", "报告人", "提交人", "提出人", "解决者", "解决人",
		"关闭者", "关闭人", "开发人员", "测试人员", "开发人", "测试人", "审批人", "评审人", "操作人", "执行人", "发布人", "部署人", "姓名", "抄送",
	},
}

var timeHint = hint{
	[]string{
		"date", "time", "timestamp", "at", "on", "day", "month", "week", "period", "created", "updated", "closed", "opened", "resolved",
		"started", "finished", "ended", "merged", "committed", "deployed", "completed", "start", "end", "due", "deadline",
	},
	[]string{"时间", "日期", "时刻", "月份", "年月", "截止", "周期", "date", "gmt"},
}

// plannedHint tells days that are hoped for: they end nothing.
var plannedHint = hint{
	[]string{"due", "planned", "plan", "target", "expected", "estimated", "deadline", "scheduled"},
	[]string{"计划", "预计", "预期", "期望", "截止", "目标"},
}

// liveHint tells the environment that users see.
var liveHint = hint{[]string{"production", "prod", "prd", "live"}, []string{"生产", "线上", "现网"}}

var percentHint = hint{
	[]string{"percent", "percentage", "pct", "rate", "ratio", "coverage"},
	[]string{"率", "占比", "百分", "覆盖"},
}

var idHint = hint{
	[]string{"id", "iid", "key", "number", "no", "nr", "code", "sha"},
	[]string{"编号", "单号", "序号", "代码", "关键字"},
}

// unitHints are the units that headers name; a single letter counts only in brackets.
var unitHints = []struct {
	unit string
	hint
	letter string
}{
	{"ms", hint{[]string{"ms", "millis", "milliseconds"}, []string{"毫秒"}}, "ms"},
	{"s", hint{[]string{"sec", "secs", "second", "seconds"}, []string{"秒"}}, "s"},
	{"min", hint{[]string{"min", "mins", "minute", "minutes"}, []string{"分钟"}}, "m"},
	{"h", hint{[]string{"hr", "hrs", "hour", "hours"}, []string{"小时", "工时"}}, "h"},
	{"d", hint{[]string{"days"}, []string{"天数"}}, "d"},
}

var chineseUnits = map[string]string{"毫秒": "ms", "秒": "s", "分": "min", "分钟": "min", "时": "h", "小时": "h", "天": "d", "日": "d", "周": "w"}

// effortUnits are the units of work that a word of a header ends with where words are written without space.
var effortUnits = []string{"人天", "人日", "人月", "人时", "人天数", "人月数"}

var effortWord = regexp.MustCompile(`^(?:person|man)(?:hour|day|week|month|year)s?$`)

// namesEffort reports whether a header names a unit of work, such as person-days or 人天: numbers of neither people
// nor days.
func namesEffort(name string) bool {
	tokens := headerTokens(name)
	for i, token := range tokens {
		if slices.ContainsFunc(effortUnits, func(unit string) bool { return strings.HasSuffix(token, unit) }) {
			return true
		}
		if i > 0 && (tokens[i-1] == "person" || tokens[i-1] == "man") {
			token = tokens[i-1] + token
		}
		if effortWord.MatchString(token) {
			return true
		}
	}
	return false
}

// unitOf is the unit of time that a header names, or "".
func unitOf(name string) string {
	if namesEffort(name) {
		return ""
	}
	s := fold(name)
	if i, j := strings.LastIndexAny(s, "(["), strings.LastIndexAny(s, ")]"); i >= 0 && j > i {
		inside := strings.TrimSpace(s[i+1 : j])
		if unit := chineseUnits[inside]; unit != "" {
			return unit
		}
		for _, u := range unitHints {
			if inside == u.letter {
				return u.unit
			}
		}
	}
	for _, u := range unitHints {
		if u.in(name) {
			return u.unit
		}
	}
	return ""
}

// lengthHint tells columns of durations that name no unit.
var lengthHint = hint{
	[]string{"duration", "elapsed"},
	[]string{"时长", "耗时", "用时", "duration"},
}
