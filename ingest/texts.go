package ingest

import (
	"bytes"
	"math/bits"
	"slices"
	"sync/atomic"
)

// texts holds one word a record, one after another. It serves ids and other columns in which hardly any word
// comes twice: a dictionary would look each of them up in vain.
type texts struct {
	letters []byte
	ends    []uint64 // by record
}

func (t *texts) add(word []byte) {
	t.letters = append(t.letters, word...)
	t.ends = append(t.ends, uint64(len(t.letters)))
}

// at is a record's word. It is valid until the texts are reset.
func (t *texts) at(record int) []byte {
	from := uint64(0)
	if record > 0 {
		from = t.ends[record-1]
	}
	return t.letters[from:t.ends[record]]
}

// append adds the words of the records that follow.
func (t *texts) append(part *texts) {
	base := uint64(len(t.letters))
	t.letters = append(t.letters, part.letters...)
	from := len(t.ends)
	t.ends = append(t.ends, part.ends...)
	for i := range t.ends[from:] {
		t.ends[from+i] += base
	}
}

// addWords adds the cells of a column that has a dictionary.
func (t *texts) addWords(c *column) {
	for _, code := range c.Codes {
		t.letters = append(t.letters, c.dictionary.words[code]...)
		t.ends = append(t.ends, uint64(len(t.letters)))
	}
}

// reset forgets the words of a part and keeps their room.
func (t *texts) reset() { t.letters, t.ends = t.letters[:0], t.ends[:0] }

// reserve makes room for n more records like those of a first part.
func (t *texts) reserve(n int, first *texts) {
	t.ends = slices.Grow(t.ends, n)
	t.letters = slices.Grow(t.letters, int(float64(n)*float64(len(first.letters))/float64(len(first.ends))*1.05))
}

// numbers gives equal words the same number, that of their first record counted from 1; 0 is the empty
// word. The words are parted by their hash first, so that each part is looked up in a table that the
// processor keeps close: the radix join of databases (Manegold, Boncz and Kersten 2002). The second result is
// how many words came before.
func (t *texts) numbers() ([]uint32, int) {
	n := len(t.ends)
	numbers := make([]uint32, n)
	shift := 64 - bits.Len(uint(n/maxParted)) // 64: one part
	starts := make([]int, 1<<(64-shift)+1)
	hashes := make([]uint64, n)
	parallel((n+maxParted-1)/maxParted, func(p int) {
		for i := p * maxParted; i < min(n, (p+1)*maxParted); i++ {
			hashes[i] = hashWord(t.at(i))
		}
	})
	for _, hash := range hashes {
		starts[hash>>shift+1]++
	}
	for p := range starts[1:] {
		starts[p+1] += starts[p]
	}
	order := make([]uint32, n)
	next := slices.Clone(starts)
	for i, hash := range hashes {
		p := hash >> shift
		order[next[p]] = uint32(i)
		next[p]++
	}
	var again atomic.Int64
	parallel(len(starts)-1, func(p int) { again.Add(t.number(order[starts[p]:starts[p+1]], hashes, numbers)) })
	return numbers, int(again.Load())
}

// maxParted is about how many words a part has.
const maxParted = 4096

// number numbers the words of some records, which are in order, and counts those that came before.
func (t *texts) number(records []uint32, hashes []uint64, numbers []uint32) (again int64) {
	slots := make([]uint32, 1<<bits.Len(uint(2*len(records)))) // a record + 1
	mask := uint64(len(slots) - 1)
	for _, record := range records {
		word := t.at(int(record))
		if len(word) == 0 {
			continue
		}
		for i := hashes[record] & mask; ; i = (i + 1) & mask {
			first := slots[i]
			if first == 0 {
				slots[i], numbers[record] = record+1, record+1
				break
			}
			if hashes[first-1] == hashes[record] && bytes.Equal(t.at(int(first-1)), word) {
				numbers[record] = first
				again++
				break
			}
		}
	}
	return again
}

// used gives the words of used records, one after another.
func (t *texts) used(fates []fate) (letters []byte, ends []uint64) {
	if !slices.ContainsFunc(fates, func(f fate) bool { return f != used }) {
		return t.letters, t.ends
	}
	var kept texts
	for record, fate := range fates {
		if fate == used {
			kept.add(t.at(record))
		}
	}
	return kept.letters, kept.ends
}
