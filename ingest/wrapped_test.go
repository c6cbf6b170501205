package ingest

import "testing"

func TestARowInQuotesIsReadAndSaid(t *testing.T) {
	text := "ID,Opened,Done\n1,2023-01-01,2023-01-05\n\"2,\"\"2023-01-02\"\",2023-01-06\"\n"
	data, problems := Read(files{"a.csv": text}.fs(), leadTimePlan("a.csv", "id", "ID", "from", "Opened", "time", "Done"))
	if got, want := accounts(data), "rows 2, used 2"; got != want {
		t.Errorf("account = %s, want %s", got, want)
	}
	if got, want := problemLines(problems), "a.csv:3 notice: row-wrapped 1"; got != want {
		t.Errorf("problems = %s, want %s", got, want)
	}
}
