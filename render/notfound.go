package render

// notFound is the page that a server shows for an address that leads nowhere, at any depth: its links
// are absolute, on the base URL if there is one.
func notFound(r *reader) ([]sheet, error) {
	return []sheet{{
		reader: r, page: "notfound", path: "404.html", title: r.Say("notfound.title"), summary: r.Say("notfound.title"),
		content: func(v *view) any { return nil },
	}}, nil
}
