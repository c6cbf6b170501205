package ingest

import (
	"testing"

	"upshot/metric"
)

func TestHeaders(t *testing.T) {
	for _, c := range []struct {
		claim, text string
		headerRow   int
		time        string // the header of the dates
		account     string
		table       string
		problems    string
	}{
		{"below titles and comments", "Export of Q1\n# made by hand\n\nID,Done\n1,2023-01-05\n", 0, "Done", "rows 1, used 1", "5: id=1 time=2023-01-05T00:00:00Z", ""},
		{"as a comment without a space", "#ID,Done\n1,2023-01-05\n", 0, "Done", "rows 1, used 1", "2: id=1 time=2023-01-05T00:00:00Z", ""},
		{"a row that is named wins over an earlier one", "ID,Done\nold,2023-01-01\nID,Done\n1,2023-01-05\n", 3, "Done", "rows 1, used 1", "4: id=1 time=2023-01-05T00:00:00Z", ""},
		{"a named row may be the lower one of two", ",Dates\nID,Done\n1,2023-01-05\n", 2, "Dates Done", "rows 1, used 1", "3: id=1 time=2023-01-05T00:00:00Z", ""},
		{"a named row that lacks a column", "ID,Done\nID,Dome\n1,2023-01-05\n", 2, "Done", "", "", "upshot.yaml:21:5 error: column-missing time,Done,a.csv,\"ID\", \"Dome\",Dome (definition)"},
		{"a named row that is not there", "ID,Done\n1,2023-01-05\n", 9, "Done", "", "", "upshot.yaml:10:3 error: header-row-missing 9,a.csv (definition)"},
		{"both rows of a header come again", "Item,Dates\nID,Done\n1,2023-01-05\nItem,Dates\nID,Done\n2,2023-01-06\n", 2, "Dates Done", "rows 2, used 2, headers 2", "3: id=1 time=2023-01-05T00:00:00Z\n6: id=2 time=2023-01-06T00:00:00Z", ""},
	} {
		plan := leadTimePlan("a.csv", append([]string{"id", "ID", "time"}, c.time)...)
		plan.Indicators = nil
		plan.Sources[0].HeaderRow = c.headerRow
		data, problems := Read(files{"a.csv": c.text}.fs(), plan)
		checkRead(t, c.claim, data, problems, c.account, c.table, c.problems)
	}
}

func TestHashBeforeAHeader(t *testing.T) {
	for in, want := range map[string]string{"# key": "key", "#key": "key", "## key": "key", "#": "#", "# ": "# ", "C#": "C#"} {
		if got := withoutHash(in); got != want {
			t.Errorf("withoutHash(%q) = %q, want %q", in, got, want)
		}
	}
	plan := leadTimePlan("a.csv", "id", "#ID", "time", "Done")
	plan.Indicators = nil
	if data, problems := Read(files{"a.csv": "#ID,Done\n1,2023-01-05\n"}.fs(), plan); data.Tables[0].N != 1 || metric.Worst(problems, metric.Notice) {
		t.Errorf("a column called #ID: %d records\n%s", data.Tables[0].N, problemLines(problems))
	}
}
