package ingest

import (
	"hash/maphash"
	"math"
	"slices"
	"strconv"

	"upshot/metric"
)

// reportCopies tells of records that stand in two files with the same values where no id can tell whether
// they are copies: exports that overlap would count them twice. Within one file, and among records without a
// date, equal values are nothing unusual.
func (s *sourceReader) reportCopies() {
	dates := slices.IndexFunc(s.columns, func(c *column) bool { return c.Kind == metric.TimeColumn })
	if dates < 0 || !s.filesOverlap(s.columns[dates]) {
		return
	}
	seed := maphash.MakeSeed()
	first := map[uint64]int32{}
	count := 0
	var places []metric.Position
	for _, f := range s.files {
		fresh := map[uint64]int32{} // of this file
		for record := f.first; record < f.past; record++ {
			if s.fates[record] != alive || s.columns[dates].Times[record] == metric.NoInstant {
				continue
			}
			key := s.digest(seed, record)
			earlier, known := first[key]
			switch {
			case !known:
				fresh[key] = int32(record)
			case s.same(int(earlier), record):
				if count++; count <= reportedContradictions {
					places = append(places, s.position(record), s.position(int(earlier)))
				}
			}
		}
		for key, record := range fresh {
			first[key] = record
		}
	}
	if count > 0 {
		p := s.problem(metric.Warning, recordsRepeated, places[0], strconv.Itoa(count), s.source.ID)
		p.Also, p.Count = places[1:], count
	}
}

// filesOverlap reports whether the dates of two files do.
func (s *sourceReader) filesOverlap(dates *column) bool {
	var spans []moments // the end included
	for _, f := range s.files {
		span := moments{math.MaxInt64, math.MinInt64}
		for _, t := range dates.Times[f.first:f.past] {
			if t != metric.NoInstant {
				span.from, span.to = min(span.from, t), max(span.to, t)
			}
		}
		if span.from > span.to {
			continue
		}
		if slices.ContainsFunc(spans, func(o moments) bool { return span.from <= o.to && o.from <= span.to }) {
			return true
		}
		spans = append(spans, span)
	}
	return false
}

// digest is the same for records with the same values.
func (s *sourceReader) digest(seed maphash.Seed, record int) uint64 {
	var h uint64
	mix := func(v uint64) { h = maphash.Comparable(seed, [2]uint64{h, v}) }
	for _, c := range s.columns {
		switch {
		case c.Kind == metric.TimeColumn:
			mix(uint64(c.Times[record]))
		case c.Kind == metric.NumberColumn && !metric.Known(c.Numbers[record]):
			mix(0)
		case c.Kind == metric.NumberColumn:
			mix(math.Float64bits(c.Numbers[record]))
		case c.texts != nil:
			mix(maphash.String(seed, c.word(record)))
		default:
			mix(uint64(c.Codes[record]))
		}
	}
	return h
}
