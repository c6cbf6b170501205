package ingest

import (
	"embed"
	"slices"
	"time"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

//go:embed presets/*.yaml
var presetFiles embed.FS

// Presets names the known exports, in the order in which they are listed.
//
// To add one: write presets/NAME.yaml, its line here, and a file in its shape in testdata/presets.
var Presets = []string{
	"jira-cloud",
	"jira-server",
	"azure-devops",
	"gitlab-issues",
	"gitlab-deployments",
	"github-pulls",
	"github-projects",
	"jenkins-builds",
	"sonarqube-measures",
	"zentao-story",
	"zentao-bug",
	"zentao-task",
	"tapd-story",
	"tapd-bug",
	"yunxiao",
	"servicenow-incident",
	"servicenow-change",
	"pagerduty-incidents",
	"devlake-issues",
	"devlake-pull-requests",
	"devlake-cicd-deployments",
	"devlake-cicd-deployment-commits",
	"long-series",
	"wide-series",
}

// Preset is what is known of one tool's export.
type Preset struct {
	Name, Tool string
	Title      metric.Text
	Verified   string      // one of Verifications
	Note       metric.Text // what it was checked against, what was not, and what to mind
	Must       [][]string  // columns by which a file is recognised: all of them, each under one of its headers
	May        [][]string  // columns that make a file that has all the others a better match
	Source     metric.Source

	entry *yaml.Node // the preset's part of a source entry, as written
}

// Verifications is what a preset's headers were checked against: a file that the tool wrote, the tool's
// source code or manual, or nothing of the kind.
var Verifications = []string{"file", "source", "no"}

// PresetNamed reads one of the presets; nil if there is none of that name.
func PresetNamed(name string) *Preset {
	if !slices.Contains(Presets, name) {
		return nil
	}
	p, _ := readPreset(name)
	return p
}

// readPreset reads a preset's file by the code that reads a definition. A problem in one is a fault of
// this package, and its tests look for them.
func readPreset(name string) (*Preset, []*metric.Problem) {
	d := &definition{
		file: "presets/" + name + ".yaml",
		plan: &metric.Plan{Languages: reportLanguages, Location: time.UTC}, untranslated: map[string][]metric.Position{},
	}
	p := &Preset{Name: name}
	root, ok := d.document(presetFiles)
	if !ok {
		return p, d.problems
	}
	m := node{root, d, d.file}.mapping()
	p.Title = m.need("title").localised()
	p.Tool, _ = m.need("tool").text()
	p.Verified = m.need("verified").choice("no", Verifications)
	p.Note = m.need("note").localised()
	recognise := m.need("recognise").mapping()
	for _, item := range recognise.need("must").list() {
		p.Must = append(p.Must, item.words())
	}
	for _, item := range recognise.take("may").list() {
		p.May = append(p.May, item.words())
	}
	recognise.close()
	source := m.need("source")
	p.entry = source.Node
	shape := source.mapping()
	tests := d.readShape(shape, &p.Source)
	mapped := &mappedSource{Source: &p.Source, roles: rolesOf(p.Source)}
	p.Source.Keep, p.Source.Drop = d.conditions(tests.keep, mapped), d.conditions(tests.drop, mapped)
	shape.close()
	m.close()
	d.reportUntranslated()
	return p, d.problems
}

// neededRole is where the plan needs a role of a source: the condition or the indicator that reads it.
func neededRole(plan *metric.Plan, s *metric.Source, role string) (metric.Position, bool) {
	asks := func(all metric.Conditions) (metric.Position, bool) {
		for _, c := range all {
			if c.Role == role {
				return c.Pos, true
			}
		}
		return metric.Position{}, false
	}
	for _, all := range []metric.Conditions{s.Keep, s.Drop} {
		if pos, ok := asks(all); ok {
			return pos, true
		}
	}
	for i := range plan.Indicators {
		ind := &plan.Indicators[i]
		m := &ind.Measure
		for _, t := range m.Terms() {
			if t.Source != s.ID {
				continue
			}
			if role == t.At || role == t.Sum {
				return ind.Pos, true
			}
			if pos, ok := asks(t.Where); ok {
				return pos, true
			}
		}
		if l := m.Link; l != nil && l.Incidents.Source == s.ID && l.Key == role {
			return ind.Pos, true
		}
		if m.Numerator.Source == s.ID && slices.Contains([]string{m.From, m.To, m.Column}, role) {
			return ind.Pos, true
		}
	}
	return metric.Position{}, false
}

// alwaysRead are the roles that are read wherever a file has them: who the record is about, and what.
func alwaysRead(s *metric.Source, role string) bool {
	return role == "id" || role == "project" || role == "series" && s.Layout == "wide"
}

// dropUnneeded forgets the columns of presets that nothing in the plan reads: they cost memory, and what
// is not read cannot be published by mistake.
func (d *definition) dropUnneeded() {
	for i := range d.plan.Sources {
		s := &d.plan.Sources[i]
		if s.Preset == "" {
			continue
		}
		s.Columns = slices.DeleteFunc(s.Columns, func(b metric.ColumnBinding) bool {
			_, needed := neededRole(d.plan, s, b.Role)
			return b.Optional && !needed && !alwaysRead(s, b.Role)
		})
		left := rolesOf(*s)
		for _, role := range sortedKeys(s.Formats) {
			if !slices.Contains(left, role) {
				delete(s.Formats, role)
			}
		}
		for _, role := range sortedKeys(s.Values) {
			if !slices.Contains(left, role) {
				delete(s.Values, role)
			}
		}
		if m := d.mapped[s.ID]; m != nil && m.Source == s {
			m.roles = left
		}
	}
}
