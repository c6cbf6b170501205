package ingest

import "unicode"

// western is what a text is taken for that is neither UTF-8 nor Chinese.
const western = "windows-1252"

// looksWestern reports whether a text that was read as GB18030 is most likely none: an accented letter and
// the one behind it make a Chinese character that stands alone among Latin letters, as in Cr閐it.
func (in *Inspection) looksWestern() bool {
	alone, others := 0, 0
	for _, t := range in.Tables {
		for _, c := range t.Columns {
			for _, s := range append([]string{c.Header}, c.plain...) {
				a, o := loneCharacters(s)
				alone, others = alone+a, others+o
			}
		}
	}
	return alone > others
}

// loneCharacters counts the runs of Chinese characters: those of one that touches a Latin letter, and others.
func loneCharacters(s string) (alone, others int) {
	runes := []rune(s)
	latin := func(i int) bool {
		return i >= 0 && i < len(runes) && runes[i] < unicode.MaxASCII && unicode.IsLetter(runes[i])
	}
	for i := 0; i < len(runes); i++ {
		from := i
		for i < len(runes) && unicode.Is(unicode.Han, runes[i]) {
			i++
		}
		switch {
		case i == from:
		case i == from+1 && (latin(from-1) || latin(i)):
			alone++
		default:
			others++
		}
	}
	return alone, others
}
