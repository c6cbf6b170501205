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
	for _, g := range rep.Gates {
		r.Gates = append(r.Gates, resultsGate{languages(rep.Plan, g.Gate.Name), g.Passed, words.Gate(rep, g)})
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

// The structs below are the format: field names and their order.
type (
	resultsFile struct {
		Schema     string             `json:"schema"`
		Generator  string             `json:"generator"`
		Report     resultsReport      `json:"report"`
		Phases     []resultsWindow    `json:"phases"`
		Compare    resultsCompare     `json:"compare"`
		Sources    []resultsSource    `json:"sources"`
		Indicators []resultsIndicator `json:"indicators"`
		Assessment *struct{}          `json:"assessment"` // null: no maturity model in the report
		Actions    *struct{}          `json:"actions"`    // null: no register of actions in the report
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
	resultsCalendar struct {
		Weekend  []string         `json:"weekend"`
		Holidays []resultsHoliday `json:"holidays"`
		Working  []string         `json:"working"`
	}
	resultsHoliday struct {
		From string      `json:"from"`
		To   string      `json:"to"`
		Name metric.Text `json:"name"`
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
	resultsSource struct {
		ID       string               `json:"id"`
		Preset   *string              `json:"preset"`
		Origin   resultsOrigin        `json:"origin"`
		Files    []resultsFileAccount `json:"files"`
		LeftOut  []resultsLeftOut     `json:"left_out"`
		Excluded []resultsExclusion   `json:"excluded"`
		Redacted []string             `json:"redacted"`
	}
	resultsOrigin struct {
		System         *string      `json:"system"`
		Query          *string      `json:"query"`
		Collection     *string      `json:"collection"`
		Every          *string      `json:"every"`
		ExportedAt     *string      `json:"exported_at"`
		ExportedByRole *string      `json:"exported_by_role"`
		Retention      *string      `json:"retention"`
		Link           *string      `json:"link"`
		Covers         *resultsDays `json:"covers"` // null: unknown
	}
	resultsDays struct {
		From string `json:"from"`
		To   string `json:"to"`
	}
	resultsLeftOut struct {
		Fate    string  `json:"fate"`
		Reason  string  `json:"reason"`
		Role    *string `json:"role"` // the column that decided it
		Records int     `json:"records"`
	}
	resultsExclusion struct {
		ID      string      `json:"id"`
		Reason  metric.Text `json:"reason"`
		By      *string     `json:"by"`
		Records int         `json:"records"`
	}
	resultsFileAccount struct {
		Path          string          `json:"path"`
		Sheet         *string         `json:"sheet"`
		Format        string          `json:"format"`
		Encoding      *string         `json:"encoding"`
		Delimiter     *string         `json:"delimiter"`
		Layout        *string         `json:"layout"`
		HeaderRow     *int            `json:"header_row"`
		Range         *string         `json:"range"`
		HiddenRows    int             `json:"hidden_rows"`
		HiddenColumns int             `json:"hidden_columns"`
		SHA256        string          `json:"sha256"`
		Bytes         int64           `json:"bytes"`
		Rows          int             `json:"rows"`
		Used          int             `json:"used"`
		Outside       int             `json:"outside"`
		Filtered      int             `json:"filtered"`
		Duplicates    int             `json:"duplicates"`
		Rejected      int             `json:"rejected"`
		Skipped       resultsSkipped  `json:"skipped"`
		Columns       []resultsColumn `json:"columns"`
	}
	resultsColumn struct {
		Role   string  `json:"role"`
		Header *string `json:"header"`
		Format *string `json:"format"`
		Sample *string `json:"sample"`
		Read   int     `json:"read"`
		Unread int     `json:"unread"`
		Empty  int     `json:"empty"`
	}
	resultsSkipped struct {
		Totals  int `json:"totals"`
		Headers int `json:"headers"`
		Blank   int `json:"blank"`
	}
	resultsIndicator struct {
		ID        string          `json:"id"`
		Name      metric.Text     `json:"name"`
		Form      string          `json:"form"`
		Statistic *string         `json:"statistic"`
		Unit      string          `json:"unit"`
		Better    string          `json:"better"`
		Primary   bool            `json:"primary"`
		Formula   metric.Text     `json:"formula"`
		Version   string          `json:"version"`
		Linkage   *resultsLinkage `json:"linkage"` // null: no incidents linked to deployments
		Scopes    []resultsScope  `json:"scopes"`
		Across    []resultsAcross `json:"across"`
		Calendar  *string         `json:"calendar"` // null: all days count
	}
	resultsLinkage struct {
		Rule                   string         `json:"rule"`
		Key                    *string        `json:"key"`
		AcrossProjects         bool           `json:"across_projects"`
		IncidentSource         string         `json:"incident_source"`
		DeploymentSource       string         `json:"deployment_source"`
		Incidents              int            `json:"incidents"`
		LinkedByKey            int            `json:"linked_by_key"`
		LinkedByTime           int            `json:"linked_by_time"`
		Unlinked               map[string]int `json:"unlinked"`
		Deployments            int            `json:"deployments"`
		DeploymentsLinked      int            `json:"deployments_linked"`
		IncidentsPerDeployment *float64       `json:"incidents_per_deployment"`
	}
	resultsScope struct {
		Project     *string             `json:"project"`
		Group       *string             `json:"group"`
		Phases      []resultsPhase      `json:"phases"`
		Periods     []resultsPeriod     `json:"periods"`
		Limits      *resultsLimits      `json:"limits"`
		ByMedian    *resultsByMedian    `json:"limits_by_median"`
		Rebased     []resultsLimits     `json:"rebased"`
		Signals     []resultsSignal     `json:"signals"`
		Comparisons []resultsComparison `json:"comparisons"`
		Target      *resultsTarget      `json:"target"`
		Ordered     *resultsOrdered     `json:"ordered"`
		YearBefore  *resultsYearBefore  `json:"year_before"`
	}
	resultsOrdered struct {
		Phases       []string `json:"phases"`
		Periods      []int    `json:"periods"`
		Statistic    *float64 `json:"statistic"`
		P            *float64 `json:"p"`
		PAdjusted    *float64 `json:"p_adjusted"`
		Family       int      `json:"family"`
		Arrangements *int     `json:"arrangements"`
		Exact        *bool    `json:"exact"`
		Better       *bool    `json:"better"`
		Reason       *string  `json:"reason"`
	}
	resultsYearBefore struct {
		Periods    []string           `json:"periods"`
		Earlier    []string           `json:"earlier"`
		Phases     []resultsPhase     `json:"phases"` // what the two sides hold: the earlier periods, then the later ones
		Comparison *resultsComparison `json:"comparison"`
		Reason     *string            `json:"reason"`
	}
	resultsPhase struct {
		Phase        string   `json:"phase"`
		N            int      `json:"n"`
		Value        *float64 `json:"value"`
		Low          *float64 `json:"low"`
		High         *float64 `json:"high"`
		Numerator    *float64 `json:"numerator"`
		Denominator  *float64 `json:"denominator"`
		ExposureDays *float64 `json:"exposure_days"`
		P85          *float64 `json:"p85"`
		P90          *float64 `json:"p90"`
		Open         *int     `json:"open"`
		Negative     *int     `json:"negative"`
		Reason       *string  `json:"reason"`
		Idle         *int     `json:"idle"`

		Periods       int  `json:"periods"`
		Gaps          int  `json:"gaps"`
		Partial       int  `json:"partial"`
		Zeros         *int `json:"zeros"` // null: durations
		Began         *int `json:"began"`
		ZeroDurations *int `json:"zero_durations"`

		Bands []resultsBand `json:"bands,omitempty"`
	}
	resultsBand struct {
		Edition   string `json:"edition"`
		Band      string `json:"band"`
		Confirmed bool   `json:"confirmed"`
	}
	resultsPeriod struct {
		Period      string   `json:"period"`
		N           int      `json:"n"`
		Value       *float64 `json:"value"`
		Numerator   *float64 `json:"numerator"`
		Denominator *float64 `json:"denominator"`
		Complete    bool     `json:"complete"`
	}
	resultsLimits struct {
		Phase      string   `json:"phase"`
		Centre     *float64 `json:"centre"`
		Lower      *float64 `json:"lower"`
		Upper      *float64 `json:"upper"`
		RangeUpper *float64 `json:"range_upper"`
		MeanRange  *float64 `json:"mean_range"`
	}
	resultsByMedian struct {
		resultsLimits
		Signals int `json:"signals"`
	}
	resultsSignal struct {
		Period string `json:"period"`
		Rule   int    `json:"rule"`
	}
	resultsComparison struct {
		Before      string        `json:"before"`
		After       string        `json:"after"`
		Change      *float64      `json:"change"`
		ChangePct   *float64      `json:"change_pct"`
		Effect      *float64      `json:"effect"`
		EffectKind  *string       `json:"effect_kind"`
		Low         *float64      `json:"low"`
		High        *float64      `json:"high"`
		P           *float64      `json:"p"`
		PAdjusted   *float64      `json:"p_adjusted"`
		Detectable  *float64      `json:"detectable"`
		Tests       []resultsTest `json:"tests"`
		Verdict     string        `json:"verdict"`
		Reason      *string       `json:"reason"`
		Sensitivity []resultsRun  `json:"sensitivity"`

		Stratified *resultsStratified `json:"stratified"` // null: not several projects
		PAcross    *float64           `json:"p_across"`   // null: all projects together, or not tested
		Multiple   *float64           `json:"multiple"`
		Notes      []resultsNote      `json:"notes"`
		Survival   *resultsSurvival   `json:"survival"` // null: not needed
		Outliers   []resultsOutlier   `json:"outliers"`
		Tails      []resultsTail      `json:"tails"`
		Segmented  *resultsSegmented  `json:"segmented"` // null: too few complete periods

		PCautious *float64 `json:"p_cautious"`
	}
	resultsNote struct {
		Code   string     `json:"code"`
		Args   []*float64 `json:"args"`
		Weight string     `json:"weight"`
	}
	resultsSurvival struct {
		Before      resultsLifetime `json:"before"`
		After       resultsLifetime `json:"after"`
		Observed    *float64        `json:"observed"`
		Expected    *float64        `json:"expected"`
		ChiSquare   *float64        `json:"chi_square"`
		P           *float64        `json:"p"`
		Direction   int             `json:"direction"`
		Contradicts bool            `json:"contradicts"`
	}
	resultsLifetime struct {
		Phase  string   `json:"phase"`
		Began  int      `json:"began"`
		Open   int      `json:"open"`
		Median *float64 `json:"median"`
		Low    *float64 `json:"low"`
		High   *float64 `json:"high"`
	}
	resultsOutlier struct {
		Phase  string   `json:"phase"`
		Value  *float64 `json:"value"`
		Period *string  `json:"period,omitempty"`
		File   *string  `json:"file,omitempty"`
		Sheet  *string  `json:"sheet,omitempty"`
		Row    *int     `json:"row,omitempty"`
	}
	resultsRun struct {
		Run     string   `json:"run"`
		P       *float64 `json:"p"`
		Effect  *float64 `json:"effect"`
		Low     *float64 `json:"low"`
		High    *float64 `json:"high"`
		Verdict *string  `json:"verdict"`
		Flips   bool     `json:"flips"`
		Reason  *string  `json:"reason"`
	}
	resultsTail struct {
		Quantile float64  `json:"quantile"`
		Before   *float64 `json:"before"`
		After    *float64 `json:"after"`
		Change   *float64 `json:"change"`
		Low      *float64 `json:"low"`
		High     *float64 `json:"high"`
		Reason   *string  `json:"reason"`
	}
	resultsSegmented struct {
		Before resultsSegment       `json:"before"`
		After  resultsSegment       `json:"after"`
		Level  resultsSegmentChange `json:"level"`
		Slope  resultsSegmentChange `json:"slope"` // a period
		N      int                  `json:"n"`
		Lags   int                  `json:"lags"`
	}
	resultsSegment struct {
		From  string   `json:"from"`
		To    string   `json:"to"`
		Start *float64 `json:"start"`
		End   *float64 `json:"end"`
	}
	resultsSegmentChange struct {
		Change *float64 `json:"change"`
		Low    *float64 `json:"low"`
		High   *float64 `json:"high"`
		P      *float64 `json:"p"`
	}
	resultsStratified struct {
		Strata       int      `json:"strata"`
		OnlyBefore   []string `json:"only_before"`
		OnlyAfter    []string `json:"only_after"`
		Effect       *float64 `json:"effect"`
		Low          *float64 `json:"low"`
		High         *float64 `json:"high"`
		P            *float64 `json:"p"`
		Phi          *float64 `json:"phi"`
		DF           *float64 `json:"df"`
		Arrangements *int     `json:"arrangements"`
		Better       int      `json:"better"`
		Worse        int      `json:"worse"`
		Same         int      `json:"same"`
		Contradicts  bool     `json:"contradicts"`
	}
	resultsAcross struct {
		After         string  `json:"after"`
		Of            string  `json:"of"` // projects or groups
		Scopes        int     `json:"scopes"`
		Testable      int     `json:"testable"`
		Improved      int     `json:"improved"`
		Worsened      int     `json:"worsened"`
		ImprovedAfter int     `json:"improved_after"`
		WorsenedAfter int     `json:"worsened_after"`
		Expected      float64 `json:"expected"`
	}
	resultsTest struct {
		Name         string   `json:"name"`
		P            *float64 `json:"p"`
		Low          *float64 `json:"low"`
		High         *float64 `json:"high"`
		Phi          *float64 `json:"phi"`
		DF           *float64 `json:"df"`
		Arrangements *int     `json:"arrangements"`
	}
	resultsTarget struct {
		Kind   string   `json:"kind"`
		Value  *float64 `json:"value"`
		Status *string  `json:"status"`
	}
	resultsGate struct {
		Name   metric.Text `json:"name"`
		Passed bool        `json:"passed"`
		Detail string      `json:"detail"`
	}
	resultsProblem struct {
		Severity string         `json:"severity"`
		Code     string         `json:"code"`
		File     *string        `json:"file"`
		Sheet    *string        `json:"sheet"`
		Row      *int           `json:"row"`
		Column   *int           `json:"column"`
		Message  string         `json:"message"`
		Hint     *string        `json:"hint"`
		Count    int            `json:"count"`
		Also     []resultsPlace `json:"also"`
	}
	resultsPlace struct {
		File   *string `json:"file"`
		Sheet  *string `json:"sheet"`
		Row    *int    `json:"row"`
		Column *int    `json:"column"`
	}
)
