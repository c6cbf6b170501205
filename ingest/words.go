package ingest

import (
	"encoding/binary"
	"math/bits"
	"strings"
)

// dictionary numbers the distinct words of a column. Code 0 is the empty word. It is an open hash
// table over an array of words, so that a million ids cost little more than their letters.
type dictionary struct {
	words []string
	slots []uint32 // code+1, 0 is free; the length is a power of two
	store strings.Builder
}

// storeLen is how much room is taken at once for the letters of new words.
const storeLen = 64 << 10

func newDictionary() *dictionary {
	return &dictionary{words: []string{""}, slots: make([]uint32, 64)}
}

// code is the word's number; it is new if the word was not seen before.
func (d *dictionary) code(word []byte) (code uint32, isNew bool) {
	if len(word) == 0 {
		return 0, false
	}
	mask := uint64(len(d.slots) - 1)
	for i := hashWord(word) & mask; ; i = (i + 1) & mask {
		slot := d.slots[i]
		if slot == 0 {
			d.slots[i] = uint32(len(d.words)) + 1
			d.words = append(d.words, d.keep(word))
			if len(d.words)*4 > len(d.slots)*3 {
				d.grow()
			}
			return uint32(len(d.words) - 1), true
		}
		if d.words[slot-1] == string(word) {
			return slot - 1, false
		}
	}
}

// codeOf is code for a string.
func (d *dictionary) codeOf(word string) uint32 {
	code, _ := d.code([]byte(word))
	return code
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
	d.slots = make([]uint32, 2*len(d.slots))
	mask := uint64(len(d.slots) - 1)
	for code := 1; code < len(d.words); code++ {
		i := hashWord([]byte(d.words[code])) & mask
		for d.slots[i] != 0 {
			i = (i + 1) & mask
		}
		d.slots[i] = uint32(code) + 1
	}
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

// of is the canonical word for a file's word, or the word itself.
func (v *vocabulary) of(word string) (string, bool) {
	if v == nil {
		return word, true
	}
	canonical, ok := v.canonical[fold(word)]
	if !ok {
		return word, false
	}
	return canonical, true
}
