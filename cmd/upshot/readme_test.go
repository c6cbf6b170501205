package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/ingest"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// deploymentsCSV has every column that the definition of the README maps: two deployments a week for two
// years, faster and safer in the second.
func deploymentsCSV() string {
	var out strings.Builder
	out.WriteString("Deployment ID,System,Finished at,First commit at,Result\n")
	n := 0
	for _, year := range []int{2023, 2024} {
		for month := 1; month <= 12; month++ {
			for day := 3; day <= 27; day += 4 {
				n++
				result, hours := "success", 10+(n*7)%9
				if year == 2023 {
					hours += 12
				}
				if n%(year-2018) == 0 {
					result = "failed"
				}
				fmt.Fprintf(&out, "D-%d,Core,%d-%02d-%02d %02d:30:00,%d-%02d-%02d 09:00:00,%s\n", n, year, month, day, hours%12+10, year, month, day-hours/12, result)
			}
		}
	}
	return out.String()
}

// The definition that the README shows builds as it stands, over files with the columns that it names.
func TestTheReadmesDefinitionBuilds(t *testing.T) {
	_, after, found := strings.Cut(readme(t), "```yaml\n")
	definition, _, closed := strings.Cut(after, "```")
	if !found || !closed {
		t.Fatal("the README has no yaml block")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"upshot.yaml": definition, "exports/deployments-all.csv": deploymentsCSV()} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var stderr bytes.Buffer
	if code := run([]string{"build", dir, "-o", filepath.Join(dir, "site")}, nil, io.Discard, &stderr); code != exitDone {
		t.Errorf("build of the README's definition: exit %d, want %d\n%s", code, exitDone, &stderr)
	}
	if strings.Contains(stderr.String(), "warning") {
		t.Errorf("build of the README's definition warns:\n%s", &stderr)
	}
}

func TestTheReadmesExitCodesAreTheCommands(t *testing.T) {
	want := []int{exitDone, exitGate, exitDefinition, exitData, exitOutput}
	_, table, _ := strings.Cut(readme(t), "| exit code |")
	table, _, _ = strings.Cut(table, "\n\n")
	var got []int
	for _, row := range regexp.MustCompile(`(?m)^\| (\d+) \|`).FindAllStringSubmatch(table, -1) {
		code, _ := strconv.Atoi(row[1])
		got = append(got, code)
	}
	if !slices.Equal(got, want) {
		t.Errorf("exit codes of the README = %v, want %v", got, want)
	}
}

// The definition's reader and the report must mean the same editions.
func TestADefinitionMayNameEveryEditionOfBands(t *testing.T) {
	var all []string
	for _, e := range indicator.Editions {
		all = append(all, e.Name)
	}
	if !slices.Equal(ingest.BandEditions, all) {
		t.Errorf("editions of bands = %v, want those of the catalogue: %v", ingest.BandEditions, all)
	}
}

// The definition's reader and the report must mean the same six words.
func TestAGateKnowsEveryVerdict(t *testing.T) {
	gate, all := slices.Sorted(slices.Values(ingest.GateVerdicts)), slices.Sorted(slices.Values(indicator.Verdicts))
	if !slices.Equal(gate, all) {
		t.Errorf("verdicts of gates = %v, want the report's %v", gate, all)
	}
}

// Each call of explain that the README shows explains the sample.
func TestTheReadmesExplanationsAreGiven(t *testing.T) {
	calls := regexp.MustCompile(`(?m)^upshot explain ([^#\n]+?) +#`).FindAllStringSubmatch(readme(t), -1)
	if len(calls) < 3 {
		t.Fatalf("the README shows %d calls of explain", len(calls))
	}
	for _, call := range calls {
		args := append([]string{"explain"}, strings.Fields(call[1])...)
		args = append(args, "../../sample-data")
		var stdout, stderr bytes.Buffer
		if code := run(args, nil, &stdout, &stderr); code != exitDone || !strings.Contains(stdout.String(), "Verdict") {
			t.Errorf("upshot %s: exit %d, %d bytes\n%s", strings.Join(args, " "), code, stdout.Len(), &stderr)
		}
	}
}
