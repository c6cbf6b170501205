package render

import (
	"upshot/indicator"
	"upshot/metric"
)

type (
	resultsNote struct {
		Code   string     `json:"code"`
		Args   []*float64 `json:"args"`
		Weight string     `json:"weight"`
	}
	resultsSurvival struct {
		Before      resultsLifetime `json:"before"`
		After       resultsLifetime `json:"after"`
		Observed    *float64        `json:"observed"`
		Expected    *float64        `json:"expected"`
		ChiSquare   *float64        `json:"chi_square"`
		P           *float64        `json:"p"`
		Direction   int             `json:"direction"`
		Contradicts bool            `json:"contradicts"`
	}
	resultsLifetime struct {
		Phase  string   `json:"phase"`
		Began  int      `json:"began"`
		Open   int      `json:"open"`
		Median *float64 `json:"median"`
		Low    *float64 `json:"low"`
		High   *float64 `json:"high"`
	}
	resultsOutlier struct {
		Phase  string   `json:"phase"`
		Value  *float64 `json:"value"`
		Period *string  `json:"period,omitempty"`
		File   *string  `json:"file,omitempty"`
		Sheet  *string  `json:"sheet,omitempty"`
		Row    *int     `json:"row,omitempty"`
	}
)

// weights name how much a note weighs.
var weights = []string{indicator.Minor: "minor", indicator.Weighs: "weighs", indicator.Alarmed: "alarm"}

// setTreated adds what a phase holds beside ordinary records and periods.
func (r *resultsPhase) setTreated(form metric.Form, p *indicator.PhaseFigure) {
	t := &p.Treated
	r.Periods, r.Gaps, r.Partial = t.Periods, t.Gaps, t.Partial
	if form == metric.Duration {
		r.Began, r.ZeroDurations = &t.Began, &t.ZeroDurations
	} else {
		r.Zeros = &t.Zeros
	}
}

// setTreatment adds what stands beside a verdict.
func (r *resultsComparison) setTreatment(c *indicator.Comparison) {
	r.Notes, r.Outliers = make([]resultsNote, 0, len(c.Notes)), make([]resultsOutlier, 0, len(c.Outliers))
	for _, n := range c.Notes {
		note := resultsNote{Code: string(n.Code), Args: make([]*float64, 0, len(n.Args)), Weight: weights[n.Weight()]}
		for _, v := range n.Args {
			note.Args = append(note.Args, finite(v))
		}
		r.Notes = append(r.Notes, note)
	}
	if s := c.Survival; s != nil {
		r.Survival = &resultsSurvival{
			lifetimeResults(s.Before), lifetimeResults(s.After),
			finite(s.Observed), finite(s.Expected), finite(s.ChiSquare), finite(s.P), s.Direction, s.Contradicts,
		}
	}
	for _, o := range c.Outliers {
		out := resultsOutlier{Phase: c.Before, Period: given(o.Label), Value: finite(o.Value)}
		if o.After {
			out.Phase = c.After
		}
		if o.Record >= 0 && c.Records != nil {
			at := c.Records.Position(int(o.Record))
			out.File, out.Sheet, out.Row = given(at.File), given(at.Sheet), positive(at.Row)
		}
		r.Outliers = append(r.Outliers, out)
	}
}

func lifetimeResults(l indicator.Lifetime) resultsLifetime {
	return resultsLifetime{l.Phase, l.Began, l.Open, finite(l.Median), finite(l.Low), finite(l.High)}
}
