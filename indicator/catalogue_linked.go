package indicator

import "upshot/metric"

// Entries that take the place of others where a plan names incidents beside deployments. Both tie them
// together by the same rule.

var deploymentLink = metric.Link{
	Incidents: metric.Term{Source: "incidents", At: "opened", Where: metric.Conditions{is("cause", "deployment")}},
	Deployments: metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{
		is("result", "success"), is("environment", "production"),
	}},
	Key: "deployment",
}

var (
	linkKey = metric.EntryRole{
		Role: "deployment",
		Note: bilingual(
			"The id of the deployment that the incident came with, as the deployments have it. Where this column is mapped, nothing is linked by time.",
			"引发该事件的部署编号，与部署数据源中的编号一致。提供这一列后不再按时间关联。"),
	}
	linkCause = metric.EntryRole{
		Role: "cause", Words: causeWords,
		Note: bilingual(
			"What caused the incident; only those that a deployment caused are linked. Leave it out if the source keeps only those.",
			"事件的原因；只关联由部署引发的事件。如果数据源只保留这类事件，可以不提供。"),
	}
	linkResult = metric.EntryRole{
		Role: "result", Words: resultWords,
		Note: bilingual(
			"How the deployment ended; by time an incident is linked to a successful one. Without it, to any.",
			"部署的结果；按时间关联时只关联成功的部署。不提供则任何部署都可能被关联。"),
	}
	linkEnvironment = metric.EntryRole{
		Role: "environment", Words: environmentWords,
		Note: bilingual(
			"Where it was deployed to; by time an incident is linked to production. Leave it out, or filter by it, if the source keeps only production.",
			"部署到的环境；按时间关联时只关联生产环境的部署。如果数据源只保留生产环境，可以不提供，或用它筛选。"),
	}
	linkTime = metric.EntryRole{Role: "time", Required: true, Note: deploymentTime.Note}
)

var changeFailRateLinked = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "change-fail-rate",
		Name: changeFailName,
		Definition: bilingual(
			"Share of deployments that needed immediate intervention, such as a rollback or a hotfix. A linked incident stands for that: it counts deployments that at least one incident is linked to. An incident is linked to the deployment whose id it carries; where the incidents carry none, to the latest successful production deployment of its project that ended before it began.",
			"需要立即干预（如回滚、热修复）的部署所占的比例。以关联到的事件判定：至少关联到一起事件的部署计入。事件按其中记录的部署编号关联；没有这一列时，关联到同一项目在事件发生之前最近一次成功的生产部署。"),
		Formula: bilingual(
			"Deployments with at least one linked incident ÷ all deployments",
			"至少关联到一起事件的部署次数 ÷ 全部部署次数"),
		Purpose: changeFailPurpose,
		CannotSay: bilingual(
			"A link by time is a presumption: the latest deployment before an incident need not have brought it about, and harm that shows later is laid on the next one. Several incidents after one deployment count once. Incidents that are linked to none are counted and shown, and do not raise the figure. All deployments that the source keeps are in the total, failed and cancelled ones too.",
			"按时间关联只是推定：事件之前最近的部署不一定是起因，较晚才显现的问题会算到之后的部署上。同一次部署引发多起事件只计一次。未能关联的事件会单独计数并列出，但不会抬高这个数字。分母是数据源保留的全部部署，包括失败和已取消的。"),
		Origin: bilingual(
			"After DORA (dora.dev), one of its measures of instability; definition as of January 2026: the ratio of deployments that require immediate intervention. Here a linked incident stands for that need; the rule by time is the one of Apache DevLake.",
			"依据 DORA（dora.dev）的不稳定性指标，2026 年 1 月的定义：需要立即干预的部署所占的比例。此处以关联到的事件代表是否需要干预；按时间关联的规则与 Apache DevLake 相同。"),
		Audience: forManagement, Kind: "result", Category: "instability", Version: "1",
		Measure: metric.Measure{
			Form:        metric.Proportion,
			Numerator:   metric.Term{Source: "deployments", At: "time"},
			Denominator: metric.Term{Source: "deployments", At: "time"},
			Link:        &deploymentLink,
		},
		Unit: inPercent, Better: metric.Lower, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{
		{Name: "deployments", Roles: []metric.EntryRole{linkTime, linkResult, linkEnvironment}},
		{Name: "incidents", Roles: []metric.EntryRole{incidentOpened, linkKey, linkCause}},
	},
}

var failedDeploymentRecoveryTimeLinked = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "failed-deployment-recovery-time",
		Name: recoveryName,
		Definition: bilingual(
			"Time to recover from a deployment that failed and needed immediate intervention, from the incident being opened to its being resolved. It takes the incidents that are linked to a deployment: to the one whose id they carry; where the incidents carry none, to the latest successful production deployment of their project that ended before they began.",
			"部署失败并需要立即干预时，恢复服务所用的时间，从事件登记算到事件解决。只统计能关联到部署的事件：按事件中记录的部署编号关联；没有这一列时，关联到同一项目在事件发生之前最近一次成功的生产部署。"),
		Formula: bilingual(
			"Median over incidents linked to a deployment of (resolved − opened)",
			"能关联到部署的各次事件的（解决时间 − 登记时间）的中位数"),
		Purpose: recoveryPurpose,
		CannotSay: bilingual(
			"A link by time is a presumption: the latest deployment before an incident need not have brought it about. Incidents that are linked to none are left out; they are counted and shown. The time before anybody noticed is not seen.",
			"按时间关联只是推定：事件之前最近的部署不一定是起因。未能关联的事件不计入，会单独计数并列出。事件被发现之前的时间不可见。"),
		Origin:   recoveryOrigin,
		Audience: forManagement, Kind: "result", Category: "throughput", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "incidents", At: "resolved"},
			From:      "opened", To: "resolved",
			Link: &deploymentLink,
		},
		Statistic: metric.Median, Unit: inHours, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{
		{Name: "incidents", Roles: []metric.EntryRole{incidentOpened, incidentResolved, linkKey, linkCause}},
		{Name: "deployments", Roles: []metric.EntryRole{linkTime, linkResult, linkEnvironment}},
	},
}
