package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// recalculation is LibreOffice's profile with one setting: recalculate every workbook on load, always.
// Without it LibreOffice trusts the cached values, and the test would compare them with themselves.
const recalculation = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

// libreOffice finds soffice, or skips; it fails where the run requires it.
func libreOffice(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("soffice")
	if err == nil {
		return path
	}
	required := strings.FieldsFunc(os.Getenv("UPSHOT_REQUIRE"), func(r rune) bool { return r == ',' || r == ' ' })
	if slices.Contains(required, "libreoffice") {
		t.Fatal("UPSHOT_REQUIRE lists libreoffice, and soffice is not on the path")
	}
	t.Skip("soffice is not on the path: the formulas are not recalculated in this run")
	return ""
}

// recalculated lets LibreOffice open a workbook, recalculate it and save it again.
func recalculated(t *testing.T, soffice string, workbook []byte) *excelize.File {
	t.Helper()
	dir := t.TempDir()
	profile := filepath.Join(dir, "profile", "user")
	out := filepath.Join(dir, "out")
	source := filepath.Join(dir, "appendix.xlsx")
	if err := os.MkdirAll(profile, 0o755); err != nil {
		t.Fatal(err)
	}
	for path, data := range map[string][]byte{
		filepath.Join(profile, "registrymodifications.xcu"): []byte(recalculation),
		source: workbook,
	} {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx", "--outdir", out, source)
	if log, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, log)
	}
	f, err := excelize.OpenFile(filepath.Join(out, "appendix.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// disagreements compares every formula cell's cached value with the recalculated one.
func disagreements(t *testing.T, workbook []byte, again *excelize.File) (formulas int, list []string) {
	t.Helper()
	ours, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer ours.Close()
	for _, sheet := range ours.GetSheetList() {
		cached, live := values(t, ours, sheet), values(t, again, sheet)
		for r, row := range cached {
			for c, want := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, err := ours.GetCellFormula(sheet, cell)
				if err != nil || formula == "" {
					continue
				}
				formulas++
				got := ""
				if r < len(live) && c < len(live[r]) {
					got = live[r][c]
				}
				if !same(got, want) {
					list = append(list, fmt.Sprintf("%s!%s =%s recalculates to %q, cached %q", sheet, cell, formula, got, want))
				}
			}
		}
	}
	return formulas, list
}

func values(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// same reports whether two cells hold the same number, or the same text; an error value is neither.
func same(got, want string) bool {
	g, errG := strconv.ParseFloat(got, 64)
	w, errW := strconv.ParseFloat(want, 64)
	if errG != nil && errW != nil {
		return got == want && got != "" && !strings.HasPrefix(got, "#")
	}
	return errG == nil && errW == nil && math.Abs(g-w) <= 1e-9*math.Max(math.Abs(w), 1e-6)
}

func TestLibreOfficeRecalculatesEveryFormulaToItsCachedValue(t *testing.T) {
	soffice := libreOffice(t)
	for _, language := range []string{"en", "zh-CN"} {
		workbook := written(t, report(samplePlan(specs...), 5), language)
		formulas, wrong := disagreements(t, workbook, recalculated(t, soffice, workbook))
		t.Logf("%s: %d formulas", language, formulas)
		if formulas < 1000 {
			t.Errorf("%s: %d formulas, want more than 1000", language, formulas)
		}
		for _, w := range wrong {
			t.Errorf("%s: %s", language, w)
		}
	}
}

func TestAWrongCachedValueIsCaught(t *testing.T) {
	soffice := libreOffice(t)
	workbook := tampered(t, written(t, report(samplePlan(pick(leadTime)...), 3), "en"))
	_, wrong := disagreements(t, workbook, recalculated(t, soffice, workbook))
	if len(wrong) != 1 || !strings.HasPrefix(wrong[0], "Summary!") {
		t.Errorf("disagreements(tampered) = %q, want one on Summary", wrong)
	}
}

// tampered changes the cached value of the first formula of the summary, the fourth sheet.
func tampered(t *testing.T, workbook []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet4.xml" {
			data = bytes.Replace(data, []byte("</f><v>"), []byte("</f><v>1"), 1)
		}
		w, err := z.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
