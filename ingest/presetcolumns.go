package ingest

import (
	"slices"
	"strings"

	"upshot/metric"
)

// needs reports whether the plan cannot do without a role of the source.
func (s *sourceReader) needs(role string) bool {
	if s.kind != nil {
		return false
	}
	_, needed := neededRole(s.plan, s.source, role)
	return needed
}

// hasNeeded reports whether a header has all columns but those of a preset that nothing needs.
func (s *sourceReader) hasNeeded(head header) bool {
	for b, binding := range s.source.Columns {
		if head.columns[b] < 0 && (!binding.Optional || s.needs(binding.Role)) {
			return false
		}
	}
	if s.kind != nil {
		lack, _ := s.kind.lacks(s.source, head)
		return lack == ""
	}
	return true
}

// reportPresetMissing tells of a preset's column that something needs and that files lack: at the
// preset if no file has it, else at the files that have not.
func (s *sourceReader) reportPresetMissing(binding metric.ColumnBinding, problems []metric.Problem, everywhere bool) {
	if len(problems) == 0 {
		return
	}
	needed, _ := neededRole(s.plan, s.source, binding.Role)
	for _, p := range problems {
		args := slices.Insert(slices.Clone(p.Args), 2, s.source.Preset) // role, headers, preset, path, the headers that are there, near
		if everywhere {
			s.blame(presetColumn, binding.Pos, args...).Also = []metric.Position{needed, p.Pos}
			return
		}
		s.problem(metric.Error, presetColumn, p.Pos, args...).Also = []metric.Position{binding.Pos, needed}
	}
}

// dropAbsent forgets the columns of a preset that no file has and nothing needs, and says that the
// records are read without. Where only some of the files have one, the others' cells are empty.
func (s *sourceReader) dropAbsent() {
	for i := len(s.columns) - 1; i >= 0; i-- {
		binding := s.columns[i].binding
		if binding == nil || !binding.Optional {
			continue
		}
		var lack []metric.Position
		for _, f := range s.files {
			if slices.Contains(f.without, i) { // bindings come first, in the same order
				lack = append(lack, f.header)
			}
		}
		if len(lack) == 0 {
			continue
		}
		severity := metric.Warning
		if binding.Role == "id" {
			severity = metric.Notice
		}
		p := s.problem(severity, presetWithout, lack[0], binding.Role, strings.Join(binding.Names(), ", "), s.source.Preset, lack[0].File)
		p.Count, p.Also = len(lack), append(lack[1:min(len(lack), keptPositions)], binding.Pos)
		if len(lack) == len(s.files) {
			s.columns = slices.Delete(s.columns, i, i+1)
			for _, f := range s.files {
				f.seen, f.names = slices.Delete(f.seen, i, i+1), slices.Delete(f.names, i, i+1)
				f.fixed, f.index = slices.Delete(f.fixed, i, i+1), slices.Delete(f.index, i, i+1)
			}
		}
	}
}
