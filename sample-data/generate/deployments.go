package main

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"time"
)

// deployment is one run of a release, to production or to a test environment.
type deployment struct {
	id                        string
	system                    system
	environment               string // prod, uat, sit
	commit, started, finished time.Time
	result                    string // success, failed, rolled back
	operator                  string
}

// platformLive is when the pipeline platform took over: it names systems by id and writes Chinese words.
var platformLive = day(2024, 1, 15)

func deployments() []deployment {
	var all []deployment
	for _, s := range systems {
		c := chanceFor("deployments/" + s.id)
		luck, pace := chanceFor("deployments/results/"+s.id), chanceFor("deployments/leads/"+s.id)
		busy := newRhythm(c, 0.3, 0.1, 0.3)
		slow := newRhythm(c, 0.25, 0.12, 0.4)
		rough := newRhythm(c, 0.1, 0.05, 0.3)
		for _, d := range daysBetween(firstDay, lastDay) {
			perDay := s.volume * deploymentsAMonth.of(s, d) / workingDays
			for range c.count(perDay * releaseDays.on(d) * busy.on(d)) {
				all = append(all, release(c, luck, pace, s, d, slow.on(d), rough.on(d)))
			}
			perDay = s.volume * trialsAMonth.of(s, d) / workingDays
			for range c.count(perDay * testDays.on(d) * busy.on(d)) {
				all = append(all, trial(c, s, d))
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].finished.Before(all[j].finished) })
	for i := range all {
		all[i].id = fmt.Sprintf("DEP-%05d", 20418+i)
	}
	// Nobody asks for the runs in the integration environment; their numbers are missing from the export.
	return slices.DeleteFunc(all, func(d deployment) bool { return d.environment == "sit" })
}

// release is a deployment to production, in the evening window. How it ends and how long
// it took are drawn from streams of their own, so that a change of one knob moves nothing else.
func release(c, luck, pace *chance, s system, d time.Time, slow, rough float64) deployment {
	started := c.clock(d, 19, 23)
	if c.yes(0.15) {
		started = c.clock(d, 10, 17) // urgent ones do not wait for the window
	}
	lead := pace.around(s.lead*leadDays.of(s, d)*slow, 0.75)
	commit := toOffice(started.Add(-time.Duration(lead*86400)*time.Second), pace)
	if !commit.Before(started) {
		commit = started.Add(-time.Duration(3600+pace.IntN(6*3600)) * time.Second)
	}
	result := "success"
	switch drawn, share := luck.Float64(), failedShare.of(s, d)*rough; {
	case drawn < 0.65*share:
		result = "failed"
	case drawn < share:
		result = "rolled back"
	}
	return deployment{system: s, environment: "prod", commit: commit, started: started,
		finished: c.after(started, 14, 0.5, time.Minute), result: result, operator: handle(c, "ops", 6)}
}

// trial is a deployment to a test environment; it fails more often, and nobody minds.
func trial(c *chance, s system, d time.Time) deployment {
	started := c.clock(d, 9, 20)
	result := "success"
	if c.yes(0.2) {
		result = "failed"
	}
	return deployment{system: s, environment: []string{"uat", "sit"}[c.weighted(0.4, 0.6)],
		commit: toOffice(c.after(started, -3.5, 0.9, 24*time.Hour), c).Add(-26 * time.Hour), started: started,
		finished: c.after(started, 6, 0.4, time.Minute), result: result, operator: handle(c, "qa", 9)}
}

// The words of the two tools.
var (
	oldWords = map[string]string{"prod": "PROD", "uat": "UAT",
		"success": "SUCCESS", "failed": "FAILURE", "rolled back": "ROLLBACK"}
	newWords = map[string]string{"prod": "生产", "uat": "UAT",
		"success": "成功", "failed": "失败", "rolled back": "已回滚"}
)

func (d deployment) cells() []string {
	words, name := oldWords, d.system.chinese
	if !d.finished.Before(platformLive) {
		words, name = newWords, d.system.id
	}
	return []string{d.id, name, words[d.environment], "v" + strconv.Itoa(d.finished.Year()%100) + d.finished.Format(".0102"),
		d.commit.Format(isoSeconds), d.started.Format(isoSeconds), d.finished.Format(isoSeconds), words[d.result], d.operator}
}

var deploymentHeader = []string{"Deployment ID", "System", "Env", "Version",
	"First commit at", "Started at", "Finished at", "Result", "Operator"}

// deploymentFiles cuts the history into three half-yearly exports, each taken some days after its
// half-year and reaching back some weeks before it. What two of them hold is the same, but for one
// release in each overlap: the older export still calls it a success.
func deploymentFiles(all []deployment) []export {
	cuts := []struct {
		path     string
		from, to time.Time
		start    string // a byte order mark, where a spreadsheet has saved the file again
		bad      []blemish
	}{
		{"deployments-2023H2.csv", day(2023, 5, 22), day(2024, 1, 12), "\ufeff",
			[]blemish{{109, 4, "2023-09-31 10:12:00"}}},
		{"deployments-2024H1.csv", day(2023, 12, 18), day(2024, 7, 9), "",
			[]blemish{{165, 6, "待补录"}}},
		{"deployments-2024H2.csv", day(2024, 6, 17), day(2024, 12, 2), "",
			[]blemish{{244, 4, "31/02/2024 9:40"}}},
	}
	var files []export
	for i, cut := range cuts {
		t := table{separator: ",", newline: "\n"}
		t.text.WriteString(cut.start)
		t.row(deploymentHeader...)
		n, outdated := 0, 0
		for _, d := range all {
			if d.finished.Before(cut.from) || !d.finished.Before(cut.to) {
				continue
			}
			again := i+1 < len(cuts) && !d.finished.Before(cuts[i+1].from)
			if again && outdated == 0 && d.environment == "prod" && d.result != "success" {
				d.result = "success"
				outdated++
			}
			n++
			t.row(spoil(d.cells(), n, cut.bad)...)
		}
		files = append(files, export{cut.path, []byte(t.text.String())})
	}
	return files
}
