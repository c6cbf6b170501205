package ingest

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"

	"upshot/metric"
)

// dictionary numbers the distinct words of a column. Code 0 is the empty word. It is an open hash
// table over an array of words, so that a million ids cost little more than their letters. A slot
// keeps half of the word's hash, so that other words are rarely looked at.
type dictionary struct {
	words []string
	last  uint32 // the code of the word that came last, which often comes again
	slots []slot // the length is a power of two
	store strings.Builder
}

type slot struct {
	hash uint32
	next uint32 // the code + 1; 0 in a free slot
}

// storeLen is how much room is taken at once for the letters of new words.
const storeLen = 64 << 10

func newDictionary() *dictionary {
	return &dictionary{words: []string{""}, slots: make([]slot, 64)}
}

// code is the word's number; it is new if the word was not seen before.
func (d *dictionary) code(word []byte) (code uint32, isNew bool) {
	if len(word) == 0 {
		return 0, false
	}
	if d.words[d.last] == string(word) {
		return d.last, false
	}
	hash := uint32(hashWord(word))
	mask := uint32(len(d.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := d.slots[i]
		if s.next == 0 {
			code = uint32(len(d.words))
			d.last = code
			d.slots[i] = slot{hash, code + 1}
			d.words = append(d.words, d.keep(word))
			if len(d.words)*4 > len(d.slots)*3 {
				d.grow()
			}
			return code, true
		}
		if s.hash == hash && d.words[s.next-1] == string(word) {
			d.last = s.next - 1
			return d.last, false
		}
	}
}

// keep copies a word. Words share large blocks: a block is never moved once words point into it.
func (d *dictionary) keep(word []byte) string {
	if len(word) > storeLen/16 {
		return string(word)
	}
	if d.store.Len()+len(word) > d.store.Cap() {
		d.store = strings.Builder{}
		d.store.Grow(min(storeLen, max(1024, 16*len(d.words))))
	}
	from := d.store.Len()
	d.store.Write(word)
	return d.store.String()[from:]
}

func (d *dictionary) grow() {
	old := d.slots
	d.slots = make([]slot, 2*len(old))
	mask := uint32(len(d.slots) - 1)
	for _, s := range old {
		if s.next == 0 {
			continue
		}
		i := s.hash & mask
		for d.slots[i].next != 0 {
			i = (i + 1) & mask
		}
		d.slots[i] = s
	}
}

// reset forgets all words and keeps the room for them.
func (d *dictionary) reset() {
	d.words, d.last = d.words[:1], 0
	clear(d.slots)
	d.store = strings.Builder{}
}

// add takes over the words of another dictionary, in its order. It returns the code of each.
func (d *dictionary) add(other *dictionary) []uint32 {
	codes := make([]uint32, len(other.words))
	for code, word := range other.words[1:] {
		codes[code+1], _ = d.code([]byte(word))
	}
	return codes
}

// hashWord mixes a word eight bytes at a time. It is the same in every run, unlike maphash, so that
// nothing can come to depend on chance.
func hashWord(b []byte) uint64 {
	const k0, k1 = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	h := uint64(len(b)) * k1
	for len(b) >= 8 {
		hi, lo := bits.Mul64(binary.LittleEndian.Uint64(b)^h, k0)
		h = hi ^ lo ^ k1
		b = b[8:]
	}
	var tail uint64
	for i, c := range b {
		tail |= uint64(c) << (8 * i)
	}
	hi, lo := bits.Mul64(tail^h, k0)
	h = hi ^ lo
	h ^= h >> 32
	h *= k1
	return h ^ h>>29
}

// vocabulary maps the words of one role's files to canonical words, compared folded.
type vocabulary struct {
	canonical map[string]string // folded word -> canonical word
	known     []string          // canonical words, sorted, for a did-you-mean
}

// newVocabulary takes a role's entry of Source.Values; nil if there is none.
func newVocabulary(values map[string][]string) *vocabulary {
	if len(values) == 0 {
		return nil
	}
	v := &vocabulary{canonical: map[string]string{}}
	v.known = sortedKeys(values)
	for _, canonical := range v.known {
		for _, word := range values[canonical] {
			v.canonical[fold(word)] = canonical
		}
	}
	for _, canonical := range v.known { // a canonical word stands for itself, whatever lists it
		v.canonical[fold(canonical)] = canonical
	}
	return v
}

// of is the canonical word for a file's word, or the word itself. A list is known if all of its words are.
func (v *vocabulary) of(word string) (string, bool) {
	if v == nil {
		return word, true
	}
	if canonical, ok := v.canonical[fold(word)]; ok {
		return canonical, true
	}
	if strings.ContainsAny(word, ";；") {
		return v.ofList(word)
	}
	canonical, ok := word, false
	metric.AnySpelling(word, func(spelling string) bool {
		var c string
		if c, ok = v.canonical[fold(spelling)]; ok {
			canonical = c
		}
		return ok
	})
	return canonical, ok
}

// near is the word that somebody who wrote another most likely meant, in whatever language the role knows it. A word
// that denies something is never taken for one that says it: "未完成" does not mean "已完成".
func (v *vocabulary) near(word string) string {
	denial := denialIn(word)
	words := slices.DeleteFunc(append(slices.Clone(v.known), sortedKeys(v.canonical)...), func(s string) bool { return denialIn(s) != denial })
	return nearestMeaning(word, words, func(s string) string { return v.canonical[fold(s)] })
}

// denialIn is how a word that denies something begins, "" for others.
func denialIn(word string) string {
	folded := fold(word)
	for _, denial := range []string{"未", "不", "没", "非", "尚未", "not", "non", "un"} {
		if strings.HasPrefix(folded, denial) {
			return denial
		}
	}
	return ""
}

// ofList gives the canonical words of a list, each once; those that are not known stay as they are.
func (v *vocabulary) ofList(word string) (string, bool) {
	var words []string
	all, some := true, false
	for _, element := range metric.ListElements(word) {
		canonical, ok := v.of(element)
		all, some = all && ok, some || ok
		if !slices.Contains(words, canonical) {
			words = append(words, canonical)
		}
	}
	if !some {
		return word, false
	}
	return strings.Join(words, listSeparator), all
}
