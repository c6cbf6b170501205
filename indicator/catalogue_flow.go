package indicator

import "upshot/metric"

// Entries about the flow of requirements and reviews: one record is one requirement (story, demand)
// or one review (merge request).

var requirementClosed = metric.EntryRole{
	Role: "closed", Required: true,
	Note: bilingual("When the requirement was finished; empty while it is open.", "需求完成的时间；未完成时为空。"),
}

var requirementCycleTime = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "requirement-cycle-time",
		Name: bilingual("Requirement cycle time", "需求交付周期"),
		Definition: bilingual(
			"Time from a requirement being raised to its being finished.",
			"需求从提出到完成所用的时间。"),
		Formula: bilingual(
			"Median over finished requirements of (closed − created)",
			"已完成需求的（完成时间 − 创建时间）的中位数"),
		Purpose: bilingual(
			"Shows what the business feels: how long it waits for what it asked for.",
			"反映业务方的真实感受：提出的需求要等多久才能交付。"),
		CannotSay: bilingual(
			"Requirements still open are not in it: finishing a backlog of old ones makes it longer, leaving them open makes it look shorter. Requirements closed without delivery are counted if the source keeps them. Whether finished means coded, accepted or live is what the mapped column dates. Sizes differ.",
			"不含尚未完成的需求：清理积压的老需求会使它变长，搁置不办则会使它显得更短。未交付就关闭的需求，只要数据源保留就会计入。“完成”是指开发完成、验收通过还是上线，取决于所映射的列。需求大小不一。"),
		Origin: commonPractice, Audience: forManagement, Kind: "result", Category: "flow", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "requirements", At: "closed"},
			From:      "created", To: "closed",
		},
		Statistic: metric.Median, Unit: inDays, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "requirements", Roles: []metric.EntryRole{
		{
			Role: "created", Required: true,
			Note: bilingual("When the requirement was raised.", "需求提出的时间。"),
		},
		requirementClosed,
	}}},
}

var requirementThroughput = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "requirement-throughput",
		Name: bilingual("Requirement throughput", "需求吞吐量"),
		Definition: bilingual(
			"Number of requirements finished over a period of time, given per project and month.",
			"一段时间内完成的需求数，以每个项目每月的个数表示。"),
		Formula: bilingual(
			"Requirements closed ÷ days that the source covers, shown per average month",
			"完成的需求数 ÷ 数据覆盖天数，折算为每月个数"),
		Purpose: bilingual(
			"Shows how much finished work leaves the delivery system.",
			"反映交付体系实际产出多少已完成的工作。"),
		CannotSay: bilingual(
			"Nothing about the size or worth of a requirement. Those closed without delivery are counted if the source keeps them. Cutting requirements smaller raises it, and so does a larger team.",
			"不反映需求的大小和价值。未交付就关闭的需求，只要数据源保留就会计入。把需求拆得更小、增加人手，都会抬高这个数字。"),
		Origin: commonPractice, Audience: forManagement, Kind: "result", Category: "flow", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Frequency,
			Numerator: metric.Term{Source: "requirements", At: "closed"},
			Per:       "month",
		},
		Unit: perMonth("requirements", "个需求"), Better: metric.Higher, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "requirements", Roles: []metric.EntryRole{requirementClosed}}},
}

var onTimeDelivery = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "on-time-delivery",
		Name: bilingual("On-time delivery", "需求按时交付率"),
		Definition: bilingual(
			"Share of finished requirements that were delivered by the date promised, among those for which the source says yes or no.",
			"在数据源注明是否按时的已完成需求中，于承诺日期前交付的比例。"),
		Formula: bilingual(
			"Requirements delivered on time ÷ requirements marked on time or late",
			"按时交付的需求数 ÷ 标注为按时或延期的需求数"),
		Purpose: bilingual(
			"Shows how far the business can rely on a promised date.",
			"反映业务方能在多大程度上信赖承诺的交付日期。"),
		CannotSay: bilingual(
			"Whether the dates were ambitious, or were moved on the way. Requirements still open and overdue are not in it.",
			"不反映承诺日期是否宽松、中途是否改过。已经逾期但仍未完成的需求不在其中。"),
		Origin: commonPractice, Audience: forManagement, Kind: "result", Category: "flow", Version: "1",
		Measure: metric.Measure{
			Form: metric.Proportion,
			Numerator: metric.Term{Source: "requirements", At: "closed",
				Where: metric.Conditions{is("on_time", "yes", "no"), is("on_time", "yes")}},
			Denominator: metric.Term{Source: "requirements", At: "closed",
				Where: metric.Conditions{is("on_time", "yes", "no")}},
		},
		Unit: inPercent, Better: metric.Higher, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{{Name: "requirements", Roles: []metric.EntryRole{
		requirementClosed,
		{
			Role: "on_time", Required: true, Words: onTimeWords,
			Note: bilingual("Whether it was delivered by the promised date; empty if none was promised.", "是否在承诺日期前交付；没有承诺日期时为空。"),
		},
	}}},
}

// Ages of open items are censored durations, which a list of requirements alone cannot give as of a
// past day. Snapshots can; as the same items stand in many of them, they are judged as a series.
var workInProgressAge = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "work-in-progress-age",
		Name: bilingual("Age of work in progress", "在制品停留时长"),
		Definition: bilingual(
			"How long the items in progress have been open, taken from regular snapshots of the open items.",
			"在制工作项已停留的时间，取自对未完成工作项的定期快照。"),
		Formula: bilingual(
			"Median per period of the ages of the items in the snapshots; phases are means of their periods",
			"每个周期内快照中各工作项停留天数的中位数；阶段值为各周期的均值"),
		Purpose: bilingual(
			"Warns early: work that grows old today is the long cycle time of next month.",
			"起预警作用：今天停留越久的工作，就是下个月更长的交付周期。"),
		CannotSay: bilingual(
			"When the items will be finished. It needs an export of the open items at regular intervals; it cannot be worked out from a list of requirements as it stands today.",
			"不反映这些工作项何时完成。它需要定期导出未完成工作项的快照，无法从当前的需求清单推算。"),
		Origin: commonPractice, Audience: forTeams, Kind: "process", Category: "flow", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Level,
			Numerator: metric.Term{Source: "snapshots", At: "time"},
			Column:    "age", Scale: 86400, // the column is in days
		},
		Statistic: metric.Median, Unit: inDays, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "snapshots", Roles: []metric.EntryRole{
		{
			Role: "time", Required: true,
			Note: bilingual("The day of the snapshot; one row an item that is open on that day.", "快照日期；当日每个未完成的工作项一行。"),
		},
		{
			Role: "age", Required: true,
			Note: bilingual("How long the item has been open on that day, a number of days.", "截至当日该工作项已停留的天数（数字）。"),
		},
	}}},
}

var reviewTurnaround = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "review-turnaround",
		Name: bilingual("Review turnaround", "代码评审时长"),
		Definition: bilingual(
			"Time from a code review being opened to its approval.",
			"代码评审从发起到通过所用的时间。"),
		Formula: bilingual(
			"Median over approved reviews of (approved − opened)",
			"已通过评审的（通过时间 − 发起时间）的中位数"),
		Purpose: bilingual(
			"Shows how long finished code waits for a second pair of eyes, often the largest wait before a build.",
			"反映写好的代码要等多久才有人评审，这往往是构建之前最长的等待。"),
		CannotSay: bilingual(
			"Nothing about the care taken: an approval without reading is the fastest. Nights and weekends are included. Reviews never approved are not in it. With several approvals, the mapped column decides which one counts.",
			"不反映评审是否认真：不看就通过是最快的。时间包含夜间和周末。从未通过的评审不在其中。多人评审时以哪一次通过为准，取决于所映射的列。"),
		Origin: commonPractice, Audience: forTeams, Kind: "process", Category: "speed", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "reviews", At: "approved"},
			From:      "opened", To: "approved",
		},
		Statistic: metric.Median, Unit: inHours, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "reviews", Roles: []metric.EntryRole{
		{
			Role: "opened", Required: true,
			Note: bilingual("When the review was opened.", "评审发起的时间。"),
		},
		{
			Role: "approved", Required: true,
			Note: bilingual("When it was approved; the time of merging may stand for it, and the definition should say so.", "评审通过的时间；也可用合并时间代替，并在定义中说明。"),
		},
	}}},
}
