package ingest

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"upshot/metric"
)

func (p *proposing) line(text, note string, args ...string) {
	p.Entry = append(p.Entry, EntryLine{Text: text, Note: note, Args: args})
}

// suggestLine adds a line that is no more than a suggestion.
func (p *proposing) suggestLine(text, note string, args ...string) {
	p.Entry = append(p.Entry, EntryLine{Text: text, Off: true, Note: note, Args: args})
}

// writeEntry writes the keys of the source in the order in which the documentation lists them.
func (p *proposing) writeEntry() {
	p.line("- id: "+yamlText(p.ID), "")
	p.line("  files: "+yamlList(p.Files), p.filesNote())
	if len(p.table.siblings) > 0 {
		p.line("  sheet: "+yamlText(p.table.Sheet), "")
	}
	if p.table.Range != "" {
		p.line("  range: "+yamlText(p.table.Range), "")
	}
	if p.table.List != "" {
		p.line("  rows: "+yamlText(p.table.List), "")
	}
	p.writeText()
	if p.preset != nil {
		p.line("  preset: "+p.preset.Name, NotePreset, strconv.Itoa(len(p.preset.Found)), strconv.Itoa(p.preset.Of))
	}
	if p.table.Layout == "wide" && (p.preset == nil || p.preset.Source.Layout != "wide") {
		p.line("  layout: wide", "")
	}
	p.writeColumns()
	p.writeFormats()
	p.writeCovers()
	p.writeWords()
	p.writeTooLong()
}

// writeTooLong tells of the rows that no definition can place.
func (p *proposing) writeTooLong() {
	for _, r := range p.group {
		if r.table.TooLong > 0 {
			p.line("", NoteDifferentRows, strconv.Itoa(r.table.TooLong), r.file.Path)
		}
	}
}

// filesNote says what stands in the way of naming the files as they are named here.
func (p *proposing) filesNote() string {
	for _, r := range p.group {
		name := r.file.Path
		clean := path.Clean(name)
		switch {
		case path.IsAbs(name), clean == "..", strings.HasPrefix(clean, "../"), strings.ContainsAny(name, `:\`):
			return NoteAbsolute
		case strings.ContainsAny(name, "*?["):
			return NotePattern
		}
	}
	return ""
}

// writeText writes how a text is to be split and decoded, where a reading could take it otherwise.
func (p *proposing) writeText() {
	guessed := true
	for _, r := range p.group {
		guessed = guessed && r.file.Guessed && r.file.Encoding == p.group[0].file.Encoding
	}
	if guessed {
		encoding, note := p.group[0].file.Encoding, NoteEncoding
		if encoding == western {
			note = NoteWestern
		}
		p.line("  encoding: "+yamlText(strings.ToLower(encoding)), note, encoding)
	}
	split, row := p.rehearse()
	if split {
		p.line("  delimiter: "+yamlText(p.table.Delimiter), NoteDelimiter)
	}
	if row {
		p.line("  header_row: "+strconv.Itoa(p.table.Header), NoteHeaderRow)
	}
}

// writeColumns writes the roles that no preset says, on one line if it is short.
func (p *proposing) writeColumns() {
	var pairs []string
	length := 0
	for _, r := range p.roles {
		if r.preset {
			continue
		}
		pair := r.role + ": " + yamlText(p.columns[r.column].Header)
		if r.join != nil {
			var headers []string
			for _, c := range r.join {
				headers = append(headers, p.columns[c].Header)
			}
			pair = r.role + ": {join: " + yamlList(headers) + "}"
		}
		length += len(pair) + 2
		pairs = append(pairs, pair)
	}
	switch {
	case len(pairs) == 0 && p.preset == nil:
		p.line("  columns: {}", NoteNothing)
	case length > 100:
		p.line("  columns:", "")
		for _, pair := range pairs {
			p.line("    "+pair, "")
		}
	case len(pairs) > 0:
		p.line("  columns: {"+join(pairs)+"}", "")
	}
	if p.of("project") == nil {
		p.suggestLine("  constant: {project: "+yamlText(p.ID)+"}", NoteNoProject)
	} else if p.maybeProject {
		p.line("", NoteMaybeProject, p.columns[p.of("project").column].Header)
	}
	if p.table.Layout != "wide" && p.dating() == nil {
		p.line("", NoteNoTime)
		if name := p.nestedList(); name != "" {
			p.line("", NoteNested, name)
		}
	}
	if others := p.otherTimes(); p.maybeTime && len(others) > 0 {
		p.line("", NoteMaybeTime, p.columns[p.of("time").column].Header, join(others))
	}
}

// writeFormats writes how cells are to be read that may be read otherwise, and what was assumed.
func (p *proposing) writeFormats() {
	var formats []string
	var notes []EntryLine
	add := func(role, format, note string, args ...string) {
		formats = append(formats, role+": "+format)
		notes = append(notes, EntryLine{Note: note, Args: args})
	}
	for _, r := range p.roles {
		c := &p.columns[r.column]
		need := needOf(r.role)
		switch {
		case r.join != nil:
			formats = append(formats, r.role+": "+splitFormat(p.columns[r.join[1]].Header))
		case need == needTime && c.Open:
			add(r.role, p.order(), NoteOrder, c.Header, c.Samples[0], map[string]string{"dmy": "mdy", "mdy": "dmy"}[p.order()])
		case r.preset, need == needTime:
		case c.Type == LengthColumn && c.Unit != "" && p.isAmount(r.role):
			add(r.role, c.Unit, NoteUnit, c.Header)
		case need == needDuration && c.Unit == "" && c.Format != "":
			notes = append(notes, EntryLine{Note: NoteUnitUnknown, Args: []string{c.Header, r.role}})
		case c.Type == PercentColumn && c.Bare && p.isAmount(r.role):
			add(r.role, "percent", NoteBare, c.Header)
		}
	}
	if v := p.values(); v != nil && v.Type == PercentColumn && v.Bare {
		add("value", "percent", NoteBare, v.Header)
	}
	if len(formats) > 0 {
		p.line("  formats: {"+join(formats)+"}", "")
	}
	p.Entry = append(p.Entry, notes...)
}

// order is how day and month stand in columns that leave it open: as in a column that does not, else the
// day first.
func (p *proposing) order() string {
	for _, c := range p.columns {
		if c.Order != "" && !c.Open {
			return c.Order
		}
	}
	return "dmy"
}

// isAmount reports whether a role holds numbers, known or of this entry's own.
func (p *proposing) isAmount(role string) bool {
	n := needOf(role)
	for _, own := range p.amounts {
		if own == role {
			return true
		}
	}
	return n == needNumber || n == needDuration
}

// values is the column of a wide table's periods, or nil.
func (p *proposing) values() *InspectedColumn {
	for i := range p.columns {
		if p.columns[i].Values {
			return &p.columns[i]
		}
	}
	return nil
}

// dating is the role that dates the records: time, else a moment that ends them, else one that begins them.
func (p *proposing) dating() *assigned {
	for _, role := range []string{"time", "closed", "resolved", "approved", "ready", "repaired", "created", "opened"} {
		if r := p.of(role); r != nil {
			return r
		}
	}
	return nil
}

// writeCovers suggests the days that the records span. The commit that a deployment brought is no part of
// them: it may be months older than the first deployment.
func (p *proposing) writeCovers() {
	var from, to metric.Day
	for _, r := range p.roles {
		c := &p.columns[r.column]
		if needOf(r.role) != needTime || r.role == "committed" || c.From == 0 {
			continue
		}
		if from == 0 {
			from, to = c.From, c.To
		}
		from, to = min(from, c.From), max(to, c.To)
	}
	if from != 0 {
		p.suggestLine("  covers: {from: "+from.String()+", to: "+to.String()+"}", NoteCovers)
	}
}

// writeWords tells of environments that may be left out and of words that the catalogue does not know.
func (p *proposing) writeWords() {
	if r := p.of("environment"); r != nil && slices.Contains(p.assignment.kinds, "deployments") && (p.preset == nil || len(p.preset.Source.Keep) == 0) {
		words := p.columns[r.column].Words
		if live := p.live(words); len(words) > 1 && len(live) > 0 {
			p.suggestLine("  keep: {environment: ["+join(live)+"]}", NoteKeep, glimpses(words))
		}
	}
	p.checkKeep()
	p.suggestMerged()
	for _, role := range p.unknownRoles {
		p.line("", NoteUnknownWords, role, p.unknownWords[role])
	}
}

// live are the words of the environment that users see, else the most frequent one, as a definition has them.
func (p *proposing) live(words []WordCount) []string {
	var live, others []string
	for _, w := range words {
		switch {
		case !p.isWritable(w.Word):
		case liveHint.in(w.Word):
			live = append(live, yamlText(w.Word))
		default:
			others = append(others, yamlText(w.Word))
		}
	}
	if len(live) == 0 {
		return others[:min(1, len(others))]
	}
	return live
}
