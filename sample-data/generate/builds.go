package main

import (
	"fmt"
	"sort"
	"time"
)

// build is one run of a pipeline on the main branch.
type build struct {
	system  system
	number  int
	started time.Time
	took    time.Duration // 0 while it runs
	result  string        // as Jenkins writes it, empty while it runs
	agent   string
}

func builds() []build {
	var all []build
	for _, s := range systems {
		c := chanceFor("builds/" + s.id)
		busy := newRhythm(c, 0.2, 0.08, 0.3)
		slow := newRhythm(c, 0.1, 0.05, 0.4)
		rough := newRhythm(c, 0.2, 0.08, 0.3)
		var own []build
		for _, d := range daysBetween(firstDay, lastDay) {
			perDay := s.volume * buildsAMonth.of(s, d) / workingDays
			for range c.count(perDay * officeDays.on(d) * busy.on(d)) {
				own = append(own, oneBuild(c, s, d, slow.on(d), rough.on(d)))
			}
		}
		sort.SliceStable(own, func(i, j int) bool { return own[i].started.Before(own[j].started) })
		for i := range own {
			own[i].number = 1204 + i
		}
		own[len(own)-1].took, own[len(own)-1].result = 0, ""
		all = append(all, own...)
	}
	return all
}

func oneBuild(c *chance, s system, d time.Time, slow, rough float64) build {
	b := build{system: s, started: c.clock(d, 9, 21).Add(time.Duration(c.IntN(1000)) * time.Millisecond),
		result: "SUCCESS", agent: handle(c, "agent", 8)}
	minutes := c.around(s.lead*buildMinutes.of(s, d)*slow, 0.35)
	if c.yes(brokenShare.of(s, d) * rough) {
		b.result = []string{"FAILURE", "UNSTABLE", "ABORTED"}[c.weighted(0.7, 0.2, 0.1)]
		if b.result == "FAILURE" {
			minutes *= 0.4 + 0.6*c.Float64() // it stops where it breaks
		}
	}
	b.took = time.Duration(minutes * float64(time.Minute)).Round(time.Millisecond)
	return b
}

func buildFile(all []build) export {
	t := table{separator: ",", newline: "\n"}
	t.row("job", "number", "timestamp", "result", "duration", "agent")
	for _, b := range all {
		took := ""
		if b.took > 0 {
			took = fmt.Sprint(b.took.Milliseconds())
		}
		t.row(b.system.job, fmt.Sprint(b.number), fmt.Sprint(b.started.UnixMilli()), b.result, took, b.agent)
	}
	return export{"builds.csv", []byte(t.text.String())}
}
