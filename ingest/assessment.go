package ingest

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// readAssessment reads the section of the maturity assessment.
func (d *definition) readAssessment(m *mapping) {
	defer m.close()
	model := m.need("model")
	a := &metric.Assessment{Model: d.readModel(d.fsys, model), ModelPos: model.pos()}
	d.plan.Assessment = a
	target, rollUp := m.need("target"), m.take("roll_up")
	certificates := d.readCertificates(m.take("certificates"))
	d.readRegistration(m.take("registration"), &a.Registration)
	if a.Model != nil {
		a.Target = d.readTargetLevel(target, a.Model)
		d.readRollUps(rollUp, a)
		a.Certificates = mergeCertificates(a.Model.Certificates, certificates)
	}
	d.readRegister(m, assessmentRegister.key, &a.Source)
}

// mergeCertificates gives the model's certificates and then the definition's; of the same id, the definition's
// stands where the model has it. The model's note stays, before the definition's: it says what is not known.
func mergeCertificates(model, own []metric.Certificate) []metric.Certificate {
	all := slices.Clone(model)
	for _, c := range own {
		if i := slices.IndexFunc(all, func(m metric.Certificate) bool { return m.ID == c.ID }); i >= 0 {
			c.Note = bothNotes(all[i].Note, c.Note)
			all[i] = c
		} else {
			all = append(all, c)
		}
	}
	return all
}

// bothNotes are two notes after each other, in every language of either.
func bothNotes(first, second metric.Text) metric.Text {
	if len(first) == 0 {
		return second
	}
	both := maps.Clone(first)
	for language := range second {
		both[language] = first.In(language)
	}
	for language, words := range both {
		both[language] = afterEachOther(words, second.In(language))
	}
	return both
}

// afterEachOther makes one text of two: a full stop where the first has none, a space unless it ends in Chinese.
func afterEachOther(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	switch last, _ := utf8.DecodeLastRuneInString(first); {
	case strings.ContainsRune("。！？；", last):
		return first + second
	case unicode.Is(unicode.Han, last):
		return first + "。" + second
	case strings.ContainsRune(".!?;", last):
		return first + " " + second
	}
	return first + ". " + second
}

// readTargetLevel reads the level that is aimed at.
func (d *definition) readTargetLevel(n node, model *metric.Model) float64 {
	text, ok := n.text()
	if !ok {
		return metric.Missing()
	}
	level, ok := parseLevel(text, model)
	if !ok {
		d.fail(n.pos(), targetNotLevel, shorten(text), levelNumbers(model))
		return metric.Missing()
	}
	return level
}

// levelNumbers lists the levels of a model, for a message.
func levelNumbers(model *metric.Model) string {
	var numbers []string
	for _, l := range model.Levels {
		numbers = append(numbers, strconv.Itoa(l.Number))
	}
	return join(numbers)
}

// readRollUps reads one rule, or rules by the code of a sub-domain or item, where "all" is the rest.
func (d *definition) readRollUps(n node, a *metric.Assessment) {
	a.RollUp = a.Model.RollUp
	if n.present() && n.Kind != yaml.MappingNode {
		a.RollUp = n.choice(a.RollUp, metric.RollUps)
		return
	}
	rules := map[string]string{}
	var known []string
	for _, domain := range a.Model.Domains {
		known = append(known, domain.Code)
		for _, item := range domain.Items {
			known = append(known, item.Code)
		}
	}
	for _, p := range n.pairs() {
		switch {
		case p.name == "all":
			a.RollUp = p.value.choice(a.RollUp, metric.RollUps)
		case slices.Contains(known, p.name):
			rules[p.name] = p.value.choice(a.RollUp, metric.RollUps)
		default:
			d.fail(p.key.pos(), rollUpCode, shorten(p.name), a.Model.ID, nearest(p.name, known))
		}
	}
	if len(rules) > 0 {
		a.RollUps = rules
	}
}

// readRegistration reads the key data of the registration form. Their indicators are those of the catalogue
// unless the definition names others.
func (d *definition) readRegistration(n node, r *metric.Registration) {
	m := n.mapping()
	defer m.close()
	r.Iteration = m.take("iteration").localised()
	r.Releases = d.registrationIndicator(m.take("releases"), "deployment-frequency")
	r.FailureRate = d.registrationIndicator(m.take("failures"), "change-fail-rate")
}

// registrationIndicator reads the id of an indicator; without one it is the first that uses the entry.
func (d *definition) registrationIndicator(n node, entry string) string {
	if !n.present() {
		i := slices.IndexFunc(d.plan.Indicators, func(ind metric.Indicator) bool { return ind.Entry == entry })
		if i < 0 {
			return ""
		}
		return d.plan.Indicators[i].ID
	}
	id, ok := n.text()
	if !ok {
		return ""
	}
	var known []string
	for _, ind := range d.plan.Indicators {
		known = append(known, ind.ID)
	}
	if !slices.Contains(known, id) {
		d.fail(n.pos(), registrationIndicator, n.key, shorten(id), join(known), nearest(id, known))
		return ""
	}
	return id
}
