package indicator

import (
	"sort"

	"upshot/metric"
)

// Linkage is how an indicator's incidents were tied to deployments, and how many of them were. It counts
// the records of the whole report, from the first phase to the as-of day.
type Linkage struct {
	Link           metric.Link
	To             *metric.Table // the deployments
	AcrossProjects bool          // by time, and neither source says the project
	Incidents      int           // that may be linked
	Linked         int
	Unlinked       []Unlinked // the others, in the order of the reasons below
	Deployments    int        // that the indicator counts; of a duration, all
	Followed       int        // of these, those with at least one linked incident
	Laid           int        // incidents linked to these
}

// PerDeployment is the incidents per deployment; Missing() without any deployment.
func (l *Linkage) PerDeployment() float64 {
	if l.Deployments == 0 {
		return metric.Missing()
	}
	return float64(l.Laid) / float64(l.Deployments)
}

// Unlinked is how many incidents are linked to no deployment, for one reason.
type Unlinked struct {
	Why UnlinkedReason
	N   int
}

// UnlinkedReason is why an incident is linked to no deployment.
type UnlinkedReason string

const (
	NoKey         UnlinkedReason = "no-key"         // it names none
	UnknownKey    UnlinkedReason = "unknown-key"    // no deployment that was read has the id that it names
	NoProject     UnlinkedReason = "no-project"     // it names no project
	NoDeployments UnlinkedReason = "no-deployments" // its project has none that may be linked to
	NoneBefore    UnlinkedReason = "none-before"    // all of its project's ended at its beginning or later
)

var unlinkedReasons = []UnlinkedReason{NoKey, UnknownKey, NoProject, NoDeployments, NoneBefore}

// links ties the incidents of one table to the deployments of another.
type links struct {
	deployment []int32          // by incident: the deployment's record, -1 if there is none
	why        []UnlinkedReason // by incident: "" if it is linked, or is none that may be
	incidents  []int32          // by deployment: how many are linked to it
	across     bool             // neither table says the project
}

// link follows the rule of a link. Only records within the days are seen, whatever else the tables hold
// for other indicators.
func link(rule *metric.Link, incidents, deployments *metric.Table, within func(metric.Instant) bool) *links {
	l := &links{
		deployment: make([]int32, incidents.N), why: make([]UnlinkedReason, incidents.N), incidents: make([]int32, deployments.N),
		across: incidents.Column("project") == nil && deployments.Column("project") == nil,
	}
	began := candidates(incidents, rule.Incidents, within)
	ended := candidates(deployments, rule.Deployments, within)
	var find func(incident int) (deployment int32, why UnlinkedReason)
	if rule.Key != "" {
		find = byKey(incidents.Column(rule.Key), deployments.Column("id"), ended)
	} else {
		find = l.byTime(rule, incidents, deployments, ended)
	}
	for i := range l.deployment {
		l.deployment[i] = -1
		if !began(i) {
			continue
		}
		if l.deployment[i], l.why[i] = find(i); l.deployment[i] >= 0 {
			l.incidents[l.deployment[i]]++
		}
	}
	return l
}

// candidates tells which records of a table lie within the days and meet a term's conditions.
func candidates(table *metric.Table, t metric.Term, within func(metric.Instant) bool) func(record int) bool {
	at, where := table.Column(t.At), newMatcher(table, t.Where)
	return func(record int) bool {
		return at != nil && !at.Empty(record) && within(at.Times[record]) && where.holds(record)
	}
}

// byKey finds the deployment whose id an incident carries, letter by letter. Nothing is guessed: an
// incident without a key is linked to none.
func byKey(keys, ids *metric.Column, ended func(int) bool) func(int) (int32, UnlinkedReason) {
	if keys == nil || ids == nil {
		return func(int) (int32, UnlinkedReason) { return -1, NoKey }
	}
	byID := map[string]int32{}
	for record := range ids.Len() {
		if id := ids.Word(record); id != "" && ended(record) {
			byID[id] = int32(record)
		}
	}
	return func(incident int) (int32, UnlinkedReason) {
		key := keys.Word(incident)
		if key == "" {
			return -1, NoKey
		}
		if record, known := byID[key]; known {
			return record, ""
		}
		return -1, UnknownKey
	}
}

// byTime finds the latest deployment of the incident's project that ended strictly before it began; of
// several that ended together, the last of the files. This is DevLake's rule.
func (l *links) byTime(rule *metric.Link, incidents, deployments *metric.Table, ended func(int) bool) func(int) (int32, UnlinkedReason) {
	began, end := incidents.Column(rule.Incidents.At), deployments.Column(rule.Deployments.At)
	projects := int32(0)
	for _, p := range deployments.Project {
		projects = max(projects, p+1)
	}
	keys := make([]int32, deployments.N) // the project and one, so that 0 is none; what cannot be linked to comes last
	starts := make([]int, projects+2)    // by key: the first place in order
	for record, p := range deployments.Project {
		if keys[record] = projects + 1; ended(record) {
			keys[record] = p + 1
			starts[p+1]++
		}
	}
	for i, first := 0, 0; i < len(starts); i++ {
		starts[i], first = first, first+starts[i]
	}
	order := countingSort(keys, int(projects)+2)
	sortRunsByTime(order, keys, end)
	return func(incident int) (int32, UnlinkedReason) {
		p := incidents.Project[incident]
		if p < 0 && !l.across {
			return -1, NoProject
		}
		var run []int32
		if p < projects {
			run = order[starts[p+1]:starts[p+2]]
		}
		before := sort.Search(len(run), func(i int) bool { return end.Times[run[i]] >= began.Times[incident] })
		switch {
		case len(run) == 0:
			return -1, NoDeployments
		case before == 0:
			return -1, NoneBefore
		}
		return run[before-1], ""
	}
}

// link ties the two ends of a measure together; nil if it has no link.
func (e *engine) link(m *metric.Measure) *links {
	if m.Link == nil {
		return nil
	}
	return link(m.Link, e.table(m.Link.Incidents.Source), e.table(m.Link.Deployments.Source), e.inReport)
}

// inReport reports whether a moment lies between the first phase's first day and the as-of day.
func (e *engine) inReport(t metric.Instant) bool {
	day := e.calendar.dayOf(t)
	return day >= e.calendar.span.From && day <= e.plan.AsOf
}

// linkage counts what a link did. The deployments are those within the days that the measure counts.
func (e *engine) linkage(m *measured) *Linkage {
	if m.links == nil {
		return nil
	}
	rule := m.spec.Measure.Link
	out := &Linkage{Link: *rule, To: e.table(rule.Deployments.Source), AcrossProjects: rule.Key == "" && m.links.across}
	for i, deployment := range m.links.deployment {
		switch {
		case deployment >= 0:
			out.Linked++
			out.Incidents++
		case m.links.why[i] != "":
			out.Incidents++
		}
	}
	for _, why := range unlinkedReasons {
		n := 0
		for _, w := range m.links.why {
			if w == why {
				n++
			}
		}
		if n > 0 {
			out.Unlinked = append(out.Unlinked, Unlinked{why, n})
		}
	}
	counts := candidates(out.To, metric.Term{At: rule.Deployments.At, Where: m.spec.Measure.Denominator.Where}, func(t metric.Instant) bool {
		return e.inReport(t) && !(m.spec.Measure.Form == metric.Proportion && e.uncovered(m, t))
	})
	for record := range out.To.N {
		if counts(record) {
			out.Deployments++
			out.Laid += int(m.links.incidents[record])
			if m.links.incidents[record] > 0 {
				out.Followed++
			}
		}
	}
	return out
}

// uncovered reports whether no incident need be known after a deployment, because the incidents' source
// does not cover the day it ended on: whether one followed it is unknown.
func (e *engine) uncovered(m *measured, ended metric.Instant) bool {
	s := e.source(m.spec.Measure.Link.Incidents.Source)
	return s.HasCovers() && !s.Covers.Contains(m.zone.day(ended))
}

// showLinks puts into the ledgers how the records are linked: how many incidents a deployment has that
// counts, and which deployment an incident belongs to.
func (e *engine) showLinks(m *measured) {
	if m.links == nil {
		return
	}
	rule, at := m.spec.Measure.Link, m.spec.Measure.Link.Incidents.At
	if m.spec.Measure.Form == metric.Duration {
		at = m.spec.Measure.Numerator.At
	} else {
		shown := m.numerator.ledger.add(m.index, Incidents)
		m.numerator.ledger.fill(shown, func(deployment int) float64 { return float64(m.links.incidents[deployment]) })
		for i := range shown {
			if !metric.Known(m.numerator.values[i]) {
				shown[i] = metric.Missing()
			}
		}
	}
	incidents := e.ledger(rule.Incidents.Source, at)
	incidents.fill(incidents.add(m.index, Deployment), func(incident int) float64 {
		if deployment := m.links.deployment[incident]; deployment >= 0 {
			return float64(deployment)
		}
		return metric.Missing()
	})
}
