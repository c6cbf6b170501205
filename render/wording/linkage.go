package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// LinkRule says by which rule incidents are linked to deployments. incidents and deployments word the
// link's conditions on both, "" for none; key names the column that holds the deployment's id.
func (w *Words) LinkRule(l *indicator.Linkage, key, incidents, deployments string) string {
	rule := w.Say("link.time")
	switch {
	case l.Link.Key != "":
		rule = w.Say("link.key", key)
	case l.AcrossProjects:
		rule = w.Say("link.time.across")
	}
	if deployments != "" {
		rule = w.sentences(rule, w.Say("link.deployments", deployments))
	} else if l.Link.Key == "" {
		rule = w.sentences(rule, w.Say("link.deployments.all"))
	}
	if incidents != "" {
		rule = w.sentences(rule, w.Say("link.incidents", incidents))
	}
	return rule
}

// Linkage says how many incidents are linked, why the others are not, and how many deployments have one.
func (w *Words) Linkage(l *indicator.Linkage) string {
	linked := "link.linked.time"
	if l.Link.Key != "" {
		linked = "link.linked.key"
	}
	counts := w.Say("link.counts", w.Count(l.Incidents), w.Say(linked, w.Count(l.Linked)))
	var why []string
	for _, u := range l.Unlinked {
		why = append(why, w.Say("link.why."+string(u.Why), w.Count(u.N)))
	}
	if left := l.Incidents - l.Linked; left > 0 {
		counts = w.Say("link.counts.unlinked", w.Count(l.Incidents), w.Say(linked, w.Count(l.Linked)), w.Count(left), w.List(why))
	}
	if l.Deployments == 0 {
		return counts
	}
	return w.sentences(counts, w.Say("link.followed", w.Count(l.Deployments), w.Count(l.Followed), w.Number(metric.Unit{}, l.PerDeployment())))
}

// sentences puts one sentence after another.
func (w *Words) sentences(first, second string) string { return w.Say("link.next", first, second) }
