package metric

// Indicator is a defined measure, with all that a reader needs to trust it.
type Indicator struct {
	ID                                                    string
	Entry                                                 string // the catalogue entry it was made from, or ""
	Name, Definition, Formula, Purpose, CannotSay, Origin Text
	Audience, Owner                                       Text
	Kind                                                  string // "result" or "process"
	Category                                              string
	Priority                                              string

	Measure       Measure
	Statistic     Statistic
	Unit          Unit
	Better        Direction
	Primary       bool
	PrimarySince  Day // 0 if not said
	MinimumEffect Effect
	Targets       []Target
	Stated        []Stated

	Version      string
	Changes      []Change
	LastReviewed Day // 0 if not said
	Pos          Position

	Said []string // keys of the texts that the definition gives itself, such as purpose; the others are the catalogue's, or defaults
}

// Form is how an indicator is computed and judged.
type Form int

const (
	Duration   Form = iota // time between two moments of a record, or a duration column
	Frequency              // records per day of exposure
	Proportion             // records that meet a condition, of all
	Ratio                  // a count per amount; or two amounts, judged as a series
	Level                  // a measured value a period, judged as a series
)

// Forms names them as results.json does.
var Forms = []string{Duration: "duration", Frequency: "frequency", Proportion: "proportion", Ratio: "ratio", Level: "level"}

func (f Form) String() string { return Forms[f] }

// Statistic is the displayed value of a duration or level. The verdict never depends on it.
type Statistic int

const (
	Median Statistic = iota
	Mean
	P85
	P90
	P95
	Sum
	Last
)

// Statistics names them as the definition does.
var Statistics = []string{Median: "median", Mean: "mean", P85: "p85", P90: "p90", P95: "p95", Sum: "sum", Last: "last"}

func (s Statistic) String() string { return Statistics[s] }

// Direction is which way is better.
type Direction int

const (
	Lower  Direction = -1
	Higher Direction = 1
)

func (d Direction) String() string {
	if d == Higher {
		return "higher"
	}
	return "lower"
}

// Measure is the formula. Which fields are set depends on Form:
//
//	Duration    Numerator.Source, Where and At; From and To, or Column
//	Frequency   Numerator (counted), Per
//	Proportion  Numerator over Denominator: both counted from one source (Numerator's conditions
//	            are the Denominator's and more, or a Link says which), or both ready-made sums
//	Ratio       Numerator over Denominator, times Scale
//	Level       Numerator.Source and Where (the series among them), Column, Scale
type Measure struct {
	Form        Form
	Numerator   Term
	Denominator Term
	From, To    string  // roles of the two moments
	Column      string  // role of the value column
	Per         string  // day, week, month, year, working-day: how a frequency is shown
	Scale       float64 // 1 if not given
	Link        *Link   // nil, or what ties the measure's records to those of another source
	Working     bool    // time (of a duration) and exposure (of a frequency) count the plan's working days only
}

// Link ties incidents to deployments. A Proportion of deployments counts those with a linked incident; a
// Duration of incidents takes the linked ones only. Which deployment an incident belongs to is said by the
// incident itself, or else is the latest of its project that ended before it began.
type Link struct {
	Incidents   Term   // those that may be linked; At is the role of the moment one began
	Deployments Term   // those that may be linked to by time; At is the role of the moment one ended
	Key         string // role of the incidents that holds a deployment's id; "" links by time
}

// Terms are all that a measure reads: its amounts, and the two ends of its link.
func (m *Measure) Terms() []Term {
	terms := []Term{m.Numerator}
	if m.Denominator.Source != "" {
		terms = append(terms, m.Denominator)
	}
	if m.Link != nil {
		terms = append(terms, m.Link.Incidents, m.Link.Deployments)
	}
	return terms
}

// Term is an amount that can be summed over records: a count, a sum, or a stock.
type Term struct {
	Source string
	At     string // role of the time that dates a record
	Where  Conditions
	Sum    string // role of the number to add up; "" counts records
	Stock  bool   // Sum is a stock: its last value of a period stands, it is not added up over time
}

// AsSeries reports whether the measure is judged as a series of period values: a level, or a ratio
// whose numerator is not a count of events or whose denominator is a stock.
func (m Measure) AsSeries() bool {
	return m.Form == Level || m.Form == Ratio && (m.Numerator.Sum != "" || m.Denominator.Stock)
}

// Conditions must all hold for a record to count.
type Conditions []Condition

// Condition tests one column.
type Condition struct {
	Role     string
	Test     Test
	Words    []string // Is, IsNot: compared after folding case, width and outer space
	Min, Max float64  // Between: base units; an open end is -Inf or +Inf. Times are milliseconds.
	Pos      Position
}

// Test is what a condition asks.
type Test int

const (
	Is Test = iota
	IsNot
	Present
	Absent
	Between
)

// Effect is the smallest change that matters.
type Effect struct {
	Value    float64 // 0.1 is 10 % if Relative; else in base units, 0.02 is 2 percentage points
	Relative bool
}

// Target is a bound. Phase is the index of the phase it is for, -1 for the headline's after.
type Target struct {
	Phase int
	Max   bool    // the value must be at most Value; else at least
	Value float64 // base units
	Text  string  // as written
}

// Stated is a figure somebody published, shown beside ours and never judged.
type Stated struct {
	Phase  int
	Value  float64
	Text   string
	Origin Text
}

// Change is one entry of an indicator's change record.
type Change struct {
	Version string
	Date    Day
	Note    Text
}

// Entry is one indicator of the catalogue: a ready definition that a plan binds to its sources.
type Entry struct {
	Indicator Indicator // ID is the entry's name; its terms name the Sources below
	Sources   []EntrySource
	Linked    *Entry // what stands in its place where a plan names a source that only this one has; nil if there is none
}

// EntrySource is what an entry needs of one source.
type EntrySource struct {
	Name  string // the placeholder in the entry's terms, such as "defects"
	Roles []EntryRole
}

// EntryRole is a column that an entry reads.
type EntryRole struct {
	Role     string
	Required bool // a condition on an optional role that is not mapped is dropped, with a notice
	Note     Text
	Words    map[string][]string // canonical word -> words known for it; nil where any word goes
}
