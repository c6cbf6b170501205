package workbook

import (
	"slices"
	"strings"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// met is 1 if the level of a phase is at the target, else 0.
func (p part) met(phase int) float64 {
	if metric.Known(p.levels[phase]) && p.levels[phase] >= p.target {
		return 1
	}
	return 0
}

// cellsOf are the cells of parts in a column, those in a row after another as one range.
func cellsOf(column int, parts []part, value func(p part) float64) span {
	var s span
	for first := 0; first < len(parts); {
		end := first + 1
		for end < len(parts) && parts[end].row == parts[end-1].row+1 {
			end++
		}
		s.parts = append(s.parts, area(column, parts[first].row, parts[end-1].row))
		first = end
	}
	for _, p := range parts {
		if v := value(p); metric.Known(v) {
			s.values = append(s.values, v)
		}
	}
	return s
}

// rolled is the lowest of the cells, or their mean.
func (s span) rolled(rule string) expr {
	if rule == "mean" {
		return expr{"AVERAGE(" + s.list() + ")", total(s.values) / float64(len(s.values)), true}
	}
	lowest := metric.Missing()
	if len(s.values) > 0 {
		lowest = slices.Min(s.values)
	}
	return expr{"MIN(" + s.list() + ")", lowest, true}
}

// orPublished is the published value where a formula cannot name the cells.
func (s span) orPublished(live, published any) any {
	if !s.fits() {
		return published
	}
	return live
}

// fillSubItems adds a row for each sub-item: its level and whether it is at its target by formula, then the
// ratings as they are written and what else is said of it.
func (a *assessed) fillSubItems(t *table) {
	var rows [][]any
	for i := range a.r.SubItems {
		s := &a.r.SubItems[i]
		l := &line{row: t.top + 1 + i}
		a.subItemLine(l, s)
		for _, k := range a.named {
			v := &a.r.Views[k]
			l.put(column{a.say("maturity.name-there", a.certificate(v)), 24, text}, orEmpty(s.NameUnder(v.Certificate.ID)))
		}
		t.columns = l.heads
		rows = append(rows, l.cells)
	}
	if len(rows) == 0 {
		t.columns = []column{{a.say("maturity.name"), 34, text}}
	}
	t.fill(rows)
}

func (a *assessed) subItemLine(l *line, s *maturity.SubItem) {
	_, code := a.model.NameOf(s.Node)
	domain, item := s.Node, s.Node
	domain.Item, domain.SubItem, item.SubItem = -1, -1, -1
	l.put(column{a.say("maturity.sub-item"), 34, text}, a.words.NodeName(a.model, s.Node))
	l.put(column{a.say("maturity.code"), 16, text}, code)
	l.put(column{a.say("maturity.item"), 29, text}, a.words.NodeName(a.model, item))
	l.put(column{a.say("maturity.domain"), 20, text}, a.words.NodeName(a.model, domain))
	target := l.put(column{a.say("maturity.target"), 10, decimals1}, s.Target)
	var levels []expr
	for k, phase := range a.r.Rated {
		live := a.subItemLevel(l.row, k, s)
		levels = append(levels, l.put(column{a.say("maturity.level", a.phase(phase)), a.levelWidth(), decimals1}, inNumbers(decimals1, live)))
	}
	for k, phase := range a.r.Rated {
		met := expr{"IF(AND(ISNUMBER(" + levels[k].text + ")," + levels[k].text + ">=" + target.text + "),1,0)", part{target: s.Target, levels: s.Levels}.met(phase), true}
		l.put(column{a.say("maturity.met.sub-item", a.phase(phase)), 13, integer}, met)
	}
	rating := func(of func(g *metric.Ratings) []float64, phase int) any {
		if s.Ratings == nil {
			return nil
		}
		return a.written(of(s.Ratings)[phase])
	}
	for _, phase := range a.r.Rated {
		l.put(column{a.say("maturity.self", a.phase(phase)), 10, integer}, rating(func(g *metric.Ratings) []float64 { return g.Self }, phase))
	}
	for _, phase := range a.judged {
		l.put(column{a.say("maturity.assessed", a.phase(phase)), 11, integer}, rating(func(g *metric.Ratings) []float64 { return g.Assessed }, phase))
	}
	a.saidOf(l, s)
}

// subItemLevel looks up what the rating of the k-th rated phase counts: the assessor's, where there is one.
func (a *assessed) subItemLevel(row, k int, s *maturity.SubItem) any {
	n, phase := len(a.r.Rated), a.r.Rated[k]
	self := address(levelColumn+2*n+k, row)
	rating, empty := self, self
	if at := slices.Index(a.judged, phase); at >= 0 {
		assessed := address(levelColumn+3*n+at, row)
		rating, empty = "IF("+assessed+`="",`+self+","+assessed+")", self+"&"+assessed
	}
	scale := address(codeColumn, a.scaleTop+1) + ":" + address(codeColumn+1, a.scaleTop+len(a.scale))
	unrated := a.say("maturity.unrated")
	formula := "IF(" + empty + `="",` + literal(unrated) + ",VLOOKUP(" + rating + "," + scale + ",2,FALSE))"
	if !metric.Known(s.Levels[phase]) {
		return phrase{formula, unrated}
	}
	return expr{formula, s.Levels[phase], true}
}

// saidOf is what stands in the registers beside the ratings of a sub-item.
func (a *assessed) saidOf(l *line, s *maturity.SubItem) {
	var gap, note string
	evidence := evidenceOf(a.r, s)
	if s.Ratings != nil {
		gap, note = a.words.Text(s.Ratings.Gap), a.words.Text(s.Ratings.Note)
		for _, id := range s.Ratings.Evidence { // as written, where the register does not have it
			if !slices.Contains(evidence, id) {
				evidence = append(evidence, id)
			}
		}
	}
	var actions []string
	for _, i := range s.Actions {
		actions = append(actions, a.r.Registers.Actions[i].ID)
	}
	l.put(column{a.say("maturity.gap"), 40, text}, orEmpty(gap))
	l.put(column{a.say("maturity.note"), 40, text}, orEmpty(note))
	l.put(column{a.say("maturity.evidence"), 34, text}, orEmpty(a.ids(evidence)))
	l.put(column{a.say("maturity.actions"), 22, text}, orEmpty(a.ids(actions)))
}

// evidenceOf are the ids of the evidence that supports a sub-item.
func evidenceOf(r *maturity.Report, s *maturity.SubItem) []string {
	var ids []string
	for _, i := range s.Evidence {
		ids = append(ids, r.Registers.Evidence[i].ID)
	}
	return ids
}

// ids joins ids as a cell lists them.
func (b *book) ids(list []string) string { return strings.Join(list, b.say("between-conditions")) }

// orEmpty leaves a cell empty where nothing is said.
func orEmpty(s string) any {
	if s == "" {
		return nil
	}
	return s
}
