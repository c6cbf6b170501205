package render

// notFound is the page that a server shows for an address that leads nowhere, at any depth: with
// a base URL its links are absolute, without one they hold at the root only.
func notFound(r *reader) ([]sheet, error) {
	return []sheet{{
		reader: r, page: "notfound", path: "404.html", title: r.Say("notfound.title"), summary: r.Say("notfound.title"),
		content: func(v *view) any { return nil },
	}}, nil
}
