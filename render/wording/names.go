package wording

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

const (
	maxTab  = 30  // of a sheet's name, in UTF-16 units: below Excel's bound of 31
	maxHead = 200 // of a table column's name: below its bound of 255
)

// reservedTab is the one name that Excel keeps for itself.
const reservedTab = "History"

// NewTabs is the sheet names in use, before there is a sheet.
func NewTabs() Names {
	tabs := Names{}
	tabs.Take(reservedTab)
	return tabs
}

// Names hands out names that are unique regardless of case: of sheets, tables and columns.
type Names map[string]bool

// Take reports whether a name was free, and takes it.
func (n Names) Take(name string) bool {
	key := strings.ToLower(name)
	if n[key] {
		return false
	}
	n[key] = true
	return true
}

// Tab makes a sheet name that Excel takes: without its forbidden characters, short, unique. The same
// report gives the same names.
func (n Names) Tab(want string) string {
	want = strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`[]:*?/\'`, r) {
			return '_'
		}
		return r
	}, want), " ")
	if want == "" {
		want = "_"
	}
	name := Shorten(want, maxTab)
	for i := 2; !n.Take(name); i++ {
		suffix := "~" + strconv.Itoa(i)
		name = Shorten(want, maxTab-len(suffix)) + suffix
	}
	return name
}

// Shorten cuts a name, after a whole part of it where that leaves most of it.
func Shorten(name string, limit int) string {
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

// Column makes the name of a table's column, on one line; an empty or repeated one gets the second
// name with it.
func (n Names) Column(want, second string) string {
	want = Shorten(strings.Join(strings.Fields(want), " "), maxHead)
	name := want
	if name == "" {
		name = second
	}
	if n.Take(name) {
		return name
	}
	name += " (" + second + ")"
	for i, first := 2, name; !n.Take(name); i++ {
		name = first + " " + strconv.Itoa(i)
	}
	return name
}
