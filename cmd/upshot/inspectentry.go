package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"upshot/ingest"
)

// filesTogether names files by one pattern, if it stands for these and for no other file, else one by one.
func filesTogether(paths []string) []string {
	if len(paths) < 2 {
		return paths
	}
	folder, ext := path.Dir(paths[0]), path.Ext(paths[0])
	prefix := paths[0]
	for _, p := range paths[1:] {
		if path.Dir(p) != folder || path.Ext(p) != ext {
			return paths
		}
		for !strings.HasPrefix(p, prefix) {
			prefix = prefix[:len(prefix)-1]
		}
	}
	for !strings.HasSuffix(prefix, "/") && prefix != "" && !isPunctuation(prefix[len(prefix)-1]) {
		prefix = prefix[:len(prefix)-1]
	}
	pattern := prefix + "*" + ext
	if strings.ContainsAny(prefix+ext, `*?[\`) || path.Base(prefix+"x") == "x" {
		return paths
	}
	if found, err := filepath.Glob(filepath.FromSlash(pattern)); err != nil || len(found) != len(paths) {
		return paths
	}
	return []string{pattern}
}

func isPunctuation(b byte) bool { return b == '-' || b == '_' || b == '.' || b == ' ' }

// printProposals prints all entries, ready to paste, and what they can serve as comments.
func (s *session) printProposals(proposals []ingest.Proposal) {
	var indicators []ingest.EntryLine
	title := "\nsources:\n"
	for i := range proposals {
		if proposals[i].Register {
			continue
		}
		fmt.Fprint(s.stdout, title, s.definitionOf(&proposals[i]))
		title = ""
		indicators = append(indicators, proposals[i].Indicators...)
	}
	for i := range proposals {
		if proposals[i].Register {
			fmt.Fprint(s.stdout, "\n", s.definitionOf(&proposals[i]))
		}
	}
	if len(indicators) == 0 {
		return
	}
	fmt.Fprintf(s.stdout, "\n# indicators:\n")
	for _, line := range indicators {
		fmt.Fprintln(s.stdout, strings.TrimRight("#   - "+line.Text+s.comment(line), " "))
	}
}

// entryLines are the lines of an entry as they stand in a definition.
func (s *session) entryLines(entry []ingest.EntryLine, indent string) []string {
	var lines []string
	for _, line := range entry {
		text := line.Text
		bare := strings.TrimLeft(text, " ")
		switch {
		case text == "":
			text = "  #" + strings.TrimPrefix(s.comment(line), "  #")
		case line.Off:
			text = text[:len(text)-len(bare)] + "# " + bare + s.comment(line)
		default:
			text += s.comment(line)
		}
		lines = append(lines, indent+text)
	}
	return lines
}

// comment is what there is to say of a line, behind a #.
func (s *session) comment(line ingest.EntryLine) string {
	if line.Note == "" {
		return ""
	}
	args := line.Args
	if line.Note == ingest.NoteOrder {
		first, other := s.inspected("day"), s.inspected("month")
		if args[2] == "dmy" {
			first, other = other, first
		}
		args = append(args[:len(args):len(args)], first, other)
	}
	return "  # " + s.inspected("note."+line.Note, oneLine(args)...)
}

// oneLine keeps what stands in a comment on its line.
func oneLine(args []string) []string {
	out := make([]string, len(args))
	for i, arg := range args {
		out[i] = strings.Join(strings.Fields(arg), " ")
	}
	return out
}

// definitionOf is an entry as one text; that of a register begins a line.
func (s *session) definitionOf(p *ingest.Proposal) string {
	indent := "  "
	if p.Register {
		indent = ""
	}
	return strings.Join(s.entryLines(p.Entry, indent), "\n") + "\n"
}
