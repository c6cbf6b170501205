package ingest

import "upshot/metric"

// fate is what becomes of a record.
type fate uint8

const (
	alive fate = iota
	rejected
	duplicate
	filtered
	outside
	used
	replaced // a duplicate with other values than the copy that counts
	excluded // filtered by hand
	fates    // how many there are
)

// count enters every record's fate in its file's account.
func (s *sourceReader) count() {
	for _, f := range s.files {
		var n [fates]int
		for _, fate := range s.fates[f.first:f.past] {
			n[fate]++
		}
		a := &f.account
		a.Used, a.Outside, a.Rejected = n[used], n[outside], n[rejected]
		a.Filtered, a.Excluded = n[filtered]+n[excluded], n[excluded]
		a.Duplicates = n[duplicate] + n[replaced]
		for i, c := range s.columns {
			if c.binding != nil && f.index[i] < 0 { // a preset's column that this file lacks
				continue
			}
			seen := &f.seen[i]
			a.Columns = append(a.Columns, metric.ColumnAccount{
				Role: c.Role, Header: seen.header, Format: seen.format, Sample: seen.sample,
				Read: seen.read, Empty: seen.empty, Unread: seen.forms[badTime].count, // badNumber is the same
			})
		}
	}
}
