package ingest

import (
	"slices"
	"strings"

	"upshot/metric"
)

// nestedList is the name under which the records of a JSON text hold lists of their own, as SonarQube's
// history does, or "".
func (p *proposing) nestedList() string {
	for _, c := range p.columns {
		if i := strings.LastIndexByte(c.Header, '.'); i > 0 && c.Type == ListColumn && strings.HasPrefix(p.group[0].file.Format, "json") {
			return Glimpse(c.Header[:i], false)
		}
	}
	return ""
}

// otherTimes are the headers of the columns that hold moments and play no role.
func (p *proposing) otherTimes() (headers []string) {
	for c := range p.columns {
		if p.columns[c].Type == TimesColumn && !slices.ContainsFunc(p.roles, func(r assigned) bool { return r.column == c }) {
			headers = append(headers, Glimpse(p.columns[c].Header, false))
		}
	}
	return headers
}

// checkKeep proposes another condition where that of the preset would leave nothing.
func (p *proposing) checkKeep() {
	if p.preset == nil {
		return
	}
	for _, condition := range p.preset.Source.Keep {
		r := p.of(condition.Role)
		if r == nil || condition.Test != metric.Is || len(p.columns[r.column].Words) == 0 {
			continue
		}
		words := p.columns[r.column].Words
		v := newVocabulary(withWords(map[string][]string{}, p.preset.Source.Values[condition.Role]))
		kept := slices.ContainsFunc(words, func(w WordCount) bool {
			canonical, _ := v.of(w.Word)
			return slices.ContainsFunc(condition.Words, func(word string) bool { return fold(word) == fold(canonical) || fold(word) == fold(w.Word) })
		})
		if live := p.live(words); !kept && len(live) > 0 {
			p.line("  keep: {"+condition.Role+": ["+join(live)+"]}", NotePresetKeep, condition.Role, join(condition.Words), glimpses(words))
		}
	}
}

// suggestMerged suggests to leave out reviews that were closed without merging: their end is empty, so they
// would count as open.
func (p *proposing) suggestMerged() {
	r := p.of("status")
	if r == nil || p.of("approved") == nil {
		return
	}
	words := p.columns[r.column].Words
	word := func(sought string) string {
		for _, w := range words {
			if fold(w.Word) == sought {
				return w.Word
			}
		}
		return ""
	}
	if closed := word("closed"); closed != "" && word("merged") != "" {
		p.suggestLine("  keep: {status: {not: "+yamlText(closed)+"}}", NoteAbandoned, closed)
	}
}
