package render

import (
	"sort"
	"strings"

	"upshot/metric"
)

// dataView accounts for every file and every problem.
type dataView struct {
	Sources  []sourceView
	Problems []problemView
	Counts   []severityCount
	Hash     string
	File     string
}

type sourceView struct {
	ID      string
	Origin  []term
	Keep    string
	Files   []fileView
	Columns []columnView
}

type fileView struct {
	Path, Sheet, Format, Encoding, Hash, Size                                   string
	Rows, Used, Outside, Filtered, Duplicates, Rejected, Totals, Headers, Blank string
	Left                                                                        bool
}

type columnView struct{ Role, Header, Format, Read, Empty, File string }

type problemView struct {
	Severity, Word, Position, Message, Hint, Count string
	Also                                           []string
}

type severityCount struct{ Severity, Text string }

func data(r *reader) ([]sheet, error) {
	return []sheet{{
		reader: r, page: "data", path: r.root + "data.html", title: r.Say("data.title"), summary: r.Say("data.summary"),
		content: func(v *view) any { return v.data() },
	}}, nil
}

func (v *view) data() dataView {
	out := dataView{Hash: v.rep.Plan.Hash, File: v.rep.Plan.File}
	for i := range v.rep.Plan.Sources {
		s := &v.rep.Plan.Sources[i]
		source := sourceView{ID: s.ID, Origin: v.origin(s)}
		if i < len(v.rep.Accounts) {
			source.Files, source.Columns = v.account(v.rep.Accounts[i])
		}
		out.Sources = append(out.Sources, source)
	}
	counts := map[metric.Severity]int{}
	for _, p := range v.rep.Problems {
		counts[p.Severity]++
		out.Problems = append(out.Problems, v.problem(p))
	}
	for _, s := range []metric.Severity{metric.Error, metric.Warning, metric.Notice} {
		if counts[s] > 0 {
			out.Counts = append(out.Counts, severityCount{s.String(), v.Say("data.count."+s.String(), v.Count(counts[s]))})
		}
	}
	return out
}

// origin is what the definition says of where a source's files came from.
func (r *reader) origin(s *metric.Source) []term {
	var terms []term
	add := func(key, text string) {
		if text != "" {
			terms = append(terms, term{r.Say("origin." + key), text})
		}
	}
	add("system", s.Origin.System)
	add("query", s.Origin.Query)
	if s.Origin.Collection != "" {
		add("collection", r.known("origin.collection."+s.Origin.Collection, s.Origin.Collection))
	}
	if s.Origin.Every != "" {
		add("every", r.known("origin.every."+s.Origin.Every, s.Origin.Every))
	}
	add("exported", s.Origin.ExportedAt)
	add("role", s.Origin.ExportedByRole)
	add("retention", s.Origin.Retention)
	if s.HasCovers() {
		add("covers", r.Window(s.Covers))
	} else {
		add("covers", r.Say("origin.covers.unknown"))
	}
	add("files", strings.Join(s.Files, ", "))
	if len(s.Keep) > 0 {
		add("keep", r.conditions(s.Keep))
	}
	return terms
}

// known is the message of a key, or the word itself where nobody wrote one.
func (r *reader) known(key, word string) string {
	if r.Has(key) {
		return r.Say(key)
	}
	return word
}

// conditions words the rows that a source keeps.
func (r *reader) conditions(all metric.Conditions) string {
	var parts []string
	for _, c := range all {
		switch c.Test {
		case metric.Is:
			parts = append(parts, r.Say("condition.is", c.Role, strings.Join(c.Words, " / ")))
		case metric.IsNot:
			parts = append(parts, r.Say("condition.not", c.Role, strings.Join(c.Words, " / ")))
		case metric.Present:
			parts = append(parts, r.Say("condition.present", c.Role))
		case metric.Absent:
			parts = append(parts, r.Say("condition.absent", c.Role))
		case metric.Between:
			parts = append(parts, r.Say("condition.between", c.Role))
		}
	}
	return r.List(parts)
}

func (r *reader) account(a metric.Account) (files []fileView, columns []columnView) {
	for _, f := range a.Files {
		files = append(files, fileView{
			Path: f.Path, Sheet: f.Sheet, Format: f.Format, Encoding: f.Encoding, Hash: f.SHA256, Size: r.bytes(f.Bytes),
			Rows: r.Count(f.Rows), Used: r.Count(f.Used), Outside: r.Count(f.Outside), Filtered: r.Count(f.Filtered),
			Duplicates: r.Count(f.Duplicates), Rejected: r.Count(f.Rejected),
			Totals: r.Count(f.Totals), Headers: r.Count(f.Headers), Blank: r.Count(f.Blank),
		})
		for _, c := range f.Columns {
			columns = append(columns, columnView{c.Role, c.Header, c.Format, r.Count(c.Read), r.Count(c.Empty), f.Path})
		}
	}
	sort.SliceStable(columns, func(i, j int) bool { return columns[i].Role < columns[j].Role })
	return files, columns
}

func (r *reader) problem(p metric.Problem) problemView {
	message, hint := r.Problem(p)
	out := problemView{Severity: p.Severity.String(), Word: r.Say("severity." + p.Severity.String()), Message: message, Hint: hint}
	if n := r.Count(p.N()); p.N() > 1 && !strings.Contains(message, n) {
		out.Count = n
	}
	if p.Pos != (metric.Position{}) {
		out.Position = p.Pos.String()
	}
	for _, a := range p.Also {
		out.Also = append(out.Also, a.String())
	}
	return out
}

// bytes is a file's size: "12 kB".
func (r *reader) bytes(n int64) string {
	switch {
	case n < 1000:
		return r.Say("size.b", r.Count(int(n)))
	case n < 1000*1000:
		return r.Say("size.kb", r.Count(int((n+500)/1000)))
	}
	return r.Say("size.mb", r.Number(metric.Unit{}, float64(n)/1e6))
}
