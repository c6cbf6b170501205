package metric

// Assessment is what the definition says of a maturity assessment.
type Assessment struct {
	Model        *Model
	Target       float64           // the level aimed at, where a sub-item has none of its own
	RollUp       string            // of RollUps; what the model's items and sub-domains say of themselves wins unless RollUps names them
	RollUps      map[string]string // by code of an item or sub-domain: the definition's own rule
	Certificates []Certificate     // the model's, then the definition's own
	Registration Registration
	Register
	ModelPos Position // where the definition names the model
}

// Registration is the key data that an assessor's registration form asks for.
type Registration struct {
	Iteration   Text   // how long an iteration is, as stated
	Releases    string // id of the indicator that gives the release frequency, or ""
	FailureRate string // id of the indicator that gives the deployment failure rate, or ""
}

// Register is a list kept in files beside the records: how they are read.
type Register struct {
	Source // its ID is the register's key in the definition: assessment, actions, evidence or findings
}

// EvidenceRegister is the register of evidence.
type EvidenceRegister struct {
	Root    string // folder of the files, inside the definition's; "" if none
	Publish bool   // copy the files to the site
	Register
}

// Ratings is a row of the assessment: the levels of one sub-item. A level of 2.5 is written "3-": level 3 is
// met in part.
type Ratings struct {
	Node      Node
	Self      []float64 // by phase of the plan: Missing() where it is not rated
	Assessed  []float64 // by phase: what an assessor gave
	Target    float64   // Missing(): the assessment's
	Gap, Note Text
	Evidence  []string          // ids, as the register of evidence writes them; one that it does not have as written
	Crosswalk map[string]string // certificate -> the name or clause there
	Pos       Position
}

// ActionStatuses are the states of an action.
var ActionStatuses = []string{"open", "in-progress", "done", "cancelled"}

// Action is an improvement action. Days that are not given are 0.
type Action struct {
	ID                string
	Title             Text
	Area              Text
	Round             int    // index into Plan.Phases, -1 if none
	Project           string // id, "" if it is for all
	Owner             Text   // a role
	Opened, Due, Done Day
	Status            string
	Capabilities      []Node   // those that the model has
	Indicators        []string // ids of the plan's indicators
	Backlog           string
	Iteration         string
	Effort            float64 // person-days, Missing() if not given
	Share             float64 // of the iteration's effort, 0 to 1, Missing() if not given
	Pos               Position
}

// Closed reports whether nothing is left to do.
func (a *Action) Closed() bool { return a.Status == "done" || a.Status == "cancelled" }

// Overdue reports whether an action is not closed though its due day lies before a day; on the due day itself it is not
// overdue yet.
func (a *Action) Overdue(asOf Day) bool { return !a.Closed() && a.Due != 0 && a.Due < asOf }

// Late reports whether an action was done after its due day.
func (a *Action) Late() bool { return a.Status == "done" && a.Due != 0 && a.Done > a.Due }

// EvidenceKinds are the kinds of evidence, as the assessors' list names them: 材料文档, 演示截图, 演示视频.
var EvidenceKinds = []string{"document", "screenshot", "video"}

// EvidenceStatuses are the states of a piece of evidence.
var EvidenceStatuses = []string{"ready", "draft", "planned"}

// Evidence is an identified document, screenshot or video that supports a capability's level.
type Evidence struct {
	ID       string
	Node     Node // what it supports; all -1, which holds nothing, where nothing says it
	Level    int  // 0 if nothing says it
	Kind     string
	Title    Text
	Date     Day
	Status   string
	File     string // relative to the register's root, or for ByReport to the site; "" if none
	Link     string
	ByReport bool // this report itself is the evidence

	Present bool   // the file is there; true for a link and for what the report provides
	Bytes   int64  // of the file
	SHA256  string // of the file, in hex
	Pos     Position
}

// Ready reports whether it can be shown.
func (e *Evidence) Ready() bool { return e.Status == "ready" && e.Present }

// FindingStatuses are the states of a finding.
var FindingStatuses = []string{"open", "answered", "closed"}

// Finding is an issue that an assessor raised.
type Finding struct {
	ID                       string
	Text                     Text
	Capabilities             []Node
	Raised, Deadline, Closed Day
	Status                   string
	Actions                  []string // ids of actions that answer it
	Evidence                 []string // ids of evidence that answers it
	Pos                      Position
}

// Overdue reports whether a finding is not answered though its deadline lies before a day.
func (f *Finding) Overdue(asOf Day) bool {
	return f.Status == "open" && f.Deadline != 0 && f.Deadline < asOf
}

// Registers are the lists that were read, in their files' order.
type Registers struct {
	Ratings  []Ratings // one a sub-item, in the model's order; a sub-item that no row rates has none
	Actions  []Action
	Evidence []Evidence
	Findings []Finding
	Accounts []RegisterAccount // of the registers that the definition has, in the order of RegisterKeys
}

// RegisterKeys are the keys of the registers in the definition.
var RegisterKeys = []string{"assessment", "actions", "evidence", "findings"}

// Register is how the register of a key is read; nil if the definition has none.
func (p *Plan) Register(key string) *Register {
	switch {
	case key == "assessment" && p.Assessment != nil:
		return &p.Assessment.Register
	case key == "actions":
		return p.Actions
	case key == "evidence" && p.Evidence != nil:
		return &p.Evidence.Register
	case key == "findings":
		return p.Findings
	}
	return nil
}

// RegisterAccount accounts for the rows of a register's files.
type RegisterAccount struct {
	Key string
	Account
}
