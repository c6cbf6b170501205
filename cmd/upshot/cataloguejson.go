package main

import (
	"upshot/indicator"
	"upshot/ingest"
	"upshot/metric"
)

// catalogueDocument and what follows are the JSON document of catalogue. Names stay; new ones may come. Texts
// are objects of language -> text; numbers are in base units, as in results.json.
type catalogueDocument struct {
	Schema     string            `json:"schema"`
	Indicators []catalogueEntry  `json:"indicators"`
	Presets    []cataloguePreset `json:"presets"`
	Bands      []catalogueBands  `json:"bands"`
	Models     []catalogueModel  `json:"models"`
}

type catalogueEntry struct {
	ID            string            `json:"id"`
	Name          metric.Text       `json:"name"`
	Definition    metric.Text       `json:"definition"`
	Formula       metric.Text       `json:"formula"`
	Form          string            `json:"form"`
	Statistic     *string           `json:"statistic"` // durations and levels only
	Unit          string            `json:"unit"`
	Better        string            `json:"better"`
	MinimumEffect catalogueMinimum  `json:"minimum_effect"`
	Purpose       metric.Text       `json:"purpose"`
	Audience      metric.Text       `json:"audience"`
	CannotSay     metric.Text       `json:"cannot_say"`
	Origin        metric.Text       `json:"origin"`
	Kind          string            `json:"kind"`
	Category      string            `json:"category"`
	Version       string            `json:"version"`
	Sources       []catalogueSource `json:"sources"`
	Linked        *catalogueEntry   `json:"linked"` // what stands in its place where a definition names the source that only this one has
}

type catalogueMinimum struct {
	Value    float64 `json:"value"`
	Relative bool    `json:"relative"`
}

type catalogueSource struct {
	Name  string          `json:"name"`
	Roles []catalogueRole `json:"roles"`
}

type catalogueRole struct {
	Role     string              `json:"role"`
	Required bool                `json:"required"`
	Note     metric.Text         `json:"note"`
	Words    map[string][]string `json:"words"` // null where any word goes
}

type cataloguePreset struct {
	Name     string            `json:"name"`
	Title    metric.Text       `json:"title"`
	Tool     string            `json:"tool"`
	Verified string            `json:"verified"`
	Note     metric.Text       `json:"note"`
	Layout   string            `json:"layout"`
	Columns  []catalogueColumn `json:"columns"`
}

type catalogueColumn struct {
	Role    string   `json:"role"`
	Headers []string `json:"headers"`
	Join    []string `json:"join"`
	Format  string   `json:"format"`
}

type catalogueBands struct {
	Edition  string             `json:"edition"`
	Title    metric.Text        `json:"title"`
	Sources  []metric.Text      `json:"sources"`
	Caveats  []metric.Text      `json:"caveats"`
	Measures []catalogueMeasure `json:"measures"`
}

type catalogueMeasure struct {
	Indicator string             `json:"indicator"`
	Better    string             `json:"better"`
	Unit      string             `json:"unit"`
	Ranges    []catalogueRange   `json:"ranges"` // from the best to the worst
	None      metric.Text        `json:"none"`   // why there are no ranges
	Clusters  []catalogueCluster `json:"clusters"`
}

// catalogueRange ends at its bound, which the last one has not: values up to it, in the better direction,
// that no better range holds. Within says whether the bound itself is in it.
type catalogueRange struct {
	Band   string   `json:"band"`
	Bound  *float64 `json:"bound"`
	Within bool     `json:"within"`
}

type catalogueCluster struct {
	Band string      `json:"band"`
	Text metric.Text `json:"text"`
}

// printCatalogueJSON prints all of the catalogue, or the one of that name; false if there is none.
func (s *session) printCatalogueJSON(name string) bool {
	document := catalogueDocument{"upshot/catalogue/1", []catalogueEntry{}, []cataloguePreset{}, []catalogueBands{}, []catalogueModel{}}
	for i := range indicator.Catalogue {
		if e := &indicator.Catalogue[i]; name == "" || name == e.Indicator.ID {
			document.Indicators = append(document.Indicators, *entryJSON(e))
		}
	}
	for _, preset := range ingest.Presets {
		if name == "" || name == preset {
			document.Presets = append(document.Presets, presetJSON(ingest.PresetNamed(preset)))
		}
	}
	for _, e := range indicator.Editions {
		if name == "" || name == e.Name {
			document.Bands = append(document.Bands, editionJSON(e))
		}
	}
	for _, model := range ingest.Models {
		if name == "" || name == model {
			document.Models = append(document.Models, modelJSON(ingest.ModelNamed(model)))
		}
	}
	if len(document.Indicators)+len(document.Presets)+len(document.Bands)+len(document.Models) == 0 {
		return false
	}
	s.printJSON(document)
	return true
}

func entryJSON(e *metric.Entry) *catalogueEntry {
	if e == nil {
		return nil
	}
	spec := &e.Indicator
	out := &catalogueEntry{
		ID: spec.ID, Name: tagged(spec.Name), Definition: tagged(spec.Definition), Formula: tagged(spec.Formula), Form: spec.Measure.Form.String(),
		Unit: spec.Unit.String(), Better: spec.Better.String(), MinimumEffect: catalogueMinimum{spec.MinimumEffect.Value, spec.MinimumEffect.Relative},
		Purpose: tagged(spec.Purpose), Audience: tagged(spec.Audience), CannotSay: tagged(spec.CannotSay), Origin: tagged(spec.Origin),
		Kind: spec.Kind, Category: spec.Category, Version: spec.Version, Sources: []catalogueSource{}, Linked: entryJSON(e.Linked),
	}
	if spec.Measure.Form == metric.Duration || spec.Measure.Form == metric.Level {
		statistic := spec.Statistic.String()
		out.Statistic = &statistic
	}
	for _, source := range e.Sources {
		one := catalogueSource{Name: source.Name, Roles: []catalogueRole{}}
		for _, r := range source.Roles {
			one.Roles = append(one.Roles, catalogueRole{r.Role, r.Required, tagged(r.Note), r.Words})
		}
		out.Sources = append(out.Sources, one)
	}
	return out
}

func presetJSON(p *ingest.Preset) cataloguePreset {
	out := cataloguePreset{Name: p.Name, Title: tagged(p.Title), Tool: p.Tool, Verified: p.Verified, Note: tagged(p.Note), Layout: p.Source.Layout, Columns: []catalogueColumn{}}
	for _, c := range p.Source.Columns {
		out.Columns = append(out.Columns, catalogueColumn{c.Role, append([]string{}, c.Headers...), append([]string{}, c.Join...), p.Source.Formats[c.Role]})
	}
	return out
}

func editionJSON(e *indicator.Edition) catalogueBands {
	out := catalogueBands{Edition: e.Name, Title: tagged(e.Title), Measures: []catalogueMeasure{}}
	for _, t := range e.Sources {
		out.Sources = append(out.Sources, tagged(t))
	}
	for _, t := range e.Caveats {
		out.Caveats = append(out.Caveats, tagged(t))
	}
	for _, m := range e.Measures {
		spec := &indicator.Entry(m.Entry).Indicator
		one := catalogueMeasure{Indicator: m.Entry, Better: spec.Better.String(), Unit: spec.Unit.String(), Ranges: []catalogueRange{}, None: tagged(m.None), Clusters: []catalogueCluster{}}
		for i, r := range m.Ranges {
			entry := catalogueRange{Band: r.Level.String()}
			if i < len(m.Ranges)-1 {
				bound := r.Edge.Base()
				entry.Bound, entry.Within = &bound, r.Edge.Within
			}
			one.Ranges = append(one.Ranges, entry)
		}
		for _, c := range m.Clusters {
			one.Clusters = append(one.Clusters, catalogueCluster{c.Level.String(), tagged(c.Text)})
		}
		out.Measures = append(out.Measures, one)
	}
	return out
}

// tagged is a text by language; what stands for every language is called English, which it is here.
func tagged(t metric.Text) metric.Text {
	if t == nil {
		return nil
	}
	out := metric.Text{}
	for language, text := range t {
		if language != "" {
			out[language] = text
		}
	}
	if len(out) == 0 {
		out["en"] = t[""]
	}
	return out
}
