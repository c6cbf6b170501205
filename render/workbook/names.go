package workbook

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"upshot/indicator"
	"upshot/metric"
)

const (
	maxTab  = 30  // of a sheet's name, in UTF-16 units: below Excel's bound of 31
	maxHead = 200 // of a table column's name: below its bound of 255
	maxAlt  = 250 // of a chart's alt text: below its bound of 255
)

// reservedTab is the one name that Excel keeps for itself.
const reservedTab = "History"

// newTabs is the sheet names in use, before there is a sheet.
func newTabs() names {
	tabs := names{}
	tabs.take(reservedTab)
	return tabs
}

// names hands out names that are unique regardless of case: of sheets, tables and columns.
type names map[string]bool

func (n names) take(name string) bool {
	key := strings.ToLower(name)
	if n[key] {
		return false
	}
	n[key] = true
	return true
}

// tab makes a sheet name that Excel takes: without its forbidden characters, short, unique. The same
// report gives the same names.
func (n names) tab(want string) string {
	want = strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`[]:*?/\'`, r) {
			return '_'
		}
		return r
	}, want), " ")
	if want == "" {
		want = "_"
	}
	name := shorten(want, maxTab)
	for i := 2; !n.take(name); i++ {
		suffix := "~" + strconv.Itoa(i)
		name = shorten(want, maxTab-len(suffix)) + suffix
	}
	return name
}

// shorten cuts a name, after a whole part of it where that leaves most of it.
func shorten(name string, limit int) string {
	units := utf16.Encode([]rune(name))
	if len(units) <= limit {
		return name
	}
	if end := limit - 1; utf16.IsSurrogate(rune(units[end])) && units[end] < 0xDC00 {
		limit = end // never half of a pair
	}
	cut := string(utf16.Decode(units[:limit]))
	if i := strings.LastIndexAny(cut, "-_ ."); i*3 > limit*2 {
		return cut[:i]
	}
	return cut
}

// table makes the name of an Excel table: letters, digits and underscores.
func (n names) table(want string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToLower(want))
	name = "t_" + name
	for i := 2; !n.take(name); i++ {
		if n.take(name + "_" + strconv.Itoa(i)) {
			return name + "_" + strconv.Itoa(i)
		}
	}
	return name
}

// column makes the name of a table's column, on one line; an empty or repeated one gets the second
// name with it.
func (n names) column(want, second string) string {
	want = shorten(strings.Join(strings.Fields(want), " "), maxHead)
	name := want
	if name == "" {
		name = second
	}
	if n.take(name) {
		return name
	}
	name += " (" + second + ")"
	for i, first := 2, name; !n.take(name); i++ {
		name = first + " " + strconv.Itoa(i)
	}
	return name
}

// quoted is a sheet's name as a formula writes it.
func quoted(tab string) string { return "'" + strings.ReplaceAll(tab, "'", "''") + "'" }

// address is a cell as a formula writes it; column and row count from 1.
func address(column, row int) string {
	return "$" + metric.ColumnLetters(column) + "$" + strconv.Itoa(row)
}

// LedgerName is the stable name of a ledger's records: of their sheet, or of their CSV file.
func LedgerName(rep *indicator.Report, l *indicator.Ledger) string {
	return "raw-" + rep.Plan.Sources[l.Table.Source].ID + "-" + l.At
}
