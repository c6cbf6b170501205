package render

import (
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// sparkline is a small picture of a trend, drawn without a script: the numbers of an inline SVG.
type sparkline struct {
	Label  string     // for who cannot see it
	Lines  []string   // the points of each unbroken stretch
	Dots   []sparkDot // stretches of one point, and the last point
	Bands  []sparkBand
	Edges  []string // x of the boundaries between phases
	Target string   // y of the target, "" if there is none within reach
	Width  int
	Height int
}

type sparkDot struct{ X, Y string }
type sparkBand struct {
	X, Width string
	Index    int
}

const (
	sparkWidth  = 160
	sparkHeight = 40
	sparkMargin = 4
)

// spark draws the periods of some figures; gaps stay open.
func (r *reader) spark(spec *metric.Indicator, f *indicator.Figures) *sparkline {
	s := &sparkline{Width: sparkWidth, Height: sparkHeight}
	low, high, known, last := 0.0, 0.0, 0, -1
	for i, p := range f.Periods {
		if !metric.Known(p.Value) {
			continue
		}
		if known == 0 {
			low, high = p.Value, p.Value
		}
		low, high, known, last = min(low, p.Value), max(high, p.Value), known+1, i
	}
	if known == 0 {
		return nil
	}
	if high == low {
		high, low = high+1, low-1
	}
	step := float64(sparkWidth-2*sparkMargin) / float64(max(1, len(f.Periods)-1))
	x := func(i int) float64 { return sparkMargin + float64(float64(i)*step) }
	y := func(v float64) float64 {
		return sparkMargin + float64((high-v)/(high-low)*float64(sparkHeight-2*sparkMargin))
	}
	var run []string
	flush := func() {
		switch len(run) {
		case 0:
		case 1:
			at := strings.Split(run[0], ",")
			s.Dots = append(s.Dots, sparkDot{at[0], at[1]})
		default:
			s.Lines = append(s.Lines, strings.Join(run, " "))
		}
		run = nil
	}
	for i, p := range f.Periods {
		if !metric.Known(p.Value) {
			flush()
			continue
		}
		run = append(run, pixel(x(i))+","+pixel(y(p.Value)))
	}
	flush()
	s.Dots = append(s.Dots, sparkDot{pixel(x(last)), pixel(y(f.Periods[last].Value))})
	s.Bands = sparkBands(f, x, step)
	for _, b := range s.Bands[min(1, len(s.Bands)):] {
		s.Edges = append(s.Edges, b.X)
	}
	if t := f.Target; t != nil && t.Target.Value >= low && t.Target.Value <= high {
		s.Target = pixel(y(t.Target.Value))
	}
	first := 0
	for !metric.Known(f.Periods[first].Value) {
		first++
	}
	s.Label = r.Say("spark.label", r.Name(spec), r.Period(f.Periods[first].Period), r.Value(spec.Unit, f.Periods[first].Value),
		r.Period(f.Periods[last].Period), r.Value(spec.Unit, f.Periods[last].Value))
	return s
}

// sparkBands are the phases, each as wide as its periods.
func sparkBands(f *indicator.Figures, x func(int) float64, step float64) []sparkBand {
	var bands []sparkBand
	index := -1
	for i := 0; i < len(f.Periods); {
		j := i
		for j < len(f.Periods) && f.Periods[j].Phase == f.Periods[i].Phase {
			j++
		}
		if f.Periods[i].Phase != "" {
			index++
			left, right := max(0, x(i)-step/2), min(sparkWidth, x(j-1)+step/2)
			bands = append(bands, sparkBand{pixel(left), pixel(right - left), min(index, 5)})
		}
		i = j
	}
	return bands
}

// pixel prints a coordinate to a tenth, which is all an eye can see.
func pixel(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
