package metric

import (
	"strings"
	"time"
)

// Plan is the definition, read and checked: what to compare, where the records come from,
// what to compute. Every id in it is known to exist.
type Plan struct {
	File                                   string // the definition's own path, for positions
	Hash                                   string // SHA-256 of the definition's bytes, in hex
	Title                                  Text
	Organisation, Contact, Purpose, Notice Text
	Issue                                  string   // "draft" or "final"
	Languages                              []string // the first is the front page
	Timezone                               string   // as written, such as Asia/Shanghai
	Location                               *time.Location
	AsOf                                   Day
	Period                                 PeriodUnit

	Phases     []Phase // in order of time, without overlap
	Compare    Compare
	Projects   []Project // as listed, in the definition's order
	Events     []Event
	Sources    []Source
	Indicators []Indicator
	Gates      []Gate

	MaxRejected  float64 // share of a source's rows, 0.01 by default
	Multiplicity string  // "bh" (default) or "holm"
	Appendix     Appendix
	Calendar     *Calendar // nil if the definition has none
	Bands        []string  // editions of performance bands that are shown, such as dora-2023

	Assessment *Assessment       // nil if the definition has none; the same for those below
	Actions    *Register         //
	Evidence   *EvidenceRegister //
	Findings   *Register         //
}

// Phase is a named window of days. Window.To never lies after the as-of day.
type Phase struct {
	ID   string
	Name Text
	Why  Text
	Window
	Pos Position
}

// Compare is the headline: one phase against another, or against several pooled ones.
type Compare struct {
	Before int   // index into Phases
	After  []int // indexes into Phases, ascending; more than one means pooled

	Ordered    bool // a test for a trend over all phases from Before on, beside the verdicts
	YearBefore bool // a second look: the periods of After against the same ones a year before
}

// BeforeID is the id of the phase that the headline compares with.
func (p *Plan) BeforeID() string { return p.Phases[p.Compare.Before].ID }

// AfterID is the id of the headline's later phase; several pooled ones are joined by "+".
func (p *Plan) AfterID() string { return p.PooledID(p.Compare.After) }

// PooledID is the id of several phases taken together.
func (p *Plan) PooledID(phases []int) string {
	ids := make([]string, len(phases))
	for i, phase := range phases {
		ids[i] = p.Phases[phase].ID
	}
	return strings.Join(ids, "+")
}

// Compared are the days from the first of the headline's earlier phase to the last of its later one.
func (p *Plan) Compared() Window {
	after := p.Compare.After
	return Window{From: p.Phases[p.Compare.Before].From, To: p.Phases[after[len(after)-1]].To}
}

// PhasesOf lists the phases that an id, pooled or not, stands for, as indexes.
func (p *Plan) PhasesOf(id string) []int {
	var phases []int
	for _, part := range strings.Split(id, "+") {
		for i := range p.Phases {
			if p.Phases[i].ID == part {
				phases = append(phases, i)
			}
		}
	}
	return phases
}

// Project is the unit whose improvement is judged.
type Project struct {
	ID      string
	Name    Text
	Aliases []string
	Group   string
	Active  Window // cut to the phases by whoever uses it; the zero Window means always
	Listed  bool   // false for a project that only the exports know
	Pos     Position
}

// Event is a day drawn on every trend.
type Event struct {
	Date Day
	Name Text
}

// Source is one kind of record, read from one or more files.
type Source struct {
	ID              string
	Files           []string // globs, relative to the definition's folder
	Sheet           string
	Layout          string // "long" or "wide"
	Preset          string // the known export that it is said to be, or ""
	Encoding        string // forced, or ""
	Delimiter       string // forced: one ASCII character, or ""
	HeaderRow       int    // forced: the row or line of the header's last row, from 1, or 0
	Range           string // forced: the cells of a sheet that hold the table, such as "B3:H200", "B:H" or "B3", or ""
	Rows            string // JSON: the dotted path of the list of records, or ""
	Covers          Window // the zero Window means unknown
	Columns         []ColumnBinding
	Formats         map[string]string              // role -> time layout, "dmy", "mdy", "epoch-s", "epoch-ms", "epoch-us", or a duration's unit
	Nulls           []string                       // words that mean "empty", beside the built-in ones
	Values          map[string]map[string][]string // role -> canonical word -> words in the file; the catalogue's words are merged in
	ValuesAt        map[string]Position            // role -> where the definition itself lists its words
	Keep            Conditions                     // records that do not meet these are filtered
	Drop            Conditions                     // records that meet any of these are filtered
	Redact          []string                       // roles whose words become numbered pseudonyms
	Exclude         []Exclusion
	Constant        map[string]string // role -> value
	ProjectFromFile string            // regular expression with one group
	Periods         string            // wide: layout of the period headers, "" for the usual ones
	Origin          Origin
	Pos             Position
	PhaseFromFile   string // of the assessment: regular expression with one group
}

// HasCovers reports whether the source says which days it covers.
func (s Source) HasCovers() bool { return s.Covers != Window{} }

// ColumnBinding ties a role of the plan to a column of the files, or to several that are joined.
type ColumnBinding struct {
	Role     string
	Headers  []string // names to look for, in order; usually one
	Join     []string // in place of Headers: the columns whose texts make one, in order
	With     string   // what stands between the texts of Join; "" is a space
	Optional bool     // of a preset: a file may lack it, as long as nothing needs the role
	Pos      Position
	Keys     []string // of a register's own columns: what the header may be, folded, without signs and space, the best first
}

// Names are the headers of the files that the binding speaks of, for a message.
func (b *ColumnBinding) Names() []string {
	if len(b.Join) > 0 {
		return b.Join
	}
	return b.Headers
}

// Exclusion takes one record out by hand, and says so.
type Exclusion struct {
	ID     string
	Reason Text
	By     string // a role, not a name
	Pos    Position
}

// Origin is what the definition says of where a source's files came from.
type Origin struct {
	System, Query, Collection, Every, ExportedAt, ExportedByRole, Retention, Link string
}

// Appendix says how the workbook is published.
type Appendix struct {
	Publish bool // true by default
	MaxRows int  // rows of a raw sheet, 200,000 by default
}

// Gate is a rule that `--gate` enforces: at most Max of what it counts. With a Verdict that is indicators whose
// headline comparison over all projects has it; else Counts says what.
type Gate struct {
	Name        Text
	Verdict     string
	Counts      string // of GateCounts, where Verdict is ""
	PrimaryOnly bool
	Max         int
	Pos         Position
}

// GateCounts are what a gate can count beside verdicts: capabilities below their target, actions overdue,
// capabilities at their target without evidence, findings overdue.
var GateCounts = []string{"below-target", "overdue-actions", "without-evidence", "overdue-findings"}
