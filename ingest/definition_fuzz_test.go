package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"upshot/metric"
)

// FuzzDefinition holds that any text gives a plan or an error, never a panic, and that every problem
// stands in the file. A plan has what later stages take for granted.
func FuzzDefinition(f *testing.F) {
	f.Add(baseDefinition)
	full, err := os.ReadFile("testdata/definitions/full.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(full))
	archives, err := filepath.Glob("testdata/definitions/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(overBase(string(file.Data)))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		plan, problems := define(text)
		if (plan == nil) != metric.Worst(problems, metric.Error) {
			t.Fatalf("Definition = %v with problems\n%s", plan, printProblems(problems))
		}
		for _, p := range problems {
			if p.Pos.File != "upshot.yaml" || p.Pos.Row < 0 || p.Code == "" || !p.InDefinition {
				t.Errorf("a problem without its place: %+v", p)
			}
		}
		if plan != nil {
			checkPlan(t, plan)
		}
	})
}

func checkPlan(t *testing.T, plan *metric.Plan) {
	if len(plan.Languages) == 0 || len(plan.Phases) < 2 || len(plan.Sources) == 0 || len(plan.Indicators) == 0 {
		t.Fatalf("the plan is not whole: %+v", plan)
	}
	if len(plan.Compare.After) == 0 || plan.Compare.Before >= plan.Compare.After[0] {
		t.Errorf("compare = %+v", plan.Compare)
	}
	for i, phase := range plan.Phases {
		if phase.To > plan.AsOf || phase.Days() == 0 || i > 0 && phase.From <= plan.Phases[i-1].To {
			t.Errorf("phase %d = %+v", i, phase)
		}
	}
	if a := plan.Assessment; a != nil && (a.Model == nil || !metric.Known(a.Target) || !slices.Contains(metric.RollUps, a.RollUp)) {
		t.Errorf("assessment %+v", a)
	}
	for _, key := range metric.RegisterKeys {
		if r := plan.Register(key); r != nil && (r.ID != key || len(r.Files) == 0) {
			t.Errorf("%s %+v", key, r)
		}
	}
	sources := map[string]bool{"": true}
	for _, s := range plan.Sources {
		sources[s.ID] = true
		if len(s.Files) == 0 {
			t.Errorf("source %s has no files", s.ID)
		}
	}
	for _, ind := range plan.Indicators {
		m := ind.Measure
		if ind.ID == "" || ind.Better == 0 || m.Numerator.Source == "" || m.Numerator.At == "" || m.Scale <= 0 {
			t.Errorf("indicator %+v", ind)
		}
		if !sources[m.Numerator.Source] || !sources[m.Denominator.Source] {
			t.Errorf("indicator %s names unknown sources: %+v", ind.ID, m)
		}
	}
}
