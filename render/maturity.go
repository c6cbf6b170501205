package render

import (
	"math"
	"strconv"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
	"upshot/render/chart"
)

// maturityView shows the assessment: the levels before, now and aimed at, what is missing, and what supports each
// level.
type maturityView struct {
	Question, Answer, Lede string
	Notes                  []string // what no reader of the levels may miss
	Domains                domainTable
	Radar                  *picture
	Strokes                []stroke // how the lines of the radar are told apart
	RadarNotes             []string
	Heat                   heatMap
	Gaps                   gapTable
	Closed                 *closedTable
	SubItems               subItemList
	Views                  []certificateView
	Evidence               *evidenceView
}

// stroke is a line of the radar, for its key.
type stroke struct{ Code, Name string }

// assessed reports whether a report has an assessment.
func assessed(rep *indicator.Report) bool { return rep.Maturity != nil && rep.Maturity.Spec != nil }

func maturityPage(r *reader) ([]sheet, error) {
	radar, err := chart.DrawRadar(r.rep, r.Words)
	if err != nil {
		return nil, err
	}
	return []sheet{{
		reader: r, page: "maturity", path: r.root + "maturity.html", title: r.maturityAnswer(), summary: r.maturityLede(), charts: radar != nil,
		content: func(v *view) any { return v.maturity(radar) },
	}}, nil
}

func (v *view) maturity(radar *chart.Radar) maturityView {
	m := v.rep.Maturity
	out := maturityView{
		Question: v.Say("maturity.question", v.Text(m.Spec.Model.Name)), Answer: v.sheet.title, Lede: v.sheet.summary,
		Notes: v.maturityNotes(), Domains: v.domainTable(), Heat: v.heatMap(), Gaps: v.gapTable(), Closed: v.closedTable(), SubItems: v.subItemList(),
		Views: v.certificateViews(), Evidence: v.evidence(),
	}
	if radar == nil {
		return out
	}
	finding := v.domainsFinding()
	out.Radar = v.picture("radar", &radar.Chart, v.Say("maturity.radar.label", finding), finding)
	out.Strokes = []stroke{{"now", v.ratedPhase(m.Now)}, {"target", v.Say("col.target")}}
	if radar.Before {
		out.Strokes = append([]stroke{{"before", v.ratedPhase(m.Before)}}, out.Strokes...)
	} else if m.Before != m.Now {
		out.RadarNotes = append(out.RadarNotes, v.Say("maturity.radar.no-before", v.phaseName(m.Before)))
	}
	if len(radar.Left) > 0 {
		var names []string
		for _, i := range radar.Left {
			names = append(names, v.NodeName(m.Spec.Model, m.Domains[i].Node))
		}
		out.RadarNotes = append(out.RadarNotes, v.Say("maturity.radar.left", v.List(names)))
	}
	return out
}

func (r *reader) phaseName(phase int) string { return r.Text(r.rep.Plan.Phases[phase].Name) }

// ratedPhase is a phase with who gave its levels, where before and now were not the same.
func (r *reader) ratedPhase(phase int) string {
	if !r.rep.Maturity.RatersDiffer() {
		return r.phaseName(phase)
	}
	return r.Say("level.coded", r.phaseName(phase), r.Raters(r.rep.Maturity, phase))
}

// maturityAnswer counts the sub-items at their target, now and before: "41 of 49 sub-items reach level 3
// (Baseline: 12)".
func (r *reader) maturityAnswer() string {
	m := r.rep.Maturity
	if m.Now < 0 {
		return r.Say("maturity.answer.none")
	}
	args := []string{r.Count(m.All.Met[m.Now]), r.Count(m.All.Of)}
	key := "maturity.answer"
	if m.Before == m.Now {
		key += ".first"
	}
	if target, same := commonTarget(m); same {
		args = append(args, r.Rating(target))
	} else {
		key += ".own"
	}
	args = append(args, r.phaseName(m.Before))
	if m.Before != m.Now {
		args = append(args, r.Count(m.All.Met[m.Before]))
	}
	return r.Say(key, args...)
}

// commonTarget is the target of every sub-item, if they all have the same.
func commonTarget(m *maturity.Report) (target float64, same bool) {
	for i := range m.SubItems {
		if m.SubItems[i].Target != m.SubItems[0].Target {
			return 0, false
		}
	}
	return m.All.Target, len(m.SubItems) > 0
}

// maturityLede gives the level of the whole, and who rated.
func (r *reader) maturityLede() string {
	m := r.rep.Maturity
	target := r.rolledName(&m.All, m.All.Target)
	switch {
	case m.Now < 0:
		return r.Say("maturity.lede.none", target)
	case m.Before == m.Now:
		return r.Say("headline.sentences", r.Say("maturity.lede.first", r.wholeIn(m.Now), r.phaseName(m.Now), target), r.raters())
	}
	return r.Say("headline.sentences", r.Say("maturity.lede", r.wholeIn(m.Before), r.phaseName(m.Before), r.wholeIn(m.Now), r.phaseName(m.Now), target), r.raters())
}

// wholeIn is the level of the whole model in a phase, or why it has none.
func (r *reader) wholeIn(phase int) string {
	all := &r.rep.Maturity.All
	if metric.Known(all.Levels[phase]) {
		return r.rolledName(all, all.Levels[phase])
	}
	return r.Say("maturity.whole.none", r.Count(all.Of-all.Rated[phase]), r.Count(all.Of))
}

// rolledName is a level of a whole with its name; a mean between two levels has none.
func (r *reader) rolledName(w *maturity.Rolled, level float64) string {
	if w.Rule == "mean" && level != math.Trunc(level) {
		return r.Say("level", r.RolledRating(w.Rule, level))
	}
	return r.LevelName(r.rep.Maturity.Spec.Model, level)
}

// raters says who gave the levels of the last rated phase.
func (r *reader) raters() string {
	m := r.rep.Maturity
	byAssessor, earlier := 0, 0
	for i := range m.SubItems {
		for _, phase := range m.Rated {
			switch {
			case !m.SubItems[i].Assessed(phase):
			case phase == m.Now:
				byAssessor++
			default:
				earlier++
			}
		}
	}
	switch {
	case byAssessor+earlier == 0:
		return r.Say("maturity.raters.self")
	case byAssessor == 0:
		return r.Say("maturity.raters.earlier", r.phaseName(m.Now))
	case byAssessor < m.All.Rated[m.Now]:
		return r.Say("maturity.raters.some", r.Count(byAssessor), r.Count(m.All.Rated[m.Now]), r.phaseName(m.Now))
	case earlier == 0 && m.Before != m.Now:
		return r.Say("maturity.raters.last", r.phaseName(m.Now))
	}
	return r.Say("maturity.raters.all", r.phaseName(m.Now))
}

// maturityNotes say whose words and rules these are, and what the levels hide.
func (r *reader) maturityNotes() []string {
	m := r.rep.Maturity
	var notes []string
	if wording := r.Text(m.Spec.Model.Wording); wording != "" {
		notes = append(notes, wording)
	}
	if partly := ceiling(m); partly > 0 {
		notes = append(notes, r.Say("maturity.note.partial", strconv.Itoa(partly), r.Number(metric.Unit{}, float64(partly)-0.5)))
	}
	notes = append(notes, r.Say("maturity.note."+m.All.Rule, r.RollUpRule(m.All.Rule)))
	if own := m.OwnTargets(); own > 0 {
		notes = append(notes, r.Say("maturity.note.own", r.Count(own), r.Rating(m.Spec.Target)))
	}
	var others []string
	for _, whole := range append(append([]maturity.Rolled(nil), m.Domains...), m.Items...) {
		if whole.Rule != m.All.Rule {
			others = append(others, r.Say("maturity.note.other", r.NodeName(m.Spec.Model, whole.Node), r.RollUpRule(whole.Rule)))
		}
	}
	if len(others) > 0 {
		notes = append(notes, r.Say("maturity.note.others", r.List(others)))
	}
	if m.Now >= 0 && m.All.Rated[m.Now] < m.All.Of {
		notes = append(notes, r.Say("maturity.note.unrated", r.Count(m.All.Of-m.All.Rated[m.Now]), r.Count(m.All.Of), r.phaseName(m.Now)))
	}
	if lower, higher := disagreements(m); lower+higher > 0 {
		notes = append(notes, r.Say("maturity.note.differ", r.Count(lower+higher), r.Count(lower), r.Count(higher)))
	}
	if r.rep.Plan.Evidence == nil {
		notes = append(notes, r.Say("maturity.note.no-evidence"))
	}
	if r.rep.Plan.Actions == nil {
		notes = append(notes, r.Say("maturity.note.no-actions"))
	}
	return notes
}

// ceiling is the level that the target asks for, to explain a level that is met in part by.
func ceiling(m *maturity.Report) int { return int(math.Ceil(m.Spec.Target)) }

// disagreements counts the sub-items that an assessor rated lower or higher than they rated themselves, in the last
// phase in which both did.
func disagreements(m *maturity.Report) (lower, higher int) {
	for i := range m.SubItems {
		s := &m.SubItems[i]
		for k := len(m.Rated) - 1; k >= 0; k-- {
			phase := m.Rated[k]
			if !s.Assessed(phase) || !metric.Known(s.Ratings.Self[phase]) {
				continue
			}
			switch own := s.Ratings.Self[phase]; {
			case s.Levels[phase] < own:
				lower++
			case s.Levels[phase] > own:
				higher++
			}
			break
		}
	}
	return lower, higher
}

// domainsFinding is the heading of the radar: "5 of 7 sub-domains are at their target (Baseline: 1)".
func (r *reader) domainsFinding() string {
	m := r.rep.Maturity
	at := func(phase int) string {
		n := 0
		for i := range m.Domains {
			if d := &m.Domains[i]; metric.Known(d.Levels[phase]) && d.Levels[phase] >= d.Target {
				n++
			}
		}
		return r.Count(n)
	}
	if m.Before == m.Now {
		return r.Say("maturity.radar.finding.first", at(m.Now), r.Count(len(m.Domains)), r.phaseName(m.Now))
	}
	return r.Say("maturity.radar.finding", at(m.Now), r.Count(len(m.Domains)), r.phaseName(m.Before), at(m.Before))
}
