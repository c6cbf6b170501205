package wording

import (
	"math"
	"strconv"

	"upshot/indicator"
	"upshot/metric"
)

// Verdict is a verdict's name: "Improved".
func (w *Words) Verdict(v indicator.Verdict) string { return w.Say("verdict." + v.String()) }

// marks are the verdicts' symbols. Improved points up also where the number falls; a sign that is no
// proof stands in brackets.
var marks = []string{
	indicator.NotEnoughData: "○", indicator.Improved: "↗", indicator.LeaningBetter: "(↗)",
	indicator.NoClearChange: "—", indicator.LeaningWorse: "(↘)", indicator.Worsened: "↘",
}

// VerdictMark is a verdict's symbol, the same in every language.
func (w *Words) VerdictMark(v indicator.Verdict) string { return marks[v] }

// Reason is why a verdict is no stronger or a value is missing, as words that can follow a colon;
// "" for no reason.
func (w *Words) Reason(r indicator.Reason) string {
	if r == "" {
		return ""
	}
	return w.Say("reason." + string(r))
}

// Note is a disclosure that stands beside a verdict, as a sentence.
func (w *Words) Note(spec *metric.Indicator, n indicator.Note) string {
	arg := func(i int) float64 {
		if i < len(n.Args) {
			return n.Args[i]
		}
		return metric.Missing()
	}
	count := func(i int) string {
		if math.IsNaN(arg(i)) {
			return dash
		}
		return w.Count(int(math.Round(arg(i))))
	}
	key := "note." + string(n.Code)
	switch n.Code {
	case indicator.NoteOpenShare:
		return w.Say(key, w.Percent(arg(0)), w.Percent(arg(1)))
	case indicator.NoteNegative:
		if n.Weight() == indicator.Alarmed {
			key = "note.negative.many"
		}
		return w.Say(key, count(0), w.Percent(arg(1)))
	case indicator.NoteAutocorr:
		return w.autocorrelation(n)
	case indicator.NoteTrend:
		return w.baselineTrend(spec, n)
	case indicator.NoteSurvival:
		return w.survivalNote(spec, n)
	case indicator.NoteSeason:
		return w.season(int(arg(0)), int(arg(1)))
	case indicator.NotePooled:
		if spec.Measure.Form == metric.Frequency {
			key += ".frequency"
		}
		return w.Say(key, count(0))
	case indicator.NoteSimpson:
		return w.Say(key, count(0), count(1))
	case indicator.NoteTotals:
		return w.Say(key, w.Value(spec.Unit, arg(0)), w.Value(spec.Unit, arg(1)))
	case indicator.NoteRangeUpper:
		return w.Say(key, count(0))
	case indicator.NoteDefinition:
		version, note := w.changeOf(spec, arg(1))
		return w.Say(key, w.Day(metric.Day(arg(0))), version, note)
	case indicator.NoteLatePrimary:
		return w.Say(key, w.Day(metric.Day(arg(0))), w.Day(metric.Day(arg(1))))
	case indicator.NoteFamily:
		return w.Say(key, count(1), w.P(arg(0)))
	}
	return w.Say(key)
}

// changeOf is the version and the note of one change of a definition.
func (w *Words) changeOf(spec *metric.Indicator, index float64) (version, note string) {
	if i := int(index); index >= 0 && i < len(spec.Changes) {
		return spec.Changes[i].Version, w.Text(spec.Changes[i].Note)
	}
	return dash, dash
}

// VersionMark is a version as a trend marks it, the same in every language: "v2".
func (w *Words) VersionMark(c metric.Change) string {
	if c.Version != "" && c.Version[0] >= '0' && c.Version[0] <= '9' {
		return "v" + c.Version
	}
	return c.Version
}

// VersionFrom is a version's mark with the day from which it holds: "v2 from 1 Feb 2024".
func (w *Words) VersionFrom(c metric.Change) string {
	return w.Say("version.from", w.VersionMark(c), w.Day(c.Date))
}

// Flags are the disclosures that no reader of the verdict may miss, as sentences.
func (w *Words) Flags(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) []string {
	flags := w.Flips(rep, spec, c)
	for _, n := range c.Notes {
		if n.Code == indicator.NoteDefinition || n.Code == indicator.NoteLatePrimary {
			flags = append(flags, w.Note(spec, n))
		}
	}
	return flags
}

// Marks are Flags in few words, for a card or a table.
func (w *Words) Marks(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) []string {
	var marks []string
	if flip := w.Flip(rep, spec, c); flip != "" {
		marks = append(marks, flip)
	}
	for _, n := range c.Notes {
		switch n.Code {
		case indicator.NoteDefinition:
			version, _ := w.changeOf(spec, n.Args[1])
			marks = append(marks, w.Say("mark.definition-changed", w.Day(metric.Day(n.Args[0])), version))
		case indicator.NoteLatePrimary:
			marks = append(marks, w.Say("mark.late-primary"))
		}
	}
	return marks
}

// Target is a bound in words: "at most 3 days".
func (w *Words) Target(spec *metric.Indicator, t metric.Target) string {
	if t.Max {
		return w.Say("target.max", w.Value(spec.Unit, t.Value))
	}
	return w.Say("target.min", w.Value(spec.Unit, t.Value))
}

// TargetStatus is how a bound stands, in words.
func (w *Words) TargetStatus(s indicator.TargetStatus) string {
	return w.Say("target-status." + statusKey(s))
}

// TargetMark is the symbol of a status, the same in every language.
func (w *Words) TargetMark(s indicator.TargetStatus) string { return targetMarks[s] }

var targetMarks = []string{
	indicator.TargetUnknown: dash, indicator.Met: "✓", indicator.MetByEstimate: "(✓)",
	indicator.MissedByEstimate: "(✗)", indicator.Missed: "✗",
}

func statusKey(s indicator.TargetStatus) string {
	if s == indicator.TargetUnknown {
		return "unknown"
	}
	return s.String()
}

// Signal is the rule that marks a period against the frozen limits, in words.
func (w *Words) Signal(s indicator.Signal) string { return w.Say("signal." + strconv.Itoa(s.Rule)) }

// EffectKind is what an effect is: "ratio of rates, after to before".
func (w *Words) EffectKind(k indicator.EffectKind) string { return w.Say("effect-kind." + string(k)) }

// Test is the name of a test.
func (w *Words) Test(t indicator.TestName) string { return w.Say("test." + string(t)) }

// Phase is the name of a phase, or of pooled ones ("round-2+round-3"), joined.
func (w *Words) Phase(rep *indicator.Report, id string) string {
	var names []string
	for _, phase := range rep.Plan.PhasesOf(id) {
		names = append(names, w.name(rep.Plan.Phases[phase].Name, rep.Plan.Phases[phase].ID))
	}
	return w.List(names)
}

// Scope is the name of a project or group, or "All projects".
func (w *Words) Scope(rep *indicator.Report, s indicator.Scope) string {
	switch {
	case s.Project >= 0 && s.Project < len(rep.Projects):
		p := rep.Projects[s.Project]
		return w.name(p.Name, p.ID)
	case s.Group != "":
		return s.Group
	}
	return w.Say("scope.all")
}

// Name is an indicator's name, its id if it has none.
func (w *Words) Name(spec *metric.Indicator) string { return w.name(spec.Name, spec.ID) }

// Category is an indicator's category in this language; as written where it has no message, and so with
// the other short words of a definition below.
func (w *Words) Category(word string) string { return w.known("category.", word) }

// Kind is "result" or "process".
func (w *Words) Kind(word string) string { return w.known("kind.", word) }

// Collection is "automatic" or "manual".
func (w *Words) Collection(word string) string { return w.known("collection.", word) }

// Every is "every month" of "month".
func (w *Words) Every(word string) string { return w.known("every.", word) }

func (w *Words) known(area, word string) string {
	if key := area + metric.Fold(word); w.Has(key) {
		return w.Say(key)
	}
	return word
}

func (w *Words) name(t metric.Text, id string) string {
	if s := w.Text(t); s != "" {
		return s
	}
	return id
}

// Gate is a gate's outcome: what was counted against its bound.
func (w *Words) Gate(rep *indicator.Report, g indicator.GateResult) string {
	if g.Gate.Counts != "" {
		return w.registerGate(rep, g)
	}
	bound := w.Count(g.Gate.Max)
	if g.Count == 0 {
		return w.Say("gate.none", bound)
	}
	var names []string
	for _, id := range g.Failed {
		name := id
		for i := range rep.Indicators {
			if spec := rep.Indicators[i].Spec; spec.ID == id {
				name = w.Name(spec)
			}
		}
		names = append(names, name)
	}
	return w.Say("gate.counted", w.Count(g.Count), bound, w.List(names))
}
