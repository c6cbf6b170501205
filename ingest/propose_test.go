package ingest

import (
	"strings"
	"testing"

	"upshot/metric"
)

// cycleTime is a catalogue of one entry.
var cycleTime = []metric.Entry{{
	Indicator: metric.Indicator{ID: "cycle-time", Measure: metric.Measure{Form: metric.Duration, From: "created", To: "closed"}},
	Sources:   []metric.EntrySource{{Name: "requirements", Roles: []metric.EntryRole{{Role: "created", Required: true}, {Role: "closed", Required: true}}}},
}}

// proposed is the entry for one file as a definition holds it, without its comments.
func proposed(t *testing.T, in ...Inspection) (entry string, indicators []string) {
	t.Helper()
	proposals := Propose(in, cycleTime, func(paths []string) []string { return paths })
	if len(proposals) != 1 {
		t.Fatalf("%d proposals, want 1", len(proposals))
	}
	var lines []string
	for _, line := range proposals[0].Entry {
		if line.Text != "" && !line.Off {
			lines = append(lines, strings.TrimSpace(line.Text))
		}
	}
	for _, line := range proposals[0].Indicators {
		indicators = append(indicators, line.Text)
	}
	return strings.Join(lines[1:], "; "), indicators
}

func TestProposedEntries(t *testing.T) {
	for _, c := range []struct{ claim, name, text, want string }{
		{"roles by their headers, people never", "issues.csv", "Key,System,Created,Resolved,Assignee\nA-1,core,2024-01-05,2024-01-06,Ann\nA-2,core,2024-01-05,2024-01-07,Bob\n",
			"files: issues.csv; columns: {id: Key, project: System, created: Created, closed: Resolved}"},
		{"an open order is chosen", "f.csv", "system,date,n\ncore,03/04/2024,1\ncore,05/06/2024,2\n",
			"files: f.csv; columns: {project: system, time: date, n: \"n\"}; formats: {time: dmy}"},
		{"as a column of the same file has it", "f.csv", "system,date,seen,n\ncore,03/04/2024,03/14/2024,1\ncore,05/06/2024,03/14/2024,2\n",
			"files: f.csv; columns: {project: system, time: date, n: \"n\"}; formats: {time: mdy}"},
		{"the unit of a header", "f.csv", "system,date,wait (min)\ncore,2024-01-05,10\n",
			"files: f.csv; columns: {project: system, time: date, wait_min: \"wait (min)\"}; formats: {wait_min: min}"},
		{"a year and its quarter", "f.csv", "system,year,quarter,n\ncore,2024,1,10\ncore,2024,2,10\n",
			"files: f.csv; columns: {project: system, time: {join: [year, quarter]}, n: \"n\"}; formats: {time: year-quarter}"},
		{"a year and its month", "f.csv", "系统,年份,月份,n\ncore,2024,1,10\ncore,2024,12,10\n",
			"files: f.csv; columns: {project: 系统, time: {join: [年份, 月份]}, n: \"n\"}; formats: {time: year-month}"},
		{"a wide board", "f.csv", "系统,指标,2024-01,2024-02\n核心,覆盖率,61%,64%\n", "files: f.csv; layout: wide; columns: {project: 系统, series: 指标}"},
		{"words that YAML would take for something else", "f.csv", "\"a: b\",yes,date\nx,core,2024-01-05\n", "files: f.csv; columns: {time: date}"},
		{"a planned day ends nothing", "f.csv", "system,planned end date,n\ncore,2024-01-05,1\n", "files: f.csv; columns: {project: system, n: \"n\"}"},
		{"nothing at all", "f.csv", "a,b\nx,y\n", "files: f.csv; columns: {}"},
	} {
		if got, _ := proposed(t, inspectText(c.name, c.text)); got != c.want {
			t.Errorf("%s: entry of %q =\n%s, want\n%s", c.claim, c.text, got, c.want)
		}
	}
}

func TestFilesWithTheSameHeaderShareAnEntry(t *testing.T) {
	a := inspectText("a.csv", "system,date,n\ncore,03/04/2024,1\n")
	b := inspectText("b.csv", "system,date,n\ncore,13/04/2024,1\n")
	other := inspectText("c.csv", "system,day,n\ncore,2024-01-05,1\n")
	if got, _ := proposed(t, a, b); got != "files: [a.csv, b.csv]; columns: {project: system, time: date, n: \"n\"}" {
		t.Errorf("entry of both = %s, want one that leaves the order to the file that tells it", got)
	}
	if n := len(Propose([]Inspection{a, b, other}, nil, func(p []string) []string { return p })); n != 2 {
		t.Errorf("%d entries of three files with two headers, want 2", n)
	}
}

func TestOwnMeasures(t *testing.T) {
	for _, c := range []struct{ claim, text, want string }{
		{"counts of which one is a part of the other", "system,date,runs,failed runs\ncore,2024-01-05,10,2\npay,2024-01-05,8,0\n",
			`{id: f-failed-runs-of-runs, name: failed runs / runs, better: higher, measure: {proportion: {numerator: {source: f, sum: failed_runs}, denominator: {source: f, sum: runs}}}}
{id: f-runs, name: runs, better: higher, measure: {level: {source: f, column: runs}, statistic: sum}}
{id: f-failed-runs, name: failed runs, better: higher, measure: {level: {source: f, column: failed_runs}, statistic: sum}}`},
		{"a count that is once larger is no part", "system,date,runs,hits\ncore,2024-01-05,10,2\npay,2024-01-05,8,9\n",
			`{id: f-runs, name: runs, better: higher, measure: {level: {source: f, column: runs}, statistic: sum}}
{id: f-hits, name: hits, better: higher, measure: {level: {source: f, column: hits}, statistic: sum}}`},
		{"amounts are averaged", "system,date,load\ncore,2024-01-05,0.5\n", `{id: f-load, name: load, better: higher, measure: {level: {source: f, column: load}}}`},
		{"durations are durations", "system,date,wait (h)\ncore,2024-01-05,0.5\n", `{id: f-wait-h, name: "wait (h)", better: higher, measure: {duration: {source: f, column: wait_h}}}`},
		{"records are counted", "id,system,date\na-1,core,2024-01-05\na-2,core,2024-01-05\n", `{id: f-records, name: records, better: higher, measure: {frequency: {source: f}}}`},
		{"series are measured by name", "系统,指标,2024-01,2024-02\n核心,缺陷数,1,2\n核心,吞吐量,1,2\n",
			`{id: f-缺陷数, name: 缺陷数, better: higher, measure: {level: {source: f, series: 缺陷数}}}
{id: f-吞吐量, name: 吞吐量, better: higher, measure: {level: {source: f, series: 吞吐量}}}`},
		{"what cannot be dated cannot be measured", "id,system\na-1,core\na-2,core\n", ""},
	} {
		if _, got := proposed(t, inspectText("f.csv", c.text)); strings.Join(got, "\n") != c.want {
			t.Errorf("%s: indicators of %q =\n%s, want\n%s", c.claim, c.text, strings.Join(got, "\n"), c.want)
		}
	}
}
