package ingest

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// monthsElsewhere are the months' names in the languages that trackers are set to, without accents.
var monthsElsewhere = [...][12]string{
	{"januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"},
	{"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"},
	{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
	{"janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
	{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
	{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "desember"},
	{"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "wrzesnia", "pazdziernika", "listopada", "grudnia"},
	{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
}

// foreignMonths are these names and all beginnings of three letters or more that mean one month only, and
// the abbreviations that are no beginning.
var foreignMonths = monthBeginnings()

func monthBeginnings() map[string]int {
	months := map[string]int{}
	for _, names := range monthsElsewhere {
		for i, name := range names {
			letters := []rune(name)
			for n := 3; n <= len(letters); n++ {
				word := string(letters[:n])
				if m, taken := months[word]; taken && m != i+1 {
					months[word] = 0 // jui is juin or juillet
				} else {
					months[word] = i + 1
				}
			}
		}
	}
	for word, month := range map[string]int{"mrz": 3, "mrt": 3, "маи": 5} { // май without its accent
		months[word] = month
	}
	return months
}

// asciiTime replaces the Chinese marks of dates, months of other languages and the wide forms of digits and
// signs; it allocates only for cells that have some.
func asciiTime(b []byte) []byte {
	if !hasWide(b) {
		return b
	}
	s := fold(string(b))
	half := ""
	for _, word := range dayHalves {
		if strings.Contains(s, word.mark) {
			half, s = word.ascii, strings.ReplaceAll(s, word.mark, " ")
		}
	}
	s = timeMarks.Replace(s)
	if hasWide([]byte(s)) {
		s = plainMonths(s)
	}
	out := bytes.TrimRight([]byte(s), "-: ")
	if !after12(s) { // 下午15:04 says it twice
		out = append(out, half...)
	}
	return bytes.ReplaceAll(out, []byte("  "), []byte(" "))
}

// after12 reports whether the hour in a time says by itself that it is afternoon.
func after12(s string) bool {
	colon := strings.IndexByte(s, ':')
	return colon >= 2 && digits([]byte(s[colon-2:colon])) && s[colon-2:colon] > "12"
}

type timeMark struct{ mark, ascii string }

// dayHalves say which half of the day an hour is of.
var dayHalves = []timeMark{
	{"下午", " pm"}, {"晚上", " pm"}, {"中午", " pm"}, {"上午", " am"}, {"早上", " am"}, {"凌晨", " am"}, {"午後", " pm"}, {"午前", " am"},
}

// timeMarks puts the signs of a date in place of the Chinese ones. Longer marks come first.
var timeMarks = strings.NewReplacer(
	"星期一", " ", "星期二", " ", "星期三", " ", "星期四", " ", "星期五", " ", "星期六", " ", "星期日", " ", "星期天", " ",
	"周一", " ", "周二", " ", "周三", " ", "周四", " ", "周五", " ", "周六", " ", "周日", " ",
	"十一月", "-nov-", "十二月", "-dec-", "十月", "-oct-", "一月", "-jan-", "二月", "-feb-", "三月", "-mar-", "四月", "-apr-",
	"五月", "-may-", "六月", "-jun-", "七月", "-jul-", "八月", "-aug-", "九月", "-sep-",
	"年", "-", "月", "-", "日", " ", "号", " ", "时", ":", "点", ":", "分", ":", "秒", "",
)

// plainMonths writes the names of months without accents, and those of another script in English.
func plainMonths(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	var out strings.Builder
	for len(s) > 0 {
		n := strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Cyrillic, r) })
		if n < 0 {
			n = len(s)
		}
		if m := foreignMonths[s[:n]]; n > 0 && m > 0 {
			out.WriteString(monthNames[m-1])
		} else {
			out.WriteString(s[:n])
		}
		s = s[n:]
		n = strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
		if n < 0 {
			n = len(s)
		}
		out.WriteString(s[:n])
		s = s[n:]
	}
	return out.String()
}
