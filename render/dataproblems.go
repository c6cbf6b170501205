package render

import (
	"strconv"
	"strings"

	"upshot/metric"
)

// problemKind is the problems of one code, with the hint that they share.
type problemKind struct {
	Severity, Word, Hint string
	Total                string // cells or rows of all of them, where there are several
	First, More          []problemView
	Rest                 string // how many More are
}

// shownProblems is how many problems of a kind stand open, and how many places of each problem are listed.
const shownProblems = 10

type problemView struct {
	Message, Hint string
	Count         string // cells or rows, where the message does not say it
	Places        []place
	Unlisted      string // how many places are not listed
}

// place is a position in parts, so that the one that is pasted can be selected by itself.
type place struct{ File, Cell string }

// placeOf splits a position: in a workbook into the file and what Excel's Name Box takes.
func placeOf(p metric.Position) place {
	if cell := p.Cell(); cell != "" {
		return place{p.File + ":", cell}
	}
	return place{Cell: p.String()}
}

// problemKinds groups the problems by code, in the order of each kind's first. A hint that all of a kind
// share is said once.
func (r *reader) problemKinds() []problemKind {
	type key struct {
		severity metric.Severity
		code     string
	}
	at := map[key]int{}
	var kinds []problemKind
	var totals []int
	for _, p := range r.rep.Problems {
		k := key{p.Severity, p.Code}
		i, ok := at[k]
		if !ok {
			i = len(kinds)
			at[k] = i
			kinds, totals = append(kinds, problemKind{Severity: p.Severity.String(), Word: r.Say("severity." + p.Severity.String())}), append(totals, 0)
		}
		kinds[i].First = append(kinds[i].First, r.problem(p))
		totals[i] += p.N()
	}
	for i := range kinds {
		k := &kinds[i]
		k.share()
		if n := len(k.First); n > 1 {
			k.Total = r.Say("data.kind.total", r.Count(n), r.Count(totals[i]))
		}
		if n := len(k.First) - shownProblems; n > 0 {
			k.First, k.More, k.Rest = k.First[:shownProblems], k.First[shownProblems:], r.Say("data.kind.more", r.Count(n))
		}
	}
	return kinds
}

// share moves a hint that all problems have up to their kind.
func (k *problemKind) share() {
	for _, p := range k.First {
		if p.Hint != k.First[0].Hint {
			return
		}
	}
	k.Hint = k.First[0].Hint
	for i := range k.First {
		k.First[i].Hint = ""
	}
}

func (r *reader) problem(p metric.Problem) problemView {
	message, hint := r.Problem(p)
	out := problemView{Message: message}
	if hint != "" {
		out.Hint = r.Say("data.hint", hint)
	}
	if n := r.Count(p.N()); p.N() > 1 && !strings.Contains(message, n) && !strings.Contains(message, strconv.Itoa(p.N())) {
		out.Count = r.Say("data.times", n)
	}
	var places []metric.Position
	if p.Pos != (metric.Position{}) {
		places = append(places, p.Pos)
	}
	places = append(places, p.Also...)
	for _, pos := range places[:min(len(places), shownProblems)] {
		out.Places = append(out.Places, placeOf(pos))
	}
	if n := max(p.N(), len(places)) - len(out.Places); n > 0 && len(p.Also) > 0 { // a single place may stand for all
		out.Unlisted = r.Say("data.unlisted", r.Count(n))
	}
	return out
}
