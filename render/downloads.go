package render

import "upshot/metric"

// downloadsView lists the files that a reader may take home.
type downloadsView struct {
	Appendix []fileLink
	Results  fileLink
	Tables   []fileLink

	Registers []fileLink
}

type fileLink struct{ Name, Link, Size, Text, Language string }

func downloads(r *reader) ([]sheet, error) {
	return []sheet{{
		reader: r, page: "downloads", path: r.root + "downloads.html", title: r.Say("downloads.title"), summary: r.Say("downloads.summary"),
		content: func(v *view) any { return v.downloads() },
	}}, nil
}

func (v *view) downloads() downloadsView {
	out := downloadsView{Results: fileLink{Name: "results.json", Link: v.Root("results.json"), Size: v.bytes(v.sizes["results.json"]), Text: v.Say("downloads.results")}}
	for _, d := range v.opt.Downloads {
		link := fileLink{Name: d.Name, Link: v.Root("downloads/" + d.Name), Size: v.bytes(d.Size), Text: v.Say(d.Key)}
		if d.Language != "" {
			link.Language = v.book.In(d.Language).Say("language.name")
		}
		out.Appendix = append(out.Appendix, link)
	}
	for i := range v.rep.Indicators {
		spec := v.rep.Indicators[i].Spec
		path := v.tablePath(spec)
		out.Tables = append(out.Tables, fileLink{Name: v.slugs.indicators[spec.ID] + ".csv", Link: v.Root(path), Size: v.bytes(v.sizes[path]), Text: v.Name(spec)})
	}
	for _, table := range registerTables {
		path := registerPath(table.name)
		if size, written := v.sizes[path]; written {
			out.Registers = append(out.Registers, fileLink{Name: table.name + ".csv", Link: v.Root(path), Size: v.bytes(size), Text: v.Say("register.csv." + table.name)})
		}
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
