package stat

import "slices"

// Sample is values in ascending order, each with the block that it comes from, such as its month. It is
// sorted once; whatever compares it walks it.
type Sample struct {
	values []float64
	block  []uint16  // of each value
	levels []float64 // the different values
	start  []int32   // where the values equal to each level begin; the last entry is the number of values
	sizes  []int64   // by block
}

// NewSample takes values in any order and the number of the block of each, below blocks. It sorts both
// where they lie and keeps them.
func NewSample(values []float64, block []uint16, blocks int) *Sample {
	sortTagged(values, block)
	s := &Sample{values: values, block: block, sizes: make([]int64, blocks)}
	for _, b := range block {
		s.sizes[b]++
	}
	s.level()
	return s
}

// SampleOf is the sample of some blocks of values, which it leaves alone.
func SampleOf(blocks ...[]float64) *Sample {
	n := 0
	for _, values := range blocks {
		n += len(values)
	}
	values, block := make([]float64, 0, n), make([]uint16, 0, n)
	for i := range blocks {
		for _, v := range blocks[i] {
			values, block = append(values, v), append(block, uint16(i))
		}
	}
	return NewSample(values, block, len(blocks))
}

// level lists the different values. Without ties they are the values themselves.
func (s *Sample) level() {
	n := 0
	for i, v := range s.values {
		if i == 0 || s.values[i-1] != v {
			n++
		}
	}
	s.start = make([]int32, 0, n+1)
	if s.levels = s.values; n < len(s.values) {
		s.levels = make([]float64, 0, n)
	}
	for i, v := range s.values {
		if i > 0 && s.values[i-1] == v {
			continue
		}
		s.start = append(s.start, int32(i))
		if n < len(s.values) {
			s.levels = append(s.levels, v)
		}
	}
	s.start = append(s.start, int32(len(s.values)))
}

// Values is the values in ascending order. They are shared: do not change them.
func (s *Sample) Values() []float64 { return s.values }

// Tags is the block of each of Values. They are shared: do not change them.
func (s *Sample) Tags() []uint16 { return s.block }

// Blocks is how many blocks hold values.
func (s *Sample) Blocks() int {
	n := 0
	for _, size := range s.sizes {
		if size > 0 {
			n++
		}
	}
	return n
}

// Size is how many values a block holds.
func (s *Sample) Size(block int) int { return int(s.sizes[block]) }

// count is how many values a level stands for.
func (s *Sample) count(level int) int { return int(s.start[level+1] - s.start[level]) }

// WithoutLargest is the sample without its k largest values; of equal ones those that came first are left
// out. It shares what it can.
func (s *Sample) WithoutLargest(k int) *Sample {
	if k == 0 {
		return s
	}
	n := len(s.values) - k
	level, exact := slices.BinarySearch(s.start, int32(n))
	if !exact {
		level-- // the level of the smallest value left out
	}
	from, end := int(s.start[level]), int(s.start[level+1])
	r := &Sample{values: s.values[:n], block: s.block[:n], sizes: slices.Clone(s.sizes)}
	for _, left := range [][]uint16{s.block[from : from+end-n], s.block[end:]} {
		for _, block := range left {
			r.sizes[block]--
		}
	}
	r.levels, r.start = s.levels[:level], s.start[:level+1]
	if !exact { // of equal values some stay
		r.block = slices.Concat(s.block[:from], s.block[from+end-n:end])
		r.levels, r.start = s.levels[:level+1], append(slices.Clone(s.start[:level+1]), int32(n))
	}
	return r
}

// In is the sample of the values of some blocks, which keep their numbers: of the sample itself if
// all of its blocks are among them.
func (s *Sample) In(blocks func(block int) bool) *Sample {
	kept, n := make([]bool, len(s.sizes)), 0
	for block, size := range s.sizes {
		if kept[block] = blocks(block); kept[block] {
			n += int(size)
		}
	}
	if n == len(s.values) {
		return s
	}
	values, tags := make([]float64, 0, n), make([]uint16, 0, n)
	for i, block := range s.block {
		if kept[block] {
			values, tags = append(values, s.values[i]), append(tags, block)
		}
	}
	return NewSample(values, tags, len(s.sizes))
}
