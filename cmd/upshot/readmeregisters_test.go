package main

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"upshot/indicator"
	"upshot/ingest"
	"upshot/metric"
)

// Cells of the registers that the README describes, by header.
var readmeCells = map[string]string{
	"Sub-item": "分支管理", "Self": "3-", "Assessed": "2", "Sub-domain": "配置管理", "Item": "版本控制", "Target": "3", "Gap": "gap", "Note": "note",
	"ID": "CM-VC-BM-L3-1", "Title": "title", "Area": "area", "Round": "after", "Project": "Core", "Owner role": "owner", "Opened": "2024-01-02",
	"Due": "2024-02-02", "Done": "2024-02-01", "Capabilities": "CM-VC-BM; 版本控制", "Indicators": "change-lead-time; change-fail-rate", "Backlog ID": "CR-1",
	"Iteration": "7", "Effort (person-days)": "3", "Share of iteration": "5%", "Capability": "CM-VC-BM", "Kind": "screenshot", "Level": "3", "Date": "2024-02-02",
	"File": "a.png", "Link": "https://wiki.example/a", "Produced by": "", "Finding": "finding", "Raised": "2024-02-01", "Deadline": "2024-03-01",
	"Closed": "2024-02-03", "Actions": "CM-VC-BM-L3-1", "Evidence": "CM-VC-BM-L3-1",
	"能力子项": "分支管理", "自评": "3-", "和3级要求的差距": "差距", "问题记录与改进思路": "思路",
}

var readmeStatuses = map[string]string{"actions": "done", "evidence": "ready", "findings": "closed"}

// readmeRow is a register of one row, with the headers.
func readmeRow(t *testing.T, register string, headers []string) string {
	t.Helper()
	var line []string
	for _, header := range headers {
		cell, known := readmeCells[header]
		if header == "Status" {
			cell, known = readmeStatuses[register]
		}
		if !known {
			t.Errorf("the README gives %s a column %q, which this test has no cell for", register, header)
		}
		line = append(line, cell)
	}
	return strings.Join(headers, ",") + "\n" + strings.Join(line, ",") + "\n"
}

// readmeRegisters are the registers with the columns that the README's table lists, by path.
func readmeRegisters(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, row := range regexp.MustCompile(`(?m)^\| (assessment|actions|evidence|findings) \| (.+) \|$`).FindAllStringSubmatch(readme(t), -1) {
		var headers []string
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(row[2], -1) {
			if m[1] != "Code" && m[1] != "Phase" && !strings.HasPrefix(m[1], "self.") { // other ways to say what is said
				headers = append(headers, m[1])
			}
		}
		name := row[1]
		if name == "assessment" {
			name = "assessment-after" // its file says the phase
		}
		files["registers/"+name+".csv"] = readmeRow(t, row[1], headers)
	}
	if len(files) != 4 {
		t.Fatalf("the README's table describes %d registers, want 4", len(files))
	}
	return files
}

// readmeAssessment is the README's first definition with the registers below it.
func readmeAssessment(t *testing.T) string {
	t.Helper()
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(readme(t), -1)
	i := slices.IndexFunc(blocks, func(b []string) bool { return strings.HasPrefix(b[1], "assessment:") })
	if i < 0 {
		t.Fatal("the README has no yaml block that begins with the assessment")
	}
	return blocks[0][1] + strings.ReplaceAll(blocks[i][1], "xlsx", "csv")
}

// readReadme reads a definition over the README's registers; there must be no warning.
func readReadme(t *testing.T, definition string, files map[string]string) metric.Registers {
	t.Helper()
	fsys := fstest.MapFS{"evidence/a.png": {Data: []byte("picture")}}
	fsys[definitionName] = &fstest.MapFile{Data: []byte(definition)}
	fsys["exports/deployments-all.csv"] = &fstest.MapFile{Data: []byte(deploymentsCSV())}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	_, data, problems := ingest.Load(fsys, definitionName, indicator.Catalogue)
	if data == nil {
		t.Fatalf("the README's registers cannot be read: %v", problems)
	}
	for _, p := range problems {
		if p.Severity <= metric.Warning {
			t.Errorf("the README's registers have a problem: %+v", p)
		}
	}
	return data.Registers
}

// Every column that the README gives a register is read by its header.
func TestTheReadmesRegistersAreRead(t *testing.T) {
	definition := strings.Replace(readmeAssessment(t), "  preset: self-assessment", "  # no preset", 1)
	read := readReadme(t, definition, readmeRegisters(t))
	for name, rows := range map[string]any{"assessment": read.Ratings, "actions": read.Actions, "evidence": read.Evidence, "findings": read.Findings} {
		list := reflect.ValueOf(rows)
		if list.Len() != 1 {
			t.Errorf("%s: %d rows, want 1", name, list.Len())
			continue
		}
		for i := range list.Index(0).NumField() {
			field := list.Index(0).Type().Field(i).Name
			if list.Index(0).Field(i).IsZero() && field != "ByReport" && field != "Crosswalk" {
				t.Errorf("%s: nothing is read into %s", name, field)
			}
		}
	}
	if len(read.Actions) == 1 && (len(read.Actions[0].Capabilities) != 2 || len(read.Actions[0].Indicators) != 2) {
		t.Errorf("the action aims at %v and %v, want two of each", read.Actions[0].Capabilities, read.Actions[0].Indicators)
	}
}

// The definition of the README reads the form that it names, with the phase in the file's name.
func TestTheReadmesAssessmentReadsTheForm(t *testing.T) {
	definition, files := readmeAssessment(t), readmeRegisters(t)
	_, comment, found := strings.Cut(definition, "preset: self-assessment")
	_, headers, told := strings.Cut(comment, "own columns: ")
	headers, _, _ = strings.Cut(headers, "\n")
	if !found || !told {
		t.Fatal("the README's definition does not name the form's columns")
	}
	delete(files, "registers/assessment-after.csv")
	files["registers/assessment-before.csv"] = readmeRow(t, "assessment", strings.Split(headers, ", "))
	read := readReadme(t, definition, files)
	if len(read.Ratings) != 1 || read.Ratings[0].Self[0] != 2.5 || len(read.Ratings[0].Gap) == 0 || len(read.Ratings[0].Note) == 0 {
		t.Errorf("read of the form: %+v, want 3- before, a gap and a note", read.Ratings)
	}
}

// A file of one phase needs no name that says it: the README's constant does.
func TestTheReadmesConstantSaysThePhase(t *testing.T) {
	constant := regexp.MustCompile("`(constant: \\{phase: \\w+\\})`").FindStringSubmatch(readme(t))
	if constant == nil {
		t.Fatal("the README does not say how a file names its phase")
	}
	definition := regexp.MustCompile("(?m)^  phase_from_file: .+$").ReplaceAllString(readmeAssessment(t), "  "+constant[1])
	if definition == readmeAssessment(t) {
		t.Fatal("the README's definition has no phase_from_file")
	}
	files := readmeRegisters(t)
	files["registers/assessment-form.csv"] = "能力子项,自评\n分支管理,3-\n"
	delete(files, "registers/assessment-after.csv")
	if read := readReadme(t, definition, files); len(read.Ratings) != 1 || read.Ratings[0].Self[0] != 2.5 {
		t.Errorf("read of the form: %+v, want 3- before", read.Ratings)
	}
}
