package ingest

import (
	"slices"
	"strconv"

	"upshot/metric"
)

// family is a set of time forms that one column may mix: all of one layout.
type family struct {
	name  string // for the account, where no sample says it better
	forms []timeForm
}

// The families, in the order in which they win a draw.
const (
	ymdFamily = iota
	nameFamily
	epochSFamily
	epochMSFamily
	epochUSFamily
	excelFamily
	dmyFamily
	mdyFamily
	layoutFamily
)

var families = []family{
	ymdFamily:     {"ymd", []timeForm{yearFirst}},
	nameFamily:    {"month name", []timeForm{namedMonth}},
	epochSFamily:  {"epoch-s", []timeForm{epochS}},
	epochMSFamily: {"epoch-ms", []timeForm{epochMS}},
	epochUSFamily: {"epoch-us", []timeForm{epochUS}},
	excelFamily:   {"excel", []timeForm{serial}},
	dmyFamily:     {"dmy", []timeForm{dayFirst, sameOrder, eitherOrder}},
	mdyFamily:     {"mdy", []timeForm{monthFirst, sameOrder, eitherOrder}},
	layoutFamily:  {"layout", []timeForm{customForm}},
}

// decide fixes how every column is read, file by file, and rejects the records with cells that cannot
// be read so.
func (s *sourceReader) decide() {
	for i, c := range s.columns {
		switch c.Kind {
		case metric.TimeColumn:
			s.decideTimes(i, c)
		case metric.NumberColumn:
			for _, f := range s.files {
				s.decideNumbers(i, c, f)
			}
		}
		for _, f := range s.files {
			seen := &f.seen[i]
			seen.read = f.past - f.first - seen.empty - f.tooLong.count - seen.forms[badTime].count // badNumber is the same
		}
	}
}

// decideTimes settles the family of a time column for each file, and the order of day and month with
// the help of the source's other files.
func (s *sourceReader) decideTimes(i int, c *column) {
	chosen := make([]int, len(s.files))
	open := make([]bool, len(s.files))
	settled := map[int]bool{}
	for n, f := range s.files {
		chosen[n], open[n] = chooseFamily(f.seen[i].forms[:], c.format)
		if !open[n] && (chosen[n] == dmyFamily || chosen[n] == mdyFamily) && f.seen[i].forms[dayFirst].count+f.seen[i].forms[monthFirst].count > 0 {
			settled[chosen[n]] = true
		}
	}
	var ambiguous *metric.Problem
	for n, f := range s.files {
		if open[n] && len(settled) == 1 {
			for order := range settled {
				chosen[n] = order
			}
		} else if open[n] {
			ambiguous = s.ambiguous(ambiguous, c, &f.seen[i])
		}
		s.applyFamily(i, c, f, chosen[n])
	}
}

// chooseFamily takes the family that reads most cells. The order is open if day and month could change
// places in every cell that tells one family from the other.
func chooseFamily(forms []sighting, format string) (chosen int, open bool) {
	switch format {
	case "dmy":
		return dmyFamily, false
	case "mdy":
		return mdyFamily, false
	case "ymd":
		return ymdFamily, false
	}
	most := 0
	for i, fam := range families {
		n := 0
		for _, form := range fam.forms {
			n += forms[form].count
		}
		if n > most {
			chosen, most = i, n
		}
	}
	if chosen == dmyFamily || chosen == mdyFamily {
		open = forms[eitherOrder].count > 0 && forms[dayFirst].count == forms[monthFirst].count
	}
	return chosen, open
}

// ambiguous reports that the order of day and month is open; several files make one problem.
func (s *sourceReader) ambiguous(p *metric.Problem, c *column, seen *columnSeen) *metric.Problem {
	sample := seen.forms[eitherOrder]
	if p == nil {
		parser := timeParser{zone: newZoneClock(nil)}
		v, _ := parser.threeNumbers([]byte(sample.text))
		day := func(monthFirst bool) string {
			return unpackDate(v&(1<<52-1), monthFirst, parser.zone).In(parser.zone.loc).Format("2006-01-02")
		}
		p = s.problem(metric.Error, dateOrder, sample.at[0], seen.header, shorten(sample.text), day(false), day(true), c.Role)
		p.Also = sample.at[1:]
	} else {
		p.Also = append(slices.Clone(p.Also), sample.at...)
		p.Also = p.Also[:min(len(p.Also), keptPositions)]
	}
	p.Count += sample.count
	return p
}

// applyFamily turns packed dates into moments and rejects what the family does not read. A real date of
// a workbook needs no layout, so it counts beside every family of text.
func (s *sourceReader) applyFamily(i int, c *column, f *fileReading, chosen int) {
	var accepted [timeForms]bool
	accepted[noTime] = true
	accepted[serial] = f.serials
	for _, form := range families[chosen].forms {
		accepted[form] = true
	}
	seen := &f.seen[i]
	losers := seen.forms[badTime]
	lost := 0
	for form := yearFirst; form < timeForms; form++ {
		if !accepted[form] && form != openZone { // which has a problem of its own
			losers = losers.merge(seen.forms[form])
			lost += seen.forms[form].count
		}
	}
	zone := newZoneClock(s.plan.Location)
	defer s.emptySentinels(c, f, seen)
	packed := chosen == dmyFamily || chosen == mdyFamily
	if lost > 0 || packed || seen.forms[openZone].count > 0 {
		for record := f.first; record < f.past; record++ {
			form := timeForm(c.forms[record])
			switch {
			case !accepted[form] && form != badTime:
				s.fates[record] = rejected
				c.Times[record] = metric.NoInstant
			case packed && form >= eitherOrder && form <= monthFirst:
				c.Times[record] = unpackDate(int64(c.Times[record]), chosen == mdyFamily, zone)
			}
		}
	}
	seen.forms[badTime].count = losers.count + seen.forms[openZone].count
	s.reportZones(c, seen)
	seen.format, seen.sample = timeFormat(seen, c.format, chosen), timeSample(seen, chosen)
	if f.serials {
		seen.sample = serialSample(seen.sample, f.date1904)
	}
	switch {
	case c.format != "":
		s.sighted(metric.Warning, cellNotInFormat, losers, shorten(losers.text), seen.header, c.Role, c.format)
	case seen.format == "" && mayBeSerial(losers.text):
		s.sighted(metric.Warning, columnSerials, losers, shorten(losers.text), seen.header, c.Role)
	case seen.format == "":
		s.sighted(metric.Warning, columnNotTime, losers, shorten(losers.text), seen.header, c.Role)
	default:
		s.sighted(metric.Warning, cellNotTime, losers, shorten(losers.text), seen.header, seen.format)
	}
}

// reportZones tells of the times whose zone nobody can be sure of: a CST is eight hours east of UTC, or six
// west.
func (s *sourceReader) reportZones(c *column, seen *columnSeen) {
	if open := seen.forms[openZone]; open.count > 0 {
		s.sighted(metric.Error, zoneUnclear, open, shorten(open.text), seen.header, unclearZone(open.text), c.Role, s.plan.Timezone)
	}
}

// reportRejected tells whether too much of the source cannot be read.
func (s *sourceReader) reportRejected() {
	rows, lost, first := 0, 0, -1
	for record, fate := range s.fates {
		rows++
		if fate == rejected {
			if first < 0 {
				first = record
			}
			lost++
		}
	}
	if lost == 0 || float64(lost) <= s.plan.MaxRejected*float64(rows) {
		return
	}
	percent := func(share float64) string { return strconv.FormatFloat(share*100, 'f', 1, 64) }
	p := s.problem(metric.Error, tooManyRejected, s.position(first),
		s.source.ID, strconv.Itoa(lost), strconv.Itoa(rows), percent(float64(lost)/float64(rows)), percent(s.plan.MaxRejected))
	p.Count = lost
}
