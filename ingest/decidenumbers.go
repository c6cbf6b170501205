package ingest

import "upshot/metric"

// decideNumbers settles the decimal sign of a number column of one file.
func (s *sourceReader) decideNumbers(i int, c *column, f *fileReading) {
	seen := &f.seen[i]
	withCommas, losing := decimalComma(seen.forms[:])
	losers := seen.forms[badNumber]
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
	if assumed := seen.forms[oneComma]; !withCommas && seen.forms[pointNumber].count == 0 {
		s.sighted(metric.Notice, thousandsAssumed, assumed, shorten(assumed.text), seen.header)
	}
	if assumed := seen.forms[onePoint]; !withCommas && seen.forms[pointNumber].count == 0 && seen.forms[oneComma].count == 0 {
		s.sighted(metric.Notice, pointAssumed, assumed, shorten(assumed.text), seen.header)
	}
}

// decimalComma reports whether a column's numbers have a decimal comma, and which form is then none.
func decimalComma(forms []sighting) (comma bool, losing numberForm) {
	if forms[commaNumber].count > forms[pointNumber].count {
		return true, pointNumber
	}
	return false, commaNumber
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
