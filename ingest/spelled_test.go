package ingest

import (
	"testing"

	"upshot/metric"
)

func TestConditionsMeetTheWaysToCallACell(t *testing.T) {
	const file = "ID,Sprint,Priority,Module,Sprint,Done\n" +
		"1,S1,1 - Critical,登录(#3),S2,2023-01-01\n2,S2,2 - High,支付(#4),,2023-01-02\n3,,1 - Critical,登录,S3,2023-01-03\n"
	for _, c := range []struct {
		claim, role string
		test        metric.Test
		words       []string
		want        string
	}{
		{"a word of a list", "sprint", metric.Is, []string{"S2"}, "1 2"},
		{"no word of a list", "sprint", metric.IsNot, []string{"S2"}, "3"},
		{"a whole list", "sprint", metric.Is, []string{"S1; S2"}, "1"},
		{"a code", "priority", metric.Is, []string{"1"}, "1 3"},
		{"a label", "priority", metric.Is, []string{"critical"}, "1 3"},
		{"code and label", "priority", metric.Is, []string{"2 - High"}, "2"},
		{"a name without its number", "module", metric.Is, []string{"登录"}, "1 3"},
		{"a name with its number", "module", metric.Is, []string{"登录(#3)"}, "1"},
	} {
		plan := leadTimePlan("a.csv", "id", "ID", "sprint", "Sprint", "priority", "Priority", "module", "Module", "time", "Done")
		plan.Indicators = nil
		plan.Sources[0].Keep = metric.Conditions{{Role: c.role, Test: c.test, Words: c.words}}
		data, problems := Read(files{"a.csv": file}.fs(), plan)
		checkSums(t, data)
		got := ""
		for record := range data.Tables[0].N {
			id := data.Tables[0].Column("id")
			if got != "" {
				got += " "
			}
			got += id.Word(record)
		}
		if got != c.want {
			t.Errorf("%s: records %q are kept, want %q\n%s", c.claim, got, c.want, problemLines(problems))
		}
		for _, p := range problems {
			if p.Code == string(conditionNoMatch) {
				t.Errorf("%s: %v", c.claim, p)
			}
		}
	}
}

func TestVocabularyKnowsTheWaysToCallACell(t *testing.T) {
	v := newVocabulary(map[string][]string{"failed": {"失败", "3"}, "success": {"OK"}})
	for _, c := range []struct {
		word, want string
		known      bool
	}{
		{"失败(#4)", "failed", true}, {"3 - Broken", "failed", true}, {"x - OK", "x - OK", false},
		{"OK; 失败", "success; failed", true}, {"OK; ok", "success", true}, {"OK; new", "success; new", false}, {"new; old", "new; old", false},
		{";", ";", false}, {"soon", "soon", false},
	} {
		if got, known := v.of(c.word); got != c.want || known != c.known {
			t.Errorf("of(%q) = %q %v, want %q %v", c.word, got, known, c.want, c.known)
		}
	}
}
