package indicator

import (
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"upshot/metric"
)

// entries are those of the catalogue and the linked ones that take their place.
func entries() []metric.Entry {
	all := slices.Clone(Catalogue)
	for _, e := range Catalogue {
		if e.Linked != nil {
			all = append(all, *e.Linked)
		}
	}
	return all
}

func TestALinkedEntryStandsForTheSameIndicator(t *testing.T) {
	for _, e := range Catalogue {
		if e.Linked == nil {
			continue
		}
		i, l := e.Indicator, e.Linked.Indicator
		if l.ID != i.ID || l.Name.In("en") != i.Name.In("en") || l.Measure.Form != i.Measure.Form || l.Better != i.Better || l.Measure.Link == nil {
			t.Errorf("%s: %s, a %s, stands in its place", i.ID, l.ID, l.Measure.Form)
		}
		for _, s := range e.Sources {
			if !slices.ContainsFunc(e.Linked.Sources, func(o metric.EntrySource) bool { return o.Name == s.Name }) {
				t.Errorf("%s: the linked entry has no source %s", i.ID, s.Name)
			}
		}
		if len(e.Linked.Sources) <= len(e.Sources) {
			t.Errorf("%s: the linked entry has no source of its own", i.ID)
		}
	}
}

func TestNamesAreUniqueAndKebabCase(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, e := range Catalogue {
		name := e.Indicator.ID
		if !kebab.MatchString(name) {
			t.Errorf("entry %q: not kebab-case", name)
		}
		if seen[name] {
			t.Errorf("entry %q: listed twice", name)
		}
		seen[name] = true
		if got := Entry(name); got == nil || got.Indicator.ID != name {
			t.Errorf("Entry(%q) = %v, want the entry", name, got)
		}
	}
	if got := Entry("no-such-entry"); got != nil {
		t.Errorf(`Entry("no-such-entry") = %v, want nil`, got)
	}
}

// The list and its order are those that the project promises.
func TestTheCatalogueIsComplete(t *testing.T) {
	want := strings.Fields(`change-lead-time deployment-frequency change-fail-rate failed-deployment-recovery-time deployment-rework-rate
		deployment-success-rate deployment-duration requirement-cycle-time requirement-throughput on-time-delivery work-in-progress-age
		build-duration build-success-rate build-frequency ci-repair-time review-turnaround unit-test-coverage automated-test-ratio
		test-pass-rate defect-density defect-escape-rate defect-resolution-time incident-count time-to-restore environment-provisioning-time`)
	var got []string
	for _, e := range Catalogue {
		got = append(got, e.Indicator.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the catalogue lists %v, want %v", got, want)
	}
}

// A text field that is added to an indicator cannot be forgotten here. An owner is the report's to name.
func TestEveryEntryHasEveryField(t *testing.T) {
	for _, e := range entries() {
		v := reflect.ValueOf(e.Indicator)
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if text, ok := v.Field(i).Interface().(metric.Text); ok && field.Name != "Owner" {
				checkText(t, e.Indicator.ID+": "+field.Name, text)
			}
		}
	}
}

// dora.dev, guides/dora-metrics, as of 5 January 2026: throughput and instability, and what each measures.
func TestTheFiveOfDORAAreFiledAsDORADoes(t *testing.T) {
	five := map[string]string{
		"change-lead-time": "throughput", "deployment-frequency": "throughput", "failed-deployment-recovery-time": "throughput",
		"change-fail-rate": "instability", "deployment-rework-rate": "instability",
	}
	for _, e := range entries() {
		i := e.Indicator
		factor, isOne := five[i.ID]
		if origin := i.Origin.In("en"); isOne != strings.Contains(origin, "dora.dev") || isOne && !strings.Contains(origin, factor) {
			t.Errorf("%s: origin %q, want DORA's %s: %v", i.ID, origin, factor, isOne)
		}
		if isOne && i.Category != factor || !isOne && (i.Category == "throughput" || i.Category == "instability") {
			t.Errorf("%s: category %q, want %q", i.ID, i.Category, factor)
		}
	}
}

func TestDisplayNamesAreUnique(t *testing.T) {
	for _, language := range []string{"en", "zh-CN"} {
		seen := map[string]string{}
		for _, e := range Catalogue {
			name := e.Indicator.Name.In(language)
			if first, taken := seen[name]; taken {
				t.Errorf("%s and %s are both called %q in %s", first, e.Indicator.ID, name, language)
			}
			seen[name] = e.Indicator.ID
		}
	}
}

func TestEveryTextIsInBothLanguages(t *testing.T) {
	for _, e := range entries() {
		i := e.Indicator
		texts := map[string]metric.Text{
			"name": i.Name, "definition": i.Definition, "formula": i.Formula, "purpose": i.Purpose,
			"cannot say": i.CannotSay, "origin": i.Origin, "audience": i.Audience,
		}
		if i.Unit.Label != nil || i.Unit.Kind == metric.PlainUnit {
			texts["unit"] = i.Unit.Label
		}
		for _, s := range e.Sources {
			for _, r := range s.Roles {
				texts["note of "+s.Name+"."+r.Role] = r.Note
			}
		}
		for what, text := range texts {
			checkText(t, i.ID+": "+what, text)
		}
	}
}

func checkText(t *testing.T, what string, text metric.Text) {
	t.Helper()
	en, zh := text["en"], text["zh-CN"]
	han := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	}
	switch {
	case en == "" || zh == "":
		t.Errorf("%s: %v, want English and Chinese", what, text)
	case text[""] != en:
		t.Errorf("%s: fallback %q, want the English", what, text[""])
	case !han(zh):
		t.Errorf("%s: %q, want Chinese", what, zh)
	case en != strings.TrimSpace(en) || zh != strings.TrimSpace(zh):
		t.Errorf("%s: %v, want no space around it", what, text)
	}
}

func TestEveryRoleIsDeclaredAndUsed(t *testing.T) {
	for _, e := range entries() {
		used, declared := usedRoles(e.Indicator.Measure), declaredRoles(e)
		if !slices.Equal(used, declared) {
			t.Errorf("%s: measure uses %v, sources declare %v", e.Indicator.ID, used, declared)
		}
	}
}

func declaredRoles(e metric.Entry) []string {
	var roles []string
	for _, s := range e.Sources {
		for _, r := range s.Roles {
			roles = append(roles, s.Name+"."+r.Role)
		}
	}
	sort.Strings(roles)
	return roles
}

// usedRoles lists the roles that a measure reads, as "source.role", sorted and without repeats.
func usedRoles(m metric.Measure) []string {
	var roles []string
	add := func(source, role string) {
		if role != "" {
			roles = append(roles, source+"."+role)
		}
	}
	for _, term := range m.Terms() {
		add(term.Source, term.At)
		add(term.Source, term.Sum)
		for _, c := range term.Where {
			add(term.Source, c.Role)
		}
	}
	if m.Link != nil {
		add(m.Link.Incidents.Source, m.Link.Key)
	}
	add(m.Numerator.Source, m.From)
	add(m.Numerator.Source, m.To)
	add(m.Numerator.Source, m.Column)
	sort.Strings(roles)
	return slices.Compact(roles)
}

// Only a condition or a key can be dropped, so a role that anything else uses is required.
func TestOnlyConditionsAreOptional(t *testing.T) {
	for _, e := range entries() {
		m := e.Indicator.Measure
		needed := m
		needed.Numerator.Where, needed.Denominator.Where = nil, nil
		if m.Link != nil { // it does without a key and conditions too
			link := *m.Link
			link.Key, link.Incidents.Where, link.Deployments.Where = "", nil, nil
			needed.Link = &link
		}
		must := usedRoles(needed)
		for _, s := range e.Sources {
			for _, r := range s.Roles {
				if !r.Required && slices.Contains(must, s.Name+"."+r.Role) {
					t.Errorf("%s: %s.%s is optional, but the measure cannot do without it", e.Indicator.ID, s.Name, r.Role)
				}
			}
		}
	}
}

func TestEveryTermIsDated(t *testing.T) {
	for _, e := range entries() {
		m := e.Indicator.Measure
		if m.Numerator.Source == "" || m.Numerator.At == "" {
			t.Errorf("%s: numerator = %+v, want a source and a dating role", e.Indicator.ID, m.Numerator)
		}
		hasDenominator := m.Form == metric.Proportion || m.Form == metric.Ratio
		if dated := m.Denominator.Source != "" && m.Denominator.At != ""; dated != hasDenominator {
			t.Errorf("%s: a %s with the denominator %+v", e.Indicator.ID, m.Form, m.Denominator)
		}
	}
}

func TestACountedShareIsAPartOfItsTotal(t *testing.T) {
	for _, e := range entries() {
		m := e.Indicator.Measure
		if m.Form != metric.Proportion || m.Numerator.Sum != "" {
			continue
		}
		part, total := m.Numerator, m.Denominator
		if part.Source != total.Source || part.At != total.At || len(part.Where) <= len(total.Where) && m.Link == nil {
			t.Errorf("%s: %+v is no part of %+v", e.Indicator.ID, part, total)
			continue
		}
		for i, c := range total.Where {
			if c.Role != part.Where[i].Role || c.Test != part.Where[i].Test || !slices.Equal(c.Words, part.Where[i].Words) {
				t.Errorf("%s: condition %+v of the total does not hold for the part", e.Indicator.ID, c)
			}
		}
	}
}

func TestUnitsFitForms(t *testing.T) {
	kinds := map[metric.Form][]metric.UnitKind{
		metric.Duration:   {metric.TimeUnit},
		metric.Frequency:  {metric.RateUnit},
		metric.Proportion: {metric.PercentUnit},
		metric.Ratio:      {metric.PlainUnit, metric.PercentUnit},
		metric.Level:      {metric.PlainUnit, metric.PercentUnit, metric.TimeUnit},
	}
	for _, e := range entries() {
		i := e.Indicator
		if !slices.Contains(kinds[i.Measure.Form], i.Unit.Kind) {
			t.Errorf("%s: a %s in unit %q", i.ID, i.Measure.Form, i.Unit)
		}
		if i.Unit.Factor() <= 0 {
			t.Errorf("%s: unit %q has the factor %v", i.ID, i.Unit, i.Unit.Factor())
		}
		if i.Measure.Form == metric.Frequency && i.Measure.Per != i.Unit.Symbol {
			t.Errorf("%s: counted per %s, shown per %s", i.ID, i.Measure.Per, i.Unit.Symbol)
		}
		scaled := i.Measure.Form == metric.Ratio || i.Measure.Form == metric.Level
		if scaled && i.Measure.Scale <= 0 {
			t.Errorf("%s: scale %v, want more than 0", i.ID, i.Measure.Scale)
		}
		if points := i.Unit.Kind == metric.PercentUnit; i.MinimumEffect.Value <= 0 || i.MinimumEffect.Relative == points {
			t.Errorf("%s: minimum effect %+v in unit %q", i.ID, i.MinimumEffect, i.Unit)
		}
	}
}

func TestEveryEntryIsFiledUnderKnownWords(t *testing.T) {
	categories := []string{"throughput", "instability", "speed", "stability", "quality", "flow", "testing", "environment"}
	for _, e := range entries() {
		i := e.Indicator
		if i.Kind != "result" && i.Kind != "process" {
			t.Errorf("%s: kind %q, want result or process", i.ID, i.Kind)
		}
		if !slices.Contains(categories, i.Category) {
			t.Errorf("%s: category %q, want one of %v", i.ID, i.Category, categories)
		}
		if i.Better != metric.Lower && i.Better != metric.Higher {
			t.Errorf("%s: no better direction", i.ID)
		}
		if i.Version != "1" {
			t.Errorf("%s: version %q, want 1", i.ID, i.Version)
		}
	}
}
