package workbook

// cover says what the workbook is, what it compares, and how to read and recalculate it.
func cover(b *book) []*sheet {
	plan := b.rep.Plan
	s := &sheet{tab: b.fixed("cover"), title: b.words.Text(plan.Title)}
	if s.title == "" {
		s.title = b.say("cover.title")
	}
	if notice := b.words.Text(plan.Notice); notice != "" {
		s.about = []string{notice}
	}
	s.about = append(s.about, b.say("tables", "1"))
	s.build = func(s *sheet) error {
		t := &table{name: "cover", columns: []column{
			{b.say("column.item"), 30, text}, {b.say("column.content"), 110, text},
		}}
		s.add(t.fill(b.coverRows()))
		return nil
	}
	return []*sheet{s}
}

func (b *book) coverRows() [][]any {
	plan := b.rep.Plan
	var rows [][]any
	add := func(key, value string) {
		if value != "" {
			rows = append(rows, []any{b.say("cover." + key), value})
		}
	}
	add("result", b.words.Headline(b.rep))
	add("organisation", b.words.Text(plan.Organisation))
	add("purpose", b.words.Text(plan.Purpose))
	add("compared", b.say("cover.compared.value", b.phaseWithDays(b.beforePhases()), b.phaseWithDays(plan.Compare.After)))
	add("as-of", b.words.Day(plan.AsOf))
	add("timezone", plan.Timezone)
	if plan.Issue != "" {
		add("issue", b.say("issue."+plan.Issue))
	}
	add("contact", b.words.Text(plan.Contact))
	add("generator", b.opt.Generator)
	add("definition", b.say("cover.definition.value", plan.File, plan.Hash))
	if a := plan.Assessment; a != nil && a.Model.File != "" {
		add("model", b.say("cover.definition.value", a.Model.File, a.Model.Hash))
	}
	add("read", b.say("cover.read.value"))
	if b.rep.Maturity != nil {
		add("registers", b.say("cover.registers.value"))
	}
	for _, key := range []string{"live", "recalculate", "published", "shorthand", "filters", "charts"} {
		add(key, b.say("cover."+key+".value"))
	}
	return rows
}

func (b *book) beforePhases() []int { return []int{b.rep.Plan.Compare.Before} }

// phaseWithDays names phases, each with its days.
func (b *book) phaseWithDays(phases []int) string {
	var list []string
	for _, i := range phases {
		p := b.rep.Plan.Phases[i]
		list = append(list, b.say("cover.phase", b.words.Phase(b.rep, p.ID), b.words.Window(p.Window)))
	}
	return b.words.List(list)
}
