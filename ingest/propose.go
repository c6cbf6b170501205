package ingest

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"upshot/metric"
)

// Proposal is an entry of `sources:`, or the section of a register, for the tables of one or more files that have the
// same columns.
type Proposal struct {
	ID         string   // of a register its key
	Files      []string // as the entry names them
	Kinds      []string // of the catalogue's sources: what the records seem to be
	Entry      []EntryLine
	Indicators []EntryLine // items of `indicators:` that the entry can serve, the best first
	Register   bool        // a section of its own in the definition
}

// EntryLine is a line of a definition: YAML, and what there is to say of it.
type EntryLine struct {
	Text string   // "" for a comment alone
	Off  bool     // not more than a suggestion
	Note string   // which sentence belongs to the line; "" for none
	Args []string // of the sentence
}

// Notes of the lines of a proposal. Each has a sentence in templates/messages/*/command.json, under
// command.inspect.note; the comments list the arguments.
const (
	NoteEncoding      = "encoding"       // encoding
	NoteWestern       = "western"        // encoding
	NoteAbsolute      = "absolute"       //
	NotePattern       = "pattern"        //
	NotePreset        = "preset"         // headers found, headers looked for
	NoteOrder         = "order"          // header, a cell, the other order
	NoteUnit          = "unit"           // header
	NoteUnitUnknown   = "unit-unknown"   // header, role
	NoteBare          = "bare"           // header
	NoteCovers        = "covers"         //
	NoteNoProject     = "no-project"     //
	NoteMaybeProject  = "maybe-project"  // header
	NoteNoTime        = "no-time"        //
	NoteNested        = "nested"         // the name of the lists
	NoteAbandoned     = "abandoned"      // the word
	NoteMaybeTime     = "maybe-time"     // header, the other headers of times
	NotePresetKeep    = "preset-keep"    // role, the words that the preset keeps, the words that there are
	NoteCountsAll     = "counts-all"     // role
	NoteNothing       = "nothing"        //
	NoteKeep          = "keep"           // words
	NoteUnknownWords  = "unknown-words"  // role, words
	NoteBetter        = "better"         //
	NoteHeaderRow     = "header-row"     //
	NoteDelimiter     = "delimiter"      //
	NoteDifferentRows = "different-rows" // rows with more cells than the header

	NoteRegister     = "register"       // how many of its columns are known, how many there are
	NoteOneRegister  = "one-register"   // key
	NoteRead         = "read"           // roles with their headers
	NoteUnread       = "unread"         // headers
	NoteModel        = "model"          // how many of its sub-items are there, of how many
	NoteOwnModel     = "own-model"      // the shipped models
	NotePhases       = "phases"         //
	NotePhase        = "phase"          //
	NotePhaseFile    = "phase-file"     //
	NoteByCells      = "by-cells"       //
	NoteTarget       = "target"         // the levels that were found
	NoteRegisterWord = "register-words" // header, words, the meanings
	NoteRoot         = "root"           //
	NoteOwner        = "owner"          // header, role
)

// tableRef is a table of one of the inspected files.
type tableRef struct {
	file  *Inspection
	table *InspectedTable
}

// Propose makes an entry for each kind of table among the files: those with the same headers share one.
// The function says how the definition should name several files of a folder, such as by a pattern.
func Propose(files []Inspection, catalogue []metric.Entry, names func(paths []string) []string) []Proposal {
	var groups [][]tableRef
	byKey := map[string]int{}
	for i := range files {
		for j := range files[i].Tables {
			ref := tableRef{&files[i], &files[i].Tables[j]}
			if ref.table.Header == 0 || len(ref.table.Columns) < 2 && len(ref.table.siblings) > 0 { // a sheet of explanations
				continue
			}
			key := ref.key()
			at, known := byKey[key]
			if !known {
				at = len(groups)
				byKey[key] = at
				groups = append(groups, nil)
			}
			groups[at] = append(groups[at], ref)
		}
	}
	var proposals []Proposal
	taken := map[string]bool{}
	for _, group := range groups {
		if group[0].table.Register != nil {
			proposals = append(proposals, proposeRegister(group, names, taken))
			continue
		}
		proposals = append(proposals, propose(group, catalogue, names, taken))
	}
	return proposals
}

// key is the same for tables that can share an entry.
func (r tableRef) key() string {
	parts := []string{r.table.Layout, strconv.FormatBool(r.table.Sheet != "")}
	parts = append(parts, r.table.Range, r.table.List)
	if len(r.table.siblings) > 0 {
		parts = append(parts, r.table.Sheet)
	}
	if r.table.Register != nil {
		parts = append(parts, r.table.Register.Key, r.table.Register.Model)
	}
	for _, c := range r.table.Columns {
		parts = append(parts, c.Header)
	}
	return strings.Join(parts, "\x00")
}

// proposing is an entry in the making.
type proposing struct {
	*Proposal
	*assignment
	group []tableRef
	table InspectedTable // of the whole group
}

func propose(group []tableRef, catalogue []metric.Entry, names func([]string) []string, taken map[string]bool) Proposal {
	first := group[0]
	hints := []string{path.Base(first.file.Path)}
	if len(first.table.siblings) > 0 {
		hints = append(hints, first.table.Sheet)
	}
	if first.table.List != "" {
		hints = append(hints, first.table.List)
	}
	p := proposing{Proposal: &Proposal{}, group: group, table: *first.table}
	p.table.Columns = mergeColumns(group)
	p.assignment = assign(&p.table, hints, catalogue)
	p.Kinds = p.assignment.kinds
	var paths []string
	for _, r := range group {
		paths = append(paths, r.file.Path)
	}
	p.Files = names(paths)
	p.ID = freeID(append([]string{path.Base(p.Files[0])}, hints[1:]...), taken)
	p.suggest()
	p.writeEntry()
	return *p.Proposal
}

// mergeColumns takes the columns of all tables of a group together.
func mergeColumns(group []tableRef) []InspectedColumn {
	columns := slices.Clone(group[0].table.Columns)
	for _, r := range group[1:] {
		for i := range columns {
			columns[i] = columns[i].and(r.table.Columns[i])
		}
	}
	return columns
}

// and is a column together with that of another file.
func (c InspectedColumn) and(d InspectedColumn) InspectedColumn {
	switch {
	case d.Type == EmptyColumn:
		c.Nulls += d.Nulls
		return c
	case c.Type == EmptyColumn:
		d.Nulls += c.Nulls
		return d
	case c.Type != d.Type && (c.Type == TimesColumn || d.Type == TimesColumn):
		c.Type = FreeTextColumn
	case c.Type != d.Type && c.Type == IDColumn: // one record too many may be all
		c.Type = d.Type
	}
	c.Cells, c.Nulls, c.Read = c.Cells+d.Cells, c.Nulls+d.Nulls, c.Read+d.Read
	c.Distinct, c.More = max(c.Distinct, d.Distinct), c.More || d.More
	c.From, c.To = min(c.From, d.From), max(c.To, d.To)
	if c.Open && !d.Open {
		c.Order = d.Order
	}
	c.Open = c.Open && d.Open
	for _, w := range d.Words {
		if !slices.ContainsFunc(c.Words, func(o WordCount) bool { return o.Word == w.Word }) {
			c.Words = append(c.Words[:len(c.Words):len(c.Words)], w)
		}
	}
	return c
}

// freeID makes an id of the name of a file and sheet that no other entry has.
func freeID(names []string, taken map[string]bool) string {
	base := strings.TrimSuffix(names[0], ".gz")
	base = strings.TrimSuffix(base, path.Ext(base))
	if len(names) > 1 {
		base += "-" + names[1]
	}
	id := strings.Join(strings.FieldsFunc(fold(base), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
	if runes := []rune(id); len(runes) > GlimpseLen {
		id = strings.TrimRight(string(runes[:GlimpseLen]), "-")
	}
	if !isID(id) {
		id = "source"
	}
	free := id
	for n := 2; taken[free]; n++ {
		free = id + "-" + strconv.Itoa(n)
	}
	taken[free] = true
	return free
}

// roleName makes a role of a header.
func roleName(header string, taken func(string) bool) string {
	role := strings.Join(strings.FieldsFunc(fold(header), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "_")
	if runes := []rune(role); len(runes) > GlimpseLen {
		role = strings.TrimRight(string(runes[:GlimpseLen]), "_")
	}
	if !isID(role) || slices.Contains(wideImplied, role) || role == "series" {
		role = "amount"
	}
	free := role
	for n := 2; taken(free); n++ {
		free = role + "_" + strconv.Itoa(n)
	}
	return free
}
