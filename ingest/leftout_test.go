package ingest

import (
	"fmt"
	"strings"
	"testing"

	"upshot/metric"
)

// leftOutLines renders what a table lists of the records left out: file:row and why.
func leftOutLines(t *metric.Table) string {
	var lines []string
	for i, row := range t.LeftOut.Row {
		r := t.LeftOut.Reasons[t.LeftOut.Why[i]]
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s:%d %s %s %s", t.Account.Files[t.LeftOut.File[i]].Path, row, r.Fate, r.Code, r.Role)))
	}
	return strings.Join(lines, "\n")
}

func reasonCounts(t *metric.Table) string {
	var parts []string
	for _, r := range t.LeftOut.Reasons {
		parts = append(parts, fmt.Sprintf("%s %d", r.Code, r.Count))
	}
	return strings.Join(parts, ", ")
}

// everyFate has a record of each fate and reason.
var everyFate = files{
	"a.csv": "ID,Env,Opened,Done\n1,prod,2023-01-01,2023-01-05\n2,prod,2023-01-01,2023-01-05\n3,prod,2023-01-01,soon\n4,prod,x,,z\n",
	"b.csv": "ID,Env,Opened,Done\n1,prod,2023-01-01,2023-01-05\n2,prod,2023-01-01,2023-02-05\n5,test,2023-01-01,2023-01-05\n6,old,2023-01-01,2023-01-05\n" +
		"7,prod,2023-01-01,2023-01-05\n8,prod,2020-01-01,2020-01-05\n9,prod,,\n",
}

func everyFatePlan() *metric.Plan {
	plan := leadTimePlan("?.csv", "id", "ID", "env", "Env", "from", "Opened", "time", "Done")
	plan.Appendix.MaxRows = 100
	s := &plan.Sources[0]
	s.Keep = metric.Conditions{{Role: "env", Test: metric.IsNot, Words: []string{"test"}}}
	s.Drop = metric.Conditions{{Role: "env", Test: metric.Is, Words: []string{"old"}}}
	s.Exclude = []metric.Exclusion{{ID: "7", Reason: metric.Plain("a drill"), By: "quality office", Pos: metric.Position{File: "upshot.yaml", Row: 30, Column: 7}}}
	return plan
}

func TestEveryRecordLeftOutIsListedWithItsReason(t *testing.T) {
	plan := everyFatePlan()
	data, problems := Read(everyFate.fs(), plan)
	checkSums(t, data)
	table := &data.Tables[0]
	want := `a.csv:2 duplicate copy id
a.csv:3 duplicate replaced id
a.csv:4 rejected unreadable time
a.csv:5 rejected shifted
b.csv:4 filtered keep env
b.csv:5 filtered drop env
b.csv:6 filtered excluded id
b.csv:7 outside outside
b.csv:8 outside undated`
	if got := leftOutLines(table); got != want {
		t.Errorf("left out =\n%s\nwant\n%s\n%s", got, want, problemLines(problems))
	}
	if got, want := accounts(data), "rows 4, duplicates 2, rejected 2; rows 7, used 2, outside 2, filtered 3"; got != want {
		t.Errorf("accounts = %s, want %s", got, want)
	}
	if got := table.Account.Files[1].Excluded; got != 1 {
		t.Errorf("excluded = %d, want 1 of the filtered", got)
	}
	same(t, "the excluded record", table.Excluded, []metric.ExcludedRecord{{Exclusion: plan.Sources[0].Exclude[0]}})
	if got := table.Excluded[0].At.String(); got != "b.csv:6" {
		t.Errorf("the excluded record stands at %s, want b.csv:6", got)
	}
	for _, code := range reasonCodes(table) {
		if !strings.Contains(strings.Join(metric.LeftOutCodes, " "), code) {
			t.Errorf("reason %q is not one of metric.LeftOutCodes", code)
		}
	}
}

// reasonCodes are the codes that a table gives.
func reasonCodes(t *metric.Table) (codes []string) {
	for _, r := range t.LeftOut.Reasons {
		codes = append(codes, r.Code)
	}
	return codes
}

func TestTheListIsBoundedAndTheCountsAreTrue(t *testing.T) {
	for _, c := range []struct {
		claim string
		most  int
		list  string
	}{
		{"outside records are listed only if all fit", 8, "a.csv:2 a.csv:3 a.csv:4 a.csv:5 b.csv:4 b.csv:5 b.csv:6"},
		{"what was excluded and rejected comes before copies", 3, "a.csv:4 a.csv:5 b.csv:6"},
		{"copies come before what keep and drop leave out", 5, "a.csv:2 a.csv:3 a.csv:4 a.csv:5 b.csv:6"},
		{"no room, no list", 0, ""},
	} {
		plan := everyFatePlan()
		plan.Appendix.MaxRows = c.most
		data, _ := Read(everyFate.fs(), plan)
		table := &data.Tables[0]
		var list []string
		for _, line := range strings.Split(leftOutLines(table), "\n") {
			list = append(list, strings.SplitN(line, " ", 2)[0])
		}
		if got := strings.Join(list, " "); got != c.list {
			t.Errorf("%s: %d rows list %q, want %q", c.claim, c.most, got, c.list)
		}
		const counts = "excluded 1, unreadable 1, shifted 1, copy 1, replaced 1, keep 1, drop 1, outside 1, undated 1"
		if got := reasonCounts(table); got != counts {
			t.Errorf("%s: counts = %s, want %s", c.claim, got, counts)
		}
	}
}

func TestExclusions(t *testing.T) {
	for _, c := range []struct {
		claim, ids, account, problems string
	}{
		{"a record is excluded by its id", "B-2", "rows 3, used 1, filtered 1, duplicates 1", ""},
		{"the copy that counts is excluded, the other stays a duplicate", "A-1", "rows 3, used 1, filtered 1, duplicates 1", ""},
		{"an id that no record has is a warning", "C-3", "rows 3, used 2, duplicates 1", "upshot.yaml:30:7 warning: excluded-nothing C-3,d, (definition)"},
		{"one that differs in case is shown", "b-2", "rows 3, used 2, duplicates 1", "upshot.yaml:30:7 warning: excluded-nothing b-2,d,B-2 (definition)"},
	} {
		plan := leadTimePlan("a.csv", "id", "ID", "from", "Opened", "time", "Done")
		for _, id := range strings.Fields(c.ids) {
			plan.Sources[0].Exclude = append(plan.Sources[0].Exclude, metric.Exclusion{ID: id, Pos: metric.Position{File: "upshot.yaml", Row: 30, Column: 7}})
		}
		data, problems := Read(files{"a.csv": "ID,Opened,Done\nA-1,2023-01-01,2023-01-02\nA-1,2023-01-01,2023-01-02\nB-2,2023-01-01,2023-01-02\n"}.fs(), plan)
		checkSums(t, data)
		if got := accounts(data); got != c.account {
			t.Errorf("%s: account = %s, want %s", c.claim, got, c.account)
		}
		if got := problemLines(problems); got != c.problems {
			t.Errorf("%s: problems =\n%s\nwant\n%s", c.claim, got, c.problems)
		}
	}
}

func TestWhichCopyCounts(t *testing.T) {
	const header = "ID,Updated,Status,Done\n"
	for _, c := range []struct {
		claim, first, second, want, problems string
	}{
		{"the last file wins", "1,,open,2023-01-05\n", "1,,closed,2023-01-05\n", "closed", "b.csv:2 warning: records-contradict 1,1,d"},
		{"the copy updated later wins, and is no contradiction", "1,2023-03-01,closed,2023-01-05\n", "1,2023-02-01,open,2023-01-05\n", "closed", ""},
		{"in either order", "1,2023-02-01,open,2023-01-05\n", "1,2023-03-01,closed,2023-01-05\n", "closed", ""},
		{"the same update with other values is a contradiction", "1,2023-02-01,open,2023-01-05\n", "1,2023-02-01,closed,2023-01-05\n", "closed", "b.csv:2 warning: records-contradict 1,1,d"},
		{"an unknown update decides nothing", "1,2023-02-01,open,2023-01-05\n", "1,,closed,2023-01-05\n", "closed", "b.csv:2 warning: records-contradict 1,1,d"},
		{"dates written in another way are the same values", "1,2023-02-01,open,2023-01-05\n", "1,2023/2/1,open,2023年1月5日\n", "open", ""},
	} {
		plan := leadTimePlan("?.csv", "id", "ID", "updated", "Updated", "status", "Status", "time", "Done")
		plan.Indicators = nil
		data, problems := Read(files{"a.csv": header + c.first, "b.csv": header + c.second}.fs(), plan)
		checkSums(t, data)
		status := data.Tables[0].Column("status")
		if data.Tables[0].N != 1 || status.Word(0) != c.want {
			t.Errorf("%s: table =\n%s\nwant status %s alone", c.claim, dump(data, 0), c.want)
		}
		if got := problemLines(problems); got != c.problems {
			t.Errorf("%s: problems =\n%s\nwant\n%s", c.claim, got, c.problems)
		}
	}
}

func TestIDsWithLostDigitsAreNoCopies(t *testing.T) {
	plan := leadTimePlan("a.csv", "id", "ID", "from", "Opened", "time", "Done")
	data, problems := Read(files{"a.csv": "ID,Opened,Done\n1.1E+18,2023-01-01,2023-01-02\n1.1E+18,2023-01-01,2023-01-03\nX-1,2023-01-01,2023-01-03\n"}.fs(), plan)
	checkSums(t, data)
	if got, want := accounts(data), "rows 3, used 3"; got != want {
		t.Errorf("account = %s, want %s", got, want)
	}
	if got, want := problemLines(problems), "a.csv:2 warning: id-digits-lost 2,1.1E+18,ID"; got != want {
		t.Errorf("problems =\n%s\nwant\n%s", got, want)
	}
	for word, want := range map[string]bool{"1.1E+18": true, "1.12E+02": false, "1E+0": false, "E+18": false, "11E+18": false, "1.1E+1x": false, "AE+12": false} {
		if losesDigits(word) != want {
			t.Errorf("losesDigits(%q) = %v, want %v", word, !want, want)
		}
	}
}
