package workbook

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLibreOfficeRecalculatesTheSample recalculates the committed appendix, which a test of the command
// holds to be what a build of the sample writes. The difference between published and recalculated
// value on Summary is itself a formula, whose cached value is 0.
func TestLibreOfficeRecalculatesTheSample(t *testing.T) {
	soffice := libreOffice(t)
	paths, err := filepath.Glob("../../site/downloads/appendix.*.xlsx")
	if err != nil || len(paths) == 0 {
		t.Fatalf("Glob = %v, %v, want the sample's workbooks", paths, err)
	}
	for _, path := range paths {
		workbook, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		formulas, wrong := disagreements(t, workbook, recalculated(t, soffice, workbook))
		t.Logf("%s: %d formulas", filepath.Base(path), formulas)
		for _, w := range wrong {
			t.Errorf("%s: %s", filepath.Base(path), w)
		}
	}
}
