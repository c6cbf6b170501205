package render

import (
	"slices"
	"strconv"

	"upshot/indicator"
)

// readinessView answers: what would an assessor still miss? The questions in their order, then the demands on
// measuring that this report can be held against, then the key data of the registration form.
type readinessView struct {
	Answer       string
	Caveats      []string
	Questions    []questionView
	Demands      []demandView
	DemandsNote  string
	Registration []keyFigureView
}

// questionView is one question: how it stands in the overview of all, and its lists below.
type questionView struct {
	Code, Number string
	Title, Asks  string
	Counts       []string // "12 of 49", one a list, since things of two kinds do not add up
	Status       string   // open, or nothing missing, or not asked
	Open, Done   bool
	Lists        []openTable
	None         string // what was looked at, where nothing is missing, or why nothing could be
	Note         string // what to know of the lists
}

// openTable is the things of one kind that lack something. A long one is folded after some rows.
type openTable struct {
	Caption     string
	Heads       []openCell
	First, More []openRow
	Rest        string
}

// openRow is one thing: a cell a column, the first names it.
type openRow []openCell

// openCell is a text that may lead somewhere, a smaller line below it, and a list.
type openCell struct {
	Text, Link, Small string
	Items             []string
	Ties              []tie
	Class             string
}

const (
	shownRows = 10 // of a list before it folds
	slackRows = 3  // so few more are not worth folding
)

func hasReadiness(rep *indicator.Report) bool { return rep.Readiness != nil }

func readinessPage(r *reader) ([]sheet, error) {
	return []sheet{{
		reader: r, page: "readiness", path: r.root + "readiness.html", title: r.readinessTitle(), summary: r.readinessAnswer(),
		content: func(v *view) any { return v.readiness() },
	}}, nil
}

func (v *view) readiness() readinessView {
	ready, model := v.rep.Readiness, v.rep.Plan.Assessment.Model
	out := readinessView{Answer: v.readinessAnswer(), Caveats: []string{v.Say("readiness.no-judgement")}}
	if wording := v.Text(model.Wording); wording != "" {
		out.Caveats = append(out.Caveats, wording)
	}
	for i := range ready.Questions {
		out.Questions = append(out.Questions, v.question(i))
	}
	for i := range ready.Demands {
		out.Demands = append(out.Demands, v.demand(&ready.Demands[i]))
	}
	out.DemandsNote = v.Say("readiness.demands.note")
	for i := range ready.Registration {
		out.Registration = append(out.Registration, v.keyFigure(&ready.Registration[i]))
	}
	return out
}

// readinessTitle names the level that is aimed at, if it is one for all.
func (r *reader) readinessTitle() string {
	m := r.rep.Maturity
	if m.OwnTargets() > 0 {
		return r.Say("readiness.title.own")
	}
	return r.Say("readiness.title", r.LevelName(m.Spec.Model, m.Spec.Target))
}

// readinessAnswer counts the questions with something missing, and says how much.
func (r *reader) readinessAnswer() string {
	var open, registers []string
	unasked, missing := 0, 0
	all := r.rep.Readiness.Questions
	for i := range all {
		switch q := &all[i]; {
		case q.Unasked:
			unasked++
			if name := r.Say("readiness.register." + string(q.Code)); !slices.Contains(registers, name) {
				registers = append(registers, name)
			}
		case q.Open() > 0:
			missing++
			for k := range q.Lists {
				if l := &q.Lists[k]; len(l.Items) > 0 {
					open = append(open, r.Say("readiness.short."+string(q.Code)+"."+string(l.Subject), r.Count(len(l.Items))))
				}
			}
		}
	}
	answer := r.Say("readiness.answer.none", r.Count(len(all)-unasked))
	if len(open) > 0 {
		answer = r.Say("readiness.answer", r.Count(missing), r.Count(len(all)), r.List(open))
	}
	if unasked > 0 {
		answer = r.Say("headline.sentences", answer, r.Say("readiness.answer.unasked", r.Count(unasked), r.List(registers)))
	}
	return answer
}

// question words one question and its lists.
func (v *view) question(at int) questionView {
	q := &v.rep.Readiness.Questions[at]
	code := string(q.Code)
	out := questionView{
		Code: code, Number: strconv.Itoa(at + 1), Title: v.Say("readiness.title." + code), Asks: v.Say("readiness.asks." + code),
		Open: q.Open() > 0, Done: q.Passed(),
	}
	if q.Unasked {
		out.Status = v.Say("readiness.status.unasked")
		out.None = v.Say("readiness.unasked", v.Say("readiness.register."+code))
		return out
	}
	for i := range q.Lists {
		l := &q.Lists[i]
		out.Counts = append(out.Counts, v.Say("readiness.of", v.Count(len(l.Items)), v.Count(l.Of)))
		if len(l.Items) > 0 {
			out.Lists = append(out.Lists, v.openTable(q.Code, l))
		}
	}
	out.Status = v.Say("readiness.status.open")
	if !out.Open {
		out.Status, out.None = v.Say("readiness.status.none"), v.nothingMissing(q)
	}
	if q.Code == indicator.AskExpected {
		out.Note = v.Text(v.rep.Plan.Assessment.Model.ListOrigin)
	}
	return out
}

// nothingMissing says what was looked at.
func (r *reader) nothingMissing(q *indicator.Question) string {
	var seen []string
	for _, l := range q.Lists {
		if l.Of > 0 {
			seen = append(seen, r.Say("readiness.seen."+string(q.Code)+"."+string(l.Subject), r.Count(l.Of)))
		}
	}
	if len(seen) == 0 {
		return r.Say("readiness.nothing." + string(q.Code))
	}
	return r.Say("readiness.none", r.List(seen))
}

// openTable words a list, and folds it where it is long.
func (v *view) openTable(code indicator.QuestionCode, l *indicator.OpenList) openTable {
	key := string(code) + "." + string(l.Subject)
	t := openTable{Caption: v.Say("readiness.caption."+key, v.Count(len(l.Items)), v.Count(l.Of))}
	columns := openColumns[key]
	for _, column := range columns {
		t.Heads = append(t.Heads, openCell{Text: v.Say("readiness.col." + column.head), Class: column.class})
	}
	for i := range l.Items {
		var row openRow
		for _, column := range columns {
			cell := column.cell(v, &l.Items[i])
			cell.Class = column.class
			row = append(row, cell)
		}
		t.First = append(t.First, row)
	}
	if more := len(t.First) - shownRows; more > slackRows {
		t.First, t.More, t.Rest = t.First[:shownRows], t.First[shownRows:], v.Say("readiness.more", v.Count(more))
	}
	return t
}

// textCell is a cell of words; one without any has a dash.
func textCell(s string) openCell {
	if s == "" {
		s = none
	}
	return openCell{Text: s}
}

// tiesCell is a cell of links; one without any has a dash.
func tiesCell(ties []tie) openCell {
	if len(ties) == 0 {
		return openCell{Text: none}
	}
	return openCell{Ties: ties}
}
