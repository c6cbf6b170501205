package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"upshot/ingest"
	"upshot/metric"
)

// printPreset prints what is known of a tool's export: how far to trust it, the headers that each role
// is looked for under, and how the cells are read.
func (s *session) printPreset(p *ingest.Preset) {
	fmt.Fprintf(s.stdout, "%s: %s\n\n", p.Name, s.words.Text(p.Title))
	rows := [][]string{
		{s.say("preset.tool"), p.Tool},
		{s.say("preset.verified"), s.say("preset.verified." + p.Verified)},
		{s.say("preset.note"), s.words.Text(p.Note)},
	}
	row := func(key, value string) {
		if value != "" {
			rows = append(rows, []string{s.say("preset." + key), value})
		}
	}
	var must []string
	for _, alternatives := range p.Must {
		must = append(must, alternatives[0])
	}
	row("must", strings.Join(must, ", "))
	if p.Source.Layout != "long" {
		row("layout", p.Source.Layout)
	}
	row("rows", p.Source.Rows)
	row("keep", conditionsAsWritten(p.Source.Keep))
	row("nulls", strings.Join(p.Source.Nulls, ", "))
	printColumns(s.stdout, rows)

	fmt.Fprintf(s.stdout, "\n%s\n", s.say("preset.columns"))
	rows = nil
	for _, b := range p.Source.Columns {
		rows = append(rows, []string{"  " + b.Role, p.Source.Formats[b.Role], strings.Join(b.Headers, ", ")})
	}
	printColumns(s.stdout, rows)
	if len(p.Source.Values) == 0 {
		return
	}
	fmt.Fprintf(s.stdout, "\n%s\n", s.say("preset.words"))
	rows = nil
	for _, role := range slices.Sorted(maps.Keys(p.Source.Values)) {
		words := p.Source.Values[role]
		for _, word := range slices.Sorted(maps.Keys(words)) {
			rows = append(rows, []string{"  " + role, word + ": " + strings.Join(words[word], ", ")})
		}
	}
	printColumns(s.stdout, rows)
}

// conditionsAsWritten is a preset's keep as the definition would say it; presets only ask for words and
// for cells that are not empty.
func conditionsAsWritten(all metric.Conditions) string {
	var parts []string
	for _, c := range all {
		value := strings.Join(c.Words, ", ")
		if c.Test == metric.Present {
			value = "present"
		}
		parts = append(parts, c.Role+": "+value)
	}
	return strings.Join(parts, ", ")
}
