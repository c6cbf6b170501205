package workbook

import (
	"slices"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// assessed is the sheet of an assessment under construction. A phase's level stands in the same column of all
// its tables, so that the level of a whole is a formula over the cells of its parts below.
type assessed struct {
	*book
	r     *maturity.Report
	model *metric.Model
	sheet *sheet

	scale    []float64 // the levels that a rating can have, ascending
	judged   []int     // the phases with a rating by an assessor
	named    []int     // the certificates, as indexes into Views, that have a name for some sub-item
	lacking  bool      // some sub-item has no level in some phase
	shown    style     // of the levels of wholes
	domains  []part
	items    []part
	subItems []part
	scaleTop int // the header's row of the scale
}

// The columns that all tables of the sheet share, from 1: then come the levels of the rated phases, and as
// many for what is at its target.
const (
	codeColumn   = 2
	targetColumn = 5
	levelColumn  = 6
)

// part is a row that others are made of.
type part struct {
	row    int
	target float64
	levels []float64 // by phase of the plan
}

// assessment is the sheet Maturity; there is none without an assessment.
func assessment(b *book) []*sheet {
	if b.rep.Maturity == nil || b.rep.Maturity.Spec == nil {
		return nil
	}
	a := &assessed{book: b, r: b.rep.Maturity, model: b.rep.Maturity.Spec.Model, shown: decimals1}
	a.survey()
	name := b.words.Text(a.model.Name)
	if name == "" {
		name = a.model.ID
	}
	a.sheet = &sheet{tab: b.fixed("maturity"), title: b.say("maturity.title", name), broad: true, build: func(*sheet) error { return nil }}
	a.sheet.about = a.about()
	a.layOut()
	return []*sheet{a.sheet}
}

// survey looks for what the tables have to show.
func (a *assessed) survey() {
	for _, l := range a.model.Levels {
		a.scale = append(a.scale, float64(l.Number)-0.5, float64(l.Number))
	}
	for i := range a.r.SubItems {
		for _, phase := range a.r.Rated {
			a.lacking = a.lacking || !metric.Known(a.r.SubItems[i].Levels[phase])
		}
		if g := a.r.SubItems[i].Ratings; g != nil {
			a.scale = append(a.scale, slices.DeleteFunc(slices.Concat(g.Self, g.Assessed), func(v float64) bool { return !metric.Known(v) })...)
		}
	}
	slices.Sort(a.scale)
	a.scale = slices.Compact(a.scale)
	for _, phase := range a.r.Rated {
		if slices.ContainsFunc(a.r.Registers.Ratings, func(g metric.Ratings) bool { return metric.Known(g.Assessed[phase]) }) {
			a.judged = append(a.judged, phase)
		}
	}
	for i := range a.r.Views {
		if len(a.r.Views[i].Entries) > 0 {
			a.named = append(a.named, i)
		}
	}
	for _, w := range slices.Concat(a.r.Items, a.r.Domains, []maturity.Rolled{a.r.All}) {
		if w.Rule == "mean" {
			a.shown = decimals3
		}
	}
}

// about says whose words the levels are in, what a rating counts, and how a whole gets its level.
func (a *assessed) about() []string {
	var about []string
	if s := a.words.Text(a.model.Wording); s != "" {
		about = append(about, s)
	}
	for _, key := range []string{"about", "partial", "rule", "targets", "hides"} {
		about = append(about, a.say("maturity."+key))
	}
	if len(a.r.Views) > 0 {
		about = append(about, a.say("maturity.scales"))
	}
	for i := range a.r.Views {
		v := &a.r.Views[i]
		if s := a.words.Unnamed(a.r, v); s != "" {
			about = append(about, a.say("constant", a.certificate(v), s))
		}
		if s := a.words.Text(v.Certificate.Note); s != "" {
			about = append(about, a.say("constant", a.certificate(v), s))
		}
	}
	tables := 5
	if len(a.named) > 0 {
		tables++
	}
	return append(about, a.say("maturity.empty"), a.say("tables", a.words.Count(tables)))
}

// certificate is the name of another certificate.
func (a *assessed) certificate(v *maturity.View) string {
	if s := a.words.Text(v.Certificate.Name); s != "" {
		return s
	}
	return v.Certificate.ID
}

// layOut builds the tables, the whole first. Their places follow from their numbers of rows.
func (a *assessed) layOut() {
	whole := &table{name: "maturity_whole", caption: a.say("maturity.whole")}
	whole.top = a.sheet.firstTop(whole.caption)
	domains := &table{name: "maturity_domains", caption: a.say("maturity.domains"), top: topBelow(whole.top, 1)}
	items := &table{name: "maturity_items", caption: a.say("maturity.items"), top: topBelow(domains.top, max(1, len(a.r.Domains)))}
	subItems := &table{name: "maturity_sub_items", caption: a.say("maturity.sub-items"), top: topBelow(items.top, max(1, len(a.r.Items)))}
	a.scaleTop = topBelow(subItems.top, max(1, len(a.r.SubItems)))
	for i := range a.r.SubItems {
		s := &a.r.SubItems[i]
		a.subItems = append(a.subItems, part{subItems.top + 1 + i, s.Target, s.Levels})
	}
	for i := range a.r.Items {
		a.items = append(a.items, part{items.top + 1 + i, a.r.Items[i].Target, a.r.Items[i].Levels})
	}
	for i := range a.r.Domains {
		a.domains = append(a.domains, part{domains.top + 1 + i, a.r.Domains[i].Target, a.r.Domains[i].Levels})
	}
	a.fillWholes(whole, []maturity.Rolled{a.r.All}, func(maturity.Rolled) []part { return a.domains })
	a.fillWholes(domains, a.r.Domains, func(w maturity.Rolled) []part {
		return a.within(a.items, w.Node, func(i int) metric.Node { return a.r.Items[i].Node })
	})
	a.fillWholes(items, a.r.Items, func(w maturity.Rolled) []part { return a.subItemsOf(w.Node) })
	a.fillSubItems(subItems)
	for _, t := range []*table{whole, domains, items, subItems, a.scaleTable()} {
		a.sheet.add(t)
	}
	if len(a.named) > 0 {
		a.sheet.add(a.viewTable(topBelow(a.scaleTop, len(a.scale))))
	}
}

// within are the parts whose node lies in another.
func (a *assessed) within(parts []part, node metric.Node, nodeOf func(i int) metric.Node) []part {
	var in []part
	for i, p := range parts {
		if node.Domain < 0 || node.Holds(nodeOf(i)) {
			in = append(in, p)
		}
	}
	return in
}

func (a *assessed) subItemsOf(node metric.Node) []part {
	return a.within(a.subItems, node, func(i int) metric.Node { return a.r.SubItems[i].Node })
}

// scaleTable is what a rating counts. The levels of the sub-items look it up.
func (a *assessed) scaleTable() *table {
	t := &table{name: "maturity_scale", caption: a.say("maturity.scale"), columns: []column{
		{a.say("maturity.level.name"), 34, text}, {a.say("maturity.written"), 16, integer}, {a.say("maturity.counts"), 16, decimals1},
	}}
	var rows [][]any
	for _, v := range a.scale {
		rows = append(rows, []any{a.words.LevelName(a.model, v), a.written(v), v})
	}
	return t.fill(rows)
}

// written is a rating as it is written: a number, or "3-".
func (a *assessed) written(v float64) any {
	switch s := a.words.Rating(v); {
	case !metric.Known(v):
		return nil
	case s[len(s)-1] == '-':
		return as{wordRight, s}
	}
	return as{amountStyle(v), v}
}
