package metric

// YearBefore lists the periods that lie wholly inside the headline's later phases and whose counterparts a
// year earlier lie wholly inside the phases before those, with these counterparts beside them, in order.
// Weeks have none.
func (p *Plan) YearBefore(unit PeriodUnit) (now, then []Period) {
	if unit == Week || len(p.Compare.After) == 0 {
		return nil, nil
	}
	first := p.Compare.After[0]
	for _, i := range p.Compare.After {
		for _, period := range unit.Between(p.Phases[i].From, p.Phases[i].To) {
			if len(now) > 0 && now[len(now)-1] == period || !p.wholly(period, p.Compare.After) {
				continue
			}
			year := period.First.Time()
			earlier := unit.Containing(DateDay(year.Year()-1, year.Month(), 1))
			if p.wholly(earlier, indexes(first)) {
				now, then = append(now, period), append(then, earlier)
			}
		}
	}
	return now, then
}

// wholly reports whether every day of a period lies in one of some phases.
func (p *Plan) wholly(period Period, phases []int) bool {
	days := 0
	for _, i := range phases {
		days += p.Phases[i].Cut(Window{period.First, period.Last}).Days()
	}
	return days == period.Days()
}

// indexes are those before n.
func indexes(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
