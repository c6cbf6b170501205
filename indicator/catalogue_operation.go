package indicator

import "upshot/metric"

// Entries about running the software: one record is one incident in production, or one request for
// an environment.

var incidentOpened = metric.EntryRole{
	Role: "opened", Required: true,
	Note: bilingual("When the incident began or was recorded.", "事件发生或登记的时间。"),
}

var incidentResolved = metric.EntryRole{
	Role: "resolved", Required: true,
	Note: bilingual("When service was restored; empty while it is not.", "服务恢复的时间；未恢复时为空。"),
}

// Said of the entry and of the linked one in its place.
var (
	recoveryName    = bilingual("Failed deployment recovery time", "失败部署恢复时间")
	recoveryPurpose = bilingual(
		"Shows how fast a failed change is put right, and so how much risk a deployment carries.",
		"反映失败的变更多快能得到纠正，也就是一次部署带来多大风险。")
	recoveryOrigin = bilingual(
		"DORA (dora.dev), one of its measures of throughput since 2024; definition as of January 2026. Here the clock starts when the incident is opened.",
		"DORA（dora.dev）的指标，2024 年起归入吞吐类，2026 年 1 月的定义。此处从事件登记开始计时。")
)

var failedDeploymentRecoveryTime = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "failed-deployment-recovery-time",
		Name: recoveryName,
		Definition: bilingual(
			"Time to recover from a deployment that failed and needed immediate intervention, from the incident being opened to its being resolved.",
			"部署失败并需要立即干预时，恢复服务所用的时间，从事件登记算到事件解决。"),
		Formula: bilingual(
			"Median over incidents caused by a deployment of (resolved − opened)",
			"由部署引发的各次事件的（解决时间 − 登记时间）的中位数"),
		Purpose: recoveryPurpose,
		CannotSay: bilingual(
			"Where the source does not say what caused an incident, all incidents that it keeps are counted, also those that no deployment caused. The time before anybody noticed is not seen.",
			"如果数据源没有注明事件原因，则其保留的全部事件都会计入，包括并非由部署引发的。事件被发现之前的时间不可见。"),
		Origin:   recoveryOrigin,
		Audience: forManagement, Kind: "result", Category: "throughput", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "incidents", At: "resolved", Where: metric.Conditions{is("cause", "deployment")}},
			From:      "opened", To: "resolved",
		},
		Statistic: metric.Median, Unit: inHours, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "incidents", Roles: []metric.EntryRole{
		incidentOpened,
		incidentResolved,
		{
			Role: "cause", Words: causeWords,
			Note: bilingual("What caused the incident; leave it out if the source keeps only incidents that a deployment caused.", "事件的原因；如果数据源只保留由部署引发的事件，可以不提供。"),
		},
	}}},
	Linked: &failedDeploymentRecoveryTimeLinked,
}

var incidentCount = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "incident-count",
		Name: bilingual("Incident count", "生产事件数"),
		Definition: bilingual(
			"Number of incidents in production over a period of time, given per project and month.",
			"一段时间内的生产事件数，以每个项目每月的起数表示。"),
		Formula: bilingual(
			"Incidents opened ÷ days that the source covers, shown per average month",
			"登记的事件数 ÷ 数据覆盖天数，折算为每月起数"),
		Purpose: bilingual(
			"Shows how often users are disturbed.",
			"反映用户受到影响的频繁程度。"),
		CannotSay: bilingual(
			"Nothing about severity or length. Better monitoring and stricter recording raise it while the service gets no worse. It is not set against the number of deployments or users.",
			"不反映严重程度和持续时间。监控更完善、登记更严格会抬高这个数字，而服务并未变差。它没有与部署次数或用户量相比。"),
		Origin: commonPractice, Audience: forOperations, Kind: "result", Category: "stability", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Frequency,
			Numerator: metric.Term{Source: "incidents", At: "opened"},
			Per:       "month",
		},
		Unit: perMonth("incidents", "起事件"), Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "incidents", Roles: []metric.EntryRole{incidentOpened}}},
}

var timeToRestore = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "time-to-restore",
		Name: bilingual("Time to restore service", "服务恢复时间"),
		Definition: bilingual(
			"Time from an incident in production being opened to its being resolved, whatever caused it.",
			"生产事件从登记到解决所用的时间，不论原因。"),
		Formula: bilingual(
			"Median over resolved incidents of (resolved − opened)",
			"已解决事件的（解决时间 − 登记时间）的中位数"),
		Purpose: bilingual(
			"Shows how long users go without the service when something breaks.",
			"反映出现故障时用户要多久才能重新使用服务。"),
		CannotSay: bilingual(
			"The time before anybody noticed, and whether resolved means restored or only written up. The median hides the rare long outage: look at the 90th percentile too.",
			"不反映被发现之前的时间，也不说明“解决”是指服务恢复还是仅指记录完成。中位数会掩盖少见的长时间中断，请同时查看第 90 百分位。"),
		Origin: bilingual(
			"Common practice; DORA used it as one of its keys until failed deployment recovery time replaced it in 2023.",
			"业界通行做法；曾是 DORA 的关键指标之一，2023 年由失败部署恢复时间取代。"),
		Audience: forOperations, Kind: "result", Category: "stability", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "incidents", At: "resolved"},
			From:      "opened", To: "resolved",
		},
		Statistic: metric.Median, Unit: inHours, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "incidents", Roles: []metric.EntryRole{incidentOpened, incidentResolved}}},
}

var environmentProvisioningTime = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "environment-provisioning-time",
		Name: bilingual("Environment provisioning time", "环境交付时长"),
		Definition: bilingual(
			"Time from an environment being requested to its being ready for use.",
			"环境从申请到可用所用的时间。"),
		Formula: bilingual(
			"Median over environments delivered of (ready − requested)",
			"已交付环境的（可用时间 − 申请时间）的中位数"),
		Purpose: bilingual(
			"Shows how long teams wait for a place to test or to run.",
			"反映团队要等多久才有可用的测试或运行环境。"),
		CannotSay: bilingual(
			"Whether the environment was right when it was ready. Requests still open, and environments made without a request, are not in it.",
			"不反映交付时环境是否正确。尚未交付的申请和未经申请自行搭建的环境不在其中。"),
		Origin: commonPractice, Audience: forOperations, Kind: "process", Category: "environment", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "environments", At: "ready"},
			From:      "requested", To: "ready",
		},
		Statistic: metric.Median, Unit: inHours, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "environments", Roles: []metric.EntryRole{
		{
			Role: "requested", Required: true,
			Note: bilingual("When the environment was requested.", "环境申请的时间。"),
		},
		{
			Role: "ready", Required: true,
			Note: bilingual("When it was ready for use; empty while it is not.", "环境可用的时间；未交付时为空。"),
		},
	}}},
}
