package ingest

import (
	"slices"
	"strings"

	"upshot/metric"
)

// reportIdleKeys tells of keys of the source that none of its files can follow: a sheet of a text, rows of a
// table. A preset may name rows for one of its tool's formats only.
func (s *sourceReader) reportIdleKeys() {
	if len(s.files) == 0 {
		return
	}
	json := func(a metric.FileAccount) bool { return strings.HasPrefix(a.Format, "json") }
	text := func(a metric.FileAccount) bool { return a.Sheet == "" && !json(a) }
	decoded := func(a metric.FileAccount) bool { return a.Encoding != "" }
	for _, k := range []struct {
		key, value string
		follows    func(metric.FileAccount) bool
	}{
		{"sheet", s.source.Sheet, func(a metric.FileAccount) bool { return a.Sheet != "" }},
		{"rows", s.source.Rows, json},
		{"delimiter", s.source.Delimiter, text},
		{"encoding", s.source.Encoding, decoded},
	} {
		if k.value == "" || k.key == "rows" && s.source.Preset != "" ||
			slices.ContainsFunc(s.files, func(f *fileReading) bool { return k.follows(f.account) }) {
			continue
		}
		first := s.files[0].account
		p := s.problem(metric.Notice, keyIdle, s.source.Pos, k.key, s.source.ID, first.Path, first.Format)
		p.InDefinition = true
	}
}
