package indicator

// space is where the durations of a scope lie. A processor computes one scope after another, and each
// takes over the arrays of the one before, of which nothing outlives its figures. If each made its own,
// the projects would leave as much garbage as all records together need.
type space struct {
	floats []float64
	tags   []uint16
	// what is left of them for the scope at hand
	freeFloats []float64
	freeTags   []uint16
}

const leastSpace = 1 << 15 // values

// reset gives all space back, for the next scope.
func (s *space) reset() { s.freeFloats, s.freeTags = s.floats, s.tags }

// values is room for n values; its contents are left over.
func (s *space) values(n int) []float64 {
	if n > len(s.freeFloats) {
		s.floats = make([]float64, max(n, leastSpace))
		s.freeFloats = s.floats
	}
	taken := s.freeFloats[:n:n]
	s.freeFloats = s.freeFloats[n:]
	return taken
}

// blocks is room for the block numbers of n values.
func (s *space) blocks(n int) []uint16 {
	if n > len(s.freeTags) {
		s.tags = make([]uint16, max(n, leastSpace))
		s.freeTags = s.tags
	}
	taken := s.freeTags[:n:n]
	s.freeTags = s.freeTags[n:]
	return taken
}
