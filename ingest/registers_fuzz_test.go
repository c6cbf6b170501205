package ingest

import (
	"math"
	"slices"
	"testing"

	"upshot/metric"
)

// FuzzRegisters holds that any text is read as each of the registers without a panic, that every row of it is
// accounted for, and that what comes out is what later stages take for granted.
func FuzzRegisters(f *testing.F) {
	for _, c := range slices.Concat(brokenAssessments, brokenRegisters) {
		for _, name := range sortedKeys(c.files) {
			f.Add(c.files[name])
		}
	}
	f.Add("能力子域,能力项,能力子项,1级,自评,和3级要求的差距\n配置管理,版本控制,\"1.1 分支管理\n说明：主干\",x,3-,无\n,,合计,,,\n")
	const keys = "assessment: {model: caict-cd, files: r.csv, target: 3}\nactions: {files: r.csv}\nevidence: {files: r.csv, root: evidence}\nfindings: {files: r.csv}\n"
	plan, problems := Definition(withRegisters(keys, files{"evidence/a.png": "a"}), "upshot.yaml", testCatalogue)
	if plan == nil {
		f.Fatal(printProblems(problems))
	}
	f.Fuzz(func(t *testing.T, text string) {
		data, problems := Read(withRegisters(keys, files{"evidence/a.png": "a", "r.csv": text}), plan)
		for _, p := range problems {
			if p.Code == "" || p.Pos.File == "" || p.Pos.Row < 0 || p.Pos.Column < 0 {
				t.Errorf("a problem without its place: %+v", p)
			}
		}
		for _, a := range data.Registers.Accounts {
			for _, file := range a.Files {
				if file.Accounted() != file.Rows {
					t.Errorf("%s: %d of %d rows are accounted for", a.Key, file.Accounted(), file.Rows)
				}
			}
		}
		checkRegisters(t, plan, &data.Registers)
	})
}

func checkRegisters(t *testing.T, plan *metric.Plan, r *metric.Registers) {
	model := plan.Assessment.Model
	within := func(nodes ...metric.Node) bool {
		return !slices.ContainsFunc(nodes, func(n metric.Node) bool { return n.Domain < 0 || n.Domain >= len(model.Domains) })
	}
	for _, ratings := range r.Ratings {
		for _, level := range append(append([]float64{ratings.Target}, ratings.Self...), ratings.Assessed...) {
			if metric.Known(level) && !model.HasLevel(int(math.Ceil(level))) {
				t.Errorf("%s has the level %v", ratings.Pos, level)
			}
		}
		if ratings.Node.SubItem < 0 || len(ratings.Self) != len(plan.Phases) || len(ratings.Assessed) != len(plan.Phases) {
			t.Errorf("ratings %+v", ratings)
		}
	}
	for _, a := range r.Actions {
		if a.ID == "" || !slices.Contains(metric.ActionStatuses, a.Status) || a.Round >= len(plan.Phases) || !within(a.Capabilities...) || a.Share < 0 || a.Share > 1 {
			t.Errorf("action %+v", a)
		}
	}
	for _, e := range r.Evidence {
		if e.ID == "" || !slices.Contains(metric.EvidenceStatuses, e.Status) || !slices.Contains(metric.EvidenceKinds, e.Kind) || e.Node != noNode && !within(e.Node) {
			t.Errorf("evidence %+v", e)
		}
	}
	for _, found := range r.Findings {
		if found.ID == "" || !slices.Contains(metric.FindingStatuses, found.Status) || !within(found.Capabilities...) {
			t.Errorf("finding %+v", found)
		}
	}
}
