package chart

import (
	"fmt"
	"strings"
	"testing"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// aimed gives the example actions aimed at its indicator, done so many days after its first.
func aimed(done ...metric.Day) []metric.Action {
	var actions []metric.Action
	for i, d := range done {
		actions = append(actions, metric.Action{
			ID: fmt.Sprint("A-", i+1), Title: metric.Plain(strings.Repeat("{a} long title ", 8)), Status: "done", Indicators: []string{"x"},
			Done: metric.DateDay(2024, 1, 1) + d,
		})
	}
	return actions
}

func TestATrendMarksTheMonthsInWhichActionsWereDone(t *testing.T) {
	rep, spec, f := example(metric.Lower)
	actions := aimed(5, 33, 34, 40, 41, 61, 500)
	actions = append(actions, metric.Action{ID: "open", Status: "open", Indicators: []string{"x"}, Due: actions[0].Done}, metric.Action{ID: "undated", Status: "done", Indicators: []string{"x"}},
		metric.Action{ID: "elsewhere", Status: "done", Done: actions[0].Done, Indicators: []string{"y"}})
	rep.Maturity = &maturity.Report{Registers: metric.Registers{Actions: actions}}
	c, _, err := Trend(rep, spec, f, words(t))
	if err != nil {
		t.Fatal(err)
	}
	marks := series(t, c, "actions")
	if len(marks) != 3 {
		t.Fatalf("marks = %v, want those of January, February and March", marks)
	}
	if at := marks[1]["value"].([]any); at[0] != 1.0 || at[1] != 0.0 || marks[1]["symbolOffset"].([]any)[1].(float64) < 5 {
		t.Errorf("the mark of February is at %v, moved by %v, want it below the axis", at, marks[1]["symbolOffset"])
	}
	if got := marks[1]["label"].(map[string]any)["formatter"]; got != "4" {
		t.Errorf("the mark of four actions says %v", got)
	}
	tip := fmt.Sprint(series(t, c, "values")[1]["tip"])
	if !strings.Contains(tip, "4 actions aimed at this indicator done:") || strings.Count(tip, "A-") != tipActions || !strings.Contains(tip, "and 1 more") || !strings.Contains(tip, "…") {
		t.Errorf("the tooltip of February is %q, want three shortened titles and one counted", tip)
	}
	if marks[1]["tip"] != nil || marks[2]["tip"] == nil {
		t.Errorf("tooltips of the marks = %v, %v, want one only where the month has no value", marks[1]["tip"], marks[2]["tip"])
	}
	if !MarksActions(rep, spec, f, words(t)) {
		t.Error("MarksActions = false, want true")
	}
}

func TestATrendWithoutActionsHasNoStripForThem(t *testing.T) {
	rep, spec, f := example(metric.Lower)
	plain, _, err := Trend(rep, spec, f, words(t))
	if err != nil {
		t.Fatal(err)
	}
	rep.Maturity = &maturity.Report{Registers: metric.Registers{Actions: aimed(-40, 900)}}
	c, _, err := Trend(rep, spec, f, words(t))
	if err != nil || string(c.Island) != string(plain.Island) || MarksActions(rep, spec, f, words(t)) {
		t.Errorf("actions done outside the periods change the trend (%v)", err)
	}
}

func TestBurnUp(t *testing.T) {
	rep, _, f := example(metric.Lower)
	at := func(counts ...[3]int) maturity.Progress {
		var p maturity.Progress
		for i, c := range counts {
			p.BurnUp = append(p.BurnUp, maturity.Point{Period: f.Periods[i].Period, Opened: c[0], Due: c[1], Done: c[2]})
			p.Done = c[2]
		}
		return p
	}
	undated := at([3]int{2, 0, 0})
	undated.Done = 1
	for _, c := range []struct {
		claim    string
		progress maturity.Progress
		lines    string
		top      float64 // of the axis
	}{
		{"all three lines, the axis on whole steps", at([3]int{3, 0, 0}, [3]int{12, 9, 7}), "opened due done", 15},
		{"nothing done yet is a line", at([3]int{2, 1, 0}), "opened due done", 2},
		{"done without a day is none", undated, "opened", 2},
		{"nothing has a day", at([3]int{0, 0, 0}), "", 0},
		{"no period", maturity.Progress{}, "", 0},
	} {
		rep.Maturity = &maturity.Report{Progress: c.progress}
		if got := strings.Join(BurnUpLines(&c.progress), " "); got != c.lines {
			t.Errorf("%s: lines = %q, want %q", c.claim, got, c.lines)
		}
		drawn, ok, err := BurnUp(rep, words(t))
		if err != nil || ok != (c.lines != "") {
			t.Errorf("%s: BurnUp = %v, %v", c.claim, ok, err)
		}
		if !ok {
			continue
		}
		if want := fmt.Sprintf(`"max":%v,`, c.top); !strings.Contains(string(drawn.Island), want) || !drawn.FromZero {
			t.Errorf("%s: the axis does not run from zero to %v", c.claim, c.top)
		}
		for _, id := range strings.Fields(c.lines) {
			if got := len(series(t, drawn, id)); got != len(c.progress.BurnUp) {
				t.Errorf("%s: line %s has %d points, want %d", c.claim, id, got, len(c.progress.BurnUp))
			}
		}
	}
}

func TestCountsHaveWholeSteps(t *testing.T) {
	for _, c := range []struct{ high, max, step float64 }{{0, 1, 1}, {1, 1, 1}, {4, 4, 1}, {7, 8, 2}, {12, 15, 5}, {126, 150, 50}, {400, 400, 100}, {520, 600, 200}} {
		if got := (spread{high: c.high, any: true}).counts(5); got != (scale{0, c.max, c.step}) {
			t.Errorf("counts(%v) = %v, want up to %v by %v", c.high, got, c.max, c.step)
		}
	}
}
