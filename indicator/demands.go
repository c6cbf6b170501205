package indicator

import (
	"slices"

	"upshot/metric"
)

// Demand is a demand on measuring that the model makes of a sub-item, held against this report. What is held against
// it are marks: this program's reading of the demand, in figures of the report. They say nothing of what the demand
// asks beyond them.
type Demand struct {
	SubItem int    // index into Maturity.SubItems
	Check   string // of metric.MeasurementChecks
	Marks   []Mark
	Met     Held
}

// Held is whether a demand's marks are reached.
type Held string

const (
	DemandMet    Held = "met"
	DemandPartly Held = "partly"
	DemandNotMet Held = "not-met"
	DemandUnseen Held = "unseen" // nothing in the report could show it
)

// Mark is one figure of the report: N things of Of, or a day.
type Mark struct {
	Code   MarkCode
	N, Of  int        // Of is 0 where N is held against no whole
	Day    metric.Day // of MarkNewest and MarkStalest; 0 if there is no record
	Source string     // of MarkStalest
	Met    Held       // "" for a figure that is told and not held against anything
}

// MarkCode names a figure that a demand is held against.
type MarkCode string

const (
	MarkDefined    MarkCode = "defined"    // indicators with purpose and audience in the definition's own words
	MarkDefault    MarkCode = "default"    // indicators with the catalogue's words for one of them
	MarkProjects   MarkCode = "projects"   // projects that the definition lists: more than one
	MarkGroups     MarkCode = "groups"     // groups of projects: at least one
	MarkResults    MarkCode = "results"    // result indicators: at least one
	MarkProcesses  MarkCode = "processes"  // process indicators: at least one
	MarkAutomatic  MarkCode = "automatic"  // sources collected automatically
	MarkCovers     MarkCode = "covers"     // sources that say which days they cover
	MarkRetention  MarkCode = "retention"  // sources that say how long history is kept
	MarkVersions   MarkCode = "versions"   // indicators with a version of their definition
	MarkReviewed   MarkCode = "reviewed"   // indicators with a day of their last review
	MarkPriorities MarkCode = "priorities" // indicators with a priority
	MarkChanges    MarkCode = "changes"    // recorded changes of definitions
	MarkOneCommand MarkCode = "command"    // the report is made on demand, by one command
	MarkNewest     MarkCode = "newest"     // the newest record, N days before the as-of day
	MarkStalest    MarkCode = "stalest"    // the source whose newest record is the oldest
	MarkLive       MarkCode = "live"       // a report in files is not live
	MarkLanguages  MarkCode = "languages"  // languages of the report
	MarkBacklog    MarkCode = "backlog"    // actions with the id of a backlog entry
	MarkShare      MarkCode = "share"      // actions with their share of an iteration's effort
	MarkNoActions  MarkCode = "no-actions" // without a register of actions nothing can be seen
)

// demands holds the report against each sub-item whose measure it can be.
func demands(rep *Report) []Demand {
	var all []Demand
	for i := range rep.Maturity.SubItems {
		check := rep.Maturity.SubItems[i].Spec.Measures
		if check == "" {
			continue
		}
		marks := marksOf[check](rep)
		all = append(all, Demand{SubItem: i, Check: check, Marks: marks, Met: reached(marks)})
	}
	return all
}

// marksOf are the figures that each demand is held against.
var marksOf = map[string]func(*Report) []Mark{
	"definition": func(rep *Report) []Mark {
		own, defaults := 0, 0
		for i := range rep.Indicators {
			spec := rep.Indicators[i].Spec
			purpose := given(spec, "purpose", spec.Purpose, NoPurpose, PurposeUnconfirmed)
			audience := given(spec, "audience", spec.Audience, NoAudience, AudienceUnconfirmed)
			switch {
			case purpose == "" && audience == "":
				own++
			case purpose != NoPurpose && audience != NoAudience:
				defaults++
			}
		}
		return []Mark{allOf(MarkDefined, own, len(rep.Indicators)), {Code: MarkDefault, N: defaults}, atLeast(MarkProjects, listed(rep), 2)}
	},
	"kinds": func(rep *Report) []Mark {
		kind := func(k string) int {
			return countIndicators(rep, func(spec *metric.Indicator) bool { return spec.Kind == k })
		}
		return []Mark{atLeast(MarkResults, kind("result"), 1), atLeast(MarkProcesses, kind("process"), 1)}
	},
	"data": func(rep *Report) []Mark {
		say := func(code MarkCode, says func(*metric.Source) bool) Mark {
			n := 0
			for i := range rep.Plan.Sources {
				if says(&rep.Plan.Sources[i]) {
					n++
				}
			}
			return allOf(code, n, len(rep.Plan.Sources))
		}
		return []Mark{
			say(MarkAutomatic, func(s *metric.Source) bool { return s.Origin.Collection == "automatic" }),
			say(MarkCovers, func(s *metric.Source) bool { return s.HasCovers() }),
			say(MarkRetention, func(s *metric.Source) bool { return s.Origin.Retention != "" }),
		}
	},
	"update": func(rep *Report) []Mark {
		changes := 0
		for i := range rep.Indicators {
			changes += len(rep.Indicators[i].Spec.Changes)
		}
		all := len(rep.Indicators)
		return []Mark{
			allOf(MarkVersions, countIndicators(rep, hasVersion), all),
			allOf(MarkReviewed, countIndicators(rep, func(spec *metric.Indicator) bool { return spec.LastReviewed != 0 }), all),
			allOf(MarkPriorities, countIndicators(rep, func(spec *metric.Indicator) bool { return spec.Priority != "" }), all),
			atLeast(MarkChanges, changes, 1),
		}
	},
	"report": func(rep *Report) []Mark {
		return []Mark{{Code: MarkOneCommand, Met: DemandMet}, atLeast(MarkProjects, listed(rep), 2), atLeast(MarkGroups, len(rep.Groups), 1)}
	},
	"currency": func(rep *Report) []Mark {
		return append(newest(rep), Mark{Code: MarkLive, Met: DemandNotMet})
	},
	"audience": func(rep *Report) []Mark {
		return []Mark{{Code: MarkLanguages, N: len(rep.Plan.Languages)}}
	},
	"feedback": func(rep *Report) []Mark {
		if rep.Plan.Actions == nil {
			return []Mark{{Code: MarkNoActions}}
		}
		backlog, effort, all := 0, 0, rep.Maturity.Progress.Total
		for i := range rep.Maturity.Actions {
			a := &rep.Maturity.Actions[i]
			if a.Status == "cancelled" {
				continue
			}
			if a.Backlog != "" {
				backlog++
			}
			if metric.Known(a.Share) {
				effort++
			}
		}
		return []Mark{allOf(MarkBacklog, backlog, all), allOf(MarkShare, effort, all)}
	},
}

// listed is the number of projects that the definition lists: a name that only the exports know may be a slip. Where it
// lists none, those of the exports are all there are.
func listed(rep *Report) (n int) {
	for i := range rep.Projects {
		if rep.Projects[i].Listed {
			n++
		}
	}
	if n == 0 {
		return len(rep.Projects)
	}
	return n
}

// allOf is a mark that all of a number of things must reach; some of them are a part, and none of none is nothing.
func allOf(code MarkCode, n, of int) Mark {
	met := DemandPartly
	switch {
	case n == 0:
		met = DemandNotMet
	case n == of:
		met = DemandMet
	}
	return Mark{Code: code, N: n, Of: of, Met: met}
}

// atLeast is a mark that is reached from a number on.
func atLeast(code MarkCode, n, least int) Mark {
	if n >= least {
		return Mark{Code: code, N: n, Met: DemandMet}
	}
	return Mark{Code: code, N: n, Met: DemandNotMet}
}

// reached is met if every mark is, and partly met if some mark is, in part at least.
func reached(marks []Mark) Held {
	held := slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return m.Met == "" })
	is := func(met Held) func(Mark) bool { return func(m Mark) bool { return m.Met == met } }
	switch {
	case len(held) == 0:
		return DemandUnseen
	case !slices.ContainsFunc(held, is(DemandNotMet)) && !slices.ContainsFunc(held, is(DemandPartly)):
		return DemandMet
	case slices.ContainsFunc(held, is(DemandMet)) || slices.ContainsFunc(held, is(DemandPartly)):
		return DemandPartly
	}
	return DemandNotMet
}

func countIndicators(rep *Report, has func(*metric.Indicator) bool) (n int) {
	for i := range rep.Indicators {
		if has(rep.Indicators[i].Spec) {
			n++
		}
	}
	return n
}

// newest tells how old the newest record is, and which source's newest one is the oldest. A source whose records no
// figure uses is not asked.
func newest(rep *Report) []Mark {
	days := make([]metric.Day, len(rep.Plan.Sources))
	for i := range rep.Ledgers {
		l := &rep.Ledgers[i]
		for line, phase := range l.Phase {
			if phase >= 0 {
				days[l.Table.Source] = max(days[l.Table.Source], l.Days[line])
			}
		}
	}
	last, stale := Mark{Code: MarkNewest}, Mark{Code: MarkStalest}
	for source, day := range days {
		if day == 0 {
			continue
		}
		last.Day = max(last.Day, day)
		if stale.Day == 0 || day < stale.Day {
			stale.Day, stale.Source = day, rep.Plan.Sources[source].ID
		}
	}
	last.N, stale.N = int(rep.Plan.AsOf-last.Day), int(rep.Plan.AsOf-stale.Day)
	switch last.Day {
	case 0:
		return []Mark{{Code: MarkNewest}}
	case stale.Day:
		return []Mark{last}
	}
	return []Mark{last, stale}
}
