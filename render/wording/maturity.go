package wording

import (
	"math"
	"slices"
	"strconv"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// Rating is a rating as people write it: "3", "3-" for a level that is met in part, "–" for none.
func (w *Words) Rating(v float64) string {
	switch {
	case !metric.Known(v):
		return "–"
	case v == math.Trunc(v):
		return strconv.Itoa(int(v))
	case v == math.Trunc(v)+0.5:
		return strconv.Itoa(int(v)+1) + "-"
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// RolledRating is the level of a whole by its rule: a mean is a number, and 2.5 no "3-".
func (w *Words) RolledRating(rule string, v float64) string {
	if rule == "mean" && metric.Known(v) {
		return mean(v)
	}
	return w.Rating(v)
}

// mean is a mean of levels with one decimal place, or as many more as it takes to show that it is none of the
// scale's: 2.98 must not read as the level 3.0.
func mean(v float64) string {
	for places := 1; ; places++ {
		s := strconv.FormatFloat(v, 'f', places, 64)
		if shown, _ := strconv.ParseFloat(s, 64); shown != math.Trunc(shown) || v == math.Trunc(v) || places == maxMeanPlaces {
			return s
		}
	}
}

// maxMeanPlaces is more than the mean of any model's levels needs: a whole of n parts is at least 1/(2n) off.
const maxMeanPlaces = 6

// LevelName is a level with its name: "Level 3 (Comprehensive)", "3级（全面级）"; one that is met in part says so.
func (w *Words) LevelName(m *metric.Model, v float64) string {
	if !metric.Known(v) {
		return w.Say("level.none")
	}
	number := int(math.Ceil(v))
	if v != float64(number) {
		return w.Say("level.partial", strconv.Itoa(number))
	}
	for _, l := range m.Levels {
		if l.Number == number && w.Text(l.Name) != "" {
			return w.Say("level.named", strconv.Itoa(number), w.Text(l.Name))
		}
	}
	return w.Say("level", strconv.Itoa(number))
}

// RollUpRule says how a whole gets its level: "the lowest of its parts".
func (w *Words) RollUpRule(rule string) string { return w.Say("rollup." + rule) }

// AtTarget is "sub-items at target: 5 of 8".
func (w *Words) AtTarget(met, of int) string { return w.Say("level.met", w.Count(met), w.Count(of)) }

// NodeName is the name of a sub-domain, item or sub-item.
func (w *Words) NodeName(m *metric.Model, n metric.Node) string {
	if n.Domain < 0 {
		return w.Say("level.all")
	}
	name, _ := m.NameOf(n)
	return w.Text(name)
}

// Unnamed says for how many sub-items nobody gives a name under another certificate; "" if all have one. It is no claim
// about that certificate.
func (w *Words) Unnamed(r *maturity.Report, v *maturity.View) string {
	if v.Unnamed == 0 {
		return ""
	}
	key := "maturity.view.unnamed"
	if slices.ContainsFunc(r.SubItems, func(s maturity.SubItem) bool { return s.Spec.Crosswalk[v.Certificate.ID] != "" }) {
		key += ".model"
	}
	return w.Say(key, w.Count(v.Unnamed), w.Count(len(r.SubItems)))
}

// Input names a source by its id, and a register as such: its key may be a source's id too.
func (w *Words) Input(in indicator.Input) string {
	if in.Register {
		return w.Say("register." + in.ID)
	}
	return in.ID
}

// ActionStatus, EvidenceKind, EvidenceStatus and FindingStatus are the words of the registers.
func (w *Words) ActionStatus(status string) string   { return w.Say("action.status." + status) }
func (w *Words) EvidenceKind(kind string) string     { return w.Say("evidence.kind." + kind) }
func (w *Words) EvidenceStatus(status string) string { return w.Say("evidence.status." + status) }
func (w *Words) FindingStatus(status string) string  { return w.Say("finding.status." + status) }

// Round is the name of an action's round.
func (w *Words) Round(rep *indicator.Report, phase int) string {
	if phase < 0 {
		return w.Say("action.round.none")
	}
	return w.Phase(rep, rep.Plan.Phases[phase].ID)
}

// MaybeDay is a day, or a dash where it is not given.
func (w *Words) MaybeDay(d metric.Day) string {
	if d == 0 {
		return "–"
	}
	return d.String()
}
