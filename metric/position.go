package metric

import (
	"fmt"
	"strconv"
	"strings"
)

// Position is where something stands in an input file. The zero value is "nowhere in particular".
type Position struct {
	File   string // slash path, relative to the folder of the definition
	Sheet  string // set only in a workbook
	Row    int    // from 1: the line of a text file, the row of a sheet; 0 is the whole file
	Column int    // from 1: the character of a text line, the column of a sheet; 0 is the whole row
}

// String prints the position the way an editor or, after the colon, Excel's Name Box takes it:
// deliveries.csv:118:7, or board.xlsx:'质量'!D12.
func (p Position) String() string {
	if p.Sheet != "" {
		return p.File + ":" + p.Cell()
	}
	s := p.File
	if p.Row > 0 {
		s += ":" + strconv.Itoa(p.Row)
		if p.Column > 0 {
			s += ":" + strconv.Itoa(p.Column)
		}
	}
	return s
}

// Cell is the position within a workbook, as Excel's Name Box takes it: '质量'!D12; "" in a text.
func (p Position) Cell() string {
	if p.Sheet == "" {
		return ""
	}
	s := "'" + strings.ReplaceAll(p.Sheet, "'", "''") + "'"
	switch {
	case p.Row > 0 && p.Column > 0:
		s += "!" + ColumnLetters(p.Column) + strconv.Itoa(p.Row)
	case p.Row > 0:
		s += fmt.Sprintf("!%d:%d", p.Row, p.Row)
	case p.Column > 0:
		letters := ColumnLetters(p.Column)
		s += "!" + letters + ":" + letters
	}
	return s
}

// Less orders positions by file, sheet, row, column.
func (p Position) Less(q Position) bool {
	switch {
	case p.File != q.File:
		return p.File < q.File
	case p.Sheet != q.Sheet:
		return p.Sheet < q.Sheet
	case p.Row != q.Row:
		return p.Row < q.Row
	}
	return p.Column < q.Column
}

// ColumnLetters names a sheet's column: 1 is A, 27 is AA.
func ColumnLetters(column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append([]byte{byte('A' + (column-1)%26)}, letters...)
	}
	return string(letters)
}
