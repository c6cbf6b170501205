package render

import (
	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// openColumn is a column of a list of what is missing: its heading's message, and the cell of a thing.
type openColumn struct {
	head  string
	class string // "num" for numbers, "check" for what stays on a line, "say" for sentences
	cell  func(v *view, item *indicator.OpenItem) openCell
}

// openColumns are the columns of each list, by question and by what is listed.
var openColumns = map[string][]openColumn{
	"gaps.sub-item":         {{"sub-item", "", subItemCell}, {"now", "num", nowCell}, {"target", "num", targetCell}, {"gap", "say", gapCell}, {"aimed", "", aimedCell}},
	"evidence.sub-item":     {{"sub-item", "", subItemCell}, {"now", "num", nowCell}, {"entries", "", entriesCell}},
	"expected.sub-item":     {{"sub-item", "", subItemCell}, {"ready", "num", readyCell}, {"missing", "say", wantedCell}},
	"expected.evidence":     {{"evidence", "", evidenceCell}, {"capability", "", evidenceNodeCell}, {"kind", "", evidenceKindCell}, {"lacks", "", evidenceLacksCell}},
	"definitions.indicator": {{"indicator", "", indicatorCell}, {"lacks", "", lacksCell}},
	"sources.source":        {{"source", "", sourceCell}, {"lacks", "", lacksCell}},
	"actions.action":        {{"action", "", actionCell}, {"aims", "", actionAimsCell}, {"owner", "", ownerCell}, {"due", "check", dueCell}, {"lacks", "", lacksCell}},
	"findings.finding":      {{"finding", "", findingCell}, {"capability", "", findingNodesCell}, {"deadline", "check", deadlineCell}, {"answers", "", answersCell}, {"lacks", "", lacksCell}},
}

// lacksCell says what a thing lacks, one below the other.
func lacksCell(v *view, item *indicator.OpenItem) openCell {
	var cell openCell
	for _, lack := range item.Lacks {
		cell.Items = append(cell.Items, v.Say("readiness.lack."+string(lack)))
	}
	return cell
}

func subItemAt(v *view, item *indicator.OpenItem) *maturity.SubItem {
	return &v.rep.Maturity.SubItems[item.At]
}

func subItemCell(v *view, item *indicator.OpenItem) openCell {
	s := subItemAt(v, item)
	return openCell{Text: v.NodeName(v.rep.Plan.Assessment.Model, s.Node), Link: v.capabilityLink(s.Node), Small: s.Spec.Code}
}

func nowCell(v *view, item *indicator.OpenItem) openCell {
	level := metric.Missing()
	if now := v.rep.Maturity.Now; now >= 0 {
		level = subItemAt(v, item).Levels[now]
	}
	if !metric.Known(level) {
		return openCell{Text: v.Say("level.none")}
	}
	return openCell{Text: v.Rating(level)}
}

func targetCell(v *view, item *indicator.OpenItem) openCell {
	return openCell{Text: v.Rating(subItemAt(v, item).Target)}
}

func gapCell(v *view, item *indicator.OpenItem) openCell {
	s := subItemAt(v, item)
	if s.Ratings == nil {
		return textCell("")
	}
	return textCell(v.Text(s.Ratings.Gap))
}

// aimedCell counts the actions that aim at a sub-item, and how many of them are done.
func aimedCell(v *view, item *indicator.OpenItem) openCell {
	t := v.rep.Maturity.TallyOf(v.rep.Plan, subItemAt(v, item).Actions)
	if t.Total == 0 {
		return openCell{Text: v.Say("readiness.aimed.none")}
	}
	return openCell{Text: v.DoneOf(&t)}
}

// entriesCell lists the evidence that a sub-item has, none of which is ready at its level.
func entriesCell(v *view, item *indicator.OpenItem) openCell {
	ties := v.evidenceTies(subItemAt(v, item))
	if len(ties) == 0 {
		return openCell{Text: v.Say("readiness.entries.none")}
	}
	return tiesCell(ties)
}

func readyCell(v *view, item *indicator.OpenItem) openCell {
	ready, expected := subItemAt(v, item).Expected()
	return openCell{Text: v.Say("readiness.of", v.Count(ready), v.Count(expected))}
}

// wantedCell says by kind how much is missing, and by its title what, where the counts leave no doubt.
func wantedCell(v *view, item *indicator.OpenItem) openCell {
	cell := openCell{}
	for _, w := range item.Wanted {
		said := v.Say("readiness.wanted", v.EvidenceKind(w.Kind), v.Count(w.Ready), v.Count(w.Expected))
		var titles []string
		for _, t := range w.Titles {
			titles = append(titles, v.Say("readiness.quoted", v.Text(t)))
		}
		switch {
		case len(titles) == 0:
		case w.Certain:
			said = v.Say("readiness.wanted.missing", said, v.List(titles))
		default:
			said = v.Say("readiness.wanted.among", said, v.Count(w.Expected-w.Ready), v.List(titles))
		}
		cell.Items = append(cell.Items, said)
	}
	return cell
}

func evidenceAt(v *view, item *indicator.OpenItem) *metric.Evidence {
	return &v.rep.Maturity.Evidence[item.At]
}

func evidenceCell(v *view, item *indicator.OpenItem) openCell {
	e := evidenceAt(v, item)
	return openCell{Text: e.ID, Link: v.place("maturity", evidenceAnchor(e.ID)), Small: v.Text(e.Title)}
}

func evidenceNodeCell(v *view, item *indicator.OpenItem) openCell {
	e := evidenceAt(v, item)
	if e.Node.Domain < 0 {
		return tiesCell(nil) // nothing tells what it is for
	}
	return tiesCell(v.capabilities([]metric.Node{e.Node}))
}

func evidenceKindCell(v *view, item *indicator.OpenItem) openCell {
	return openCell{Text: v.EvidenceKind(evidenceAt(v, item).Kind)}
}

func evidenceLacksCell(v *view, item *indicator.OpenItem) openCell {
	cell := lacksCell(v, item)
	if e := evidenceAt(v, item); e.File != "" && !e.ByReport && !e.HasFile() {
		cell.Small = e.File
	}
	return cell
}

func indicatorCell(v *view, item *indicator.OpenItem) openCell {
	spec := v.rep.Indicators[item.At].Spec
	return openCell{Text: v.Name(spec), Link: v.indicatorLink(spec.ID), Small: spec.ID}
}

func sourceCell(v *view, item *indicator.OpenItem) openCell {
	id := v.rep.Plan.Sources[item.At].ID
	return openCell{Text: id, Link: v.sourceLink(id)}
}

func actionAt(v *view, item *indicator.OpenItem) *metric.Action {
	return &v.rep.Maturity.Actions[item.At]
}

func actionCell(v *view, item *indicator.OpenItem) openCell {
	a := actionAt(v, item)
	return openCell{Text: a.ID, Link: v.place("actions", actionAnchor(a.ID)), Small: v.Text(a.Title)}
}

// actionAimsCell leads to what an action aims at, and says if that is not at its target.
func actionAimsCell(v *view, item *indicator.OpenItem) openCell {
	cell := tiesCell(v.capabilities(actionAt(v, item).Capabilities))
	if item.Aims {
		cell.Small = v.Say("readiness.aims.below")
	}
	return cell
}

func ownerCell(v *view, item *indicator.OpenItem) openCell {
	return textCell(v.Text(actionAt(v, item).Owner))
}

func dueCell(v *view, item *indicator.OpenItem) openCell {
	return openCell{Text: v.MaybeDay(actionAt(v, item).Due)}
}

func findingAt(v *view, item *indicator.OpenItem) *metric.Finding {
	return &v.rep.Maturity.Findings[item.At]
}

func findingCell(v *view, item *indicator.OpenItem) openCell {
	f := findingAt(v, item)
	return openCell{Text: f.ID, Link: v.place("actions", findingAnchor(f.ID)), Small: v.Text(f.Text)}
}

func findingNodesCell(v *view, item *indicator.OpenItem) openCell {
	return tiesCell(v.capabilities(findingAt(v, item).Capabilities))
}

func deadlineCell(v *view, item *indicator.OpenItem) openCell {
	return openCell{Text: v.MaybeDay(findingAt(v, item).Deadline)}
}

// answersCell leads to the actions and the evidence that answer a finding.
func answersCell(v *view, item *indicator.OpenItem) openCell {
	return tiesCell(v.answers(findingAt(v, item)))
}
