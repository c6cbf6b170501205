package render

import "upshot/indicator"

// planView is a look ahead at rounds of one month to a year, of all projects together.
type planView struct {
	Intro, Note string
	Months      []string
	Rows        []planRow
}

// Columns is how many there are beside the name.
func (p planView) Columns() int { return len(p.Months) + 3 }

// planRow is one indicator: what it would show judged alone, and as the last of its family.
type planRow struct {
	Name, Link, Unit string
	Unknown          string // why nothing can be foreseen
	Lines            [][]string
	Large, Least     string // how long a round takes to show a given change
}

// plannedMonths is how many months ahead the page looks.
const plannedMonths = 12

// outlooks looks ahead.
func outlooks(rep *indicator.Report) []indicator.Outlook {
	months := make([]int, plannedMonths)
	for i := range months {
		months[i] = i + 1
	}
	return indicator.Outlooks(rep, indicator.Overall, months...)
}

func (v *view) planned() planView {
	p := planView{Intro: v.PlanIntro(v.rep, plannedMonths), Note: v.Say("plan.page", none)}
	for m := 1; m <= plannedMonths; m++ {
		p.Months = append(p.Months, v.Count(m))
	}
	ahead := v.outlooks()
	for i := range ahead {
		o := &ahead[i]
		row := planRow{Name: v.Name(o.Spec), Link: v.indicatorLink(o.Spec.ID), Unit: v.PlanUnit(o)}
		if o.Reason != "" {
			row.Unit, row.Unknown = "", v.Outlook(o, 0)[0]
		} else {
			row.Lines = v.PlanTable(o).Rows
			row.Large, row.Least = v.PlanMonths(o.ForLarge), v.PlanMonths(o.ForMinimum)
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}
