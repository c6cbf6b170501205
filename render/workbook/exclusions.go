package workbook

import (
	"iter"

	"upshot/metric"
	"upshot/render/wording"
)

// exclusions lists every record that is left out, and why.
func exclusions(b *book) []*sheet {
	s := &sheet{tab: b.fixed("exclusions"), title: b.say("exclusions.title"), about: []string{b.say("exclusions.about"), b.say("tables", "3"), b.say("shorthand")}}
	all := 0
	for _, left := range b.rep.LeftOut {
		for _, reason := range left.Reasons {
			all += reason.Count
		}
	}
	listed, byHand := b.listedExclusions()
	linked := listed+byHand <= maxLinks
	if listed < all {
		s.about = append(s.about, b.say("exclusions.cut", b.words.Count(listed), b.words.Count(all)))
	}
	s.build = func(s *sheet) error {
		s.add(b.reasonTable())
		s.add(b.handTable(linked))
		s.add(b.leftTable(listed, linked))
		return nil
	}
	return []*sheet{s}
}

// listedExclusions is how many records are listed one by one, and how many the definition takes out by hand.
func (b *book) listedExclusions() (listed, byHand int) {
	reasons := 0
	for _, left := range b.rep.LeftOut {
		listed, reasons = listed+len(left.Row), reasons+len(left.Reasons)
	}
	for i := range b.rep.Plan.Sources {
		byHand += len(b.rep.Plan.Sources[i].Exclude)
	}
	return max(0, min(listed, b.rep.Plan.Appendix.MaxRows, wording.SheetRows-reasons-byHand)), byHand
}

// whyLeft says in words why records of a source are left out.
func (b *book) whyLeft(source int, why metric.LeftOutReason) string {
	s := &b.rep.Plan.Sources[source]
	header := func(role string) string { return b.header(s.ID, role) }
	return b.words.LeftOut(s, why, header, func(c metric.Conditions) string { return b.conditions(s.ID, c) })
}

// countedAs is the column of the rows' account that a fate adds to.
func (b *book) countedAs(fate string) string {
	if fate == "duplicate" {
		fate = "duplicates"
	}
	return b.say("column." + fate)
}

func (b *book) reasonTable() *table {
	t := &table{name: "exclusions_reasons", caption: b.say("exclusions.reasons"), columns: []column{
		{b.say("column.left-why"), 76, text}, {b.say("column.source"), 26, text}, {b.say("column.counted-as"), 30, text}, {b.say("column.records"), 14, integer},
	}}
	var rows [][]any
	for i, left := range b.rep.LeftOut {
		for _, reason := range left.Reasons {
			rows = append(rows, []any{b.whyLeft(i, reason), b.rep.Plan.Sources[i].ID, b.countedAs(reason.Fate), reason.Count})
		}
	}
	return t.fill(rows)
}

// handTable lists what the definition takes out by hand, whether or not the files have it.
func (b *book) handTable(linked bool) *table {
	t := &table{name: "exclusions_by_hand", caption: b.say("exclusions.by-hand"), columns: []column{
		{b.say("column.left-why"), 76, text}, {b.say("column.source"), 26, text}, {b.say("column.id"), 30, text}, {b.say("column.records"), 14, integer}, {b.say("column.by"), 40, text},
	}}
	var rows [][]any
	for i := range b.rep.Plan.Sources {
		s := &b.rep.Plan.Sources[i]
		for _, e := range s.Exclude {
			n := 0
			if i < len(b.rep.LeftOut) {
				n = b.rep.LeftOut[i].ByHand(e.ID)
			}
			rows = append(rows, []any{b.said(b.words.Text(e.Reason)), s.ID, b.idCell(s, e.ID, linked), n, b.said(e.By)})
		}
	}
	return t.fill(rows)
}

func (b *book) leftTable(listed int, linked bool) *table {
	return &table{name: "exclusions", caption: b.say("exclusions.records"), n: listed, rows: b.leftRows(listed, linked), columns: []column{
		{b.say("column.left-why"), 76, text}, {b.say("column.source"), 26, plain}, {b.say("column.id"), 30, plain}, {b.say("column.row"), 14, integer},
		{b.say("column.file"), 40, text}, {b.say("column.sheet"), 30, plain}, {b.say("column.counted-as"), 26, plain}, {b.say("column.place"), 50, plain},
	}}
}

// leftRows walks over the records in the order of sources and files; there may be as many as a sheet has rows.
func (b *book) leftRows(listed int, linked bool) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for i := range b.rep.LeftOut {
			left, s := &b.rep.LeftOut[i], &b.rep.Plan.Sources[i]
			var words, fates []string // by reason
			for _, reason := range left.Reasons {
				words, fates = append(words, b.whyLeft(i, reason)), append(fates, b.countedAs(reason.Fate))
			}
			byHand := map[string]string{} // by id
			for _, e := range s.Exclude {
				byHand[e.ID] = b.words.Text(e.Reason)
			}
			for k, why := range left.Why {
				if listed--; listed < 0 {
					return
				}
				id := any(notApplicable)
				if left.ID != nil && left.ID[k] != "" {
					id = b.idCell(s, left.ID[k], linked)
				}
				reason := words[why]
				if left.Reasons[why].Code == "excluded" && byHand[left.ID[k]] != "" {
					reason = b.say("exclusions.why", reason, byHand[left.ID[k]])
				}
				pos := left.At(b.rep.Accounts[i].Files, k)
				if !yield([]any{reason, s.ID, id, pos.Row, pos.File, b.orNone(pos.Sheet), fates[why], pos.String()}) {
					return
				}
			}
		}
	}
}

// idCell is the id of a record; a link to the record in its own system, if that has an address.
func (b *book) idCell(s *metric.Source, id string, linked bool) any {
	if address := s.Origin.Record(id); linked && address != "" && len(address) <= maxAddress {
		return web{id, address}
	}
	return id
}
