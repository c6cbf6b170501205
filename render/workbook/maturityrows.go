package workbook

import (
	"strconv"
	"strings"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// whole is what the row of a whole is made of.
type whole struct {
	name           string
	codeHead, code string
	rule           string
	of             int
	target         float64
	levels         []float64 // by phase of the plan, as met
	met            []int
	parts          []part // that its level is made of
	subItems       []part // that are counted
}

// fillWholes adds a row for each whole.
func (a *assessed) fillWholes(t *table, wholes []maturity.Rolled, parts func(maturity.Rolled) []part) {
	var rows [][]any
	for _, r := range wholes {
		w := &whole{
			name: a.words.NodeName(a.model, r.Node), codeHead: a.say("maturity.code"), code: notApplicable, rule: r.Rule,
			of: r.Of, target: r.Target, levels: r.Levels, met: r.Met, parts: parts(r), subItems: a.subItemsOf(r.Node),
		}
		if r.Node.Domain >= 0 {
			_, w.code = a.model.NameOf(r.Node)
		}
		l := &line{row: t.top + 1 + len(rows)}
		figures := a.wholeFigures(w, l.row)
		cells := a.wholeLine(l, w, figures)
		if r.Node.Domain < 0 {
			a.repeatWhole(figures, cells)
		}
		t.columns = l.heads
		rows = append(rows, l.cells)
	}
	if len(rows) == 0 {
		t.columns = []column{{a.say("maturity.name"), 34, text}}
	}
	t.fill(rows)
}

// viewTable is the same under the names of other certificates.
func (a *assessed) viewTable(top int) *table {
	t := &table{name: "maturity_certificates", caption: a.say("maturity.views"), top: top}
	var rows [][]any
	for _, i := range a.named {
		v := &a.r.Views[i]
		for _, e := range v.Entries {
			var subItems []part
			for _, k := range e.SubItems {
				subItems = append(subItems, a.subItems[k])
			}
			w := &whole{
				name: e.Name, codeHead: a.say("maturity.certificate.name"), code: a.certificate(v), rule: a.r.All.Rule,
				of: len(e.SubItems), target: e.Target, levels: e.Levels, met: e.Met, parts: subItems, subItems: subItems,
			}
			l := &line{row: top + 1 + len(rows)}
			a.wholeLine(l, w, a.wholeFigures(w, l.row))
			t.columns = l.heads
			rows = append(rows, l.cells)
		}
	}
	return t.fill(rows)
}

// wholeLine is the row of a whole. Its figures begin in the column before the target.
func (a *assessed) wholeLine(l *line, w *whole, figures []checked) []expr {
	l.put(column{a.say("maturity.name"), 34, text}, w.name)
	l.put(column{w.codeHead, 16, text}, w.code)
	l.put(column{a.say("maturity.rule-column"), 27, text}, a.words.RollUpRule(w.rule))
	return a.putChecked(l, figures)
}

// wholeFigures are the sub-items of a whole, its target, and by phase its level and the sub-items at their
// target: those beside the level, since the lowest hides progress.
func (a *assessed) wholeFigures(w *whole, row int) []checked {
	codes := cellsOf(codeColumn, w.subItems, func(part) float64 { return 0 })
	targets := cellsOf(targetColumn, w.parts, func(p part) float64 { return p.target })
	figures := []checked{
		{column{a.say("maturity.of"), 13, integer}, codes.orPublished(expr{"COUNTA(" + codes.list() + ")", float64(len(w.subItems)), true}, w.of), w.of},
		{column{a.say("maturity.target"), 13, a.shown}, targets.orPublished(targets.rolled(w.rule), w.target), w.target},
	}
	for k := range a.r.Rated {
		figures = append(figures, a.levelFigure(w, k, address(targetColumn-1, row)))
	}
	for k, phase := range a.r.Rated {
		met := cellsOf(levelColumn+len(a.r.Rated)+k, w.subItems, func(p part) float64 { return p.met(phase) })
		figures = append(figures, checked{
			column{a.say("maturity.met", a.phase(phase)), 13, integer}, met.orPublished(met.sum(), w.met[phase]), w.met[phase],
		})
	}
	return figures
}

// levelFigure is the level of a whole in a rated phase, or how many of its sub-items are not rated. of is the
// cell with their number.
func (a *assessed) levelFigure(w *whole, k int, of string) checked {
	phase := a.r.Rated[k]
	level := func(p part) float64 { return p.levels[phase] }
	parts, all := cellsOf(levelColumn+k, w.parts, level), cellsOf(levelColumn+k, w.subItems, level)
	unrated := func(n, of string) string { return a.say("maturity.unrated.of", n, of) }
	counted := all.count()
	said := `"` + unrated(`"&(`+of+"-"+counted.text+`)&"`, `"&`+of+`&"`) + `"`
	said = strings.TrimSuffix(strings.TrimPrefix(said, `""&`), `&""`)
	live := parts.rolled(w.rule)
	live.text = "IF(" + counted.text + "<" + of + "," + said + "," + live.text + ")"
	f := checked{column{a.say("maturity.level", a.phase(phase)), a.levelWidth(), a.shown}, live, w.levels[phase]}
	if missing := len(w.subItems) - len(all.values); missing > 0 {
		words := unrated(strconv.Itoa(missing), strconv.Itoa(len(w.subItems)))
		f.live = phrase{live.text, words}
		if !metric.Known(w.levels[phase]) {
			f.published = words
		}
	}
	f.live = all.orPublished(f.live, f.published)
	return f
}

// levelWidth has room for the words where a part is not rated.
func (a *assessed) levelWidth() float64 {
	if !a.lacking {
		return 13
	}
	n := strconv.Itoa(len(a.r.SubItems))
	return max(13, lineWidth(a.say("maturity.unrated.of", n, n))+2)
}

// phase is the name of a phase.
func (a *assessed) phase(i int) string { return a.words.Phase(a.rep, a.rep.Plan.Phases[i].ID) }

// repeatWhole puts the figures of the whole model on Summary: the level before and now, and what is at target.
func (a *assessed) repeatWhole(figures []checked, cells []expr) {
	add := func(i int, key string, args ...string) { a.repeat(a.sheet, a.say(key, args...), figures[i], cells[i]) }
	n := len(a.r.Rated)
	for k, phase := range a.r.Rated {
		if phase == a.r.Before || phase == a.r.Now {
			add(2+k, "maturity.summary.level", a.phase(phase))
		}
	}
	add(1, "maturity.summary.target")
	if n > 0 {
		add(2+n+n-1, "maturity.summary.met", a.phase(a.r.Now))
	}
	add(0, "maturity.summary.of")
}
