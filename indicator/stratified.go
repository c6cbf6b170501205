package indicator

import (
	"crypto/sha256"
	"encoding/binary"
	"math"

	"upshot/indicator/stat"
	"upshot/metric"
)

// Stratified is a comparison of several projects with each held against itself only, beside the pooled
// one that the verdict rests on. Pooled figures change also because projects join, leave, or weigh more
// than before; these do not. Projects with data on one side only contribute nothing.
type Stratified struct {
	Strata       int   // projects with data on both sides
	OnlyBefore   []int // projects without data after, by index
	OnlyAfter    []int // projects without data before
	Kind         EffectKind
	Effect       float64 // on the pooled effect's scale; Missing() if no project has both sides
	Low, High    float64 // 95 % interval of Effect; Missing() where it cannot be given
	P            float64
	Phi, DF      float64 // counts: dispersion of the months over all projects; DF of the interval
	Arrangements int     // ranks: relabelings of the months that were counted
	Better       int     // projects whose own effect is in the better direction, however small
	Worse, Same  int
	Contradicts  bool // pooled and stratified figures tell different stories: see contradicts
	Minority     bool // and that because most projects moved the other way, though not by the effect of all
}

// OneSided is how many projects contribute nothing because they have data on one side only.
func (s *Stratified) OneSided() int { return len(s.OnlyBefore) + len(s.OnlyAfter) }

// opposed is the share of the minimum effect under which an effect points nowhere.
const opposed = 0.1

// stratify adds the stratified figures to the comparisons of several projects. It needs those of the
// single projects, and comes before the verdicts, which a contradiction limits.
func (e *engine) stratify(bound []*measured, results []Result) {
	type place struct{ result, scope int }
	var places []place
	for i := range results {
		for j := range results[i].Scopes {
			if scope := results[i].Scopes[j].Scope; scope.Project < 0 && e.projectsIn(bound[i], scope) > 1 {
				places = append(places, place{i, j})
			}
		}
	}
	onAllProcessors(len(places), func(at int, _ *space) {
		r := &results[places[at].result]
		f := &r.Scopes[places[at].scope]
		for k := range f.Comparisons {
			f.Comparisons[k].stratify(r.Spec, f.Scope, e.members(r, f.Scope, k))
		}
	})
	for i := range results {
		for j := range results[i].Scopes {
			for k := range results[i].Scopes[j].Comparisons {
				results[i].Scopes[j].Comparisons[k].stratum = nil
			}
		}
	}
}

// member is a project's own comparison.
type member struct {
	project int
	own     *Comparison
}

// members are the k-th comparisons of a scope's projects.
func (e *engine) members(r *Result, scope Scope, k int) []member {
	var all []member
	for i := range r.Scopes {
		if f := &r.Scopes[i]; f.Scope.Project >= 0 && scope.Holds(e.projects, f.Scope.Project) {
			all = append(all, member{f.Scope.Project, &f.Comparisons[k]})
		}
	}
	return all
}

// stratify compares within the projects of a scope.
func (c *Comparison) stratify(spec *metric.Indicator, scope Scope, members []member) {
	s := &Stratified{Kind: c.EffectKind}
	var ranks []stat.Stratum
	var counts []stat.CountStratum
	for _, m := range members {
		switch one := m.own.stratum; {
		case one.before && one.after:
			s.count(m.own, spec.Better)
			ranks, counts = one.appendTo(ranks, counts, c.EffectKind)
		case one.before:
			s.OnlyBefore = append(s.OnlyBefore, m.project)
		case one.after:
			s.OnlyAfter = append(s.OnlyAfter, m.project)
		}
	}
	if s.Strata+s.OneSided() == 0 {
		return
	}
	var r stat.Stratified
	switch c.EffectKind {
	case RateRatio:
		r = stat.StratifiedRates(counts, level)
	case Difference:
		r = stat.StratifiedDifference(counts, level)
	default:
		scale := stat.Ratio
		if c.EffectKind == HLShift {
			scale = stat.Shift
		}
		whole := spec.Measure.Form == metric.Level && spec.Statistic == metric.Sum
		r = stat.StratifiedRanks(ranks, scale, whole, level, strataSeed(spec.ID, scope, c.After, ranks))
	}
	s.Effect, s.Low, s.High, s.P = r.Effect, r.Interval.Low, r.Interval.High, r.P
	s.Phi, s.DF, s.Arrangements = r.Phi, r.DF, r.Arrangements
	c.Stratified = s
	if c.contradicts(s, spec.Better) {
		c.Notes = append(c.Notes, Note{NoteSimpson, []float64{float64(s.Better), float64(s.Worse), float64(s.Same)}})
	}
	c.limit(s.limits())
}

// limits is what keeps every verdict of the comparison at a sign; "" if nothing does.
func (s *Stratified) limits() Reason {
	switch {
	case s.Strata == 0:
		return NoCommonProject
	case s.Contradicts:
		return Simpson
	}
	return ""
}

// limit keeps the verdict at a sign, unless something else does already.
func (c *Comparison) limit(why Reason) {
	if c.veto == "" {
		c.veto = why
	}
}

// count adds a project with both sides by the direction of its own effect.
func (s *Stratified) count(own *Comparison, better metric.Direction) {
	s.Strata++
	switch off := own.Effect - own.none(); {
	case !(math.Abs(off) > 1e-9):
		s.Same++
	case off*float64(better) > 0:
		s.Better++
	default:
		s.Worse++
	}
}

// appendTo adds a project's part of a comparison of the given kind.
func (s *stratum) appendTo(ranks []stat.Stratum, counts []stat.CountStratum, kind EffectKind) ([]stat.Stratum, []stat.CountStratum) {
	switch {
	case s.counts != nil:
		return ranks, append(counts, *s.counts)
	case kind == HLShift && s.shifts != nil:
		return append(ranks, *s.shifts), counts
	}
	return append(ranks, *s.ranks), counts
}

// contradicts finds whether pooled and stratified figures tell different stories (Simpson's paradox):
// one effect is at least as large as the smallest that matters and the other points the other way or
// nowhere (under a tenth of that); or the pooled one is that large and so many projects moved the other
// way as the sign test calls rare (p at most 0.10, such as 5 of 5 or 7 of 8).
func (c *Comparison) contradicts(s *Stratified, better metric.Direction) bool {
	pooled, within := c.inMinimums(c.Effect), c.inMinimums(s.Effect)
	if !metric.Known(pooled) || !metric.Known(within) {
		return false
	}
	against := func(large, other float64) bool {
		return math.Abs(large) >= 1-1e-12 && math.Copysign(1, large)*other < opposed
	}
	if against(pooled, within) || against(within, pooled) {
		s.Contradicts = true
		return true
	}
	with, other := s.Better, s.Worse
	if pooled*float64(better) < 0 {
		with, other = other, with
	}
	s.Minority = math.Abs(pooled) >= 1-1e-12 && other > with && stat.SignP(with, other) <= leaningAlpha
	s.Contradicts = s.Minority
	return s.Contradicts
}

// inMinimums is an effect in units of the smallest that matters, below 0 for a fall. With a minimum of 0
// every effect but none matters.
func (c *Comparison) inMinimums(effect float64) float64 {
	off := effect - c.none()
	if off == 0 {
		return 0
	}
	return off / c.minimum
}

// strataSeed starts the random relabelings of months where they are too many to count.
func strataSeed(id string, scope Scope, after string, strata []stat.Stratum) stat.Seed {
	h := sha256.New()
	for _, s := range []string{id, scope.Group, after} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	for i := range strata {
		var words []byte
		for _, v := range []uint64{uint64(strata[i].Before), uint64(strata[i].After), math.Float64bits(strata[i].Effect)} {
			words = binary.LittleEndian.AppendUint64(words, v)
		}
		h.Write(words)
	}
	sum := h.Sum(nil)
	return stat.Seed{binary.LittleEndian.Uint64(sum), binary.LittleEndian.Uint64(sum[8:])}
}
