package ingest

import (
	"strings"
	"testing"

	"upshot/metric"
)

func TestRedactedWordsAreNumberedTheSameInAllSources(t *testing.T) {
	plan := leadTimePlan("a.csv", "id", "ID", "owner", "Owner", "time", "Done")
	plan.Indicators = nil
	second := plan.Sources[0]
	second.ID, second.Files, second.Columns = "e", []string{"b.csv"}, bindings("id", "ID", "owner", "Owner", "time", "Done")
	plan.Sources[0].Redact, second.Redact = []string{"owner"}, []string{"owner"}
	plan.Sources = append(plan.Sources, second)
	data, problems := Read(files{
		"a.csv": "ID,Owner,Done\n1,Zoe <zoe@example.com>,2023-01-01\n2,Ann,2023-01-02\n3,,2023-01-03\n4,ann; Zoe <zoe@example.com>,2023-01-04\n",
		"b.csv": "ID,Owner,Done\n1,Bob,2023-01-01\n2,Ann,2023-01-02\n",
	}.fs(), plan)
	want := []string{
		"2: id=1 owner=OWNER 1 time=2023-01-01T00:00:00Z\n3: id=2 owner=OWNER 2 time=2023-01-02T00:00:00Z\n4: id=3 owner= time=2023-01-03T00:00:00Z\n5: id=4 owner=OWNER 2; OWNER 1 time=2023-01-04T00:00:00Z",
		"2: id=1 owner=OWNER 3 time=2023-01-01T00:00:00Z\n3: id=2 owner=OWNER 2 time=2023-01-02T00:00:00Z",
	}
	for i := range want {
		if got := dump(data, i); got != want[i] {
			t.Errorf("table %d =\n%s\nwant\n%s", i, got, want[i])
		}
	}
	if len(problems) > 0 {
		t.Errorf("problems = %s, want none", problemLines(problems))
	}
}

// A name must not reach a report through a problem or a sample either.
func TestRedactedWordsAreInNoProblem(t *testing.T) {
	plan := leadTimePlan("a.csv", "id", "ID", "owner", "Owner", "from", "Opened", "time", "Done")
	s := &plan.Sources[0]
	s.Redact = []string{"owner"}
	s.Values = map[string]map[string][]string{"owner": {"bot": {"renovate"}}}
	s.ValuesAt = map[string]metric.Position{"owner": {File: "upshot.yaml", Row: 12, Column: 5}}
	s.Keep = metric.Conditions{{Role: "owner", Test: metric.IsNot, Words: []string{"Mister Secretia"}}}
	data, problems := Read(files{"a.csv": "ID,Owner,Opened,Done\n1,Secretia,2023-01-01,2023-01-05\n2,Secretia,2023-01-01,x\n2,Secretia,2023-01-01,2023-01-06\n"}.fs(), plan)
	codes := map[string]bool{}
	for _, p := range problems {
		codes[p.Code] = true
		if strings.Contains(strings.Join(p.Args, " "), "Secretia") {
			t.Errorf("%s quotes a redacted word: %q", p.Code, p.Args)
		}
	}
	for _, want := range []code{wordUnknown, conditionNoMatch, valuesUnused} {
		if !codes[string(want)] {
			t.Errorf("no problem %s; the test must raise it\n%s", want, problemLines(problems))
		}
	}
	for _, c := range data.Tables[0].Account.Files[0].Columns {
		if strings.Contains(c.Sample, "Secretia") {
			t.Errorf("the sample of %s is a redacted word", c.Role)
		}
	}
	if strings.Contains(dump(data, 0), "Secretia") {
		t.Errorf("the table holds a redacted word:\n%s", dump(data, 0))
	}
}

// What no definition maps must not come out anywhere, headers aside.
func TestUnmappedCellsReachNothing(t *testing.T) {
	plan := leadTimePlan("a.csv", "id", "ID", "from", "Opened", "time", "Done")
	data, problems := Read(files{"a.csv": "ID,Notes,Opened,Done\n1,Secretia,2023-01-01,2023-01-05\n2,Secretia,2023-01-01,soon\n3,Secretia,2023-01-01,2023-01-05,Secretia\n4,Secretia\n"}.fs(), plan)
	if len(problems) < 3 {
		t.Fatalf("problems = %s, want those of three rows", problemLines(problems))
	}
	if text := problemLines(problems) + dump(data, 0); strings.Contains(text, "Secretia") {
		t.Errorf("a cell of an unmapped column came out:\n%s", text)
	}
}

// A row below that is taken for the header of another table may be none.
func TestOfARowBelowATableOnlyMappedColumnsAreShown(t *testing.T) {
	cells := cellsOf([]any{"Opened", "Done", "Notes"}, []any{45078, 45079, "x"}, []any{}, []any{"Made", "by", "Secretia"})
	_, problems := Read(book{sheets: []string{"s"}, cells: map[string]map[string]any{"s": cells}}.fs(t), leadTimePlan("b.xlsx", "from", "Opened", "time", "Done"))
	if got, want := problemLines(problems), `b.xlsx:'s'!4:4 notice: table-ends 2,s,"Made", "by"`; got != want {
		t.Errorf("problems = %s, want %s", got, want)
	}
}

// A register's people are redacted too, with one number for all languages of a row.
func TestTheOwnersOfARegisterAreRedacted(t *testing.T) {
	r, problems := registered(t, "actions: {files: t.csv}\nredact: [owner]\n", files{
		"t.csv": "ID,Indicators,Owner,Owner (zh-CN)\nT-1,lead,Ann Secretia,安\nT-2,lead,Bob,鲍\nT-3,lead,ann secretia,安\nT-4,lead,,\n",
	})
	var got []string
	for _, a := range r.Actions {
		got = append(got, a.Owner.In("en")+"/"+a.Owner.In("zh-CN"))
	}
	if want := "OWNER 1/OWNER 1 OWNER 2/OWNER 2 OWNER 1/OWNER 1 /"; strings.Join(got, " ") != want {
		t.Errorf("owners are %s, want %s; problems:\n%s", strings.Join(got, " "), want, problems)
	}
	if strings.Contains(problems, "Secretia") {
		t.Errorf("a problem quotes a redacted name:\n%s", problems)
	}
}
