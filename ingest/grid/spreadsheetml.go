package grid

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"upshot/metric"
)

// isSpreadsheetML recognises Excel's XML of 2003, which many tools still write behind an .xls name.
func isSpreadsheetML(seen survey, opt Options) bool {
	start := seen.opening(opt)
	return strings.HasPrefix(start, "<") && strings.Contains(start, "workbook") && strings.Contains(start, "urn:schemas-microsoft-com:office:spreadsheet") && !strings.Contains(start, "<html")
}

// readSpreadsheetML lists the worksheets of a workbook in Excel's XML of 2003.
func readSpreadsheetML(in input, seen survey, opt Options, f *File) error {
	open, err := f.decode(in, seen, opt, namedEncoding(seen.opening(opt)))
	if err != nil {
		return err
	}
	return readSheets(f, open, func(in io.ReadCloser, listing bool) sheetSource {
		return &xml2003{xmlReader: newXMLReader(in, f.Path), collect: listing}
	})
}

// xml2003 reads the worksheets of a workbook in Excel's XML of 2003, one after the other.
type xml2003 struct {
	*xmlReader
	date1904 bool
	collect  bool // merges and hidden parts are wanted

	table Table
	depth int // of the sheet's element
	row   int // the last one read
	parts hiddenParts
	cell  []byte

	reaching reaching
}

// toSheet goes to the next worksheet, and tells where it begins.
func (r *xml2003) toSheet() (offset int64, err error) {
	for {
		offset = r.tokens.InputOffset()
		token, err := r.token()
		if err != nil {
			return 0, err
		}
		start, is := token.(xml.StartElement)
		if !is {
			continue
		}
		switch start.Name.Local {
		case "Date1904":
			r.date1904 = true
		case "Worksheet":
			r.table = Table{Name: attributes(start.Attr).get("Name"), Typed: true, Serials: true, Date1904: r.date1904}
			r.depth, r.row, r.parts, r.reaching = len(r.within), 0, hiddenParts{}, nil
			return offset, nil
		}
	}
}

func (r *xml2003) sheet() (Table, hiddenParts, int) { return r.table, r.parts, r.row }

// next reads the worksheet's next row that has any text.
func (r *xml2003) next(c *rowCells) (first, last int, err error) {
	for {
		token, err := r.token()
		if err != nil {
			return 0, 0, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if len(r.within) < r.depth {
				return 0, 0, io.EOF
			}
		case xml.CharData:
			if r.within[len(r.within)-1] == "Visible" {
				r.table.Hidden = string(Trim(t)) != "SheetVisible"
			}
		case xml.StartElement:
			a := attributes(t.Attr)
			hidden := a.get("Hidden") == "1"
			switch t.Name.Local {
			case "Column":
				r.parts.next = a.count("Index", r.parts.next+1) - 1
				r.parts.describe(1+a.count("Span", 0), hidden)
			case "Row":
				r.row = max(r.row+1, a.count("Index", 0))
				row := r.row
				if err := r.readRow(c); err != nil {
					return 0, 0, err
				}
				r.row += a.count("Span", 0) // rows like this one, but empty
				if len(c.at) > 0 {
					r.parts.saw(c, 1, hidden)
					return row, row, nil
				}
			case "Table", "WorksheetOptions", "Visible":
			default:
				if err := r.skip(); err != nil {
					return 0, 0, err
				}
			}
		}
	}
}

// readRow reads the cells of the row that was opened.
func (r *xml2003) readRow(c *rowCells) error {
	depth, column := len(r.within), 0
	for {
		token, err := r.token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if len(r.within) < depth {
				return nil
			}
		case xml.StartElement:
			if t.Name.Local != "Cell" {
				if err := r.skip(); err != nil {
					return err
				}
				continue
			}
			a := attributes(t.Attr)
			if i := a.count("Index", 0); i > column {
				column = i - 1
			} else {
				column = r.reaching.free(column, r.row) // LibreOffice leaves out the number
			}
			text, err := r.readCell()
			if err != nil {
				return err
			}
			if err := c.put(r.path, column, 1, text); err != nil {
				return err
			}
			right, down := a.count("MergeAcross", 0), a.count("MergeDown", 0)
			if r.collect && len(text) > 0 && right+down > 0 {
				if err := r.table.merge(r.path, Merge{column + 1, r.row, column + 1 + right, r.row + down}); err != nil {
					return err
				}
			}
			if down > 0 {
				r.reaching.add(column, min(column+right, MaxColumns-1), r.row+down)
			}
			column = min(column+1+right, 2*MaxColumns)
		}
	}
}

// readCell reads the data of the cell that was opened, to the cell's end. Comments have data, too.
func (r *xml2003) readCell() ([]byte, error) {
	r.cell = r.cell[:0]
	depth, kind := len(r.within), ""
	for len(r.within) >= depth {
		token, err := r.token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.CharData:
			if len(r.within) > depth {
				r.cell = append(r.cell, t...)
			}
		case xml.StartElement:
			switch {
			case len(r.within) > depth+1: // bold and the like
			case t.Name.Local == "Data":
				kind = attributes(t.Attr).get("Type")
			default:
				if err := r.skip(); err != nil {
					return nil, err
				}
			}
		}
		if len(r.cell) > maxCellBytes {
			return nil, refuse(CellTooLarge, metric.Position{}, r.path)
		}
	}
	switch kind {
	case "Boolean":
		if string(r.cell) == "1" {
			return []byte("true"), nil
		}
		return []byte("false"), nil
	case "DateTime":
		return lengthOfTime(r.cell), nil
	}
	return r.cell, nil
}

// lengthOfTime writes a length of time, which Excel keeps as a moment of 1899 or 1900, as what it is:
// PT36H0M0S. LibreOffice keeps it as more than 24 hours of one day.
func lengthOfTime(cell []byte) []byte {
	day, clock, _ := strings.Cut(string(cell), "T")
	date, err := time.Parse(time.DateOnly, day)
	if err != nil || date.Year() > 1900 {
		return cell
	}
	days := int64(date.Sub(time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
	if days >= 60 {
		days++ // a leap day of 1900 that Excel invented
	}
	var hours, minutes int64
	var seconds float64
	if n, err := fmt.Sscanf(clock, "%d:%d:%g", &hours, &minutes, &seconds); n < 3 || err != nil || days < 0 || min(hours, minutes) < 0 || seconds < 0 {
		return cell
	}
	return fmt.Appendf(nil, "PT%dH%dM%gS", days*24+hours, minutes, seconds)
}
