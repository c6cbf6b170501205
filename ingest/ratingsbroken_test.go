package ingest

// brokenAssessments are the cases of the register of the assessment.
var brokenAssessments = []brokenRegister{
	{
		"an item that the model does not have", assessmentKey,
		files{"a.csv": "Item,Sub-item,Self (before)\n版本控制,分支管里,3\n版本控制,没有这一项,3\n"},
		`error a.csv:2:6: sub-item-unknown "分支管里" "caict-cd" "分支管理"
error a.csv:3:6: sub-item-unknown "没有这一项" "caict-cd" ""
`,
	},
	{
		"an assessment that was made with another model", assessmentKey,
		files{"a.csv": "Sub-item,Self (before)\nWORK-SIZE-SLICE,2\nWORK-FLOW-LIMIT,2\nPriorities,2\nWhat is kept,2\n分支管理,2\nBuild of every change,2\n"},
		`error upshot.yaml:19:21: model-misfit "5" "6" "caict-cd" "delivery-basics" also 2:1 also 3:1 also 4:1 also 5:1 also 7:1
error a.csv:2:1: sub-item-unknown "WORK-SIZE-SLICE" "caict-cd" ""
error a.csv:3:1: sub-item-unknown "WORK-FLOW-LIMIT" "caict-cd" ""
error a.csv:4:1: sub-item-unknown "Priorities" "caict-cd" ""
error a.csv:5:1: sub-item-unknown "What is kept" "caict-cd" ""
error a.csv:7:1: sub-item-unknown "Build of every change" "caict-cd" ""
`,
	},
	{
		"an assessment that was made with a model that nobody knows", assessmentKey,
		files{"a.csv": "Sub-item,Self (before)\nQ-1,2\nQ-2,2\nQ-3,2\nQ-4,2\nQ-5,2\n"},
		`error upshot.yaml:19:21: model-misfit "5" "5" "caict-cd" "" also 2:1 also 3:1 also 4:1 also 5:1 also 6:1
error a.csv:2:1: sub-item-unknown "Q-1" "caict-cd" ""
error a.csv:3:1: sub-item-unknown "Q-2" "caict-cd" ""
error a.csv:4:1: sub-item-unknown "Q-3" "caict-cd" ""
error a.csv:5:1: sub-item-unknown "Q-4" "caict-cd" ""
error a.csv:6:1: sub-item-unknown "Q-5" "caict-cd" ""
`,
	},
	{
		"four names alone put no model in doubt", assessmentKey,
		files{"a.csv": "Sub-item,Phase,Self\nQ-1,before,2\nQ-2,before,2\nQ-3,before,2\nQ-4,before,2\nCM-VC-BM,before,2\n"},
		`error a.csv:2:1: sub-item-unknown "Q-1" "caict-cd" ""
error a.csv:3:1: sub-item-unknown "Q-2" "caict-cd" ""
error a.csv:4:1: sub-item-unknown "Q-3" "caict-cd" ""
error a.csv:5:1: sub-item-unknown "Q-4" "caict-cd" ""
`,
	},
	{
		"a code that is not of a sub-item", assessmentKey,
		files{"a.csv": "Code,Self (before)\nCM-VC,3\nCM-VC-BN,3\n"},
		`error a.csv:2:1: sub-item-is-whole "CM-VC" "\"CM-VC-VCS\", \"CM-VC-BM\", \"CM-VC-AM\", \"CM-VC-SSOT\""
error a.csv:3:1: sub-item-unknown "CM-VC-BN" "caict-cd" "CM-VC-BM"
`,
	},
	{
		"a name that two sub-items have", assessmentKey,
		files{"a.csv": "Sub-item,Self (before)\n变更过程,3\n"},
		`error a.csv:2:1: sub-item-ambiguous "变更过程" "CM-CM-CP, DM-DCM-CP"
`,
	},
	{
		"a code and a name of different sub-items, but a numbering is no code", assessmentKey,
		files{"a.csv": "编号,能力子项,Self (before)\nCM-VC-BM,制品管理,3\nCM-VC-VCS,变更过程,3\n7,制品管理,3\nCM-VC,构建方式,3\n"},
		`error a.csv:2:10: sub-item-ambiguous "制品管理" "CM-VC-BM, CM-VC-AM"
error a.csv:3:11: sub-item-ambiguous "变更过程" "CM-VC-VCS, CM-CM-CP, DM-DCM-CP"
`,
	},
	{
		"a note below the table", assessmentKey,
		files{"a.csv": "Code,Sub-item,Self (before)\nCM-VC-BM,,3\n,3- is level 3 in part,\n"},
		`notice a.csv:3: rows-heading "1" "assessment"
`,
	},
	{
		"levels that the model does not have", assessmentKey,
		files{"a.csv": "Code,Self (before),Assessed (before),Target\nCM-VC-BM,6,0,3+\nCM-VC-AM,high,2.3,\n"},
		`error a.csv:2:10: rating-not-a-level "6" "Self (before)" "1, 2, 3, 4, 5"
error a.csv:2:12: rating-not-a-level "0" "Assessed (before)" "1, 2, 3, 4, 5"
error a.csv:2:14: rating-not-a-level "3+" "Target" "1, 2, 3, 4, 5"
error a.csv:3:10: rating-not-a-level "high" "Self (before)" "1, 2, 3, 4, 5"
error a.csv:3:15: rating-not-a-level "2.3" "Assessed (before)" "1, 2, 3, 4, 5"
`,
	},
	{
		"two rows that say something else of one sub-item in one phase, or in none", assessmentKey,
		files{"a.csv": "Code,Phase,Self,Assessed,Gap,Note,Target\nCM-VC-BM,before,2,,long branches,as agreed,3\nCM-VC-BM,before,,3,no rules,as agreed,\nCM-VC-BM,round-1,3,,none,,4\nCM-VC-AM,,,,one,,\nCM-VC-AM,,,,two,,\nCM-VC-SSOT,,,,first,,\nCM-VC-SSOT,before,2,,then,,\n"},
		`warning a.csv:2:20: said-twice "Gap" "Branch management" "CM-VC-BM" also 3:20
warning a.csv:5:13: said-twice "Gap" "Artifact management" "CM-VC-AM" also 6:13
warning a.csv:7:15: said-twice "Gap" "Single source of truth" "CM-VC-SSOT" also 8:22
`,
	},
	{
		"two rows that rate one sub-item in one phase", assessmentKey,
		files{"a.csv": "Code,Sub-item,Phase,Self,Assessed\nCM-VC-BM,,before,2,\n,分支管理,round-1,3,\n,分支管理,Baseline,3,\nCM-VC-BM,,before,,3\n"},
		`error a.csv:4:16: rating-twice "Branch management" "CM-VC-BM" "before" also 2:18
`,
	},
	{
		"a phase that there is not", assessmentKey,
		files{"a.csv": "Code,Phase,Self\nCM-VC-BM,round-9,2\nCM-VC-AM,round-9,2\n"},
		`error a.csv:2:10: rating-phase "round-9" "Phase" "before, round-1, round-2" "" also 3:10
`,
	},
	{
		"ratings without a phase", assessmentKey,
		files{"a.csv": "Code,Self\nCM-VC-BM,2\nCM-VC-AM,2\n"},
		`error a.csv:2:10: rating-no-phase "2" "Self" also 3:10
`,
	},
	{
		"a rating of no sub-item", assessmentKey,
		files{"a.csv": "Sub-item,Note,Self (before)\n,above,\n,below,3\n"},
		`error a.csv:3:8: sub-item-missing "3" "Self (before)"
notice a.csv:2: rows-heading "1" "assessment"
`,
	},
	{
		"a table without ratings", assessmentKey,
		files{"a.csv": "Code,Selbst\nCM-VC-BM,2\n"},
		`error a.csv:1: register-column "assessment" "self" "Self, Self (before), Self (round-1), Self (round-2), Assessed, Assessed (before), Assessed (round-1), Assessed (round-2)" "a.csv" "\"Code\", \"Selbst\"" ""
`,
	},
	{
		"a file's name that says no phase", "assessment: {model: caict-cd, files: \"a*.csv\", target: 3, phase_from_file: \"a-(.+).csv\"}\n",
		files{"a.csv": "Code,Self\nCM-VC-BM,2\n", "a-before.csv": "Code,Self\nCM-VC-BM,2\n"},
		`error a.csv: file-name-no-phase "a.csv" "a-(.+).csv"
error a.csv:2:10: rating-no-phase "1" "Self"
`,
	},
	{
		"evidence that rows of the assessment name and nobody has", assessmentKey + evidenceKey,
		files{
			"a.csv": "Code,Self (before),Evidence\nCM-VC-BM,2,CM-VC-BM-L2-1；CM-VC-BM-L2-9\n",
			"e.csv": "ID,Link\nCM-VC-BM-L2-1,https://example.com\n", "evidence/x": "",
		},
		`warning a.csv:2:12: row-unknown "CM-VC-BM-L2-9" "Evidence" "evidence" "CM-VC-BM-L2-1"
`,
	},
}
