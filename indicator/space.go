package indicator

import "upshot/indicator/stat"

// space is where the durations of a scope lie. A processor computes one scope after another, and each
// takes over the arrays of the one before, of which nothing outlives its figures. If each made its own,
// the projects would leave as much garbage as all records together need.
type space struct {
	floats []float64
	tags   []uint16
	// what is left of them for the scope at hand
	freeFloats []float64
	freeTags   []uint16

	orders *stat.Orders // of the last ordered test: most scopes have as many months as the one before
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

// ordersOf is the arrangements of an ordered test with so many blocks by phase. Where they are drawn, they
// are the same for every test of that size.
func (s *space) ordersOf(blocks []int) *stat.Orders {
	if s.orders == nil || !s.orders.Fit(blocks) {
		sizes := make([]float64, len(blocks))
		for i, n := range blocks {
			sizes[i] = float64(n)
		}
		s.orders = stat.NewOrders(blocks, seed("ordered", sizes))
	}
	return s.orders
}
