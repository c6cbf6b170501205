package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// How the definition of a bad file maps it. A file that is not listed below has deployments.
const (
	deployments = "columns: {id: ID, project: System, time: Finished}"
	leadTimes   = "columns: {id: ID, project: System, time: Finished, committed: Committed}"
	coverage    = "columns: {project: System, time: Month, value: Coverage}"
	durations   = "columns: {id: ID, project: System, time: Finished, duration: Took}"
)

// indicatorOf is what a source with these columns is good for.
var indicatorOf = map[string]string{
	deployments: "deployment-frequency", leadTimes: "change-lead-time", coverage: "unit-test-coverage", durations: "build-duration",
}

// badFile is a file that is not what it should be, in a folder of its own with a definition.
type badFile struct {
	name    string                                  // of the case, and of the file if files is empty
	columns string                                  // deployments if empty
	keys    string                                  // more keys of the source
	files   string                                  // what the source reads, else the file itself
	make    func(t *testing.T, folder, name string) // makes what testdata/bad/files does not hold
}

// TestBadFiles holds what upshot says of every bad file against testdata/bad/messages.txt, and that a site
// that stands stays as it was whenever upshot refuses.
func TestBadFiles(t *testing.T) {
	site := filepath.Join(t.TempDir(), "site")
	runs(t, 0, "build", "-q", "-o", site, "testdata/report")
	before := tree(t, filepath.Dir(site))
	var got strings.Builder
	for _, bad := range badFiles(t) {
		folder := t.TempDir()
		bad.lay(t, folder)
		var stdout, stderr bytes.Buffer
		code := run([]string{"check", "--language", "en", folder}, nil, &stdout, &stderr)
		said := strings.ReplaceAll(stderr.String(), folder+string(filepath.Separator), "")
		if said == "" || code != exitDone && code != exitDefinition && code != exitData {
			t.Errorf("check of %s: exit code %d, and says %q", bad.name, code, said)
		}
		fmt.Fprintf(&got, "-- %s: exit code %d --\n%s", bad.name, code, said)
		if code == exitDone {
			continue
		}
		runs(t, code, "build", "-o", site, folder)
		if after := tree(t, filepath.Dir(site)); !maps.EqualFunc(before, after, bytes.Equal) {
			t.Fatalf("build of %s changed the site that stood", bad.name)
		}
	}
	const golden = "testdata/bad/messages.txt"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	compareSections(t, got.String(), string(want))
}

// compareSections shows the cases whose messages are not those of the golden.
func compareSections(t *testing.T, got, want string) {
	gots, wants := strings.Split("\n"+got, "\n-- "), strings.Split("\n"+want, "\n-- ")
	for _, section := range gots {
		if !slices.Contains(wants, section) {
			t.Errorf("upshot says\n-- %s", section)
		}
	}
	for _, section := range wants {
		if !slices.Contains(gots, section) {
			t.Errorf("want\n-- %s", section)
		}
	}
}

// runs runs a command and holds its exit code.
func runs(t *testing.T, want int, args ...string) {
	t.Helper()
	var stderr bytes.Buffer
	if got := run(args, nil, &bytes.Buffer{}, &stderr); got != want {
		t.Fatalf("upshot %s: exit code %d, want %d: %s", strings.Join(args, " "), got, want, &stderr)
	}
}

// badFiles are those of testdata/bad/files and those that are made, by name.
func badFiles(t *testing.T) []badFile {
	entries, err := os.ReadDir("testdata/bad/files")
	if err != nil {
		t.Fatal(err)
	}
	var all []badFile
	for _, entry := range entries {
		bad := badFile{name: entry.Name()}
		if i := slices.IndexFunc(mapped, func(m badFile) bool { return m.name == bad.name }); i >= 0 {
			bad = mapped[i]
		}
		bad.make = func(t *testing.T, folder, _ string) {
			write(t, folder, entry.Name(), string(must(os.ReadFile("testdata/bad/files/"+entry.Name()))))
		}
		all = append(all, bad)
	}
	for _, m := range mapped {
		if !slices.ContainsFunc(all, func(b badFile) bool { return b.name == m.name }) {
			t.Errorf("testdata/bad/files has no %s", m.name)
		}
	}
	return append(all, made...)
}

// lay makes the file and a definition beside it.
func (b badFile) lay(t *testing.T, folder string) {
	b.make(t, folder, b.name)
	columns, files := b.columns, b.files
	if columns == "" {
		columns = deployments
	}
	if files == "" {
		files = b.name
	}
	write(t, folder, "upshot.yaml", fmt.Sprintf(`version: 1
title: A bad file
languages: [en]
timezone: UTC
as_of: 2024-06-30
phases:
  - {id: before, name: Before, from: 2024-01-01, to: 2024-03-31}
  - {id: after, name: After, from: 2024-04-01, to: 2024-06-30}
sources:
  - id: deployments
    files: %q
    covers: {from: 2024-01-01, to: 2024-06-30}
    %s
    %s
indicators:
  - {use: %s, source: deployments, primary: true}
`, files, columns, b.keys, indicatorOf[columns]))
}

func write(t *testing.T, folder, name, content string) {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}

// mapped are the files of testdata/bad/files whose definition has something else than deployments.
var mapped = []badFile{
	{name: "undecodable.csv", keys: "encoding: shift_jis"},
	{name: "unknown-encoding.csv", keys: "encoding: latin-99"},
	{name: "negative-durations.csv", columns: leadTimes},
	{name: "number-with-two-decimal-signs.csv", columns: coverage},
	{name: "per-cent-and-fractions.csv", columns: coverage},
	{name: "decimal-commas-and-points.csv", columns: coverage},
	{name: "words-among-numbers.csv", columns: coverage},
	{name: "durations-in-words.csv", columns: durations},
	{name: "header-row-too-far.csv", keys: "header_row: 40"},
	{name: "range-beside-the-table.xlsx", keys: "range: F1:H9"},
	{name: "range-in-a-text.csv", keys: "range: A1:C9"},
	{name: "sheet-of-another-name.xlsx", keys: "sheet: Deployments"},
}
