package wording

import (
	"strconv"

	"upshot/indicator"
	"upshot/metric"
)

// headlineOrder is the order in which the headline counts the verdicts.
var headlineOrder = []indicator.Verdict{
	indicator.Improved, indicator.Worsened, indicator.LeaningBetter, indicator.LeaningWorse,
	indicator.NoClearChange, indicator.NotEnoughData,
}

// Headline is the report's answer: how the primary indicators of all projects together came out in the
// headline comparison, and how far chance may be behind it. Where no indicator is primary it counts
// all of them, and says so.
func (w *Words) Headline(rep *indicator.Report) string {
	counts, total, family, primary := tally(rep)
	if total == 0 {
		return w.Say("headline.nothing")
	}
	var parts []string
	for _, v := range headlineOrder {
		if counts[v] > 0 {
			parts = append(parts, w.Say("headline."+v.String(), strconv.Itoa(counts[v])))
		}
	}
	key, late := "headline.primary", latePrimaries(rep)
	switch {
	case !primary:
		key = "headline.supporting"
	case late > 0:
		key = "headline.primary.late"
	}
	answer := w.Say(key, strconv.Itoa(total), w.List(parts), w.before(rep), w.after(rep), strconv.Itoa(late))
	if chance := w.chance(rep, counts, family); chance != "" {
		return w.Say("headline.sentences", answer, chance)
	}
	return answer
}

// chance is what the calls risk to be, "" if nothing was called. How that is held down is the Method page's.
func (w *Words) chance(rep *indicator.Report, counts map[indicator.Verdict]int, family int) string {
	switch called := counts[indicator.Improved] + counts[indicator.Worsened]; {
	case called == 0 || family == 0:
		return ""
	case family == 1:
		return w.Say("headline.single")
	case rep.Plan.Multiplicity == "holm":
		return w.Say("headline.holm")
	default:
		return w.Say("headline.bh")
	}
}

// HeadlineFacts is the substance of the headline for all projects together: how the primary indicators
// moved, every indicator that worsened, and how many targets are missed. "" if nothing was compared.
func (w *Words) HeadlineFacts(rep *indicator.Report) string {
	var moved, worsened []string
	targets, missed, estimated := 0, 0, 0
	for i := range rep.Indicators {
		r := &rep.Indicators[i]
		f := r.In(indicator.Overall)
		if f == nil {
			continue
		}
		if t := f.Target; t != nil && t.Status != indicator.TargetUnknown {
			targets++
			switch t.Status {
			case indicator.Missed:
				missed++
			case indicator.MissedByEstimate:
				estimated++
			}
		}
		c := f.Headline()
		if c == nil || c.Verdict == indicator.NotEnoughData {
			continue
		}
		if r.Spec.Primary {
			moved = append(moved, w.movement(r.Spec, c, len(moved) == 0))
		}
		if c.Verdict == indicator.Worsened {
			worsened = append(worsened, w.Say("facts.movement", w.inSentence(r.Spec), w.Change(r.Spec, c)))
		}
	}
	return w.headlineFacts(moved, worsened, targets, missed, estimated)
}

// movement is one primary indicator's change, marked where it is not proven.
func (w *Words) movement(spec *metric.Indicator, c *indicator.Comparison, first bool) string {
	name := w.inSentence(spec)
	if first {
		name = w.Name(spec)
	}
	key := "facts.unproven"
	if c.Verdict == indicator.Improved || c.Verdict == indicator.Worsened {
		key = "facts.movement"
	}
	return w.Say(key, name, w.Change(spec, c))
}

func (w *Words) headlineFacts(moved, worsened []string, targets, missed, estimated int) string {
	var sentences []string
	if len(moved) > 0 {
		sentences = append(sentences, w.Say("facts.moved", w.List(moved)))
	}
	if len(worsened) > 0 {
		sentences = append(sentences, w.Say("facts.worsened", w.List(worsened)))
	}
	switch {
	case targets == 0:
	case missed+estimated == 0:
		sentences = append(sentences, w.Say("facts.targets.none", w.Count(targets)))
	case estimated == 0:
		sentences = append(sentences, w.Say("facts.targets", w.Count(targets), w.Count(missed)))
	default:
		sentences = append(sentences, w.Say("facts.targets.estimated", w.Count(targets), w.Count(missed), w.Count(estimated)))
	}
	return w.Sentences(sentences)
}

// Sentences sets sentences one after the other, as a language does: in Chinese without a space.
func (w *Words) Sentences(sentences []string) string {
	s := ""
	for i, sentence := range sentences {
		if i == 0 {
			s = sentence
		} else {
			s = w.Say("headline.sentences", s, sentence)
		}
	}
	return s
}

// tally counts the headline verdicts of the primary indicators over all projects, or of every indicator
// if none is primary; family is how many of them were tested together.
func tally(rep *indicator.Report) (counts map[indicator.Verdict]int, total, family int, primary bool) {
	for i := range rep.Indicators {
		primary = primary || rep.Indicators[i].Spec.Primary
	}
	counts = map[indicator.Verdict]int{}
	for i := range rep.Indicators {
		r := &rep.Indicators[i]
		f := r.In(indicator.Overall)
		if r.Spec.Primary != primary || f == nil {
			continue
		}
		if c := f.Headline(); c != nil {
			counts[c.Verdict]++
			total++
			family = max(family, c.Family)
		}
	}
	return counts, total, family, primary
}

// latePrimaries counts the indicators that were made primary after the headline's round began.
func latePrimaries(rep *indicator.Report) int {
	late := 0
	for i := range rep.Indicators {
		if f := rep.Indicators[i].In(indicator.Overall); f != nil {
			if c := f.Headline(); c != nil && c.HasNote(indicator.NoteLatePrimary) {
				late++
			}
		}
	}
	return late
}

func (w *Words) before(rep *indicator.Report) string { return w.Phase(rep, rep.Plan.BeforeID()) }

func (w *Words) after(rep *indicator.Report) string { return w.Phase(rep, rep.Plan.AfterID()) }
