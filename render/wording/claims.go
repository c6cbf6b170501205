package wording

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"upshot/indicator"
	"upshot/metric"
)

// Claim is one form in which reports say what a comparison found: a label, and a sentence of it.
type Claim struct {
	Form  string // before-after, change, points, relative, multiple, difference, target, stated
	Label string
	Text  string
}

// Claims gives the forms in which a comparison may be said, all from the figures that the page shows, and
// a sentence on how far they may be believed. A form that would not be honest is left out: no per cent
// and no multiple of nothing, no change where there is too little data for a verdict. Where the verdict is
// none, every change is marked as not proven.
func (w *Words) Claims(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) (lead string, all []Claim) {
	cl := claims{w, rep, spec, f, c, nil}
	before, after := values(f, c)
	switch {
	case metric.Known(before) && metric.Known(after):
		cl.pair(before, after)
		if c.Verdict != indicator.NotEnoughData {
			cl.changes(before, after)
		}
	case metric.Known(after):
		cl.add("after", w.Say("claim.after", w.subject(rep, spec), w.ofEach(c, w.Value(spec.Unit, after))))
	}
	if t := f.Target; t != nil && t.Phase == c.After && metric.Known(after) {
		cl.add("target", w.Say("claim.target", w.ofEach(c, w.Value(spec.Unit, after)), w.targetPart(spec, f, c)))
	}
	for _, s := range w.statedOf(rep, spec, c.Before) {
		cl.add("stated", w.Say("claim.stated", s))
	}
	return cl.lead(), cl.all
}

// claims is a list under way.
type claims struct {
	w    *Words
	rep  *indicator.Report
	spec *metric.Indicator
	f    *indicator.Figures
	c    *indicator.Comparison
	all  []Claim
}

func (cl *claims) add(form, text string) {
	cl.all = append(cl.all, Claim{form, cl.w.Say("claim.label." + form), Capital(text)})
}

// Capital begins a text with a capital, where its letters have them.
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// finding reports whether the shown figures may be said as what was found: the verdict calls the change, and
// they moved the way that it says.
func (cl *claims) finding() bool {
	before, after := values(cl.f, cl.c)
	move := effect{cl.w, cl.spec.Unit, cl.c.EffectKind}.move(cl.c.Effect)
	called := cl.c.Verdict == indicator.Improved || cl.c.Verdict == indicator.Worsened
	return called && (move < 0 && after < before || move > 0 && after > before)
}

// lead says how far the claims may be believed.
func (cl *claims) lead() string {
	w, c := cl.w, cl.c
	verdict := w.Verdict(c.Verdict)
	switch {
	case c.Reason == indicator.NoBaseline:
		return w.Say("claims.after-only")
	case c.Verdict == indicator.NotEnoughData:
		return w.Say("claims.not-enough-data", verdict)
	case cl.finding():
		return w.Say("claims.finding", verdict)
	case c.Verdict == indicator.Improved || c.Verdict == indicator.Worsened:
		return w.Say("claims.parted", verdict, w.typical(cl.rep, cl.spec, c))
	}
	return w.Say("claims.unproven", verdict)
}

// pair is the two values with one unit: "fell from 12.4 to 5.1 days", or side by side where that is no finding.
func (cl *claims) pair(before, after float64) {
	w, spec, c := cl.w, cl.spec, cl.c
	subject := w.subject(cl.rep, spec)
	key := "claim.rose"
	if after < before {
		key = "claim.fell"
	}
	switch none := math.Abs(before) < nothing; {
	case c.Verdict == indicator.NotEnoughData:
		both := w.Values(spec.Unit, before, after)
		cl.add("before-after", w.Say("claim.beside", subject, both[0], w.ofEach(c, both[1])))
	case none && after > nothing:
		cl.change("before-after", w.Say("claim.from-none", subject, w.ofEach(c, w.Value(spec.Unit, after))))
	case same(before, after):
		cl.add("before-after", w.Say("moved.same", subject, w.ofEach(c, w.Value(spec.Unit, after))))
	case cl.finding():
		join := map[string]string{"claim.fell": "span.down", "claim.rose": "span.up"}[key]
		cl.add("before-after", w.Say(key, subject, w.spanOf(spec, c, join, before, after)))
	default:
		cl.change("before-after", w.Say("claim.is", subject, w.spanOf(spec, c, "span.values", before, after)))
	}
}

// change adds a claim of a change, marked unless it is a finding.
func (cl *claims) change(form, text string) {
	if !cl.finding() {
		text = cl.w.Say("claim.unproven", text)
	}
	cl.add(form, text)
}

// changes are the ways to say how much, where the two values differ and there is something to take a share of.
func (cl *claims) changes(before, after float64) {
	w, spec, c := cl.w, cl.spec, cl.c
	if same(before, after) {
		return
	}
	percents := metric.Known(c.ChangePct)
	difference := w.difference(spec.Unit, c.Change)
	if spec.Unit.Kind == metric.PercentUnit { // points first: a per cent of a share is easily taken for them
		cl.sized("points", difference)
		if percents {
			cl.change("relative", w.Say("claim.relative", sign(c.ChangePct)+w.relative(c.ChangePct/100), w.Value(spec.Unit, before)))
		}
		return
	}
	if percents {
		cl.sized("change", w.relative(c.ChangePct/100))
	}
	if metric.Known(c.Multiple) && after > nothing {
		if times := w.Times(c.Multiple); times != "1" {
			cl.change("multiple", w.Say("claim.multiple."+cl.multipleOf(), w.subject(cl.rep, spec), times))
		}
	}
	if math.Abs(before) >= nothing { // else it is the later value itself
		cl.sized("difference", difference)
	}
}

// sized says a change by its size: "fell by 59 %" as a finding, "a fall of 59 % (not proven)" else.
func (cl *claims) sized(form, size string) {
	w, subject := cl.w, cl.w.subject(cl.rep, cl.spec)
	switch fell := cl.c.Change < 0; {
	case !cl.finding() && fell:
		cl.change(form, w.Say("claim.is", subject, w.Say("effect.fall", size)))
	case !cl.finding():
		cl.change(form, w.Say("claim.is", subject, w.Say("effect.rise", size)))
	case fell:
		cl.add(form, w.Say("claim.fell-by", subject, size))
	default:
		cl.add(form, w.Say("claim.rose-by", subject, size))
	}
}

// multipleOf is what a multiple is of: time, a number of things, or a value.
func (cl *claims) multipleOf() string {
	switch {
	case cl.spec.Measure.Form == metric.Frequency:
		return "count"
	case cl.spec.Measure.Form != metric.Duration:
		return "value"
	case cl.c.Multiple < 1:
		return "shorter"
	}
	return "longer"
}

// Times is a multiple: 0.39, 1.27, 2.4, 18. Below 2 it is the printed per cent of the change, so that 0.39
// stands beside −61 %.
func (w *Words) Times(m float64) string {
	percent := 100 * (m - 1)
	switch {
	case !metric.Known(m):
		return dash
	case m < 0.0995:
		return figures(m)
	case m < 1.995:
		if math.Abs(percent) >= 9.95 {
			m = 1 + math.Copysign(math.Round(math.Abs(percent)), percent)/100
		}
		return decimal(m, 2, true)
	case m < 9.95:
		return decimal(m, 1, true)
	}
	return decimal(m, 0, true)
}

// Stated are the figures that somebody published for the comparison's baseline, shown beside the report's
// own and never judged; "" if there are none.
func (w *Words) Stated(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) string {
	var all []string
	for _, s := range w.statedOf(rep, spec, c.Before) {
		all = append(all, w.Say("stated", s))
	}
	return strings.Join(all, w.Say("stated.next"))
}

// statedOf is what was published for a phase, each with its origin.
func (w *Words) statedOf(rep *indicator.Report, spec *metric.Indicator, phase string) []string {
	var all []string
	for _, s := range spec.Stated {
		if id := rep.Plan.Phases[s.Phase].ID; id == phase {
			all = append(all, w.Say("stated.value", w.Phase(rep, id), w.Value(spec.Unit, s.Value), w.Text(s.Origin)))
		}
	}
	return all
}
