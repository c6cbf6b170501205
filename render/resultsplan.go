package render

import "upshot/indicator"

// PlanResults is what a new round could show of an indicator, as `upshot plan --json` prints it.
//
// alone and last are the smallest effects, on the scale of effect_kind as in results.json, in the better
// direction, that a round of so many months would call with the power of the document: judged alone, and as
// the last of family comparisons of which no other changed; null if it would call none. months_for_minimum
// and months_for_large are the shortest rounds that show the minimum effect, and a change of 30 % of the
// baseline; null if none of up to three years does. reason is why nothing can be told.
type PlanResults struct {
	ID               string      `json:"id"`
	Primary          bool        `json:"primary"`
	Better           string      `json:"better"`
	Unit             string      `json:"unit"`
	Baseline         *float64    `json:"baseline"`
	EffectKind       *string     `json:"effect_kind"`
	Family           int         `json:"family"`
	Rounds           []planRound `json:"rounds"`
	MinimumEffect    float64     `json:"minimum_effect"`
	MinimumRelative  bool        `json:"minimum_relative"`
	MonthsForMinimum *int        `json:"months_for_minimum"`
	MonthsForLarge   *int        `json:"months_for_large"`
	Reason           *string     `json:"reason"`
}

type planRound struct {
	Months int      `json:"months"`
	Alone  *float64 `json:"alone"`
	Last   *float64 `json:"last"`
}

// OutlookResults gives the numbers of a look ahead.
func OutlookResults(o *indicator.Outlook) PlanResults {
	months := func(n int) *int {
		if n == 0 {
			return nil
		}
		return &n
	}
	r := PlanResults{
		ID: o.Spec.ID, Primary: o.Spec.Primary, Better: o.Spec.Better.String(), Unit: o.Spec.Unit.String(), Baseline: finite(o.Value),
		EffectKind: given(string(o.Kind)), Family: o.Family, Rounds: []planRound{},
		MinimumEffect: o.Spec.MinimumEffect.Value, MinimumRelative: o.Spec.MinimumEffect.Relative,
		MonthsForMinimum: months(o.ForMinimum), MonthsForLarge: months(o.ForLarge), Reason: given(string(o.Reason)),
	}
	for _, round := range o.Rounds {
		r.Rounds = append(r.Rounds, planRound{round.Months, finite(round.Alone), finite(round.Last)})
	}
	return r
}
