package indicator

import (
	"slices"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// The questions, in their order.

func askGaps(rep *Report) []OpenList {
	m := rep.Maturity
	return []OpenList{list(OfSubItem, len(m.SubItems), func(i int) []Lack {
		switch gap := m.Gap(&m.SubItems[i]); {
		case !metric.Known(gap):
			return []Lack{NotRated}
		case gap > 0:
			return []Lack{BelowTarget}
		}
		return nil
	})}
}

func askEvidence(rep *Report) []OpenList {
	m := rep.Maturity
	claimed := 0
	l := list(OfSubItem, len(m.SubItems), func(i int) []Lack {
		s := &m.SubItems[i]
		if !m.AtTarget(s) {
			return nil
		}
		if claimed++; s.Supported {
			return nil
		}
		return []Lack{WithoutEvidence}
	})
	l.Of = claimed
	return []OpenList{l}
}

func askExpected(rep *Report) []OpenList {
	m := rep.Maturity
	expected := OpenList{Subject: OfSubItem}
	for i := range m.SubItems {
		s := &m.SubItems[i]
		if _, of := s.Expected(); of == 0 {
			continue
		}
		expected.Of++
		if wanted := m.Wanted(s); len(wanted) > 0 {
			expected.Items = append(expected.Items, OpenItem{At: i, Lacks: []Lack{IncompleteEvidence}, Wanted: wanted})
		}
	}
	return []OpenList{expected, list(OfEvidence, len(m.Evidence), func(i int) []Lack { return unready(rep.Plan.Evidence, &m.Evidence[i]) })}
}

// unready says why a piece of evidence, or the file that it names, cannot be shown.
func unready(register *metric.EvidenceRegister, e *metric.Evidence) (lacks []Lack) {
	switch e.Status {
	case "draft":
		lacks = append(lacks, EvidenceDraft)
	case "planned":
		lacks = append(lacks, EvidencePlanned)
	}
	switch {
	case e.ByReport || e.HasFile():
	case e.File != "" && register.Root == "":
		lacks = append(lacks, FileUnchecked)
	case e.File != "":
		lacks = append(lacks, FileMissing)
	case e.Status == "ready" && !e.Present:
		lacks = append(lacks, NothingToShow)
	}
	return lacks
}

func askDefinitions(rep *Report) []OpenList {
	return []OpenList{list(OfIndicator, len(rep.Indicators), func(i int) (lacks []Lack) {
		spec := rep.Indicators[i].Spec
		if why := given(spec, "purpose", spec.Purpose, NoPurpose, PurposeUnconfirmed); why != "" {
			lacks = append(lacks, why)
		}
		if why := given(spec, "audience", spec.Audience, NoAudience, AudienceUnconfirmed); why != "" {
			lacks = append(lacks, why)
		}
		if len(spec.Owner) == 0 {
			lacks = append(lacks, NoOwner)
		}
		if !hasVersion(spec) {
			lacks = append(lacks, NoVersion)
		}
		return lacks
	})}
}

// given is "" for a text that the definition itself gives. The catalogue's is a default: level 3 asks for the user
// and the purpose that this organisation has, and only its own words can say that.
func given(spec *metric.Indicator, key string, text metric.Text, missing, unconfirmed Lack) Lack {
	switch {
	case len(text) == 0:
		return missing
	case !slices.Contains(spec.Said, key):
		return unconfirmed
	}
	return ""
}

// hasVersion reports whether somebody numbered the definition: the catalogue its own entries, or the definition.
// The "1" that an indicator of one's own has if nothing is said is no version.
func hasVersion(spec *metric.Indicator) bool {
	return spec.Version != "" && (spec.Entry != "" || slices.Contains(spec.Said, "version"))
}

func askSources(rep *Report) []OpenList {
	return []OpenList{list(OfSource, len(rep.Plan.Sources), func(i int) (lacks []Lack) {
		s := &rep.Plan.Sources[i]
		if !s.HasCovers() {
			lacks = append(lacks, NoCovers)
		}
		if s.Origin.Collection == "manual" && s.Origin.ExportedByRole == "" {
			lacks = append(lacks, NoExporter)
		}
		return lacks
	})}
}

func askActions(rep *Report) []OpenList {
	m := rep.Maturity
	l := list(OfAction, len(m.Actions), func(i int) (lacks []Lack) {
		a := &m.Actions[i]
		if a.Overdue(rep.Plan.AsOf) {
			lacks = append(lacks, IsOverdue)
		} else if !a.Closed() {
			lacks = append(lacks, StillOpen)
		}
		if len(a.Owner) == 0 && a.Status != "cancelled" {
			lacks = append(lacks, NoOwner)
		}
		if a.Due == 0 && !a.Closed() {
			lacks = append(lacks, NoDueDay)
		}
		return lacks
	})
	l.Of = m.Progress.Total
	for i := range l.Items {
		l.Items[i].Aims = aimsBelow(m, l.Items[i].At)
	}
	slices.SortStableFunc(l.Items, func(a, b OpenItem) int { return urgency(a) - urgency(b) })
	return []OpenList{l}
}

// urgency puts first what stands between a sub-item and its target, and of those what is late.
func urgency(item OpenItem) int {
	place := 0
	if !item.Aims {
		place += 3
	}
	switch item.Lacks[0] {
	case IsOverdue:
	case StillOpen, FindingOpen:
		place++
	default: // done, but nobody's; answered, but not closed
		place += 2
	}
	return place
}

// aimsBelow reports whether an action aims at a sub-item that is not at its target.
func aimsBelow(m *maturity.Report, action int) bool {
	return slices.ContainsFunc(m.SubItems, func(s maturity.SubItem) bool {
		return !m.AtTarget(&s) && slices.Contains(s.Actions, action)
	})
}

func askFindings(rep *Report) []OpenList {
	m := rep.Maturity
	l := list(OfFinding, len(m.Findings), func(i int) (lacks []Lack) {
		f := &m.Findings[i]
		if f.Status == "closed" {
			return nil
		}
		switch {
		case f.Overdue(rep.Plan.AsOf):
			lacks = append(lacks, IsOverdue)
		case f.Status == "answered":
			lacks = append(lacks, NotClosed)
		default:
			lacks = append(lacks, FindingOpen)
		}
		if len(f.Actions) == 0 && len(f.Evidence) == 0 {
			lacks = append(lacks, NoAnswer)
		}
		return lacks
	})
	slices.SortStableFunc(l.Items, func(a, b OpenItem) int { return urgency(a) - urgency(b) })
	return []OpenList{l}
}
