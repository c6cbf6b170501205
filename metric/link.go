package metric

import (
	"net/url"
	"strings"
)

// idPlace stands for a record's id in Origin.Link.
const idPlace = "{id}"

// Record is the address of a record in the system that it came from: the source's link with the id in its
// place, escaped. It is "" without an id, for a link that has no place for one, and for one that is neither
// http nor https: nothing else may become a link in a page or a workbook.
func (o Origin) Record(id string) string {
	if id == "" || !strings.Contains(o.Link, idPlace) || !IsWebAddress(o.Link) {
		return ""
	}
	// The place may be in the path or in the query; a plus would be a space in one and a plus in the other.
	escaped := strings.ReplaceAll(url.QueryEscape(id), "+", "%20")
	return strings.ReplaceAll(o.Link, idPlace, escaped)
}

// IsWebAddress reports whether a text is an address of the web.
func IsWebAddress(s string) bool {
	u, err := url.Parse(strings.ReplaceAll(s, idPlace, "0"))
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
