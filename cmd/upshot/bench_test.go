package main

import (
	"bufio"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"upshot/indicator"
	"upshot/ingest"
	"upshot/metric"
)

// The benchmarks read UPSHOT_BENCH, a folder with a definition of deployments, or else a million synthetic
// ones. Compare them with a peer on the same files, in the same minute.

const benchDefinition = `version: 1
title: Generated deployments
timezone: UTC
as_of: 2024-12-31
phases:
  - {id: baseline, name: Baseline, from: 2023-01-01, to: 2023-12-31}
  - {id: after, name: After, from: 2024-01-01, to: 2024-12-31}
sources:
  - id: deployments
    files: deployments.csv
    covers: {from: 2023-01-01, to: 2024-12-31}
    columns: {id: id, project: project, time: finished_at, started: started_at, committed: committed_at, result: status, environment: environment}
indicators:
  - {use: change-lead-time, source: deployments, primary: true}
  - {use: deployment-frequency, source: deployments, primary: true}
  - {use: change-fail-rate, source: deployments, primary: true}
`

// benchFolder is the folder to read.
func benchFolder(b *testing.B) fs.FS {
	if folder := os.Getenv("UPSHOT_BENCH"); folder != "" {
		return os.DirFS(folder)
	}
	folder := b.TempDir()
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	check(os.WriteFile(filepath.Join(folder, definitionName), []byte(benchDefinition), 0o644))
	file, err := os.Create(filepath.Join(folder, "deployments.csv"))
	check(err)
	defer file.Close()
	check(writeDeployments(file, 1_000_000))
	return os.DirFS(folder)
}

// writeDeployments writes synthetic deployments of two years, whose lead time halves.
func writeDeployments(file *os.File, rows int) error {
	w := bufio.NewWriterSize(file, 1<<20)
	w.WriteString("id,project,service,environment,status,created_at,committed_at,started_at,finished_at,author,commit,changes\n")
	start := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	state := uint64(7)
	chance := func() float64 { // a linear congruential generator (Knuth, MMIX) is random enough to read
		state = state*6364136223846793005 + 1442695040888963407
		return float64(state>>11) / (1 << 53)
	}
	at := func(t time.Time) string { return t.Format(time.DateTime) }
	for i := range rows {
		finished := start.Add(time.Duration(i) * (730 * 24 * time.Hour / time.Duration(rows)))
		hours := math.Exp(3.5 - float64(i)/float64(rows) + 0.8*(chance()+chance()+chance()+chance()-2)*math.Sqrt(3))
		committed := finished.Add(-time.Duration(hours * float64(time.Hour)))
		status := "success"
		if chance() < 0.15 {
			status = "failed"
		}
		fmt.Fprintf(w, "DEP-%d,proj-%d,svc-%d,production,%s,%s,%s,%s,%s,user%d,%016x,%d\n", i, i%40, i%200, status,
			at(committed.Add(-20*time.Hour)), at(committed), at(finished.Add(-time.Duration(chance()*40)*time.Minute)), at(finished), i%300, state, 1+state>>56)
	}
	return w.Flush()
}

func BenchmarkReadMillionRows(b *testing.B) {
	fsys := benchFolder(b)
	for b.Loop() {
		_, data, _ := ingest.Load(fsys, definitionName, indicator.Catalogue)
		if data.Tables[0].N == 0 {
			b.Fatal("no record was used")
		}
	}
}

// The figures of one group-by query: by project and month the records, median and 85th percentile of the
// lead time, and the share that failed.
func BenchmarkReadMillionRowsIntoGroups(b *testing.B) {
	fsys := benchFolder(b)
	for b.Loop() {
		_, data, _ := ingest.Load(fsys, definitionName, indicator.Catalogue)
		if groups := groupFigures(data); len(groups) < 100 {
			b.Fatalf("%d groups", len(groups))
		}
	}
}

func BenchmarkCheckMillionRows(b *testing.B) {
	fsys := benchFolder(b)
	for b.Loop() {
		plan, data, problems := ingest.Load(fsys, definitionName, indicator.Catalogue)
		if rep := indicator.Compute(plan, data, problems); len(rep.Indicators) == 0 {
			b.Fatal("nothing was computed")
		}
	}
}

// group is the figures of a project's month.
type group struct {
	n                   int
	failed, median, p85 float64
	leads               []float64
}

func groupFigures(data *metric.Dataset) []*group {
	t := &data.Tables[0]
	finished, committed, result := t.Column("time"), t.Column("committed"), t.Column("result")
	first := metric.DateDay(2023, time.January, 1)
	months := make([]int, 731) // by day of the two years
	for i := range months {
		d := (first + metric.Day(i)).Time()
		months[i] = (d.Year()-2023)*12 + int(d.Month()) - 1
	}
	failed := uint32(slices.Index(result.Words, "failed"))
	all := make([]group, 24*len(data.Projects))
	of := func(i int) *group {
		return &all[int(t.Project[i])*24+months[metric.Day(finished.Times[i]/86_400_000)-first]]
	}
	for i := range t.N {
		of(i).n++
	}
	for i := range all {
		all[i].leads = make([]float64, 0, all[i].n)
	}
	for i := range t.N {
		g := of(i)
		g.leads = append(g.leads, float64(finished.Times[i]-committed.Times[i])/1000)
		if result.Codes[i] == failed {
			g.failed++
		}
	}
	var groups []*group
	for i := range all {
		if all[i].n > 0 {
			groups = append(groups, &all[i])
		}
	}
	var wait sync.WaitGroup
	for _, half := range [][]*group{groups[:len(groups)/2], groups[len(groups)/2:]} {
		wait.Go(func() {
			for _, g := range half {
				slices.Sort(g.leads)
				g.median, g.p85 = quantile(g.leads, 0.5), quantile(g.leads, 0.85)
			}
		})
	}
	wait.Wait()
	return groups
}

// quantile is type 7 of sorted values.
func quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	below := int(at)
	above := min(below+1, len(sorted)-1)
	return sorted[below] + (at-float64(below))*(sorted[above]-sorted[below])
}
