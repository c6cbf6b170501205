package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// Level is the name of a performance band.
func (w *Words) Level(l indicator.Level) string { return w.Say("band." + l.String()) }

// Band is the band of a value: "High", or "High by the estimate" where the value's interval reaches another.
func (w *Words) Band(b indicator.Band) string {
	if b.Confirmed {
		return w.Level(b.Level)
	}
	return w.Say("band.estimate", w.Level(b.Level))
}

// Edition is the name of an edition of bands: "DORA 2023".
func (w *Words) Edition(name string) string {
	if e := indicator.EditionNamed(name); e != nil {
		return w.Text(e.Title)
	}
	return name
}

// BandOf is the band of a phase's value in an edition; "" if it has none.
func (w *Words) BandOf(p *indicator.PhaseFigure, edition string) string {
	if p == nil {
		return ""
	}
	for _, b := range p.Bands {
		if b.Edition == edition {
			return w.Band(b)
		}
	}
	return ""
}

// BandMoves says the bands of a comparison's two values, a line an edition: "DORA 2023: Medium before, High
// after". Over several projects it says so, since a band is meant for one application.
func (w *Words) BandMoves(rep *indicator.Report, f *indicator.Figures, c *indicator.Comparison) []string {
	var moves []string
	key := "band.move"
	if c.HasNote(indicator.NotePooled) {
		key = "band.move.pooled"
	}
	for _, edition := range rep.Plan.Bands {
		before, after := w.BandOf(f.Phase(c.Before), edition), w.BandOf(f.Phase(c.After), edition)
		if before == "" && after == "" {
			continue
		}
		moves = append(moves, w.Say(key, w.Edition(edition), orDash(before), orDash(after)))
	}
	return moves
}

func orDash(s string) string {
	if s == "" {
		return dash
	}
	return s
}

// Ranges are the ranges of an entry's bands in words, by level: "less than 1 day". A level without one is "".
func (w *Words) Ranges(m *indicator.BandMeasure, better metric.Direction) [4]string {
	var texts [4]string
	last := len(m.Ranges) - 1
	for i, r := range m.Ranges {
		switch {
		case i == 0:
			texts[r.Level] = w.inside(r.Edge, better)
		case i == last:
			texts[r.Level] = w.outside(m.Ranges[i-1].Edge, better)
		default:
			texts[r.Level] = w.Say("band.between", w.outside(m.Ranges[i-1].Edge, better), w.inside(r.Edge, better))
		}
	}
	return texts
}

// inside says the better side of an edge, outside the other one.
func (w *Words) inside(e indicator.Edge, better metric.Direction) string {
	return w.bound(e, better == metric.Lower, e.Within)
}

func (w *Words) outside(e indicator.Edge, better metric.Direction) string {
	return w.bound(e, better == metric.Higher, !e.Within)
}

func (w *Words) bound(e indicator.Edge, below, within bool) string {
	value := w.Value(e.Unit, e.Base())
	switch {
	case below && within:
		return w.Say("band.at-most", value)
	case below:
		return w.Say("band.less", value)
	case within:
		return w.Say("band.at-least", value)
	}
	return w.Say("band.more", value)
}
