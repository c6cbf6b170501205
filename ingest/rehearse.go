package ingest

import "upshot/metric"

// source is the part of the entry by which a reading finds the header.
func (p *proposing) source() metric.Source {
	s := metric.Source{Layout: p.table.Layout}
	for _, r := range p.roles {
		columns := r.join
		if columns == nil {
			columns = []int{r.column}
		}
		for _, c := range columns {
			s.Columns = append(s.Columns, metric.ColumnBinding{Role: r.role, Headers: []string{p.columns[c].Header}})
		}
	}
	return s
}

// rehearse reads the beginning of the tables as the entry says, and reports what it must say more: that a
// reading would split the text by another delimiter, or take another row for the header.
func (p *proposing) rehearse() (split, row bool) {
	if p.table.Range != "" || len(p.roles) == 0 {
		return false, false
	}
	source := p.source()
	for _, r := range p.group {
		var best, own foundTable
		for i, g := range r.table.splits {
			found := foundIn(&source, g.Table, g.top, g.lines)
			if i == 0 || found.better(best) {
				best = found
			}
			if g == r.table.chosen {
				own = found
			}
		}
		split = split || best.Delimiter != own.Delimiter
		row = row || own.head.line != r.table.Header
	}
	return split, row
}
