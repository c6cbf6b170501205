package workbook

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"upshot/metric"
)

// placedTable is a table where it stands. The parts of tables are written here and not by excelize,
// whose stream writer knows one table a sheet, always with a filter, and reads the sheet again for it.
type placedTable struct {
	sheet  int // from 1
	name   string
	ref    string // A5:F90
	heads  []string
	filter bool
}

const (
	contentTypes  = "[Content_Types].xml"
	spreadsheetML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
	tableRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/table"
	tableType     = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
)

func (b *book) place(sheet int, t *table, n int, filter bool) {
	p := placedTable{sheet: sheet, name: tableName(b.tables, t.name), filter: filter}
	p.ref = "A" + strconv.Itoa(t.top) + ":" + metric.ColumnLetters(len(t.columns)) + strconv.Itoa(t.top+n)
	for _, c := range t.columns {
		p.heads = append(p.heads, c.head)
	}
	b.placed = append(b.placed, p)
}

// addTables adds the parts of all tables, and names them in the sheets, their relations and the list of
// content types.
func (a *archive) addTables() {
	var types strings.Builder
	bySheet := map[int][]string{} // relation ids
	for i, t := range a.tables {
		number := strconv.Itoa(i + 1)
		a.parts["xl/tables/table"+number+".xml"] = bytes.NewBufferString(t.xml(i + 1))
		types.WriteString(`<Override PartName="/xl/tables/table` + number + `.xml" ContentType="` + tableType + `"></Override>`)
		id := "table" + number
		bySheet[t.sheet] = append(bySheet[t.sheet], id)
		a.relate(t.sheet, `<Relationship Id="`+id+`" Type="`+tableRelation+`" Target="../tables/table`+number+`.xml"></Relationship>`)
	}
	a.insert(contentTypes, "</Types>", types.String())
	a.sortTypes()
	for sheet, ids := range bySheet {
		list := `<tableParts count="` + strconv.Itoa(len(ids)) + `">`
		for _, id := range ids {
			list += `<tablePart r:id="` + id + `"></tablePart>`
		}
		a.insert(sheetPart(sheet), "</worksheet>", list+"</tableParts>")
	}
}

var contentType = regexp.MustCompile(`<(?:Default|Override) [^>]*>(?:</(?:Default|Override)>)?`)

// sortTypes orders the list of content types, defaults first: for charts excelize adds some in the
// random order of a map.
func (a *archive) sortTypes() {
	part := a.parts[contentTypes]
	types := contentType.FindAllString(part.String(), -1)
	slices.Sort(types)
	i := 0
	sorted := contentType.ReplaceAllFunc(part.Bytes(), func([]byte) []byte {
		i++
		return []byte(types[i-1])
	})
	a.parts[contentTypes] = bytes.NewBuffer(sorted)
}

func sheetPart(sheet int) string { return "xl/worksheets/sheet" + strconv.Itoa(sheet) + ".xml" }

func (a *archive) relate(sheet int, relation string) {
	path := "xl/worksheets/_rels/sheet" + strconv.Itoa(sheet) + ".xml.rels"
	if a.parts[path] == nil {
		a.parts[path] = bytes.NewBufferString(xml.Header + `<Relationships xmlns="` + relationships + `"></Relationships>`)
	}
	a.insert(path, "</Relationships>", relation)
}

// insert puts text before the closing tag that ends a part.
func (a *archive) insert(path, closing, text string) {
	part := a.parts[path]
	part.Truncate(bytes.LastIndex(part.Bytes(), []byte(closing)))
	part.WriteString(text)
	part.WriteString(closing)
}

// xml is the part of a table, whose number is unique in the workbook.
func (t placedTable) xml(number int) string {
	var b strings.Builder
	b.WriteString(xml.Header + `<table xmlns="` + spreadsheetML + `" id="` + strconv.Itoa(number) + `" name="` + t.name + `" displayName="` + t.name +
		`" ref="` + t.ref + `" totalsRowShown="0">`)
	if t.filter {
		b.WriteString(`<autoFilter ref="` + t.ref + `"></autoFilter>`)
	}
	b.WriteString(`<tableColumns count="` + strconv.Itoa(len(t.heads)) + `">`)
	for i, head := range t.heads {
		b.WriteString(`<tableColumn id="` + strconv.Itoa(i+1) + `" name="`)
		_ = xml.EscapeText(&b, []byte(head)) // a strings.Builder takes everything
		b.WriteString(`"></tableColumn>`)
	}
	b.WriteString(`</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"></tableStyleInfo></table>`)
	return b.String()
}
