package render

import (
	"strings"

	"upshot/indicator"
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
	Tag        string // of the language, where it is another one
	Here       bool
}

// menuList is an entry that opens a list of pages.
type menuList struct {
	Name  string
	Here  bool // the page is one of the list
	Items []menuItem
}

func (v *view) Menu() []menuItem {
	var items []menuItem
	for _, p := range pages {
		if p.menu && v.kinds[p.name] {
			items = append(items, menuItem{Name: v.Say("nav." + p.name), Link: v.Link(pageFile(p.name)), Here: p.name == v.sheet.page})
		}
	}
	return items
}

// Lists lead to every indicator and every project, from every page.
func (v *view) Lists() []menuList {
	indicators := menuList{Name: v.Say("nav.indicators")}
	for i := range v.rep.Indicators {
		spec := v.rep.Indicators[i].Spec
		indicators.add(v, v.Name(spec), "indicators/"+v.slugs.indicators[spec.ID]+".html")
	}
	projects := menuList{Name: v.Say("nav.projects")}
	for i := range v.rep.Projects {
		projects.add(v, v.Scope(v.rep, indicator.Scope{Project: i}), "projects/"+v.slugs.projects[v.rep.Projects[i].ID]+".html")
	}
	var lists []menuList
	for _, l := range []menuList{indicators, projects} {
		if len(l.Items) > 0 {
			lists = append(lists, l)
		}
	}
	return lists
}

func (l *menuList) add(v *view, name, path string) {
	here := v.sheet.path == v.root+path
	l.Here = l.Here || here
	l.Items = append(l.Items, menuItem{Name: name, Link: v.Link(path), Here: here})
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
		items = append(items, menuItem{Name: other.Say("language.name"), Link: link, Tag: language})
	}
	return items
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
