package render

import (
	"upshot/indicator"
	"upshot/metric"
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
	Before  string
	After   string
}

// recordRow counts the used records of a source by phase.
type recordRow struct {
	Source, At string
	Counts     []string
	Total      string
}

func projects(r *reader) ([]sheet, error) {
	var sheets []sheet
	for i, p := range r.rep.Projects {
		name := r.projectName(p)
		improved, all := r.improved(i)
		sheets = append(sheets, sheet{
			reader: r, page: "project", path: r.root + "projects/" + r.slugs.projects[p.ID] + ".html",
			title: r.Say("project.title", r.Count(improved), r.Count(all), name), summary: r.Say("project.summary", name, r.before(), r.after()),
			content: func(v *view) any { return v.project(i) },
		})
	}
	return sheets, nil
}

// improved counts a project's indicators, and those of them that improved.
func (r *reader) improved(project int) (improved, all int) {
	for i := range r.rep.Indicators {
		if f := r.rep.Indicators[i].In(indicator.Scope{Project: project}); f != nil {
			all++
			if c := f.Headline(); c != nil && c.Verdict == indicator.Improved {
				improved++
			}
		}
	}
	return improved, all
}

func (v *view) project(at int) projectView {
	p := v.rep.Projects[at]
	out := projectView{Name: v.projectName(p), Group: p.Group, Listed: p.Listed, Aliases: v.List(p.Aliases), Before: v.before(), After: v.after()}
	if p.Active != (metric.Window{}) {
		out.Active = v.Window(p.Active)
	}
	var rows []figureRow
	counts := map[indicator.Verdict]int{}
	for i := range v.rep.Indicators {
		res := &v.rep.Indicators[i]
		f := res.In(indicator.Scope{Project: at})
		if f == nil {
			continue
		}
		rows = append(rows, v.figureRow(v.Name(res.Spec), v.indicatorLink(res.Spec.ID), res.Spec, f))
		if c := f.Headline(); c != nil {
			counts[c.Verdict]++
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
	for i := range v.rep.Ledgers {
		out.Records = append(out.Records, v.recordRow(i, at))
	}
	return out
}

func (v *view) recordRow(ledger, project int) recordRow {
	l := &v.rep.Ledgers[ledger]
	row := recordRow{Source: v.rep.Plan.Sources[l.Table.Source].ID, At: l.At}
	total := 0
	for _, n := range v.records[ledger][project] {
		row.Counts = append(row.Counts, v.Count(n))
		total += n
	}
	row.Total = v.Count(total)
	return row
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
