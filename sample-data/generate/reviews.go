package main

import (
	"fmt"
	"sort"
	"time"
)

// review is one change put up for review.
type review struct {
	system           system
	repo             string
	opened, approved time.Time // approved is zero while it waits
	draft            bool
	lines            int
	author           string
}

func reviews() []review {
	var all []review
	for _, s := range systems {
		c := chanceFor("reviews/" + s.id)
		busy := newRhythm(c, 0.2, 0.08, 0.3)
		slow := newRhythm(c, 0.2, 0.05, 0.3)
		for _, d := range daysBetween(firstDay, lastDay) {
			perDay := s.volume * reviewsAMonth.of(s, d) / workingDays
			for range c.count(perDay * officeDays.on(d) * busy.on(d)) {
				all = append(all, oneReview(c, s, d, slow.on(d)))
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].opened.Before(all[j].opened) })
	return all
}

func oneReview(c *chance, s system, d time.Time, slow float64) review {
	r := review{system: s, repo: s.repos[c.weighted(0.65, 0.35)], opened: c.clock(d, 9, 19),
		draft: c.yes(0.07), lines: 1 + int(c.around(100, 1.2)), author: handle(c, "dev", 40)}
	hours := reviewHours.of(s, d) * slow
	if r.lines >= 200 {
		hours *= 1.7
	}
	if r.draft {
		hours *= 5 // a draft lies open until it is meant
	}
	r.approved = c.after(r.opened, hours, 0.95, time.Hour)
	if h := r.approved.Hour(); h >= 23 || h < 7 {
		r.approved = c.clock(r.approved.Add(time.Hour), 8, 10) // nobody approves at night
	}
	if r.approved.After(exportedAt) {
		r.approved = time.Time{}
	}
	return r
}

// exportedRows is how many rows the review tool gives at once: the file is two exports, one under the
// other, with the second one's header in the middle.
const exportedRows = 500

func reviewFile(all []review) export {
	header := []string{"Change", "Repository", "Author", "Opened", "Approved", "Draft", "Lines changed"}
	bad := []blemish{
		{274, 4, "31/Nov/23 10:05"}, {640, 3, "?"}, // typed by hand after the tool was down
		{324, 4, "4/Jan/23 09:15"}, // approved in the year before it was opened
	}
	t := table{separator: ",", newline: "\r\n"}
	n := 0
	for _, r := range all {
		if n%exportedRows == 0 {
			t.row(header...)
		}
		n++
		approved, draft := "", "no"
		if !r.approved.IsZero() {
			approved = r.approved.Format(jiraTime)
		}
		if r.draft {
			draft = "yes"
		}
		name := "credit/" + r.repo
		if n%139 == 0 {
			name = "tools/pipeline-templates" // not one of the four systems
		}
		t.row(spoil([]string{fmt.Sprintf("!%d", 3100+n), name, r.author, r.opened.Format(jiraTime), approved, draft,
			fmt.Sprint(r.lines)}, n, bad)...)
	}
	return export{"code-reviews.csv", []byte(t.text.String())}
}
