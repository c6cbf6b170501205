package chart

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// rated is a report of an assessment with one sub-item a sub-domain: its level before and now.
func rated(levels ...[2]float64) *indicator.Report {
	model := &metric.Model{Levels: []metric.ModelLevel{{Number: 1}, {Number: 2}, {Number: 3}, {Number: 4}}}
	data := &metric.Registers{}
	x := metric.Missing()
	for i, l := range levels {
		code := string(rune('a' + i))
		model.Domains = append(model.Domains, metric.ModelDomain{Code: code, Name: metric.Plain("</script>" + code),
			Items: []metric.ModelItem{{Code: code + "1", SubItems: []metric.ModelSubItem{{Code: code + "2"}}}}})
		data.Ratings = append(data.Ratings, metric.Ratings{Node: metric.Node{Domain: i}, Self: l[:], Assessed: []float64{x, x}, Target: x})
	}
	plan := &metric.Plan{
		Phases:     []metric.Phase{{ID: "before", Name: metric.Plain("Before")}, {ID: "after", Name: metric.Plain("After")}},
		Assessment: &metric.Assessment{Model: model, Target: 3},
	}
	return &indicator.Report{Plan: plan, Maturity: maturity.Compute(plan, data)}
}

func TestRadarDrawsOnlyWhatHasALevel(t *testing.T) {
	x := metric.Missing()
	for _, c := range []struct {
		name   string
		levels [][2]float64
		series []string // with values
		left   []int
		none   bool
	}{
		{"all rated", [][2]float64{{1, 3}, {2, 2.5}, {1, 4}}, []string{"target 3 3 3", "before 1 2 1", "now 3 2.5 4"}, nil, false},
		{"one without a level now is left out", [][2]float64{{1, 3}, {2, x}, {1, 4}, {1, 2}}, []string{"target 3 3 3", "before 1 1 1", "now 3 4 2"}, []int{1}, false},
		{"the earlier round gives way to axes", [][2]float64{{x, 3}, {x, 2}, {1, 4}}, []string{"target 3 3 3", "now 3 2 4"}, nil, false},
		{"only one round is rated", [][2]float64{{1, x}, {2, x}, {1, x}}, []string{"target 3 3 3", "now 1 2 1"}, nil, false},
		{"two axes enclose nothing", [][2]float64{{1, 3}, {2, 2}}, nil, nil, true},
		{"no level at all", [][2]float64{{x, x}, {x, x}, {x, x}}, nil, nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := DrawRadar(rated(c.levels...), words(t))
			if err != nil {
				t.Fatal(err)
			}
			if (r == nil) != c.none {
				t.Fatalf("DrawRadar = %v", r)
			}
			if c.none {
				return
			}
			if strings.Contains(string(r.Island), "</script") {
				t.Error("a sub-domain's name ends the script")
			}
			var got []string
			for _, id := range []string{"target", "before", "now"} {
				for _, d := range series(t, r.Chart, id) {
					text := id
					for _, v := range d["value"].([]any) {
						b, _ := json.Marshal(v)
						text += " " + string(b)
					}
					got = append(got, text)
				}
			}
			if !slices.Equal(got, c.series) {
				t.Errorf("series = %q, want %q", got, c.series)
			}
			if !slices.Equal(r.Left, c.left) {
				t.Errorf("left out = %v, want %v", r.Left, c.left)
			}
		})
	}
}

func TestRadarHasARingALevelAndItsNumbersOnce(t *testing.T) {
	r, err := DrawRadar(rated([2]float64{1, 3}, [2]float64{2, 2.5}, [2]float64{1, 4}), words(t))
	if err != nil {
		t.Fatal(err)
	}
	var parsed struct {
		Option struct {
			Radar struct {
				SplitNumber int
				Indicator   []struct {
					Name      string
					Max       int
					AxisLabel *struct{ Show bool }
				}
			}
			Series []struct {
				ID   string
				Data []struct{ Tip []string }
			}
		}
	}
	if err := json.Unmarshal(r.Island, &parsed); err != nil {
		t.Fatal(err)
	}
	radar := parsed.Option.Radar
	if radar.SplitNumber != 4 || len(radar.Indicator) != 3 {
		t.Fatalf("rings = %d, axes = %d, want 4 and 3", radar.SplitNumber, len(radar.Indicator))
	}
	for i, a := range radar.Indicator {
		if a.Max != 4 {
			t.Errorf("axis %d ends at %d, want the highest level", i, a.Max)
		}
		if labelled := a.AxisLabel != nil && a.AxisLabel.Show; labelled != (i == 0) {
			t.Errorf("axis %d prints its levels: %v", i, labelled)
		}
	}
	want := []string{"After", "</script>a: 3", "</script>b: 3-", "</script>c: 4"}
	if got := parsed.Option.Series[2].Data[0].Tip; !slices.Equal(got, want) {
		t.Errorf("tooltip = %q, want %q", got, want)
	}
}
