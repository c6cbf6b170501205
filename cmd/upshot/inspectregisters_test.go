package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"upshot/indicator"
	"upshot/ingest"
	"upshot/metric"
	sampledata "upshot/sample-data"
)

// A list of tickets has an id, a title, a status and a day on which it is due, as a list of actions has. None of the
// exports here is taken for a register.
func TestNoExportIsTakenForARegister(t *testing.T) {
	exports := ownExports(t)
	for _, name := range slices.Sorted(maps.Keys(exports)) {
		folder := fstest.MapFS{name: {Data: exports[name]}}
		for _, presets := range [][]*ingest.Preset{allPresets(), nil} { // nor by a tool that has no preset
			in := ingest.Inspect(folder, name, name, ingest.InspectOptions{Presets: presets})
			if len(in.Tables) == 0 {
				t.Errorf("%s: no table is looked into", name)
			}
			for _, table := range in.Tables {
				if table.Register != nil {
					t.Errorf("%s reads as a register of %s: %+v", name, table.Register.Key, table.Register)
				}
			}
		}
	}
}

// inspectSample inspects all registers of the sample in a folder that holds it.
func inspectSample(t *testing.T, args ...string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, sampledata.FS); err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(folder, "registers", "*"))
	if err != nil || len(paths) != 4 {
		t.Fatalf("registers of the sample: %v, %v, want 4", paths, err)
	}
	t.Chdir(folder)
	var operands []string
	for _, p := range paths {
		operands = append(operands, "registers/"+filepath.Base(p))
	}
	var out, errs strings.Builder
	if code := run(append(append([]string{"inspect"}, operands...), args...), nil, &out, &errs); code != exitDone || errs.String() != "" {
		t.Fatalf("inspect of the registers: exit %d\n%s", code, &errs)
	}
	return out.String()
}

var registerSections = regexp.MustCompile(`(?ms)^(assessment|actions|evidence|findings):.*?(\n\n|\z)`)

// readSample reads the sample, with other sections of its registers if there are any.
func readSample(t *testing.T, sections string) metric.Registers {
	t.Helper()
	fsys := fstest.MapFS{}
	definition, err := sampledata.FS.ReadFile(definitionName)
	if err != nil {
		t.Fatal(err)
	}
	if sections != "" {
		if n := len(registerSections.FindAll(definition, -1)); n != 4 {
			t.Fatalf("the sample's definition has %d registers, want 4", n)
		}
		definition = append(registerSections.ReplaceAll(definition, nil), "\n"+sections...)
	}
	for _, folder := range []string{"exports", "registers", "evidence"} {
		entries, err := sampledata.FS.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			data, err := sampledata.FS.ReadFile(folder + "/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			fsys[folder+"/"+e.Name()] = &fstest.MapFile{Data: data}
		}
	}
	fsys[definitionName] = &fstest.MapFile{Data: definition}
	_, data, problems := ingest.Load(fsys, definitionName, indicator.Catalogue)
	if data == nil {
		t.Fatalf("the sample with these sections cannot be read: %v\n%s", problems, sections)
	}
	return data.Registers
}

// What is proposed for the sample's registers reads what its own definition reads: all but the names of the second
// certificate, and the files of evidence, whose folder is only suggested.
func TestTheProposedRegistersReadTheSample(t *testing.T) {
	for _, language := range []string{"en", "zh-CN"} {
		var document struct {
			Sources   []struct{ Entry string }
			Registers []struct {
				Key, Entry string
				Files      []string
			}
		}
		if err := json.Unmarshal([]byte(inspectSample(t, "--json", "--language", language)), &document); err != nil {
			t.Fatal(err)
		}
		var keys []string
		sections := ""
		for _, r := range document.Registers {
			keys = append(keys, r.Key)
			sections += r.Entry
		}
		if got := strings.Join(keys, " "); got != "actions assessment evidence findings" || len(document.Sources) > 0 {
			t.Errorf("proposed registers = %s and %d sources, want the four and none", got, len(document.Sources))
		}
		own, pasted := readSample(t, ""), readSample(t, sections)
		if len(own.Ratings) == 0 || len(own.Actions) == 0 || len(own.Evidence) == 0 || len(own.Findings) == 0 {
			t.Fatal("the sample's own definition reads nothing")
		}
		if diff := cmp.Diff(own, pasted, cmpopts.IgnoreTypes(metric.Position{}), cmpopts.EquateNaNs(), cmpopts.EquateEmpty(),
			cmpopts.IgnoreFields(metric.Registers{}, "Accounts"), cmpopts.IgnoreFields(metric.Ratings{}, "Crosswalk"),
			cmpopts.IgnoreFields(metric.Evidence{}, "Present", "Bytes", "SHA256", "File")); diff != "" {
			t.Errorf("in %s, the proposed sections read something else (- own, + proposed):\n%s\n%s", language, diff, sections)
		}
	}
}

// UPDATE=1 refreshes what is printed of the sample's registers.
func TestInspectPrintsRegisters(t *testing.T) {
	for _, c := range []struct{ golden, language string }{{"registers", "en"}, {"registers-zh-CN", "zh-CN"}} {
		golden, err := filepath.Abs(filepath.Join("testdata", "inspect", c.golden+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(c.golden, func(t *testing.T) {
			got := bytesOf.ReplaceAllString(inspectSample(t, "--language", c.language), "N $1")
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("inspect of the registers differs from %s (- want, + got):\n%s", golden, diff)
			}
		})
	}
}
