package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"upshot/metric"
)

// selfAssessment is the form as teams hand it in: a title over all columns, a row of data on the project, the
// header, sub-domains and items merged over their rows, and a note below. The columns E to I hold the text of the
// levels.
var selfAssessment = book{
	sheets: []string{"自评表"},
	cells: map[string]map[string]any{"自评表": {
		"A1": "研发运营一体化（DevOps）能力成熟度自评表",
		"A2": "项目名称", "B2": "信贷核心系统", "I2": "目标级别", "J2": "3级",
		"A3": "能力域", "B3": "能力子域", "C3": "能力项", "D3": "能力子项", "E3": "1级", "F3": "2级", "G3": "3级", "H3": "4级", "I3": "5级",
		"J3": "自评", "K3": "和3级要求的差距", "L3": "问题记录与改进思路",
		"A4": "持续交付", "B4": "1 配置管理", "C4": "（一）版本控制", "D4": "1.1 版本控制系统\n说明：含备份与恢复", "E4": "没有版本控制", "J4": 3, "L4": "无",
		"D5": "2、分支管理", "J5": "3-", "K5": "合并仍需一天", "L5": "缩短分支寿命",
		"C6": "变更管理", "D6": "变更过程", "J6": "2级部分满足", "K6": "没有影响分析",
		"D7": "变更追溯", "J7": "n/a",
		"B8": "数据管理", "C8": "数据变更管理", "D8": "变更过程", "J8": "Ｌ３",
		"A9": "注：3- 表示部分满足三级要求",
	}},
	merges: map[string][]string{"自评表": {"A1:L1", "A4:A8", "B4:B7", "C4:C5", "C6:C7", "A9:L9"}},
}

// levelsOf prints ratings by code: the own ones, the assessed ones and the target, "." where there is none.
func levelsOf(all []metric.Ratings) string {
	list := func(levels ...float64) string {
		var words []string
		for _, v := range levels {
			if metric.Known(v) {
				words = append(words, strconv.FormatFloat(v, 'f', -1, 64))
			} else {
				words = append(words, ".")
			}
		}
		return strings.Join(words, " ")
	}
	model := ModelNamed("caict-cd")
	var b strings.Builder
	for _, r := range all {
		_, code := model.NameOf(r.Node)
		fmt.Fprintf(&b, "%s %s: %s | %s | %s\n", r.Pos, code, list(r.Self...), list(r.Assessed...), list(r.Target))
	}
	return b.String()
}

func TestTheFormIsReadAsItIs(t *testing.T) {
	fsys := withRegisters("assessment: {model: caict-cd, files: b.xlsx, preset: self-assessment, target: 3, constant: {phase: 基线}}\n", nil)
	fsys["b.xlsx"] = selfAssessment.fs(t)["b.xlsx"]
	r, problems := readRegistered(t, fsys)
	const want = `b.xlsx:'自评表'!D4 CM-VC-VCS: 3 . . | . . . | .
b.xlsx:'自评表'!D5 CM-VC-BM: 2.5 . . | . . . | .
b.xlsx:'自评表'!D6 CM-CM-CP: 1.5 . . | . . . | .
b.xlsx:'自评表'!D7 CM-CM-CT: . . . | . . . | .
b.xlsx:'自评表'!D8 DM-DCM-CP: 3 . . | . . . | .
`
	if got := levelsOf(r.Ratings); got != want {
		t.Errorf("ratings are\n%swant\n%s", got, want)
	}
	if branches := r.Ratings[1]; branches.Gap.In("en") != "合并仍需一天" || branches.Note.In("en") != "缩短分支寿命" || r.Ratings[0].Note != nil {
		t.Errorf("texts are %v, %v, %v", branches.Gap, branches.Note, r.Ratings[0].Note)
	}
	const wantProblems = `notice b.xlsx:'自评表': sub-items-unrated "44" "\"Artifact management\", \"Single source of truth\", \"Change rollback\", \"Build method\", \"Build environment\", \"Build schedule\", \"Build responsibility\", \"Integration service\", …" "caict-cd"
notice b.xlsx:'自评表'!9:9: rows-heading "1" "assessment"
`
	if got := printProblems(problems); got != wantProblems {
		t.Errorf("problems are\n%swant\n%s", got, wantProblems)
	}
	if a := r.Accounts[0].Files[0]; a.Rows != 6 || a.Used != 5 || a.Filtered != 1 || a.Accounted() != a.Rows {
		t.Errorf("the account is %+v, want 5 of 6 rows used and 1 filtered", a)
	}
}

func TestFormsOfSeveralRoundsAreOne(t *testing.T) {
	fsys := withRegisters("assessment: {model: caict-cd, files: \"自评-*.xlsx\", preset: self-assessment, target: 3, phase_from_file: \"自评-(.+).xlsx\"}\n", nil)
	fsys["自评-基线.xlsx"] = selfAssessment.fs(t)["b.xlsx"]
	fsys["自评-第一轮.xlsx"] = selfAssessment.fs(t)["b.xlsx"]
	r, _ := readRegistered(t, fsys)
	const want = "自评-基线.xlsx:'自评表'!D5 CM-VC-BM: 2.5 2.5 . | . . . | .\n"
	if got := levelsOf(r.Ratings); len(r.Ratings) != 5 || !strings.Contains(got, want) {
		t.Errorf("ratings are\n%swant five, one of them\n%s", got, want)
	}
}

func TestABadCellOfTheFormIsPlaced(t *testing.T) {
	form := selfAssessment
	form.cells = map[string]map[string]any{"自评表": {}}
	for cell, v := range selfAssessment.cells["自评表"] {
		form.cells["自评表"][cell] = v
	}
	form.cells["自评表"]["J5"], form.cells["自评表"]["D7"] = "６级", "变更回朔"
	fsys := withRegisters("assessment: {model: caict-cd, files: b.xlsx, preset: self-assessment, target: 3}\n", nil)
	fsys["b.xlsx"] = form.fs(t)["b.xlsx"]
	_, problems := readRegistered(t, fsys)
	const want = `error b.xlsx:'自评表'!J4: rating-no-phase "4" "自评" also 5:10 also 6:10 also 8:10
error b.xlsx:'自评表'!J5: rating-not-a-level "６级" "自评" "1, 2, 3, 4, 5"
error b.xlsx:'自评表'!D7: sub-item-unknown "变更回朔" "caict-cd" "变更回滚"
`
	if got := printProblems(problems); !strings.HasPrefix(got, want) {
		t.Errorf("problems are\n%swant first\n%s", got, want)
	}
}
