package wording

import (
	"strings"
	"testing"

	"upshot/indicator/maturity"
	"upshot/templates"
)

func TestActionsAreCountedInSentences(t *testing.T) {
	book, err := Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		claim  string
		tally  maturity.Tally
		dated  bool
		en, zh string
		rest   string
	}{
		{"most done, some late", maturity.Tally{Total: 126, Done: 118, Late: 12, InProgress: 6, Open: 2, Overdue: 3, Cancelled: 5}, true,
			"118 of 126 actions are done; 3 are overdue", "126 个改进项中已完成 118 项，3 项逾期",
			"Left to do: 6 in progress and 2 open. Done after the due day: 12 of 118. Cancelled, and in no other count: 5."},
		{"one of each", maturity.Tally{Total: 2, Done: 1, Late: 1, Open: 1, Overdue: 1, Cancelled: 1}, true, "1 of 2 actions is done; 1 is overdue", "2 个改进项中已完成 1 项，1 项逾期",
			"Left to do: 1 open. Done after the due day: 1 of 1. Cancelled, and in no other count: 1."},
		{"none overdue", maturity.Tally{Total: 3, Done: 2, Open: 1}, true, "2 of 3 actions are done; none is overdue", "3 个改进项中已完成 2 项，无逾期", "Left to do: 1 open."},
		{"no due day, no word of overdue", maturity.Tally{Total: 3, Done: 2, InProgress: 1}, false, "2 of 3 actions are done", "3 个改进项中已完成 2 项", "Left to do: 1 in progress. None of them has a due day, so none can be overdue."},
		{"none done", maturity.Tally{Total: 3, Open: 3}, true, "None of 3 actions is done; none is overdue", "3 个改进项均未完成，无逾期", "Left to do: 3 open."},
		{"all done", maturity.Tally{Total: 3, Done: 3}, false, "All 3 actions are done", "3 个改进项全部完成", ""},
		{"all cancelled", maturity.Tally{Cancelled: 3}, false, "All 3 actions were cancelled", "3 个改进项全部取消", ""},
		{"nothing there", maturity.Tally{}, false, "No action is recorded", "没有登记任何改进项", ""},
	} {
		if got := book.In("en").ActionsAnswer(&c.tally, c.dated); got != c.en {
			t.Errorf("%s: %q, want %q", c.claim, got, c.en)
		}
		if got := book.In("zh-CN").ActionsAnswer(&c.tally, c.dated); got != c.zh {
			t.Errorf("%s: %q, want %q", c.claim, got, c.zh)
		}
		if got := strings.Join(book.In("en").ActionsRest(&c.tally, c.dated), " "); got != c.rest {
			t.Errorf("%s: then %q, want %q", c.claim, got, c.rest)
		}
	}
}

func TestFindingsAreCountedInSentences(t *testing.T) {
	book, err := Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		tally maturity.FindingTally
		want  string
	}{
		{maturity.FindingTally{}, "No finding is recorded"},
		{maturity.FindingTally{Total: 5, Open: 2, Answered: 2, Closed: 1, Overdue: 1}, "3 of 5 findings are answered or closed; 1 is past its deadline"},
		{maturity.FindingTally{Total: 2, Open: 2, Overdue: 2}, "None of 2 findings is answered; 2 are past their deadline"},
		{maturity.FindingTally{Total: 1, Closed: 1}, "The one finding is answered or closed"},
	} {
		if got := book.In("en").FindingsAnswer(&c.tally); got != c.want {
			t.Errorf("FindingsAnswer(%+v) = %q, want %q", c.tally, got, c.want)
		}
	}
}

// Messages of actions say what was aimed at and when, in no language that one thing led to the other.
func TestNoMessageOfActionsClaimsACause(t *testing.T) {
	denied := strings.NewReplacer("never that it caused a change of a figure", "", "绝不表示指标因它而变化", "", "when, not why", "", "不说明原因", "")
	for _, language := range []string{"en", "zh-CN"} {
		for key, message := range messagesOf(t, language, "actions.json") {
			for _, word := range []string{"caus", "led to", "because", "thanks to", "effect of", "导致", "因此", "使得", "带来", "原因", "效果"} {
				if strings.Contains(strings.ToLower(denied.Replace(message)), word) {
					t.Errorf("%s %s says %q", language, key, word)
				}
			}
		}
	}
}
