package indicator

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// calibrationFile is the table that the Method page shows.
const calibrationFile = "../templates/calibration.json"

// BenchmarkCalibration prints the table. UPSHOT_CALIBRATION is the histories a cell, UPSHOT_CALIBRATION_OUT
// the file to write it to; CONTRIBUTING.md has the command. It says nothing of speed.
func BenchmarkCalibration(b *testing.B) {
	histories := simulatedHistories(b)
	for b.Loop() {
		c := Calibration{Version: programVersion(b), Histories: histories}
		fmt.Println()
		for kind := range kinds {
			for _, span := range spans {
				cells := calibrate(kind, span, histories)
				for _, cell := range cells {
					fmt.Println(printed(cell))
				}
				c.Cells = append(c.Cells, cells...)
			}
		}
		if path := os.Getenv("UPSHOT_CALIBRATION_OUT"); path != "" {
			if err := os.WriteFile(path, encoded(c), 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// simulatedHistories is UPSHOT_CALIBRATION, 200 if it is not set.
func simulatedHistories(b *testing.B) int {
	s := os.Getenv("UPSHOT_CALIBRATION")
	if s == "" {
		return 200
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		b.Fatalf("UPSHOT_CALIBRATION = %q is no number of histories", s)
	}
	return n
}

// calibrate is the cells of one kind and span, one a size of family.
func calibrate(kind int, span [2]int, histories int) []CalibrationCell {
	byFamily := simulate(kind, span, histories)
	var cells []CalibrationCell
	for i, primaries := range families {
		share := func(of func(outcome) float64) Estimated { return mean(byFamily[i], of) }
		cells = append(cells, CalibrationCell{
			Kind: kinds[kind].id, Before: span[0], After: span[1], Primaries: primaries, Held: kinds[kind].held,
			FalseVerdicts:  share(func(o outcome) float64 { return o.falseVerdicts }),
			FalseReports:   share(func(o outcome) float64 { return o.falseReports }),
			FalseLeaning:   share(func(o outcome) float64 { return o.falseLeaning }),
			FalseDiscovery: share(func(o outcome) float64 { return o.falseDiscovery }),
			Power30:        share(func(o outcome) float64 { return o.power[1] }),
			Power50:        share(func(o outcome) float64 { return o.power[2] }),
		})
	}
	return cells
}

// printed is a line of the table, in per cent.
func printed(c CalibrationCell) string {
	percent := func(e Estimated) string { return fmt.Sprintf("%5.1f ±%.1f", 100*e.Share, 100*e.Error) }
	return fmt.Sprintf("%-21s %2d+%d months %d primaries: false %s, in any report %s, leaning %s, discovery %s; power 30 %% %s, 50 %% %s",
		c.Kind, c.Before, c.After, c.Primaries, percent(c.FalseVerdicts), percent(c.FalseReports), percent(c.FalseLeaning),
		percent(c.FalseDiscovery), percent(c.Power30), percent(c.Power50))
}

// encoded is the table as JSON, a line a cell.
func encoded(c Calibration) []byte {
	var out strings.Builder
	fmt.Fprintf(&out, "{\"version\": %q, \"histories\": %d, \"cells\": [\n", c.Version, c.Histories)
	for i, cell := range c.Cells {
		line, err := json.Marshal(cell)
		if err != nil {
			panic(err)
		}
		end := ",\n"
		if i == len(c.Cells)-1 {
			end = "\n"
		}
		out.Write(line)
		out.WriteString(end)
	}
	out.WriteString("]}\n")
	return []byte(out.String())
}

// programVersion is the version constant of the command, which this package cannot import.
func programVersion(t testing.TB) string {
	source, err := os.ReadFile("../cmd/upshot/main.go")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^const version = "(.+)"$`).FindSubmatch(source)
	if found == nil {
		t.Fatal("cmd/upshot/main.go has no version")
	}
	return string(found[1])
}

func TestTheTableOfTheMethodPageIsCurrentAndKeepsItsPromise(t *testing.T) {
	data, err := os.ReadFile(calibrationFile)
	if err != nil {
		t.Fatal(err)
	}
	var c Calibration
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	if want := programVersion(t); c.Version != want {
		t.Errorf("%s is from version %q, want %q: run the calibration again", calibrationFile, c.Version, want)
	}
	type key struct {
		kind                     string
		before, after, primaries int
		held                     bool
	}
	var got, want []key
	for _, cell := range c.Cells {
		got = append(got, key{cell.Kind, cell.Before, cell.After, cell.Primaries, cell.Held})
		if bound := 0.05 + 3*cell.FalseReports.Error; cell.Held && cell.FalseReports.Share > bound {
			t.Errorf("%s: more than 5 %% of the reports hold a false verdict", printed(cell))
		}
	}
	for _, kind := range kinds {
		for _, span := range spans {
			for _, primaries := range families {
				want = append(want, key{kind.id, span[0], span[1], primaries, kind.held})
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s has the cells %v, want %v: run the calibration again", calibrationFile, got, want)
	}
}

// The bounds are wide: a method that takes items, or events, as independent has 12 % and more here.
func TestVerdictsAreSeldomFalseAndSeeWhatIsLarge(t *testing.T) {
	tests := []struct {
		kind  string
		span  [2]int
		power float64 // at a fall by half, at least
	}{
		{"durations-week-0.1", [2]int{6, 4}, 0.95},
		{"counts-3", [2]int{6, 6}, 0.40},
		{"proportions-2", [2]int{6, 6}, 0.20},
		{"series-0.2", [2]int{6, 6}, 0.90},
	}
	for _, test := range tests {
		kind := slices.IndexFunc(kinds, func(k kind) bool { return k.id == test.kind })
		for _, cell := range calibrate(kind, test.span, 150) {
			if cell.FalseVerdicts.Share > 0.08 || cell.FalseReports.Share > 0.12 || cell.Primaries == 1 && cell.Power50.Share < test.power {
				t.Errorf("%s: want at most 8 %% false verdicts, in 12 %% of the reports, and one primary that fell by half seen in %.0f %%", printed(cell), 100*test.power)
			}
		}
	}
}

func TestJudgingSomeOfAReportIsComputingThemAlone(t *testing.T) {
	for _, id := range []string{"counts-1", "series-0.2", "durations-month-0.1"} {
		whole := newSimulation(slices.IndexFunc(kinds, func(k kind) bool { return k.id == id }), [2]int{6, 6})
		for history := range 5 {
			pick := []int{0, 6, 7, 12} // of them one unchanged, two down by 30 %, one by half
			data := whole.draw(history)
			rep := Compute(whole.plan, data, nil)
			alone := *whole.plan
			alone.Indicators = nil
			for _, i := range pick {
				alone.Indicators = append(alone.Indicators, whole.plan.Indicators[i])
			}
			want := Compute(&alone, data, nil)
			for i, c := range judged(rep, pick...) {
				if w := want.Indicators[i].In(Overall).Headline(); c.Verdict != w.Verdict || c.Reason != w.Reason || c.Adjusted != w.Adjusted {
					t.Errorf("%s, history %d: indicator %d is %v, %q, adjusted %v, computed alone %v, %q, %v", id, history, pick[i], c.Verdict, c.Reason, c.Adjusted, w.Verdict, w.Reason, w.Adjusted)
				}
			}
		}
	}
}
