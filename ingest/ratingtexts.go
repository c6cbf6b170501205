package ingest

import (
	"maps"
	"slices"

	"upshot/metric"
)

// toldCell is what is said of a sub-item in one role.
type toldCell struct {
	node metric.Node
	role string
}

// texts enters what a row says beside the levels, over what rows of earlier phases said.
func (t *ratingsReader) texts(row saidRow) {
	record, ratings := row.record, row.ratings
	if t.tells(row, "target") {
		if target := t.level(record, "target"); metric.Known(target) {
			ratings.Target = target
		}
	}
	if t.tells(row, "gap") {
		ratings.Gap = t.text(record, "gap")
	}
	if t.tells(row, "note") {
		ratings.Note = t.text(record, "note")
	}
	for _, id := range elements(t.word(record, "evidence")) {
		t.named = append(t.named, reference{id, t.header(record, "evidence"), t.at(record, "evidence")})
		if !slices.Contains(ratings.Evidence, id) {
			ratings.Evidence = append(ratings.Evidence, id)
		}
	}
	for _, c := range t.plan.Assessment.Certificates {
		role := "crosswalk." + c.ID
		if !t.tells(row, role) {
			continue
		}
		if ratings.Crosswalk == nil {
			ratings.Crosswalk = map[string]string{}
		}
		ratings.Crosswalk[c.ID] = t.word(record, role)
	}
}

// tells reports whether a row says something in a role. What it displaces of another row is what a later phase does
// away with; of the same phase, or of a row without one, it is told.
func (t *ratingsReader) tells(row saidRow, role string) bool {
	text := t.text(row.record, role)
	if text == nil {
		return false
	}
	cell := toldCell{row.ratings.Node, role}
	before, twice := t.told[cell]
	t.told[cell] = row
	if twice && (before.phase < 0 || before.phase == row.phase) && !maps.Equal(t.text(before.record, role), text) {
		name, code := t.capabilities.model.NameOf(cell.node)
		t.problem(metric.Warning, saidTwice, t.at(before.record, role), t.header(before.record, role), name.In(t.plan.Languages[0]), code).
			Also = []metric.Position{t.at(row.record, role)}
	}
	return true
}
