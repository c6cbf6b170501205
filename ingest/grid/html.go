package grid

import (
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"upshot/metric"
)

// isHTML recognises a page by its first element, after what may stand before it.
func isHTML(seen survey, opt Options) bool {
	start := seen.opening(opt)
	for {
		start = strings.TrimSpace(start)
		end := "?>"
		switch {
		case strings.HasPrefix(start, "<?"):
		case strings.HasPrefix(start, "<!--"):
			end = "-->"
		default:
			for _, word := range []string{"<!doctype html", "<html", "<head", "<meta", "<title", "<style", "<script", "<link", "<body", "<table", "<div", "<center", "<h1", "<h2", "<h3", "<p>", "<font"} {
				if strings.HasPrefix(start, word) {
					return true
				}
			}
			return false
		}
		_, rest, found := strings.Cut(start, end)
		if !found {
			return false
		}
		start = rest
	}
}

// readHTML lists the tables of a page. They are numbered as they begin, and those without a word left out.
func readHTML(in input, seen survey, opt Options, f *File) error {
	open, err := f.decode(in, seen, opt, namedEncoding(seen.opening(opt)))
	if err != nil {
		return err
	}
	raw, err := open()
	if err != nil {
		return err
	}
	all := newHTMLReader(raw, f.Path)
	defer all.Close()
	all.collect = true
	for {
		if _, err = all.step(); err != nil {
			break
		}
	}
	if err != io.EOF {
		pos := metric.Position{File: f.Path}
		if t := all.current(); t != nil {
			pos.Sheet, pos.Row = t.table.Name, t.row
		}
		return problemError{*placed(err, pos)}
	}
	f.Says = all.title
	for _, found := range all.tables {
		if found.parts.width == 0 {
			continue
		}
		t := found.table
		found.parts.tell(&t, f.Path)
		t.open = func() (Rows, error) {
			in, err := openAt(open, found.offset)
			if err != nil {
				return nil, err
			}
			return &streamedRows{rowSource: newHTMLReader(in, f.Path), path: f.Path, sheet: t.Name}, nil
		}
		f.Tables = append(f.Tables, t)
	}
	switch {
	case len(f.Tables) > 0:
		return nil
	case f.Says != "":
		return refuse(SaysInstead, metric.Position{File: f.Path}, f.Path, f.Says)
	}
	return refuse(NoTable, metric.Position{File: f.Path}, f.Path)
}

// htmlReader reads the tables of a page, those in cells of others included. Started at a table, it gives that
// table's rows.
type htmlReader struct {
	path    string
	tokens  *html.Tokenizer
	closer  io.Closer
	offset  int64  // of what follows the last token
	silent  string // the element whose text is none that people read
	open    []*htmlTable
	tables  []*htmlTable // all of them
	collect bool         // merges and hidden parts are wanted
	title   string       // of the page
}

func newHTMLReader(in io.ReadCloser, path string) *htmlReader {
	tokens := html.NewTokenizer(in)
	tokens.SetMaxBuf(2 * maxCellBytes)
	return &htmlReader{path: path, tokens: tokens, closer: in}
}

func (r *htmlReader) Close() error { return r.closer.Close() }

// current is the table that is being read; nil outside of all.
func (r *htmlReader) current() *htmlTable {
	if len(r.open) == 0 {
		return nil
	}
	return r.open[len(r.open)-1]
}

// next reads the table's next row that has any text.
func (r *htmlReader) next(c *rowCells) (first, last int, err error) {
	for {
		done, err := r.step()
		if err != nil {
			return 0, 0, err
		}
		if done != nil && done == r.tables[0] && len(done.cells.at) > 0 {
			c.text = append(c.text, done.cells.text...)
			c.at = append(c.at, done.cells.at...)
			return done.doneRow, done.doneRow, nil
		}
		if len(r.open) == 0 {
			return 0, 0, io.EOF
		}
	}
}

// step reads a token. It gives the table of which that ends a row.
func (r *htmlReader) step() (done *htmlTable, err error) {
	start := r.offset
	kind := r.tokens.Next()
	r.offset += int64(len(r.tokens.Raw()))
	switch kind {
	case html.ErrorToken:
		if err := r.tokens.Err(); err == html.ErrBufferExceeded {
			return nil, refuse(CellTooLarge, metric.Position{}, r.path)
		} else if err != io.EOF {
			return nil, err
		}
		return r.cutOff()
	case html.TextToken:
		if r.silent == "title" && r.title == "" {
			r.title = strings.Join(strings.Fields(html.UnescapeString(string(r.tokens.Raw()))), " ")
		}
		if t := r.current(); t != nil && t.inCell && r.silent == "" {
			t.text.add(r.tokens.Text())
			if len(t.text.text) > maxCellBytes {
				return nil, refuse(CellTooLarge, metric.Position{}, r.path)
			}
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		name, more := r.tokens.TagName()
		return r.startTag(string(name), r.attributes(more), start)
	case html.EndTagToken:
		name, _ := r.tokens.TagName()
		return r.endTag(string(name))
	}
	return nil, nil
}

// attributes are those of the tag that are of use here.
func (r *htmlReader) attributes(more bool) map[string]string {
	var all map[string]string
	for more {
		var key, value []byte
		key, value, more = r.tokens.TagAttr()
		switch string(key) {
		case "colspan", "rowspan", "span", "style", "hidden", "x:num", "sdval", "alt":
			if all == nil {
				all = map[string]string{}
			}
			if _, twice := all[string(key)]; !twice {
				all[string(key)] = string(value)
			}
		}
	}
	return all
}

func (r *htmlReader) startTag(name string, a map[string]string, offset int64) (done *htmlTable, err error) {
	t := r.current()
	switch name {
	case "script", "style", "title":
		r.silent = name
		return nil, nil
	case "table":
		if len(r.open) >= maxDepth {
			return nil, refuse(TooDeep, metric.Position{}, r.path, strconv.Itoa(maxDepth))
		}
		if len(r.tables) >= maxTables {
			return nil, refuse(TooManyTables, metric.Position{}, r.path)
		}
		t = &htmlTable{path: r.path, offset: offset, collect: r.collect}
		t.table = Table{Name: "Table " + strconv.Itoa(len(r.tables)+1), Hidden: isHidden(a)}
		r.open, r.tables = append(r.open, t), append(r.tables, t)
		return nil, nil
	}
	if t == nil {
		return nil, nil
	}
	switch name {
	case "tr":
		done, err := t.endRow()
		t.startRow(isHidden(a))
		return done, err
	case "td", "th":
		if err := t.endCell(); err != nil {
			return nil, err
		}
		t.startCell(a)
	case "thead", "tbody", "tfoot":
		done, err := t.endRow()
		t.endGroup()
		return done, err
	case "col":
		t.parts.describe(number(a["span"], 1, MaxColumns), isHidden(a))
	case "br":
		t.text.lines++
	case "p", "div", "li":
		t.text.lines = max(t.text.lines, 1)
	case "img":
		t.alt = a["alt"]
	}
	return nil, nil
}

func (r *htmlReader) endTag(name string) (done *htmlTable, err error) {
	if name == r.silent {
		r.silent = ""
		return nil, nil
	}
	t := r.current()
	if t == nil {
		return nil, nil
	}
	switch name {
	case "td", "th":
		err = t.endCell()
	case "tr":
		done, err = t.endRow()
	case "thead", "tbody", "tfoot":
		done, err = t.endRow()
		t.endGroup()
	case "table":
		if done, err = t.endRow(); err != nil {
			return nil, err
		}
		t.endGroup()
		r.open = r.open[:len(r.open)-1]
	case "p", "div", "li":
		t.text.lines = max(t.text.lines, 1)
	}
	return done, err
}

// cutOff ends the page. Tables that are still open are ended too, with a warning; but a page that ends
// within a row was cut off on its way.
func (r *htmlReader) cutOff() (done *htmlTable, err error) {
	for _, t := range r.open {
		if t.inRow {
			pos := metric.Position{File: r.path, Sheet: t.table.Name, Row: t.row}
			return nil, refuse(TableCutOff, pos, r.path)
		}
		t.endGroup()
		t.table.Notes = []metric.Problem{{Severity: metric.Warning, Code: TableCutOff, Args: []string{r.path}, Pos: metric.Position{File: r.path, Sheet: t.table.Name, Row: t.row}}}
	}
	return nil, io.EOF
}
