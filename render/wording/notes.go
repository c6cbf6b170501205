package wording

import (
	"strconv"

	"upshot/indicator"
	"upshot/metric"
)

// Notes are the disclosures of a comparison that weigh at least so much, as sentences, the heaviest first.
func (w *Words) Notes(spec *metric.Indicator, c *indicator.Comparison, least indicator.Weight) []string {
	var sentences []string
	for _, n := range c.Notes {
		if n.Weight() >= least {
			sentences = append(sentences, w.Note(spec, n))
		}
	}
	return sentences
}

// autocorrelation says how the baseline's months follow one another.
func (w *Words) autocorrelation(n indicator.Note) string {
	key := "note.autocorrelation"
	if n.Weight() > indicator.Minor {
		key = "note.autocorrelation.strong"
	}
	return w.Say(key, w.Number(metric.Unit{}, n.Args[0]), w.Count(int(n.Args[1])))
}

// baselineTrend says where the baseline was going on its own.
func (w *Words) baselineTrend(spec *metric.Indicator, n indicator.Note) string {
	slope, p := n.Args[0], n.Args[1]
	key, step := "note.trend", "step.month"
	if n.Args[2] > 1 {
		step = "step.quarter"
	}
	switch good := slope * float64(spec.Better); {
	case n.Weight() == indicator.Minor:
	case good > 0:
		key = "note.trend.good"
	case good < 0:
		key = "note.trend.bad"
	}
	return w.Say(key, w.signed(spec.Unit, slope), w.P(p), w.Say(step))
}

// survivalNote says what the items show by where they began, the open ones among them.
func (w *Words) survivalNote(spec *metric.Indicator, n indicator.Note) string {
	key := "note.survival"
	switch contradicts, direction := n.Args[0] > 0, n.Args[1]; {
	case contradicts && direction > 0:
		key = "note.survival.contradicts.longer"
	case contradicts:
		key = "note.survival.contradicts.shorter"
	case direction > 0:
		key = "note.survival.longer"
	case direction < 0:
		key = "note.survival.shorter"
	}
	return w.Say(key, w.lasting(spec, n.Args[2]), w.lasting(spec, n.Args[3]))
}

// lasting is a median of which it may only be known that it is not reached.
func (w *Words) lasting(spec *metric.Indicator, median float64) string {
	if !metric.Known(median) {
		return w.Say("survival.not-reached")
	}
	return w.Value(spec.Unit, median)
}

// season names the months of the year that only one side has; the lowest bit is January.
func (w *Words) season(lacking, extra int) string {
	switch {
	case extra == 0:
		return w.Say("note.season.lacking", w.months(lacking))
	case lacking == 0:
		return w.Say("note.season.extra", w.months(extra))
	}
	return w.Say("note.season", w.months(lacking), w.months(extra))
}

// months lists months of the year; three or more in a row are "Nov to Feb", over the turn of the year as well.
func (w *Words) months(mask int) string {
	name := func(month int) string { return w.Say("month." + strconv.Itoa(month%12+1)) }
	has := func(month int) bool { return mask&(1<<(month%12)) != 0 }
	start := 0
	for has(start+11) && start < 12 { // begin where a run begins
		start++
	}
	var names []string
	for month := start; month < start+12; {
		end := month
		for end < start+12 && has(end) {
			end++
		}
		switch length := end - month; {
		case length >= 3:
			names = append(names, w.Say("span.to", name(month), name(end-1)))
		default:
			for ; month < end; month++ {
				names = append(names, name(month))
			}
		}
		month = end + 1
	}
	return w.List(names)
}
