package indicator

import "upshot/metric"

// Editions are the performance bands that a definition may ask for, newest first. To add one: its literal
// here, its name in ingest.BandEditions, and where it was read.
var Editions = []*Edition{&dora2024, &dora2023, &dora2022}

// A month of a duration is 30 days here, as in the sources of the ranges; one of a frequency is 30.4375.
var (
	hour      = Edge{Value: 1, Unit: inHours}
	aDay      = Edge{Value: 1, Unit: inDays}
	sevenDays = Edge{Value: 7, Unit: inDays}
	aMonth    = Edge{Value: 30, Unit: inDays}
)

func per(value float64, symbol string) Edge {
	return Edge{Value: value, Unit: metric.Unit{Kind: metric.RateUnit, Symbol: symbol}}
}

func upTo(e Edge) Edge { e.Within = true; return e }

func share(percent float64) Edge { return Edge{Value: percent, Unit: inPercent, Within: true} }

// four is ranges for Elite, High and Medium with these edges, and Low for the rest.
func four(elite, high, medium Edge) []Range {
	return []Range{{Elite, elite}, {High, high}, {Medium, medium}, {Level: Low}}
}

// clusters lists the words for each level, from Elite down; "" is none.
func clusters(texts ...metric.Text) []ClusterValue {
	var values []ClusterValue
	for i, t := range texts {
		if t != nil {
			values = append(values, ClusterValue{Elite + Level(i), t})
		}
	}
	return values
}

var (
	onDemand          = bilingual("On demand", "按需")
	dailyToWeekly     = bilingual("Between once per day and once per week", "每天一次至每周一次")
	weeklyToMonthly   = bilingual("Between once per week and once per month", "每周一次至每月一次")
	monthlyToHalfYear = bilingual("Between once per month and once every six months", "每月一次至每半年一次")
	underAnHour       = bilingual("Less than one hour", "不到一小时")
	underADay         = bilingual("Less than one day", "不到一天")
	dayToWeek         = bilingual("Between one day and one week", "一天至一周")
	weekToMonth       = bilingual("Between one week and one month", "一周至一个月")
	monthToHalfYear   = bilingual("Between one month and six months", "一个月至六个月")
)

func exactly(percent string) metric.Text { return bilingual(percent+" %", percent+"%") }

// Caveats of every edition.
var (
	notABenchmark = bilingual(
		"The bands come from clusters of survey answers, sorted by all measures at once. A value in one measure does not place a team in a cluster.",
		"这些分档来自对问卷答案的聚类，聚类同时依据全部指标。单个指标的数值不能说明团队属于哪一类。")
	oneApplication = bilingual(
		"DORA means them for one application or service and advises against blending teams. Read the band of a project; a figure over several projects is no application's.",
		"DORA 的分档针对单个应用或服务，并建议不要把多个团队混在一起。请以单个项目的分档为准；跨项目的数值不属于任何一个应用。")
	noGoal = bilingual(
		"DORA advises against setting the measures as goals.",
		"DORA 不建议把这些指标定为考核目标。")
	onDemandRead = bilingual(
		"“On demand” is no number. It is read here as more than one deployment a day, days off included; Apache DevLake instead counts days with a deployment and takes five in a week.",
		"“按需”没有对应的数值。此处解释为平均每天多于一次部署，休息日也计入；Apache DevLake 的做法不同，统计有部署的天数，一周达到五天即算。")
	reportNotRead = bilingual(
		"The ranges and clusters are those of the sources named; the report itself was not read for this table.",
		"以上区间与聚类取自所列来源；编制本表时未直接查阅报告原文。")
)

var dora2024 = Edition{
	Name: "dora-2024", Title: metric.Text{"": "DORA 2024"},
	Sources: []metric.Text{bilingual(
		"Clusters of the Accelerate State of DevOps Report 2024 as given by Octopus Deploy, “The 2024 DevOps performance clusters” (octopus.com/blog, 23 October 2024).",
		"2024 年《Accelerate State of DevOps》报告的聚类，转引自 Octopus Deploy《The 2024 DevOps performance clusters》（octopus.com/blog，2024 年 10 月 23 日）。")},
	Caveats: []metric.Text{
		bilingual(
			"In 2024 the clusters are no bands of single measures: High fails more often (20 %) than Medium (10 %), and both recover in less than a day. So there are no bands for change fail rate and recovery.",
			"2024 年的聚类不能当作单项指标的分档：“高”的变更失败率（20%）高于“中”（10%），两者的恢复时间又都在一天以内。因此变更失败率和恢复时间不设分档。"),
		bilingual(
			"What lies beyond the slowest cluster (six months) is called Low too.",
			"比最慢一类（六个月）更慢的，同样归为“低”。"),
		onDemandRead, notABenchmark, oneApplication, noGoal, reportNotRead,
	},
	Measures: []BandMeasure{
		{
			Entry: "change-lead-time", Ranges: four(aDay, sevenDays, aMonth),
			Clusters: clusters(underADay, dayToWeek, weekToMonth, monthToHalfYear),
		},
		{
			Entry: "deployment-frequency", Ranges: four(per(1, "day"), upTo(per(1, "week")), upTo(per(1, "month"))),
			Clusters: clusters(onDemand, dailyToWeekly, weeklyToMonthly, monthlyToHalfYear),
		},
		{
			Entry: "change-fail-rate", Clusters: clusters(exactly("5"), exactly("20"), exactly("10"), exactly("40")),
			None: bilingual("the clusters are not in the order of this measure", "各类在这一指标上并不依次排列"),
		},
		{
			Entry: "failed-deployment-recovery-time", Clusters: clusters(underAnHour, underADay, underADay, bilingual("Between one week and one month", "一周至一个月")),
			None: bilingual("two clusters have the same range, and nothing lies between a day and a week", "有两类区间相同，且一天至一周之间没有对应的类"),
		},
	},
}

var dora2023 = Edition{
	Name: "dora-2023", Title: metric.Text{"": "DORA 2023"},
	Sources: []metric.Text{
		bilingual(
			"Ranges of Apache DevLake, which closes the gaps between the report's clusters (backend/plugins/dora, 20240223_add_dora_2023_benchmark.go).",
			"区间取自 Apache DevLake，它补齐了报告各类之间的空隙（backend/plugins/dora，20240223_add_dora_2023_benchmark.go）。"),
		bilingual(
			"Clusters of the Accelerate State of DevOps Report 2023 as given by Octopus Deploy, “The 2023 DevOps performance clusters” (octopus.com/blog, October 2023).",
			"2023 年《Accelerate State of DevOps》报告的聚类，转引自 Octopus Deploy《The 2023 DevOps performance clusters》（octopus.com/blog，2023 年 10 月）。"),
	},
	Caveats: []metric.Text{
		bilingual(
			"The report's Low cluster is as fast as Medium in lead time and frequency and fails 64 % of the time; the range called Low here is DevLake's and stands for whatever is slower than Medium.",
			"报告中“低”的前置时间和部署频率与“中”相同，变更失败率为 64%；此处的“低”采用 DevLake 的区间，指比“中”更慢的一切数值。"),
		onDemandRead, notABenchmark, oneApplication, noGoal, reportNotRead,
	},
	Measures: []BandMeasure{
		{
			Entry: "change-lead-time", Ranges: four(aDay, sevenDays, aMonth),
			Clusters: clusters(underADay, dayToWeek, weekToMonth, weekToMonth),
		},
		{
			Entry: "deployment-frequency", Ranges: four(per(1, "day"), upTo(per(1, "week")), upTo(per(1, "month"))),
			Clusters: clusters(onDemand, dailyToWeekly, weeklyToMonthly, weeklyToMonthly),
		},
		{
			Entry: "change-fail-rate", Ranges: four(share(5), share(10), share(15)),
			Clusters: clusters(exactly("5"), exactly("10"), exactly("15"), exactly("64")),
		},
		{
			Entry: "failed-deployment-recovery-time", Ranges: four(hour, aDay, sevenDays),
			Clusters: clusters(underAnHour, underADay, dayToWeek, monthToHalfYear),
		},
	},
}

// three is ranges for High and Medium, and Low for the rest: the 2022 report found no Elite cluster.
func three(high, medium Edge) []Range {
	return []Range{{High, high}, {Medium, medium}, {Level: Low}}
}

var dora2022 = Edition{
	Name: "dora-2022", Title: metric.Text{"": "DORA 2022"},
	Sources: []metric.Text{
		bilingual(
			"Ranges of GitLab's working rule for its DORA performers score of 2022 (gitlab-org/gitlab, issue 386844).",
			"区间取自 GitLab 2022 年 DORA 表现评分的工作规则（gitlab-org/gitlab，issue 386844）。"),
		bilingual(
			"Clusters of the Accelerate State of DevOps Report 2022 as given by Octopus Deploy, “The 2023 DevOps performance clusters” (octopus.com/blog, October 2023).",
			"2022 年《Accelerate State of DevOps》报告的聚类，转引自 Octopus Deploy《The 2023 DevOps performance clusters》（octopus.com/blog，2023 年 10 月）。"),
	},
	Caveats: []metric.Text{
		bilingual(
			"In 2022 no Elite cluster was found. GitLab names the edges of High and Low; all between is Medium, wider than the report's cluster.",
			"2022 年未出现“精英”一类。GitLab 只给出“高”和“低”的界限，其间一律为“中”，比报告中的范围宽。"),
		bilingual(
			"Recovery is time to restore service, whatever the cause; failed deployment recovery time took its place in 2023 and has no band here.",
			"恢复指标为服务恢复时间，不论原因；2023 年起由失败部署恢复时间取代，后者在此没有分档。"),
		notABenchmark, oneApplication, noGoal, reportNotRead,
	},
	Measures: []BandMeasure{
		{
			Entry: "change-lead-time", Ranges: three(upTo(sevenDays), upTo(aMonth)),
			Clusters: clusters(nil, dayToWeek, weekToMonth, monthToHalfYear),
		},
		{
			Entry: "deployment-frequency", Ranges: three(upTo(per(30, "month")), upTo(per(1, "month"))),
			Clusters: clusters(nil, bilingual("Several times per day", "每天多次"), weeklyToMonthly, monthlyToHalfYear),
		},
		{
			Entry: "change-fail-rate", Ranges: three(share(15), share(45)),
			Clusters: clusters(nil, exactly("0–15"), exactly("16–30"), exactly("46–60")),
		},
		{
			Entry: "time-to-restore", Ranges: three(upTo(aDay), upTo(sevenDays)),
			Clusters: clusters(nil, underADay, dayToWeek, weekToMonth),
		},
	},
}
