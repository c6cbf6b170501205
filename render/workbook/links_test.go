package workbook

import (
	"strings"
	"testing"
)

func TestIDsLeadToTheRecords(t *testing.T) {
	f := open(t, written(t, report(samplePlan(pick(leadTime)...), 1), "en"))
	for _, c := range []struct{ claim, sheet, id, want string }{
		{"of a record", "raw-deployments-time", "portal-0-0", "https://tracker.example/portal-0-0"},
		{"of a record whose id looks like a formula", "raw-deployments-time", "=cmd|' /C calc'!A0", "https://tracker.example/%3Dcmd%7C%27%20%2FC%20calc%27%21A0"},
		{"of a record that was left out", "Exclusions", "a/1", "https://tracker.example/a%2F1"},
		{"of a record that was taken out by hand", "Exclusions", "core-0-9", "https://tracker.example/core-0-9"},
	} {
		cells, err := f.SearchSheet(c.sheet, c.id)
		if err != nil || len(cells) == 0 {
			t.Errorf("%s: no cell of %s holds %q (%v)", c.claim, c.sheet, c.id, err)
			continue
		}
		is, got, err := f.GetCellHyperLink(c.sheet, cells[0])
		if err != nil || !is || got != c.want {
			t.Errorf("%s: the link of %s!%s is %q (%v), want %q", c.claim, c.sheet, cells[0], got, err, c.want)
		}
	}
	cells, err := f.SearchSheet("Exclusions", "=2")
	if err != nil || len(cells) == 0 {
		t.Fatalf("no cell holds =2 (%v)", err)
	}
	for _, cell := range cells {
		if is, got, _ := f.GetCellHyperLink("Exclusions", cell); is {
			t.Errorf("%s leads to %s, though its source has no link", cell, got)
		}
	}
}

func TestMoreIDsThanASheetMayLinkStayText(t *testing.T) {
	rep := report(samplePlan(pick(leadTime)...), 1)
	left := &rep.LeftOut[0]
	for range maxLinks {
		left.File, left.Row, left.Why, left.ID = append(left.File, 0), append(left.Row, 5), append(left.Why, 1), append(left.ID, "many")
	}
	left.Reasons[1].Count += maxLinks
	rep.Plan.Appendix.MaxRows = maxLinks
	f := open(t, written(t, rep, "en"))
	rows := values(t, f, "Exclusions")
	cut := false
	for _, row := range rows[:8] {
		cut = cut || strings.Contains(row[0], "65,530 of 65,542")
	}
	if !cut {
		t.Errorf("the sheet's first lines %q do not say how many of all records are listed", rows[:8])
	}
	cells, err := f.SearchSheet("Exclusions", "core-0-9")
	if err != nil || len(cells) == 0 {
		t.Fatalf("no cell holds core-0-9 (%v)", err)
	}
	if is, _, _ := f.GetCellHyperLink("Exclusions", cells[0]); is {
		t.Error("the sheet has more links than Excel opens")
	}
}
