package indicator

import "upshot/metric"

// Entries about deployments: one record is one deployment. None of them filters on the result, the
// population is what the source keeps: a failed deployment took its time and was a deployment.

var deploymentTime = metric.EntryRole{
	Role: "time", Required: true,
	Note: bilingual("When the deployment ended; it dates the record.", "部署完成的时间，记录按它归入各阶段。"),
}

var deploymentResult = metric.EntryRole{
	Role: "result", Required: true, Words: resultWords,
	Note: bilingual("How the deployment ended. Rolled back counts as failed.", "部署的结果。回滚计为失败。"),
}

var changeLeadTime = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "change-lead-time",
		Name: bilingual("Change lead time", "变更前置时间"),
		Definition: bilingual(
			"Time from a change being committed to version control to its deployment in production.",
			"变更从提交到版本库，到部署至生产环境所用的时间。"),
		Formula: bilingual(
			"Median over deployments of (end of deployment − commit)",
			"各次部署的（部署完成时间 − 代码提交时间）的中位数"),
		Purpose: bilingual(
			"Shows how fast finished code reaches its users, and so how long a correction or an idea has to wait.",
			"反映写好的代码多久能到达用户，也就是一个修正或想法要等待多久。"),
		CannotSay: bilingual(
			"Nothing about the time before the first commit: waiting for a decision, analysis and design. Every deployment that the source keeps is counted, failed ones too, and those to test environments unless the source leaves them out. With one commit time a deployment, the other commits it carries are not seen.",
			"不反映首次提交之前的时间，例如等待决策、需求分析和设计。数据源保留的每次部署都计入，包括失败的部署；测试环境的部署若未剔除，也会计入。每次部署只有一个提交时间，同一次部署中的其他提交不可见。"),
		Origin: fromThroughput, Audience: forManagement, Kind: "result", Category: "throughput", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "deployments", At: "time"},
			From:      "committed", To: "time",
		},
		Statistic: metric.Median, Unit: inDays, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "deployments", Roles: []metric.EntryRole{
		deploymentTime,
		{
			Role: "committed", Required: true,
			Note: bilingual("When the change was committed; of several commits in a deployment, say in the definition which one it is (usually the first).", "代码提交时间；一次部署含多个提交时，请在定义中说明取哪一个（通常取最早的）。"),
		},
	}}},
}

var deploymentFrequency = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "deployment-frequency",
		Name: bilingual("Deployment frequency", "部署频率"),
		Definition: bilingual(
			"Number of deployments over a period of time, given per project and month.",
			"一段时间内的部署次数，以每个项目每月的次数表示。"),
		Formula: bilingual(
			"Deployments ÷ days that the source covers, shown per average month",
			"部署次数 ÷ 数据覆盖天数，折算为每月次数"),
		Purpose: bilingual(
			"Shows how often value can reach users; frequent deployments are usually small ones, and small ones are easier to check and to undo.",
			"反映价值能以多高的频率到达用户；部署越频繁，单次变更通常越小，也越容易验证和回退。"),
		CannotSay: bilingual(
			"Nothing about the size or worth of what was deployed. Every deployment that the source keeps is counted, failed ones and repeated attempts too, and those to test environments unless the source leaves them out. Splitting one release into several raises it without delivering more.",
			"不反映每次部署的大小和价值。数据源保留的每次部署都计入，包括失败和重试的部署；测试环境的部署若未剔除，也会计入。把一次发布拆成多次会抬高这个数字，却没有交付更多。"),
		Origin: fromThroughput, Audience: forManagement, Kind: "result", Category: "throughput", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Frequency,
			Numerator: metric.Term{Source: "deployments", At: "time"},
			Per:       "month",
		},
		Unit: perMonth("deployments", "次部署"), Better: metric.Higher, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "deployments", Roles: []metric.EntryRole{deploymentTime}}},
}

// Said of the entry and of the linked one in its place.
var (
	changeFailName    = bilingual("Change fail rate", "变更失败率")
	changeFailPurpose = bilingual(
		"Keeps speed honest: delivering faster is no gain if more deployments need repair.",
		"让速度经得起检验：如果更多部署需要补救，交付再快也不是改进。")
)

var changeFailRate = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "change-fail-rate",
		Name: changeFailName,
		Definition: bilingual(
			"Share of deployments that needed immediate intervention, such as a rollback or a hotfix. The recorded result stands for that: it counts deployments whose result is failed; rolled back counts as failed.",
			"需要立即干预（如回滚、热修复）的部署所占的比例。以记录的部署结果判定：结果为失败的计入，回滚计为失败。"),
		Formula: bilingual(
			"Deployments whose result is failed ÷ all deployments",
			"结果为失败的部署次数 ÷ 全部部署次数"),
		Purpose: changeFailPurpose,
		CannotSay: bilingual(
			"A deployment that ended well and broke something an hour later is not seen unless its result was corrected; one that failed before it touched production is counted if the source keeps it. All deployments that the source keeps are in the total, cancelled ones and those without a result too.",
			"部署当时成功、事后才引发故障的，除非结果被更正，否则统计不到；尚未触及生产就失败的部署，只要数据源保留就会计入。分母是数据源保留的全部部署，包括已取消的和没有结果的。"),
		Origin: bilingual(
			"After DORA (dora.dev), one of its measures of instability; definition as of January 2026: the ratio of deployments that require immediate intervention. Here the recorded result stands for that need.",
			"依据 DORA（dora.dev）的不稳定性指标，2026 年 1 月的定义：需要立即干预的部署所占的比例。此处以记录的部署结果代表是否需要干预。"),
		Audience: forManagement, Kind: "result", Category: "instability", Version: "1",
		Measure: metric.Measure{
			Form:        metric.Proportion,
			Numerator:   metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{is("result", "failed")}},
			Denominator: metric.Term{Source: "deployments", At: "time"},
		},
		Unit: inPercent, Better: metric.Lower, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{{Name: "deployments", Roles: []metric.EntryRole{deploymentTime, deploymentResult}}},
	Linked:  &changeFailRateLinked,
}

var deploymentReworkRate = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "deployment-rework-rate",
		Name: bilingual("Deployment rework rate", "部署返工率"),
		Definition: bilingual(
			"Share of deployments that were not planned and happened because of an incident in production.",
			"因生产事件而进行的计划外部署所占的比例。"),
		Formula: bilingual(
			"Deployments whose kind is unplanned ÷ all deployments",
			"类型为计划外的部署次数 ÷ 全部部署次数"),
		Purpose: bilingual(
			"Shows how much of the delivery capacity goes into repairing what was delivered before.",
			"反映有多少交付能力被用来修补此前的交付。"),
		CannotSay: bilingual(
			"It rests on how people label deployments: an emergency change for another reason, such as a regulator's deadline, looks the same as a repair. A deployment without a kind is in the total and not counted as rework.",
			"取决于人工对部署的标注：因其他原因（如监管时限）的紧急变更与修复性部署无法区分。没有标注类型的部署计入分母，不计为返工。"),
		Origin: fromInstability, Audience: forManagement, Kind: "result", Category: "instability", Version: "1",
		Measure: metric.Measure{
			Form:        metric.Proportion,
			Numerator:   metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{is("kind", "unplanned")}},
			Denominator: metric.Term{Source: "deployments", At: "time"},
		},
		Unit: inPercent, Better: metric.Lower, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{{Name: "deployments", Roles: []metric.EntryRole{
		deploymentTime,
		{
			Role: "kind", Required: true, Words: plannedWords,
			Note: bilingual("Whether the deployment was planned, or a repair because of an incident.", "部署是计划内的，还是因生产事件而进行的修复。"),
		},
	}}},
}

var deploymentSuccessRate = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "deployment-success-rate",
		Name: bilingual("Deployment success rate", "部署成功率"),
		Definition: bilingual(
			"Share of deployments whose recorded result is success.",
			"结果记录为成功的部署所占的比例。"),
		Formula: bilingual(
			"Deployments whose result is success ÷ all deployments",
			"结果为成功的部署次数 ÷ 全部部署次数"),
		Purpose: bilingual(
			"Shows how dependable the deployment procedure itself is.",
			"反映部署过程本身是否可靠。"),
		CannotSay: bilingual(
			"Whether users were well served afterwards. It is not the opposite of the change fail rate: cancelled, unstable and unfinished deployments are neither success nor failed, and stay in the total.",
			"不反映部署之后用户是否受影响。它不等于一减去变更失败率：已取消、不稳定和未完成的部署既不算成功也不算失败，但仍在分母中。"),
		Origin: commonPractice, Audience: forTeams, Kind: "process", Category: "stability", Version: "1",
		Measure: metric.Measure{
			Form:        metric.Proportion,
			Numerator:   metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{is("result", "success")}},
			Denominator: metric.Term{Source: "deployments", At: "time"},
		},
		Unit: inPercent, Better: metric.Higher, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{{Name: "deployments", Roles: []metric.EntryRole{deploymentTime, deploymentResult}}},
}

var deploymentDuration = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "deployment-duration",
		Name: bilingual("Deployment duration", "部署时长"),
		Definition: bilingual(
			"Time that one deployment takes, from its start to its end.",
			"一次部署从开始到完成所用的时间。"),
		Formula: bilingual(
			"Median over deployments of (end − start)",
			"各次部署的（完成时间 − 开始时间）的中位数"),
		Purpose: bilingual(
			"Shows how much a deployment holds up people and the maintenance window; long ones keep teams from deploying often.",
			"反映一次部署占用多少人力和变更窗口；耗时长会妨碍频繁部署。"),
		CannotSay: bilingual(
			"Nothing about approvals and waiting before the start, nor about checks after the end. Every deployment that the source keeps is counted; one that failed early looks short.",
			"不反映开始之前的审批和等待，也不反映完成之后的验证。数据源保留的每次部署都计入，很早就失败的会显得很短。"),
		Origin: commonPractice, Audience: forTeams, Kind: "process", Category: "speed", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "deployments", At: "time"},
			From:      "started", To: "time",
		},
		Statistic: metric.Median, Unit: inMinutes, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "deployments", Roles: []metric.EntryRole{
		deploymentTime,
		{
			Role: "started", Required: true,
			Note: bilingual("When the deployment began.", "部署开始的时间。"),
		},
	}}},
}
