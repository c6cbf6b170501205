package render

import "upshot/indicator"

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
