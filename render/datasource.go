package render

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// sourceView is one source or register: where its files came from, what was found in them, where each row went.
type sourceView struct {
	Name, Anchor string
	Digest       string // files, rows and used rows in one line
	Total        rowCounts
	Origin       []term
	Files        []fileView
	Columns      []columnView
	Evidence     *evidenceFiles // of the register of evidence
}

type fileView struct {
	Path, Sheet string
	Kind        string // format, delimiter and encoding
	Table       string // layout, and where the table stands
	Bytes, Hash string
	Skipped     string // rows that are no records
	Counts      rowCounts
}

// columnView is a column of one or several files that were read alike.
type columnView struct {
	Role, Header, ReadAs, Evidence, Empty, Files string
}

func (r *reader) sourceAnchor(in indicator.Input) string {
	if in.Register {
		return "register-" + in.ID
	}
	return "source-" + r.slugs.sources[in.ID]
}

// source is what was read at a place of Report.Inputs, and the sum of its files.
func (r *reader) source(i int, in indicator.Input) (sourceView, metric.FileAccount) {
	sum := total(in.Files)
	out := sourceView{Name: r.Input(in), Anchor: r.sourceAnchor(in), Total: r.rowCounts(sum), Origin: append(r.origin(in.Source), r.rules(i, in.Source)...), Columns: r.columns(in.Files)}
	out.Digest = r.Say("data.digest", r.Say("data.digest.files", r.Count(len(in.Files))), r.Count(sum.Rows), r.Count(sum.Used))
	for _, f := range in.Files {
		out.Files = append(out.Files, fileView{
			Path: f.Path, Sheet: f.Sheet, Kind: r.fileKind(f), Table: r.tableOf(f),
			Bytes: r.Count(int(f.Bytes)), Hash: f.SHA256, Skipped: r.skipped(f), Counts: r.rowCounts(f),
		})
	}
	return out, sum
}

// fileKind is "CSV, semicolon, GB18030".
func (r *reader) fileKind(f metric.FileAccount) string {
	return r.joined(r.FileFormat(f.Format), r.Delimiter(f.Delimiter), f.Encoding)
}

// tableOf is "one row a record, header in row 4, cells B3:H200, 2 hidden rows read".
func (r *reader) tableOf(f metric.FileAccount) string {
	parts := []string{r.Layout(f.Layout)}
	if f.HeaderRow > 0 {
		parts = append(parts, r.Say("data.header", strconv.Itoa(f.HeaderRow)))
	}
	if f.Range != "" {
		parts = append(parts, r.Say("data.range", f.Range))
	}
	if f.HiddenRows > 0 {
		parts = append(parts, r.Say("data.hidden.rows", r.Count(f.HiddenRows)))
	}
	if f.HiddenColumns > 0 {
		parts = append(parts, r.Say("data.hidden.columns", r.Count(f.HiddenColumns)))
	}
	return r.joined(parts...)
}

// joined puts facts one after another; what is not known is left out.
func (r *reader) joined(parts ...string) string {
	known := slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(known, r.Say("data.comma"))
}

// skipped says which lines of a file are no records: "1 total, 3 blank lines".
func (r *reader) skipped(f metric.FileAccount) string {
	var parts []string
	for _, kind := range []struct {
		key string
		n   int
	}{{"totals", f.Totals}, {"headers", f.Headers}, {"blank", f.Blank}} {
		if kind.n > 0 {
			parts = append(parts, r.Say("data.skipped."+kind.key, r.Count(kind.n)))
		}
	}
	if len(parts) == 0 {
		return r.Count(0)
	}
	return r.List(parts)
}

// columns lists the columns by role. Files in which a column was read in the same way share a line, so that
// a year of monthly exports is as short as one file.
func (r *reader) columns(files []metric.FileAccount) []columnView {
	type line struct {
		metric.ColumnAccount
		files []string
	}
	var lines []line
	for _, f := range files {
		for _, c := range f.Columns {
			i := slices.IndexFunc(lines, func(l line) bool { return l.Role == c.Role && l.Header == c.Header && l.Format == c.Format })
			if i < 0 {
				i = len(lines)
				lines = append(lines, line{ColumnAccount: metric.ColumnAccount{Role: c.Role, Header: c.Header, Format: c.Format, Sample: c.Sample}})
			}
			l := &lines[i]
			l.Read, l.Unread, l.Empty, l.files = l.Read+c.Read, l.Unread+c.Unread, l.Empty+c.Empty, append(l.files, f.Path)
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return strings.Compare(a.Role, b.Role) })
	var out []columnView
	for _, l := range lines {
		where := l.files[0]
		switch {
		case len(l.files) == len(files) && len(files) > 1:
			where = r.Say("data.columns.all", r.Count(len(files)))
		case len(l.files) > 1:
			where = r.Say("data.columns.some", r.Count(len(l.files)), r.Count(len(files)))
		}
		out = append(out, columnView{l.Role, l.Header, r.CellFormat(l.Format), r.Evidence(l.ColumnAccount), r.Count(l.Empty), where})
	}
	return out
}

// origin is what the definition says of where a source's files came from.
func (r *reader) origin(s *metric.Source) []term {
	terms := r.terms("origin.", []string{
		"system", s.Origin.System, "query", s.Origin.Query, "collection", r.Collection(s.Origin.Collection), "every", r.Every(s.Origin.Every),
		"exported", r.dated(s.Origin.ExportedAt), "role", s.Origin.ExportedByRole, "retention", s.Origin.Retention,
	})
	if link := s.Origin.Link; link != "" {
		t := term{Name: r.Say("origin.link")}
		if s.Origin.Record("0") == "" && metric.IsWebAddress(link) {
			t.Away = []menuItem{{Name: link, Link: link}}
		} else {
			t.Text = link // a pattern leads nowhere by itself
		}
		terms = append(terms, t)
	}
	covers := r.Say("origin.covers.unknown")
	if s.HasCovers() {
		covers = r.Window(s.Covers)
	}
	return append(terms, r.terms("origin.", []string{"covers", covers, "files", strings.Join(s.Files, ", ")})...)
}

// rules are what the definition makes of the rows: which are kept, what is added and what is hidden.
func (r *reader) rules(source int, s *metric.Source) []term {
	var joins, constants []string
	for _, c := range s.Columns {
		if len(c.Join) > 0 {
			joins = append(joins, r.Say("origin.made-of", c.Role, strings.Join(c.Join, " + ")))
		}
	}
	for _, role := range slices.Sorted(maps.Keys(s.Constant)) {
		constants = append(constants, r.Say("origin.made-of", role, s.Constant[role]))
	}
	return r.terms("origin.", []string{
		"preset", s.Preset, "keep", r.conditions(source, s.Keep), "drop", r.conditions(source, s.Drop), "redact", r.List(s.Redact),
		"join", r.List(joins), "constant", r.List(constants), "from-file", s.ProjectFromFile, "nulls", strings.Join(s.Nulls, " / "),
	})
}

// terms are names and texts, by pairs of a key and a text; an empty text is left out.
func (r *reader) terms(area string, pairs []string) (terms []term) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			terms = append(terms, term{Name: r.Say(area + pairs[i]), Text: pairs[i+1]})
		}
	}
	return terms
}
