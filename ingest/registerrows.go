package ingest

import (
	"slices"
	"strconv"
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// registerRows are the rows of a register, cell by cell.
type registerRows struct {
	*sourceReader
	*registerBook
	ids     map[int]string    // by record, of a register that has them
	again   map[string]int    // a problem's code and arguments -> its index
	guesses map[string]string // a role and an unknown word -> what was probably meant
}

// maxGuesses bounds the words of which it is found out what was meant: each is held against all that is known.
const maxGuesses = 100

// guess is what an unknown word of a column probably meant, "" if nothing is near or others were wrong before it.
func (r *registerRows) guess(role, word string, near func() string) string {
	key := role + "\x00" + word
	meant, done := r.guesses[key]
	if !done && len(r.guesses) < maxGuesses {
		meant = near()
		r.guesses[key] = meant
	}
	return meant
}

// place is where a cell stands in its file.
type place struct{ line, column int32 }

// keepPlaces notes where the cells of a row stand.
func (r *reading) keepPlaces(rows grid.Rows, index []int) {
	for _, i := range index {
		var p place
		if i >= 0 {
			at := rows.At(i)
			p = place{int32(at.Row), int32(at.Column)}
		}
		r.cells = append(r.cells, p)
	}
}

// at is where the cell of a role stands; the row for what stands in no column of the file.
func (r *registerRows) at(record int, role string) metric.Position {
	pos := r.position(record)
	if i := indexOfRole(r.columns, role); i >= 0 {
		if p := r.cells[record*len(r.columns)+i]; p.line > 0 {
			pos.Row, pos.Column = int(p.line), int(p.column)
		}
	}
	return pos
}

// header is what the column of a role is called in a record's file, else the role itself.
func (r *registerRows) header(record int, role string) string {
	if i := indexOfRole(r.columns, role); i >= 0 {
		if name := r.files[r.fileOf(record)].seen[i].header; name != "" {
			return name
		}
	}
	return role
}

// word is the cell of a role, "" if it is empty or no column has it.
func (r *registerRows) word(record int, role string) string {
	i := indexOfRole(r.columns, role)
	if i < 0 {
		return ""
	}
	word, _ := r.columns[i].vocabulary.of(r.columns[i].word(record))
	return word
}

// text is the cell of a role in all languages that have a column.
func (r *registerRows) text(record int, role string) metric.Text {
	text := metric.Text{}
	if s := r.word(record, role); s != "" {
		text[""] = s
	}
	for _, language := range append(slices.Clone(r.plan.Languages), reportLanguages...) {
		if s := r.word(record, role+"."+language); s != "" {
			text[language] = s
			if text[""] == "" {
				text[""] = s
			}
		}
	}
	if len(text) == 0 {
		return nil
	}
	return text
}

// person is the cell of a role that may hold a name: a pseudonym, the same in all languages, if it is redacted.
func (r *registerRows) person(record int, role string) metric.Text {
	text := r.text(record, role)
	if text == nil || !slices.Contains(r.source.Redact, role) {
		return text
	}
	return metric.Plain(r.people.of(role, text[""]))
}

// day is the cell of a role that holds a date, 0 if there is none.
func (r *registerRows) day(record int, role string) metric.Day {
	i := indexOfRole(r.columns, role)
	if i < 0 || r.columns[i].Times[record] == metric.NoInstant {
		return 0
	}
	return r.columns[i].Times[record].Day(r.plan.Location)
}

// past is the day of something that has happened. One after the as-of day is kept and reported.
func (r *registerRows) past(record int, role, id string) metric.Day {
	day := r.day(record, role)
	if day > r.plan.AsOf {
		r.problem(metric.Warning, dayAfterAsOf, r.at(record, role), shorten(id), r.header(record, role), day.String(), r.plan.AsOf.String())
	}
	return day
}

// ordered reports a day that lies before the one that it should follow.
func (r *registerRows) ordered(record int, id, from, to string) {
	first, last := r.day(record, from), r.day(record, to)
	if first != 0 && last != 0 && last < first {
		r.problem(metric.Warning, daysReversed, r.at(record, to), shorten(id), r.header(record, from), first.String(), r.header(record, to), last.String()).
			Also = []metric.Position{r.at(record, from)}
	}
}

// stillOpen reports a row that is not done although it says on which day it was.
func (r *registerRows) stillOpen(record int, id, status, role string) {
	if day := r.day(record, role); day != 0 {
		r.problem(metric.Warning, openThoughDone, r.at(record, "status"), shorten(id), status, r.header(record, role), day.String()).
			Also = []metric.Position{r.at(record, role)}
	}
}

// called is what the first file that has a role's column calls it, else the role itself.
func (r *registerRows) called(role string) string {
	i := indexOfRole(r.columns, role)
	for _, f := range r.files {
		if i >= 0 && f.seen[i].header != "" {
			return f.seen[i].header
		}
	}
	return role
}

// figure is the cell of a role that holds a number, Missing() if there is none or it is not in the range.
func (r *registerRows) figure(record int, role string, least, most float64) float64 {
	i := indexOfRole(r.columns, role)
	if i < 0 {
		return metric.Missing()
	}
	v := r.columns[i].Numbers[record]
	if v < least || v > most {
		show := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
		r.problem(metric.Warning, registerFigure, r.at(record, role), show(v), r.header(record, role), show(least), show(most))
		return metric.Missing()
	}
	return v
}

// choice is the canonical word of a cell. One that nothing explains is reported, and taken for unknown.
func (r *registerRows) choice(record int, role, empty, unknown string) string {
	word, _ := r.told(registerWord, record, role, empty, unknown)
	return word
}

// status is how far a row is. A word that nothing explains never means that it is over, whatever day stands beside it: a
// slip of the pen must not better what is counted. It is not told then.
func (r *registerRows) status(record int, day metric.Day, over string) (status string, told bool) {
	likely := "open"
	if day != 0 {
		likely = over
	}
	return r.told(statusUnknown, record, "status", likely, "open")
}

// told is the canonical word of a cell, or unknown, which is reported under a code, where nothing tells it.
func (r *registerRows) told(c code, record int, role, empty, unknown string) (word string, told bool) {
	i := indexOfRole(r.columns, role)
	if i < 0 || r.columns[i].Empty(record) {
		return empty, true
	}
	said := r.columns[i].word(record)
	v := r.columns[i].vocabulary
	word, known := v.of(said)
	if !known || !slices.Contains(v.known, word) { // a list of known words is none of them
		near := r.guess(role, said, func() string { return v.near(said) })
		r.repeated(metric.Warning, c, r.at(record, role), shorten(said), r.header(record, role), join(v.known), unknown, near)
		return unknown, false
	}
	return word, true
}

// repeated raises a problem once for all cells that say the same.
func (r *registerRows) repeated(severity metric.Severity, c code, pos metric.Position, args ...string) {
	key := strings.Join(append([]string{string(c)}, args...), "\x00")
	i, known := r.again[key]
	if !known {
		r.again[key] = len(r.problems)
		r.problem(severity, c, pos, args...)
		return
	}
	p := &r.problems[i]
	if p.Count = p.N() + 1; len(p.Also) < keptPositions-1 {
		p.Also = append(p.Also, pos)
	}
}
