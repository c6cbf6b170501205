package workbook

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
)

// Excel's bounds: of the links of a sheet, and of an address.
const (
	maxLinks   = 65_530
	maxAddress = 2079
)

// web is a cell that leads to an address of the web.
type web struct{ text, address string }

// placedLink is a web cell where it stands. Links are written here and not by excelize, which looks through
// all links and relations of the sheet for each one that it adds.
type placedLink struct{ tab, cell, address string }

const linkRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

// addLinks adds the web links to their sheets. A sheet that has some has no links within the workbook, so
// the list may follow the cells at once.
func (a *archive) addLinks() {
	links := a.links
	for first := 0; first < len(links); {
		end := first + 1
		for end < len(links) && links[end].tab == links[first].tab {
			end++
		}
		var list, relations strings.Builder
		list.WriteString("<hyperlinks>")
		for i, l := range links[first:end] {
			id := "link" + strconv.Itoa(i+1)
			list.WriteString(`<hyperlink ref="` + l.cell + `" r:id="` + id + `"></hyperlink>`)
			relations.WriteString(`<Relationship Id="` + id + `" Type="` + linkRelation + `" Target="`)
			_ = xml.EscapeText(&relations, []byte(l.address)) // a strings.Builder takes everything
			relations.WriteString(`" TargetMode="External"></Relationship>`)
		}
		list.WriteString("</hyperlinks>")
		sheet := a.sheets[links[first].tab]
		a.relate(sheet, relations.String())
		a.insertAfter(sheetPart(sheet), "</sheetData>", list.String())
		first = end
	}
}

// insertAfter puts text behind a tag of a part.
func (a *archive) insertAfter(path, tag, text string) {
	data := a.parts[path].Bytes()
	at := bytes.LastIndex(data, []byte(tag)) + len(tag)
	rest := bytes.Clone(data[at:])
	a.parts[path].Truncate(at)
	a.parts[path].WriteString(text)
	a.parts[path].Write(rest)
}
