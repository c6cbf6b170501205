package indicator

import "upshot/metric"

// Catalogue is the ready-made indicators, in the order in which they are listed. An entry says what
// it measures and which columns it needs of which kind of source; a plan binds it to real sources
// and may override any field. Every source may also have the columns `id` and `project`, so entries
// do not list them.
//
// To add one: write its literal in the file of its subject, and its line here.
var Catalogue = []metric.Entry{
	changeLeadTime,
	deploymentFrequency,
	changeFailRate,
	failedDeploymentRecoveryTime,
	deploymentReworkRate,
	deploymentSuccessRate,
	deploymentDuration,
	requirementCycleTime,
	requirementThroughput,
	onTimeDelivery,
	workInProgressAge,
	buildDuration,
	buildSuccessRate,
	buildFrequency,
	ciRepairTime,
	reviewTurnaround,
	unitTestCoverage,
	automatedTestRatio,
	testPassRate,
	defectDensity,
	defectEscapeRate,
	defectResolutionTime,
	incidentCount,
	timeToRestore,
	environmentProvisioningTime,
}

// Entry finds an entry of the catalogue by its name, or gives nil.
func Entry(name string) *metric.Entry {
	for i := range Catalogue {
		if Catalogue[i].Indicator.ID == name {
			return &Catalogue[i]
		}
	}
	return nil
}

// bilingual is a text of the catalogue; a report in a third language falls back to English.
func bilingual(english, chinese string) metric.Text {
	return metric.Text{"": english, "en": english, "zh-CN": chinese}
}

// The smallest change that matters, unless a plan says otherwise.
var (
	tenPercent = metric.Effect{Value: 0.10, Relative: true}
	twoPoints  = metric.Effect{Value: 0.02} // percentage points
)

var (
	inMinutes = metric.Unit{Kind: metric.TimeUnit, Symbol: "min"}
	inHours   = metric.Unit{Kind: metric.TimeUnit, Symbol: "h"}
	inDays    = metric.Unit{Kind: metric.TimeUnit, Symbol: "d"}
	inPercent = metric.Unit{Kind: metric.PercentUnit}
)

// perMonth counts something a month. The label says what: 14 deployments per month, 每月 14 次部署.
func perMonth(english, chinese string) metric.Unit {
	return metric.Unit{Kind: metric.RateUnit, Symbol: "month", Label: bilingual(english, chinese)}
}

var (
	commonPractice  = bilingual("Common practice; no single standard defines it.", "业界通行做法，没有统一的标准定义。")
	fromThroughput  = bilingual("DORA (dora.dev), one of its measures of throughput; definition as of January 2026.", "DORA（dora.dev）的吞吐类指标，2026 年 1 月的定义。")
	fromInstability = bilingual("DORA (dora.dev), one of its measures of instability; definition as of January 2026.", "DORA（dora.dev）的不稳定性指标，2026 年 1 月的定义。")
)

var (
	forManagement = bilingual("Management and delivery leads", "管理层与交付负责人")
	forTeams      = bilingual("Delivery teams and their leads", "交付团队及其负责人")
	forTesting    = bilingual("Delivery teams and test leads", "交付团队与测试负责人")
	forOperations = bilingual("Operations and delivery leads", "运维与交付负责人")
)

// is holds for records whose word is one of those given.
func is(role string, words ...string) metric.Condition {
	return metric.Condition{Role: role, Test: metric.Is, Words: words}
}
