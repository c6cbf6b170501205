package ingest

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// Inspection is what an exported file is, found out without a definition.
type Inspection struct {
	Path             string // as given
	Bytes            int64
	SHA256           string
	Format, Encoding string
	Guessed          bool // nothing in the file says its encoding
	Tables           []InspectedTable
	Others           []string         // sheets that were not looked into
	Problems         []metric.Problem // an error among them: the file, or a part of it, cannot be read
}

// InspectedTable is a sheet of a file, or all of a text.
type InspectedTable struct {
	Sheet                  string
	List                   string // of a JSON text with several lists: its dotted path
	Range                  string // its columns, such as A:C, where several tables stand side by side
	Hidden                 bool
	Delimiter              string // as written; "" in a sheet and in a text of one column
	Header                 int    // the line or sheet row of the header's last row; 0 if none was found
	HeaderRows             int    // rows of the header: two are joined
	Layout                 string // "long" or "wide"
	Periods                []string
	Rows                   int // records; rows of a wide table
	Totals, Headers, Blank int // rows that are no records
	TooLong                int // rows with more cells than the header, which no definition can place
	Columns                []InspectedColumn
	Preset                 *Fit
	Register               *RegisterFit // nil if the table reads as records of a source

	siblings []string // the file's other visible sheets
	parts    []partOf // number columns of which one is a part of the other
	chosen   *guessedTable
	splits   []*guessedTable // of a text: by each delimiter that it may have
	mask     string          // in place of people, or ""
}

// InspectedColumn is a column of a table, or all periods of a wide one together.
type InspectedColumn struct {
	Header       string // of two rows joined; "" where the header has none
	Repeated     int    // how many columns of the table are called so
	Type         ColumnType
	Format       string // how its times or numbers are written
	Order        string // dmy or mdy, of times that have one of both
	Open         bool   // no cell tells which of both it is
	Unit         string // of a duration's bare numbers, as its header says it; "" if nothing does
	Bare         bool   // per cents without a sign
	Whole        bool   // all numbers are whole
	Cells, Nulls int
	Read         int  // cells that the type reads
	Distinct     int  // different cells, nulls aside
	More         bool // than Distinct, which is where counting ended
	Samples      []string
	Words        []WordCount // all different words, if they are few
	From, To     metric.Day  // of times, in UTC
	Values       bool        // all periods of a wide table together

	plain []string    // samples and words in which nobody is masked, never to be shown
	few   []WordCount // as Words, of numbers too
}

// WordCount is a word of a column and how many cells hold it.
type WordCount struct {
	Word  string
	Count int
}

// ColumnType is what the cells of a column are.
type ColumnType string

// The types, as programs are told them.
const (
	EmptyColumn    ColumnType = "empty"
	IDColumn       ColumnType = "id"
	TimesColumn    ColumnType = "time"
	LengthColumn   ColumnType = "duration"
	NumbersColumn  ColumnType = "number"
	PercentColumn  ColumnType = "percent"
	ProjectColumn  ColumnType = "project"
	WordsColumn    ColumnType = "words"
	PersonColumn   ColumnType = "person"
	ListColumn     ColumnType = "list"
	FreeTextColumn ColumnType = "text"
)

// maxInspectedSheets is how many sheets of a workbook are looked into unless one is named.
const maxInspectedSheets = 12

// InspectOptions are what an inspection is asked for; the zero value looks at all and hides nobody.
type InspectOptions struct {
	Sheet   string // of a workbook: the only one to look into
	Mask    string // stands in place of what looks like a person; "" for none
	Presets []*Preset
}

// inspector knows where a file is and what to look for in it.
type inspector struct {
	InspectOptions
	fsys       fs.FS
	name, path string
}

// Inspect finds out what a file is. The name is a path in fsys, path is how the result shows it. No sample
// is longer than GlimpseLen; words may be, for vocabularies are asked for them whole.
func Inspect(fsys fs.FS, name, path string, opt InspectOptions) Inspection {
	r := inspector{opt, fsys, name, path}
	in := r.inspect("")
	lists := in.lists()
	for _, list := range lists {
		one := r.inspect(list)
		in.Tables = append(in.Tables, one.Tables...)
		in.Problems = append(in.Problems, one.Problems...)
		one.Tables, one.Problems = in.Tables, in.Problems
		in = one
	}
	metric.SortProblems(in.Problems)
	return in
}

// lists are the lists of a JSON text that could each be the records; each is then looked into.
func (in *Inspection) lists() []string {
	for i, p := range in.Problems {
		if p.Code == grid.JSONListUnclear {
			in.Problems = slices.Delete(in.Problems, i, i+1)
			all := strings.Split(p.Args[1], ", ")
			return all[:min(len(all), maxInspectedSheets)]
		}
	}
	return nil
}

// inspect looks into a file, and of a JSON text into the list that is named.
func (r *inspector) inspect(list string) Inspection {
	opt := grid.Options{Rows: list}
	for {
		in := Inspection{Path: r.path}
		file, problem := grid.Open(r.fsys, r.name, r.path, opt)
		in.Format, in.Encoding, in.Bytes = file.Format, file.Encoding, file.Bytes
		if problem != nil {
			in.Problems = append(in.Problems, *problem)
			return in
		}
		in.look(file, r)
		if !file.Settled() {
			opt.Whole = true
			continue
		}
		in.SHA256, in.Bytes = file.Fingerprint()
		n, _ := file.Replaced()
		if in.Guessed && opt.Encoding == "" && (n > 0 || in.looksWestern()) {
			opt.Encoding = western
			continue
		}
		in.Guessed = in.Guessed || opt.Encoding != ""
		if n > 0 {
			p := metric.Problem{Severity: metric.Warning, Code: string(encodingDoubtful), Pos: metric.Position{File: r.path}, Count: n}
			p.Args = []string{r.path, file.Encoding, strconv.Itoa(n)}
			in.Problems = append(in.Problems, p)
		}
		for i := range in.Tables {
			in.Tables[i].List = list
			if list != "" {
				in.Tables[i].Register = nil // no key of a register says which list it is
			}
		}
		return in
	}
}

// holdsList reports whether the file has the list that a preset says the records are in.
func (r *inspector) holdsList(preset *Fit, format string) bool {
	if preset.Source.Rows == "" || !strings.HasPrefix(format, "json") {
		return true
	}
	_, problem := grid.Open(r.fsys, r.name, r.path, grid.Options{Rows: preset.Source.Rows})
	return problem == nil
}

// look finds the tables of a file and walks over each.
func (in *Inspection) look(file *grid.File, r *inspector) {
	for _, p := range file.Problems {
		if p.Code == grid.EncodingGuessed {
			in.Guessed = true // the entry says so
			continue
		}
		in.Problems = append(in.Problems, p)
	}
	tables := visibleTables(file.Tables)
	names := namesOf(tables)
	switch {
	case file.OneOf:
		chosen, splits := guessDelimiter(file.Tables)
		in.add(file, chosen, splits, r)
		return
	case r.Sheet != "" && file.Tables[0].Sheet():
		t := tableNamed(file.Tables, r.Sheet)
		if t == nil {
			in.fail(sheetMissing, metric.Position{File: in.Path}, r.Sheet, in.Path, join(names), nearest(r.Sheet, names))
			return
		}
		tables = []*grid.Table{t}
	case len(tables) > maxInspectedSheets:
		in.Others = names[maxInspectedSheets:]
		tables = tables[:maxInspectedSheets]
	}
	for _, t := range tables {
		for _, g := range guessTable(t).besides() {
			in.add(file, g, []*guessedTable{g}, r)
			if last := &in.Tables[len(in.Tables)-1]; len(names) > 1 {
				last.siblings = names
			}
		}
	}
}

// add looks into one table. The header of a register is found by what is known of registers.
func (in *Inspection) add(file *grid.File, found *guessedTable, splits []*guessedTable, r *inspector) {
	register := r.guessRegister(found, splits)
	if register != nil {
		found = register.table
	}
	t := InspectedTable{Sheet: found.Name, Range: found.Range.String(), Hidden: found.Hidden, Layout: "long", chosen: found, splits: splits, mask: r.Mask}
	if d := found.Delimiter; d != 0 && found.head.rows > 0 && len(found.head.names) > 1 {
		t.Delimiter = string(rune(d))
	}
	pos := metric.Position{File: in.Path, Sheet: found.Name}
	switch {
	case found.problem != nil:
		in.Problems = append(in.Problems, *found.problem)
	case !found.ok:
		in.fail(headerNotFound, pos, pos.String())
		if len(file.Tables) > 1 && !file.OneOf { // a workbook may have a cover
			in.Problems[len(in.Problems)-1].Severity = metric.Notice
		}
	default:
		t.Header, t.HeaderRows = found.head.line, found.depth
		if t.Preset = fit(r.Presets, found.head); t.Preset != nil && !r.holdsList(t.Preset, file.Format) {
			t.Preset = nil
		}
		in.walk(found, &t, r.Mask)
		if register != nil {
			t.Register = register.settle(&t)
		} else {
			t.markProject()
		}
	}
	in.Tables = append(in.Tables, t)
}

// markProject calls the column of the project so, if it has few words or numbers that come again and again.
func (t *InspectedTable) markProject() {
	a := assignment{columns: t.Columns, preset: t.Preset}
	a.givePreset()
	a.give("project")
	if r := a.of("project"); r != nil {
		if c := &t.Columns[r.column]; c.Type == WordsColumn || c.Type == NumbersColumn && !c.More && c.Distinct*5 <= c.Cells {
			c.Type, c.Format = ProjectColumn, ""
		}
	}
}

func (in *Inspection) fail(c code, pos metric.Position, args ...string) {
	in.Problems = append(in.Problems, metric.Problem{Code: string(c), Pos: pos, Args: args})
}

// Unreadable reports whether the file, or a part of it, could not be looked into.
func (in *Inspection) Unreadable() bool { return metric.Worst(in.Problems, metric.Error) }

// GlimpseLen is the most that is ever shown of a cell, in characters.
const GlimpseLen = 40
