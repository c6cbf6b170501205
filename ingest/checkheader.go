package ingest

import (
	"slices"
	"strconv"
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// reportMissing blames the definition for a header that no file has, and a file for one that others have.
func (s *sourceReader) reportMissing(missing [][]metric.Problem, headers int) {
	for b, problems := range missing {
		binding := s.source.Columns[b]
		if binding.Optional {
			s.reportPresetMissing(binding, problems, len(problems) == headers)
			continue
		}
		if len(problems) == headers && len(problems) > 0 {
			first := problems[0]
			s.blame(columnMissing, binding.Pos, first.Args...).Also = []metric.Position{first.Pos}
			continue
		}
		for _, p := range problems {
			p.Also = []metric.Position{binding.Pos}
			s.problems = append(s.problems, p)
		}
	}
}

// checkHeader reports what is wrong with a file's header. It reports whether the records can be read.
func (s *sourceReader) checkHeader(f *fileReading, head *header, ok bool, top [][]string, pos metric.Position) bool {
	names := head.names
	if !ok && s.source.HeaderRow > 0 {
		pos.Row = 0
		f.blame(headerRowMissing, s.source.Pos, strconv.Itoa(s.source.HeaderRow), pos.File).Also = []metric.Position{pos}
		return false
	}
	if !ok && len(s.source.Columns) > 0 {
		if names, pos = s.misspelt(f, head, top, pos); names == nil {
			return false
		}
	} else if pos.Sheet != "" {
		pos.Row = head.line
	}
	f.header = pos
	f.lacking = map[int]metric.Problem{}
	for b, binding := range s.source.Columns {
		column := head.columns[b]
		if column < 0 && binding.Optional && !s.needs(binding.Role) {
			f.without = append(f.without, b)
			continue
		}
		if column < 0 {
			f.lacking[b] = metric.Problem{
				Severity: metric.Error, Code: string(columnMissingHere), Pos: pos,
				Args: []string{binding.Role, strings.Join(binding.Names(), ", "), pos.File, listed(withoutBlanks(names)), nearestHeader(binding.Names(), names)},
			}
			continue
		}
		if n := len(head.repeats(column)); n > 1 && head.joined[b] == nil {
			what := headerRepeated
			if s.columns[b].takesLists() {
				what = headerListed
			}
			f.problem(metric.Notice, what, pos, head.names[column], strconv.Itoa(n), binding.Role)
		}
	}
	if len(f.lacking) > 0 || s.kind != nil && !s.checkRegisterHeader(f, head, names, pos) {
		return false
	}
	f.lacking = nil
	if s.source.Layout == "wide" && len(head.periods) == 0 {
		f.problem(metric.Error, noPeriods, pos, pos.File)
		return false
	}
	f.checkPeriods(head, pos)
	return true
}

// misspelt is the row that looks like a header where none was found, and its place; nil if no row does, which
// is then reported.
func (s *sourceReader) misspelt(f *fileReading, head *header, top [][]string, pos metric.Position) ([]string, metric.Position) {
	if pos.Row = 0; f.says != "" {
		f.problem(metric.Error, grid.SaysInstead, metric.Position{File: pos.File}, pos.File, shorten(f.says))
		return nil, pos
	}
	if i := slices.IndexFunc(top, looksLikeHeader); i >= 0 {
		if pos.Sheet != "" {
			pos.Row = head.above + i + 1
		}
		return top[i], pos
	}
	if first := slices.IndexFunc(top, func(row []string) bool { return !isBlankRow(row) }); first < 0 {
		f.problem(metric.Error, grid.NoTable, pos, pos.File)
	} else {
		// One cell is enough to tell what the file is; the others may be about people.
		f.problem(metric.Error, noHeader, pos, pos.File, s.wanted(), listed(withoutBlanks(top[first])[:1]))
	}
	return nil, pos
}

// withoutBlanks are the names that are not blank.
func withoutBlanks(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == "" })
}

func nearestHeader(headers, names []string) string {
	for _, header := range headers {
		if slices.Contains(names, header) {
			continue // of a joined column, and there
		}
		if near := nearest(header, names); near != "" {
			return near
		}
	}
	return ""
}
