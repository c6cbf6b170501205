package wording

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"upshot/indicator"
	"upshot/metric"
)

// Title is what was found, as a heading. "fell from 12.4 to 5.1 days" is said only where the verdict
// is improved or worsened; a leaning is worded as a sign, and all else as no finding.
func (w *Words) Title(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	name := w.Name(spec)
	before, after := values(f, c)
	if c.Verdict == indicator.Improved || c.Verdict == indicator.Worsened {
		e := effect{w, spec.Unit, c.EffectKind}
		switch move := e.move(c.Effect); {
		case move < 0 && after < before:
			return w.Say("title.fell", name, w.span(spec.Unit, "span.down", before, after))
		case move > 0 && after > before:
			return w.Say("title.rose", name, w.span(spec.Unit, "span.up", before, after))
		}
		// The shown statistic stayed or went the other way: the title is what the test compared.
		return w.Say("title.effect", name, e.verb(c.Effect))
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

// Sentence is the verdict in full: the word, the effect with its interval, the values, n before and after,
// what kept the verdict from being stronger, and how the target stands.
func (w *Words) Sentence(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	return w.Say("sentence.end", w.judgement(rep, spec, f, c)+w.reasonPart(c)+w.targetPart(spec, f, c))
}

// judgement is the sentence's first part, up to n.
func (w *Words) judgement(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	e := effect{w, spec.Unit, c.EffectKind}
	verdict, name, n := w.Verdict(c.Verdict), w.inSentence(spec), w.counts(f, c)
	var facts []string
	add := func(s string) {
		if s != "" {
			facts = append(facts, s)
		}
	}
	switch c.Verdict {
	case indicator.NotEnoughData:
		add(w.shown(rep, spec, f, c))
		add(n)
		return w.Say("sentence.not-enough-data", verdict, name, w.facts(facts))
	case indicator.NoClearChange:
		add(w.shown(rep, spec, f, c))
		add(e.interval(c))
		add(n)
		return w.Say("sentence.no-clear-change", verdict, name, w.facts(facts))
	}
	add(e.interval(c))
	add(w.shown(rep, spec, f, c))
	return w.Say("sentence."+c.Verdict.String(), verdict, name, e.verb(c.Effect), w.facts(facts), n)
}

// facts joins short facts with a semicolon.
func (w *Words) facts(facts []string) string {
	if len(facts) == 0 {
		return dash
	}
	s := facts[0]
	for _, fact := range facts[1:] {
		s = w.Say("sentence.next", s, fact)
	}
	return s
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

// targetPart is how the target stands, where the comparison's later phase is the target's.
func (w *Words) targetPart(spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	t := f.Target
	if t == nil || t.Phase != c.After {
		return ""
	}
	return w.Say("sentence.target."+statusKey(t.Status), w.Target(spec, t.Target))
}

// counts is "n 412 to 506": how many records, or periods of a series, stand behind each side.
func (w *Words) counts(f *indicator.Figures, c *indicator.Comparison) string {
	before, after := f.Phase(c.Before), f.Phase(c.After)
	if before == nil || after == nil {
		return ""
	}
	return w.Say("sentence.n", w.Count(before.N), w.Count(after.N))
}

// shown is the displayed values, before to after, with the name of the statistic where there is a choice:
// "median 12.4 to 5.1 days". "" if neither side has one.
func (w *Words) shown(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) string {
	before, after := values(f, c)
	if math.IsNaN(before) && math.IsNaN(after) {
		return ""
	}
	span := w.span(spec.Unit, "span.to", before, after)
	switch {
	case spec.Measure.AsSeries():
		return w.Say("statistic.series."+rep.Plan.Period.String(), span)
	case spec.Measure.Form == metric.Duration:
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

// headlineOrder is the order in which the headline counts the verdicts.
var headlineOrder = []indicator.Verdict{
	indicator.Improved, indicator.Worsened, indicator.LeaningBetter, indicator.LeaningWorse,
	indicator.NoClearChange, indicator.NotEnoughData,
}

// Headline is the report's answer: how the primary indicators of all projects together came out in the
// headline comparison, and what holds chance findings down. Where no indicator is primary it counts
// all of them, and says so.
func (w *Words) Headline(rep *indicator.Report) string {
	counts, total, family, primary := tally(rep)
	if total == 0 {
		return w.Say("headline.nothing")
	}
	var parts []string
	for _, v := range headlineOrder {
		if counts[v] > 0 {
			parts = append(parts, w.Say("headline."+v.String(), strconv.Itoa(counts[v])))
		}
	}
	key := "headline.primary"
	if !primary {
		key = "headline.supporting"
	}
	answer := w.Say(key, strconv.Itoa(total), w.List(parts), w.before(rep), w.after(rep))
	switch {
	case family == 0:
		return answer
	case rep.Plan.Multiplicity == "holm":
		return w.Say("headline.sentences", answer, w.Say("headline.holm", strconv.Itoa(family)))
	}
	return w.Say("headline.sentences", answer, w.Say("headline.bh", strconv.Itoa(family)))
}

// tally counts the headline verdicts of the primary indicators over all projects, or of every indicator
// if none is primary; family is how many of them were tested together.
func tally(rep *indicator.Report) (counts map[indicator.Verdict]int, total, family int, primary bool) {
	for i := range rep.Indicators {
		primary = primary || rep.Indicators[i].Spec.Primary
	}
	counts = map[indicator.Verdict]int{}
	for i := range rep.Indicators {
		r := &rep.Indicators[i]
		f := r.In(indicator.Overall)
		if r.Spec.Primary != primary || f == nil {
			continue
		}
		if c := f.Headline(); c != nil {
			counts[c.Verdict]++
			total++
			family = max(family, c.Family)
		}
	}
	return counts, total, family, primary
}

func (w *Words) before(rep *indicator.Report) string { return w.Phase(rep, rep.Plan.BeforeID()) }

func (w *Words) after(rep *indicator.Report) string { return w.Phase(rep, rep.Plan.AfterID()) }
