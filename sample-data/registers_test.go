package sampledata_test

import (
	"encoding/csv"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	sampledata "upshot/sample-data"
)

// What the reader of registers checks, it says in the sample's build: ids, days after the as-of day, words that it
// does not know. These tests hold what makes a good sample of them.

// register is a table of the sample: its rows by header.
type register struct {
	name string
	rows []map[string]string
}

func registerOf(t *testing.T, name string) register {
	t.Helper()
	data, err := fs.ReadFile(sampledata.FS, "registers/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return tableOf(t, name, string(data))
}

func tableOf(t *testing.T, name, text string) register {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	r := register{name: name}
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, header := range rows[0] {
			cells[header] = row[i]
		}
		r.rows = append(r.rows, cells)
	}
	return r
}

// assessmentOf is the form as its reader sees it: merged cells hold their text once.
func assessmentOf(t *testing.T) register {
	t.Helper()
	file, err := sampledata.FS.Open("registers/assessment.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	book, err := excelize.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("自评表")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	w := csv.NewWriter(&text)
	for _, row := range rows[3:] {
		w.Write(append(row, make([]string, len(rows[3])-len(row))...))
	}
	w.Flush()
	return tableOf(t, "assessment.xlsx", text.String())
}

func list(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("; 、", r) })
}

func column(r register, header string) (all []string) {
	for _, row := range r.rows {
		all = append(all, row[header])
	}
	return all
}

func TestTheSampleHasABodyOfActionsInEightAreas(t *testing.T) {
	actions := registerOf(t, "actions.csv")
	if n := len(actions.rows); n < 120 {
		t.Errorf("%d actions, want at least 120", n)
	}
	areas, states := map[string]int{}, map[string]int{}
	for _, row := range actions.rows {
		areas[row["Area"]]++
		states[row["Status"]]++
	}
	for _, area := range []string{"Organisational policy", "Version-number rules", "Test strategy", "Code review", "Pipeline", "Environment", "Data", "Measurement"} {
		if areas[area] < 8 {
			t.Errorf("%d actions in area %q, want at least 8", areas[area], area)
		}
		delete(areas, area)
	}
	if len(areas) > 0 {
		t.Errorf("areas beyond the eight: %v", areas)
	}
	if open := states["open"] + states["in progress"]; open < 5 || open > 12 || states["cancelled"] != 2 {
		t.Errorf("actions by state = %v, want 5 to 12 that are not done, and 2 cancelled", states)
	}
}

// Whole registers are in both languages: a cell in one has its twin in the other, and no two titles are the same.
func TestTheRegistersAreInBothLanguages(t *testing.T) {
	chinese := regexp.MustCompile(`\p{Han}`)
	for _, r := range []register{registerOf(t, "actions.csv"), registerOf(t, "evidence.csv"), registerOf(t, "findings.csv")} {
		for n, row := range r.rows {
			for header, cell := range row {
				base, twin := strings.CutSuffix(header, " (zh-CN)")
				if twin && (!chinese.MatchString(cell) || row[base] == "" || chinese.MatchString(row[base])) {
					t.Errorf("%s, row %d: %q and %q are no pair of %s", r.name, n+2, row[base], cell, base)
				}
			}
		}
	}
	form := assessmentOf(t)
	for n, row := range form.rows {
		for _, header := range []string{"和3级要求的差距", "问题记录与改进思路"} {
			if (row[header] == "") != (row[header+"（英文）"] == "") {
				t.Errorf("assessment, row %d: %s stands in one language only", n+5, header)
			}
		}
	}
	for name, header := range map[string]string{"actions.csv": "Title", "evidence.csv": "Title", "findings.csv": "Finding"} {
		for _, h := range []string{header, header + " (zh-CN)"} {
			titles := column(registerOf(t, name), h)
			slices.Sort(titles)
			if n := len(slices.Compact(titles)); n != len(registerOf(t, name).rows) {
				t.Errorf("%s: %d different cells under %q for %d rows", name, n, h, len(registerOf(t, name).rows))
			}
		}
	}
}

func day(t *testing.T, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The days fit the story: nothing before the first round, no work on the days off, an iteration that holds the
// day on which its action was done.
func TestTheActionsKeepTheCalendar(t *testing.T) {
	definition, err := fs.ReadFile(sampledata.FS, "upshot.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, calendar, _ := strings.Cut(string(definition), "\ncalendar:\n")
	calendar, _, _ = strings.Cut(calendar, "\nsources:")
	off := func(d time.Time) bool {
		for _, m := range regexp.MustCompile(`\{(?:from: (\S+), to: (\S+)|date: (\S+)),`).FindAllStringSubmatch(calendar, -1) {
			from, to := m[1]+m[3], m[2]+m[3]
			if s := d.Format(time.DateOnly); from <= s && s <= to {
				return true
			}
		}
		weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
		return weekend && !strings.Contains(calendar, "- "+d.Format(time.DateOnly))
	}
	events := map[string]int{}
	for _, row := range registerOf(t, "actions.csv").rows {
		for _, header := range []string{"Opened", "Due", "Done"} {
			switch {
			case row[header] == "":
			case off(day(t, row[header])):
				t.Errorf("%s: %s %s is a day off", row["ID"], header, row[header])
			case row[header] < "2023-12-01":
				t.Errorf("%s: %s %s lies before the first round", row["ID"], header, row[header])
			}
		}
		events[row["Done"]]++
		if row["Iteration"] == "" || row["Done"] == "" {
			continue
		}
		first := day(t, "2024-01-01") // of 2024-S01, a Monday; iterations have two weeks
		year, number, _ := strings.Cut(row["Iteration"], "-S")
		n, _ := strconv.Atoi(number)
		if year == "2023" {
			n -= 26
		}
		from := first.AddDate(0, 0, 14*(n-1))
		if done := day(t, row["Done"]); done.Before(from) || !done.Before(from.AddDate(0, 0, 14)) {
			t.Errorf("%s: done on %s, which is not in iteration %s", row["ID"], row["Done"], row["Iteration"])
		}
	}
	for _, event := range []string{"2024-01-15", "2024-04-08", "2024-08-12"} {
		if events[event] == 0 || !strings.Contains(string(definition), "{date: "+event) {
			t.Errorf("the event of %s has no action that was done on its day", event)
		}
	}
}

// A level does not rise by itself: where a sub-item is higher after a round than before, an action for it was done
// in that round.
func TestEveryRiseOfALevelHasAnActionOfItsRound(t *testing.T) {
	table := generated(t)
	ends := []string{"2023-11-30", "2024-03-31", "2024-07-31", "2024-11-30"}
	actions := registerOf(t, "actions.csv")
	at := func(text string) float64 {
		n, err := strconv.ParseFloat(strings.TrimSuffix(text, "-"), 64)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(text, "-") {
			n -= 0.5
		}
		return n
	}
	lower := 0
	for _, row := range table.rows {
		levels := []string{row["baseline"], row["round_1"], row["round_2"], row["round_3"]}
		for i := 1; i < len(levels); i++ {
			before, after := at(levels[i-1]), at(levels[i])
			if after < before {
				t.Errorf("%s falls in round %d", row["code"], i)
			}
			if after <= before {
				continue
			}
			if !slices.ContainsFunc(actions.rows, func(a map[string]string) bool {
				return slices.Contains(list(a["Capabilities"]), row["code"]) && a["Done"] > ends[i-1] && a["Done"] <= ends[i]
			}) {
				t.Errorf("%s rises in round %d, in which no action for it was done", row["code"], i)
			}
		}
		if at(row["assessed"]) < at(row["round_3"]) {
			lower++
		}
	}
	if len(table.rows) != 49 || lower < 2 || lower > 4 {
		t.Errorf("%d sub-items, of which the assessor rated %d lower; want 49, and two to four", len(table.rows), lower)
	}
}

// generated is the table that the form is made of: it has the codes that the form has not.
func generated(t *testing.T) register {
	t.Helper()
	return tableOf(t, "generate/assessment.csv", readFile(t, "generate/assessment.csv"))
}

// The form shows what its table says, in the order of the model, and names all the evidence that there is.
func TestTheFormShowsItsTable(t *testing.T) {
	form, table := assessmentOf(t), generated(t)
	if len(form.rows) != len(table.rows) {
		t.Fatalf("the form has %d rows, its table %d", len(form.rows), len(table.rows))
	}
	named := map[string]bool{}
	for i, row := range table.rows {
		for header, of := range map[string]string{"能力子项": "sub_item", "第三轮后": "round_3", "评估结果": "assessed", "材料编号": "evidence"} {
			if form.rows[i][header] != row[of] {
				t.Errorf("row %d, %s = %q, want %q", i+5, header, form.rows[i][header], row[of])
			}
		}
		for _, id := range list(row["evidence"]) {
			named[id] = true
			if !strings.HasPrefix(id, row["code"]+"-L") {
				t.Errorf("%s names evidence %s", row["code"], id)
			}
		}
	}
	for _, id := range column(registerOf(t, "evidence.csv"), "ID") {
		if !named[id] {
			t.Errorf("no row of the assessment names evidence %s", id)
		}
		delete(named, id)
	}
	if len(named) > 0 {
		t.Errorf("the assessment names evidence that the register does not have: %v", named)
	}
}

// missing is the one file that is not there on purpose; the definition says so.
const missing = "CM-CM-CR-L3-2-rollback-drill.md"

func TestEveryFileOfEvidenceIsInTheRegister(t *testing.T) {
	registered := map[string]bool{}
	for _, row := range registerOf(t, "evidence.csv").rows {
		if row["Produced by"] != "" || row["File"] == "" {
			continue
		}
		registered[row["File"]] = true
		if !strings.HasPrefix(row["File"], row["ID"]+"-") {
			t.Errorf("the file of %s is %s", row["ID"], row["File"])
		}
	}
	files, err := fs.Glob(sampledata.FS, "evidence/*")
	if err != nil || len(files) < 6 {
		t.Fatalf("files of evidence: %v, %v", files, err)
	}
	for _, file := range files {
		if !registered[path.Base(file)] {
			t.Errorf("%s is in no row of the register", file)
		}
		delete(registered, path.Base(file))
	}
	if len(registered) != 1 || !registered[missing] {
		t.Errorf("files that the register names and the folder lacks: %v, want %s alone", registered, missing)
	}
}
