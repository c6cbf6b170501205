package ingest

import (
	"slices"
	"strconv"
	"strings"

	"upshot/metric"
)

// checkPeriods leaves out the periods of another length than most have: a quarter's total among months
// would take the place of the month that it begins with. It tells which, and which columns among the
// periods are not read at all.
func (f *fileReading) checkPeriods(head *header, pos metric.Position) {
	if len(head.periods) == 0 {
		return
	}
	counts := map[periodLength]int{}
	usual := head.periods[0].length
	for _, p := range head.periods {
		counts[p.length]++
		if n := counts[p.length]; n > counts[usual] || n == counts[usual] && p.length < usual {
			usual = p.length
		}
	}
	first := head.periods[0].column
	taken := slices.Clone(head.columns)
	var odd []string
	at := pos
	for _, p := range head.periods {
		taken = append(taken, p.column)
		if p.length == usual {
			continue
		}
		if len(odd) == 0 {
			at = placeOfHeader(pos, head.left+p.column)
		}
		odd = append(odd, head.names[p.column])
	}
	if len(odd) > 0 {
		f.problem(metric.Warning, periodLengths, at, strconv.Itoa(len(odd)), listed(odd), pos.File).Count = len(odd)
		head.periods = slices.DeleteFunc(head.periods, func(p period) bool { return p.length != usual })
	}
	var others []string
	for c := first; c < len(head.names); c++ {
		name := head.names[c]
		if name == "" || slices.Contains(taken, c) || isTotals([]byte(name)) {
			continue
		}
		if len(others) == 0 {
			at = placeOfHeader(pos, head.left+c)
		}
		others = append(others, name)
	}
	if len(others) > 0 {
		f.problem(metric.Notice, columnsUnread, at, strconv.Itoa(len(others)), listed(others), pos.File).Count = len(others)
	}
}

// placeOfHeader is the header's cell in a sheet; in a text file the header's line will do.
func placeOfHeader(pos metric.Position, column int) metric.Position {
	if pos.Sheet != "" {
		pos.Column = column + 1
	}
	return pos
}

// listed quotes names for a problem, the first ones only if there are many.
func listed(names []string) string {
	const most = 8
	var quoted []string
	for _, name := range names[:min(len(names), most)] {
		quoted = append(quoted, strconv.Quote(shorten(name)))
	}
	if len(names) > most {
		quoted = append(quoted, "…")
	}
	return strings.Join(quoted, ", ")
}
