package workbook

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"upshot/metric"
)

type registerChange = func(plan *metric.Plan, data *metric.Registers)

// registerCases are reports with the registers in the forms that they can have.
var registerCases = map[string]registerChange{
	"all registers, one sub-item unrated at first":                          nil,
	"means, an item of its own rule, and names too scattered for a formula": meanLevels,
	"actions without an assessment": func(plan *metric.Plan, data *metric.Registers) {
		plan.Assessment, plan.Evidence, plan.Findings = nil, nil, nil
		for i := range data.Actions {
			data.Actions[i].Capabilities = nil
		}
		*data = metric.Registers{Actions: data.Actions}
	},
	"registers with nothing in them": func(plan *metric.Plan, data *metric.Registers) { *data = metric.Registers{} },
	"findings alone": func(plan *metric.Plan, data *metric.Registers) {
		plan.Assessment, plan.Actions, plan.Evidence = nil, nil, nil
		*data = metric.Registers{Findings: data.Findings}
	},
}

// meanLevels makes means of all but one item, rates everything, and gives every second of many sub-items a name
// of another certificate: a formula cannot list so many cells.
func meanLevels(plan *metric.Plan, data *metric.Registers) {
	plan.Assessment.RollUp, plan.Assessment.RollUps = "mean", map[string]string{"CM-VC": "lowest"}
	data.Ratings[2].Self[0] = 2
	item := &plan.Assessment.Model.Domains[1].Items[0]
	for i := range 2*maxArguments + 2 {
		item.SubItems = append(item.SubItems, metric.ModelSubItem{Code: "X-" + string(rune('A'+i%26)) + strings.Repeat("I", i/26), Name: metric.Plain("more")})
		r := metric.Ratings{
			Node: metric.Node{Domain: 1, Item: 0, SubItem: len(item.SubItems) - 1}, Self: []float64{2, metric.Missing(), 3},
			Assessed: []float64{metric.Missing(), metric.Missing(), metric.Missing()}, Target: metric.Missing(),
		}
		if i%2 == 0 {
			r.Crosswalk = map[string]string{"none": "every second"}
		}
		data.Ratings = append(data.Ratings, r)
	}
}

func TestLibreOfficeRecalculatesTheRegisters(t *testing.T) {
	soffice := libreOffice(t)
	for _, claim := range slices.Sorted(maps.Keys(registerCases)) {
		change, languages := registerCases[claim], []string{"en"}
		if change == nil {
			languages = append(languages, "zh-CN")
		}
		for _, language := range languages {
			workbook := written(t, registered(change), language)
			formulas, wrong := disagreements(t, workbook, recalculated(t, soffice, workbook))
			t.Logf("%s, %s: %d formulas", claim, language, formulas)
			for _, w := range wrong {
				t.Errorf("%s, %s: %s", claim, language, w)
			}
		}
	}
}

func TestNothingDiffersFromTheRegisters(t *testing.T) {
	least := map[string]int{"findings alone": 6, "registers with nothing in them": 80}
	for claim, change := range registerCases {
		checked := differences(t, claim, open(t, written(t, registered(change), "en")))
		if want := max(least[claim], 6); checked[true] < 4 || checked[false] < want {
			t.Errorf("%s: %d differences on Summary and %d elsewhere, want 4 and %d or more", claim, checked[true], checked[false], want)
		}
	}
}

func TestAPublishedFigureThatIsNotWhatTheRowsGiveDiffers(t *testing.T) {
	rep := registered(nil)
	rep.Maturity.Items[1].Levels[2] = 5
	rep.Maturity.Progress.Rounds[0].Cancelled++
	f := open(t, written(t, rep, "en"))
	level := rowOf(t, f, "Maturity", "t_maturity_items", "Change management")
	if got := level["Round 2: level, difference [note 2]"]; got != "-2.5" {
		t.Errorf("difference of the level = %q, want -2.5", got)
	}
	round := rowOf(t, f, "Actions", "t_actions_rounds", "Baseline")
	if got := round["Cancelled, difference [note 2]"]; got != "-1" {
		t.Errorf("difference of the cancelled = %q, want -1", got)
	}
}

// rowOf is a row of a table by its first cell, as header -> value.
func rowOf(t *testing.T, f *excelize.File, sheet, table, first string) map[string]string {
	t.Helper()
	rows := values(t, f, sheet)
	tables, err := f.GetTables(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range tables {
		if place.Name != table {
			continue
		}
		from, to, _ := strings.Cut(place.Range, ":")
		_, top, _ := excelize.CellNameToCoordinates(from)
		_, bottom, _ := excelize.CellNameToCoordinates(to)
		for _, row := range rows[top:bottom] {
			if len(row) == 0 || row[0] != first {
				continue
			}
			cells := map[string]string{}
			for i, head := range rows[top-1] {
				if i < len(row) {
					cells[head] = row[i]
				}
			}
			return cells
		}
	}
	t.Fatalf("%s: no row %q in %s", sheet, first, table)
	return nil
}

func TestLevelsOnTheSheet(t *testing.T) {
	lowest, means := open(t, written(t, registered(nil), "en")), open(t, written(t, registered(meanLevels), "en"))
	for _, c := range []struct {
		claim            string
		f                *excelize.File
		table, row, head string
		want             string
	}{
		{"an assessor's rating counts before the own one", lowest, "t_maturity_sub_items", "Version control system", "Round 2: level", "3"},
		{"a rating of 3- is written so", lowest, "t_maturity_sub_items", "Traceability", "Round 2: assessor's rating", "3-"},
		{"and counts 2.5", lowest, "t_maturity_sub_items", "Traceability", "Round 2: level", "2.5"},
		{"its own target may be lower", lowest, "t_maturity_sub_items", "Branching", "Round 2: at target (1 = yes)", "1"},
		{"a sub-item without a rating says so", lowest, "t_maturity_sub_items", "=SUM(A1:A9) as a name", "Baseline: level", "not rated"},
		{"and is not at its target", lowest, "t_maturity_sub_items", "=SUM(A1:A9) as a name", "Baseline: at target (1 = yes)", "0"},
		{"an item with one has no level", lowest, "t_maturity_items", "Version control", "Baseline: level", "1 of 3 not rated"},
		{"nor has the whole model", lowest, "t_maturity_whole", "The whole model", "Baseline: level", "1 of 7 not rated"},
		{"an item is the lowest of its sub-items", lowest, "t_maturity_items", "Version control", "Round 2: level", "2.5"},
		{"beside the sub-items at target", lowest, "t_maturity_items", "Version control", "Round 2: at target", "3"},
		{"another certificate's name takes its sub-items together", lowest, "t_maturity_certificates", "7.1 *Control*", "Round 2: at target", "2"},
		{"an item of its own rule is the lowest", means, "t_maturity_items", "Version control", "Baseline: level", "1"},
		{"the others are means", means, "t_maturity_items", "Change management", "Baseline: level", "1.5"},
		{"and a sub-domain the mean of both", means, "t_maturity_domains", "Configuration management", "Baseline: level", "1.25"},
		{"too many cells are given as published", means, "t_maturity_certificates", "every second", "Round 2: at target", "121"},
	} {
		if got := rowOf(t, c.f, "Maturity", c.table, c.row)[c.head]; got != c.want {
			t.Errorf("%s: %s, %s = %q, want %q", c.claim, c.row, c.head, got, c.want)
		}
	}
}

// TestTheRegistersAsText holds the three sheets against the dumps in testdata; UPDATE=1 writes them anew.
func TestTheRegistersAsText(t *testing.T) {
	sheets := map[string][]string{"en": {"Maturity", "Actions", "Evidence"}, "zh-CN": {"成熟度", "改进项", "证明材料"}}
	for _, language := range []string{"en", "zh-CN"} {
		all := dump(t, written(t, registered(nil), language))
		if strings.Contains(all, "!workbook.") {
			t.Errorf("%s: a message is missing", language)
		}
		got := ""
		for _, part := range strings.SplitAfter(all, "\n\n") {
			tab, _, _ := strings.Cut(strings.TrimPrefix(part, "== "), "\n")
			if slices.Contains(sheets[language], tab) {
				got += part
			}
		}
		sameAsFile(t, "registers."+language+".txt", got)
	}
}

func TestOnlyTheRegistersOfTheDefinitionHaveSheets(t *testing.T) {
	all := []string{"Maturity", "Actions", "Evidence"}
	for claim, want := range map[string][]string{
		"all registers, one sub-item unrated at first": all, "actions without an assessment": {"Actions"},
		"registers with nothing in them": all, "findings alone": {"Evidence"},
	} {
		f := open(t, written(t, registered(registerCases[claim]), "en"))
		var got []string
		for _, sheet := range f.GetSheetList() {
			if slices.Contains(all, sheet) {
				got = append(got, sheet)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: sheets differ:\n%s", claim, diff)
		}
	}
}

func TestTextOfTheRegistersStaysText(t *testing.T) {
	f := open(t, written(t, registered(nil), "en"))
	found := 0
	for _, sheet := range []string{"Maturity", "Actions", "Evidence"} {
		for r, row := range values(t, f, sheet) {
			for c, v := range row {
				if !strings.HasPrefix(v, "=") {
					continue
				}
				name, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, _ := f.GetCellFormula(sheet, name)
				kind, _ := f.GetCellType(sheet, name)
				found++
				if formula != "" || kind != excelize.CellTypeInlineString {
					t.Errorf("%s!%s holds formula %q, type %v", sheet, name, formula, kind)
				}
			}
		}
	}
	if found < 4 {
		t.Errorf("%d cells start with =, want at least 4", found)
	}
}

func TestTheSameRegistersGiveTheSameBytes(t *testing.T) {
	first := written(t, registered(nil), "zh-CN")
	for range 5 {
		if !bytes.Equal(first, written(t, registered(nil), "zh-CN")) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestACriterionFromTheInputIsComparedAndNotRead(t *testing.T) {
	yes := func(int) bool { return true }
	own, given := is("$A$1:$A$9", `say "done"`, yes), sameAs("$B$1:$B$9", "$A$12", yes)
	for _, c := range []struct {
		claim, want string
		got         expr
	}{
		{"a word of the report's own is a criterion", `COUNTIFS($A$1:$A$9,"say ""done""")`, countWhere(9, own)},
		{"a text of the input is compared", `SUMPRODUCT(EXACT($B$1:$B$9,$A$12)*1)`, countWhere(9, given)},
		{"and so is everything beside it", `SUMPRODUCT(EXACT($B$1:$B$9,$A$12)*($A$1:$A$9="say ""done"""),$C$1:$C$9)`, sumWhere("$C$1:$C$9", func(int) float64 { return 1 }, 9, given, own)},
		{"no rows are no formula", "0", countWhere(0, own)},
	} {
		if c.got.text != c.want {
			t.Errorf("%s: %s, want %s", c.claim, c.got.text, c.want)
		}
	}
}
