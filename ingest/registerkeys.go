package ingest

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"upshot/metric"
)

// readRegisters reads the sections of the registers. They come after the indicators, whose ids they name.
func (d *definition) readRegisters(top *mapping) {
	if n := top.take("assessment"); n.present() {
		d.readAssessment(n.mapping())
	}
	d.plan.Actions = d.readList(top.take(actionRegister.key))
	if n := top.take("evidence"); n.present() {
		d.readEvidence(n.mapping())
	}
	d.plan.Findings = d.readList(top.take(findingRegister.key))
}

// readList reads the section of a register that has no keys of its own; nil without one.
func (d *definition) readList(n node) *metric.Register {
	if !n.present() {
		return nil
	}
	m, r := n.mapping(), &metric.Register{}
	d.readRegister(m, n.key, &r.Source)
	m.close()
	return r
}

func (d *definition) readEvidence(m *mapping) {
	defer m.close()
	e := &metric.EvidenceRegister{}
	d.plan.Evidence = e
	e.Root = d.readRoot(m.take("root"))
	e.Publish = m.take("publish").boolean(false)
	d.readRegister(m, evidenceRegister.key, &e.Source)
}

// readRoot reads the folder of the evidence's files.
func (d *definition) readRoot(n node) string {
	root, ok := n.text()
	if !ok {
		return ""
	}
	folder := path.Dir(d.file)
	full := path.Join(folder, root)
	if path.IsAbs(root) || strings.ContainsAny(root, `:\`) || !fs.ValidPath(full) || !within(folder, full) || followLinks(d.fsys, folder, full) == errOutside {
		d.fail(n.pos(), rootOutside, shorten(root))
		return ""
	}
	if info, err := fs.Stat(d.fsys, full); err != nil || !info.IsDir() {
		d.fail(n.pos(), evidenceRoot, shorten(root), nearest(path.Base(full), siblings(d.fsys, full, true)))
		return ""
	}
	return path.Clean(root)
}

// readRegister reads how the files of a register are to be read: the keys of a source that make sense for one.
func (d *definition) readRegister(m *mapping, key string, s *metric.Source) {
	kind := registerOf(key)
	s.ID, s.Pos, s.Layout = key, m.pos(), "long"
	s.Files = d.readGlobs(m.need("files"))
	known := kind.rolesIn(d.plan)
	if key == assessmentRegister.key {
		known = d.readRegisterPreset(m.take("preset"), s, known)
	}
	s.Sheet, _ = m.take("sheet").text()
	d.readTablePlace(m, s)
	s.Columns = d.registerColumns(d.readColumns(m.take("columns"), s), kind)
	d.readRegisterConstants(m, kind, s)
	s.Columns = append(s.Columns, builtInColumns(s, known)...)
	formats := m.take("formats")
	d.readCells(m, s)
	d.checkRegisterFormats(formats, kind, s)
	d.settleWords(kind, s)
}

// checkRegisterFormats reports a format that a column cannot have: what a register's columns hold is known.
func (d *definition) checkRegisterFormats(n node, kind *registerKind, s *metric.Source) {
	for _, name := range sortedKeys(s.Formats) {
		role, format := kind.roleNamed(name), s.Formats[name]
		of := asTime
		switch {
		case format == "percent":
			of = asNumber
		case metric.Seconds[format] != 0:
			of = asDuration
		}
		if role.kind != of || format == "percent" && role.role != "share" {
			_, value := n.entry(name)
			d.fail(value.pos(), registerFormat, format, name)
			delete(s.Formats, name)
		}
	}
}

// registerColumns are the bindings of columns that the register knows.
func (d *definition) registerColumns(bindings []metric.ColumnBinding, kind *registerKind) []metric.ColumnBinding {
	return slices.DeleteFunc(bindings, func(b metric.ColumnBinding) bool { return !d.checkRegisterRole(b.Pos, b.Role, kind) })
}

// checkRegisterRole reports a column that a register does not have.
func (d *definition) checkRegisterRole(pos metric.Position, name string, kind *registerKind) bool {
	var known []string
	for _, r := range kind.rolesIn(d.plan) {
		if r.role == name {
			return true
		}
		known = append(known, r.role)
	}
	role := kind.roleNamed(name)
	switch _, part, dotted := strings.Cut(name, "."); {
	case !dotted || role == nil:
	case role.byPhase():
		d.failPhase(pos, part)
		return false
	case role.byCertificate() && d.plan.Assessment.Model == nil: // whose certificates are unknown then
		return false
	case role.byCertificate():
		var ids []string
		for _, c := range d.plan.Assessment.Certificates {
			ids = append(ids, c.ID)
		}
		d.fail(pos, certificateUnknown, shorten(part), nearest(part, ids))
		return false
	}
	d.fail(pos, registerRoleUnknown, shorten(name), kind.key, join(kind.shownRoles()), nearest(name, known))
	return false
}

// failPhase reports a phase that the definition does not have.
func (d *definition) failPhase(pos metric.Position, word string) {
	var known []string
	for _, p := range d.plan.Phases {
		known = append(known, p.ID)
	}
	if len(known) > 0 { // else the phases have a problem of their own
		d.fail(pos, unknownPhase, shorten(word), join(known), nearest(word, known))
	}
}

// readRegisterConstants reads what stands in every row of the files, or in their names.
func (d *definition) readRegisterConstants(m *mapping, kind *registerKind, s *metric.Source) {
	n := m.take("constant")
	s.Constant = d.readConstant(n, s)
	for _, role := range sortedKeys(s.Constant) {
		key, value := n.entry(role)
		switch {
		case !d.checkRegisterRole(key.pos(), role, kind):
			delete(s.Constant, role)
		case role == "phase" && newPhaseNames(d.plan).find(s.Constant[role]) < 0:
			d.failPhase(value.pos(), s.Constant[role])
		}
	}
	if kind.roleNamed("phase") == nil {
		return
	}
	pattern := m.take("phase_from_file")
	s.PhaseFromFile = d.readFilePattern(pattern)
	_, twice := s.Constant["phase"]
	if s.PhaseFromFile != "" && (twice || bindingOf(s, "phase") != nil) {
		other := "columns"
		if twice {
			other = "constant"
		}
		d.fail(pattern.pos(), registerPhaseElsewhere, pattern.key, other)
	}
}

// settleWords lays the words that the register knows under the user's own, and reports a meaning that it
// does not know.
func (d *definition) settleWords(kind *registerKind, s *metric.Source) {
	for _, role := range kind.roles {
		if role.words == nil || !slices.Contains(rolesOf(*s), role.role) {
			continue
		}
		known := sortedKeys(role.words)
		for _, meaning := range sortedKeys(s.Values[role.role]) {
			if _, ok := role.words[meaning]; !ok {
				d.fail(s.ValuesAt[role.role], registerMeaning, shorten(meaning), role.role, join(known), nearest(meaning, known))
				delete(s.Values[role.role], meaning)
			}
		}
		addWords(s, role.role, role.words)
	}
}
