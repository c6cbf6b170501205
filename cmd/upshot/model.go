package main

import (
	"fmt"
	"strconv"
	"strings"

	"upshot/ingest"
	"upshot/metric"
)

// printModelFile prints the file of a shipped model, to copy and edit.
func (s *session) printModelFile(name string) int {
	data := ingest.ModelFile(name)
	switch {
	case s.opt.json:
		return s.usage(s.find("catalogue"), usageError{"yaml-or-json", nil, ""})
	case data == nil:
		return s.usage(s.find("catalogue"), usageError{"yaml-of-model", []string{s.words.List(ingest.Models)}, near(name, ingest.Models)})
	}
	s.stdout.Write(data)
	return exitDone
}

// printModel prints a maturity model: where its words and its list of evidence come from, its scale, and its
// sub-domains, items and sub-items with their codes, what they ask for and what is usually shown for it.
func (s *session) printModel(m *metric.Model) {
	w := s.words
	fmt.Fprintf(s.stdout, "%s: %s\n\n", m.ID, w.Text(m.Name))
	rows := [][]string{{s.say("model.parts"), s.modelParts(m)}, {s.say("model.wording"), w.Text(m.Wording)}}
	for i, l := range m.Levels {
		rows = append(rows, []string{first(i, s.say("model.levels")), s.nameAndNote(w.LevelName(m, float64(l.Number)), l.Gloss)})
	}
	rows = append(rows, []string{s.say("model.rollup"), w.RollUpRule(m.RollUp)})
	for i, c := range m.Certificates {
		rows = append(rows, []string{first(i, s.say("model.certificates")), s.nameAndNote(c.ID, c.Name)}, []string{"", w.Text(c.Note)})
	}
	rows = append(rows, []string{s.say("model.evidence"), w.Text(m.ListOrigin)})
	for _, l := range m.Levels {
		if counts := s.expectedAt(m, l.Number); counts != "" {
			rows = append(rows, []string{"", s.nameAndNote(w.Say("level", strconv.Itoa(l.Number)), metric.Plain(counts))})
		}
	}
	printColumns(s.stdout, rows)
	for i := range m.Domains {
		s.printDomain(m, &m.Domains[i])
	}
}

// first is a label on the first of several rows.
func first(i int, label string) string {
	if i > 0 {
		return ""
	}
	return label
}

func (s *session) nameAndNote(name string, note metric.Text) string {
	if note == nil {
		return name
	}
	return s.say("model.note", name, s.words.Text(note))
}

func (s *session) modelParts(m *metric.Model) string {
	items := 0
	for _, d := range m.Domains {
		items += len(d.Items)
	}
	return s.say("model.counts", strconv.Itoa(len(m.Domains)), strconv.Itoa(items), strconv.Itoa(len(m.Nodes())))
}

// expectedAt counts the evidence that is usually shown for a level, by kind.
func (s *session) expectedAt(m *metric.Model, level int) string {
	var counts []string
	for _, kind := range metric.EvidenceKinds {
		n := 0
		for _, node := range m.Nodes() {
			for _, e := range m.SubItem(node).Expected {
				if e.Level == level && e.Kind == kind {
					n += e.Count
				}
			}
		}
		if n > 0 {
			counts = append(counts, s.pieces(kind, n))
		}
	}
	return s.words.List(counts)
}

// pieces is a kind of evidence and how many there are of it.
func (s *session) pieces(kind string, count int) string {
	return s.words.EvidenceKind(kind) + " × " + strconv.Itoa(count)
}

func (s *session) printDomain(m *metric.Model, d *metric.ModelDomain) {
	fmt.Fprintf(s.stdout, "\n%s  %s\n", d.Code, s.withRule(d.Name, d.RollUp))
	for i := range d.Items {
		item := &d.Items[i]
		fmt.Fprintf(s.stdout, "  %s  %s\n", item.Code, s.withRule(item.Name, item.RollUp))
		var rows [][]string
		for j := range item.SubItems {
			part := &item.SubItems[j]
			rows = append(rows, []string{"    " + part.Code, s.words.Text(part.Name)})
			if part.Measures != "" {
				rows = append(rows, []string{"", s.say("model.measures", part.Measures)})
			}
			for _, l := range m.Levels {
				rows = append(rows, s.levelRows(part, l.Number)...)
			}
		}
		printColumns(s.stdout, rows)
	}
}

// withRule is a name, and how its level is rolled up where that is not the model's rule.
func (s *session) withRule(name metric.Text, rule string) string {
	if rule == "" {
		return s.words.Text(name)
	}
	return s.say("model.rule", s.words.Text(name), s.words.RollUpRule(rule))
}

// levelRows are what a sub-item asks for at a level and what is usually shown for it, each on a line.
func (s *session) levelRows(part *metric.ModelSubItem, level int) [][]string {
	var lines []string
	if demand := part.Demands[level]; demand != nil {
		lines = append(lines, s.words.Text(demand))
	}
	for _, e := range part.Expected {
		switch {
		case e.Level != level:
		case e.Title == nil:
			lines = append(lines, s.pieces(e.Kind, e.Count))
		case e.Count > 1:
			lines = append(lines, s.nameAndNote(s.pieces(e.Kind, e.Count), e.Title))
		default:
			lines = append(lines, s.nameAndNote(s.words.EvidenceKind(e.Kind), e.Title))
		}
	}
	label := s.words.Say("level", strconv.Itoa(level)) + "  "
	rows := make([][]string, len(lines))
	for i, line := range lines {
		if i > 0 {
			label = strings.Repeat(" ", places(label))
		}
		rows[i] = []string{"", label + line}
	}
	return rows
}
