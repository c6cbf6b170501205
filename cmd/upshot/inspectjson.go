package main

import (
	"upshot/ingest"
)

// inspectedFile and what follows are the JSON document of inspect. Names stay; new ones may come.
type inspectedFile struct {
	File            string           `json:"file"`
	Format          string           `json:"format,omitempty"`
	Encoding        string           `json:"encoding,omitempty"`
	EncodingGuessed bool             `json:"encoding_guessed,omitempty"`
	Bytes           int64            `json:"bytes"`
	SHA256          string           `json:"sha256,omitempty"`
	Tables          []inspectedTable `json:"tables"`
	OtherSheets     []string         `json:"other_sheets,omitempty"`
}

type inspectedTable struct {
	Sheet      string            `json:"sheet,omitempty"`
	Range      string            `json:"range,omitempty"`
	List       string            `json:"list,omitempty"`
	Hidden     bool              `json:"hidden,omitempty"`
	Delimiter  string            `json:"delimiter,omitempty"`
	HeaderRow  int               `json:"header_row"`
	HeaderRows int               `json:"header_rows"`
	Layout     string            `json:"layout"`
	Periods    []string          `json:"periods,omitempty"`
	Rows       int               `json:"rows"`
	Totals     int               `json:"totals"`
	Headers    int               `json:"headers"`
	Blank      int               `json:"blank"`
	TooLong    int               `json:"too_long"`
	Columns    []inspectedColumn `json:"columns"`
	Preset     *inspectedPreset  `json:"preset"`

	Register *inspectedRegister `json:"register,omitempty"`
}

// inspectedRegister is the register that a table reads as.
type inspectedRegister struct {
	Key    string           `json:"key"` // of the definition
	Read   []registerColumn `json:"read"`
	Named  []registerColumn `json:"named"` // those that the definition has to name
	Unread []string         `json:"unread"`
	Model  string           `json:"model,omitempty"`
}

type registerColumn struct {
	Role   string `json:"role"`
	Header string `json:"header"`
}

type inspectedPreset struct {
	Name  string   `json:"name"`
	Found []string `json:"found"`
	Of    int      `json:"of"`
}

type inspectedColumn struct {
	Header          string          `json:"header"`
	Repeated        int             `json:"repeated"`
	AllPeriods      bool            `json:"all_periods,omitempty"`
	Type            string          `json:"type"`
	Format          string          `json:"format,omitempty"`
	OrderOpen       bool            `json:"order_open,omitempty"`
	Unit            string          `json:"unit,omitempty"`
	Cells           int             `json:"cells"`
	Nulls           int             `json:"nulls"`
	Read            int             `json:"read"`
	Distinct        int             `json:"distinct"`
	DistinctAtLeast bool            `json:"distinct_at_least,omitempty"`
	Samples         []string        `json:"samples"`
	Words           []inspectedWord `json:"words,omitempty"`
	From            string          `json:"from,omitempty"`
	To              string          `json:"to,omitempty"`
}

type inspectedWord struct {
	Word  string `json:"word"`
	Count int    `json:"count"`
}

type proposedSource struct {
	ID         string   `json:"id"`
	Files      []string `json:"files"`
	Kinds      []string `json:"kinds"`
	Entry      string   `json:"entry"`      // under sources:
	Indicators []string `json:"indicators"` // each under indicators:
}

type proposedRegister struct {
	Key   string   `json:"key"`
	Files []string `json:"files"`
	Entry string   `json:"entry"` // a section of the definition
}

func (s *session) printInspectionJSON(files []ingest.Inspection, proposals []ingest.Proposal) {
	document := struct {
		Schema    string             `json:"schema"`
		Files     []inspectedFile    `json:"files"`
		Sources   []proposedSource   `json:"sources"`
		Registers []proposedRegister `json:"registers"`
		Problems  []jsonProblem      `json:"problems"`
	}{"upshot/inspect/1", []inspectedFile{}, []proposedSource{}, []proposedRegister{}, s.jsonProblems()}
	for i := range files {
		document.Files = append(document.Files, fileJSON(&files[i]))
	}
	for i := range proposals {
		p := &proposals[i]
		if p.Register {
			document.Registers = append(document.Registers, proposedRegister{p.ID, p.Files, s.definitionOf(p)})
			continue
		}
		source := proposedSource{ID: p.ID, Files: p.Files, Kinds: append([]string{}, p.Kinds...), Entry: s.definitionOf(p), Indicators: []string{}}
		for _, line := range p.Indicators {
			source.Indicators = append(source.Indicators, "  - "+line.Text+"\n")
		}
		document.Sources = append(document.Sources, source)
	}
	s.printJSON(document)
}

func fileJSON(in *ingest.Inspection) inspectedFile {
	f := inspectedFile{
		File: in.Path, Format: in.Format, Encoding: in.Encoding, EncodingGuessed: in.Guessed, Bytes: in.Bytes,
		SHA256: in.SHA256, Tables: []inspectedTable{}, OtherSheets: in.Others,
	}
	for i := range in.Tables {
		t := &in.Tables[i]
		one := inspectedTable{
			Sheet: t.Sheet, Range: t.Range, List: t.List, Hidden: t.Hidden, Delimiter: t.Delimiter, HeaderRow: t.Header, HeaderRows: t.HeaderRows, Layout: t.Layout,
			Periods: t.Periods, Rows: t.Rows, Totals: t.Totals, Headers: t.Headers, Blank: t.Blank, TooLong: t.TooLong, Columns: []inspectedColumn{},
		}
		if t.Preset != nil {
			one.Preset = &inspectedPreset{t.Preset.Name, t.Preset.Found, t.Preset.Of}
		}
		if t.Register != nil {
			one.Register = registerJSON(t.Register)
		}
		for j := range t.Columns {
			one.Columns = append(one.Columns, columnJSON(&t.Columns[j]))
		}
		f.Tables = append(f.Tables, one)
	}
	return f
}

func registerJSON(f *ingest.RegisterFit) *inspectedRegister {
	columns := func(of []ingest.RegisterColumn) []registerColumn {
		list := []registerColumn{}
		for _, c := range of {
			list = append(list, registerColumn{c.Role, c.Header})
		}
		return list
	}
	return &inspectedRegister{f.Key, columns(f.Read), columns(f.Given), append([]string{}, f.Unread...), f.Model}
}

func columnJSON(c *ingest.InspectedColumn) inspectedColumn {
	column := inspectedColumn{
		Header: c.Header, Repeated: c.Repeated, AllPeriods: c.Values, Type: string(c.Type), Format: c.Format, OrderOpen: c.Open, Unit: c.Unit,
		Cells: c.Cells, Nulls: c.Nulls, Read: c.Read, Distinct: c.Distinct, DistinctAtLeast: c.More, Samples: []string{},
	}
	if c.Type == ingest.TimesColumn {
		column.From, column.To = c.From.String(), c.To.String()
	}
	column.Samples = append(column.Samples, c.Samples...)
	for _, w := range c.Words {
		column.Words = append(column.Words, inspectedWord{ingest.Glimpse(w.Word, false), w.Count})
	}
	return column
}
