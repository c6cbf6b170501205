package indicator

import "upshot/metric"

// Entries about defects: one record is one defect. They are dated by the day they were found, but for
// the time to resolve one.

var defectCreated = metric.EntryRole{
	Role: "created", Required: true,
	Note: bilingual("When the defect was recorded.", "缺陷登记的时间。"),
}

var defectDensity = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "defect-density",
		Name: bilingual("Defect density", "缺陷密度"),
		Definition: bilingual(
			"Defects recorded per thousand lines of code changed in the same time.",
			"同一时间内，每变更一千行代码所登记的缺陷数。"),
		Formula: bilingual(
			"Defects created ÷ thousand lines of code changed",
			"登记的缺陷数 ÷ 变更的代码行数（千行）"),
		Purpose: bilingual(
			"Shows the quality of what is being produced, allowing for how much of it there is.",
			"在考虑产出规模的前提下，反映产出的质量。"),
		CannotSay: bilingual(
			"It falls when fewer defects are looked for as well as when fewer are made, and when lines are changed in bulk by formatting or generated code. A defect found today may stem from lines of months ago. Severity is not weighed.",
			"少犯错会使它下降，少测试也会；批量格式化或自动生成代码使行数变大，同样会使它下降。今天发现的缺陷可能来自数月前的代码。不区分严重程度。"),
		Origin: commonPractice, Audience: forManagement, Kind: "result", Category: "quality", Version: "1",
		Measure: metric.Measure{
			Form:        metric.Ratio,
			Numerator:   metric.Term{Source: "defects", At: "created"},
			Denominator: metric.Term{Source: "size", At: "time", Sum: "kloc_changed"},
			Scale:       1,
		},
		Unit:   metric.Unit{Kind: metric.PlainUnit, Label: bilingual("defects/KLOC", "个/千行")},
		Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{
		{Name: "defects", Roles: []metric.EntryRole{defectCreated}},
		{Name: "size", Roles: []metric.EntryRole{
			{
				Role: "time", Required: true,
				Note: bilingual("The day of the change, or the first day of the period it sums up.", "变更日期，或汇总周期的第一天。"),
			},
			{
				Role: "kloc_changed", Required: true,
				Note: bilingual("Lines added and changed, in thousands.", "新增和修改的代码行数，单位为千行。"),
			},
		}},
	},
}

var defectEscapeRate = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "defect-escape-rate",
		Name: bilingual("Defect escape rate", "缺陷逃逸率"),
		Definition: bilingual(
			"Share of the defects that were found in production instead of before release.",
			"在生产环境而非发布之前发现的缺陷所占的比例。"),
		Formula: bilingual(
			"Defects found in production ÷ all defects",
			"生产环境发现的缺陷数 ÷ 全部缺陷数"),
		Purpose: bilingual(
			"Shows how well reviews and tests keep defects from users.",
			"反映评审和测试能否把缺陷拦在用户之前。"),
		CannotSay: bilingual(
			"Defects that nobody has found yet are missing, so the newest months look better than they will. Recording more small defects before release lowers it. All defects that the source keeps are in the total, those without a place too.",
			"尚未被发现的缺陷不在其中，因此最近几个月会显得偏好。发布前多登记小缺陷会使它下降。分母是数据源保留的全部缺陷，包括没有注明发现环节的。"),
		Origin: commonPractice, Audience: forManagement, Kind: "result", Category: "quality", Version: "1",
		Measure: metric.Measure{
			Form:        metric.Proportion,
			Numerator:   metric.Term{Source: "defects", At: "created", Where: metric.Conditions{is("found_in", "production")}},
			Denominator: metric.Term{Source: "defects", At: "created"},
		},
		Unit: inPercent, Better: metric.Lower, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{{Name: "defects", Roles: []metric.EntryRole{
		defectCreated,
		{
			Role: "found_in", Required: true, Words: foundWords,
			Note: bilingual("Where or at which stage the defect was found.", "缺陷在哪个环境或环节被发现。"),
		},
	}}},
}

var defectResolutionTime = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "defect-resolution-time",
		Name: bilingual("Defect resolution time", "缺陷解决时长"),
		Definition: bilingual(
			"Time from a defect being recorded to its being resolved.",
			"缺陷从登记到解决所用的时间。"),
		Formula: bilingual(
			"Median over resolved defects of (resolved − created)",
			"已解决缺陷的（解决时间 − 登记时间）的中位数"),
		Purpose: bilingual(
			"Shows how fast a team answers to what is known to be wrong.",
			"反映团队对已知问题的响应速度。"),
		CannotSay: bilingual(
			"Defects still open are not in it: clearing old ones makes it longer, ignoring them makes it look shorter. Resolved as not a bug or as a duplicate counts if the source keeps it. Severity is not weighed.",
			"不含尚未解决的缺陷：清理旧缺陷会使它变长，搁置不理则会使它显得更短。以“非缺陷”或“重复”解决的，只要数据源保留就会计入。不区分严重程度。"),
		Origin: commonPractice, Audience: forTeams, Kind: "process", Category: "quality", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "defects", At: "resolved"},
			From:      "created", To: "resolved",
		},
		Statistic: metric.Median, Unit: inDays, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "defects", Roles: []metric.EntryRole{
		defectCreated,
		{
			Role: "resolved", Required: true,
			Note: bilingual("When it was resolved; empty while it is open.", "缺陷解决的时间；未解决时为空。"),
		},
	}}},
}
