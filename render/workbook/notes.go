package workbook

import (
	"strconv"

	"upshot/indicator"
	"upshot/metric"
)

// noteOrder is all notes that headers may refer to, in the order of their numbers.
var noteOrder = []string{
	"published", "difference", "days", "days.working", "interval.ranks", "interval.mean", "interval.rate", "interval.wilson",
	"interval.series", "effect", "adjusted", "tests", "detectable", "limits", "across", "scopes", "tails", "runs", "survival",
}

// usedNotes numbers the notes that this report's sheets refer to.
func (b *book) usedNotes() map[string]int {
	registers := b.rep.Maturity != nil
	used := map[string]bool{"limits": len(b.rep.Indicators) > 0, "published": registers, "difference": registers}
	for i := range b.rep.Indicators {
		for _, code := range []string{"published", "difference", "effect", "adjusted", "tests", "detectable", "across"} {
			used[code] = true
		}
		spec := b.rep.Indicators[i].Spec
		for code, is := range map[string]func(*indicator.Figures, *indicator.Comparison) bool{
			"scopes": isStratified, "tails": hasTails, "runs": wasTried, "survival": survives,
		} {
			used[code] = used[code] || someComparison(&b.rep.Indicators[i], is)
		}
		used[intervalNote(spec)] = true
		if spec.Measure.Form == metric.Frequency {
			used["days"], used["days.working"] = used["days"] || !spec.Measure.Working, used["days.working"] || spec.Measure.Working
		}
	}
	numbers := map[string]int{}
	for _, code := range noteOrder {
		if used[code] {
			numbers[code] = len(numbers) + 1
		}
	}
	return numbers
}

// note refers to a note, at the end of a header.
func (b *book) note(code string) string {
	return " " + b.say("note.reference", strconv.Itoa(b.noteNumber[code]))
}

// notes lists the notes; there is no such sheet where nothing refers to one.
func notes(b *book) []*sheet {
	if len(b.noteNumber) == 0 {
		return nil
	}
	s := &sheet{tab: b.fixed("notes"), title: b.say("notes.title"), about: []string{b.say("notes.about"), b.say("tables", "1")}}
	s.build = func(s *sheet) error {
		t := &table{name: "notes", columns: []column{{b.say("column.note"), 16, text}, {b.say("column.content"), 120, text}}}
		var rows [][]any
		for _, code := range noteOrder {
			if n := b.noteNumber[code]; n > 0 {
				rows = append(rows, []any{b.say("note.reference", strconv.Itoa(n)), b.say("note." + code)})
			}
		}
		s.add(t.fill(rows))
		return nil
	}
	return []*sheet{s}
}
