package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"upshot/indicator"
	"upshot/ingest"
	"upshot/metric"
)

// catalogue lists the ready-made indicators, the presets of known exports, the editions of performance bands
// and the maturity models, or prints all that is known of one.
func catalogue(s *session, name string) int {
	if s.opt.yaml {
		return s.printModelFile(name)
	}
	if s.opt.json && s.printCatalogueJSON(name) {
		return exitDone
	}
	if name == "" {
		s.printCatalogue()
		return exitDone
	}
	if entry := indicator.Entry(name); entry != nil {
		s.printEntry(entry)
		return exitDone
	}
	if preset := ingest.PresetNamed(name); preset != nil {
		s.printPreset(preset)
		return exitDone
	}
	if edition := indicator.EditionNamed(name); edition != nil {
		s.printEdition(edition)
		return exitDone
	}
	if model := ingest.ModelNamed(name); model != nil {
		s.printModel(model)
		return exitDone
	}
	var known []string
	for _, e := range indicator.Editions {
		known = append(known, e.Name)
	}
	for _, e := range indicator.Catalogue {
		known = append(known, e.Indicator.ID)
	}
	known = append(append(known, ingest.Presets...), ingest.Models...)
	return s.usage(s.find("catalogue"), usageError{"unknown-entry", []string{name}, near(name, known)})
}

func (s *session) printCatalogue() {
	var rows [][]string
	for _, e := range indicator.Catalogue {
		rows = append(rows, []string{e.Indicator.ID, s.words.Name(&e.Indicator)})
	}
	printColumns(s.stdout, rows)
	fmt.Fprintf(s.stdout, "\n%s\n\n", s.say("catalogue.presets"))
	rows = nil
	for _, name := range ingest.Presets {
		rows = append(rows, []string{name, s.words.Text(ingest.PresetNamed(name).Title)})
	}
	printColumns(s.stdout, rows)
	fmt.Fprintf(s.stdout, "\n%s\n\n", s.say("catalogue.bands"))
	rows = nil
	for _, e := range indicator.Editions {
		rows = append(rows, []string{e.Name, s.words.Text(e.Title)})
	}
	printColumns(s.stdout, rows)
	fmt.Fprintf(s.stdout, "\n%s\n\n", s.say("catalogue.models"))
	rows = nil
	for _, name := range ingest.Models {
		rows = append(rows, []string{name, s.words.Text(ingest.ModelNamed(name).Name)})
	}
	printColumns(s.stdout, rows)
}

func (s *session) printEntry(e *metric.Entry) {
	spec, w := &e.Indicator, s.words
	fmt.Fprintf(s.stdout, "%s: %s\n\n", spec.ID, w.Name(spec))
	rows := [][]string{}
	row := func(key, value string) {
		if value != "" {
			rows = append(rows, []string{s.say("entry." + key), value})
		}
	}
	row("definition", w.Text(spec.Definition))
	row("formula", w.Text(spec.Formula))
	row("unit", w.UnitName(spec.Unit))
	row("better", s.say("better."+spec.Better.String()))
	row("minimum", w.MinimumEffect(spec))
	row("kind", w.Kind(spec.Kind))
	row("purpose", w.Text(spec.Purpose))
	row("audience", w.Text(spec.Audience))
	row("cannot-say", w.Text(spec.CannotSay))
	row("origin", w.Text(spec.Origin))
	printColumns(s.stdout, rows)
	s.printSources(e.Sources)
	if e.Linked != nil {
		s.printLinked(e)
	}
}

func (s *session) printSources(sources []metric.EntrySource) {
	for _, source := range sources {
		fmt.Fprintf(s.stdout, "\n%s\n", s.say("entry.source", source.Name))
		s.printRoles(source.Roles)
	}
}

// printLinked says how an entry differs where its `sources:` name another one too.
func (s *session) printLinked(e *metric.Entry) {
	var more []string
	for _, source := range e.Linked.Sources {
		if !slices.ContainsFunc(e.Sources, func(own metric.EntrySource) bool { return own.Name == source.Name }) {
			more = append(more, source.Name)
		}
	}
	spec, w := &e.Linked.Indicator, s.words
	fmt.Fprintf(s.stdout, "\n%s\n\n", s.say("entry.linked", w.List(more)))
	printColumns(s.stdout, [][]string{
		{s.say("entry.definition"), w.Text(spec.Definition)}, {s.say("entry.formula"), w.Text(spec.Formula)},
		{s.say("entry.cannot-say"), w.Text(spec.CannotSay)}, {s.say("entry.origin"), w.Text(spec.Origin)},
	})
	s.printSources(e.Linked.Sources)
}

// printRoles lists the columns that an entry reads, and the words it knows in them.
func (s *session) printRoles(roles []metric.EntryRole) {
	rows := [][]string{}
	for _, r := range roles {
		need := s.say("entry.optional")
		if r.Required {
			need = s.say("entry.required")
		}
		rows = append(rows, []string{"  " + r.Role, need, s.words.Text(r.Note)})
		canonical := make([]string, 0, len(r.Words))
		for word := range r.Words {
			canonical = append(canonical, word)
		}
		sort.Strings(canonical)
		for _, word := range canonical {
			rows = append(rows, []string{"", "", word + ": " + strings.Join(r.Words[word], ", ")})
		}
	}
	printColumns(s.stdout, rows)
}
