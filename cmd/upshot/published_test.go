package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// publishedSeries is a chart of testdata/published_series.json. A limit that is not published is absent.
type publishedSeries struct {
	Name, Better, Verdict string
	Phases                [][]float64
	Limits                []map[string]float64 // of each phase
	Within                float64
	Signals               map[string][]int // by rule: the points of the second phase, from 1
}

// chartResults is what results.json says of a series.
type chartResults struct {
	Indicators []struct {
		Scopes []struct {
			Limits  chartLimits
			Rebased []chartLimits
			Signals []struct {
				Period string
				Rule   int
			}
			Comparisons []struct{ Verdict, Reason string }
		}
	}
}

type chartLimits struct {
	Phase                string
	Centre, Lower, Upper float64
	RangeUpper           float64 `json:"range_upper"`
	MeanRange            float64 `json:"mean_range"`
}

// An assessor who knows a published chart enters its values as a monthly series, and finds its limits,
// frozen and re-based, and its signals in results.json.
func TestPublishedSeriesHaveTheirPublishedLimitsAndSignals(t *testing.T) {
	data, err := os.ReadFile("testdata/published_series.json")
	if err != nil {
		t.Fatal(err)
	}
	var published struct{ Series []publishedSeries }
	if err := json.Unmarshal(data, &published); err != nil {
		t.Fatal(err)
	}
	for _, series := range published.Series {
		t.Run(series.Name, func(t *testing.T) {
			months := writeSeries(t, series)
			scope := buildResults(t, months.folder).Indicators[0].Scopes[0]
			for i, want := range series.Limits {
				got := scope.Limits
				if i > 0 {
					got = scope.Rebased[i-1]
				}
				if phase := fmt.Sprintf("p%d", i); got.Phase != phase {
					t.Errorf("limits of %s, want of %s", got.Phase, phase)
				}
				checkLimits(t, got, want, series.Within)
			}
			for rule, points := range series.Signals {
				var got, want []string
				for _, s := range scope.Signals {
					if fmt.Sprint(s.Rule) == rule {
						got = append(got, s.Period)
					}
				}
				for _, point := range points {
					want = append(want, months.labels[1][point-1])
				}
				if !slices.Equal(got, want) {
					t.Errorf("rule %s marks %v, want %v", rule, got, want)
				}
			}
			c := scope.Comparisons[0]
			if got := strings.TrimSuffix(c.Verdict+", "+c.Reason, ", "); series.Verdict != "" && got != series.Verdict {
				t.Errorf("verdict %s, want %s", got, series.Verdict)
			}
		})
	}
}

// checkLimits compares what is published of a phase's limits, by the constants that the publication uses.
func checkLimits(t *testing.T, got chartLimits, want map[string]float64, within float64) {
	t.Helper()
	numbers := map[string]float64{
		"centre": got.Centre, "lower": got.Lower, "upper": got.Upper, "mean_range": got.MeanRange,
		"url": got.RangeUpper / 3.267 * 3.268, "half_width_3_over_1.128": (got.Upper - got.Centre) / 2.66 * 3 / 1.128,
	}
	for name, number := range want {
		if value, known := numbers[name]; !known || math.Abs(value-number) > within*(1+1e-9) {
			t.Errorf("%s of %s = %v, published %v", name, got.Phase, value, number)
		}
	}
}

// seriesReport is where a series was written, and the label of each of its points, by phase.
type seriesReport struct {
	folder string
	labels [][]string
}

// writeSeries writes a definition of a monthly level series and its CSV. A phase without values has four
// months.
func writeSeries(t *testing.T, series publishedSeries) seriesReport {
	t.Helper()
	out := seriesReport{folder: t.TempDir()}
	month := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	var phases, rows strings.Builder
	rows.WriteString("Series,Month,Value\n")
	for i, values := range series.Phases {
		from := month
		var labels []string
		for _, v := range values {
			labels = append(labels, month.Format("2006-01"))
			fmt.Fprintf(&rows, "published,%s,%v\n", month.Format("2006-01"), v)
			month = month.AddDate(0, 1, 0)
		}
		if len(values) == 0 {
			month = month.AddDate(0, 4, 0)
		}
		out.labels = append(out.labels, labels)
		fmt.Fprintf(&phases, "  - {id: p%d, from: %s, to: %s}\n", i, from.Format("2006-01-02"), month.AddDate(0, 0, -1).Format("2006-01-02"))
	}
	last := month.AddDate(0, 0, -1).Format("2006-01-02")
	definition := fmt.Sprintf(`version: 1
title: A published chart
languages: [en]
timezone: UTC
as_of: %s
phases:
%scompare: {before: p0, after: p1}
sources:
  - id: board
    files: board.csv
    covers: {from: 2020-01-01, to: %s}
    columns: {series: Series, time: Month, value: Value}
indicators:
  - id: published
    name: Published
    measure: {level: {source: board, series: published, column: value}, statistic: mean}
    better: %s
    primary: true
    minimum_effect: 1%%
`, last, phases.String(), last, series.Better)
	for name, text := range map[string]string{"upshot.yaml": definition, "board.csv": rows.String()} {
		if err := os.WriteFile(filepath.Join(out.folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// buildResults runs the command and reads results.json.
func buildResults(t *testing.T, folder string) (results chartResults) {
	t.Helper()
	var stderr bytes.Buffer
	if code := run([]string{"build", folder, "-o", filepath.Join(folder, "site"), "-q"}, nil, io.Discard, &stderr); code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	data, err := os.ReadFile(filepath.Join(folder, "site", "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &results); err != nil {
		t.Fatal(err)
	}
	return results
}
