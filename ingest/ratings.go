package ingest

import (
	"slices"
	"strconv"

	"upshot/metric"
)

// ratingColumn is a column of levels.
type ratingColumn struct {
	role     string
	phase    int // -1: as the row says
	assessed bool
}

// ratingsReader puts the rows of an assessment together.
type ratingsReader struct {
	*registerRows
	levels    []ratingColumn
	byNode    map[metric.Node]*metric.Ratings
	said      []saidRow
	rated     map[ratedCell]metric.Position // where each rating stands
	whole     [2]string                     // the sub-domain and the item named last: exported merged cells hold them once
	file      int                           // of whole
	headings  sighting                      // rows that name no sub-item and rate nothing
	phaseless map[string]*sighting          // by role
	told      map[toldCell]saidRow          // the row whose text of a role counts so far
	about     []namedRow
	strange   sighting // of these, the ones whose sub-item the model does not have
}

// saidRow is a row that is about a sub-item, and the last phase that it rates, -1 if it rates none.
type saidRow struct {
	record, phase int
	ratings       *metric.Ratings
}

type ratedCell struct {
	node     metric.Node
	phase    int
	assessed bool
}

// take reads one row.
func (t *ratingsReader) take(record int) {
	rates := slices.ContainsFunc(t.levels, func(c ratingColumn) bool { return t.word(record, c.role) != "" })
	item, domain := t.inherited(record)
	role := "sub_item"
	if t.word(record, role) == "" {
		role = "code"
	}
	name := t.word(record, role)
	if name == "" || t.isBand(record) {
		t.heading(record, rates && name == "")
		return
	}
	row := namedRow{name, t.word(record, "code"), item, domain}
	nodes := t.capabilities.subItems(row)
	if len(nodes) == 0 && !rates && t.isHeading(record) {
		t.heading(record, false)
		return
	}
	t.about = append(t.about, row)
	switch {
	case len(nodes) == 1:
		t.rate(record, nodes[0], role)
		return
	case len(nodes) > 1:
		t.problem(metric.Error, subItemAmbiguous, t.at(record, role), shorten(name), t.capabilities.codes(nodes))
	default:
		if whole, _ := t.capabilities.one(name); whole != noNode && t.capabilities.knows(name) { // not a misspelt "Code revue"
			t.problem(metric.Error, subItemIsWhole, t.at(record, role), shorten(name), t.capabilities.partsOf(whole))
			break
		}
		t.strange.note(t.at(record, role))
		t.problem(metric.Error, subItemUnknown, t.at(record, role), shorten(name), t.capabilities.model.ID, t.guess(role, name, func() string { return nearestOf(name, t.capabilities.subs) }))
	}
	t.fates[record] = rejected
}

// inherited are the names of the row's item and sub-domain, or those of the last row above that has them.
func (t *ratingsReader) inherited(record int) (item, domain string) {
	if f := t.fileOf(record); f != t.file {
		t.file, t.whole = f, [2]string{}
	}
	if s := t.word(record, "domain"); s != "" && s != t.whole[0] {
		t.whole = [2]string{s, ""}
	}
	if s := t.word(record, "item"); s != "" {
		t.whole[1] = s
	}
	return t.whole[1], t.whole[0]
}

// isBand reports whether a row is one merged cell: the same text in the columns of the sub-item and of a level.
func (t *ratingsReader) isBand(record int) bool {
	name := t.word(record, "sub_item")
	return name != "" && slices.ContainsFunc(t.levels, func(c ratingColumn) bool { return t.word(record, c.role) == name })
}

// heading takes note of a row that is about no sub-item. It must not hold ratings.
func (t *ratingsReader) heading(record int, rates bool) {
	t.fates[record] = filtered
	if !rates {
		t.headings.note(t.position(record))
		return
	}
	t.fates[record] = rejected
	for _, c := range t.levels {
		if word := t.word(record, c.role); word != "" {
			t.problem(metric.Error, subItemMissing, t.at(record, c.role), shorten(word), t.header(record, c.role))
			return
		}
	}
}

// rate enters the levels of a row.
func (t *ratingsReader) rate(record int, node metric.Node, role string) {
	ratings := t.byNode[node]
	if ratings == nil {
		phases := len(t.plan.Phases)
		ratings = &metric.Ratings{Node: node, Target: metric.Missing(), Self: unrated(phases), Assessed: unrated(phases), Pos: t.at(record, role)}
		t.byNode[node] = ratings
	}
	last, known := t.rowPhase(record)
	own := last
	for _, c := range t.levels {
		if t.word(record, c.role) == "" {
			continue
		}
		level := t.level(record, c.role)
		if c.phase < 0 {
			c.phase = own
		}
		switch {
		case c.phase >= 0:
		case known:
			t.noPhase(record, c.role)
			continue
		default: // reported
			continue
		}
		if t.isTwice(record, node, c) {
			t.fates[record] = duplicate
			return
		}
		last = max(last, c.phase)
		if c.assessed {
			ratings.Assessed[c.phase] = level
		} else {
			ratings.Self[c.phase] = level
		}
	}
	t.said = append(t.said, saidRow{record, last, ratings})
}

// isTwice reports a rating that was given before.
func (t *ratingsReader) isTwice(record int, node metric.Node, c ratingColumn) bool {
	cell := ratedCell{node, c.phase, c.assessed}
	first, twice := t.rated[cell]
	if !twice {
		t.rated[cell] = t.at(record, c.role)
		return false
	}
	name, code := t.capabilities.model.NameOf(node)
	t.problem(metric.Error, ratingTwice, t.at(record, c.role), name.In(t.plan.Languages[0]), code, t.plan.Phases[c.phase].ID).Also = []metric.Position{first}
	return true
}

func unrated(phases int) []float64 {
	levels := make([]float64, phases)
	for i := range levels {
		levels[i] = metric.Missing()
	}
	return levels
}

// rowPhase is the phase that the row or its file says, -1 if there is none; it is not ok if that is a word
// which no phase has.
func (t *ratingsReader) rowPhase(record int) (phase int, ok bool) {
	word := t.word(record, "phase")
	if word == "" {
		return -1, true
	}
	if phase = t.phases.find(word); phase < 0 {
		t.repeated(metric.Error, ratingPhase, t.at(record, "phase"), shorten(word), t.header(record, "phase"), t.phaseIDs(), t.guess("phase", word, func() string { return nearest(word, t.phases.known) }))
		return -1, false
	}
	return phase, true
}

func (r *registerRows) phaseIDs() string {
	var ids []string
	for _, p := range r.plan.Phases {
		ids = append(ids, p.ID)
	}
	return join(ids)
}

// noPhase takes note of a rating of which nothing says when it was given.
func (t *ratingsReader) noPhase(record int, role string) {
	seen := t.phaseless[role]
	if seen == nil {
		seen = &sighting{text: t.header(record, role)}
		t.phaseless[role] = seen
	}
	seen.note(t.at(record, role))
}

// level reads a cell that holds a level, and reports one that does not.
func (r *registerRows) level(record int, role string) float64 {
	word := r.word(record, role)
	if word == "" {
		return metric.Missing()
	}
	level, ok := parseLevel(word, r.capabilities.model)
	if !ok {
		r.problem(metric.Error, ratingNotLevel, r.at(record, role), shorten(word), r.header(record, role), levelNumbers(r.capabilities.model))
		return metric.Missing()
	}
	return level
}

// finish puts the ratings into the model's order and tells which sub-items have none.
func (t *ratingsReader) finish() {
	var without []string
	model := t.capabilities.model
	for _, node := range model.Nodes() {
		if ratings := t.byNode[node]; ratings != nil {
			t.Ratings = append(t.Ratings, *ratings)
			continue
		}
		name, _ := model.NameOf(node)
		without = append(without, name.In(t.plan.Languages[0]))
	}
	if len(without) > 0 && len(t.files) > 0 {
		first := t.files[0].account
		t.problem(metric.Notice, subItemsUnrated, metric.Position{File: first.Path, Sheet: first.Sheet}, strconv.Itoa(len(without)), listed(without), model.ID).Count = len(without)
	}
}
