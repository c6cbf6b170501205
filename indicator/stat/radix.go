package stat

import (
	"math"
	"math/bits"
	"sync"
)

const (
	radixBits  = 11 // of a digit: its 2048 counters stay in the first-level cache
	insertion  = 48 // values up to which moving them one by one is quicker
	radixMask  = 1<<radixBits - 1
	signOfBits = 1 << 63
)

// orderedBits is an integer for each number such that the integers compare as the numbers do.
func orderedBits(v float64) uint64 {
	b := math.Float64bits(v)
	if b&signOfBits != 0 {
		return ^b
	}
	return b | signOfBits
}

// scratch is the second half of a radix sort's space. Reports sort thousands of samples, one after
// another on each processor, so it is kept.
type scratch struct {
	values []float64
	tags   []uint16
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// sortTagged sorts values in ascending order and moves their tags along; equal values keep their order.
// It is the radix sort from the least digit up (Knuth, The Art of Computer Programming 3, 5.2.5,
// algorithm R) over the bits in which the values differ at all: durations in whole seconds take three
// passes. A comparison sort of half a million values takes some twenty levels.
func sortTagged(values []float64, tags []uint16) {
	if len(values) <= insertion {
		insertTagged(values, tags)
		return
	}
	all, some := ^uint64(0), uint64(0)
	sorted := true
	for i, v := range values {
		b := orderedBits(v)
		all, some = all&b, some|b
		sorted = sorted && (i == 0 || values[i-1] <= v)
	}
	if sorted {
		return
	}
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	if cap(s.values) < len(values) {
		s.values, s.tags = make([]float64, len(values)), make([]uint16, len(values))
	}
	fromValues, fromTags := values, tags
	toValues, toTags := s.values[:len(values)], s.tags[:len(values)]
	differ := all ^ some
	for shift := bits.TrailingZeros64(differ); shift < 64 && differ>>shift != 0; shift += radixBits {
		if differ>>shift&radixMask == 0 {
			continue
		}
		distribute(toValues, fromValues, toTags, fromTags, shift)
		fromValues, toValues = toValues, fromValues
		fromTags, toTags = toTags, fromTags
	}
	if &fromValues[0] != &values[0] {
		copy(values, fromValues)
		copy(tags, fromTags)
	}
}

// distribute is one pass: the values in order of one digit.
func distribute(toValues, values []float64, toTags, tags []uint16, shift int) {
	var next [1 << radixBits]int32
	for _, v := range values {
		next[orderedBits(v)>>shift&radixMask]++
	}
	var sum int32
	for digit, n := range next {
		next[digit] = sum
		sum += n
	}
	for i, v := range values {
		digit := orderedBits(v) >> shift & radixMask
		at := next[digit]
		next[digit] = at + 1
		toValues[at], toTags[at] = v, tags[i]
	}
}

func insertTagged(values []float64, tags []uint16) {
	for i := 1; i < len(values); i++ {
		v, tag := values[i], tags[i]
		j := i
		for ; j > 0 && values[j-1] > v; j-- {
			values[j], tags[j] = values[j-1], tags[j-1]
		}
		values[j], tags[j] = v, tag
	}
}
