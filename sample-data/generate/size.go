package main

import (
	"fmt"
	"math"
	"time"
)

// change is how much of a repository was rewritten in a month.
type change struct {
	month   time.Time
	system  system
	repo    string
	commits int
	kloc    float64 // thousand lines added or changed, to a tenth
}

// sizeStart is the first month of the statistic: some months before the report, so that the defects of
// those months, which are repaired in it, exist.
var sizeStart = day(2023, 4, 1)

// changedLines is the monthly statistic of the source code, by repository.
func changedLines() []change {
	var all []change
	for _, m := range monthsFrom(sizeStart) {
		worked := 0.0
		for _, d := range daysBetween(m, m.AddDate(0, 1, -1)) {
			worked += officeDays.on(d)
		}
		for _, s := range systems {
			c := chanceFor("size/" + s.id + m.Format("/2006-01"))
			for i, repo := range s.repos {
				share := []float64{0.68, 0.32}[i]
				kloc := c.around(s.volume*share*klocAMonth.of(s, m)*worked/workingDays, 0.16)
				kloc = math.Round(kloc*10) / 10
				all = append(all, change{m, s, repo, 20 + int(kloc*9) + c.IntN(15), kloc})
			}
		}
	}
	return all
}

// sizeFile lists months by repository, and closes with the total that its reader is not to count.
func sizeFile(all []change) export {
	t := table{separator: ",", newline: "\n"}
	t.row("Month", "System", "Repository", "Commits", "KLOC changed")
	commits, kloc := 0, 0.0
	for _, c := range all {
		t.row(c.month.Format("2006-01"), c.system.id, c.repo, fmt.Sprint(c.commits), fmt.Sprintf("%.1f", c.kloc))
		commits += c.commits
		kloc += c.kloc
	}
	t.row("Total", "", "", fmt.Sprint(commits), fmt.Sprintf("%.1f", kloc))
	return export{"lines-changed.csv", []byte(t.text.String())}
}
