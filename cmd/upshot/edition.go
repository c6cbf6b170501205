package main

import (
	"fmt"

	"upshot/indicator"
)

// printEdition prints the performance bands of one edition: the ranges that are used, the report's clusters
// where they differ, and what they cannot say.
func (s *session) printEdition(e *indicator.Edition) {
	w := s.words
	fmt.Fprintf(s.stdout, "%s: %s\n", e.Name, s.say("bands.title", w.Text(e.Title)))
	for i := range e.Measures {
		m := &e.Measures[i]
		entry := indicator.Entry(m.Entry)
		fmt.Fprintf(s.stdout, "\n%s: %s\n", m.Entry, w.Name(&entry.Indicator))
		rows := [][]string{{"", s.say("bands.range"), s.say("bands.cluster")}}
		ranges, clusters := w.Ranges(m, entry.Indicator.Better), [4]string{}
		for _, c := range m.Clusters {
			clusters[c.Level] = w.Text(c.Text)
		}
		for level := range indicator.Levels {
			if ranges[level] != "" || clusters[level] != "" {
				rows = append(rows, []string{"  " + w.Level(indicator.Level(level)), dashed(ranges[level]), clusters[level]})
			}
		}
		printColumns(s.stdout, rows)
		if m.None != nil {
			fmt.Fprintf(s.stdout, "  %s\n", s.say("bands.none", w.Text(m.None)))
		}
	}
	fmt.Fprintf(s.stdout, "\n%s\n", s.say("bands.caveats"))
	for _, caveat := range e.Caveats {
		fmt.Fprintf(s.stdout, "  - %s\n", w.Text(caveat))
	}
	fmt.Fprintf(s.stdout, "\n%s\n", s.say("bands.sources"))
	for _, source := range e.Sources {
		fmt.Fprintf(s.stdout, "  - %s\n", w.Text(source))
	}
}

func dashed(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
