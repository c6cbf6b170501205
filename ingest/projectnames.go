package ingest

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"upshot/metric"
)

// projectNames finds the listed projects by id, name in any language, or alias, all folded, and collects
// the names that nobody listed.
type projectNames struct {
	listed   []metric.Project
	byName   map[string]int
	known    []string
	unlisted map[string]*stranger // by folded name
}

// stranger is a project that only the exports know.
type stranger struct {
	name    string
	records int
	first   metric.Position
	index   int
}

func newProjectNames(listed []metric.Project) *projectNames {
	p := &projectNames{listed: listed, byName: map[string]int{}, unlisted: map[string]*stranger{}}
	add := func(name string, i int) {
		if _, taken := p.byName[fold(name)]; !taken && name != "" {
			p.byName[fold(name)] = i
			p.known = append(p.known, name)
		}
	}
	for i, project := range listed {
		add(project.ID, i)
	}
	for i, project := range listed {
		for _, language := range sortedKeys(project.Name) {
			add(project.Name[language], i)
		}
		for _, alias := range project.Aliases {
			add(alias, i)
		}
	}
	return p
}

// find is the listed project of that name, -1 if there is none.
func (p *projectNames) find(name string) int {
	folded := fold(name)
	if i, ok := p.byName[folded]; ok {
		return i
	}
	if i, ok := p.byName[metric.WithoutNumber(folded)]; ok {
		return i
	}
	return -1
}

// id is the listed project's id, or the name itself.
func (p *projectNames) id(name string) string {
	if i := p.find(name); i >= 0 {
		return p.listed[i].ID
	}
	return name
}

// meet notes the used records of a source under names that nobody listed.
func (p *projectNames) meet(s *sourceReader) {
	i := indexOfRole(s.columns, "project")
	if i < 0 {
		return
	}
	c := s.columns[i]
	strangers := make([]*stranger, len(c.dictionary.words))
	for code, word := range c.dictionary.words {
		if word, _ = c.vocabulary.of(word); word != "" && p.find(word) < 0 {
			strangers[code] = &stranger{name: word}
		}
	}
	for record, fate := range s.fates {
		who := strangers[c.Codes[record]]
		if fate != used || who == nil {
			continue
		}
		if who.records == 0 {
			who.first = s.placeOfWord(i, record)
		}
		who.records++
	}
	for _, who := range strangers {
		if who == nil || who.records == 0 {
			continue
		}
		earlier := p.unlisted[fold(who.name)]
		if earlier == nil {
			p.unlisted[fold(who.name)] = who
			continue
		}
		earlier.records += who.records
		earlier.name = min(earlier.name, who.name)
	}
}

// placeOfWord is the cell in which a record has its word if the word was met there first, else the record.
func (s *sourceReader) placeOfWord(i, record int) metric.Position {
	f := s.files[s.fileOf(record)]
	if first, ok := f.seen[i].words[s.columns[i].Codes[record]]; ok && f.first+first.record == record {
		return first.at
	}
	return s.position(record)
}

// settle numbers the projects: the listed ones, then the strangers by name. It reports the latter if
// there is a list that could have named them.
func (p *projectNames) settle() ([]metric.Project, []metric.Problem) {
	projects := slices.Clone(p.listed)
	var strangers []*stranger
	for _, key := range sortedKeys(p.unlisted) {
		strangers = append(strangers, p.unlisted[key])
	}
	slices.SortStableFunc(strangers, func(a, b *stranger) int { return strings.Compare(a.name, b.name) })
	var problems []metric.Problem
	for _, who := range strangers {
		who.index = len(projects)
		projects = append(projects, metric.Project{ID: who.name, Name: metric.Plain(who.name), Pos: who.first})
		if len(p.listed) > 0 {
			problems = append(problems, metric.Problem{
				Severity: metric.Warning, Code: string(projectUnlisted),
				Args: []string{shorten(who.name), strconv.Itoa(who.records), nearest(who.name, p.known)},
				Pos:  who.first, Count: who.records,
			})
		}
	}
	return projects, problems
}

// index is a project's place in the settled list, -1 for an empty name.
func (p *projectNames) index(name string) int32 {
	if name == "" {
		return -1
	}
	if i := p.find(name); i >= 0 {
		return int32(i)
	}
	if who := p.unlisted[fold(name)]; who != nil {
		return int32(who.index)
	}
	return -1
}

// wordOfFile is the project, or phase, that the source's expression finds in a file's name; nil, and an error,
// if it finds nothing. The expression sees the whole path only if it has a slash.
func (s *sourceReader) wordOfFile(f *fileReading, role string) []byte {
	pattern, without := s.source.ProjectFromFile, fileNameNoProject
	if role == "phase" {
		pattern, without = s.source.PhaseFromFile, registerFileNoPhase
	}
	name := f.account.Path
	subject := path.Base(name)
	if strings.Contains(pattern, "/") {
		subject = name
	}
	expression, err := regexp.Compile(pattern)
	if err == nil {
		if m := expression.FindStringSubmatch(subject); len(m) > 1 && m[1] != "" {
			return []byte(m[1])
		}
	}
	f.problem(metric.Error, without, metric.Position{File: name}, name, pattern)
	return nil
}
