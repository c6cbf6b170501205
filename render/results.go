package render

import (
	"bytes"
	"encoding/json"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// resultsSchema names the format of results.json; it changes when a field changes its meaning.
const resultsSchema = "upshot/results/1"

// Results is results.json: everything the pages show, for programs. The same report gives the same bytes.
//
// Names and titles are objects of language -> text; messages, hints and a gate's detail are in the words'
// language, the report's first. Days are 2006-01-02, both ends of a window included.
//
// Numbers have 12 significant digits. They are in base units, whatever the pages show: durations in seconds, proportions 0 to 1,
// frequencies per day (and per project, where a scope holds several). An indicator's unit says how its
// values are shown: "d", "per month", "%", or a label. exposure_days are covered days, summed over the
// scope's projects. A number that cannot be given is null: a phase without a value, and a comparison
// without a verdict, say why in reason; an interval's limit is null, without a reason, where the data set
// no limit on that side. Fields that a form of measure does not have are null too: p85, p90, open and
// negative are for durations only, numerator and denominator for the others but levels, statistic for
// durations and levels.
//
// calendar is the working-day calendar: the days of the week that are free, the holidays, and the days of
// weekends that are worked. An indicator whose calendar is "working" counts working days only: its durations
// are the time on them, 24 hours each, its exposure_days and its frequency's unit are in them, and idle is how
// many records lie on none of them (durations: take no working time). Null, if all days count.
//
// Phases pooled for the headline stand as one more phase, with the ids joined by "+"
// ("round-2+round-3"), in an indicator's phases, in comparisons and in compare; the report's own list of
// phases has only those of the definition. limits are the frozen ones of the baseline, not clipped to
// what is possible; null if it has too few periods. Where a step between two of its periods is larger than
// chance allows, limits_by_median are the same by medians (mean_range is then the median range), with how many
// later periods are signals against them; else null. rebased are the limits of each later phase on its own.
//
// change is after minus before of the displayed values, change_pct the same in per cent of before. The
// verdict rests on effect instead, whose effect_kind says what it is:
//
//	hl-ratio    Hodges-Lehmann ratio of durations, after to before: 1 is no change
//	hl-shift    Hodges-Lehmann difference of durations (where zeros occur) or of period values: 0 is no change
//	rate-ratio  ratio of two rates, after to before: 1 is no change
//	difference  difference of two proportions, after minus before: 0 is no change
//
// low and high are its 95 % interval. detectable is on the scale of effect: a ratio of 0.4 means that a
// change of 60 % or more would have been found with 80 % power. p is the verdict's own, p_adjusted the
// same after the false-discovery step. A test's arrangements are the relabelings it counted, for
// xmr-signal the signals it found. reason is the code of what kept the verdict from being stronger.
// p_cautious is p_adjusted if following-periods stood in for p wherever its own p is larger; improved and
// worsened need both to be at most 0.05.
//
// sensitivity holds the runs with other treatment of the data, of a comparison with a verdict: what the verdict would
// have been with a run's p and effect in their place, and whether that is another (flips). A run that could not be
// made says why in reason: nothing-left-out, it would be the comparison itself. segmented is a line to look at: it
// has no verdict, and its effect is the change of level in base units. segmented beside it holds both lines, by
// the labels of their first and last complete periods; null with fewer than 8 complete periods in a phase. tails are
// the changes of upper percentiles of durations, with intervals by a block bootstrap, or a reason for none.
//
// stratified is the same comparison with each project of the scope held against itself only, on the scale
// of effect: strata projects have data on both sides, only_before and only_after name those that do not and
// so contribute nothing. better, worse and same count the projects by the direction of their own effect;
// contradicts says that it and the pooled effect tell different stories. p_across is a project's (or
// group's) p after the second false-discovery step, over all projects (or groups) of the indicator; across
// counts, for each later phase, the verdicts of their own and those that pass this step too. expected is how
// many would be called by chance alone, at most.
//
// multiple is after in multiples of before, of the displayed values: null where before is 0 or the scale has
// no true zero. report.bands lists the editions of performance bands that the definition asks for; a phase
// whose value has a band in one of them has bands, else it has no such field: elite, high, medium or low, and
// whether the value's whole interval lies in it. They are no part of a verdict.
//
// notes are what stands beside a verdict, the heaviest first: the code, the numbers of its sentence, and how much it
// weighs (alarm: shown wherever the verdict is; weighs: shown on the indicator's page; minor: in the calculation).
// survival, where more than a tenth of what began in one of the two phases is open, compares durations by the
// phase in which the items began: median is Kaplan-Meier's, null if it is not reached, low and high its interval;
// observed and expected count the ends among the items begun after, chi_square and p are the log-rank test's. direction
// is 1 if those begun after take longer, -1 if less long; where it contradicts the effect, no change is called.
// outliers are the three longest durations of both phases, with their place in the files, or the most unusual
// complete period, by its label.
//
// Of a phase's periods, gaps have no value, partial ones are not complete, zeros are complete and 0. began is how many
// items began in it, zero_durations how many took no time, which count.
//
// linkage says how an indicator's incidents were tied to deployments: by "key", the id that an incident
// carries, or by "time", to the latest deployment of its project that ended strictly before it began. Its
// counts are of the whole report, from the first phase's first day to the as-of day; unlinked counts the
// incidents without a deployment by the code of the reason.
//
// rows = used + outside + filtered + duplicates + rejected; skipped rows are no records and not in rows.
// A wide source counts its filled cells. left_out says how many records of a source are not used for
// one reason, counted in files as fate. origin is what the definition says of where the files came from, link
// with its {id}; excluded is what it takes out by hand, and how many records had that id. A column's
// read, unread and empty are cells.
//
// ordered is the test for a trend over all phases from the baseline on, year_before the comparison with the
// same periods a year before; both are null unless the definition asks for them, and neither is part of a
// verdict. The ordered test's periods are how many months (or quarters) of each phase are exchanged, family
// how many such tests were adjusted together; its reason says why there is no p, or what limits it to a sign.
// year_before's comparison is judged alone: its p_adjusted is its p.
//
// assessment holds the maturity levels by the model: of every sub-item, of the items and sub-domains (domains), and of the
// whole (all). Levels are numbers: 2.5 is what people write as "3-", level 3 met in part. rated lists the phases with any
// rating, and phases have those alone; before and now are the two that the pages hold against each other, the same if only
// one is rated. A sub-item's level is assessed, what an assessor gave, else self, its own rating; met, whether it is at
// its target (of its own, else the assessment's). A whole's level is made of its parts' by its rule, "lowest" or "mean", and
// is null with a part that is not rated; its target is made of theirs alike, so that whether all of its sub-items are at
// their targets is met against of. coverage holds, by kind, the evidence that is usually expected for the target's level
// (list_origin says whose list that is) and what is ready of it or of a higher level; supported says that something is.
// demand is what the level of the target asks for in the model's words; null if the model has none for it.
// actions, evidence and findings of a sub-item include those of what it is part of, and actions the cancelled ones.
// certificates show the same sub-items under the names of other certificates; unnamed ones have none there.
// wording says where the model's words come from: they need not be those of the standard.
//
// A definition may have evidence or findings without an assessment: they still stand in assessment, whose model, target,
// roll_up, before, now and all are then null. file of a piece of evidence is relative to the register's folder, or to the
// site if it is by_report; sha256 and bytes are those of a file that was read; present says that it was there when the
// report was made, ready that it can be shown too.
//
// readiness is what is missing for the target levels, by the questions of the page Readiness in their order: open is how
// many things lack something, in all lists; answered is false where the definition has no register that could answer.
// A list has things of one kind, looked_at of them, and names by id (a sub-item by its code) those that lack something;
// lacks are the codes of what. expected counts the usually expected evidence that is not ready, with the titles that no
// ready piece has: all of them are missing if certain, else as many as are not ready. aims_below_target says that an action
// aims at a sub-item that is not at its target.
// measurement holds the model's demands on measuring against marks of this report (a mark whose met is null is told only;
// n is held against of, or is the days from day to the as_of day). registration is the key data of a registration form,
// stated or the value of an indicator in the headline's later phase, or why it is missing. None of it says that an
// assessment would be passed.
//
// actions counts the actions, in all, by round and by area (an empty one: of none); the cancelled ones are in no count but
// cancelled, late are part of done, and overdue of in_progress and open. burn_up is how many were opened, due and done by
// the end of each period, the last of which ends with the report's as_of; done_undated and opened_undated have no day up to
// then and are in none of its points. effort is in person-days, share 0 to 1 of the iteration's effort; in all and by iteration
// they are sums over the actions that give them, effort_given of them give an effort, and null says that none does. Actions
// that name no iteration stand last, under null; iterations is empty if no action says an iteration, an effort or a share.
// What an action aims at and when it was done says nothing of what caused a change.
//
// A gate's counted are what it counts: ids of indicators, actions or findings, or codes of sub-items.
//
// register marks those sources that are the definition's registers, by their keys; problems say why rows of them are
// not used, left_out does not.
//
// A problem stands for count cells or rows; also lists other places of it, the first ones.
func Results(rep *indicator.Report, words *wording.Words, generator string) ([]byte, error) {
	r := resultsFile{
		Schema: resultsSchema, Generator: generator,
		Report:     reportResults(rep.Plan),
		Phases:     phaseResults(rep.Plan),
		Compare:    compareResults(rep.Plan),
		Sources:    sourceResults(rep),
		Indicators: make([]resultsIndicator, 0, len(rep.Indicators)),
		Gates:      make([]resultsGate, 0, len(rep.Gates)),
		Problems:   make([]resultsProblem, 0, len(rep.Problems)),
	}
	for i := range rep.Indicators {
		r.Indicators = append(r.Indicators, indicatorResults(rep, &rep.Indicators[i]))
	}
	r.Assessment, r.Actions = assessmentResults(rep), actionsResults(rep)
	for _, g := range rep.Gates {
		r.Gates = append(r.Gates, resultsGate{languages(rep.Plan, g.Gate.Name), g.Passed, words.Gate(rep, g), append([]string{}, g.Failed...)})
	}
	for _, p := range rep.Problems {
		r.Problems = append(r.Problems, problemResults(p, words))
	}
	var compact bytes.Buffer
	encoder := json.NewEncoder(&compact)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(r); err != nil {
		return nil, err
	}
	return inRows(compact.Bytes()), nil
}

// The structs of the results*.go files are the format: field names and their order.
type (
	resultsFile struct {
		Schema     string             `json:"schema"`
		Generator  string             `json:"generator"`
		Report     resultsReport      `json:"report"`
		Phases     []resultsWindow    `json:"phases"`
		Compare    resultsCompare     `json:"compare"`
		Sources    []resultsSource    `json:"sources"`
		Indicators []resultsIndicator `json:"indicators"`
		Assessment *resultsAssessment `json:"assessment"` // null: neither assessment nor evidence nor findings
		Actions    *resultsActions    `json:"actions"`    // null: no register of actions
		Gates      []resultsGate      `json:"gates"`
		Problems   []resultsProblem   `json:"problems"`
	}
	resultsReport struct {
		Title        metric.Text `json:"title"`
		Organisation metric.Text `json:"organisation"`
		AsOf         string      `json:"as_of"`
		Timezone     string      `json:"timezone"`
		Languages    []string    `json:"languages"`

		Calendar *resultsCalendar `json:"calendar"` // null: none in the definition
		Bands    []string         `json:"bands"`
	}
	resultsWindow struct {
		ID   string      `json:"id"`
		Name metric.Text `json:"name"`
		From string      `json:"from"`
		To   string      `json:"to"`
		Days int         `json:"days"`
	}
	resultsCompare struct {
		Before string `json:"before"`
		After  string `json:"after"`
	}
	resultsGate struct {
		Name   metric.Text `json:"name"`
		Passed bool        `json:"passed"`
		Detail string      `json:"detail"`

		Counted []string `json:"counted"`
	}
)

func reportResults(plan *metric.Plan) resultsReport {
	return resultsReport{
		Title: languages(plan, plan.Title), Organisation: languages(plan, plan.Organisation),
		AsOf: plan.AsOf.String(), Timezone: plan.Timezone, Languages: plan.Languages, Calendar: calendarResults(plan),
		Bands: append([]string{}, plan.Bands...),
	}
}

func phaseResults(plan *metric.Plan) []resultsWindow {
	windows := make([]resultsWindow, 0, len(plan.Phases))
	for _, p := range plan.Phases {
		windows = append(windows, resultsWindow{p.ID, languages(plan, p.Name), p.From.String(), p.To.String(), p.Days()})
	}
	return windows
}

func compareResults(plan *metric.Plan) resultsCompare {
	return resultsCompare{plan.BeforeID(), plan.AfterID()}
}
