package ingest

import (
	"slices"
	"strings"
	"testing"

	"upshot/metric"
)

// assessed is the plan of the base with an assessment.
func assessed(t *testing.T, keys string) *metric.Plan {
	t.Helper()
	plan, problems := define(overBase(strings.ReplaceAll(keys, "\t", "  ")))
	if plan == nil {
		t.Fatalf("Definition = nil with problems\n%s", printProblems(problems))
	}
	return plan
}

func TestAnAssessmentIsTheModelsAndTheDefinitions(t *testing.T) {
	a := assessed(t, `assessment:
	model: caict-cd
	files: a.csv
	target: 3-
	roll_up: {all: mean, CM: lowest}
	certificates: [{id: itu-y3525, name: Ours}, {id: own, name: Own}]
	registration: {iteration: {en: two weeks, zh-CN: 两周}, failures: coverage}
`).Assessment
	same(t, "levels", []any{a.Target, a.RollUp, a.RollUps}, []any{2.5, "mean", map[string]string{"CM": "lowest"}})
	same(t, "certificates", a.Certificates, []metric.Certificate{
		{ID: "itu-y3525", Name: metric.Plain("Ours"), Note: ModelNamed("caict-cd").Certificates[0].Note}, {ID: "own", Name: metric.Plain("Own")},
	})
	same(t, "registration", a.Registration, metric.Registration{
		Iteration: metric.Text{"": "two weeks", "en": "two weeks", "zh-CN": "两周"}, FailureRate: "coverage",
	})
}

// What the model does not know of a certificate stays said where the definition adds what it knows.
func TestTheModelsNoteOnACertificateStandsBeforeTheDefinitions(t *testing.T) {
	both := func(en, zh string) metric.Text { return metric.Text{"": en, "en": en, "zh-CN": zh} }
	for _, c := range []struct {
		claim            string
		model, own, want metric.Text
	}{
		{"both, a space between English sentences alone", both("Not read.", "未读其原文。"), both("Working names.", "工作名称。"), both("Not read. Working names.", "未读其原文。工作名称。")},
		{"the definition says nothing", both("Not read.", "未读。"), nil, both("Not read.", "未读。")},
		{"the model says nothing", nil, both("Ours.", "自拟。"), both("Ours.", "自拟。")},
		{"one of them in no language", both("Not read.", "未读。"), metric.Plain("Ours."), both("Not read. Ours.", "未读。Ours.")},
		{"a note without a full stop gets one", both("Names only", "仅有名称"), metric.Plain("Ours."), both("Names only. Ours.", "仅有名称。Ours.")},
		{"neither says anything", nil, nil, nil},
	} {
		merged := mergeCertificates([]metric.Certificate{{ID: "a", Note: c.model}}, []metric.Certificate{{ID: "a", Name: metric.Plain("A"), Note: c.own}})
		same(t, c.claim, merged, []metric.Certificate{{ID: "a", Name: metric.Plain("A"), Note: c.want}})
	}
}

func TestWithoutMoreTheModelDecides(t *testing.T) {
	a := assessed(t, "assessment: {model: caict-cd, files: a.csv, target: 3}\n").Assessment
	same(t, "the rule", []any{a.RollUp, len(a.RollUps), a.Certificates[0].ID, a.Registration.Releases}, []any{"lowest", 0, "itu-y3525", ""})
}

func TestTheRegistrationFindsTheCataloguesIndicators(t *testing.T) {
	plan := &metric.Plan{Indicators: []metric.Indicator{
		{ID: "a"}, {ID: "releases", Entry: "deployment-frequency"}, {ID: "more", Entry: "deployment-frequency"}, {ID: "failures", Entry: "change-fail-rate"},
	}}
	d := &definition{plan: plan}
	var r metric.Registration
	d.readRegistration(node{nil, d, "registration"}, &r)
	same(t, "indicators", r, metric.Registration{Releases: "releases", FailureRate: "failures"})
}

func TestGatesCountWhatRegistersHold(t *testing.T) {
	plan := assessed(t, `assessment: {model: caict-cd, files: a.csv, target: 3}
actions: {files: a.csv}
evidence: {files: a.csv}
findings: {files: a.csv}
gates:
	- {name: a, rule: {capabilities: below-target, max: 2}}
	- {name: b, rule: {capabilities: without-evidence}}
	- {name: c, rule: {actions: overdue}}
	- {name: d, rule: {findings: overdue}}
`)
	var counts []string
	for _, g := range plan.Gates {
		counts = append(counts, g.Counts)
		if g.Verdict != "" || g.PrimaryOnly {
			t.Errorf("%s counts verdicts, too: %+v", g.Name, g)
		}
	}
	same(t, "what gates count", counts, []string{"below-target", "without-evidence", "overdue-actions", "overdue-findings"})
	same(t, "how many are allowed", []int{plan.Gates[0].Max, plan.Gates[1].Max}, []int{2, 0})
	for _, c := range gateCounts {
		if !slices.Contains(metric.GateCounts, c.counts) {
			t.Errorf("%s is none of metric.GateCounts", c.counts)
		}
	}
}
