package indicator

import (
	"upshot/indicator/maturity"
	"upshot/metric"
)

// Readiness is what is still missing for the target level, in the order an assessor asks, and how far this report
// itself is what the model asks of measuring. It says what is missing, never that an assessment would be passed:
// weights and pass marks are the assessor's.
type Readiness struct {
	Questions    []Question
	Demands      []Demand    // the model's demands on measuring, in its order; none if it marks none
	Registration []KeyFigure // the key data of the registration form
}

// Question is one thing that an assessor asks.
type Question struct {
	Code    QuestionCode
	Unasked bool // the definition has no register that could answer
	Lists   []OpenList
}

// QuestionCode names a question.
type QuestionCode string

const (
	AskGaps        QuestionCode = "gaps"        // sub-items below their target, or not rated
	AskEvidence    QuestionCode = "evidence"    // sub-items at their target without ready evidence
	AskExpected    QuestionCode = "expected"    // usually expected evidence that is not ready, and entries that are not
	AskDefinitions QuestionCode = "definitions" // indicators without purpose, audience, owner or version
	AskSources     QuestionCode = "sources"     // sources without coverage, or exported by nobody knows whom
	AskActions     QuestionCode = "actions"     // actions that are not done, or nobody's
	AskFindings    QuestionCode = "findings"    // findings that are not closed
)

// OpenList is the things of one kind that a question looks at and of which something is missing.
type OpenList struct {
	Subject Subject
	Of      int // how many were looked at
	Items   []OpenItem
}

// Subject is a kind of thing that can lack something.
type Subject string

const (
	OfSubItem   Subject = "sub-item"  // index into Maturity.SubItems
	OfEvidence  Subject = "evidence"  // into Maturity.Evidence
	OfIndicator Subject = "indicator" // into Indicators
	OfSource    Subject = "source"    // into Plan.Sources
	OfAction    Subject = "action"    // into Maturity.Actions
	OfFinding   Subject = "finding"   // into Maturity.Findings
)

// OpenItem is one thing and what it lacks.
type OpenItem struct {
	At     int // the thing's index, as its Subject says
	Lacks  []Lack
	Wanted []maturity.Wanted // IncompleteEvidence: by kind
	Aims   bool              // an action: it aims at a sub-item that is not at its target
}

// Lack is what is missing of a thing.
type Lack string

const (
	BelowTarget         Lack = "below-target"
	NotRated            Lack = "not-rated"
	WithoutEvidence     Lack = "without-evidence"
	IncompleteEvidence  Lack = "incomplete"
	EvidenceDraft       Lack = "draft"
	EvidencePlanned     Lack = "planned"
	FileMissing         Lack = "file-missing"    // the file that it names is not there, or cannot be read
	FileUnchecked       Lack = "file-unchecked"  // nothing says in which folder it is
	NothingToShow       Lack = "nothing-to-show" // neither a file nor a link
	NoPurpose           Lack = "purpose"
	PurposeUnconfirmed  Lack = "purpose-unconfirmed" // the catalogue's words
	NoAudience          Lack = "audience"
	AudienceUnconfirmed Lack = "audience-unconfirmed"
	NoOwner             Lack = "owner"
	NoVersion           Lack = "version"
	NoCovers            Lack = "covers"
	NoExporter          Lack = "exporter"
	StillOpen           Lack = "open"       // an action that is not done
	FindingOpen         Lack = "unanswered" // a finding that is neither answered nor closed
	NotClosed           Lack = "answered"   // a finding that is answered and not closed
	IsOverdue           Lack = "overdue"
	NoDueDay            Lack = "due"
	NoAnswer            Lack = "answer"
)

// Open is how many things lack something.
func (q *Question) Open() (n int) {
	for _, l := range q.Lists {
		n += len(l.Items)
	}
	return n
}

// Passed reports whether the question could be asked and nothing is missing.
func (q *Question) Passed() bool { return !q.Unasked && q.Open() == 0 }

// questions is the order in which an assessor asks.
var questions = []struct {
	code  QuestionCode
	needs func(*metric.Plan) bool // the register that alone can answer; nil if the report itself does
	lists func(*Report) []OpenList
}{
	{AskGaps, nil, askGaps},
	{AskEvidence, func(p *metric.Plan) bool { return p.Evidence != nil }, askEvidence},
	{AskExpected, func(p *metric.Plan) bool { return p.Evidence != nil }, askExpected},
	{AskDefinitions, nil, askDefinitions},
	{AskSources, nil, askSources},
	{AskActions, func(p *metric.Plan) bool { return p.Actions != nil }, askActions},
	{AskFindings, func(p *metric.Plan) bool { return p.Findings != nil }, askFindings},
}

// ReadinessOf looks at a report that is finished otherwise; nil without an assessment, since there is no target then.
func ReadinessOf(rep *Report) *Readiness {
	if rep.Plan.Assessment == nil {
		return nil
	}
	out := &Readiness{Demands: demands(rep), Registration: registration(rep)}
	for _, ask := range questions {
		q := Question{Code: ask.code, Unasked: ask.needs != nil && !ask.needs(rep.Plan)}
		if !q.Unasked {
			q.Lists = ask.lists(rep)
		}
		out.Questions = append(out.Questions, q)
	}
	return out
}

// list goes over n things; lacks says what one is missing, nothing if all is there.
func list(subject Subject, n int, lacks func(i int) []Lack) OpenList {
	l := OpenList{Subject: subject, Of: n}
	for i := range n {
		if missing := lacks(i); len(missing) > 0 {
			l.Items = append(l.Items, OpenItem{At: i, Lacks: missing})
		}
	}
	return l
}
