package grid

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"upshot/metric"
)

// readODS reads an OpenDocument spreadsheet.
func readODS(in input, a *archive, _ Options, f *File) error {
	if manifest := a.parts["meta-inf/manifest.xml"]; manifest != nil && isEncrypted(manifest) {
		return refuse(WorkbookEncrypted, metric.Position{File: f.Path}, f.Path)
	}
	return readODF(f, func() (io.ReadCloser, error) {
		a, err := openArchive(in)
		if err != nil {
			return nil, err
		}
		content, err := a.open("content.xml")
		if err != nil {
			a.close()
			return nil, unreadable(f.Path, err)
		}
		return closing{content, both{content, a}}, nil
	})
}

// isEncrypted reports whether a manifest says that some part needs a password.
func isEncrypted(manifest *zip.File) bool {
	in, err := manifest.Open()
	if err != nil {
		return false
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, 1<<20))
	return err == nil && bytes.Contains(text, []byte("encryption-data"))
}

// isFlatODS recognises a spreadsheet that LibreOffice saved as one XML text (.fods).
func isFlatODS(seen survey, opt Options) bool {
	start := seen.opening(opt)
	return strings.HasPrefix(start, "<?xml") && strings.Contains(start, "<office:document ") && strings.Contains(start, "opendocument.spreadsheet")
}

func readFlatODS(in input, seen survey, opt Options, f *File) error {
	open, err := f.decode(in, seen, opt, namedEncoding(seen.opening(opt)))
	if err != nil {
		return err
	}
	return readODF(f, open)
}

// readODF lists the sheets of an OpenDocument spreadsheet.
func readODF(f *File, open func() (io.ReadCloser, error)) error {
	return readSheets(f, open, func(in io.ReadCloser, listing bool) sheetSource {
		o := &odfReader{xmlReader: newXMLReader(in, f.Path), collect: listing}
		if listing {
			o.hidden = map[string]bool{}
		}
		return o
	})
}

// odfReader reads the sheets of an OpenDocument spreadsheet one after the other.
type odfReader struct {
	*xmlReader
	hidden   map[string]bool // styles of hidden sheets; nil where the text begins with a sheet
	style    string          // that is being defined
	date1904 bool
	collect  bool // merges and hidden parts are wanted

	table Table
	depth int // of the sheet's element
	row   int // the last one read
	parts hiddenParts
	cell  flow
}

// toSheet goes to the next sheet, and tells where it begins.
func (o *odfReader) toSheet() (offset int64, err error) {
	for {
		offset = o.tokens.InputOffset()
		token, err := o.token()
		if err != nil {
			return 0, err
		}
		start, is := token.(xml.StartElement)
		if !is {
			continue
		}
		a := attributes(start.Attr)
		switch start.Name.Local {
		case "style":
			o.style = a.get("name")
		case "table-properties":
			if o.hidden != nil && a.get("display") == "false" {
				o.hidden[o.style] = true
			}
		case "null-date":
			o.date1904 = strings.HasPrefix(a.get("date-value"), "1904")
		case "table":
			if o.hidden == nil || o.parent() == "spreadsheet" {
				o.table = Table{Name: a.get("name"), Hidden: o.hidden[a.get("style-name")], Typed: true, Serials: true, Date1904: o.date1904}
				o.depth, o.row, o.parts = len(o.within), 0, hiddenParts{}
				return offset, nil
			}
		}
	}
}

func (o *odfReader) sheet() (Table, hiddenParts, int) { return o.table, o.parts, o.row + 1 }

// next reads the sheet's next row that has any text.
func (o *odfReader) next(c *rowCells) (first, last int, err error) {
	for {
		token, err := o.token()
		if err != nil {
			return 0, 0, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if len(o.within) < o.depth {
				return 0, 0, io.EOF
			}
		case xml.StartElement:
			a := attributes(t.Attr)
			switch t.Name.Local {
			case "table-column":
				o.parts.describe(a.count("number-columns-repeated", 1), isCollapsed(a))
			case "table-row":
				n := a.count("number-rows-repeated", 1)
				if err := o.readRow(c, n); err != nil {
					return 0, 0, err
				}
				first, last = o.row+1, o.row+n
				o.row = last
				if len(c.at) > 0 {
					o.parts.saw(c, n, isCollapsed(a))
					return first, last, nil
				}
				c.reset()
			case "table-header-rows", "table-row-group", "table-rows", "table-header-columns", "table-column-group", "table-columns":
			default: // a title, shapes, the source of a linked sheet
				if err := o.skip(); err != nil {
					return 0, 0, err
				}
			}
		}
	}
}

// isCollapsed reports whether a row or column is hidden, by hand or by a filter.
func isCollapsed(a attributes) bool {
	return slices.Contains([]string{"collapse", "filter"}, a.get("visibility"))
}

// readRow reads the cells of the row that was opened, which stands in so many rows.
func (o *odfReader) readRow(c *rowCells, rows int) error {
	depth, column := len(o.within), 0
	for {
		token, err := o.token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if len(o.within) < depth {
				return nil
			}
		case xml.StartElement:
			a := attributes(t.Attr)
			n := a.count("number-columns-repeated", 1)
			switch t.Name.Local {
			case "table-cell":
				text, err := o.readCell(a)
				if err != nil {
					return err
				}
				if err := c.put(o.path, column, n, text); err != nil {
					return err
				}
				right, down := a.count("number-columns-spanned", 1), a.count("number-rows-spanned", 1)
				if o.collect && len(text) > 0 && (right > 1 || down > 1) {
					for row := o.row + 1; row <= o.row+rows; row++ {
						if err := o.table.merge(o.path, Merge{column + 1, row, column + right, row + down - 1}); err != nil {
							return err
						}
					}
				}
			default: // a cell that another one covers: what it holds is not seen
				if err := o.skip(); err != nil {
					return err
				}
			}
			column = min(column+n, 2*MaxColumns)
		}
	}
}

// readCell reads the cell that was opened, to its end: its value as it is stored, else its text.
func (o *odfReader) readCell(a attributes) ([]byte, error) {
	o.cell.reset()
	depth := len(o.within)
	for len(o.within) >= depth {
		token, err := o.token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.CharData:
			if len(o.within) > depth {
				o.cell.add(t)
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "p", "h":
				if len(o.within) == depth+1 {
					o.cell.lines++
				}
			case "s":
				o.cell.put(strings.Repeat(" ", min(attributes(t.Attr).count("c", 1), maxCellBytes)))
			case "tab":
				o.cell.put("\t")
			case "line-break":
				o.cell.lines++
			case "span", "a", "ruby", "ruby-base", "meta":
			default: // a comment, a picture
				if err := o.skip(); err != nil {
					return nil, err
				}
			}
		}
		if len(o.cell.text) > maxCellBytes {
			return nil, refuse(CellTooLarge, metric.Position{}, o.path)
		}
	}
	stored := map[string]string{
		"float": "value", "currency": "value", "percentage": "value",
		"date": "date-value", "time": "time-value", "boolean": "boolean-value", "string": "string-value",
	}[a.get("value-type")]
	if value := a.get(stored); stored != "" && value != "" {
		return []byte(value), nil
	}
	return o.cell.text, nil
}
