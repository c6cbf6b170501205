package stat

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

// count is how many values a level stands for.
func (s *Sample) count(level int) int { return int(s.start[level+1] - s.start[level]) }
