package ingest

import (
	"math"
	"strconv"
	"strings"
)

// numberForm is how one cell spells a number. A column reads all its cells with one decimal sign.
type numberForm uint8

const (
	noNumber       numberForm = iota // an empty cell
	badNumber                        // not a number
	plainNumber                      // the same with either decimal sign: 12, -3, 1.5E3 of a workbook
	pointNumber                      // only a decimal point makes sense: 1.5, 1,234.5
	commaNumber                      // only a decimal comma makes sense: 1,5, 1.234,5
	oneComma                         // 1,234: read as 1234, the comma taken for a thousands sign
	onePoint                         // 1.234: read with a decimal point
	percentFlag    numberForm = 0x40 // added to the form of a cell that carries a per cent sign
	numberFormMask numberForm = 0x3f
)

// exactPowers are the powers of ten that a float64 holds exactly, as far as parseNumber needs them.
var exactPowers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// parseNumber reads a trimmed, non-empty cell. A per cent sign divides by 100.
// Brackets around a number make it negative, as accountants write it.
// In a workbook's cells a single point is always decimal: that is how the file stores numbers.
func parseNumber(b []byte, sheet bool) (float64, numberForm) {
	if len(b) > 64 {
		return 0, badNumber
	}
	if hasWide(b) {
		b = []byte(strings.ReplaceAll(fold(string(b)), "\u2212", "-"))
	}
	if len(b) > 2 && b[0] == '(' && b[len(b)-1] == ')' && b[1] != '-' && b[1] != '+' {
		v, form := parseNumber(trim(b[1:len(b)-1]), sheet)
		if form == badNumber || b[1] == '(' {
			return 0, badNumber
		}
		return -v, form
	}
	if len(b) == 0 {
		return 0, badNumber
	}
	var flag numberForm
	if b[len(b)-1] == '%' {
		flag = percentFlag
		b = trim(b[:len(b)-1])
	}
	v, form := separatedNumber(b, sheet)
	if flag != 0 && form != badNumber {
		return v / 100, form | flag
	}
	return v, form
}

// separatedNumber reads sign, digits and separators.
func separatedNumber(b []byte, sheet bool) (float64, numberForm) {
	negative := false
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') {
		negative = b[0] == '-'
		b = b[1:]
	}
	if len(b) == 0 || b[0]-'0' > 9 && b[0] != '.' && b[0] != ',' {
		return 0, badNumber
	}
	points, commas, n, last := 0, 0, 0, -1
	mantissa := uint64(0)
	for i, c := range b {
		switch {
		case c-'0' <= 9:
			mantissa = mantissa*10 + uint64(c-'0')
			n++
			continue
		case c == '.':
			points++
		case c == ',':
			commas++
		default:
			return spelledNumber(b, negative)
		}
		last = i
	}
	if n == 0 || n > 15 {
		return spelledNumber(b, negative)
	}
	form := separators(b, points, commas, last, sheet)
	if form == badNumber {
		return 0, badNumber
	}
	v := float64(mantissa)
	if form == pointNumber || form == commaNumber || form == onePoint {
		if decimalSign := b[last]; (decimalSign == '.') == (form != commaNumber) {
			v /= exactPowers[len(b)-last-1]
		}
	}
	if form == plainNumber && points == 1 {
		v /= exactPowers[len(b)-last-1]
	}
	if negative {
		v = -v
	}
	return v, form
}

// separators judges the points and commas of a number; last is the index of the last of them.
func separators(b []byte, points, commas, last int, sheet bool) numberForm {
	after := len(b) - last - 1
	switch {
	case points == 0 && commas == 0:
		return plainNumber
	case points == 1 && commas == 0 && sheet:
		return plainNumber
	case points+commas == 1 && after == 3 && last >= 1 && last <= 3 && b[0] != '0':
		if commas == 1 {
			return oneComma
		}
		return onePoint
	case points == 1 && commas == 0:
		return pointNumber
	case commas == 1 && points == 0:
		return commaNumber
	case commas == 0 && grouped(b, '.', 0):
		return commaNumber
	case points == 0 && grouped(b, ',', 0):
		return pointNumber
	case points == 1 && b[last] == '.' && grouped(b[:last], ',', '.'):
		return pointNumber
	case commas == 1 && b[last] == ',' && grouped(b[:last], '.', ','):
		return commaNumber
	}
	return badNumber
}

// grouped reports whether sign parts b into groups of three digits, the first of one to three.
func grouped(b []byte, sign, other byte) bool {
	groups := strings.Split(string(b), string(rune(sign)))
	for i, g := range groups {
		if !digits([]byte(g)) || i > 0 && len(g) != 3 || i == 0 && len(g) > 3 {
			return false
		}
	}
	return true
}

// spelledNumber is the slow path: spaces or apostrophes between thousands, exponents, many digits.
func spelledNumber(b []byte, negative bool) (float64, numberForm) {
	s := strings.NewReplacer(" ", "", "'", "", "’", "", "_", "x").Replace(string(b))
	form := plainNumber
	if strings.Contains(s, ",") {
		if strings.Count(s, ",") > 1 || strings.Contains(s, ".") {
			return 0, badNumber
		}
		s = strings.Replace(s, ",", ".", 1)
		form = commaNumber
	}
	for _, c := range []byte(s) {
		if c-'0' > 9 && c != '.' && c != 'e' && c != 'E' && c != '-' && c != '+' {
			return 0, badNumber
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, badNumber
	}
	if negative {
		v = -v
	}
	return v, form
}

// withComma rereads a value whose column turned out to use a decimal comma.
func withComma(v float64, form numberForm) float64 {
	switch form & numberFormMask {
	case oneComma:
		return v / 1000
	case onePoint:
		return math.Round(v*1000*1e6) / 1e6
	}
	return v
}
