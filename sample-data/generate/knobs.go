package main

import (
	"math"
	"time"
)

// system is one of the bank's four, under the names that its tools know it by.
type system struct {
	id      string // what the pipeline platform calls it since January 2024
	chinese string // the older tools and the requirement list
	product string // ZenTao
	job     string // Jenkins
	service string // the service desk
	repos   []string
	modules []string

	progress float64 // how much of the improvement it takes part in: 1 is the paths of this file as they stand
	lead     float64 // the system's own level against the average of all four
	volume   float64
}

// The four systems differ in size and in how far they came: the risk engine hardly moved.
var systems = []system{
	{id: "credit-core", chinese: "信贷核心系统", product: "信贷核心系统(#1)", job: "credit-core/main", service: "Credit Core",
		repos: []string{"lending-core", "lending-batch"}, modules: []string{"放款", "还款", "计息", "日终批量"},
		progress: 0.9, lead: 1.25, volume: 1.2},
	{id: "credit-approval", chinese: "信贷审批平台", product: "信贷审批平台(#2)", job: "credit-approval/main", service: "Credit Approval",
		repos: []string{"approval-flow", "approval-web"}, modules: []string{"授信申请", "审批流", "合同", "额度"},
		progress: 1.1, lead: 1, volume: 1.05},
	{id: "credit-risk", chinese: "信贷风控引擎", product: "信贷风控引擎(#3)", job: "credit-risk/main", service: "Credit Risk",
		repos: []string{"risk-engine", "risk-models"}, modules: []string{"规则引擎", "评分卡", "反欺诈", "征信查询"},
		progress: 0.35, lead: 0.95, volume: 0.7},
	{id: "credit-channel", chinese: "移动信贷", product: "移动信贷(#5)", job: "credit-channel/main", service: "Mobile Credit",
		repos: []string{"channel-app", "channel-gateway"}, modules: []string{"进件", "实名认证", "还款计划", "消息推送"},
		progress: 1.25, lead: 0.85, volume: 1.05},
}

// path is the level that an average system reaches in the baseline and by the end of each round.
type path struct{ baseline, round1, round2, round3 float64 }

// The knobs of the story. Volumes are per system and month.
var (
	deploymentsAMonth = path{6, 8.5, 12.5, 15}           // to production
	trialsAMonth      = path{9, 9, 9.5, 9.5}             // to test environments
	leadDays          = path{21, 14.5, 9.3, 7.4}         // first commit to production
	failedShare       = path{0.163, 0.122, 0.086, 0.076} // of production deployments
	requestsAMonth    = path{7.5, 7.7, 8.2, 8.4}         // requirements raised
	cycleDays         = path{50, 37, 25.5, 20.5}         // requirement raised to live
	onTimeShare       = path{0.68, 0.74, 0.82, 0.87}     // of requirements delivered
	buildMinutes      = path{14, 12, 9.6, 8.8}           //
	buildsAMonth      = path{11.5, 12.5, 13.5, 13.5}     //
	brokenShare       = path{0.120, 0.118, 0.110, 0.11}  // of builds
	reviewsAMonth     = path{10.2, 10.6, 11, 11.4}       //
	reviewHours       = path{4, 4.5, 5.2, 5.4}           // opened to approved: more is reviewed, by as many people
	klocAMonth        = path{6.3, 6.3, 6.8, 7.1}         // thousand lines changed
	defectsAKloc      = path{1.1, 0.98, 0.74, 0.66}      //
	escapedShare      = path{0.165, 0.15, 0.125, 0.11}   // of defects, found in production
	fixDays           = path{4.2, 4.35, 4.6, 4.7}        // defect created to resolved
	incidentsAMonth   = path{3.0, 3.0, 2.8, 2.8}         //
	restoreHours      = path{3.2, 3.3, 3.0, 3.1}         //
	coverage          = path{0.31, 0.40, 0.51, 0.60}     // of lines, by unit tests
	automatedShare    = path{0.42, 0.50, 0.63, 0.72}     // of test cases
	passedShare       = path{0.962, 0.963, 0.966, 0.967}
)

// on is the level of the path on a day. A round brings half its change in its first month, all of it
// from the second on.
func (p path) on(d time.Time) float64 {
	before, after := p.baseline, p.baseline
	into := 0 // months into the round
	switch months := (d.Year()-2023)*12 + int(d.Month()) - 12; {
	case months < 0:
	case months < 4:
		before, after, into = p.baseline, p.round1, months
	case months < 8:
		before, after, into = p.round1, p.round2, months-4
	default:
		before, after, into = p.round2, p.round3, months-8
	}
	return before + (after-before)*math.Min(1, float64(into+1)/2)
}

// of is the level for a system, which takes its own share in the change.
func (p path) of(s system, d time.Time) float64 {
	return p.baseline * math.Pow(p.on(d)/p.baseline, s.progress)
}
