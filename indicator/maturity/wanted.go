package maturity

import "upshot/metric"

// Wanted is what is not ready of the usually expected evidence of one kind, for the target's level.
type Wanted struct {
	Coverage
	Titles  []metric.Text // the expected titles that no ready piece has
	Certain bool          // all of Titles are missing; else Expected-Ready of them are, and nothing says which
}

// Wanted lists what of the usually expected evidence of a sub-item is not ready, by kind. A title counts as there if
// a ready piece of its kind has the same one. Where some ready pieces have other titles they may stand for any of the
// expected ones: the counts then say how many are missing, and not which.
func (r *Report) Wanted(s *SubItem) []Wanted {
	var all []Wanted
	for _, c := range s.Coverage {
		if c.Ready >= c.Expected {
			continue
		}
		w := Wanted{Coverage: c}
		ready := map[string]int{} // folded titles of the ready pieces
		for _, i := range s.Evidence {
			if e := &r.Evidence[i]; e.Kind == c.Kind && s.countedFor(e) {
				for _, title := range distinct(e.Title) {
					ready[title]++
				}
			}
		}
		named := 0
		for i := range s.Spec.Expected {
			e := &s.Spec.Expected[i]
			if e.Kind != c.Kind || !s.expects(e) || e.Title == nil {
				continue
			}
			if n := alike(e.Title, ready); n > 0 {
				named += n
			} else {
				w.Titles = append(w.Titles, e.Title)
			}
		}
		w.Certain = named >= c.Ready
		all = append(all, w)
	}
	return all
}

// supportedBy reports whether a piece of evidence is ready and of the target's level or a higher one.
func (s *SubItem) supportedBy(e *metric.Evidence) bool {
	return e.Ready() && float64(e.Level) >= s.Target
}

// expects reports whether a piece of the usual list is of the target's level.
func (s *SubItem) expects(e *metric.ExpectedEvidence) bool {
	return e.Level == s.Aim()
}

// countedFor reports whether a piece of evidence is ready and may be one of the usual list's for the target's level.
func (s *SubItem) countedFor(e *metric.Evidence) bool { return e.Ready() && e.Level == s.Aim() }

// alike is how many ready pieces have one of a title's wordings.
func alike(title metric.Text, ready map[string]int) (n int) {
	for _, words := range distinct(title) {
		n = max(n, ready[words])
	}
	return n
}

// distinct are the wordings of a text, folded, each once.
func distinct(t metric.Text) []string {
	var all []string
	seen := map[string]bool{"": true}
	for _, words := range t {
		if folded := metric.Fold(words); !seen[folded] {
			seen[folded] = true
			all = append(all, folded)
		}
	}
	return all
}
