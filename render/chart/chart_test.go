package chart

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
	"upshot/templates"
)

func words(t *testing.T) *wording.Words {
	t.Helper()
	book, err := wording.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return book.In("en")
}

// example is a report of one indicator over six months, with a gap, a partial month and a signal.
func example(better metric.Direction) (*indicator.Report, *metric.Indicator, *indicator.Figures) {
	first := metric.DateDay(2024, time.January, 1)
	plan := &metric.Plan{Phases: []metric.Phase{
		{ID: "before", Name: metric.Plain("</script>{a}"), Window: metric.Window{From: first, To: first + 90}},
		{ID: "after", Name: metric.Plain("After"), Window: metric.Window{From: first + 91, To: first + 181}},
	}, Compare: metric.Compare{After: []int{1}}, Events: []metric.Event{{Date: first + 100}}}
	spec := &metric.Indicator{ID: "x", Name: metric.Plain("X"), Unit: metric.Unit{Kind: metric.TimeUnit, Symbol: "d"}, Better: better, MinimumEffect: metric.Effect{Value: 0.1, Relative: true}}
	f := &indicator.Figures{Scope: indicator.Overall,
		Phases:      []indicator.PhaseFigure{{Phase: "before", Value: 10 * 86400}, {Phase: "after", Value: 5 * 86400}},
		Baseline:    &indicator.Limits{Phase: "before", Centre: 10 * 86400, Lower: -86400, Upper: 20 * 86400},
		Signals:     []indicator.Signal{{Period: "2024-05", Rule: 1}},
		Comparisons: []indicator.Comparison{{Before: "before", After: "after", Headline: true, Effect: 0.5, Low: 0.4, High: math.Inf(1), EffectKind: indicator.HLRatio, Verdict: indicator.Improved}},
		Target:      &indicator.TargetFigure{Target: metric.Target{Max: true, Value: 3 * 86400}},
	}
	for i, p := range metric.Month.Between(first, first+181) {
		f.Periods = append(f.Periods, indicator.PeriodFigure{Period: p, Value: float64(10-i) * 86400, N: 5, Complete: i != 5})
	}
	f.Periods[2].Value = metric.Missing()
	return &indicator.Report{Plan: plan}, spec, f
}

// series reads a series of an island by its id.
func series(t *testing.T, c Chart, id string) []map[string]any {
	t.Helper()
	var parsed struct {
		Option struct {
			Series []struct {
				ID   string
				Data []map[string]any
			}
		}
	}
	if err := json.Unmarshal(c.Island, &parsed); err != nil {
		t.Fatal(err)
	}
	for _, s := range parsed.Option.Series {
		if s.ID == id {
			return s.Data
		}
	}
	return nil
}

func TestTrend(t *testing.T) {
	rep, spec, f := example(metric.Lower)
	c, ok, err := Trend(rep, spec, f, words(t))
	if err != nil || !ok {
		t.Fatalf("Trend = %v, %v", ok, err)
	}
	if strings.Contains(string(c.Island), "</script") {
		t.Error("a phase's name ends the script")
	}
	points := series(t, c, "values")
	if got := points[2]["value"].([]any)[1]; got != gap {
		t.Errorf("the month without a value = %v, want a gap", got)
	}
	if got := points[5]["itemStyle"].(map[string]any)["color"]; got != "@paper" {
		t.Errorf("the partial month's fill = %v, want the paper's", got)
	}
	if got := points[4]["itemStyle"].(map[string]any)["color"]; got != "@improved" {
		t.Errorf("a signal downwards where lower is better = %v, want @improved", got)
	}
	if got := series(t, c, "lower"); got != nil {
		t.Errorf("a limit below zero = %v, want none drawn", got)
	}
}

// A change inside the compared window stands on the axis, framed; one outside it is not drawn, and what stands
// close together is stacked.
func TestChangesOfTheDefinitionAreMarked(t *testing.T) {
	rep, spec, f := example(metric.Lower)
	first := rep.Plan.Phases[0].From
	spec.Changes = []metric.Change{
		{Version: "1", Date: first - 1}, {Version: "2", Date: first + 100}, {Version: "3{x}", Date: first + 110}, {Version: "4", Date: first + 182},
	}
	c, ok, err := Trend(rep, spec, f, words(t))
	if err != nil || !ok {
		t.Fatalf("Trend = %v, %v", ok, err)
	}
	var parsed struct {
		Option struct {
			Series []struct {
				ID       string
				MarkLine struct{ Data json.RawMessage }
			}
		}
	}
	if err := json.Unmarshal(c.Island, &parsed); err != nil {
		t.Fatal(err)
	}
	for _, s := range parsed.Option.Series {
		if s.ID != "versions" {
			continue
		}
		var marks [][2]struct {
			Coord []float64
			Label struct{ Formatter string }
		}
		if err := json.Unmarshal(s.MarkLine.Data, &marks); err != nil {
			t.Fatal(err)
		}
		if len(marks) != 2 || marks[0][1].Label.Formatter != "v2" || marks[1][1].Label.Formatter != "v3(x)" {
			t.Fatalf("marks = %+v, want v2 and v3(x)", marks)
		}
		a, b := marks[0], marks[1]
		if a[0].Coord[0] != a[1].Coord[0] || a[0].Coord[1] != 0 || !(a[1].Coord[1] > 0 && a[1].Coord[1] < b[1].Coord[1]) {
			t.Errorf("v2 goes from %v to %v and v3 up to %v, want upright on the axis and one above the other", a[0].Coord, a[1].Coord, b[1].Coord)
		}
		return
	}
	t.Error("no series of versions")
}

func TestTrendDrawsTheLinesOfTheHeadlineDotted(t *testing.T) {
	rep, spec, f := example(metric.Lower)
	without, _, err := Trend(rep, spec, f, words(t))
	if err != nil || series(t, without, "segmented") != nil {
		t.Errorf("without lines: %v, %v", series(t, without, "segmented"), err)
	}
	day := spec.Unit.Factor()
	f.Comparisons = []indicator.Comparison{{Headline: true, Segmented: &indicator.Segmented{
		Before: indicator.Segment{From: 0, To: 3, Start: 9 * day, End: 8 * day}, After: indicator.Segment{From: 4, To: 5, Start: 4 * day, End: -1 * day},
	}}}
	c, _, err := Trend(rep, spec, f, words(t))
	if err != nil {
		t.Fatal(err)
	}
	points := series(t, c, "segmented")
	if len(points) != 6 || points[0]["value"].([]any)[1] != 9.0 || points[1]["value"].([]any)[0] != 3.0 || points[2]["value"].([]any)[0] != gap {
		t.Errorf("lines = %v, want two with a break between", points)
	}
	if !strings.Contains(string(c.Island), `"type":"dotted"`) {
		t.Error("the lines are not dotted")
	}
	if !c.FromZero {
		t.Error("a line that would end below zero does not reach the axis")
	}
	var parsed struct {
		Option struct {
			YAxis []struct{ Min float64 } `json:"yAxis"`
		}
	}
	if err := json.Unmarshal(c.Island, &parsed); err != nil || len(parsed.Option.YAxis) == 0 || parsed.Option.YAxis[0].Min != 0 {
		t.Errorf("the axis begins at %v, %v, want 0: what lies below is cut off", parsed.Option.YAxis, err)
	}
}

func TestTrendWithoutValues(t *testing.T) {
	rep, spec, f := example(metric.Lower)
	f.Periods = nil
	if _, ok, err := Trend(rep, spec, f, words(t)); ok || err != nil {
		t.Errorf("Trend of nothing = %v, %v, want no chart", ok, err)
	}
}

func TestForestIsTurnedSoThatRightIsBetter(t *testing.T) {
	for _, c := range []struct {
		claim  string
		better metric.Direction
		right  bool
	}{
		{"a halved time, lower being better, is right", metric.Lower, true},
		{"a halved rate, higher being better, is left", metric.Higher, false},
	} {
		_, spec, f := example(c.better)
		forests, err := DrawForests([]Line{{"X", spec, f}}, words(t))
		if err != nil || forests.Ratio == nil || forests.Points != nil {
			t.Fatalf("%s: Forest = %v, %v", c.claim, forests, err)
		}
		at := series(t, forests.Ratio.Chart, "dots")[0]["value"].([]any)[0].(float64)
		if (at > 0) != c.right || math.Abs(math.Abs(at)-1) > 1e-6 {
			t.Errorf("%s: at = %v doublings", c.claim, at)
		}
		if ends := series(t, forests.Ratio.Chart, "ends"); len(ends) != 1 {
			t.Errorf("%s: arrows = %d, want one where the interval has no limit", c.claim, len(ends))
		}
	}
}

func TestTheKindOfEffectChoosesTheForest(t *testing.T) {
	percent, days := metric.Unit{Kind: metric.PercentUnit}, metric.Unit{Kind: metric.TimeUnit, Symbol: "d"}
	for _, c := range []struct {
		claim  string
		unit   metric.Unit
		kind   indicator.EffectKind
		effect float64
		points bool
		at     float64
	}{
		{"a difference of per cents is points", percent, indicator.Difference, -0.08, true, 8},
		{"a shift of per cents is points", percent, indicator.HLShift, -0.08, true, 8},
		{"a ratio of counts shown in per cent is a ratio", percent, indicator.RateRatio, 0.5, false, 1},
		{"a ratio of days is a ratio", days, indicator.HLRatio, 0.5, false, 1},
		{"a shift of days is a ratio to the value before", days, indicator.HLShift, -5 * 86400, false, 1},
	} {
		_, spec, f := example(metric.Lower)
		spec.Unit = c.unit
		f.Comparisons[0].EffectKind, f.Comparisons[0].Effect = c.kind, c.effect
		forests, err := DrawForests([]Line{{"X", spec, f}}, words(t))
		if err != nil {
			t.Fatal(err)
		}
		drawn := forests.Ratio
		if c.points {
			drawn = forests.Points
		}
		if drawn == nil {
			t.Errorf("%s: points = %v, want %v", c.claim, !c.points, c.points)
			continue
		}
		if at := series(t, drawn.Chart, "dots")[0]["value"].([]any)[0].(float64); math.Abs(at-c.at) > 1e-6 {
			t.Errorf("%s: at = %v, want %v", c.claim, at, c.at)
		}
	}
}

func TestTooFewRecordsHaveNoMarkInTheForest(t *testing.T) {
	_, spec, f := example(metric.Lower)
	f.Comparisons[0].Verdict = indicator.NotEnoughData
	forests, err := DrawForests([]Line{{"X", spec, f}}, words(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(series(t, forests.Ratio.Chart, "dots")); got != 0 || forests.Ratio.Rows != 1 {
		t.Errorf("marks = %d in %d rows, want none in 1", got, forests.Ratio.Rows)
	}
}

func TestWordsAtTheRightOfATrendKeepApart(t *testing.T) {
	rep, spec, f := example(metric.Lower)
	f.Baseline.Centre, f.Baseline.Lower, f.Baseline.Upper = 3.1*86400, 3.05*86400, 3.2*86400
	tr := newTrend(rep, spec, f, words(t))
	sc := scale{0, 10, 2}
	names, _ := tr.names(sc)
	pixels := float64(trendHeight-trendTop-trendBottom) / 10
	last := -100.0
	for _, d := range names.Data.([]datum) {
		at := (10-d.Value.([2]float64)[1])*pixels + float64(d.Label.Offset[1])
		if at-last < 15 {
			t.Errorf("%s stands %.0f pixels below the words above it, want 15 or more", d.Label.Formatter, at-last)
		}
		last = at
	}
}

func TestBoxes(t *testing.T) {
	rep, spec, _ := example(metric.Lower)
	var few []float64
	for i := range 11 {
		few = append(few, float64(i+1)*86400)
	}
	c, ok, err := Boxes(rep, spec, [][]float64{few, nil}, words(t))
	if err != nil || !ok {
		t.Fatalf("Boxes = %v, %v", ok, err)
	}
	if got := series(t, c, "boxes")[0]["value"].([]any)[2]; got != 6.0 {
		t.Errorf("the median of 1 to 11 days = %v, want 6", got)
	}
	if got := len(series(t, c, "dots")); got != 11 {
		t.Errorf("records of a phase with few = %d, want 11", got)
	}
	c, _, err = Boxes(rep, spec, [][]float64{few[:9], nil}, words(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := series(t, c, "boxes")[0]["value"].([]any)[2]; got != gap {
		t.Errorf("the box of nine records = %v, want none", got)
	}
	if got := len(series(t, c, "dots")); got != 9 {
		t.Errorf("records of a phase with nine = %d, want 9", got)
	}
	if _, ok, _ := Boxes(rep, spec, [][]float64{nil, nil}, words(t)); ok {
		t.Error("Boxes of nothing made a chart")
	}
}

func TestScale(t *testing.T) {
	for _, c := range []struct {
		claim     string
		low, high float64
		zero      bool
		want      scale
	}{
		{"bars start at zero", 90, 100, true, scale{0, 100, 20}},
		{"lines need not", 90, 100, false, scale{90, 100, 2}},
		{"lines do where zero is near", 3, 10, false, scale{0, 10, 2}},
		{"one value has a range", 5, 5, false, scale{5, 10, 1}},
		{"below zero stays below", -3, 2, true, scale{-3, 2, 1}},
	} {
		s := spread{low: c.low, high: c.high, any: true}
		if got := s.scale(c.zero, 5); got != c.want {
			t.Errorf("%s: scale(%v to %v) = %v, want %v", c.claim, c.low, c.high, got, c.want)
		}
	}
}

func TestQuantile(t *testing.T) {
	for _, c := range []struct {
		claim string
		in    []float64
		p     float64
		want  float64
	}{
		{"the median of two is between", []float64{1, 2}, 0.5, 1.5},
		{"the last is the top", []float64{1, 2, 3}, 1, 3},
		{"one value is all", []float64{7}, 0.05, 7},
		{"type 7 interpolates", []float64{0, 10, 20, 30}, 0.25, 7.5},
	} {
		if got := quantile(c.in, c.p); got != c.want {
			t.Errorf("%s: quantile(%v, %v) = %v, want %v", c.claim, c.in, c.p, got, c.want)
		}
	}
}
