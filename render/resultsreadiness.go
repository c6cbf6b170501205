package render

import (
	"upshot/indicator"
	"upshot/metric"
)

type (
	resultsReadiness struct {
		Questions    []resultsQuestion  `json:"questions"`
		Measurement  []resultsDemand    `json:"measurement"`
		Registration []resultsKeyFigure `json:"registration"`
	}
	resultsQuestion struct {
		Question string            `json:"question"`
		Answered bool              `json:"answered"`
		Open     int               `json:"open"`
		Lists    []resultsOpenList `json:"lists"`
	}
	resultsOpenList struct {
		Kind     string            `json:"kind"`
		LookedAt int               `json:"looked_at"`
		Items    []resultsOpenItem `json:"items"`
	}
	resultsOpenItem struct {
		ID       string          `json:"id"`
		Lacks    []string        `json:"lacks"`
		Expected []resultsWanted `json:"expected"`          // null but where evidence is counted
		Aims     *bool           `json:"aims_below_target"` // null but for actions
	}
	resultsWanted struct {
		Kind     string        `json:"kind"`
		Ready    int           `json:"ready"`
		Expected int           `json:"expected"`
		Titles   []metric.Text `json:"titles"`
		Certain  bool          `json:"certain"`
	}
	resultsDemand struct {
		SubItem string        `json:"sub_item"`
		Demand  string        `json:"demand"`
		Met     string        `json:"met"`
		Marks   []resultsMark `json:"marks"`
	}
	resultsMark struct {
		Mark   string  `json:"mark"`
		N      int     `json:"n"`
		Of     *int    `json:"of"`
		Day    *string `json:"day"`
		Source *string `json:"source"`
		Met    *string `json:"met"`
	}
	resultsKeyFigure struct {
		Name      string      `json:"name"`
		Stated    metric.Text `json:"stated"`
		Indicator *string     `json:"indicator"`
		Phase     *string     `json:"phase"`
		Value     *float64    `json:"value"`
		Low       *float64    `json:"low"`
		High      *float64    `json:"high"`
		N         *int        `json:"n"`
		Missing   *string     `json:"missing"`
	}
)

// readinessResults is null without an assessment.
func readinessResults(rep *indicator.Report) *resultsReadiness {
	if rep.Readiness == nil {
		return nil
	}
	r := &resultsReadiness{Questions: []resultsQuestion{}, Measurement: []resultsDemand{}, Registration: []resultsKeyFigure{}}
	for i := range rep.Readiness.Questions {
		q := &rep.Readiness.Questions[i]
		out := resultsQuestion{Question: string(q.Code), Answered: !q.Unasked, Open: q.Open(), Lists: []resultsOpenList{}}
		for k := range q.Lists {
			out.Lists = append(out.Lists, openListResults(rep, &q.Lists[k]))
		}
		r.Questions = append(r.Questions, out)
	}
	for i := range rep.Readiness.Demands {
		d := &rep.Readiness.Demands[i]
		out := resultsDemand{SubItem: rep.Maturity.SubItems[d.SubItem].Spec.Code, Demand: d.Check, Met: string(d.Met), Marks: []resultsMark{}}
		for _, m := range d.Marks {
			mark := resultsMark{Mark: string(m.Code), N: m.N, Of: positive(m.Of), Source: given(m.Source), Met: given(string(m.Met))}
			if m.Day != 0 {
				mark.Day = given(m.Day.String())
			}
			out.Marks = append(out.Marks, mark)
		}
		r.Measurement = append(r.Measurement, out)
	}
	for i := range rep.Readiness.Registration {
		r.Registration = append(r.Registration, keyFigureResults(rep, &rep.Readiness.Registration[i]))
	}
	return r
}

func openListResults(rep *indicator.Report, l *indicator.OpenList) resultsOpenList {
	out := resultsOpenList{Kind: string(l.Subject), LookedAt: l.Of, Items: []resultsOpenItem{}}
	for i := range l.Items {
		item := &l.Items[i]
		open := resultsOpenItem{ID: subjectID(rep, l.Subject, item.At), Lacks: []string{}}
		for _, lack := range item.Lacks {
			open.Lacks = append(open.Lacks, string(lack))
		}
		for _, w := range item.Wanted {
			wanted := resultsWanted{Kind: w.Kind, Ready: w.Ready, Expected: w.Expected, Titles: []metric.Text{}, Certain: w.Certain}
			for _, title := range w.Titles {
				wanted.Titles = append(wanted.Titles, languages(rep.Plan, title))
			}
			open.Expected = append(open.Expected, wanted)
		}
		if l.Subject == indicator.OfAction {
			open.Aims = &item.Aims
		}
		out.Items = append(out.Items, open)
	}
	return out
}

// subjectID is the id, or the code, of a thing that a question looks at.
func subjectID(rep *indicator.Report, subject indicator.Subject, at int) string {
	switch subject {
	case indicator.OfEvidence:
		return rep.Maturity.Evidence[at].ID
	case indicator.OfIndicator:
		return rep.Indicators[at].Spec.ID
	case indicator.OfSource:
		return rep.Plan.Sources[at].ID
	case indicator.OfAction:
		return rep.Maturity.Actions[at].ID
	case indicator.OfFinding:
		return rep.Maturity.Findings[at].ID
	}
	return rep.Maturity.SubItems[at].Spec.Code
}

func keyFigureResults(rep *indicator.Report, k *indicator.KeyFigure) resultsKeyFigure {
	out := resultsKeyFigure{Name: k.Code, Stated: languages(rep.Plan, k.Text), Missing: given(k.Lacks)}
	if k.Indicator >= 0 {
		out.Indicator = given(rep.Indicators[k.Indicator].Spec.ID)
	}
	if k.Figure != nil {
		out.Phase, out.N = given(k.Figure.Phase), &k.Figure.N
		out.Value, out.Low, out.High = finite(k.Figure.Value), finite(k.Figure.Low), finite(k.Figure.High)
	}
	return out
}
