package ingest

import (
	"io/fs"
	"slices"
	"time"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// Definition reads and checks upshot.yaml. It finds every problem in one run; the plan is nil if one
// of them is an error. The catalogue is what `use:` refers to.
func Definition(fsys fs.FS, path string, catalogue []metric.Entry) (*metric.Plan, []metric.Problem) {
	d := &definition{
		file: path, fsys: fsys, catalogue: catalogue,
		plan:   &metric.Plan{File: path, Location: time.UTC},
		mapped: map[string]*mappedSource{}, ownMeasures: map[int]bool{}, untranslated: map[string][]metric.Position{},
	}
	if root, ok := d.document(fsys); ok {
		d.read(root)
	}
	problems := make([]metric.Problem, len(d.problems))
	for i, p := range d.problems {
		problems[i] = *p
	}
	metric.SortProblems(problems)
	if metric.Worst(problems, metric.Error) {
		return nil, problems
	}
	return d.plan, problems
}

// definition is the work in hand: the plan as far as it is read, and what was found wrong.
type definition struct {
	file      string
	fsys      fs.FS
	catalogue []metric.Entry
	plan      *metric.Plan
	problems  []*metric.Problem

	mapped       map[string]*mappedSource     // by source id
	bounds       []boundCondition             // min and max conditions, until the kinds of all roles are known
	ownMeasures  map[int]bool                 // indexes of the indicators whose measure is the user's own
	per          node                         // of the user's frequency read last
	untranslated map[string][]metric.Position // language -> texts that lack it
}

// read takes the sections in the order in which they need each other, not in the file's.
func (d *definition) read(root *yaml.Node) {
	top := node{root, d, d.file}.mapping()
	if top.Kind != yaml.MappingNode {
		return
	}
	d.readHead(top)
	d.readPhases(top.need("phases"))
	d.readCompare(top.take("compare"))
	d.readProjects(top.take("projects"))
	d.readEvents(top.take("events"))
	d.readCalendar(top.take("calendar"))
	d.readSources(top.need("sources"))
	d.readIndicators(top.need("indicators"))
	d.readRegisters(top)
	d.redactAll(top.take("redact"))
	d.readGates(top.take("gates"))
	top.close()
	d.dropUnneeded()
	d.checkUses()
	d.checkRedacted()
	d.scaleTimes()
	d.useCanonicalWords()
	d.checkUnused()
	d.reportUntranslated()
}

// checkUnused reports what the definition states and nothing uses.
func (d *definition) checkUnused() {
	if d.failed() {
		return // what is unused may be so because of an error
	}
	used := map[string]bool{}
	primary, working := false, false
	for _, ind := range d.plan.Indicators {
		for _, term := range ind.Measure.Terms() {
			used[term.Source] = true
		}
		primary, working = primary || ind.Primary, working || ind.Measure.Working
	}
	for _, s := range d.plan.Sources {
		if !used[s.ID] {
			d.notice(s.Pos, sourceUnused, s.ID)
		}
	}
	if c := d.plan.Calendar; c != nil && !working {
		d.notice(c.Pos, calendarUnused)
	}
	if !primary {
		d.notice(metric.Position{File: d.file}, noPrimary)
	}
}

func (d *definition) failed() bool {
	return slices.ContainsFunc(d.problems, func(p *metric.Problem) bool { return p.Severity == metric.Error })
}

func (d *definition) raise(s metric.Severity, pos metric.Position, c code, args ...string) *metric.Problem {
	p := &metric.Problem{Severity: s, Code: string(c), Args: args, Pos: pos, InDefinition: true}
	d.problems = append(d.problems, p)
	return p
}

func (d *definition) fail(pos metric.Position, c code, args ...string) *metric.Problem {
	return d.raise(metric.Error, pos, c, args...)
}

func (d *definition) notice(pos metric.Position, c code, args ...string) *metric.Problem {
	return d.raise(metric.Notice, pos, c, args...)
}

// phaseNamed finds a phase by the id that a node holds.
func (d *definition) phaseNamed(n node) (int, bool) {
	id, ok := n.text()
	if !ok {
		return 0, false
	}
	var known []string
	for i, p := range d.plan.Phases {
		if p.ID == id {
			return i, true
		}
		known = append(known, p.ID)
	}
	if len(known) > 0 { // else the phases have a problem of their own
		d.fail(n.pos(), unknownPhase, shorten(id), join(known), nearest(id, known))
	}
	return 0, false
}

// sourceNamed finds a source by the id that a node holds; nil if there is none.
func (d *definition) sourceNamed(n node) *mappedSource {
	id, ok := n.text()
	if !ok {
		return nil
	}
	if s := d.mapped[id]; s != nil {
		return s
	}
	if known := d.sourceIDs(); len(known) > 0 { // else the sources have a problem of their own
		d.fail(n.pos(), unknownSource, shorten(id), join(known), nearest(id, known))
	}
	return nil
}

func (d *definition) sourceIDs() []string {
	var ids []string
	for _, s := range d.plan.Sources {
		ids = append(ids, s.ID)
	}
	return ids
}

// ids holds the ids of one list, folded, with the place of each.
type ids map[string]metric.Position

// add reads an id and reports one that cannot be a file's name or that was there before.
func (seen ids) add(n node) string {
	id, ok := n.text()
	if !ok {
		return ""
	}
	seen.check(n.d, id, n.pos())
	return id
}

func (seen ids) check(d *definition, id string, pos metric.Position) {
	if !isID(id) {
		d.fail(pos, badID, shorten(id))
		return
	}
	if first, twice := seen[fold(id)]; twice {
		d.fail(pos, duplicateID, id).Also = []metric.Position{first}
		return
	}
	seen[fold(id)] = pos
}

// window reads from and to, inclusive days, of a section; ok only if both are there and in order.
func (m *mapping) window(from, to node) (metric.Window, bool) {
	first, okFrom := from.day()
	last, okTo := to.day()
	if okFrom && okTo && last < first {
		m.d.fail(to.pos(), windowReversed, first.String(), last.String()).Also = []metric.Position{from.pos()}
		return metric.Window{}, false
	}
	return metric.Window{From: first, To: last}, okFrom && okTo
}
