package workbook

import (
	"slices"

	"upshot/indicator"
)

// isListed reports whether a sheet lists the runs and the tails of a comparison: those of all projects together,
// and of the other scopes the headline. results.json has the rest, which would be most of the sheet.
func isListed(f *indicator.Figures, v *indicator.Comparison) bool {
	return v.Headline || f.Scope.IsOverall()
}

// wasTried reports whether a comparison was made with other treatment of the data.
func wasTried(f *indicator.Figures, v *indicator.Comparison) bool {
	return isListed(f, v) && slices.ContainsFunc(v.Sensitivity, func(r indicator.Run) bool { return r.Reason == "" })
}

// hasTails reports whether a comparison has the change of upper percentiles.
func hasTails(f *indicator.Figures, v *indicator.Comparison) bool {
	return isListed(f, v) && len(v.Tails) > 0
}

// sensitivity gives the runs that could be made: the verdict that each would have led to.
func (c *calculation) sensitivity() *table {
	published := c.note("published")
	t := &table{name: c.spec.ID + "_sensitivity", caption: c.say("calculation.sensitivity")}
	t.columns = []column{
		{c.say("column.scope"), 26, text}, {c.say("column.before"), 22, text}, {c.say("column.after"), 22, text},
		{c.say("column.run"), 40, text}, {c.say("column.p") + published, 14, probability}, {c.say("column.effect") + c.note("runs"), 14, decimals3},
		{c.say("column.effect.low") + published, 16, decimals3}, {c.say("column.effect.high") + published, 16, decimals3},
		{c.say("column.run.verdict"), 22, text}, {c.say("column.flips"), 14, text},
	}
	var rows [][]any
	eachComparison(c.result, func(f *indicator.Figures, v *indicator.Comparison) {
		for i := range v.Sensitivity {
			if r := &v.Sensitivity[i]; r.Reason == "" && isListed(f, v) {
				rows = append(rows, append(c.between(f, v), c.run(v, r)...))
			}
		}
	})
	return t.fill(rows)
}

// run is a run's cells behind the scope and the phases.
func (c *calculation) run(v *indicator.Comparison, r *indicator.Run) []any {
	verdict, flips := notApplicable, notApplicable
	if r.Judges() {
		verdict, flips = c.words.Verdict(r.Verdict), c.say("no")
	}
	if r.Flips {
		flips = c.say("yes")
	}
	return []any{
		c.words.RunName(c.rep, c.spec, v, r.Name), c.has(r.P), c.has(r.Effect), c.has(r.Low), c.has(r.High),
		verdict, flips,
	}
}

// tails gives the change of the upper percentiles of durations.
func (c *calculation) tails() *table {
	published, unit := c.note("published"), c.unitName(c.spec)
	t := &table{name: c.spec.ID + "_tails", caption: c.say("calculation.tails")}
	t.columns = []column{
		{c.say("column.scope"), 26, text}, {c.say("column.before"), 22, text}, {c.say("column.after"), 22, text}, {c.say("column.percentile"), 22, text},
		{c.say("column.value.before", unit) + published, 16, c.shown}, {c.say("column.value.after", unit) + published, 16, c.shown},
		{c.say("column.change", unit) + published, 16, c.shown}, {c.say("column.change.low", unit) + c.note("tails"), 16, c.shown},
		{c.say("column.change.high", unit) + published, 16, c.shown}, {c.say("column.tails.reason"), 40, text},
	}
	var rows [][]any
	eachComparison(c.result, func(f *indicator.Figures, v *indicator.Comparison) {
		if !isListed(f, v) {
			return
		}
		for _, tail := range v.Tails {
			rows = append(rows, append(c.between(f, v), c.words.Percentile(tail.Quantile),
				c.has(c.scaled(tail.Before)), c.has(c.scaled(tail.After)), c.has(c.scaled(tail.Change)),
				c.has(c.scaled(tail.Low)), c.has(c.scaled(tail.High)), c.why(tail.Reason)))
		}
	})
	return t.fill(rows)
}
