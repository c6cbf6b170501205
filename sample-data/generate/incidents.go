package main

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// incident is one ticket of the service desk.
type incident struct {
	system           system
	opened, resolved time.Time // resolved is zero while it is open
	priority         int       // 1 to 4
	summary          string
}

// summaries are the short descriptions; the vendor's monitoring is Western European, and writes so.
var summaries = []string{
	"Façade service answers 504 to branch counters",
	"Scoring gateway: naïve retry loop floods the queue",
	"Daily batch – interest accrual step over time",
	"Repayment plan shows “null” instead of a date",
	"Credit bureau inquiry slow; timeouts > 30 s",
	"Fee displayed as € instead of ¥ after release",
	"Approval step stuck, applicant résumé cannot be opened",
	"Message queue backlog after failover",
	"Certificate of the signing service about to expire",
	"Login by SMS code delayed by several minutes",
	"Limit not released after rejected application",
	"Report “loans by branch” empty for one branch",
}

func incidents() []incident {
	var all []incident
	for _, s := range systems {
		c := chanceFor("incidents/" + s.id)
		busy := newRhythm(c, 0.35, 0.12, 0.3)
		slow := newRhythm(c, 0.3, 0.1, 0.3)
		for _, d := range daysBetween(firstDay, lastDay) {
			perDay := s.volume * incidentsAMonth.of(s, d) / workingDays * 5 / 7
			for range c.count(perDay * serviceDays[d.Weekday()] * busy.on(d)) {
				i := incident{system: s, opened: c.clock(d, 7, 24), priority: 1 + c.weighted(0.045, 0.2, 0.5, 0.255),
					summary: c.one(summaries)}
				hours := restoreHours.of(s, d) * []float64{0, 0.5, 0.75, 1.1, 1.5}[i.priority]
				i.resolved = c.after(i.opened, hours*slow.on(d), 0.95, time.Hour)
				if i.resolved.After(exportedAt) {
					i.resolved = time.Time{}
				}
				all = append(all, i)
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].opened.Before(all[j].opened) })
	return all
}

// incidentFile is what the service desk's tool writes: semicolons, CRLF and Windows-1252.
func incidentFile(all []incident) (export, error) {
	priorities := []string{"", "1 - Critical", "2 - High", "3 - Moderate", "4 - Low"}
	t := table{separator: ";", newline: "\r\n", quoteAll: true}
	t.row("number", "opened_at", "short_description", "priority", "state", "business_service", "assignment_group",
		"resolved_at", "calendar_stc")
	bad := []blemish{{97, 7, "2024-13-01 08:00:00"}}
	for n, i := range all {
		state, resolved, seconds := "In Progress", "", ""
		if !i.resolved.IsZero() {
			state, resolved = "Closed", i.resolved.Format(isoSeconds)
			seconds = fmt.Sprint(int(i.resolved.Sub(i.opened).Seconds()))
		}
		t.row(spoil([]string{fmt.Sprintf("INC%07d", 1180200+7*n), i.opened.Format(isoSeconds), i.summary, priorities[i.priority],
			state, i.system.service, "L2 " + strings.TrimPrefix(i.system.service, "Credit "), resolved, seconds}, n+1, bad)...)
	}
	data, err := charmap.Windows1252.NewEncoder().String(t.text.String())
	return export{"incidents.csv", []byte(data)}, err
}
