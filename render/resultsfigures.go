package render

import (
	"upshot/indicator"
	"upshot/metric"
)

type (
	resultsScope struct {
		Project     *string             `json:"project"`
		Group       *string             `json:"group"`
		Phases      []resultsPhase      `json:"phases"`
		Periods     []resultsPeriod     `json:"periods"`
		Limits      *resultsLimits      `json:"limits"`
		ByMedian    *resultsByMedian    `json:"limits_by_median"`
		Rebased     []resultsLimits     `json:"rebased"`
		Signals     []resultsSignal     `json:"signals"`
		Comparisons []resultsComparison `json:"comparisons"`
		Target      *resultsTarget      `json:"target"`
		Ordered     *resultsOrdered     `json:"ordered"`
		YearBefore  *resultsYearBefore  `json:"year_before"`
	}
	resultsPhase struct {
		Phase        string   `json:"phase"`
		N            int      `json:"n"`
		Value        *float64 `json:"value"`
		Low          *float64 `json:"low"`
		High         *float64 `json:"high"`
		Numerator    *float64 `json:"numerator"`
		Denominator  *float64 `json:"denominator"`
		ExposureDays *float64 `json:"exposure_days"`
		P85          *float64 `json:"p85"`
		P90          *float64 `json:"p90"`
		Open         *int     `json:"open"`
		Negative     *int     `json:"negative"`
		Reason       *string  `json:"reason"`
		Idle         *int     `json:"idle"`

		Periods       int  `json:"periods"`
		Gaps          int  `json:"gaps"`
		Partial       int  `json:"partial"`
		Zeros         *int `json:"zeros"` // null: durations
		Began         *int `json:"began"`
		ZeroDurations *int `json:"zero_durations"`

		Bands []resultsBand `json:"bands,omitempty"`
	}
	resultsBand struct {
		Edition   string `json:"edition"`
		Band      string `json:"band"`
		Confirmed bool   `json:"confirmed"`
	}
	resultsPeriod struct {
		Period      string   `json:"period"`
		N           int      `json:"n"`
		Value       *float64 `json:"value"`
		Numerator   *float64 `json:"numerator"`
		Denominator *float64 `json:"denominator"`
		Complete    bool     `json:"complete"`
	}
	resultsLimits struct {
		Phase      string   `json:"phase"`
		Centre     *float64 `json:"centre"`
		Lower      *float64 `json:"lower"`
		Upper      *float64 `json:"upper"`
		RangeUpper *float64 `json:"range_upper"`
		MeanRange  *float64 `json:"mean_range"`
	}
	resultsByMedian struct {
		resultsLimits
		Signals int `json:"signals"`
	}
	resultsSignal struct {
		Period string `json:"period"`
		Rule   int    `json:"rule"`
	}
	resultsTarget struct {
		Kind   string   `json:"kind"`
		Value  *float64 `json:"value"`
		Status *string  `json:"status"`
	}
)

func scopeResults(rep *indicator.Report, form metric.Form, f *indicator.Figures) resultsScope {
	s := resultsScope{
		Group:       given(f.Scope.Group),
		Phases:      make([]resultsPhase, 0, len(f.Phases)),
		Periods:     make([]resultsPeriod, 0, len(f.Periods)),
		Rebased:     make([]resultsLimits, 0, len(f.Rebased)),
		Signals:     make([]resultsSignal, 0, len(f.Signals)),
		Comparisons: make([]resultsComparison, 0, len(f.Comparisons)),
	}
	if f.Scope.Project >= 0 {
		s.Project = given(rep.Projects[f.Scope.Project].ID)
	}
	for i := range f.Phases {
		s.Phases = append(s.Phases, phaseFigureResults(form, &f.Phases[i]))
	}
	for i := range f.Periods {
		p := &f.Periods[i]
		point := resultsPeriod{Period: p.Period.Label, N: p.N, Value: finite(p.Value), Complete: p.Complete}
		if counted(form) {
			point.Numerator, point.Denominator = finite(p.Numerator), finite(p.Denominator)
		}
		s.Periods = append(s.Periods, point)
	}
	if l := f.Baseline; l != nil {
		own := limitsResults(*l)
		s.Limits = &own
	}
	if l := f.ByMedian; l != nil {
		s.ByMedian = &resultsByMedian{limitsResults(l.Limits), l.Signals}
	}
	for _, l := range f.Rebased {
		s.Rebased = append(s.Rebased, limitsResults(l))
	}
	for _, signal := range f.Signals {
		s.Signals = append(s.Signals, resultsSignal{signal.Period, signal.Rule})
	}
	for i := range f.Comparisons {
		s.Comparisons = append(s.Comparisons, comparisonResults(rep, &f.Comparisons[i]))
	}
	if t := f.Target; t != nil {
		kind := "min"
		if t.Target.Max {
			kind = "max"
		}
		s.Target = &resultsTarget{kind, finite(t.Target.Value), given(t.Status.String())}
	}
	s.Ordered, s.YearBefore = orderedResults(f.Ordered), yearBeforeResults(rep, form, f.YearBefore)
	return s
}

func limitsResults(l indicator.Limits) resultsLimits {
	return resultsLimits{l.Phase, finite(l.Centre), finite(l.Lower), finite(l.Upper), finite(l.RangeUpper), finite(l.MeanRange)}
}

// counted reports whether values of a form are made of a numerator and a denominator.
func counted(form metric.Form) bool { return form != metric.Duration && form != metric.Level }

func phaseFigureResults(form metric.Form, p *indicator.PhaseFigure) resultsPhase {
	r := resultsPhase{
		Phase: p.Phase, N: p.N, Value: finite(p.Value), Low: finite(p.Low), High: finite(p.High),
		ExposureDays: finite(p.ExposureDays), Reason: given(string(p.Reason)),
	}
	for _, b := range p.Bands {
		r.Bands = append(r.Bands, resultsBand{b.Edition, b.Level.String(), b.Confirmed})
	}
	if counted(form) {
		r.Numerator, r.Denominator = finite(p.Numerator), finite(p.Denominator)
	}
	if form == metric.Duration {
		r.P85, r.P90, r.Open, r.Negative = finite(p.P85), finite(p.P90), &p.Open, &p.Negative
	}
	r.setTreated(form, p)
	return r
}
