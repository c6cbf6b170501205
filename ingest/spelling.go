package ingest

import (
	"strings"
	"time"
	"unicode"

	"upshot/metric"
)

// timeFormat shows how the file's cells are written, from the first one that the family reads.
func timeFormat(seen *columnSeen, format string, chosen int) string {
	switch chosen {
	case epochSFamily, epochMSFamily, epochUSFamily, excelFamily:
		return families[chosen].name
	case layoutFamily:
		if format != "" {
			return format
		}
		return families[chosen].name
	}
	var first sighting
	for _, form := range families[chosen].forms {
		one := seen.forms[form]
		one.at = one.at[:min(1, len(one.at))]
		if len(one.at) > 0 {
			first = first.merge(one)
		}
	}
	if first.text == "" {
		return ""
	}
	return spelling(first.text, chosen)
}

// sampleLen is how many characters of a cell are shown as a sample.
const sampleLen = 40

// timeSample is a cell as it stands in the file: of a column whose order of day and month was decided one
// that decides it, else the first.
func timeSample(seen *columnSeen, chosen int) string {
	forms := families[chosen].forms
	switch {
	case chosen == dmyFamily && seen.forms[dayFirst].count > 0:
		forms = []timeForm{dayFirst}
	case chosen == mdyFamily && seen.forms[monthFirst].count > 0:
		forms = []timeForm{monthFirst}
	}
	return firstOf(seen, forms)
}

// serialSample shows a day that a workbook counts as the date that people see in its cell; other texts stay.
func serialSample(sample string, date1904 bool) string {
	parser := timeParser{zone: newZoneClock(nil), sheet: true, typed: true, date1904: date1904}
	if !isNumeric([]byte(sample)) {
		return sample
	}
	v, form := parser.serial([]byte(sample))
	if form != serial {
		return sample
	}
	at := metric.Instant(v).In(time.UTC)
	if at.Truncate(24 * time.Hour).Equal(at) {
		return at.Format(time.DateOnly)
	}
	return strings.TrimSuffix(at.Round(time.Second).Format(time.DateTime), ":00")
}

// numberSample is a cell that shows the decimal sign if one does, else the first.
func numberSample(seen *columnSeen, withCommas bool) string {
	sign, group := pointNumber, oneComma
	if withCommas {
		sign, group = commaNumber, onePoint
	}
	if s := firstOf(seen, []numberForm{sign}); s != "" {
		return s
	}
	return firstOf(seen, []numberForm{plainNumber, group, oneComma, onePoint})
}

// firstOf is the earliest cell of the forms, shortened.
func firstOf[F timeForm | numberForm](seen *columnSeen, forms []F) string {
	var first sighting
	for _, form := range forms {
		if one := seen.forms[form]; len(one.at) > 0 {
			one.at = one.at[:1]
			first = first.merge(one)
		}
	}
	runes := []rune(strings.Join(strings.Fields(first.text), " "))
	if len(runes) > sampleLen {
		return string(runes[:sampleLen-1]) + "…"
	}
	return string(runes)
}

// spelling replaces the digits of a time by letters: 3/Nov/20 12:17 is D/Mon/YY hh:mm.
func spelling(text string, chosen int) string {
	parts := []string{"YYYY", "MM", "DD", "hh", "mm", "ss", "SSS"}
	switch chosen {
	case nameFamily:
		parts = []string{"DD", "YYYY", "hh", "mm", "ss"}
		if i := strings.IndexFunc(text, unicode.IsDigit); i >= 0 && len(text) > i+4 && strings.IndexFunc(text[i:i+4], func(r rune) bool { return !unicode.IsDigit(r) }) < 0 {
			return text
		}
	case dmyFamily:
		parts = []string{"DD", "MM", "YYYY", "hh", "mm", "ss"}
	case mdyFamily:
		parts = []string{"MM", "DD", "YYYY", "hh", "mm", "ss"}
	}
	var out strings.Builder
	runes := []rune(fold(text))
	group := 0
	for i := 0; i < len(runes); {
		from := i
		switch r := runes[i]; {
		case unicode.IsDigit(r):
			for i < len(runes) && unicode.IsDigit(runes[i]) {
				i++
			}
			if group >= len(parts) || i-from > 4 {
				return text
			}
			part := parts[group]
			out.WriteString(part[max(0, len(part)-max(i-from, 1)):])
			group++
		case unicode.Is(unicode.Latin, r):
			for i < len(runes) && unicode.Is(unicode.Latin, runes[i]) {
				i++
			}
			switch word := string(runes[from:i]); {
			case monthOf([]byte(word)) > 0:
				out.WriteString("Mon")
			case isWeekday([]byte(word)):
				out.WriteString("Day")
			default:
				out.WriteString(strings.ToUpper(word))
			}
		case (r == '+' || r == '-') && group > 3:
			return out.String() + "zone"
		default:
			out.WriteRune(r)
			i++
		}
	}
	return out.String()
}
