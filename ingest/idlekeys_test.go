package ingest

import (
	"testing"

	"upshot/metric"
)

func TestKeysThatNoFileFollowsAreToldOf(t *testing.T) {
	const text = "from,time\n2023-01-01,2023-01-02\n"
	const list = `{"a":[{"from":"2023-01-01","time":"2023-01-02"}]}`
	for _, c := range []struct {
		claim, name, text string
		change            func(*metric.Source)
		want              string
	}{
		{"a sheet of a text", "d.csv", text, func(s *metric.Source) { s.Sheet = "Data" }, "upshot.yaml:10:3 notice: key-idle sheet,d,d.csv,csv (definition)"},
		{"rows of a table", "d.csv", text, func(s *metric.Source) { s.Rows = "a" }, "upshot.yaml:10:3 notice: key-idle rows,d,d.csv,csv (definition)"},
		{"rows that a preset names for another format", "d.csv", text, func(s *metric.Source) { s.Rows, s.Preset = "a", "jenkins-builds" }, ""},
		{"rows of JSON", "d.json", list, func(s *metric.Source) { s.Rows = "a" }, ""},
		{"a delimiter of JSON", "d.json", list, func(s *metric.Source) { s.Delimiter = ";" }, "upshot.yaml:10:3 notice: key-idle delimiter,d,d.json,json (definition)"},
		{"a delimiter and an encoding of a text", "d.csv", text, func(s *metric.Source) { s.Delimiter, s.Encoding = ",", "utf-8" }, ""},
	} {
		plan := leadTimePlan(c.name, "from", "from", "time", "time")
		c.change(&plan.Sources[0])
		_, problems := Read(files{c.name: c.text}.fs(), plan)
		if got := problemLines(problems); got != c.want {
			t.Errorf("%s: problems = %q, want %q", c.claim, got, c.want)
		}
	}
}
