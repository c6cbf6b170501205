package render

import (
	"math"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/chart"
)

func (r *reader) periods(spec *metric.Indicator, f *indicator.Figures) []periodRow {
	signals := map[string][]string{}
	for _, s := range f.Signals {
		signals[s.Period] = append(signals[s.Period], r.Signal(s))
	}
	plain := metric.Unit{}
	var values []float64
	for _, p := range f.Periods {
		values = append(values, p.Value)
	}
	numbers := r.Numbers(spec.Unit, values...)
	var rows []periodRow
	for i, p := range f.Periods {
		row := periodRow{
			Label: p.Period.Label, Phase: none, N: r.Count(p.N), Value: numbers[i],
			Numerator: r.Number(plain, p.Numerator), Denominator: r.Number(plain, p.Denominator),
		}
		if p.Phase != "" {
			row.Phase = r.Phase(r.rep, p.Phase)
		}
		var notes []string
		switch {
		case !metric.Known(p.Value):
			notes = append(notes, r.Say("chart.gap"))
		case !p.Complete:
			notes = append(notes, r.Say("chart.partial"))
		}
		for _, c := range chart.Versions(r.rep, spec) {
			if p.Period.First <= c.Date && c.Date <= p.Period.Last {
				notes = append(notes, r.VersionFrom(c))
			}
		}
		row.Note = r.List(append(notes, signals[p.Period.Label]...))
		rows = append(rows, row)
	}
	return rows
}

// phaseRows are the figures of every phase, all with the same decimals.
func (r *reader) phaseRows(spec *metric.Indicator, f *indicator.Figures) []phaseRow {
	const columns = 5
	var values []float64
	for _, p := range f.Phases {
		own := []float64{p.Value, p.Low, p.High, p.P85, p.P90}
		if spec.Measure.Form == metric.Duration && p.N < indicator.FewRecords {
			m := metric.Missing()
			own = []float64{p.Value, m, m, m, m}
		}
		values = append(values, own...)
	}
	numbers := r.Numbers(spec.Unit, values...)
	plain := metric.Unit{}
	var rows []phaseRow
	for i, p := range f.Phases {
		own, shown := values[i*columns:], numbers[i*columns:]
		row := phaseRow{
			Name: r.Phase(r.rep, p.Phase), N: r.Count(p.N), Value: shown[0], Interval: none, P85: shown[3], P90: shown[4],
			Open: r.Count(p.Open), Negative: r.Count(p.Negative),
			Numerator: r.Number(plain, p.Numerator), Denominator: r.Number(plain, p.Denominator),
			Reason: r.Reason(p.Reason), Pooled: r.pooled(p.Phase),
		}
		switch low, high := own[1], own[2]; {
		case !metric.Known(p.Value) || !metric.Known(low) || !metric.Known(high):
		case math.IsInf(low, 0) || math.IsInf(high, 0):
			row.Interval = r.Interval(spec.Unit, low, high)
		default:
			row.Interval = r.Say("span.to", shown[1], shown[2])
		}
		rows = append(rows, row)
	}
	return rows
}

// pooled reports whether a phase id is several joined.
func (r *reader) pooled(id string) bool {
	for _, p := range r.rep.Plan.Phases {
		if p.ID == id {
			return false
		}
	}
	return true
}
