package ingest

import (
	"slices"
	"strconv"

	"upshot/metric"
)

// byPhase reports whether there may be a column of the role for each phase.
func (r *registerRole) byPhase() bool { return r.role == "self" || r.role == "assessed" }

// byCertificate reports whether there may be a column of the role for each certificate, and none for all.
func (r *registerRole) byCertificate() bool { return r.role == "crosswalk" }

// languageWords are how a header says which language its column is in.
var languageWords = map[string][]string{
	"en":    {"en", "English", "英文"},
	"zh-CN": {"zh-CN", "zh", "Chinese", "中文"},
}

// rolesIn are all columns that a register can have under a plan, with the headers that tell them: those of the
// table, and one a language, a phase or a certificate.
func (k *registerKind) rolesIn(plan *metric.Plan) []registerRole {
	var all []registerRole
	for _, r := range k.roles {
		if !r.byCertificate() {
			all = append(all, r)
		}
		switch {
		case r.localised:
			for _, language := range reportLanguages {
				all = append(all, r.part(language, languageWords[language]))
			}
		case r.byPhase():
			for _, phase := range plan.Phases {
				all = append(all, r.part(phase.ID, wordsOf(phase.ID, phase.Name)))
			}
		case r.byCertificate() && plan.Assessment != nil:
			for _, c := range plan.Assessment.Certificates {
				names := wordsOf(c.ID, c.Name)
				part := r.part(c.ID, names)
				part.headers = append(part.headers, names...)
				all = append(all, part)
			}
		}
	}
	return all
}

// wordsOf are the ways to call something that has an id and a name.
func wordsOf(id string, name metric.Text) []string {
	words := []string{id}
	for _, language := range sortedKeys(name) {
		if !slices.Contains(words, name[language]) {
			words = append(words, name[language])
		}
	}
	return words
}

// part is a column of the role for one language, phase or certificate: "Title (zh-CN)", "自评（基线）", "Round 1 self".
func (r registerRole) part(id string, words []string) registerRole {
	part := registerRole{role: r.role + "." + id, kind: r.kind, headers: []string{r.headers[0] + " (" + id + ")"}}
	for _, header := range r.headers {
		for _, word := range words {
			part.headers = append(part.headers, header+" "+word, word+" "+header)
		}
	}
	return part
}

// shownRoles are the register's columns as a message lists them.
func (k *registerKind) shownRoles() []string {
	var all []string
	for _, r := range k.roles {
		switch {
		case r.byCertificate():
			all = append(all, r.role+".CERTIFICATE")
		case r.byPhase():
			all = append(all, r.role, r.role+".PHASE")
		default:
			all = append(all, r.role)
		}
	}
	return all
}

// builtInColumns are bindings for the columns that the definition leaves to their headers. None takes a header
// that is another's.
func builtInColumns(s *metric.Source, roles []registerRole) []metric.ColumnBinding {
	taken := map[string]bool{"": true}
	for _, b := range s.Columns {
		for _, name := range b.Names() {
			taken[signless(name)] = true
		}
	}
	var all []metric.ColumnBinding
	for _, r := range roles {
		if _, fixed := s.Constant[r.role]; fixed || bindingOf(s, r.role) != nil || r.role == "phase" && s.PhaseFromFile != "" {
			continue
		}
		b := metric.ColumnBinding{Role: r.role, Headers: r.headers[:1], Optional: true, Pos: s.Pos}
		for _, header := range append(slices.Clone(r.headers), r.role) {
			if key := signless(header); !taken[key] {
				taken[key] = true
				b.Keys = append(b.Keys, key)
			}
		}
		if len(b.Keys) > 0 {
			all = append(all, b)
		}
	}
	return all
}

// gapHeaders are what the self-assessment form calls the gap: 和3级要求的差距, whatever the level is.
func gapHeaders() []string {
	all := []string{"和目标级别要求的差距", "与目标级别的差距"}
	levels := []string{"X", "N", "一", "二", "三", "四", "五"}
	for i := range 10 {
		levels = append(levels, strconv.Itoa(i))
	}
	for _, level := range levels {
		all = append(all, "和"+level+"级要求的差距", "与"+level+"级要求的差距", "和"+level+"级的差距", "与"+level+"级的差距")
	}
	return all
}

// registerPresets are the forms whose columns are known, by role. A form has those columns and no others.
var registerPresets = map[string]map[string][]string{
	"self-assessment": {
		"domain":   {"能力子域"},
		"item":     {"能力项"},
		"sub_item": {"能力子项"},
		"self":     {"自评"},
		"gap":      gapHeaders(),
		"note":     {"问题记录与改进思路"},
	},
}

// readRegisterPreset gives the columns of the form that the assessment is written in; without one, all roles.
func (d *definition) readRegisterPreset(n node, s *metric.Source, roles []registerRole) []registerRole {
	name, ok := n.text()
	if !ok {
		return roles
	}
	form, ok := registerPresets[name]
	if !ok {
		known := sortedKeys(registerPresets)
		d.fail(n.pos(), registerPresetUnknown, shorten(name), join(known), nearest(name, known))
		return roles
	}
	s.Preset = name
	var of []registerRole
	for _, r := range roles {
		if headers := form[r.role]; headers != nil {
			r.headers = headers
			of = append(of, r)
		}
	}
	return of
}
