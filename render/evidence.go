package render

import (
	"net/url"
	"slices"
	"strings"

	"upshot/metric"
)

// evidenceView is the register of evidence.
type evidenceView struct {
	Count string
	Rows  []evidenceRow
}

type evidenceRow struct {
	ID, Anchor, Title, Kind, Level, Date string
	Capability, CapabilityLink           string
	Status                               string
	Lacking                              bool // it cannot be shown
	Places                               []evidencePlace
}

// evidencePlace is where a piece of evidence is: a page of this report, a file, an address elsewhere. Link is "" where
// nothing can be opened.
type evidencePlace struct {
	Text, Link string
	Away       bool // the link leads out of the site
	File       bool // the text is a file's name
	Note       string
}

// evidence lists the register; nil if the definition has none.
func (v *view) evidence() *evidenceView {
	if v.rep.Plan.Evidence == nil {
		return nil
	}
	m := v.rep.Maturity
	ready, linked := 0, 0
	out := &evidenceView{}
	for i := range m.Evidence {
		e := &m.Evidence[i]
		row := evidenceRow{
			ID: e.ID, Anchor: evidenceAnchor(e.ID), Title: v.Text(e.Title), Kind: v.EvidenceKind(e.Kind), Level: none, Date: v.MaybeDay(e.Date),
			Status: v.evidenceStatus(e), Lacking: !e.Ready(), Places: v.evidencePlaces(e),
		}
		if e.Node.Domain >= 0 { // else nothing tells what it is for
			row.Capability, row.CapabilityLink = v.NodeName(m.Spec.Model, e.Node), v.capabilityLink(e.Node)
		}
		if e.Level > 0 {
			row.Level = v.Rating(float64(e.Level))
		}
		if e.Ready() {
			ready++
			if !e.ByReport && !e.HasFile() {
				linked++
			}
		}
		out.Rows = append(out.Rows, row)
	}
	out.Count = v.Say("maturity.evidence.count", v.Count(len(m.Evidence)), v.Count(ready))
	if linked > 0 {
		out.Count = v.Say("headline.sentences", out.Count, v.Say("maturity.evidence.links", v.Count(linked)))
	}
	return out
}

// evidenceStatus is the status of the register; what is said to be ready and cannot be shown is marked.
func (r *reader) evidenceStatus(e *metric.Evidence) string {
	if e.Status == "ready" && !e.Present {
		return r.Say("maturity.evidence.absent", r.EvidenceStatus(e.Status))
	}
	return r.EvidenceStatus(e.Status)
}

func (v *view) evidencePlaces(e *metric.Evidence) []evidencePlace {
	var places []evidencePlace
	switch {
	case e.ByReport:
		places = append(places, v.providedPlace(e.File))
	case e.File != "":
		p := evidencePlace{Text: e.File, File: true, Note: v.bytes(e.Bytes)}
		switch register := v.rep.Plan.Evidence; {
		case !e.HasFile():
			p.Note = v.fileLacks(register)
		case register.Published(e) != "":
			p.Link = escaped(v.Root(register.Published(e)))
		}
		places = append(places, p)
	}
	if e.Link != "" {
		p := evidencePlace{Text: e.Link}
		if u, err := url.Parse(e.Link); err == nil && metric.IsWebAddress(e.Link) {
			p = evidencePlace{Text: u.Host, Link: e.Link, Away: true}
		}
		places = append(places, p)
	}
	return places
}

// escaped makes an address of a path, whose words may hold any character.
func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// providedPlace is what this report itself provides: a page or a file, in the reader's language where it has one of each.
func (v *view) providedPlace(file string) evidencePlace {
	path, fragment, marked := strings.Cut(file, "#")
	path = v.inOwnLanguage(path)
	p := evidencePlace{Text: v.Say("maturity.evidence.provided")}
	switch {
	case path == "":
		p.Link = v.Link("index.html")
	case v.hasPage(path):
		p.Link = escaped(v.Link(path))
	case v.hasFile(path):
		p.Link = escaped(v.Root(path))
	default:
		return evidencePlace{Text: file, File: true, Note: v.Say("maturity.evidence.noplace")}
	}
	if marked && p.Link != "" {
		p.Link += "#" + url.PathEscape(fragment)
	}
	if path != "" {
		if marked {
			path += "#" + fragment
		}
		p.Text = v.Say("maturity.evidence.provided.at", path)
	}
	return p
}

// inOwnLanguage is what stands in the reader's language for a page or a file in another: the path of a page within its
// language, or the same download.
func (r *reader) inOwnLanguage(path string) string {
	for _, language := range r.rep.Plan.Languages[1:] {
		if page, in := strings.CutPrefix(path, language+"/"); in && r.hasPage(page) {
			return page
		}
	}
	for _, named := range r.opt.Downloads {
		if named.Language == "" || path != "downloads/"+named.Name {
			continue
		}
		for _, d := range r.opt.Downloads {
			if d.Key == named.Key && d.Language == r.Language() {
				return "downloads/" + d.Name
			}
		}
	}
	return path
}

// hasPage reports whether the site has a page in every language; path is that of the first.
func (s *site) hasPage(path string) bool {
	return strings.HasSuffix(path, ".html") && path != "404.html" && s.outputs[path]
}

// hasFile reports whether the site has a file at its root, for all languages.
func (s *site) hasFile(path string) bool {
	_, table := s.sizes[path]
	return table || slices.ContainsFunc(s.opt.Downloads, func(d Download) bool { return path == "downloads/"+d.Name })
}
