package render

import (
	"fmt"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/templates"
)

func TestMethodShowsEveryCellOfTheCalibration(t *testing.T) {
	c, err := readCalibration(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	files := built(t, Options{Generator: "upshot 0"})
	for page, kind := range map[string]string{"method.html": "How often the verdicts are right", "zh-CN/method.html": "结论有多可靠"} {
		text := string(files[page])
		if !strings.Contains(text, kind) || strings.Contains(text, "!calibration.") || strings.Contains(text, "!plan.") {
			t.Errorf("%s: no title %q, or a message that is not there", page, kind)
		}
		for _, cell := range c.Cells {
			for _, want := range []string{
				fmt.Sprintf("<td class=\"num\">%.1f</td>", 100*cell.FalseReports.Share),
				fmt.Sprintf("%d&#43;%d</th>", cell.Before, cell.After),
			} {
				if !strings.Contains(text, want) {
					t.Errorf("%s: no %s of %+v", page, want, cell)
				}
			}
		}
		if want := c.Version; !strings.Contains(text, want) {
			t.Errorf("%s: no version %s", page, want)
		}
	}
}

func TestTheTextBesideTheCalibrationKeepsPromisesAndLimitsApart(t *testing.T) {
	cell := func(held bool, primaries int, wrong, discovery, leaning, off float64) indicator.CalibrationCell {
		e := func(v float64) indicator.Estimated { return indicator.Estimated{Share: v, Error: off} }
		return indicator.CalibrationCell{Held: held, Primaries: primaries, FalseReports: e(wrong), FalseDiscovery: e(discovery), FalseLeaning: e(leaning)}
	}
	got := summary([]indicator.CalibrationCell{
		cell(true, 1, 0.05, 0.05, 0.04, 0.001), cell(true, 6, 0.04, 0.02, 0.09, 0.004), cell(false, 6, 0.18, 0.07, 0.16, 0.009),
	})
	if want := (summarised{error: 0.009, discovery: 0.02, leaningLow: 0.04, leaningHigh: 0.09, worst: 0.18}); got != want {
		t.Errorf("summary = %+v, want %+v", got, want)
	}
}
