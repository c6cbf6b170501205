package wording

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"upshot/indicator"
	"upshot/metric"
)

// Title is what was found, as a heading. "fell from 12.4 to 5.1 days" is said only where the verdict
// is improved or worsened; a leaning is worded as a sign, too little data without values, and all else
// as no finding.
func (w *Words) Title(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	name := w.Name(spec)
	switch c.Verdict {
	case indicator.NotEnoughData:
		return w.tooLittle(spec, f, c)
	case indicator.Improved, indicator.Worsened:
		before, after := values(f, c)
		switch move := (effect{w, spec.Unit, c.EffectKind}).move(c.Effect); {
		case move < 0 && after < before:
			return w.Say("title.fell", name, w.spanOf(spec, c, "span.down", before, after))
		case move > 0 && after > before:
			return w.Say("title.rose", name, w.spanOf(spec, c, "span.up", before, after))
		}
		// The shown statistic stayed or went the other way: the title is what the test compared.
		return w.Say("title.effect", name, w.typical(rep, spec, c))
	}
	shown := w.shown(rep, spec, f, c)
	key := "title." + c.Verdict.String()
	if c.Verdict == indicator.NoClearChange && c.Equivalent {
		key = "title.equivalent"
	}
	if shown == "" {
		return w.Say(key+".bare", w.inSentence(spec))
	}
	return w.Say(key, w.inSentence(spec), shown)
}

// tooLittle says what is missing for a verdict, with the counts where they are the reason.
func (w *Words) tooLittle(spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	if c.Reason == indicator.NoBaseline {
		return w.afterOnly(spec, f, c)
	}
	key := "title.not-enough-data." + string(c.Reason)
	if !w.Has(key) {
		return w.Say("title.not-enough-data", w.inSentence(spec))
	}
	before, after := 0, 0
	if p := f.Phase(c.Before); p != nil {
		before = p.N
	}
	if p := f.Phase(c.After); p != nil {
		after = p.N
	}
	return w.Say(key, w.inSentence(spec), w.Count(before), w.Count(after))
}

// afterOnly is what there is to say without a baseline: the later value, and how it stands to its target.
func (w *Words) afterOnly(spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	_, after := values(f, c)
	target := ""
	if f.Target != nil && f.Target.Status != indicator.TargetUnknown {
		target = w.targetPart(spec, f, c)
	}
	return w.Say("title.no-baseline", w.Name(spec), w.ofEach(c, w.Value(spec.Unit, after)), target)
}

// Sentence is the verdict in full: the word, the shown values and their change, the estimate that the
// verdict rests on with its interval, n before and after, what kept the verdict from being stronger,
// and how the target stands.
func (w *Words) Sentence(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	return w.Say("sentence.end", w.judgement(rep, spec, f, c)+w.reasonPart(c)+w.targetPart(spec, f, c)+w.latePart(c))
}

// judgement is the sentence's first part, up to n.
func (w *Words) judgement(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	key, verdict := "sentence."+c.Verdict.String(), w.Verdict(c.Verdict)
	switch {
	case c.Reason == indicator.NoBaseline:
		_, after := values(f, c)
		was := w.Say("moved.after", w.subject(rep, spec), w.ofEach(c, w.Value(spec.Unit, after)))
		return w.Say("sentence.no-baseline", verdict, w.facts(was, w.Stated(rep, spec, c), w.counts(rep, spec, f, c)))
	case c.Verdict == indicator.NotEnoughData:
		return w.Say(key, verdict, w.inSentence(spec), w.facts(w.counts(rep, spec, f, c)))
	}
	return w.Say(key, verdict, w.facts(w.moved(rep, spec, f, c), w.estimate(rep, spec, f, c), w.counts(rep, spec, f, c)))
}

// facts joins short facts with a semicolon; "" is no fact.
func (w *Words) facts(facts ...string) string {
	s := ""
	for _, fact := range facts {
		switch {
		case s == "":
			s = fact
		case fact != "":
			s = w.Say("sentence.next", s, fact)
		}
	}
	if s == "" {
		return dash
	}
	return s
}

// moved is the shown values and their change: "median change lead time fell from 21.2 to 8.2 days
// (−61 %)". Only a verdict or a sign lets them fall or rise.
func (w *Words) moved(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	subject := w.subject(rep, spec)
	before, after := values(f, c)
	key, join := "moved.went", "span.values"
	switch {
	case math.IsNaN(before) || math.IsNaN(after):
		return w.Say("moved.unknown", subject, w.spanOf(spec, c, "span.beside", before, after))
	case same(before, after):
		return w.Say("moved.same", subject, w.ofEach(c, w.Value(spec.Unit, after)))
	case c.Verdict == indicator.NoClearChange:
	case after < before:
		key, join = "moved.fell", "span.down"
	default:
		key, join = "moved.rose", "span.up"
	}
	return w.Say(key, subject, w.spanOf(spec, c, join, before, after), w.Change(spec, c))
}

// same reports whether two values are equal but for floating-point dust.
func same(a, b float64) bool { return math.Abs(a-b) <= nothing*max(math.Abs(a), math.Abs(b)) }

// estimate is what the verdict rests on, where that is not the change of the shown values itself. Where
// the two part, it says so.
func (w *Words) estimate(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	if math.IsNaN(c.Effect) {
		return ""
	}
	e := effect{w, spec.Unit, c.EffectKind}
	size := e.signed(c.Effect)
	said := w.Say("estimate.shift", size)
	before, after := values(f, c)
	switch parted := !e.nothing(c.Effect) && (same(before, after) || (e.move(c.Effect) < 0) != (after < before)); {
	case parted && metric.Known(before) && metric.Known(after):
		said = w.Say("estimate.yet", w.typical(rep, spec, c))
	case c.EffectKind != indicator.RateRatio && c.EffectKind != indicator.Difference:
	case size == w.Change(spec, c):
		said = ""
	default:
		said = w.Say("estimate.is", size)
	}
	limits := e.limits(c)
	switch {
	case limits == "":
		return said
	case said == "":
		return w.Say("estimate.interval", limits)
	}
	return w.Say("estimate.with-interval", said, w.Say("estimate.interval", limits))
}

// typical is the estimate as what it says of a typical record or period: "the typical record is
// estimated 10 % lower". A Hodges-Lehmann estimate compares every record with every other, and so can
// go another way than the shown medians.
func (w *Words) typical(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) string {
	e := effect{w, spec.Unit, c.EffectKind}
	key := "typical.estimate"
	switch {
	case math.IsInf(c.Effect, 0) || e.nothing(c.Effect):
		return w.Say("estimate.is", e.signed(c.Effect))
	case c.EffectKind == indicator.RateRatio || c.EffectKind == indicator.Difference:
	case spec.Measure.AsSeries():
		key = "typical." + indicator.JudgedBy(rep.Plan, spec).String()
	default:
		key = "typical.record"
	}
	if e.move(c.Effect) < 0 {
		return w.Say(key+".lower", e.size(c.Effect))
	}
	return w.Say(key+".higher", e.size(c.Effect))
}

// subject is the indicator with the name of its statistic where there is a choice: "median change lead time".
func (w *Words) subject(rep *indicator.Report, spec *metric.Indicator) string {
	name := w.inSentence(spec)
	switch {
	case spec.Measure.AsSeries():
		return w.Say("subject.series."+rep.Plan.Period.String(), name)
	case spec.Measure.Form == metric.Duration && !w.namesStatistic(spec):
		return w.Say("subject."+spec.Statistic.String(), name)
	}
	return name
}

// namesStatistic reports whether an indicator's own name says its statistic: "Reviews (P85)".
func (w *Words) namesStatistic(spec *metric.Indicator) bool {
	name := metric.Fold(w.Name(spec))
	return strings.Contains(name, spec.Statistic.String()) ||
		strings.Contains(name, metric.Fold(w.Say("statistic."+spec.Statistic.String(), "")))
}

// spanOf is two values of a comparison, said to be per project where they are.
func (w *Words) spanOf(spec *metric.Indicator, c *indicator.Comparison, key string, before, after float64) string {
	return w.ofEach(c, w.span(spec.Unit, key, before, after))
}

// ofEach says that a figure is per project, where a note gives the totals beside it.
func (w *Words) ofEach(c *indicator.Comparison, figure string) string {
	for _, n := range c.Notes {
		if n.Code == indicator.NoteTotals {
			return w.Say("value.each-project", figure)
		}
	}
	return figure
}

// reasonPart is what kept the verdict from being stronger, "" for improved and worsened.
func (w *Words) reasonPart(c *indicator.Comparison) string {
	switch {
	case c.Equivalent && c.Verdict == indicator.NoClearChange:
		return w.Say("sentence.reason", w.Say("sentence.equivalent"))
	case c.Reason == "":
		return ""
	}
	return w.Say("sentence.reason", w.Reason(c.Reason))
}

// latePart says that the indicator was made primary with the result in sight.
func (w *Words) latePart(c *indicator.Comparison) string {
	if !c.HasNote(indicator.NoteLatePrimary) {
		return ""
	}
	return w.Say("sentence.reason", w.Say("late-primary"))
}

// targetPart is how the target stands, where the comparison's later phase is the target's.
func (w *Words) targetPart(spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	t := f.Target
	if t == nil || t.Phase != c.After {
		return ""
	}
	return w.Say("sentence.target."+statusKey(t.Status), w.Target(spec, t.Target))
}

// counts is "n 412 before, 506 after", or the complete periods of a series: "6 months before, 8 after".
func (w *Words) counts(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	before, after := f.Phase(c.Before), f.Phase(c.After)
	if before == nil || after == nil {
		return ""
	}
	key := "sentence.n"
	if spec.Measure.AsSeries() {
		key += "." + rep.Plan.Period.String()
	}
	return w.Say(key, w.Count(before.N), w.Count(after.N))
}

// shown is the displayed values, before to after, with the name of the statistic where there is a choice:
// "median 12.4 to 5.1 days". "" if neither side has one.
func (w *Words) shown(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	before, after := values(f, c)
	if math.IsNaN(before) && math.IsNaN(after) {
		return ""
	}
	span := w.spanOf(spec, c, "span.arrow", before, after)
	switch {
	case spec.Measure.AsSeries():
		return w.Say("statistic.series."+rep.Plan.Period.String(), span)
	case spec.Measure.Form == metric.Duration && !w.namesStatistic(spec):
		return w.Say("statistic."+spec.Statistic.String(), span)
	}
	return span
}

// values are the displayed values of a comparison's two phases.
func values(f *indicator.Figures, c *indicator.Comparison) (before, after float64) {
	before, after = metric.Missing(), metric.Missing()
	if p := f.Phase(c.Before); p != nil {
		before = p.Value
	}
	if p := f.Phase(c.After); p != nil {
		after = p.Value
	}
	return before, after
}

// inSentence is the indicator's name inside a sentence. A catalogue name is common words and loses its
// capital; a name of the user's own may begin with a proper noun and stays. Abbreviations stay too.
func (w *Words) inSentence(spec *metric.Indicator) string {
	name := w.Name(spec)
	first, size := utf8.DecodeRuneInString(name)
	word, _, _ := strings.Cut(name[size:], " ")
	if spec.Entry == "" || word == "" || strings.ContainsFunc(word, unicode.IsUpper) {
		return name
	}
	return string(unicode.ToLower(first)) + name[size:]
}
