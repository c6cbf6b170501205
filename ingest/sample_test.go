package ingest

import (
	"fmt"
	"strings"
	"testing"

	"upshot/metric"
)

// The evidence of how a column was read: its format, a cell that shows it, and how many cells are read so.
func TestHowAColumnWasRead(t *testing.T) {
	for _, c := range []struct {
		claim, cells, format string
		kind                 string
		want                 string
	}{
		{"Jira's dates", "3/Nov/20 12:17|4/Nov/20 12:18|", "", "time", "D/Mon/YY hh:mm, 3/Nov/20 12:17, 2 of 2"},
		{"the cell that decides the order", "3/4/2020|5/4/2020|31/12/2020", "", "time", "D/M/YYYY, 31/12/2020, 3 of 3"},
		{"a cell that is no date", "2020-01-01|soon", "", "time", "YYYY-MM-DD, 2020-01-01, 1 of 2"},
		{"epoch seconds", "1700000000", "", "time", "epoch-s, 1700000000, 1 of 1"},
		{"a layout of the definition", "01.02.2020", "02.01.2006", "time", "02.01.2006, 01.02.2020, 1 of 1"},
		{"a number with a decimal sign before a whole one", "12|1,5|7", "", "number", "1234,5, 1,5, 3 of 3"},
		{"per cents", "85%|90%", "", "number", "1234.5, 85%, 2 of 2"},
		{"a long cell is cut", "Thu, 02 Jan 2020 15:04:05 +0100 (Central European Time)", "", "time", "Day, DD Mon YYYY hh:mm:ss zone, Thu, 02 Jan 2020 15:04:05 +0100 (Centra…, 1 of 1"},
	} {
		plan := leadTimePlan("a.csv", "id", "ID", "x", "X")
		plan.Indicators[0].Measure = metric.Measure{Form: metric.Level, Column: "x", Numerator: metric.Term{Source: "d", At: "id"}}
		if c.kind == "time" {
			plan.Indicators[0].Measure = metric.Measure{Form: metric.Frequency, Numerator: metric.Term{Source: "d", At: "x"}}
		}
		if c.format != "" {
			plan.Sources[0].Formats = map[string]string{"x": c.format}
		}
		text := "ID;X\n"
		for i, cell := range strings.Split(c.cells, "|") {
			text += fmt.Sprintf("%d;%s\n", i, cell)
		}
		data, _ := Read(files{"a.csv": text}.fs(), plan)
		for _, a := range data.Tables[0].Account.Files[0].Columns {
			got := fmt.Sprintf("%s, %s, %d of %d", a.Format, a.Sample, a.Read, a.Cells())
			if a.Role == "x" && got != c.want {
				t.Errorf("%s: column account = %q, want %q", c.claim, got, c.want)
			}
			if a.Role == "id" && a.Sample != "" {
				t.Errorf("%s: a column of words shows the sample %q", c.claim, a.Sample)
			}
		}
	}
}
