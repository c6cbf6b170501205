package ingest

import (
	"testing"
)

func TestAZoneOfSeveralMeaningsIsRefused(t *testing.T) {
	const file = "ID,Done\n1,2023-01-05 10:00:00 CST\n2,2023-01-06 10:00:00 CST\n"
	plan := leadTimePlan("a.csv", "id", "ID", "time", "Done")
	plan.Timezone, plan.Location, plan.Indicators, plan.MaxRejected = "Asia/Shanghai", shanghai(t), nil, 1
	_, problems := Read(files{"a.csv": file}.fs(), plan)
	want := "a.csv:2:3 error: zone-unclear 2,2023-01-05 10:00:00 CST,Done,CST,time,Asia/Shanghai"
	if got := problemLines(problems); got != want {
		t.Errorf("problems =\n%s\nwant\n%s", got, want)
	}

	plan.Sources[0].Formats = map[string]string{"time": "2006-01-02 15:04:05 MST"}
	data, problems := Read(files{"a.csv": file}.fs(), plan)
	if got, want := dump(data, 0), "2: id=1 time=2023-01-05T02:00:00Z\n3: id=2 time=2023-01-06T02:00:00Z"; got != want || len(problems) > 0 {
		t.Errorf("with a format: table =\n%s\nwant\n%s\n%s", got, want, problemLines(problems))
	}

	_, problems = Read(files{"a.csv": "ID,Done\n1,2023-01-05 10:00:00 PST\n"}.fs(), plan)
	want = "a.csv:2:3 warning: cell-not-in-format 1,2023-01-05 10:00:00 PST,Done,time,2006-01-02 15:04:05 MST"
	if got := problemLines(problems); got != want {
		t.Errorf("another country's zone: problems =\n%s\nwant\n%s", got, want)
	}
}

func TestZoneTexts(t *testing.T) {
	for _, c := range []struct {
		text string
		want zoneText
		ok   bool
	}{
		{"Z", zoneText{}, true},
		{"utc", zoneText{}, true},
		{"+08", zoneText{offset: 8 * hourMS}, true},
		{"-0330", zoneText{offset: -3*hourMS - 30*minuteMS}, true},
		{"GMT+8", zoneText{offset: 8 * hourMS}, true},
		{"Etc/GMT+8", zoneText{name: "Etc/GMT+8"}, true},
		{"America/Argentina/Buenos_Aires", zoneText{name: "America/Argentina/Buenos_Aires"}, true},
		{"+01:00[Europe/Berlin]", zoneText{offset: hourMS}, true},
		{"[Europe/Berlin]", zoneText{name: "Europe/Berlin"}, true},
		{"+0800 (CST)", zoneText{offset: 8 * hourMS}, true},
		{"IST", zoneText{unclear: true}, true},
		{"[]", zoneText{}, false}, {"[Europe/Berlin", zoneText{}, false}, {"+25:00", zoneText{}, false}, {"pm", zoneText{}, false}, {"", zoneText{}, false},
	} {
		cur := cursor{b: []byte(c.text)}
		got, ok := cur.zone()
		if ok != c.ok || ok && (got != c.want || !cur.done()) {
			t.Errorf("zone(%q) = %+v %v, want %+v %v", c.text, got, ok, c.want, c.ok)
		}
	}
}
