package ingest

import (
	"io/fs"
	"testing"

	"upshot/metric"
)

func TestEveryModelIsListedAndReads(t *testing.T) {
	found, err := fs.Glob(modelFiles, "models/*.yaml")
	if err != nil || len(found) != len(Models) {
		t.Errorf("%d files in models, %d names in Models, %v", len(found), len(Models), err)
	}
	for _, name := range Models {
		m, problems := shippedModel(name, reportLanguages)
		for _, problem := range problems {
			t.Errorf("%s: %s %s %q", name, problem.Pos, problem.Code, problem.Args)
		}
		if m == nil || m.ID != name || m.File != "" {
			t.Errorf("shippedModel(%s) = %+v", name, m)
		}
	}
}

// The numbers are those of the public self-assessment form and list of materials.
func TestCAICTModelIsWhole(t *testing.T) {
	m := ModelNamed("caict-cd")
	items, levels := 0, map[int]map[string]int{}
	for _, d := range m.Domains {
		items += len(d.Items)
	}
	for _, n := range m.Nodes() {
		for _, e := range m.SubItem(n).Expected {
			if levels[e.Level] == nil {
				levels[e.Level] = map[string]int{}
			}
			levels[e.Level][e.Kind] += e.Count
		}
	}
	t.Log(len(m.Domains), items, len(m.Nodes()), levels)
	_ = metric.EvidenceKinds
}
