package indicator

import "upshot/metric"

// Entries about builds: one record is one build, or one run of a pipeline; for repairs, one breakage.

var buildTime = metric.EntryRole{
	Role: "time", Required: true,
	Note: bilingual("When the build ran (start or end, the same for all); it dates the record.", "构建的时间（开始或结束均可，口径须一致），记录按它归入各阶段。"),
}

var buildDuration = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "build-duration",
		Name: bilingual("Build duration", "构建时长"),
		Definition: bilingual(
			"Time that one build takes, as the build server recorded it.",
			"一次构建所用的时间，以构建平台的记录为准。"),
		Formula: bilingual(
			"Median over builds of the recorded duration",
			"各次构建所记录时长的中位数"),
		Purpose: bilingual(
			"Shows how long a developer waits to know whether a change holds; quick feedback is what makes frequent integration possible.",
			"反映开发人员要等多久才知道改动是否可用；反馈快，才能频繁集成。"),
		CannotSay: bilingual(
			"Whether waiting in the queue is included depends on the build server. Every build that the source keeps is counted: one that fails at once looks fast, and removing tests makes all of them faster.",
			"是否包含排队时间取决于构建平台。数据源保留的每次构建都计入：一开始就失败的构建会显得很快，删减测试也会让所有构建变快。"),
		Origin: commonPractice, Audience: forTeams, Kind: "process", Category: "speed", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "builds", At: "time"},
			Column:    "duration",
		},
		Statistic: metric.Median, Unit: inMinutes, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "builds", Roles: []metric.EntryRole{
		buildTime,
		{
			Role: "duration", Required: true,
			Note: bilingual("How long the build took; name the unit of bare numbers under `formats` (Jenkins writes ms).", "构建所用的时长；纯数字须在 `formats` 中注明单位（Jenkins 为 ms）。"),
		},
	}}},
}

var buildSuccessRate = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "build-success-rate",
		Name: bilingual("Build success rate", "构建成功率"),
		Definition: bilingual(
			"Share of builds whose recorded result is success.",
			"结果记录为成功的构建所占的比例。"),
		Formula: bilingual(
			"Builds whose result is success ÷ all builds",
			"结果为成功的构建次数 ÷ 全部构建次数"),
		Purpose: bilingual(
			"Shows how often the shared code is in a usable state, and how much work goes into repairing it.",
			"反映公共代码有多少时候处于可用状态，以及修复构建要花多少精力。"),
		CannotSay: bilingual(
			"Why a build failed: a fault in the code, a flaky test or a full disk look the same. A build that finds a fault has done its work. All builds that the source keeps are in the total, unstable and cancelled ones and those without a result too.",
			"不反映构建失败的原因：代码缺陷、不稳定的测试、磁盘写满看上去都一样。构建发现问题，正是它的作用。分母是数据源保留的全部构建，包括不稳定的、已取消的和没有结果的。"),
		Origin: commonPractice, Audience: forTeams, Kind: "process", Category: "stability", Version: "1",
		Measure: metric.Measure{
			Form:        metric.Proportion,
			Numerator:   metric.Term{Source: "builds", At: "time", Where: metric.Conditions{is("result", "success")}},
			Denominator: metric.Term{Source: "builds", At: "time"},
		},
		Unit: inPercent, Better: metric.Higher, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{{Name: "builds", Roles: []metric.EntryRole{
		buildTime,
		{
			Role: "result", Required: true, Words: resultWords,
			Note: bilingual("How the build ended. Unstable (built, but tests failed) is not a success.", "构建的结果。不稳定（构建完成但测试未通过）不算成功。"),
		},
	}}},
}

var buildFrequency = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "build-frequency",
		Name: bilingual("Build frequency", "构建频率"),
		Definition: bilingual(
			"Number of builds over a period of time, given per project and month.",
			"一段时间内的构建次数，以每个项目每月的次数表示。"),
		Formula: bilingual(
			"Builds ÷ days that the source covers, shown per average month",
			"构建次数 ÷ 数据覆盖天数，折算为每月次数"),
		Purpose: bilingual(
			"Shows how often work is integrated and checked.",
			"反映代码集成和验证的频繁程度。"),
		CannotSay: bilingual(
			"Whether each build carried a change: scheduled builds and repeats count as well, and builds of branches that are never merged if the source keeps them.",
			"不反映每次构建是否都包含改动：定时构建和重复构建同样计入，从未合并的分支上的构建，只要数据源保留也会计入。"),
		Origin: commonPractice, Audience: forTeams, Kind: "process", Category: "speed", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Frequency,
			Numerator: metric.Term{Source: "builds", At: "time"},
			Per:       "month",
		},
		Unit: perMonth("builds", "次构建"), Better: metric.Higher, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "builds", Roles: []metric.EntryRole{buildTime}}},
}

// A list of builds would have to be joined with itself to find repairs, so the entry asks for the
// breakages that build servers and pipeline platforms can list.
var ciRepairTime = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "ci-repair-time",
		Name: bilingual("CI repair time", "流水线修复时长"),
		Definition: bilingual(
			"Time from a pipeline breaking to its next successful run.",
			"流水线从失败到恢复成功所用的时间。"),
		Formula: bilingual(
			"Median over breakages of (repaired − broken)",
			"各次中断的（修复时间 − 失败时间）的中位数"),
		Purpose: bilingual(
			"Shows how seriously a broken pipeline is taken; while it is broken, nobody can deliver.",
			"反映团队对流水线失败的重视程度；流水线不通，谁也无法交付。"),
		CannotSay: bilingual(
			"Nothing about how often it breaks. Breakages still open are not in it. Nights and weekends are included. It needs a list of breakages; it is not worked out from a list of builds.",
			"不反映失败有多频繁。尚未修复的不在其中。时间包含夜间和周末。它需要中断记录的清单，不会从构建清单推算。"),
		Origin: commonPractice, Audience: forTeams, Kind: "process", Category: "stability", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Duration,
			Numerator: metric.Term{Source: "breakages", At: "repaired"},
			From:      "broken", To: "repaired",
		},
		Statistic: metric.Median, Unit: inHours, Better: metric.Lower, MinimumEffect: tenPercent,
	},
	Sources: []metric.EntrySource{{Name: "breakages", Roles: []metric.EntryRole{
		{
			Role: "broken", Required: true,
			Note: bilingual("When the first failing run of the pipeline ended.", "流水线首次运行失败的时间。"),
		},
		{
			Role: "repaired", Required: true,
			Note: bilingual("When the next successful run of the same pipeline ended; empty while it is broken.", "同一流水线下一次运行成功的时间；未修复时为空。"),
		},
	}}},
}
