package ingest

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"upshot/metric"
)

//go:embed models/*.yaml
var modelFiles embed.FS

// Models names the shipped maturity models, in the order in which they are listed.
//
// To add one: write models/NAME.yaml and its line here.
var Models = []string{
	"caict-cd",
	"delivery-basics",
}

// ModelNamed reads one of the shipped models; nil if there is none of that name.
func ModelNamed(name string) *metric.Model {
	if !slices.Contains(Models, name) {
		return nil
	}
	m, _ := shippedModel(name, reportLanguages)
	return m
}

// ModelFile is the file of a shipped model, to copy and edit; nil if there is none of that name.
func ModelFile(name string) []byte {
	if !slices.Contains(Models, name) {
		return nil
	}
	data, _ := modelFiles.ReadFile(shippedPath(name)) // a test reads them all
	return data
}

func shippedPath(name string) string { return "models/" + name + ".yaml" }

// shippedModel reads a shipped model by the code that reads a user's own. A problem in one is a fault of this
// package, and its tests look for them.
func shippedModel(name string, languages []string) (*metric.Model, []*metric.Problem) {
	m, problems := modelIn(modelFiles, shippedPath(name), languages)
	if m != nil {
		m.File, m.Hash = "", ""
	}
	return m, problems
}

// readModel reads the model that a definition names: a shipped one, or a file in the definition's folder. What
// is wrong inside the file is positioned there; the model is nil if any of it is an error.
func (d *definition) readModel(fsys fs.FS, n node) *metric.Model {
	name, ok := n.text()
	if !ok {
		return nil
	}
	if slices.Contains(Models, name) {
		m, _ := shippedModel(name, d.plan.Languages)
		return m
	}
	if !strings.ContainsAny(name, `/\`) && !hasYAMLEnding(name) {
		d.fail(n.pos(), unknownModel, shorten(name), join(Models), nearest(name, Models))
		return nil
	}
	if !d.modelPresent(fsys, n, name) {
		return nil
	}
	folder := path.Dir(d.file)
	m, problems := modelIn(fsys, path.Join(folder, name), d.plan.Languages)
	d.problems = append(d.problems, problems...)
	if m != nil {
		m.File = relative(folder, path.Join(folder, name))
	}
	return m
}

func hasYAMLEnding(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// modelPresent reports whether a name leads to a file inside the definition's folder, and raises what is wrong
// if it does not.
func (d *definition) modelPresent(fsys fs.FS, n node, name string) bool {
	folder := path.Dir(d.file)
	full := path.Join(folder, name)
	if path.IsAbs(name) || strings.ContainsAny(name, `:\`) || !fs.ValidPath(full) || !within(folder, full) {
		d.fail(n.pos(), pathOutside, shorten(name))
		return false
	}
	if followLinks(fsys, folder, full) == errOutside {
		d.fail(n.pos(), linkOutside, shorten(name))
		return false
	}
	if info, err := fs.Stat(fsys, full); err != nil || !info.Mode().IsRegular() {
		d.fail(n.pos(), fileMissing, shorten(name), nearest(path.Base(full), siblings(fsys, full, false)))
		return false
	}
	return true
}

// ofModel are the codes of a file that cannot be one, where those of a definition would speak of a definition.
var ofModel = map[code]code{definitionEmpty: modelEmpty, definitionTooBig: modelTooBig, definitionNotUTF8: modelNotUTF8}

// modelIn reads a model's file; the model is nil if one of the problems is an error. Texts stand for every
// language in the first of those given.
func modelIn(fsys fs.FS, file string, languages []string) (*metric.Model, []*metric.Problem) {
	d := &definition{
		file: file,
		plan: &metric.Plan{Languages: languages, Location: time.UTC}, untranslated: map[string][]metric.Position{},
	}
	root, ok := d.document(fsys)
	if !ok {
		for _, p := range d.problems {
			if c := ofModel[code(p.Code)]; c != "" {
				p.Code = string(c)
			}
		}
		return nil, d.problems
	}
	base := path.Base(file)
	r := &modelReader{definition: d, model: &metric.Model{ID: strings.TrimSuffix(base, path.Ext(base))}, codes: ids{}}
	r.read(node{root, d, file}.mapping())
	d.reportUntranslated()
	if d.failed() {
		return nil, d.problems
	}
	r.model.Hash = d.plan.Hash
	return r.model, d.problems
}

// modelReader is a model's file as far as it is read.
type modelReader struct {
	*definition
	model    *metric.Model
	codes    ids  // of sub-domains, items and sub-items
	disorder bool // the levels do not ascend, so which there are is not known
}

// read takes the scale and the certificates first: the parts refer to both.
func (r *modelReader) read(top *mapping) {
	m := r.model
	m.Name = top.need("name").localised()
	m.Wording = top.take("wording").localised()
	r.readLevels(top.need("levels"))
	m.RollUp = top.take("roll_up").choice("lowest", metric.RollUps)
	m.Certificates = r.readCertificates(top.take("certificates"))
	m.ListOrigin = top.take("list_origin").localised()
	for _, item := range top.need("domains").list() {
		m.Domains = append(m.Domains, r.readDomain(item.mapping()))
	}
	top.close()
}

// maxLevel bounds a scale; those in use end at 5 or 10.
const maxLevel = 99

func (r *modelReader) readLevels(n node) {
	var before node
	for _, item := range n.list() {
		m := item.mapping()
		at := m.need("number")
		level := metric.ModelLevel{Number: at.integer(-1, 0, maxLevel), Name: m.take("name").localised(), Gloss: m.take("gloss").localised()}
		m.close()
		if level.Number < 0 {
			continue
		}
		if last := len(r.model.Levels) - 1; last >= 0 && level.Number <= r.model.Levels[last].Number {
			r.fail(at.pos(), modelLevelOrder, strconv.Itoa(level.Number), strconv.Itoa(r.model.Levels[last].Number)).Also = []metric.Position{before.pos()}
			r.disorder = true
			continue
		}
		r.model.Levels, before = append(r.model.Levels, level), at
	}
}

// readCertificates reads the standards under whose names an assessment can be shown, too.
func (d *definition) readCertificates(n node) []metric.Certificate {
	var all []metric.Certificate
	seen := ids{}
	for _, item := range n.list() {
		m := item.mapping()
		c := metric.Certificate{ID: seen.add(m.need("id")), Name: m.need("name").localised(), Note: m.take("note").localised()}
		m.close()
		if c.ID != "" {
			all = append(all, c)
		}
	}
	return all
}
