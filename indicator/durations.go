package indicator

import (
	"crypto/sha256"
	"encoding/binary"
	"math"

	"upshot/indicator/stat"
)

// compareDurations judges durations by exchanging whole calendar months between the phases: items of
// one month resemble each other, so months, not items, are the unit of independence. It gives what the
// test was made of, nil without records.
func (e *engine) compareDurations(c *Comparison, m *measured, in *space, scope Scope, before, after *sample) *blockwise {
	c.EffectKind = HLRatio
	c.smallest = 1
	x, y := before.durations.Values(), after.durations.Values()
	e.noteOpen(c, m, in, scope, before, after)
	c.noteNegative(before, after)
	if len(x) == 0 || len(y) == 0 {
		c.Reason = NoRecords
		return nil
	}
	b0, b1 := before.durations, after.durations
	name, cells, slots := BlockPermutation, [2][]cell{before.units, after.units}, e.calendar.months
	if before.window.slots == nil && b0.Blocks() >= minBlocks && b1.Blocks() >= minBlocks && stat.SmallestBlockP(b0.Blocks(), b1.Blocks()) > alpha {
		weeks := m.gather(e, in, scope, e.calendar.weeks, e.calendar.week)
		b0, b1 = e.pool(weeks, before.window), e.pool(weeks, after.window)
		name, slots = WeekPermutation, weeks.slots
		cells = [2][]cell{e.merge(m, scope, weeks, before.window), e.merge(m, scope, weeks, after.window)}
		c.Notes = append(c.Notes, Note{NoteWeeks, []float64{float64(b0.Blocks()), float64(b1.Blocks())}})
	}
	c.smallest = stat.SmallestBlockP(b0.Blocks(), b1.Blocks())
	scale := stat.ScaleFor(x, y)
	if scale == stat.Shift {
		c.EffectKind = HLShift
	}
	start := seed(m.spec.ID, x, y)
	permuted := stat.NewBlocks(b0, b1, scale, start)
	outcome, interval := permuted.Test(), permuted.Interval(level)
	c.Effect, c.P, c.Low, c.High = permuted.Estimate(), outcome.P, interval.Low, interval.High
	verdict := test(name, outcome.P, interval)
	verdict.Arrangements = outcome.Arrangements
	independent := permuted.HodgesLehmann(level)
	naive := test(MannWhitney, permuted.MannWhitney().P(), independent.Interval)
	c.Tests = append(c.Tests, verdict, naive)
	if before.ofStratum(scope) {
		c.keepRanks(m, permuted, independent, name == BlockPermutation, before, after)
	}
	c.Units = blockUnits(permuted, slots)
	c.Reason = gateDurations(b0, b1)
	return &blockwise{permuted, b0, b1, cells, len(slots), start}
}

// blockwise is a comparison of durations by blocks.
type blockwise struct {
	test          *stat.Blocks
	before, after *stat.Sample
	cells         [2][]cell // the blocks' slots, before and after
	slots         int       // of the calendar: the blocks behind a break count on from there
	seed          stat.Seed
}

// gateDurations is why two samples of durations cannot be judged; "" if they can.
func gateDurations(before, after *stat.Sample) Reason {
	switch {
	case len(before.Values()) < minItems || len(after.Values()) < minItems:
		return TooFewItems
	case before.Blocks() < minBlocks || after.Blocks() < minBlocks:
		return TooFewBlocks
	case stat.SmallestBlockP(before.Blocks(), after.Blocks()) > alpha:
		return TooFewArrangements
	}
	return ""
}

// noteOpen discloses items begun but not ended, where they are many: leaving them out makes the newest phase
// look faster than it is. Where items are dated by anything but their end, the long ones are missing from the
// newest phase only, and no verdict can be firm. Whatever they are dated by, no verdict stands that says the
// opposite of the items by where they began.
func (e *engine) noteOpen(c *Comparison, m *measured, in *space, scope Scope, before, after *sample) {
	if before.openShare() <= maxOpenShare && after.openShare() <= maxOpenShare {
		return
	}
	c.Notes = append(c.Notes, Note{NoteOpenShare, []float64{before.openShare(), after.openShare()}})
	c.Survival = e.survival(m, in, scope, before, after)
	if m.numerator.ledger.At != m.spec.Measure.To {
		c.veto = Censoring
	}
}

// noteNegative discloses the durations that end before they begin; they are left out.
func (c *Comparison) noteNegative(before, after *sample) {
	negative := before.figure.Negative + after.figure.Negative
	if negative > 0 {
		all := negative + before.figure.N + after.figure.N
		c.Notes = append(c.Notes, Note{NoteNegative, []float64{float64(negative), float64(negative) / float64(all)}})
	}
}

// seed makes random relabelings, where they are too many to count, the same for the same input:
// it is the SHA-256 of the indicator's id and the sorted values of both sides.
func seed(id string, lists ...[]float64) stat.Seed {
	h := sha256.New()
	h.Write([]byte(id))
	chunk := make([]byte, 0, 4096)
	for _, values := range lists {
		for _, v := range values {
			chunk = binary.LittleEndian.AppendUint64(chunk, math.Float64bits(v))
			if len(chunk) == cap(chunk) {
				h.Write(chunk)
				chunk = chunk[:0]
			}
		}
	}
	h.Write(chunk)
	sum := h.Sum(nil)
	return stat.Seed{binary.LittleEndian.Uint64(sum), binary.LittleEndian.Uint64(sum[8:])}
}
