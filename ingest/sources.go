package ingest

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// mappedSource is a source as indicators see it: which roles it offers.
type mappedSource struct {
	*metric.Source
	roles []string // in the definition's order
	uses  map[string]roleUse
}

func (s *mappedSource) has(role string) bool { return slices.Contains(s.roles, role) }

func (d *definition) readSources(n node) {
	seen := ids{}
	items := n.list()
	d.plan.Sources = make([]metric.Source, len(items)) // never grown: mapped sources point into it
	tests := make([]recordTests, len(items))
	for i, item := range items {
		s := &d.plan.Sources[i]
		tests[i] = d.readSource(item.mapping(), s, seen)
		if _, twice := d.mapped[s.ID]; !twice && s.ID != "" {
			d.mapped[s.ID] = &mappedSource{Source: s, roles: rolesOf(*s), uses: map[string]roleUse{}}
		}
	}
	// Conditions come last, because they are checked against the roles.
	for i := range items {
		if s := d.mapped[d.plan.Sources[i].ID]; s != nil && s.Source == &d.plan.Sources[i] {
			s.Keep, s.Drop = d.conditions(tests[i].keep, s), d.conditions(tests[i].drop, s)
		}
	}
}

// recordTests are the conditions of a source, until they can be read.
type recordTests struct{ keep, drop node }

// readSource fills all of s but its conditions, and gives the nodes that hold them.
func (d *definition) readSource(m *mapping, s *metric.Source, seen ids) recordTests {
	defer m.close()
	s.ID = seen.add(m.need("id"))
	s.Pos = m.pos()
	s.Files = d.readGlobs(m.need("files"))
	preset := d.layPreset(m, s)
	s.Covers = d.readCovers(m.take("covers"))
	tests := d.readShape(m, s)
	s.Redact = d.readRedact(m.take("redact"), s)
	s.Exclude = d.readExclude(m.take("exclude"), s)
	s.Origin = d.readOrigin(m)
	preset.settle(s)
	return tests
}

// readShape reads how the files are to be read: the keys that a preset may have too.
func (d *definition) readShape(m *mapping, s *metric.Source) recordTests {
	s.Sheet, _ = m.take("sheet").text()
	s.Layout = m.take("layout").choice("long", []string{"long", "wide"})
	d.readTablePlace(m, s)
	s.Rows = d.readRowsPath(m.take("rows"))
	s.Columns = d.readColumns(m.need("columns"), s)
	s.Constant = d.readConstant(m.take("constant"), s)
	s.ProjectFromFile = d.readProjectPattern(m.take("project_from_file"), s)
	s.Periods = d.readPeriodLayout(m.take("periods"), s)
	d.readCells(m, s)
	return recordTests{m.take("keep"), m.take("drop")}
}

// readTablePlace reads how a file is taken apart, and where in it the table is.
func (d *definition) readTablePlace(m *mapping, s *metric.Source) {
	s.Encoding = d.readEncoding(m.take("encoding"))
	s.Delimiter = d.readDelimiter(m.take("delimiter"))
	s.HeaderRow = m.take("header_row").integer(0, 1, maxHeaderRow)
	s.Range = d.readRange(m.take("range"))
}

// readCells reads how the cells of the columns are written.
func (d *definition) readCells(m *mapping, s *metric.Source) {
	s.Formats = d.readFormats(m.take("formats"), s)
	s.Nulls = m.take("nulls").words()
	s.Values = d.readValues(m.take("values"), s)
}

// readGlobs reads patterns of files inside the definition's folder.
func (d *definition) readGlobs(n node) []string {
	var globs []string
	for _, item := range n.oneOrList() {
		glob, ok := item.text()
		if !ok {
			continue
		}
		clean := path.Clean(glob)
		_, err := path.Match(glob, "")
		switch {
		case path.IsAbs(glob), clean == "..", strings.HasPrefix(clean, "../"), strings.Contains(glob, ":"), strings.Contains(glob, `\`):
			d.fail(item.pos(), pathOutside, shorten(glob))
		case err != nil:
			d.fail(item.pos(), badGlob, shorten(glob))
		default:
			globs = append(globs, clean)
		}
	}
	return globs
}

// commonEncodings are only for the did-you-mean.
var commonEncodings = []string{
	"utf-8", "utf-16le", "utf-16be", "gbk", "gb18030", "big5", "windows-1252", "iso-8859-1", "shift_jis", "euc-kr",
}

func (d *definition) readEncoding(n node) string {
	name, ok := n.text()
	if !ok {
		return ""
	}
	if !grid.KnowsEncoding(name) {
		d.fail(n.pos(), unknownEncoding, shorten(name), nearest(name, commonEncodings))
		return ""
	}
	return name
}

// readCovers reads the days for which no record means that nothing happened. Days after the as-of
// day are not covered by anything.
func (d *definition) readCovers(n node) metric.Window {
	if !n.present() {
		return metric.Window{}
	}
	m := n.mapping()
	defer m.close()
	window, ok := m.window(m.need("from"), m.need("to"))
	if !ok {
		return metric.Window{}
	}
	touched := func(p metric.Phase) bool { return window.Cut(p.Window).Days() > 0 }
	if len(d.plan.Phases) > 0 && !slices.ContainsFunc(d.plan.Phases, touched) {
		d.raise(metric.Warning, n.pos(), coversNoPhase, window.From.String(), window.To.String())
	}
	if d.plan.AsOf != 0 {
		window.To = min(window.To, d.plan.AsOf)
	}
	return window
}

func (d *definition) readConstant(n node, s *metric.Source) map[string]string {
	constant := map[string]string{}
	for _, p := range n.pairs() {
		word, ok := p.value.text()
		if !ok || !d.checkRoleName(p.key, p.name, s) {
			continue
		}
		if first := bindingOf(s, p.name); first != nil {
			d.fail(p.key.pos(), roleTwice, p.name, s.ID).Also = []metric.Position{first.Pos}
			continue
		}
		constant[p.name] = word
	}
	return constant
}

// readProjectPattern reads the expression whose one group is the project in a file's name.
func (d *definition) readProjectPattern(n node, s *metric.Source) string {
	pattern := d.readFilePattern(n)
	if pattern == "" {
		return ""
	}
	if first := bindingOf(s, "project"); first != nil {
		d.fail(n.pos(), roleTwice, "project", s.ID).Also = []metric.Position{first.Pos}
	} else if _, twice := s.Constant["project"]; twice {
		d.fail(n.pos(), roleTwice, "project", s.ID)
	}
	return pattern
}

// readFilePattern reads an expression whose one group is something that a file's name says.
func (d *definition) readFilePattern(n node) string {
	pattern, ok := n.text()
	if !ok {
		return ""
	}
	expression, err := regexp.Compile(pattern)
	if err != nil || expression.NumSubexp() != 1 {
		d.fail(n.pos(), badPattern, shorten(pattern))
		return ""
	}
	return pattern
}

func (d *definition) readPeriodLayout(n node, s *metric.Source) string {
	layout, ok := n.text()
	switch {
	case !ok:
		return ""
	case s.Layout != "wide":
		d.fail(n.pos(), wideOnly, "periods")
	case !strings.Contains(layout, "06"): // a Go layout names the year 2006 or 06
		d.fail(n.pos(), badPeriods, shorten(layout))
	}
	return layout
}

// readOrigin reads where the files came from, as the source's own keys say it.
func (d *definition) readOrigin(m *mapping) metric.Origin {
	var o metric.Origin
	for _, field := range []struct {
		key  string
		into *string
	}{
		{"system", &o.System}, {"query", &o.Query}, {"every", &o.Every}, {"exported_at", &o.ExportedAt},
		{"exported_by_role", &o.ExportedByRole}, {"retention", &o.Retention},
	} {
		*field.into, _ = m.take(field.key).text()
	}
	o.Collection = m.take("collection").choice("", []string{"automatic", "manual"})
	link := m.take("link")
	o.Link, _ = link.text()
	if o.Link != "" && !strings.HasPrefix(o.Link, "https://") && !strings.HasPrefix(o.Link, "http://") {
		d.fail(link.pos(), badLink, shorten(o.Link))
	}
	return o
}
