package ingest

import (
	"io/fs"
	"path"

	"upshot/metric"
)

// registerBook is what the registers refer to, and what was read of them so far.
type registerBook struct {
	fsys         fs.FS
	folder       string
	projects     *projectNames
	all          []metric.Project
	people       pseudonyms
	phases       *names
	indicators   *names
	capabilities *capabilityNames // nil without an assessment
	metric.Registers
	named []reference // to evidence, by rows of the assessment
}

// reference is an id of another register, until that is read.
type reference struct {
	id, header string
	pos        metric.Position
}

// readRegisters reads the registers of a plan, if it has any.
func readRegisters(fsys fs.FS, plan *metric.Plan, projects *projectNames, all []metric.Project, people pseudonyms) (metric.Registers, []metric.Problem) {
	var rows []*registerRows
	book := &registerBook{fsys: fsys, folder: path.Dir(plan.File), projects: projects, all: all, people: people}
	for i := range registers {
		kind := &registers[i]
		if register := plan.Register(kind.key); register != nil {
			s := newSourceReader(plan, &register.Source, kind.usesOf(&register.Source))
			s.kind = kind
			rows = append(rows, &registerRows{sourceReader: s, registerBook: book, again: map[string]int{}, guesses: map[string]string{}})
		}
	}
	if len(rows) == 0 {
		return metric.Registers{}, nil
	}
	parallel(len(rows), func(i int) { rows[i].readFiles(fsys) })
	book.phases, book.indicators = newPhaseNames(plan), newIndicatorNames(plan)
	if plan.Assessment != nil {
		book.capabilities = newCapabilityNames(plan.Assessment.Model)
	}
	var problems []metric.Problem
	for _, r := range rows {
		r.settle()
		book.Accounts = append(book.Accounts, metric.RegisterAccount{Key: r.kind.key, Account: r.account()})
	}
	for _, r := range rows {
		if r.kind.key == assessmentRegister.key {
			r.settleNamedEvidence()
		}
		problems = append(problems, r.problems...)
	}
	return book.Registers, problems
}

// settle decides how the columns are read, and turns the rows into what the register holds.
func (r *registerRows) settle() {
	r.decide()
	for _, f := range r.files {
		r.reportRows(f)
	}
	if r.kind.roleNamed("id") != nil {
		r.ids = r.readIDs()
	}
	r.reportRejected()
	r.kind.take(r)
	for record, fate := range r.fates {
		if fate == alive {
			r.fates[record] = used
		}
	}
	r.count()
}

func (r *registerRows) account() metric.Account {
	var a metric.Account
	for _, f := range r.files {
		a.Files = append(a.Files, f.account)
	}
	return a
}

// records are the rows that can be read. Rows whose id was there before are among them, so that all that is wrong with
// them is told at once; they are not kept.
func (r *registerRows) records() []int {
	var records []int
	for record, fate := range r.fates {
		if fate == alive || fate == duplicate {
			records = append(records, record)
		}
	}
	return records
}
