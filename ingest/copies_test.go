package ingest

import "testing"

func TestCopiesWithoutAnIDAreToldOf(t *testing.T) {
	const header = "from,time,system\n"
	for _, c := range []struct {
		claim, a, b string
		pattern     string
		want        string
	}{
		{"exports that overlap", "2023-01-01 10:00,2023-01-02 11:00,x\n2023-02-01 10:00,2023-02-02 11:00,x\n",
			"2023-02-01 10:00,2023-02-02 11:00,x\n2023-03-01 10:00,2023-03-02 11:00,x\n", "",
			"b-y.csv:2 warning: records-repeated 1,d"},
		{"another value is another record", "2023-01-01 10:00,2023-01-02 11:00,x\n", "2023-01-01 10:00,2023-01-02 11:00,y\n", "", ""},
		{"copies in one file may be two events of a day", "2023-01-01,2023-01-02,x\n2023-01-01,2023-01-02,x\n", "2023-02-01,2023-02-02,x\n", "", ""},
		{"each copy of another file counts", "2023-01-01,2023-01-02,x\n", "2023-01-01,2023-01-02,x\n2023-01-01,2023-01-02,x\n", "",
			"b-y.csv:2 warning: records-repeated 2,d"},
		{"records without a date are no evidence", ",,x\n2023-01-01,2023-01-02,z\n", ",,x\n2023-01-01,2023-01-02,y\n", "",
			"a-x.csv:2 warning: records-undated 2,4,d,time"},
		{"two projects told by the names of their files", "2023-01-01,2023-01-02,x\n", "2023-01-01,2023-01-02,x\n", `-(.)\.csv`, ""},
	} {
		plan := leadTimePlan("*.csv", "from", "from", "time", "time", "system", "system")
		plan.Sources[0].ProjectFromFile = c.pattern
		d, problems := Read(files{"a-x.csv": header + c.a, "b-y.csv": header + c.b}.fs(), plan)
		if got := problemLines(problems); got != c.want {
			t.Errorf("%s: problems = %q, want %q", c.claim, got, c.want)
		}
		checkSums(t, d)
	}
}

func TestCopiesWithAnIDCountOnce(t *testing.T) {
	const text = "id,from,time\n1,2023-01-01,2023-01-02\n"
	plan := leadTimePlan("*.csv", "id", "id", "from", "from", "time", "time")
	d, problems := Read(files{"a.csv": text, "b.csv": text}.fs(), plan)
	if got := accounts(d) + problemLines(problems); got != "rows 1, duplicates 1; rows 1, used 1" {
		t.Errorf("accounts and problems = %q, want one of both used and nothing said", got)
	}
}
