package ingest

import (
	"strings"
	"testing"

	"upshot/metric"
)

// What was read without a word although it was most likely meant otherwise.
func TestNothingIsAssumedInSilence(t *testing.T) {
	here := func(row int) metric.Position { return metric.Position{File: "upshot.yaml", Row: row, Column: 7} }
	is := func(role, word string) metric.Conditions {
		return metric.Conditions{{Role: role, Test: metric.Is, Words: []string{word}, Pos: here(40)}}
	}
	proportion := func(p *metric.Plan, of string) {
		all := metric.Term{Source: "d", At: "time"}
		part := all
		part.Where = is("result", of)
		p.Indicators[0].Measure = metric.Measure{Form: metric.Proportion, Numerator: part, Denominator: all}
	}
	level := func(p *metric.Plan) {
		levelOf(p, "size")
		p.Indicators[0].Unit = metric.Unit{Kind: metric.PercentUnit}
	}
	const results = "time,result\n2023-01-01,success\n2023-01-02,failed\n2023-01-03,success\n"
	const sizes = "time,size\n2023-01-01,%s\n2023-01-02,%s\n"
	for _, c := range []struct {
		claim, text string
		change      func(*metric.Plan)
		problems    string
	}{
		{"a word that records have", results, func(p *metric.Plan) { proportion(p, "FAILED") }, ""},
		{"a word that no record has", results, func(p *metric.Plan) { proportion(p, "sucess") },
			"upshot.yaml:40:7 warning: condition-no-match d,result,sucess,success (2), failed (1),success (definition)"},
		{"a catalogue's word that no record has may not have happened yet", results, func(p *metric.Plan) {
			proportion(p, "rolled-back")
			p.Indicators[0].Pos = here(40)
		}, "upshot.yaml:40:7 notice: condition-no-match d,result,rolled-back,success (2), failed (1), (definition)"},
		{"keep that leaves nothing", results, func(p *metric.Plan) {
			proportion(p, "failed")
			p.Sources[0].Keep = is("result", "done")
		}, "upshot.yaml:40:7 warning: condition-no-match d,result,done,success (2), failed (1), (definition)\nupshot.yaml:40:7 warning: keep-nothing 3,d (definition)"},
		{"values that no cell has", results, func(p *metric.Plan) {
			p.Indicators[0].Measure = metric.Measure{Form: metric.Frequency, Numerator: metric.Term{Source: "d", At: "time"}}
			p.Sources[0].Values = map[string]map[string][]string{"result": {"ok": {"OKAY"}}}
			p.Sources[0].ValuesAt = map[string]metric.Position{"result": here(30)}
		}, "a.csv:2:12 warning: word-unknown success,result,2,ok,\na.csv:3:12 warning: word-unknown failed,result,1,ok,\n" +
			"upshot.yaml:30:7 notice: values-unused d,result,success (2), failed (1) (definition)"},
		{"records without the word that decides", "time,result\n2023-01-01,failed\n2023-01-02,\n2023-01-03,-\n", func(p *metric.Plan) { proportion(p, "failed") },
			"a.csv:3 warning: cells-empty 2,3,d,result,lead,result"},
		{"85 shown in per cent is 8,500 %", strings.NewReplacer("%s", "85").Replace(sizes), level, "a.csv:2:12 warning: percent-scale 2,85,size,size,lead"},
		{"0.85 is 85 %", strings.NewReplacer("%s", "0.85").Replace(sizes), level, ""},
		{"85% is 85 %", strings.NewReplacer("%s", "85%").Replace(sizes), level, ""},
		{"85 in a column of per cents is 85 %", strings.NewReplacer("%s", "85").Replace(sizes), func(p *metric.Plan) {
			level(p)
			p.Sources[0].Formats = map[string]string{"size": "percent"}
		}, ""},
		{"85 scaled is 85 %", strings.NewReplacer("%s", "85").Replace(sizes), func(p *metric.Plan) {
			level(p)
			p.Indicators[0].Measure.Scale = 0.01
		}, ""},
		{"0.85 in a column of per cents is less than 1 %", strings.NewReplacer("%s", "0.85").Replace(sizes), func(p *metric.Plan) {
			level(p)
			p.Sources[0].Formats = map[string]string{"size": "percent"}
		}, "a.csv:2:12 notice: percent-parts 2,0.85,size,size"},
		{"a number of a duration has a unit that nobody said", "time,size\n2023-01-01,90\n2023-01-02,1h\n", func(p *metric.Plan) {
			p.Indicators[0].Measure = metric.Measure{Form: metric.Duration, Column: "size", Numerator: metric.Term{Source: "d", At: "time"}}
		}, "a.csv:2:12 notice: duration-unit 1,90,size,s,size"},
		{"a few stray bytes do not make a UTF-8 text another", "time,result\n" + strings.Repeat("2023-01-01,成功成功成功成功\n", 10) + "2023-01-01,caf\xe9\n", func(p *metric.Plan) { proportion(p, "成功成功成功成功") },
			"a.csv:12 warning: encoding-doubtful 1,a.csv,UTF-8"},
		{"a format that no cell follows names the format", "time,result\n2023-01-01,failed\n", func(p *metric.Plan) {
			proportion(p, "failed")
			p.MaxRejected = 1
			p.Sources[0].Formats = map[string]string{"time": "02.01.2006"}
		}, "a.csv:2:1 warning: cell-not-in-format 1,2023-01-01,time,time,02.01.2006"},
	} {
		roles := []string{"time", "time", "result", "result"}
		if strings.HasPrefix(c.text, "time,size") {
			roles[2], roles[3] = "size", "size"
		}
		plan := leadTimePlan("a.csv", roles...)
		c.change(plan)
		data, problems := Read(files{"a.csv": c.text}.fs(), plan)
		checkSums(t, data)
		if got := problemLines(problems); got != c.problems {
			t.Errorf("%s: problems =\n%s\nwant\n%s", c.claim, got, c.problems)
		}
	}
}

func TestWideBoardsKeepTheirPeriods(t *testing.T) {
	for _, c := range []struct{ claim, text, table, problems string }{
		{"a quarter does not take the place of its first month", "series,2023-01,2023-02,2023-03,2023Q1\nbuilds,1,2,3,6\n",
			"2: series=builds time=2023-01-01T00:00:00Z value=1\n2: series=builds time=2023-02-01T00:00:00Z value=2\n2: series=builds time=2023-03-01T00:00:00Z value=3",
			`a.csv:1 warning: period-lengths 1,"2023Q1",a.csv`},
		{"a column beside the periods is named", "series,2023-01,note,2023-02,2023 all,合计\nbuilds,1,x,2,3,3\n",
			"2: series=builds time=2023-01-01T00:00:00Z value=1\n2: series=builds time=2023-02-01T00:00:00Z value=2",
			`a.csv:1 notice: columns-unread 2,"note", "2023 all",a.csv`},
		{"a contradiction names the cells", "series,2023-01,2023年1月\nbuilds,1,2\n", "2: series=builds time=2023-01-01T00:00:00Z value=2",
			"a.csv:2:10 warning: records-contradict 1,builds,d"},
	} {
		plan := leadTimePlan("a.csv", "series", "series")
		plan.Sources[0].Layout = "wide"
		levelOf(plan, "value")
		data, problems := Read(files{"a.csv": c.text}.fs(), plan)
		checkSums(t, data)
		if got := dump(data, 0); got != c.table {
			t.Errorf("%s: table =\n%s\nwant\n%s", c.claim, got, c.table)
		}
		if got := problemLines(problems); got != c.problems {
			t.Errorf("%s: problems =\n%s\nwant\n%s", c.claim, got, c.problems)
		}
	}
}
