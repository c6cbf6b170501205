package indicator

import (
	"sort"

	"upshot/metric"
)

// Ledger is the records behind the figures of one source, dated by one of its columns. Its lines are
// sorted by phase, group, project, time and place in the files, so every phase, and within it every
// group and project, is one contiguous run. Lines outside all phases come last, phase -1.
type Ledger struct {
	Table  *metric.Table
	At     string       // role of the dating column
	Lines  []int32      // record numbers of Table, in ledger order
	Phase  []int16      // by ledger line: index into Plan.Phases
	Days   []metric.Day // by ledger line; meaningless where Phase is -1
	Values []LedgerColumn
}

// LedgerColumn is what each record of a ledger contributes to one term of one indicator, or how it is linked.
type LedgerColumn struct {
	Indicator int       // index into Plan.Indicators
	Part      Part      // which term
	Values    []float64 // by ledger line; Missing() where the record does not count
}

// Part is a term of a measure.
type Part string

const (
	Value       Part = "value"       // duration in seconds, or level
	Numerator   Part = "numerator"   // frequency: 1 a record; proportion: 1 or 0, or a sum; ratio
	Denominator Part = "denominator" // proportion and ratio with a term of their own
	Incidents   Part = "incidents"   // how many incidents are linked to a deployment that counts
	Deployment  Part = "deployment"  // the record number of the deployment that an incident is linked to
)

// add appends a column without values.
func (l *Ledger) add(indicator int, part Part) []float64 {
	values := make([]float64, len(l.Lines))
	l.Values = append(l.Values, LedgerColumn{Indicator: indicator, Part: part, Values: values})
	return values
}

// fill gives a column its values, by record of the table.
func (l *Ledger) fill(values []float64, amount func(record int) float64) {
	for i, line := range l.Lines {
		values[i] = amount(int(line))
	}
}

// Holds reports whether a project's records belong to the scope; project -1 is no project.
func (s Scope) Holds(projects []metric.Project, project int) bool {
	switch {
	case s.Project >= 0:
		return project == s.Project
	case s.Group != "":
		return project >= 0 && projects[project].Group == s.Group
	}
	return true
}

// places is the order of projects in a ledger, by project index plus one: groups in order of first
// mention, then the projects without a group, then (index 0) the records of no project.
func places(projects []metric.Project) []int {
	rank := map[string]int{}
	for _, group := range groups(projects) {
		rank[group] = len(rank)
	}
	order := make([]int, len(projects))
	for i := range order {
		order[i] = i
	}
	groupOf := func(p int) int {
		if projects[p].Group == "" {
			return len(rank)
		}
		return rank[projects[p].Group]
	}
	sort.SliceStable(order, func(i, j int) bool { return groupOf(order[i]) < groupOf(order[j]) })
	place := make([]int, len(projects)+1)
	place[0] = len(projects)
	for i, project := range order {
		place[project+1] = i
	}
	return place
}

// groups lists the groups in order of first mention.
func groups(projects []metric.Project) []string {
	var names []string
	seen := map[string]bool{"": true}
	for _, p := range projects {
		if !seen[p.Group] {
			seen[p.Group] = true
			names = append(names, p.Group)
		}
	}
	return names
}

// newLedger dates and sorts the records of a table by one of its time columns. place is as places gives it.
func newLedger(c *calendar, table *metric.Table, at string, place []int) Ledger {
	column := table.Column(at)
	cells := len(place)
	outside := int32(len(c.plan.Phases) * cells)
	keys := make([]int32, table.N) // phase and place; records outside all phases sort last
	for i := range keys {
		keys[i] = outside
		if column == nil || column.Times[i] == metric.NoInstant {
			continue
		}
		if phase := c.phaseOf(c.dayOf(column.Times[i])); phase >= 0 {
			keys[i] = int32(int(phase)*cells + place[table.Project[i]+1])
		}
	}
	l := Ledger{Table: table, At: at, Lines: countingSort(keys, int(outside)+1)}
	sortRunsByTime(l.Lines, keys, column)
	l.Phase, l.Days = make([]int16, table.N), make([]metric.Day, table.N)
	for i, line := range l.Lines {
		l.Phase[i] = -1
		if keys[line] != outside {
			l.Phase[i] = int16(int(keys[line]) / cells)
		}
		if column != nil && column.Times[line] != metric.NoInstant {
			l.Days[i] = c.dayOf(column.Times[line])
		}
	}
	return l
}

// countingSort orders the record numbers by key, keeping the order of the files within a key.
func countingSort(keys []int32, distinct int) []int32 {
	starts := make([]int32, distinct+1)
	for _, k := range keys {
		starts[k+1]++
	}
	for i := range distinct {
		starts[i+1] += starts[i]
	}
	lines := make([]int32, len(keys))
	for i, k := range keys {
		lines[starts[k]] = int32(i)
		starts[k]++
	}
	return lines
}

// sortRunsByTime orders each run of equal keys by time; exports are mostly sorted already.
func sortRunsByTime(lines, keys []int32, column *metric.Column) {
	if column == nil {
		return
	}
	for first := 0; first < len(lines); {
		end := first + 1
		sorted := true
		for end < len(lines) && keys[lines[end]] == keys[lines[first]] {
			sorted = sorted && column.Times[lines[end-1]] <= column.Times[lines[end]]
			end++
		}
		if run := lines[first:end]; !sorted {
			sort.SliceStable(run, func(i, j int) bool { return column.Times[run[i]] < column.Times[run[j]] })
		}
		first = end
	}
}
