package ingest

import (
	"strconv"
	"testing"
)

func TestWhetherCellsRepeatDoesNotDependOnTheOrderOfCounting(t *testing.T) {
	of := func(from, to int) *probe {
		p := newProbe(maxDistinctAll, "") // which counts a hundred cells
		for i := from; i < to; i++ {
			p.count(hashWord([]byte(strconv.Itoa(i))))
		}
		return p
	}
	for range 50 {
		p := of(0, 90)
		p.join(of(89, 180))
		if !p.repeated || !p.more {
			t.Fatalf("90 cells joined with 91, one of them the same, beyond the bound: repeated %v, more %v, want both", p.repeated, p.more)
		}
	}
}
