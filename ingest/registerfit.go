package ingest

import "slices"

// RegisterFit is the register that a table seems to be, and what is known of its columns.
type RegisterFit struct {
	Key    string           // of the definition
	Read   []RegisterColumn // known by their headers
	Given  []RegisterColumn // told by what they hold: a definition must name them
	Unread []string         // headers of the others
	Model  string           // the shipped model whose parts the table names, "" if none does
	Parts  int              // of an assessment: how many different sub-items of that model
}

// RegisterColumn is a column of a register by its role.
type RegisterColumn struct{ Role, Header string }

// settle says which columns are known, once it is known what the others hold.
func (g *guessedRegister) settle(t *InspectedTable) *RegisterFit {
	f := &RegisterFit{Key: g.kind.key, Parts: g.parts}
	if g.names != nil {
		f.Model = g.names.model.ID
	}
	if g.kind.key == assessmentRegister.key {
		g.giveRatings()
	} else {
		g.giveByType(t)
	}
	for c, name := range g.table.head.names {
		switch {
		case g.by[c] != "":
			f.Read = append(f.Read, RegisterColumn{g.by[c], name})
		case g.given[c] != "":
			f.Given = append(f.Given, RegisterColumn{g.given[c], name})
		case name != "":
			f.Unread = append(f.Unread, name)
		}
	}
	return f
}

// giveByType finds the columns of the main text and of the known words by what they hold.
func (g *guessedRegister) giveByType(t *InspectedTable) {
	text := slices.IndexFunc(g.kind.roles, func(r registerRole) bool { return r.localised })
	for i := range g.kind.roles {
		role := &g.kind.roles[i]
		if i != text && role.words == nil || g.hasRole(role.role) {
			continue
		}
		for _, c := range g.free() {
			column := t.columnCalled(g.table.head.names[c])
			if column != nil && (i == text && column.Type == FreeTextColumn || role.knowsMost(column)) {
				g.given[c] = role.role
				break
			}
		}
	}
}

// hasRole reports whether a column has the role, in one language at least.
func (g *guessedRegister) hasRole(role string) bool {
	has := g.columnOf(role) >= 0
	for _, language := range reportLanguages {
		has = has || g.columnOf(role+"."+language) >= 0
	}
	return has
}

// knowsMost reports whether a column holds words of the role, at least two.
func (r *registerRole) knowsMost(c *InspectedColumn) bool {
	v := newVocabulary(r.words)
	n := 0
	for _, w := range c.Words {
		if _, known := v.of(w.Word); known {
			n++
		}
	}
	return n > 1 && n*2 >= len(c.Words)
}

// columnCalled is the first column of that header, or nil.
func (t *InspectedTable) columnCalled(header string) *InspectedColumn {
	for i := range t.Columns {
		if t.Columns[i].Header == header {
			return &t.Columns[i]
		}
	}
	return nil
}
