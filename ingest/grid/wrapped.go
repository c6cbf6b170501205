package grid

import "bytes"

// Some tools quote a whole row once more: "1,""a, b"",2" is one cell to a reader of CSV, and three to its
// writer. A row of one quoted cell is taken apart if its text makes a row as wide as the header.

// anyWidth takes every such row apart that makes more than one cell.
const anyWidth = -1

// unwrap takes the row apart if it is one quoted cell that holds a row of the right width.
func (c *csvRows) unwrap() {
	c.inside = nil
	if c.width == 0 || c.width == 1 || !c.cells[0].quoted {
		return
	}
	for _, cell := range c.cells[1:] {
		if cell.from < cell.to {
			return
		}
	}
	width := c.width
	if padded := len(c.cells) - 1; padded > 0 && width != anyWidth && !(c.cells[0].doubled && len(c.cells) == width) {
		width -= padded // a spreadsheet adds as many empty cells to every row; else it fills up to the header
	}
	text := c.Cell(0)
	if bytes.IndexByte(text, c.delimiter) < 0 {
		return
	}
	inside := newCSVRows(bytes.Clone(text), c.file, c.delimiter, c.line, true)
	if !inside.Next() || inside.following < len(inside.text) || len(inside.cells) < 2 || width != anyWidth && len(inside.cells) != width {
		return
	}
	c.inside = inside
	if c.unwrapped++; c.unwrapped == 1 {
		c.firstUnwrapped = c.line
	}
}

// Unwrapped is how many rows were taken out of quotes around all of them, and the line of the first.
func (c *csvRows) Unwrapped() (count, line int) { return c.unwrapped, c.firstUnwrapped }

// isWrapped reports whether all rows at the beginning of a text, its header too, are quoted as a whole.
func isWrapped(head []byte, delimiter byte) bool {
	const enough = 60
	r := newCSVRows(head, "", delimiter, 1, true)
	r.width = anyWidth
	rows := 0
	for ; rows < enough && r.Next(); rows++ {
		if r.inside == nil && !(len(r.cells) == 1 && len(Trim(r.Cell(0))) == 0) {
			return false
		}
	}
	return r.unwrapped > 0
}
