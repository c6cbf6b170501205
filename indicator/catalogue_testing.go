package indicator

import "upshot/metric"

// Entries about tests. Counts with their totals come from a table with two number columns; a board
// that keeps the finished per cents as a series overrides `measure` with a level.

var unitTestCoverage = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "unit-test-coverage",
		Name: bilingual("Unit test coverage", "单元测试覆盖率"),
		Definition: bilingual(
			"Share of the code that unit tests run through, as measured at regular intervals.",
			"单元测试执行到的代码所占的比例，按固定周期测量。"),
		Formula: bilingual(
			"Mean of the measured values of a period; phases are means of their periods",
			"周期内各测量值的均值；阶段值为各周期的均值"),
		Purpose: bilingual(
			"Shows how much of the code can be changed with a safety net.",
			"反映有多少代码可以在测试保护下放心修改。"),
		CannotSay: bilingual(
			"Whether the tests check anything: code that is run is not code that is tested. Lines, branches and statements give different numbers, and so does leaving out files. Projects weigh the same, whatever their size.",
			"不反映测试是否真正做了校验：执行到的代码不等于测到的代码。行、分支、语句口径不同，数值也不同，排除文件也会改变数值。各项目权重相同，与代码规模无关。"),
		Origin: commonPractice, Audience: forTesting, Kind: "process", Category: "testing", Version: "1",
		Measure: metric.Measure{
			Form:      metric.Level,
			Numerator: metric.Term{Source: "board", At: "time", Where: metric.Conditions{is("series", coverageSeries...)}},
			Column:    "value", Scale: 1,
		},
		Statistic: metric.Mean, Unit: inPercent, Better: metric.Higher, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{{Name: "board", Roles: []metric.EntryRole{
		{
			Role: "time", Required: true,
			Note: bilingual("The day of the measurement; of a wide board, the first day of the column's period.", "测量日期；宽表取该列周期的第一天。"),
		},
		{
			Role: "series",
			Note: bilingual("The name of the series, where the source keeps several; such as unit test coverage or 单元测试覆盖率.", "指标名称，一份数据含多个指标时需要，例如 unit test coverage 或 单元测试覆盖率。"),
		},
		{
			Role: "value", Required: true,
			Note: bilingual("The coverage: 85% or 0.85; bare per cents (85) need `formats: {value: percent}`.", "覆盖率：85% 或 0.85；纯百分数（85）须注明 `formats: {value: percent}`。"),
		},
	}}},
}

// The cases of a suite are a stock: each month's table lists most of last month's again. Adding them
// up as trials would count a case once a month, so the ratio is judged as a series.
var automatedTestRatio = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "automated-test-ratio",
		Name: bilingual("Automated test ratio", "自动化测试占比"),
		Definition: bilingual(
			"Share of the test cases that run without a person, as counted at regular intervals.",
			"无需人工即可执行的测试用例所占的比例，按固定周期清点。"),
		Formula: bilingual(
			"Automated test cases ÷ all test cases, both as last counted in a period; phases are means of their periods",
			"自动化用例数 ÷ 全部用例数，均取周期内最后一次清点；阶段值为各周期的均值"),
		Purpose: bilingual(
			"Shows how much testing can be repeated at every change without waiting for people.",
			"反映有多少测试可以随每次改动重复执行，而不必等待人工。"),
		CannotSay: bilingual(
			"Whether the automated cases are run, pass, or cover what matters. Deleting manual cases raises it.",
			"不反映自动化用例是否真的执行、是否通过、是否覆盖要害。删除手工用例也会抬高这个数字。"),
		Origin: commonPractice, Audience: forTesting, Kind: "process", Category: "testing", Version: "1",
		Measure: metric.Measure{
			Form:        metric.Ratio,
			Numerator:   metric.Term{Source: "tests", At: "time", Sum: "automated", Stock: true},
			Denominator: metric.Term{Source: "tests", At: "time", Sum: "cases", Stock: true},
			Scale:       1,
		},
		Unit: inPercent, Better: metric.Higher, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{{Name: "tests", Roles: []metric.EntryRole{
		{
			Role: "time", Required: true,
			Note: bilingual("The day of the count.", "清点日期。"),
		},
		{
			Role: "automated", Required: true,
			Note: bilingual("Number of automated test cases on that day.", "当日的自动化用例数。"),
		},
		{
			Role: "cases", Required: true,
			Note: bilingual("Number of all test cases on that day.", "当日的全部用例数。"),
		},
	}}},
}

var testPassRate = metric.Entry{
	Indicator: metric.Indicator{
		ID:   "test-pass-rate",
		Name: bilingual("Test pass rate", "测试通过率"),
		Definition: bilingual(
			"Share of the executed test cases that passed, over all test runs.",
			"全部测试执行中，通过的用例所占的比例。"),
		Formula: bilingual(
			"Test cases passed ÷ test cases executed, both summed over the test runs",
			"通过的用例数之和 ÷ 执行的用例数之和"),
		Purpose: bilingual(
			"Shows the state of the software that reaches testing, and how far the tests can be relied on.",
			"反映提交测试的软件质量，以及测试本身是否可信。"),
		CannotSay: bilingual(
			"Whether a failure is a fault of the software or of the test. Running easy cases more often raises it. Large runs weigh more than small ones.",
			"不反映失败出自软件还是出自测试本身。多跑容易通过的用例会抬高这个数字。用例多的执行权重更大。"),
		Origin: commonPractice, Audience: forTesting, Kind: "process", Category: "testing", Version: "1",
		Measure: metric.Measure{
			Form:        metric.Proportion,
			Numerator:   metric.Term{Source: "tests", At: "time", Sum: "passed"},
			Denominator: metric.Term{Source: "tests", At: "time", Sum: "cases"},
		},
		Unit: inPercent, Better: metric.Higher, MinimumEffect: twoPoints,
	},
	Sources: []metric.EntrySource{{Name: "tests", Roles: []metric.EntryRole{
		{
			Role: "time", Required: true,
			Note: bilingual("The day of the test run, or the first day of the period it sums up.", "测试执行的日期，或汇总周期的第一天。"),
		},
		{
			Role: "passed", Required: true,
			Note: bilingual("Number of cases that passed.", "通过的用例数。"),
		},
		{
			Role: "cases", Required: true,
			Note: bilingual("Number of cases executed.", "执行的用例数。"),
		},
	}}},
}
