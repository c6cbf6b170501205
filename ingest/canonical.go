package ingest

import (
	"slices"

	"upshot/metric"
)

// useCanonicalWords puts the words of every measure's conditions in the terms of its source's
// vocabulary, as the tables hold them: once 失败 is read as failed, `where: {result: 失败}` means failed.
func (d *definition) useCanonicalWords() {
	for i := range d.plan.Indicators {
		m := &d.plan.Indicators[i].Measure
		d.canonicalTerm(&m.Numerator)
		d.canonicalTerm(&m.Denominator)
		if m.Link != nil {
			d.canonicalTerm(&m.Link.Incidents)
			d.canonicalTerm(&m.Link.Deployments)
		}
	}
}

func (d *definition) canonicalTerm(t *metric.Term) {
	for i := range d.plan.Sources {
		if source := &d.plan.Sources[i]; source.ID == t.Source {
			t.Where = canonicalConditions(t.Where, source)
		}
	}
}

// canonicalConditions copies conditions, for those of a catalogue entry are shared.
func canonicalConditions(conditions metric.Conditions, source *metric.Source) metric.Conditions {
	out := slices.Clone(conditions) // nil stays nil
	for i, c := range conditions {
		vocabulary := newVocabulary(source.Values[c.Role])
		c.Words = slices.Clone(c.Words)
		for j, word := range c.Words {
			c.Words[j], _ = vocabulary.of(word)
		}
		out[i] = c
	}
	return out
}
