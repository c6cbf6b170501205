package ingest

import (
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"upshot/metric"
)

// FuzzModel holds that any text gives a model or an error, never a panic, and that every problem stands in its
// file. A model has what later stages take for granted.
func FuzzModel(f *testing.F) {
	f.Add(smallModel)
	for _, name := range Models {
		f.Add(string(ModelFile(name)))
	}
	archive, err := txtar.ParseFile("testdata/models/broken.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		if strings.HasSuffix(file.Name, ".yaml") {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, problems := modelOf(text)
		if (m == nil) != metric.Worst(problems, metric.Error) {
			t.Fatalf("readModel = %v with problems\n%s", m, printProblems(problems))
		}
		for _, p := range problems {
			if p.Pos.File != "own.yaml" || p.Pos.Row < 0 || p.Code == "" || !p.InDefinition {
				t.Errorf("a problem without its place: %+v", p)
			}
		}
		if m != nil {
			checkModel(t, m)
		}
	})
}

func checkModel(t *testing.T, m *metric.Model) {
	if m.Name == nil || len(m.Levels) == 0 || len(m.Nodes()) == 0 || !slices.Contains(metric.RollUps, m.RollUp) {
		t.Fatalf("the model is not whole: %+v", m)
	}
	for i, l := range m.Levels {
		if i > 0 && l.Number <= m.Levels[i-1].Number {
			t.Errorf("level %d stands after %d", l.Number, m.Levels[i-1].Number)
		}
	}
	for _, d := range m.Domains {
		checkPart(t, d.Code, d.Name, len(d.Items))
		for _, item := range d.Items {
			checkPart(t, item.Code, item.Name, len(item.SubItems))
		}
	}
	for _, n := range m.Nodes() {
		s := m.SubItem(n)
		checkPart(t, s.Code, s.Name, 1)
		if found, _ := m.Find(s.Code); found != n {
			t.Errorf("the code %s is there twice", s.Code)
		}
		for level, demand := range s.Demands {
			if !m.HasLevel(level) {
				t.Errorf("%s demands %q of level %d, which is not there", s.Code, demand, level)
			}
		}
		for _, e := range s.Expected {
			if !m.HasLevel(e.Level) || !slices.Contains(metric.EvidenceKinds, e.Kind) || e.Count < 1 {
				t.Errorf("%s expects %+v", s.Code, e)
			}
		}
	}
}

func checkPart(t *testing.T, code string, name metric.Text, parts int) {
	if !isID(code) || name == nil || parts == 0 {
		t.Errorf("%q is called %q and has %d parts", code, name, parts)
	}
}
