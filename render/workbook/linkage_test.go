package workbook

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"upshot/metric"
)

// linkedSpecs are a change fail rate and a recovery time over the deployments and the defects, which stand
// for incidents.
func linkedSpecs() []metric.Indicator {
	link := &metric.Link{
		Incidents:   metric.Term{Source: "defects", At: "time"},
		Deployments: metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{{Role: "result", Test: metric.Is, Words: []string{"success"}}}},
	}
	rate := specs[failRate]
	rate.ID, rate.Measure.Link = "linked-rate", link
	rate.Measure.Numerator.Where = rate.Measure.Denominator.Where
	recovery := specs[leadTime]
	recovery.ID, recovery.Measure.Link, recovery.Measure.From = "linked-recovery", link, "time"
	recovery.Measure.Numerator = link.Incidents
	return []metric.Indicator{rate, recovery}
}

func TestLinkedRecordsAreShownOnBothSides(t *testing.T) {
	rep := report(samplePlan(linkedSpecs()...), 5)
	f := open(t, written(t, rep, "en"))
	linked := rep.Indicators[0].Linkage
	column := func(sheet, head string) []string { return columnOf(values(t, f, sheet), head) }
	hits, sum := 0, 0
	numerators, incidents := column("raw-deployments-time", "linked-rate, numerator"), column("raw-deployments-time", "linked-rate, linked incidents")
	for i, n := range incidents {
		count, _ := strconv.Atoi(n) // empty is none
		if (count > 0) != (numerators[i] == "1") {
			t.Errorf("line %d: %s linked incidents, numerator %q", i, n, numerators[i])
		}
		if sum += count; count > 0 {
			hits++
		}
	}
	if hits != linked.Followed || sum != linked.Laid || hits == 0 || hits == sum {
		t.Errorf("the sheet has %d incidents on %d deployments, want %d on %d, some with several", sum, hits, linked.Laid, linked.Followed)
	}
	named := 0
	ids := strings.Join(column("raw-deployments-time", "Deployment ID"), "\n") + "\n"
	for _, id := range column("raw-defects-time", "linked-rate, linked deployment") {
		if id != "" {
			named++
			if !strings.Contains(ids, id+"\n") {
				t.Errorf("an incident is linked to %q, which is no deployment", id)
			}
		}
	}
	if named != linked.Linked {
		t.Errorf("%d incidents name their deployment, want %d", named, linked.Linked)
	}
	rule := "An incident is linked to the latest deployment of its project that ended before the incident began. Only deployments with this can be linked to: Result (result) is success."
	text := dump(t, written(t, rep, "en"))
	if n := strings.Count(text, rule); n != 4 { // on Definitions and on the calculation, for both indicators
		t.Errorf("the rule stands %d times in the workbook, want 4", n)
	}
}

// columnOf lists the cells below a head.
func columnOf(rows [][]string, head string) []string {
	for i, row := range rows {
		at := slices.Index(row, head)
		if at < 0 {
			continue
		}
		var cells []string
		for _, row := range rows[i+1:] {
			cell := ""
			if at < len(row) {
				cell = row[at]
			}
			cells = append(cells, cell)
		}
		return cells
	}
	return nil
}

func TestLinkedRecordsGoToTheCSVToo(t *testing.T) {
	rep := report(samplePlan(linkedSpecs()...), 5)
	for i := range rep.Ledgers {
		l := &rep.Ledgers[i]
		if rep.Plan.Sources[l.Table.Source].ID != "defects" {
			continue
		}
		var csv bytes.Buffer
		if err := RawCSV(&csv, rep, l, book1.In("en")); err != nil {
			t.Fatal(err)
		}
		if header, _, _ := strings.Cut(csv.String(), "\n"); !strings.Contains(header, `"linked-rate, linked deployment"`) || !strings.Contains(csv.String(), ",core-") {
			t.Errorf("RawCSV = %.300s, want the linked deployment", csv.String())
		}
	}
}

func TestADeploymentWithoutAnIDIsNamedByItsPlace(t *testing.T) {
	table := &metric.Table{N: 1, File: []int32{0}, Row: []int32{7}, Account: metric.Account{Files: []metric.FileAccount{{Path: "d.csv"}}}}
	if got := recordName(table, 0); got != "d.csv:7" {
		t.Errorf("recordName = %q, want d.csv:7", got)
	}
}

func TestLibreOfficeRecalculatesLinkedIndicators(t *testing.T) {
	soffice := libreOffice(t)
	workbook := written(t, report(samplePlan(linkedSpecs()...), 5), "en")
	formulas, wrong := disagreements(t, workbook, recalculated(t, soffice, workbook))
	if formulas < 100 {
		t.Errorf("%d formulas, want more than 100", formulas)
	}
	for _, w := range wrong {
		t.Error(w)
	}
}
