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

func TestARowInQuotesMayBeFilledUpWithEmptyCells(t *testing.T) {
	text := "ID,Opened,Done,,\n\"1,\"\"2023-01-02\"\",2023-01-06\",,\n\"a, b\",,2023-01-06,,\n\"c, d\",,,,\n"
	data, problems := Read(files{"a.csv": text}.fs(), leadTimePlan("a.csv", "id", "ID", "from", "Opened", "time", "Done"))
	if got, want := accounts(data), "rows 3, used 2, outside 1"; got != want || data.Tables[0].Columns[0].Word(0) != "1" {
		t.Errorf("account = %s, want %s: %s", got, want, dump(data, 0))
	}
	if got, want := problemLines(problems), "a.csv:4 warning: records-undated 1,3,d,Done\na.csv:2 notice: row-wrapped 1"; got != want {
		t.Errorf("problems = %s, want %s", got, want)
	}
}

func TestARowInQuotesMayBeFilledUpToTheHeader(t *testing.T) {
	text := "ID;Opened;Done\n\"1;\"\"2023-01-02\"\";2023-01-06\";;\n\"a; b; c\";;\n"
	data, problems := Read(files{"a.csv": text}.fs(), leadTimePlan("a.csv", "id", "ID", "from", "Opened", "time", "Done"))
	if got, want := dump(data, 0), "2: id=1 from=2023-01-02T00:00:00Z time=2023-01-06T00:00:00Z"; got != want {
		t.Errorf("table = %s, want %s", got, want)
	}
	if got, want := problemLines(problems), "a.csv:3 warning: records-undated 1,2,d,Done\na.csv:2 notice: row-wrapped 1"; got != want {
		t.Errorf("problems = %s, want %s", got, want)
	}
}
