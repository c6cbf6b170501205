package ingest

import (
	"slices"
	"strings"

	"upshot/metric"
)

// leftOut lists the records that are not used, and why. It must come before the table is made, which moves
// the cells of the used ones.
func (s *sourceReader) leftOut(projects *projectNames) metric.LeftOut {
	l := leftOutList{reasons: map[metric.LeftOutReason]uint8{}}
	filters := s.filters(projects)
	why := func(record int) metric.LeftOutReason {
		switch s.fates[record] {
		case rejected:
			return s.whyRejected(record)
		case duplicate:
			return metric.LeftOutReason{Fate: "duplicate", Code: "copy", Role: "id"}
		case replaced:
			return metric.LeftOutReason{Fate: "duplicate", Code: "replaced", Role: "id"}
		case excluded:
			return metric.LeftOutReason{Fate: "filtered", Code: "excluded", Role: "id"}
		case filtered:
			for _, f := range filters {
				if f.leavesOut(record) {
					return metric.LeftOutReason{Fate: "filtered", Code: f.reason, Role: f.Role}
				}
			}
		}
		return s.whyOutside(record)
	}
	var counts [excluded + 1]int
	for _, fate := range s.fates {
		counts[fate]++
	}
	room := s.plan.Appendix.MaxRows
	for _, class := range [][2]fate{{excluded, excluded}, {rejected, rejected}, {duplicate, replaced}, {filtered, filtered}, {outside, outside}} {
		if counts[class[0]]+counts[class[1]] == 0 {
			continue
		}
		if class[0] == outside && counts[outside] > room {
			room = 0
		}
		for record, fate := range s.fates {
			if fate != class[0] && fate != class[1] {
				continue
			}
			reason := l.count(why(record))
			if room > 0 {
				room--
				l.records, l.why = append(l.records, int32(record)), append(l.why, reason)
			}
		}
	}
	return l.settle(s)
}

// leftOutList is the list while it is made.
type leftOutList struct {
	reasons map[metric.LeftOutReason]uint8
	counted []metric.LeftOutReason
	records []int32
	why     []uint8
}

// count numbers a reason. No plan has as many roles as there are numbers; if one had, the last number takes
// what is left.
func (l *leftOutList) count(reason metric.LeftOutReason) uint8 {
	n, known := l.reasons[reason]
	if !known {
		n = uint8(min(len(l.counted), 255))
		l.reasons[reason] = n
		if int(n) == len(l.counted) {
			l.counted = append(l.counted, reason)
		}
	}
	l.counted[n].Count++
	return n
}

// settle puts the records in the files' order.
func (l *leftOutList) settle(s *sourceReader) metric.LeftOut {
	out := metric.LeftOut{Reasons: l.counted}
	order := make([]int, len(l.records))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(l.records[a]) - int(l.records[b]) })
	file, id := 0, indexOfRole(s.columns, "id")
	for _, i := range order {
		record := int(l.records[i])
		for record >= s.files[file].past {
			file++
		}
		out.File = append(out.File, int32(file))
		out.Row = append(out.Row, s.lines[record])
		out.Why = append(out.Why, l.why[i])
		if s.places != nil {
			out.Column = append(out.Column, s.places[record])
		}
		if id >= 0 {
			out.ID = append(out.ID, strings.Clone(s.columns[id].word(record))) // a part of the column's text would keep all of it
		}
	}
	return out
}

// whyRejected finds the first cell that could not be read; a row that has shifted was not read at all.
func (s *sourceReader) whyRejected(record int) metric.LeftOutReason {
	for _, c := range s.columns {
		unread := false
		switch c.Kind {
		case metric.TimeColumn:
			form := timeForm(c.forms[record])
			unread = form == badTime || form != noTime && c.Times[record] == metric.NoInstant
		case metric.NumberColumn:
			form := numberForm(c.forms[record]) & numberFormMask
			unread = form == badNumber || form != noNumber && !metric.Known(c.Numbers[record])
		}
		if unread {
			return metric.LeftOutReason{Fate: "rejected", Code: "unreadable", Role: c.Role}
		}
	}
	return metric.LeftOutReason{Fate: "rejected", Code: "shifted"}
}

// whyOutside tells a record without any date from one whose dates lie elsewhere.
func (s *sourceReader) whyOutside(record int) metric.LeftOutReason {
	for _, c := range s.columns {
		if c.Kind == metric.TimeColumn && c.Times[record] != metric.NoInstant {
			return metric.LeftOutReason{Fate: "outside", Code: "outside"}
		}
	}
	return metric.LeftOutReason{Fate: "outside", Code: "undated"}
}
