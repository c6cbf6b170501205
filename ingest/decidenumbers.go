package ingest

import "upshot/metric"

// decideNumbers settles the decimal sign of a number column of one file.
func (s *sourceReader) decideNumbers(i int, c *column, f *fileReading) {
	seen := &f.seen[i]
	point, comma := seen.forms[pointNumber], seen.forms[commaNumber]
	withCommas := comma.count > point.count
	losers, losing := seen.forms[badNumber], commaNumber
	if withCommas {
		losing = pointNumber
	}
	lost := seen.forms[losing].count
	losers = losers.merge(seen.forms[losing])
	if withCommas || lost > 0 {
		for record := f.first; record < f.past; record++ {
			switch form := numberForm(c.forms[record]); {
			case form&numberFormMask == losing:
				s.fates[record] = rejected
				c.Numbers[record] = metric.Missing()
			case withCommas:
				c.Numbers[record] = withComma(c.Numbers[record], form)
			}
		}
	}
	seen.forms[badNumber].count = losers.count
	seen.format, seen.sample = numberFormat(c, withCommas), numberSample(seen, withCommas)
	what := cellNotNumber
	if c.Duration {
		what = cellNotDuration
	}
	s.sighted(metric.Warning, what, losers, shorten(losers.text), seen.header, seen.format)
	s.sighted(metric.Notice, durationUnit, seen.bare, shorten(seen.bare.text), seen.header, c.unit, c.Role)
	if seen.wholes == 0 {
		s.sighted(metric.Notice, percentParts, seen.parts, shorten(seen.parts.text), seen.header, c.Role)
	}
	if assumed := seen.forms[oneComma]; !withCommas && point.count == 0 {
		s.sighted(metric.Notice, thousandsAssumed, assumed, shorten(assumed.text), seen.header)
	}
}

func numberFormat(c *column, withCommas bool) string {
	format := "1234.5"
	if withCommas {
		format = "1234,5"
	}
	switch {
	case c.Duration:
		return format + " " + c.unit
	case c.format == "percent":
		return format + " %"
	}
	return format
}
