package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// methodView explains the statistics, and lists every definition.
type methodView struct {
	Prose       template.HTML
	Definitions []definitionView
	Calendar    *calendarView // nil where no indicator counts working days
	Licences    string
	Editions    []editionView
	Calibration calibrationView
	Plan        planView
}

type definitionView struct {
	ID, Name, Link string
	Primary        bool
	Terms          []term
	Changes        []changeView
}

func method(r *reader) ([]sheet, error) {
	prose, err := r.prose("method")
	if err != nil {
		return nil, err
	}
	return []sheet{{
		reader: r, page: "method", path: r.root + "method.html", title: r.Say("method.title"), summary: r.Say("method.summary"),
		content: func(v *view) any { return v.method(prose) },
	}}, nil
}

func (v *view) method(prose template.HTML) methodView {
	out := methodView{Prose: prose, Calendar: v.calendar(), Licences: v.Asset("licences.txt"), Editions: v.editions(), Calibration: v.calibration(), Plan: v.planned()}
	for i := range v.rep.Indicators {
		spec := v.rep.Indicators[i].Spec
		d := definitionView{ID: v.slugs.indicators[spec.ID], Name: v.Name(spec), Link: v.indicatorLink(spec.ID), Primary: spec.Primary, Terms: v.definition(&v.rep.Indicators[i])}
		for _, c := range spec.Changes {
			d.Changes = append(d.Changes, changeView{c.Version, v.Day(c.Date), v.Text(c.Note)})
		}
		out.Definitions = append(out.Definitions, d)
	}
	return out
}

// prose renders a Markdown page of the templates in the reader's language. This is the only place that
// makes HTML from text other than by html/template; goldmark leaves raw HTML out.
func (r *reader) prose(name string) (template.HTML, error) {
	file := fmt.Sprintf("%s.%s.md", name, r.Language())
	source, err := fs.ReadFile(r.files, file)
	if err != nil {
		return "", err
	}
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	var out bytes.Buffer
	if err := markdown.Convert(source, &out); err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	return template.HTML(out.String()), nil
}
