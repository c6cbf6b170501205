package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// TestTheSheetsAsText holds a small report against the dumps in testdata; UPDATE=1 writes them anew.
func TestTheSheetsAsText(t *testing.T) {
	rep := report(samplePlan(pick(leadTime, frequency, failRate, density, coverage)...), 1)
	rep.Problems = append(rep.Problems, metric.Problem{
		Severity: metric.Warning, Code: "late-first-record", Args: []string{"core", "deployments", "2023-03-01", "2023-01-01"},
		Pos: metric.Position{File: "upshot.yaml", Row: 12, Column: 5}, Also: []metric.Position{{File: "board.xlsx", Sheet: "质量", Row: 3, Column: 4}},
	})
	for _, language := range []string{"en", "zh-CN"} {
		got := dump(t, written(t, rep, language))
		if strings.Contains(got, "!workbook.") || strings.Contains(got, "!problem.") {
			t.Errorf("%s: a message is missing", language)
		}
		sameAsFile(t, "small."+language+".txt", got)
	}
}

// dump writes every sheet as text, one line a row. Of a raw sheet, the first and the last rows are enough.
func dump(t *testing.T, workbook []byte) string {
	t.Helper()
	f := open(t, workbook)
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		fmt.Fprintf(&b, "== %s\n", sheet)
		cells := values(t, f, sheet)
		for r, row := range cells {
			if strings.HasPrefix(sheet, "raw-") && r > 9 && r < len(cells)-2 {
				continue
			}
			var line []string
			for c, v := range row {
				name, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if formula, _ := f.GetCellFormula(sheet, name); formula != "" {
					v = "{=" + formula + "} " + v
				}
				line = append(line, v)
			}
			fmt.Fprintf(&b, "%d\t%s\n", r+1, strings.Join(line, "\t"))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func open(t *testing.T, workbook []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestTheSameReportGivesTheSameBytes(t *testing.T) {
	rep := report(samplePlan(specs...), 2)
	first := written(t, rep, "en")
	for _, procs := range []int{1, 2, 4} {
		old := runtime.GOMAXPROCS(procs)
		for range 5 {
			if !bytes.Equal(first, written(t, rep, "en")) {
				t.Errorf("with %d processors the bytes differ", procs)
				break
			}
		}
		runtime.GOMAXPROCS(old)
	}
}

func TestPresentationSheetsFollowTheRules(t *testing.T) {
	for _, rep := range []*indicator.Report{report(samplePlan(specs...), 2), registered(nil)} {
		followsTheRules(t, open(t, written(t, rep, "en")))
	}
}

func followsTheRules(t *testing.T, f *excelize.File) {
	t.Helper()
	for _, sheet := range f.GetSheetList() {
		raw := strings.HasPrefix(sheet, "raw-")
		if merged, err := f.GetMergeCells(sheet); err != nil || len(merged) > 0 {
			t.Errorf("%s: merged cells %v (%v)", sheet, merged, err)
		}
		if title, _ := f.GetCellValue(sheet, "A1"); title == "" {
			t.Errorf("%s: no title in A1", sheet)
		}
		panes, err := f.GetPanes(sheet)
		if err != nil || panes.Freeze != raw {
			t.Errorf("%s: frozen %v, want %v (%v)", sheet, panes.Freeze, raw, err)
		}
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) == 0 {
			t.Errorf("%s: %d tables (%v), want at least one", sheet, len(tables), err)
		}
		for _, table := range tables {
			if !strings.HasPrefix(table.Range, "A") {
				t.Errorf("%s: table %s at %s, want column A", sheet, table.Name, table.Range)
			}
		}
	}
	if active := f.GetActiveSheetIndex(); active != 0 {
		t.Errorf("active sheet %d, want 0", active)
	}
	props, err := f.GetDocProps()
	if err != nil || props.Creator != "upshot 0.0.0" || props.Created != "2024-02-29T00:00:00Z" || props.Language != "en" {
		t.Errorf("properties %+v (%v)", props, err)
	}
}

// TestOnlyRecordSheetsHaveFilters reads the parts, since excelize does not say.
func TestOnlyRecordSheetsHaveFilters(t *testing.T) {
	workbook := written(t, report(samplePlan(specs...), 2), "en")
	in, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	filters, plain := 0, 0
	for _, part := range in.File {
		if !strings.HasPrefix(part.Name, "xl/tables/") {
			continue
		}
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		raw, filter := bytes.Contains(data, []byte(`name="t_raw_`)), bytes.Contains(data, []byte("<autoFilter"))
		if raw != filter {
			t.Errorf("%s: record sheet %v, filter %v", part.Name, raw, filter)
		}
		if filter {
			filters++
		} else {
			plain++
		}
	}
	if filters != 4 || plain < 20 {
		t.Errorf("%d tables with and %d without a filter, want 4 and more than 20", filters, plain)
	}
}

// TestTheLanguagesShareTheirRows lets somebody read a cell of one language beside the other's.
func TestTheLanguagesShareTheirRows(t *testing.T) {
	for _, rep := range []*indicator.Report{report(samplePlan(specs...), 2), registered(nil)} {
		sharesRows(t, rep)
	}
}

func sharesRows(t *testing.T, rep *indicator.Report) {
	t.Helper()
	places := map[string][]string{}
	for _, language := range []string{"en", "zh-CN"} {
		f := open(t, written(t, rep, language))
		for _, sheet := range f.GetSheetList() {
			tables, err := f.GetTables(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, table := range tables {
				places[language] = append(places[language], table.Name+" "+table.Range)
			}
		}
	}
	if diff := cmp.Diff(places["en"], places["zh-CN"]); diff != "" {
		t.Errorf("the tables of the languages stand at different cells:\n%s", diff)
	}
}

func TestTextThatLooksLikeAFormulaStaysText(t *testing.T) {
	f := open(t, written(t, report(samplePlan(pick(leadTime)...), 2), "en"))
	found := false
	for r, row := range values(t, f, "raw-deployments-time") {
		for c, v := range row {
			if strings.HasPrefix(v, "=cmd") {
				name, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, _ := f.GetCellFormula("raw-deployments-time", name)
				kind, _ := f.GetCellType("raw-deployments-time", name)
				found = true
				if formula != "" || kind != excelize.CellTypeInlineString {
					t.Errorf("%s holds formula %q, type %v", name, formula, kind)
				}
			}
		}
	}
	if !found {
		t.Error("no cell starts with =cmd")
	}
}

// TestNothingDiffers holds every difference of the workbook at 0. It is "[x]" only where the published
// value beside it is missing itself.
func TestNothingDiffers(t *testing.T) {
	late := slices.Clone(projects)
	late[1].Active = metric.Window{From: date("2023-03-15"), To: date("2023-12-20")}
	short := samplePlan(specs...)
	short.Sources[0].Covers.From = date("2023-02-10") // deployments
	short.Sources[2].Covers.To = date("2024-01-20")   // size
	for _, c := range []struct {
		claim string
		rep   *indicator.Report
	}{
		{"all days covered", report(samplePlan(specs...), 3)},
		{"records outside the coverage and the project's own days", reportOf(short, late, 3)},
	} {
		checked := differences(t, c.claim, open(t, written(t, c.rep, "en"))) // by whether it is on Summary
		if checked[true] != 3*len(specs) || checked[false] < 15*len(specs) {
			t.Errorf("%s: %d differences on Summary and %d elsewhere, want %d and %d or more", c.claim, checked[true], checked[false], 3*len(specs), 15*len(specs))
		}
	}
}

// differences fails for every difference that is not 0, and counts them by whether they are on Summary.
func differences(t *testing.T, claim string, f *excelize.File) map[bool]int {
	t.Helper()
	checked := map[bool]int{}
	for _, sheet := range f.GetSheetList() {
		var heads []string
		for _, row := range values(t, f, sheet) {
			if len(row) < 2 || slices.ContainsFunc(row, isDifference) {
				heads = row // below a blank row or a caption another table begins
				continue
			}
			for k, v := range row {
				if k >= len(heads) || !isDifference(heads[k]) {
					continue
				}
				checked[sheet == "Summary"]++
				beside := row[k-1]
				if at := slices.Index(heads, strings.Replace(heads[k], "difference [note 2]", "published [note 1]", 1)); at >= 0 && at < k {
					beside = row[at]
				}
				if v != "0" && (v != unavailable || beside != unavailable) {
					t.Errorf("%s: %s: %s, %s = %q beside %q, want 0", claim, sheet, row[0], heads[k], v, beside)
				}
			}
		}
	}
	return checked
}

// isDifference reports whether a header is that of a difference from the published value.
func isDifference(head string) bool {
	return strings.Contains(strings.ToLower(head), "difference [note")
}

func TestTooManyRecordsGoToACSV(t *testing.T) {
	plan := samplePlan(pick(leadTime, coverage)...)
	plan.Appendix.MaxRows = 100
	rep := report(plan, 3)
	large := Oversize(rep)
	if len(large) != 1 || wording.LedgerName(rep, large[0]) != "raw-deployments-time" {
		t.Fatalf("Oversize = %d ledgers, want the deployments", len(large))
	}
	f := open(t, written(t, rep, "en"))
	for _, sheet := range f.GetSheetList() {
		if sheet == "raw-deployments-time" {
			t.Error("the sheet is there")
		}
	}
	text := dump(t, written(t, rep, "en"))
	if !strings.Contains(text, "the values here are as published") {
		t.Error("the calculation does not say that its values are published")
	}
	var csv bytes.Buffer
	if err := RawCSV(&csv, rep, large[0], book1.In("en")); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(csv.String()), "\n")
	if len(lines) != 1+len(large[0].Lines) {
		t.Errorf("%d lines, want %d", len(lines), 1+len(large[0].Lines))
	}
	if !strings.HasPrefix(lines[0], "\uFEFFDeployment ID,Project,Finished at") {
		t.Errorf("header %q", lines[0])
	}
	if !strings.Contains(csv.String(), "'=cmd|' /C calc'!A0") {
		t.Error("text that looks like a formula has no apostrophe")
	}
	if want := ",Baseline,Loans,Core,"; !strings.Contains(lines[1], want) {
		t.Errorf("line %q, want %q in it", lines[1], want)
	}
}

func TestAReportOfNothingIsAWorkbook(t *testing.T) {
	plan := samplePlan()
	rep := indicator.Compute(plan, &metric.Dataset{}, nil)
	f := open(t, written(t, rep, "en"))
	want := []string{"Cover", "Contents", "Summary", "Periods", "Definitions", "Sources", "Problems", "Exclusions"}
	if diff := cmp.Diff(want, f.GetSheetList()); diff != "" {
		t.Errorf("sheets differ:\n%s", diff)
	}
}

// sameAsFile compares with a file of testdata.
func sameAsFile(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (UPDATE=1 writes it anew):\n%s", path, diff)
	}
}
