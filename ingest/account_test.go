package ingest

import (
	"slices"
	"testing"
)

func TestWhatAFileIsStandsInItsAccount(t *testing.T) {
	plan := leadTimePlan("d.csv", "time", "end", "from", "start")
	data, _ := Read(files{"d.csv": "Export of May\n\nstart;end\n2023-05-01;2023-05-02\n2023-05-01;?\n"}.fs(), plan)
	f := data.Tables[0].Account.Files[0]
	if f.Delimiter != ";" || f.Layout != "long" || f.HeaderRow != 3 {
		t.Errorf("delimiter %q, layout %q, header row %d, want ; long 3", f.Delimiter, f.Layout, f.HeaderRow)
	}
	if f.Accounted() != f.Rows || f.Rows != 2 {
		t.Errorf("%d of %d rows have a fate, want 2 of 2", f.Accounted(), f.Rows)
	}
}

func TestARecordLeftOutHasItsIDAndPlace(t *testing.T) {
	plan := everyFatePlan()
	data, _ := Read(everyFate.fs(), plan)
	table := &data.Tables[0]
	left := &table.LeftOut
	if want := []string{"1", "2", "3", "", "5", "6", "7", "8", "9"}; !slices.Equal(left.ID, want) {
		t.Errorf("ids %q, want %q; a row that has shifted has none", left.ID, want)
	}
	if at := left.At(table.Account.Files, 6).String(); at != "b.csv:6" || left.ByHand("7") != 1 || left.ByHand("8") != 0 {
		t.Errorf("the excluded record stands at %s, %d with its id, want b.csv:6 and 1", at, left.ByHand("7"))
	}
}
