package ingest

import "upshot/metric"

// readProjects reads the listed projects. A name or alias must lead to one project only, because
// records are matched by any of them.
func (d *definition) readProjects(n node) {
	seen := ids{}
	owners := map[string]int{} // folded id, name or alias -> index of its project
	for _, item := range n.list() {
		m := item.mapping()
		p := metric.Project{ID: seen.add(m.need("id")), Listed: true, Pos: m.pos()}
		name, aliases := m.take("name"), m.take("aliases")
		p.Name = name.localised()
		if p.Name == nil {
			p.Name = metric.Plain(p.ID)
		}
		p.Aliases = aliases.words()
		p.Group, _ = m.take("group").text()
		p.Active = d.readActive(m)
		m.close()

		called := append([]string{p.ID}, p.Aliases...)
		for _, language := range append([]string{""}, reportLanguages...) {
			called = append(called, p.Name[language])
		}
		d.claimNames(owners, len(d.plan.Projects), called, p.Pos)
		d.plan.Projects = append(d.plan.Projects, p)
	}
}

// claimNames gives the names to the project that will have that index.
func (d *definition) claimNames(owners map[string]int, index int, names []string, pos metric.Position) {
	for _, name := range names {
		key := fold(name)
		owner, taken := owners[key]
		switch {
		case key == "", taken && owner == index:
		case taken:
			first := d.plan.Projects[owner]
			if fold(first.ID) != fold(names[0]) { // else the id is reported already
				d.fail(pos, projectNameUsed, shorten(name), first.ID).Also = []metric.Position{first.Pos}
			}
		default:
			owners[key] = index
		}
	}
}

// readActive reads the days on which a project exists. An end that is not given is the first phase's
// first day, or the as-of day: nothing outside them is ever counted.
func (d *definition) readActive(m *mapping) metric.Window {
	from, to := m.take("from"), m.take("to")
	if !from.present() && !to.present() {
		return metric.Window{}
	}
	window, ok := m.window(from, to)
	if ok {
		return window
	}
	if !from.present() && len(d.plan.Phases) > 0 {
		window.From = min(d.plan.Phases[0].From, window.To)
	}
	if !to.present() {
		window.To = max(d.plan.AsOf, window.From)
	}
	return window
}
