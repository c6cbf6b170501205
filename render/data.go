package render

import (
	"math"
	"slices"
	"sort"
	"strings"
	"time"

	"upshot/metric"
)

// dataView accounts for every file and every problem.
type dataView struct {
	Answer  string // how many of all rows were used, and where the others went
	Sources []sourceView
	Kinds   []problemKind
	Counts  []severityCount
	Hash    string
	File    string
}

type sourceView struct {
	ID, Anchor string
	Total      rowCounts
	Origin     []term
	Files      []fileView
	Columns    []columnView
}

type fileView struct {
	Path, Sheet, Format, Encoding, Hash, Size, Skipped string
	Counts                                             rowCounts
}

// rowCounts says where rows went.
type rowCounts struct{ Rows, Used, Outside, Filtered, Duplicates, Rejected string }

type columnView struct{ Role, Header, Format, Sample, Read, Empty, File string }

// problemKind is the problems of one code, with the hint that they share.
type problemKind struct {
	Severity, Word, Hint string
	Problems             []problemView
}

type problemView struct {
	Position, Message, Hint, Count string
	Also                           []string
}

type severityCount struct{ Severity, Text string }

func data(r *reader) ([]sheet, error) {
	return []sheet{{
		reader: r, page: "data", path: r.root + "data.html", title: r.Say("data.title"), summary: r.Say("data.summary"),
		content: func(v *view) any { return v.data() },
	}}, nil
}

func (v *view) data() dataView {
	out := dataView{Hash: v.rep.Plan.Hash, File: v.rep.Plan.File, Counts: v.severities(), Kinds: v.problemKinds()}
	var all metric.FileAccount
	for i := range v.rep.Plan.Sources {
		s := &v.rep.Plan.Sources[i]
		source := sourceView{ID: s.ID, Anchor: "source-" + v.slugs.sources[s.ID], Origin: v.origin(i)}
		var sum metric.FileAccount
		if i < len(v.rep.Accounts) {
			sum = total(v.rep.Accounts[i].Files)
			source.Files, source.Columns = v.account(v.rep.Accounts[i])
		}
		source.Total = v.rowCounts(sum)
		all = total([]metric.FileAccount{all, sum})
		out.Sources = append(out.Sources, source)
	}
	out.Answer = v.answer(all)
	return out
}

// total adds up where the rows of files went.
func total(files []metric.FileAccount) (sum metric.FileAccount) {
	for _, f := range files {
		sum.Rows, sum.Used, sum.Outside = sum.Rows+f.Rows, sum.Used+f.Used, sum.Outside+f.Outside
		sum.Filtered, sum.Duplicates, sum.Rejected = sum.Filtered+f.Filtered, sum.Duplicates+f.Duplicates, sum.Rejected+f.Rejected
	}
	return sum
}

func (r *reader) rowCounts(f metric.FileAccount) rowCounts {
	return rowCounts{r.Count(f.Rows), r.Count(f.Used), r.Count(f.Outside), r.Count(f.Filtered), r.Count(f.Duplicates), r.Count(f.Rejected)}
}

// answer says how many rows were used, and names only the other ways that rows went.
func (r *reader) answer(all metric.FileAccount) string {
	used := r.Say("data.answer", r.Count(all.Used), r.Count(all.Rows))
	var others []string
	for _, way := range []struct {
		key string
		n   int
	}{{"duplicates", all.Duplicates}, {"filtered", all.Filtered}, {"outside", all.Outside}, {"rejected", all.Rejected}} {
		if way.n > 0 {
			others = append(others, r.Say("data.answer."+way.key, r.Count(way.n)))
		}
	}
	if len(others) == 0 {
		return r.Say("data.answer.end", used)
	}
	return r.Say("data.answer.others", used, r.List(others))
}

// severities counts the problems, the worst first.
func (r *reader) severities() []severityCount {
	counts := map[metric.Severity]int{}
	for _, p := range r.rep.Problems {
		counts[p.Severity]++
	}
	var out []severityCount
	for _, s := range []metric.Severity{metric.Error, metric.Warning, metric.Notice} {
		if counts[s] > 0 {
			out = append(out, severityCount{s.String(), r.Say("data.count."+s.String(), r.Count(counts[s]))})
		}
	}
	return out
}

// problemKinds groups the problems by code, in the order of each kind's first. A hint that all of a kind
// share is said once.
func (r *reader) problemKinds() []problemKind {
	type key struct {
		severity metric.Severity
		code     string
	}
	at := map[key]int{}
	var kinds []problemKind
	for _, p := range r.rep.Problems {
		k := key{p.Severity, p.Code}
		i, ok := at[k]
		if !ok {
			i = len(kinds)
			at[k] = i
			kinds = append(kinds, problemKind{Severity: p.Severity.String(), Word: r.Say("severity." + p.Severity.String())})
		}
		kinds[i].Problems = append(kinds[i].Problems, r.problem(p))
	}
	for i := range kinds {
		kinds[i].share()
	}
	return kinds
}

// share moves a hint that all problems have up to their kind.
func (k *problemKind) share() {
	for _, p := range k.Problems {
		if p.Hint != k.Problems[0].Hint {
			return
		}
	}
	k.Hint = k.Problems[0].Hint
	for i := range k.Problems {
		k.Problems[i].Hint = ""
	}
}

// origin is what the definition says of where a source's files came from.
func (r *reader) origin(source int) []term {
	s := &r.rep.Plan.Sources[source]
	var terms []term
	add := func(key, text string) {
		if text != "" {
			terms = append(terms, term{Name: r.Say("origin." + key), Text: text})
		}
	}
	add("system", s.Origin.System)
	add("query", s.Origin.Query)
	add("collection", r.Collection(s.Origin.Collection))
	add("every", r.Every(s.Origin.Every))
	add("exported", r.dated(s.Origin.ExportedAt))
	add("role", s.Origin.ExportedByRole)
	add("retention", s.Origin.Retention)
	if link := s.Origin.Link; link != "" {
		terms = append(terms, term{Name: r.Say("origin.link"), Links: []menuItem{{Name: link, Link: link}}})
	}
	if s.HasCovers() {
		add("covers", r.Window(s.Covers))
	} else {
		add("covers", r.Say("origin.covers.unknown"))
	}
	add("files", strings.Join(s.Files, ", "))
	if len(s.Keep) > 0 {
		add("keep", r.conditions(source, s.Keep))
	}
	for _, c := range s.Drop {
		add("drop", r.conditions(source, metric.Conditions{c}))
	}
	for _, e := range s.Exclude {
		add("exclude", r.Say("data.excluded", e.ID, r.Text(e.Reason), e.By))
	}
	add("redact", strings.Join(s.Redact, ", "))
	return terms
}

// dated is a day as the definition writes it, in the reader's form if it is one.
func (r *reader) dated(text string) string {
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return r.Day(metric.DayOf(t))
	}
	return text
}

// conditions words the rows that a source keeps.
func (r *reader) conditions(source int, all metric.Conditions) string {
	var parts []string
	for _, c := range all {
		words := strings.Join(c.Words, " / ")
		if slices.Contains(r.rep.Plan.Sources[source].Redact, c.Role) {
			words = "•••"
		}
		switch c.Test {
		case metric.Is:
			parts = append(parts, r.Say("condition.is", c.Role, words))
		case metric.IsNot:
			parts = append(parts, r.Say("condition.not", c.Role, words))
		case metric.Present:
			parts = append(parts, r.Say("condition.present", c.Role))
		case metric.Absent:
			parts = append(parts, r.Say("condition.absent", c.Role))
		case metric.Between:
			parts = append(parts, r.between(source, c))
		}
	}
	return r.List(parts)
}

// between words the bounds of a condition; those of a column of times are days.
func (r *reader) between(source int, c metric.Condition) string {
	bound := func(v float64) string { return r.Number(metric.Unit{}, v) }
	for i := range r.rep.Ledgers {
		if t := r.rep.Ledgers[i].Table; t.Source == source {
			if column := t.Column(c.Role); column != nil && column.Kind == metric.TimeColumn {
				bound = func(v float64) string { return r.Day(metric.Instant(v).Day(r.rep.Plan.Location)) }
			}
		}
	}
	switch {
	case math.IsInf(c.Min, 0) && math.IsInf(c.Max, 0):
		return r.Say("condition.present", c.Role)
	case math.IsInf(c.Min, 0):
		return r.Say("condition.max", c.Role, bound(c.Max))
	case math.IsInf(c.Max, 0):
		return r.Say("condition.min", c.Role, bound(c.Min))
	}
	return r.Say("condition.between", c.Role, bound(c.Min), bound(c.Max))
}

func (r *reader) account(a metric.Account) (files []fileView, columns []columnView) {
	for _, f := range a.Files {
		files = append(files, fileView{
			Path: f.Path, Sheet: f.Sheet, Format: f.Format, Encoding: f.Encoding, Hash: f.SHA256, Size: r.bytes(f.Bytes),
			Counts: r.rowCounts(f), Skipped: r.skipped(f),
		})
		for _, c := range f.Columns {
			columns = append(columns, columnView{
				c.Role, c.Header, c.Format, c.Sample, r.Say("data.columns.read", r.Count(c.Read), r.Count(c.Cells())), r.Count(c.Empty), f.Path,
			})
		}
	}
	sort.SliceStable(columns, func(i, j int) bool { return columns[i].Role < columns[j].Role })
	return files, columns
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

func (r *reader) problem(p metric.Problem) problemView {
	message, hint := r.Problem(p)
	out := problemView{Message: message, Hint: hint}
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
