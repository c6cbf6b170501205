package workbook

import (
	"math"
	"testing"
	"time"

	"upshot/indicator"
	"upshot/metric"
)

// rulesBook is a book over one source with a column of every kind.
func rulesBook() *book {
	plan := samplePlan()
	plan.Sources[0].Values = map[string]map[string][]string{"result": {"failed": {"失败"}}}
	plan.Sources[0].Formats = map[string]string{"waited": "ms", "time": "epoch-ms"}
	plan.Sources[0].Constant = map[string]string{"environment": "production"}
	table := &metric.Table{Columns: []metric.Column{
		words("result", "结果"), words("environment", ""), moment1("time", "Finished at"), number1("waited", "Waited"), number1("lines", "Lines"),
	}}
	table.Columns[3].Duration = true
	rep := &indicator.Report{Plan: plan, Ledgers: []indicator.Ledger{{Table: table, At: "time"}}}
	b := &book{rep: rep, words: book1.In("en"), zone: newZone(rep)}
	b.ledgers = []*records{{ledger: &rep.Ledgers[0]}}
	return b
}

func TestConditionsInWords(t *testing.T) {
	b := rulesBook()
	b.zone.offset = 8 * time.Hour
	open := math.Inf(1)
	for _, c := range []struct {
		claim string
		where metric.Conditions
		want  string
	}{
		{"no condition is all", nil, "all"},
		{"a column is named as in the file", metric.Conditions{{Role: "result", Test: metric.Is, Words: []string{"failed", "unstable"}}}, "结果 (result) is failed / unstable"},
		{"several must all hold", metric.Conditions{{Role: "result", Test: metric.Present}, {Role: "result", Test: metric.IsNot, Words: []string{"running"}}}, "结果 (result) is given; 结果 (result) is not running"},
		{"a role without a header stands for itself", metric.Conditions{{Role: "environment", Test: metric.Absent}}, "environment is empty"},
		{"an open end is not said", metric.Conditions{{Role: "lines", Test: metric.Between, Min: 200, Max: open}}, "Lines (lines) is at least 200"},
		{"both ends are", metric.Conditions{{Role: "lines", Test: metric.Between, Min: 2.5, Max: 7}}, "Lines (lines) is from 2.5 to 7"},
		{"a duration has its unit", metric.Conditions{{Role: "waited", Test: metric.Between, Min: -open, Max: 90}}, "Waited (waited) is at most 90 s"},
		{"a moment is a time", metric.Conditions{{Role: "time", Test: metric.Between, Min: 0, Max: open}}, "Finished at (time) is at least 1970-01-01T08:00:00+08:00"},
	} {
		if got := b.conditions("deployments", c.where); got != c.want {
			t.Errorf("%s: conditions = %q, want %q", c.claim, got, c.want)
		}
	}
}

func TestWhatAColumnHoldsIsSaid(t *testing.T) {
	b := rulesBook()
	source, table := &b.rep.Plan.Sources[0], b.rep.Ledgers[0].Table
	for i, want := range []string{
		"Words mapped, see the words on Sources; used as result",
		"A constant of the definition, not in the export; used as environment",
		"Read as epoch milliseconds, shown in " + b.zone.String() + "; used as time",
		"Converted to seconds (bare numbers are in ms); used as waited",
		"As in the export; used as lines",
	} {
		if got := b.mappedMeaning(source, &table.Columns[i]); got != want {
			t.Errorf("mappedMeaning(%s) = %q, want %q", table.Columns[i].Role, got, want)
		}
	}
}
