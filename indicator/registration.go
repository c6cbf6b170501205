package indicator

import "upshot/metric"

// KeyFigure is one of the key data that an assessor's registration form asks for.
type KeyFigure struct {
	Code      string       // of KeyFigures
	Text      metric.Text  // iteration: as the definition states it
	Indicator int          // index into Report.Indicators; -1 for the iteration, or if the definition names none
	Figure    *PhaseFigure // of the headline's later phase, over all projects; nil if there is none
	Lacks     string       // "not-stated", "no-indicator", or "no-value" with Figure's reason; "" if it is given
}

// KeyFigures are the key data, in the form's order: how long an iteration is, how often is released, how many
// deployments fail.
var KeyFigures = []string{"iteration", "releases", "failures"}

// registration looks the key data up.
func registration(rep *Report) []KeyFigure {
	said := &rep.Plan.Assessment.Registration
	iteration := KeyFigure{Code: "iteration", Text: said.Iteration, Indicator: -1}
	if len(said.Iteration) == 0 {
		iteration.Lacks = "not-stated"
	}
	return []KeyFigure{iteration, keyFigure(rep, "releases", said.Releases), keyFigure(rep, "failures", said.FailureRate)}
}

func keyFigure(rep *Report, code, id string) KeyFigure {
	k := KeyFigure{Code: code, Indicator: -1, Lacks: "no-indicator"}
	for i := range rep.Indicators {
		if id == "" || rep.Indicators[i].Spec.ID != id {
			continue
		}
		k.Indicator, k.Lacks = i, "no-value"
		if overall := rep.Indicators[i].In(Overall); overall != nil {
			k.Figure = overall.Phase(rep.Plan.AfterID())
		}
		if k.Figure != nil && metric.Known(k.Figure.Value) {
			k.Lacks = ""
		}
	}
	return k
}
