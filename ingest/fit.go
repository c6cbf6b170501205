package ingest

import "upshot/metric"

// Fit is a known export that a table seems to be, and the headers that say so.
type Fit struct {
	Name     string
	Found    []string // headers of the table: all that must be there, then those that may
	Of       int      // how many headers it is recognised by
	Verified string   // see Preset
	Source   metric.Source
}

// fit finds the preset that has all of its headers in a table and most of those that it may have; among
// equals the first one.
func fit(presets []*Preset, head header) *Fit {
	var best *Fit
	most := 0.0
	for _, p := range presets {
		if (p.Source.Layout == "wide") != (len(head.periods) > 0) {
			continue
		}
		f := &Fit{Name: p.Name, Of: len(p.Must) + len(p.May), Verified: p.Verified, Source: p.Source}
		if !f.has(head.names, p.Must, true) || !f.has(head.names, p.May, false) || len(f.Found) == len(p.Must) && len(p.May) > 0 {
			continue
		}
		if share := float64(len(f.Found)) / float64(f.Of); share > most {
			best, most = f, share
		}
	}
	return best
}

// has notes which of some headers, each under one of its names, a table has; all says that none may lack.
func (f *Fit) has(names []string, headers [][]string, all bool) bool {
	for _, alternatives := range headers {
		c := findColumn(alternatives, len(names), func(c int) []string { return names[c : c+1] })
		if c < 0 && all {
			return false
		}
		if c >= 0 {
			f.Found = append(f.Found, names[c])
		}
	}
	return true
}
