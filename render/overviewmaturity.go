package render

import (
	"math"
	"sort"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// overviewMaturity is the assessment on the front page: the answer, the sub-domains, and the gaps to close first.
type overviewMaturity struct {
	Answer, Lede, Link string
	Wording            string // whose words the names are
	Domains            domainTable
	Gaps               []nextItem
	More               string // how many gaps are not listed
	GapsLink           string
}

// fewGaps is how many gaps the front page names.
const fewGaps = 5

// overviewMaturity is nil if the report has no assessment.
func (v *view) overviewMaturity() *overviewMaturity {
	if !assessed(v.rep) {
		return nil
	}
	m := v.rep.Maturity
	out := &overviewMaturity{
		Answer: v.maturityAnswer(), Lede: v.maturityLede(), Wording: v.Text(m.Spec.Model.Wording), Domains: v.domainTable(),
		Link: v.Link(pageFile("maturity")), GapsLink: v.place("maturity", "gaps"),
	}
	var open []*maturity.SubItem
	for i := range m.SubItems {
		if s := &m.SubItems[i]; !m.AtTarget(s) {
			open = append(open, s)
		}
	}
	size := func(s *maturity.SubItem) float64 { // what is not rated comes last: nobody knows how far it is
		if gap := m.Gap(s); metric.Known(gap) {
			return gap
		}
		return math.Inf(-1)
	}
	sort.SliceStable(open, func(i, j int) bool { return size(open[i]) > size(open[j]) })
	if len(open) > fewGaps {
		out.More = v.Say("maturity.next.more", v.Count(len(open)-fewGaps))
		open = open[:fewGaps]
	}
	for _, s := range open {
		out.Gaps = append(out.Gaps, nextItem{Name: v.Text(s.Spec.Name), Link: v.capabilityLink(s.Node), Text: v.gapText(s)})
	}
	return out
}

// gapText is how far a sub-item is, and what is being done: "Level 2, target 3; 1 of 2 actions done".
func (v *view) gapText(s *maturity.SubItem) string {
	m := v.rep.Maturity
	text := v.Say("maturity.next.unrated", v.Rating(s.Target))
	if metric.Known(m.Gap(s)) {
		text = v.Say("maturity.next.gap", v.Rating(s.Levels[m.Now]), v.Rating(s.Target))
	}
	if v.rep.Plan.Actions == nil {
		return text
	}
	aimed := m.TallyOf(v.rep.Plan, s.Actions)
	if aimed.Total == 0 {
		return v.Say("maturity.next.no-action", text)
	}
	return v.Say("maturity.next.actions", v.Count(aimed.Done), v.Count(aimed.Total), text)
}

// standing is where the assessment, the actions and the readiness stand, so that who reads no further than the headline
// knows of them.
func (v *view) standing() []nextItem {
	var out []nextItem
	if said := v.AssessmentStanding(v.rep); said != "" {
		out = append(out, nextItem{Name: v.Say("nav.maturity"), Link: v.Link(pageFile("maturity")), Text: said})
	}
	if said := v.ActionsStanding(v.rep); said != "" {
		out = append(out, nextItem{Name: v.Say("nav.actions"), Link: v.Link(pageFile("actions")), Text: said})
	}
	if hasReadiness(v.rep) {
		out = append(out, nextItem{Name: v.Say("nav.readiness"), Link: v.Link(pageFile("readiness")), Text: v.readinessAnswer()})
	}
	return out
}
