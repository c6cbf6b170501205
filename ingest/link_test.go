package ingest

import (
	"testing"

	"upshot/metric"
)

// linkedPlan defines a report over deployments and tickets, whose columns are given.
func linkedPlan(t *testing.T, deployments, tickets, indicator string) *metric.Plan {
	t.Helper()
	plan, problems := define(overBase(`sources:
  - {id: deployments, files: d.csv, covers: {from: 2023-07-01, to: 2024-06-30}, ` + deployments + `}
  - {id: tickets, files: i.csv, covers: {from: 2023-07-01, to: 2024-06-30}, ` + tickets + `}
indicators:
  - ` + indicator + `
`))
	if plan == nil {
		t.Fatalf("Definition has problems\n%s", printProblems(problems))
	}
	return plan
}

func TestLinksAreBound(t *testing.T) {
	const (
		all    = `columns: {id: ID, project: P, time: T, result: R, environment: E}`
		kept   = `columns: {id: ID, project: P, time: T, environment: E}, keep: {environment: [PROD]}`
		bare   = `columns: {project: P, opened: O, resolved: C}`
		caused = `columns: {project: P, opened: O, cause: W}`
		keyed  = `columns: {opened: O, deployment: D, cause: W}`
	)
	is := func(role, word string) metric.Condition {
		return metric.Condition{Role: role, Test: metric.Is, Words: []string{word}}
	}
	ended := func(where ...metric.Condition) metric.Term {
		return metric.Term{Source: "deployments", At: "time", Where: where}
	}
	began := func(where ...metric.Condition) metric.Term {
		return metric.Term{Source: "tickets", At: "opened", Where: where}
	}
	const use = `{use: fail-rate, sources: {incidents: tickets}, primary: true}`
	for _, c := range []struct {
		claim, deployments, tickets, indicator string
		want                                   metric.Link
	}{
		{"by time: the successful ones in production", all, bare, use, metric.Link{Incidents: began(), Deployments: ended(is("result", "success"), is("environment", "production"))}},
		{"production is what the source keeps", kept, bare, use, metric.Link{Incidents: began(), Deployments: ended()}},
		{"only incidents that a deployment caused", kept, caused, use, metric.Link{Incidents: began(is("cause", "deployment")), Deployments: ended()}},
		{"a key does not ask for the result", all, keyed, use, metric.Link{Incidents: began(is("cause", "deployment")), Deployments: ended(), Key: "deployment"}},
		{"a measure of one's own follows the catalogue", all, bare, `{id: a, name: A, better: lower, measure: {proportion: {source: deployments, linked: tickets}}}`,
			metric.Link{Incidents: began(), Deployments: ended(is("result", "success"), is("environment", "production"))}},
		{"or says which deployments", all, bare, `{id: a, name: A, better: lower, measure: {duration: {source: tickets, from: opened, to: resolved, linked: {source: deployments, where: {result: done}}}}}`,
			metric.Link{Incidents: began(), Deployments: ended(is("result", "done"))}},
		{"or which incidents", kept, caused, `{id: a, name: A, better: lower, measure: {proportion: {source: deployments, linked: {source: tickets, where: {cause: us}}}}}`,
			metric.Link{Incidents: began(is("cause", "us")), Deployments: ended()}},
	} {
		plan := linkedPlan(t, c.deployments, c.tickets, c.indicator)
		same(t, c.claim, plan.Indicators[0].Measure.Link, &c.want)
	}
	if before := testCatalogue[2].Linked.Indicator.Measure.Link; before.Incidents.Source != "incidents" || before.Key != "deployment" {
		t.Errorf("binding changed the catalogue: %+v", before)
	}
}

func TestWordsOfALinkComeFromTheCatalogue(t *testing.T) {
	const deployments = `columns: {project: P, time: T, result: R}`
	const tickets = `columns: {project: P, opened: O}`
	for _, indicator := range []string{
		`{use: fail-rate, sources: {incidents: tickets}}`,
		`{id: a, name: A, better: lower, measure: {proportion: {source: deployments, linked: tickets}}}`,
	} {
		plan := linkedPlan(t, deployments, tickets, indicator)
		same(t, indicator, plan.Sources[0].Values, map[string]map[string][]string{"result": {"success": {"SUCCESS"}}})
	}
	plan := linkedPlan(t, `columns: {id: ID, time: T, result: R}`, `columns: {opened: O, deployment: D}`, `{use: fail-rate, sources: {incidents: tickets}}`)
	if words := plan.Sources[0].Values["result"]; len(words) > 0 {
		t.Errorf("a link by key reads the result as %v, want no words for a column that it does not read", words)
	}
}

// An incident between two phases belongs to a deployment inside one, and a deployment between two phases
// takes an incident away from one inside.
func TestLinkedRecordsBetweenPhasesAreUsed(t *testing.T) {
	plan := linkedPlan(t, `columns: {project: P, time: T}`, `columns: {project: P, opened: O}`, `{use: fail-rate, sources: {incidents: tickets}}`)
	plan.Phases[0].To = day("2023-10-31")
	plan.AsOf = day("2024-07-31")
	fsys := files{
		"d.csv": "P,T\na,2023-06-30 10:00\na,2023-10-30 10:00\na,2023-11-15 10:00\na,2024-07-15 10:00\na,2024-08-01 10:00\n",
		"i.csv": "P,O\na,2023-06-30 10:00\na,2023-11-02 10:00\na,2024-07-31 10:00\na,2024-08-01 10:00\n",
	}
	data, problems := Read(fsys.fs(), plan)
	if metric.Worst(problems, metric.Error) {
		t.Fatalf("Read = %s", problemLines(problems))
	}
	for i, want := range []string{"rows 5, used 3, outside 2", "rows 4, used 2, outside 2"} {
		if got := account(data.Tables[i].Account.Files[0]); got != want {
			t.Errorf("%s: %s, want %s", plan.Sources[i].ID, got, want)
		}
	}
}

func TestColumnsThatALinkTestsKeepADictionary(t *testing.T) {
	plan := linkedPlan(t, `columns: {project: P, time: T, ring: R}`, `columns: {project: P, opened: O, why: W}`,
		`{id: a, name: A, better: lower, measure: {proportion: {source: deployments, linked: {source: tickets, where: {why: us}}}}}`)
	columns := newColumns(plan, &plan.Sources[1], usesOf(plan, &plan.Sources[1]))
	if c := columns[indexOfRole(columns, "why")]; !c.asked {
		t.Error("nobody asks which words the column why holds, want the link's condition to")
	}
	columns = newColumns(plan, &plan.Sources[0], usesOf(plan, &plan.Sources[0]))
	if c := columns[indexOfRole(columns, "ring")]; c.asked {
		t.Error("something asks for the words of ring, which nothing reads")
	}
}

func TestAPresetKeepsTheColumnsThatALinkReads(t *testing.T) {
	plan := linkedPlan(t, `preset: gitlab-deployments, constant: {project: a}`, `preset: servicenow-incident`, `{id: a, name: A, better: lower, measure: {proportion: {source: deployments, linked: tickets}}}`)
	for i, want := range [][]string{{"time", "environment", "result"}, {"opened"}} {
		for _, role := range want {
			if bindingOf(&plan.Sources[i], role) == nil {
				t.Errorf("%s has no column %s, which the link reads", plan.Sources[i].ID, role)
			}
		}
	}
	if bindingOf(&plan.Sources[1], "urgency") != nil {
		t.Error("tickets keeps the column urgency, which nothing reads")
	}
}
