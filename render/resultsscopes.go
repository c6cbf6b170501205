package render

import "upshot/indicator"

type (
	resultsStratified struct {
		Strata       int      `json:"strata"`
		OnlyBefore   []string `json:"only_before"`
		OnlyAfter    []string `json:"only_after"`
		Effect       *float64 `json:"effect"`
		Low          *float64 `json:"low"`
		High         *float64 `json:"high"`
		P            *float64 `json:"p"`
		Phi          *float64 `json:"phi"`
		DF           *float64 `json:"df"`
		Arrangements *int     `json:"arrangements"`
		Better       int      `json:"better"`
		Worse        int      `json:"worse"`
		Same         int      `json:"same"`
		Contradicts  bool     `json:"contradicts"`
	}
	resultsAcross struct {
		After         string  `json:"after"`
		Of            string  `json:"of"` // projects or groups
		Scopes        int     `json:"scopes"`
		Testable      int     `json:"testable"`
		Improved      int     `json:"improved"`
		Worsened      int     `json:"worsened"`
		ImprovedAfter int     `json:"improved_after"`
		WorsenedAfter int     `json:"worsened_after"`
		Expected      float64 `json:"expected"`
	}
)

func stratifiedResults(rep *indicator.Report, s *indicator.Stratified) *resultsStratified {
	if s == nil {
		return nil
	}
	ids := func(projects []int) []string {
		list := make([]string, 0, len(projects))
		for _, p := range projects {
			list = append(list, rep.Projects[p].ID)
		}
		return list
	}
	return &resultsStratified{
		Strata: s.Strata, OnlyBefore: ids(s.OnlyBefore), OnlyAfter: ids(s.OnlyAfter),
		Effect: finite(s.Effect), Low: finite(s.Low), High: finite(s.High), P: finite(s.P),
		Phi: finite(s.Phi), DF: finite(s.DF), Arrangements: positive(s.Arrangements),
		Better: s.Better, Worse: s.Worse, Same: s.Same, Contradicts: s.Contradicts,
	}
}

func acrossResults(r *indicator.Result) []resultsAcross {
	list := make([]resultsAcross, 0, len(r.Across))
	for _, a := range r.Across {
		of := "projects"
		if a.Groups {
			of = "groups"
		}
		list = append(list, resultsAcross{a.After, of, a.Scopes, a.Testable, a.Improved, a.Worsened, a.ImprovedAfter, a.WorsenedAfter, a.Expected})
	}
	return list
}
