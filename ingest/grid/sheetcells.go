package grid

import (
	"bytes"
	"slices"
)

// readCells reads the cells of a row, whose tag ends at r.at. What most writers write is read by its bytes,
// all else tag by tag.
func (r *sheetRows) readCells() {
	text := r.text
	p := r.at
	for r.stopped == nil {
		for p < len(text) && isSpace(text[p]) {
			p++
		}
		rest := text[p:]
		switch {
		case len(rest) > 3 && rest[0] == '<' && rest[1] == 'c' && (rest[2] == ' ' || rest[2] == '>'):
			p = r.readCell(p + 2)
			continue
		case len(rest) >= 6 && string(rest[:6]) == "</row>":
			r.at = p + 6
			return
		}
		t := tags{text: text, at: p}
		switch {
		case !t.next():
			r.stop(reasonBroken)
		case t.is("c") && t.opens:
			p = r.readCell(t.attributes)
		case t.is("row") && t.closes:
			r.at = t.at
			return
		case !t.opens || t.is("row") || !t.skip():
			r.stop(reasonBroken)
		default:
			p = t.at
		}
	}
}

// readCell reads the cell whose attributes begin at p, and returns where the text goes on.
func (r *sheetRows) readCell(p int) int {
	text := r.text
	r.column++
	kind, fault := plainCell, false
	for !fault {
		for p < len(text) && isSpace(text[p]) {
			p++
		}
		if p+3 >= len(text) {
			fault = true
			break
		}
		if text[p] == '>' {
			return r.readContent(p+1, kind)
		}
		if text[p] == '/' && text[p+1] == '>' {
			return p + 2
		}
		key, value, next := text[p:p+1], []byte(nil), 0
		if text[p+1] == '=' && text[p+2] == '"' {
			from := p + 3
			end := from
			for end < len(text) && text[end] != '"' && text[end] != '<' {
				end++
			}
			if end < len(text) && text[end] == '"' {
				value, next = text[from:end], end+1
			}
		} else {
			key, value, next = attributeAt(text, p)
		}
		if p = next; next == 0 || len(key) != 1 {
			fault = next == 0
			continue
		}
		switch key[0] {
		case 'r':
			if len(value) > 0 {
				fault = !r.moveTo(value)
			}
		case 't':
			kind = kindOf(value)
		}
	}
	if r.stopped == nil {
		r.stop(reasonBroken)
	}
	return len(text)
}

// moveTo takes the column of a cell reference.
func (r *sheetRows) moveTo(reference []byte) bool {
	column, i := 0, 0
	for ; i < len(reference) && column <= MaxColumns; i++ {
		letter := reference[i] &^ 0x20
		if letter < 'A' || letter > 'Z' {
			break
		}
		column = column*26 + int(letter-'A') + 1
	}
	if column == 0 || i == len(reference) {
		return false
	}
	for _, digit := range reference[i:] {
		if digit < '0' || digit > '9' {
			return column > MaxColumns && r.tooWide()
		}
	}
	r.column = column - 1
	return column <= MaxColumns || r.tooWide()
}

func (r *sheetRows) tooWide() bool {
	r.column = MaxColumns
	r.stopAt(TooManyColumns)
	return false
}

const (
	valueEnd = "</v></c>"
	itemOpen = "<is><t>"
	itemEnd  = "</t></is></c>"
)

// readContent reads a cell from behind its tag.
func (r *sheetRows) readContent(p int, kind cellKind) int {
	text := r.text
	rest := text[p:]
	switch {
	case len(rest) > 3 && string(rest[:3]) == "<v>" && kind != itemCell:
		from := p + 3
		n := bytes.IndexByte(text[from:], '<')
		if end := from + n; n >= 0 && len(text)-end >= len(valueEnd) && string(text[end:end+len(valueEnd)]) == valueEnd {
			r.add(kind, from, end)
			return end + len(valueEnd)
		}
	case len(rest) > len(itemOpen) && string(rest[:len(itemOpen)]) == itemOpen && kind == itemCell:
		from := p + len(itemOpen)
		n := bytes.IndexByte(text[from:], '<')
		if end := from + n; n >= 0 && len(text)-end >= len(itemEnd) && string(text[end:end+len(itemEnd)]) == itemEnd {
			r.add(stringCell, from, end)
			return end + len(itemEnd)
		}
	}
	return r.readSlowly(p, kind)
}

// readSlowly reads a cell tag by tag.
func (r *sheetRows) readSlowly(p int, kind cellKind) int {
	t := tags{text: r.text, at: p}
	formula, value, item := false, span{}, span{}
	for {
		if !t.next() {
			break
		}
		if t.closes && !t.opens {
			if !t.is("c") {
				break
			}
			switch {
			case kind == itemCell && item.to > item.from:
				r.add(itemCell, int(item.from), int(item.to))
			case value.to > value.from:
				if kind == itemCell {
					kind = stringCell
				}
				r.add(kind, int(value.from), int(value.to))
			case formula && kind != stringCell && r.tally != nil && r.tally.within.spans(r.column+1):
				r.uncached++
			}
			return t.at
		}
		from := t.at
		isValue, isItem, empty := t.is("v"), t.is("is"), t.closes
		formula = formula || t.is("f")
		if !t.skip() {
			break
		}
		switch {
		case empty:
		case isValue:
			value = span{from: int32(from), to: int32(t.from)}
		case isItem:
			item = span{from: int32(from), to: int32(t.from)}
		}
	}
	r.stop(reasonBroken)
	return len(r.text)
}

// add enters a cell that holds something.
func (r *sheetRows) add(kind cellKind, from, to int) {
	switch {
	case from == to:
		return
	case to-from > maxCellBytes:
		r.stopAt(CellTooLarge)
		return
	case r.column >= MaxColumns:
		r.tooWide()
		return
	case kind == sharedCell:
		n := 0
		for _, b := range bytes.TrimSpace(r.text[from:to]) {
			if n = n*10 + int(b-'0'); b < '0' || b > '9' || n >= r.shared.count() {
				r.stop("shared string " + string(r.text[from:min(to, from+20)]) + " is not there")
				return
			}
		}
		switch length := len(r.shared.at(n)); {
		case length == 0:
			return
		case length > maxCellBytes:
			r.stopAt(CellTooLarge)
			return
		}
		from, to = n, 0
	}
	if n := len(r.cells); n > 0 && int(r.cells[n-1].column) >= r.column {
		r.sorted = false
	}
	r.cells = append(r.cells, sheetCell{int32(r.column), kind, int32(from), int32(to)})
}

// sort puts the cells of a row in their order; of several for one place the last stays.
func (r *sheetRows) sort() {
	slices.SortStableFunc(r.cells, func(a, b sheetCell) int { return int(a.column - b.column) })
	kept := r.cells[:0]
	for i, c := range r.cells {
		if i+1 == len(r.cells) || r.cells[i+1].column != c.column {
			kept = append(kept, c)
		}
	}
	r.cells = kept
}
