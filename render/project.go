package render

import (
	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// projectView is one project: all its indicators, and the records they rest on.
type projectView struct {
	Name    string
	Group   string
	Active  string
	Listed  bool
	Aliases string
	Tally   []tallyItem
	Groups  []rowGroup
	Phases  []string
	Records []recordRow
	Absent  string // sources without a record of the project
	Lacking bool   // no indicator has enough data
	Mark    string // explains the mark of a verdict that holds by itself only; "" where none has it
	Before  string
	After   string
	Actions *aimedView
}

// recordRow counts the used records of a source by phase. At is the column of the files that dates them.
type recordRow struct {
	Source, Link, At string
	Counts           []string
	Total            string
}

func projects(r *reader) ([]sheet, error) {
	var sheets []sheet
	for i, p := range r.rep.Projects {
		name := r.Scope(r.rep, indicator.Scope{Project: i})
		counts, all := r.verdicts(i)
		title := r.Say("project.title", r.Count(counts[indicator.Improved]), r.Count(all), name)
		if counts[indicator.NotEnoughData] == all {
			title = r.Say("project.title.lacking", name)
		}
		sheets = append(sheets, sheet{
			reader: r, page: "project", path: r.root + "projects/" + r.slugs.projects[p.ID] + ".html",
			title: title, summary: r.Say("project.summary", name, r.before(), r.after()),
			content: func(v *view) any { return v.project(i) },
		})
	}
	return sheets, nil
}

// verdicts counts a project's indicators, by the verdict of the headline and in all.
func (r *reader) verdicts(project int) (counts map[indicator.Verdict]int, all int) {
	counts = map[indicator.Verdict]int{}
	for i := range r.rep.Indicators {
		f := r.rep.Indicators[i].In(indicator.Scope{Project: project})
		if f == nil {
			continue
		}
		all++
		if c := f.Headline(); c != nil {
			counts[c.Verdict]++
		} else {
			counts[indicator.NotEnoughData]++
		}
	}
	return counts, all
}

func (v *view) project(at int) projectView {
	p := v.rep.Projects[at]
	out := projectView{Name: v.Scope(v.rep, indicator.Scope{Project: at}), Group: p.Group, Listed: p.Listed, Aliases: v.List(p.Aliases), Before: v.before(), After: v.after()}
	if p.Active != (metric.Window{}) {
		out.Active = v.Window(p.Active)
	}
	var rows []figureRow
	counts, all := v.verdicts(at)
	out.Lacking = counts[indicator.NotEnoughData] == all
	for i := range v.rep.Indicators {
		res := &v.rep.Indicators[i]
		f := res.In(indicator.Scope{Project: at})
		if f == nil {
			continue
		}
		rows = append(rows, v.figureRow(v.Name(res.Spec), v.indicatorLink(res.Spec.ID), res.Spec, f))
	}
	for _, row := range rows {
		if row.Alone != "" {
			out.Mark = v.Say("scopes.alone", wording.AloneMark)
		}
	}
	out.Groups = v.groups(rows)
	for _, verdict := range verdictOrder {
		if counts[verdict] > 0 {
			out.Tally = append(out.Tally, tallyItem{v.verdict(verdict), v.Count(counts[verdict])})
		}
	}
	for _, phase := range v.rep.Plan.Phases {
		out.Phases = append(out.Phases, v.Text(phase.Name))
	}
	var absent []string
	for i := range v.rep.Ledgers {
		if row, any := v.recordRow(i, at); any {
			out.Records = append(out.Records, row)
		} else {
			absent = append(absent, v.ledgerName(i))
		}
	}
	out.Absent = v.List(absent)
	out.Actions = v.projectActions(p.ID, out.Name)
	return out
}

// ledgerName is a source and, where it is dated in several ways, the column that dates it.
func (r *reader) ledgerName(ledger int) string {
	l := &r.rep.Ledgers[ledger]
	name := r.rep.Plan.Sources[l.Table.Source].ID
	for i := range r.rep.Ledgers {
		if i != ledger && r.rep.Ledgers[i].Table.Source == l.Table.Source {
			return r.Say("project.records.by", name, dating(l))
		}
	}
	return name
}

// dating is the column that dates the lines of a ledger, as it is headed in the files.
func dating(l *indicator.Ledger) string {
	if c := l.Table.Column(l.At); c != nil && c.Header != "" {
		return c.Header
	}
	return l.At
}

// recordRow counts the records of a project; false if there are none.
func (v *view) recordRow(ledger, project int) (recordRow, bool) {
	l := &v.rep.Ledgers[ledger]
	row := recordRow{Source: v.rep.Plan.Sources[l.Table.Source].ID, Link: v.sourceLink(v.rep.Plan.Sources[l.Table.Source].ID), At: dating(l)}
	total := 0
	for _, n := range v.records[ledger][project] {
		row.Counts = append(row.Counts, v.Count(n))
		total += n
	}
	row.Total = v.Count(total)
	return row, total > 0
}

// countRecords counts the lines of every ledger by project and phase, in one pass.
func countRecords(rep *indicator.Report) [][][]int {
	counts := make([][][]int, len(rep.Ledgers))
	for i := range rep.Ledgers {
		l := &rep.Ledgers[i]
		counts[i] = make([][]int, len(rep.Projects))
		for p := range counts[i] {
			counts[i][p] = make([]int, len(rep.Plan.Phases))
		}
		for at, line := range l.Lines {
			if phase, project := l.Phase[at], l.Table.Project[line]; phase >= 0 && project >= 0 {
				counts[i][project][phase]++
			}
		}
	}
	return counts
}
