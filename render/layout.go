package render

import (
	"strings"

	"upshot/metric"
	"upshot/render/wording"
)

// reader is a reader's language: what the pages are made with.
type reader struct {
	*site
	*wording.Words
	root string // folder of the language: "" for the first, else "zh-CN/"
}

func (s *site) reader(language string) *reader {
	r := &reader{site: s, Words: s.book.In(language)}
	if language != s.rep.Plan.Languages[0] {
		r.root = language + "/"
	}
	return r
}

// sheet is one page to be written.
type sheet struct {
	*reader
	page    string // its kind
	path    string // in the output
	title   string
	summary string // one sentence for search engines and link previews
	charts  bool   // needs the chart script
	content func(v *view) any
}

// view is what a page's template sees: the layout's parts and, as Content, its own.
type view struct {
	*reader
	sheet   *sheet
	Content any
}

func (sh *sheet) view() *view {
	v := &view{reader: sh.reader, sheet: sh}
	v.Content = sh.content(v)
	return v
}

// Link is an address within the page's language.
func (v *view) Link(path string) string { return v.Root(v.root + path) }

// Root is the address of any file of the site. It is relative, except on the page that a server shows
// anywhere, if the site knows its own address.
func (v *view) Root(path string) string {
	if v.sheet.page == "notfound" && v.opt.BaseURL != "" {
		return v.opt.BaseURL + "/" + path
	}
	return relative(v.sheet.path, path)
}

// relative leads from a page to a file, both as paths of the output.
func relative(from, to string) string {
	depth := strings.Count(from, "/")
	parts := strings.Split(from, "/")[:depth]
	rest := strings.Split(to, "/")
	for len(parts) > 0 && len(rest) > 1 && parts[0] == rest[0] {
		parts, rest = parts[1:], rest[1:]
	}
	return strings.Repeat("../", len(parts)) + strings.Join(rest, "/")
}

// Asset is the address of an asset by its name before it was renamed.
func (v *view) Asset(name string) string {
	for _, a := range v.assets {
		if a.name == name {
			return v.Root(a.path)
		}
	}
	return ""
}

func (v *view) Title() string        { return v.sheet.title }
func (v *view) Summary() string      { return v.sheet.summary }
func (v *view) Charts() bool         { return v.sheet.charts }
func (v *view) Plan() *metric.Plan   { return v.rep.Plan }
func (v *view) Generator() string    { return v.opt.Generator }
func (v *view) ReportTitle() string  { return v.Text(v.rep.Plan.Title) }
func (v *view) Organisation() string { return v.Text(v.rep.Plan.Organisation) }
func (v *view) Notice() string       { return v.Text(v.rep.Plan.Notice) }
func (v *view) AsOf() string         { return v.Day(v.rep.Plan.AsOf) }
func (v *view) Address() string {
	if v.opt.BaseURL == "" {
		return v.sheet.path
	}
	return v.opt.BaseURL + "/" + v.sheet.path
}

// Compared says what the headline holds against what: "Baseline against Rounds 2 and 3".
func (v *view) Compared() string {
	return v.Say("site.compared", v.before(), v.after())
}

// before and after name the phases of the headline.
func (r *reader) before() string { return r.Phase(r.rep, r.rep.Plan.BeforeID()) }

func (r *reader) after() string { return r.Phase(r.rep, r.rep.Plan.AfterID()) }

// menuItem is an entry of the navigation.
type menuItem struct {
	Name, Link string
	Here       bool
}

func (v *view) Menu() []menuItem {
	var items []menuItem
	for _, p := range pages {
		if p.menu {
			items = append(items, menuItem{v.Say("nav." + p.name), v.Link(pageFile(p.name)), p.name == v.sheet.page})
		}
	}
	return items
}

func pageFile(name string) string {
	if name == "overview" {
		return "index.html"
	}
	return name + ".html"
}

// Languages are the page in the report's other languages.
func (v *view) Languages() []menuItem {
	var items []menuItem
	own := strings.TrimPrefix(v.sheet.path, v.root)
	for _, language := range v.rep.Plan.Languages {
		other := v.site.reader(language)
		if other.Language() == v.Language() {
			continue
		}
		link := v.Root(other.root + own)
		if v.sheet.page == "notfound" {
			link = v.Root(other.root + "index.html")
		}
		items = append(items, menuItem{Name: other.Say("language.name"), Link: link})
	}
	return items
}

// LanguageTag is the tag of a name that Languages gives.
func (v *view) LanguageTag(name string) string {
	for _, language := range v.rep.Plan.Languages {
		if v.book.In(language).Say("language.name") == name {
			return language
		}
	}
	return ""
}

// BeforeName is the baseline's name.
func (v *view) BeforeName() string { return v.before() }

// Key is every verdict, for the legend of the matrix.
func (v *view) Key() []verdict {
	var all []verdict
	for _, k := range verdictOrder {
		all = append(all, v.verdict(k))
	}
	return all
}
