package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"upshot/ingest/grid"
	"upshot/metric"
)

// maxDefinitionBytes bounds the definition: a hundred times what people write.
const maxDefinitionBytes = 1 << 20

// document reads the definition's bytes and parses them into one tree.
func (d *definition) document(fsys fs.FS) (*yaml.Node, bool) {
	data, ok := d.bytes(fsys)
	if !ok {
		return nil, false
	}
	sum := sha256.Sum256(data)
	d.plan.Hash = hex.EncodeToString(sum[:])

	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		d.syntax(err, data)
		return nil, false
	}
	var root, second yaml.Node
	err = loader.Load(&root)
	switch {
	case err == io.EOF, err == nil && isBlank(&root):
		d.fail(metric.Position{File: d.file}, definitionEmpty, d.file)
		return nil, false
	case err != nil:
		d.syntax(err, data)
		return nil, false
	}
	switch err := loader.Load(&second); {
	case err == nil:
		d.fail(d.at(second.Line, second.Column), yamlManyDocuments)
		return nil, false
	case err != io.EOF:
		d.syntax(err, data)
		return nil, false
	}
	return root.Content[0], true
}

func isBlank(document *yaml.Node) bool {
	return len(document.Content) == 0 || node{Node: document.Content[0]}.isNull()
}

// bytes reads the file, refuses what cannot be a definition, and drops a byte order mark.
func (d *definition) bytes(fsys fs.FS) ([]byte, bool) {
	whole := metric.Position{File: d.file}
	file, err := fsys.Open(d.file)
	if err == nil {
		defer file.Close()
		var data []byte
		data, err = io.ReadAll(io.LimitReader(file, maxDefinitionBytes+1))
		switch {
		case err != nil:
		case len(data) > maxDefinitionBytes:
			d.fail(whole, definitionTooBig, d.file, strconv.Itoa(maxDefinitionBytes>>10))
			return nil, false
		case !utf8.Valid(data):
			d.fail(d.firstNotUTF8(data), definitionNotUTF8)
			return nil, false
		default:
			return data, true
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		d.fail(whole, definitionMissing, d.file)
	} else {
		d.fail(whole, definitionUnread, d.file, grid.Reason(err))
	}
	return nil, false
}

func (d *definition) at(line, column int) metric.Position {
	return metric.Position{File: d.file, Row: line, Column: column}
}

func (d *definition) firstNotUTF8(data []byte) metric.Position {
	line, column := 1, 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			return d.at(line, column)
		case r == '\n':
			line, column = line+1, 0
		}
		data, column = data[size:], column+1
	}
	return d.at(line, column)
}

// syntax reports what the YAML parser could not read, where it stopped.
func (d *definition) syntax(err error, data []byte) {
	message, pos := err.Error(), metric.Position{File: d.file}
	if e := (*yaml.LoadError)(nil); errors.As(err, &e) {
		message = e.Message
		if e.Mark.Line > 0 {
			pos = d.at(e.Mark.Line, e.Mark.Column)
		}
	}
	switch at := runeAt(data, pos.Row, pos.Column); {
	case at == '\t':
		d.fail(pos, yamlTab)
	case at != 0 && strings.ContainsRune("%@`*", at): // unit: %, files: *.csv
		d.fail(pos, yamlQuote, string(at))
	case strings.Contains(message, "escape character"): // "deploy-\d+"
		d.fail(pos, yamlEscape)
	default:
		d.fail(pos, yamlSyntax, shorten(message))
	}
}

// runeAt is the character at a line and column, both from 1; 0 if there is none.
func runeAt(data []byte, row, column int) rune {
	lines := bytes.Split(data, []byte("\n"))
	if row < 1 || row > len(lines) {
		return 0
	}
	runes := []rune(string(lines[row-1]))
	if column < 1 || column > len(runes) {
		return 0
	}
	return runes[column-1]
}
