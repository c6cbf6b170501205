package ingest

import (
	"slices"
	"strings"

	"upshot/metric"
)

// registers are the lists that a definition can have beside its sources, in the order in which they are read:
// evidence may be found by the assessment's rows, findings name actions and evidence.
//
// To add one: write its file, with its columns and what becomes of a row, and its line here.
var registers = []registerKind{
	assessmentRegister,
	actionRegister,
	evidenceRegister,
	findingRegister,
}

// registerKind is what is known of a register.
type registerKind struct {
	key   string
	roles []registerRole
	must  [][]string          // roles of which a file must have one each
	take  func(*registerRows) // turns all rows into what the register holds
}

// registerRole is a column of a register.
type registerRole struct {
	role      string
	kind      use                 // asWords, asNumber or asTime
	localised bool                // a text, of which there may be a column a language
	headers   []string            // under which it is known without columns:, the best first
	words     map[string][]string // canonical words, and others that mean the same; nil if any word will do
	person    bool                // may hold people's names, so redact: reaches it
	telling   bool                // no list of tickets has such a column
}

// registerOf is the register of a key.
func registerOf(key string) *registerKind {
	i := slices.IndexFunc(registers, func(k registerKind) bool { return k.key == key })
	return &registers[i]
}

// roleNamed is the column of that name, of which one a language, phase or certificate may be asked for:
// title.zh-CN, self.baseline, crosswalk.itu-y3525. It is nil if there is none.
func (k *registerKind) roleNamed(name string) *registerRole {
	base, _, _ := strings.Cut(name, ".")
	i := slices.IndexFunc(k.roles, func(r registerRole) bool { return r.role == base })
	if i < 0 {
		return nil
	}
	return &k.roles[i]
}

// usesOf tells what each column of the register is read as.
func (k *registerKind) usesOf(s *metric.Source) map[string]use {
	uses := map[string]use{}
	for _, b := range s.Columns {
		if role := k.roleNamed(b.Role); role != nil {
			uses[b.Role] = role.kind
		}
	}
	return uses
}

// lacks is the first role that a file must have and whose column is not in its header, with the headers under
// which it is looked for; "" if there is none.
func (k *registerKind) lacks(s *metric.Source, head header) (role, headers string) {
	for _, must := range k.must {
		var names []string
		found := false
		for b := range s.Columns {
			base, _, _ := strings.Cut(s.Columns[b].Role, ".")
			if !slices.Contains(must, base) {
				continue
			}
			found = found || head.columns[b] >= 0
			names = append(names, s.Columns[b].Names()[:1]...)
		}
		if !found {
			return must[0], join(names)
		}
	}
	return "", ""
}

// wanted lists the headers that tell a register's table, for a message.
func (k *registerKind) wanted(s *metric.Source) string {
	var names []string
	for _, b := range s.Columns {
		if !b.Optional || !strings.Contains(b.Role, ".") {
			names = append(names, b.Names()[0])
		}
	}
	return join(names)
}

// checkRegisterHeader reports a table that lacks a column without which its rows say nothing.
func (s *sourceReader) checkRegisterHeader(f *fileReading, head *header, names []string, pos metric.Position) bool {
	role, headers := s.kind.lacks(s.source, *head)
	if role == "" {
		return true
	}
	here := withoutBlanks(names)
	f.problem(metric.Error, registerColumn, pos, s.kind.key, role, headers, pos.File, listed(here), nearestHeader(strings.Split(headers, ", "), here))
	return false
}
