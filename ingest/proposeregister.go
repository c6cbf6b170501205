package ingest

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// proposingRegister is the section of a register in the making.
type proposingRegister struct {
	*proposing
	fit  *RegisterFit
	kind *registerKind
	form string // the preset, "" if none is the file's
}

// proposeRegister writes the section of a register. What no built-in header tells has a line; what is a guess says so.
func proposeRegister(group []tableRef, names func([]string) []string, taken map[string]bool) Proposal {
	fit := group[0].table.Register
	p := &proposingRegister{
		proposing: &proposing{Proposal: &Proposal{ID: fit.Key, Register: true}, group: group, table: *group[0].table},
		fit:       fit, kind: registerOf(fit.Key),
	}
	p.table.Columns = mergeColumns(group)
	p.assignment = &assignment{columns: p.table.Columns}
	var paths []string
	for _, r := range group {
		paths = append(paths, r.file.Path)
	}
	p.Files = names(paths)
	known := len(fit.Read) + len(fit.Given)
	p.line(fit.Key+":", NoteRegister, strconv.Itoa(known), strconv.Itoa(known+len(fit.Unread)))
	second := "another " + fit.Key // which is no id of a source
	if taken[second] {
		p.line("", NoteOneRegister, fit.Key)
	}
	assessment := fit.Key == assessmentRegister.key
	if assessment {
		p.writeModel()
	}
	p.line("  files: "+yamlList(p.Files), p.filesNote())
	if assessment {
		p.writeForm()
	}
	if len(p.table.siblings) > 0 {
		p.line("  sheet: "+yamlText(p.table.Sheet), "")
	}
	if p.table.Range != "" {
		p.line("  range: "+yamlText(p.table.Range), "")
	}
	p.writeText()
	p.writeGiven()
	p.writeOrders()
	p.writeMeanings()
	switch {
	case assessment:
		p.writePhase()
		p.writeTarget()
	case fit.Key == evidenceRegister.key && p.header("file") != "":
		p.suggestLine("  root: evidence", NoteRoot)
	}
	p.writeTooLong()
	if taken[second] {
		for i := range p.Entry {
			p.Entry[i].Off = p.Entry[i].Text != ""
		}
	}
	taken[second] = true
	return *p.Proposal
}

// header is what the column of a role is called, "" if there is none.
func (p *proposingRegister) header(role string) string {
	for _, c := range slices.Concat(p.fit.Read, p.fit.Given) {
		if c.Role == role {
			return c.Header
		}
	}
	return ""
}

// writeModel names the model whose sub-items the rows name.
func (p *proposingRegister) writeModel() {
	if p.fit.Model == "" {
		p.line("  model: models/own.yaml", NoteOwnModel, join(Models))
		return
	}
	subs := 0
	for _, d := range ModelNamed(p.fit.Model).Domains {
		for _, item := range d.Items {
			subs += len(item.SubItems)
		}
	}
	p.line("  model: "+p.fit.Model, NoteModel, strconv.Itoa(p.fit.Parts), strconv.Itoa(subs))
}

// writeForm names the preset whose columns these are: all that are known are its own.
func (p *proposingRegister) writeForm() {
	for _, name := range sortedKeys(registerPresets) {
		form := registerPresets[name]
		fits := len(p.fit.Given) == 0 && p.header("gap")+p.header("note") != "" && p.header("sub_item") != "" && p.header("self") != ""
		for _, c := range p.fit.Read {
			fits = fits && slices.ContainsFunc(form[c.Role], func(header string) bool { return signless(header) == signless(c.Header) })
		}
		if fits {
			p.form = name
			p.line("  preset: "+name, "")
			return
		}
	}
}

// writeGiven writes the columns that must be named, and lists those that need not be and those that are not read.
func (p *proposingRegister) writeGiven() {
	var read []string
	for _, c := range p.fit.Read {
		read = append(read, c.Role+" ("+Glimpse(c.Header, false)+")")
	}
	for some := range slices.Chunk(read, 6) {
		p.line("", NoteRead, join(some))
	}
	if len(p.fit.Given) > 0 {
		p.line("  columns:", "")
	}
	phases := false
	for _, c := range p.fit.Given {
		note := NoteByCells
		if strings.Contains(c.Role, ".") {
			note, phases = "", true
		}
		p.line("    "+c.Role+": "+yamlText(c.Header), note)
	}
	if phases {
		p.line("", NotePhases)
	}
	if len(p.fit.Unread) > 0 {
		var unread []string
		for _, header := range p.fit.Unread {
			unread = append(unread, Glimpse(header, false))
		}
		p.line("", NoteUnread, join(unread))
	}
	for _, c := range slices.Concat(p.fit.Read, p.fit.Given) {
		if role := p.kind.roleNamed(c.Role); role.person && role.role == c.Role {
			p.line("", NoteOwner, Glimpse(c.Header, false), role.role)
		}
	}
}

// writeOrders chooses the order of day and month where no cell tells it.
func (p *proposingRegister) writeOrders() {
	var formats []string
	var notes []EntryLine
	for _, c := range slices.Concat(p.fit.Read, p.fit.Given) {
		role, column := p.kind.roleNamed(c.Role), p.table.columnCalled(c.Header)
		if role.kind != asTime || column == nil || column.Type != TimesColumn || !column.Open {
			continue
		}
		formats = append(formats, c.Role+": "+p.order())
		notes = append(notes, EntryLine{Note: NoteOrder, Args: []string{column.Header, column.Samples[0], map[string]string{"dmy": "mdy", "mdy": "dmy"}[p.order()]}})
	}
	if len(formats) > 0 {
		p.line("  formats: {"+join(formats)+"}", "")
	}
	p.Entry = append(p.Entry, notes...)
}

// writeMeanings suggests where the words stand that the register does not know. What they mean is not for a program
// to say: they stand under the meaning that an unknown word has anyway.
func (p *proposingRegister) writeMeanings() {
	for _, c := range slices.Concat(p.fit.Read, p.fit.Given) {
		role, column := p.kind.roleNamed(c.Role), p.table.columnCalled(c.Header)
		if role.words == nil || column == nil {
			continue
		}
		v := newVocabulary(role.words)
		var words []string
		var unknown []WordCount
		for _, w := range column.Words {
			if canonical, known := v.of(w.Word); (!known || !slices.Contains(v.known, canonical)) && p.isWritable(w.Word) {
				words, unknown = append(words, yamlText(w.Word)), append(unknown, w)
			}
		}
		if len(words) == 0 {
			continue
		}
		meaning := v.known[0]
		for _, usual := range []string{"open", "draft"} {
			if slices.Contains(v.known, usual) {
				meaning = usual
			}
		}
		p.suggestLine("  values: {"+c.Role+": {"+meaning+": ["+join(words)+"]}}", NoteRegisterWord, Glimpse(c.Header, false), glimpses(unknown), join(v.known))
	}
}

// writePhase says of which phase the levels are, if no column does: one for all files, or as their names say.
func (p *proposingRegister) writePhase() {
	if p.header("phase") != "" || p.header("self") == "" && p.header("assessed") == "" {
		return
	}
	if pattern := p.phaseInNames(); pattern != "" {
		p.line("  phase_from_file: "+yamlText(pattern), NotePhaseFile)
		return
	}
	p.line("  constant: {phase: "+guessedPhase(path.Base(p.group[0].file.Path), 0)+"}", NotePhase)
}

// phaseInNames is a pattern for what differs between the names of several files, "" if there is one or they have
// nothing in common.
func (p *proposingRegister) phaseInNames() string {
	first := []rune(path.Base(p.group[0].file.Path))
	before, behind := len(first), len(first)
	for _, r := range p.group[1:] {
		name := []rune(path.Base(r.file.Path))
		before, behind = min(before, len(name)), min(behind, len(name))
		for i := range before {
			if name[i] != first[i] {
				before = i
				break
			}
		}
		for i := range behind {
			if name[len(name)-1-i] != first[len(first)-1-i] {
				behind = i
				break
			}
		}
	}
	isPart := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for before > 0 && before < len(first) && isPart(first[before-1]) { // round-1 and round-2 differ in more than a digit
		before--
	}
	behind = min(behind, len(path.Ext(string(first))))
	if len(p.group) < 2 || before+behind >= len(first) {
		return ""
	}
	return regexp.QuoteMeta(string(first[:before])) + "(.+)" + regexp.QuoteMeta(string(first[len(first)-behind:]))
}

// writeTarget proposes the level that the header of the gap names, else 3, and lists the levels that there are.
func (p *proposingRegister) writeTarget() {
	target := "3"
	if i := strings.IndexAny(p.header("gap"), "12345"); i >= 0 {
		target = p.header("gap")[i : i+1]
	}
	names := shippedNames()[max(0, slices.Index(Models, p.fit.Model))]
	counts := map[string]int{}
	for _, c := range slices.Concat(p.fit.Read, p.fit.Given) {
		if !p.kind.roleNamed(c.Role).byPhase() {
			continue
		}
		for _, r := range p.group {
			if column := r.table.columnCalled(c.Header); column != nil {
				for _, w := range column.few {
					if names.holdLevels([]string{w.Word}) {
						counts[w.Word] += w.Count
					}
				}
			}
		}
	}
	var levels []string
	for _, level := range sortedKeys(counts) {
		levels = append(levels, level+" ("+strconv.Itoa(counts[level])+")")
	}
	p.line("  target: "+target, NoteTarget, join(levels))
}
