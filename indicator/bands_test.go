package indicator

import (
	"math"
	"slices"
	"testing"

	"upshot/metric"
)

const perDayOfMonth = 1 / metric.DaysPerMonth

// The edges are those of the sources that the editions name: Apache DevLake's 2023 benchmark, GitLab's rule
// for 2022, and the 2024 clusters where they can be read as ranges.
func TestBandsOfValues(t *testing.T) {
	for _, c := range []struct {
		claim, edition, entry string
		value                 float64
		want                  Level
	}{
		{"a lead time of hours is Elite", "dora-2023", "change-lead-time", 23 * 3600, Elite},
		{"one day is not less than one day", "dora-2023", "change-lead-time", 86400, High},
		{"a week belongs to the slower side", "dora-2023", "change-lead-time", 7 * 86400, Medium},
		{"thirty days are a month", "dora-2023", "change-lead-time", 30 * 86400, Low},
		{"one a day is between once per day and once per week", "dora-2023", "deployment-frequency", 1, High},
		{"more than one a day is on demand", "dora-2023", "deployment-frequency", 1.01, Elite},
		{"one a week is High to the last digit", "dora-2023", "deployment-frequency", 5.0 / 35, High},
		{"less than one a week is Medium", "dora-2023", "deployment-frequency", 0.99 / 7, Medium},
		{"one a month is Medium", "dora-2023", "deployment-frequency", perDayOfMonth, Medium},
		{"fewer are Low", "dora-2023", "deployment-frequency", 0.9 * perDayOfMonth, Low},
		{"no deployment at all is a value", "dora-2023", "deployment-frequency", 0, Low},
		{"5 % is 0 to 5 %", "dora-2023", "change-fail-rate", 0.05, Elite},
		{"15 % is 10 to 15 %", "dora-2023", "change-fail-rate", 3.0 / 20, Medium},
		{"16 % is more than 15 %", "dora-2023", "change-fail-rate", 0.16, Low},
		{"an hour is not less than one hour", "dora-2023", "failed-deployment-recovery-time", 3600, High},
		{"more than a week to recover is Low", "dora-2023", "failed-deployment-recovery-time", 8 * 86400, Low},
		{"GitLab's High ends at 7 days, the day included", "dora-2022", "change-lead-time", 7 * 86400, High},
		{"GitLab's High begins at 30 a month", "dora-2022", "deployment-frequency", 30 * perDayOfMonth, High},
		{"GitLab's Medium ends at 45 %", "dora-2022", "change-fail-rate", 0.45, Medium},
		{"above it is Low", "dora-2022", "change-fail-rate", 0.451, Low},
		{"2022 speaks of restoring service", "dora-2022", "time-to-restore", 86400, High},
		{"2024 has ranges of lead time", "dora-2024", "change-lead-time", 8 * 86400, Medium},
	} {
		spec := Entry(c.entry).Indicator
		spec.Entry = c.entry
		bands := bandsOf(&metric.Plan{Bands: []string{c.edition}}, &spec, &PhaseFigure{Value: c.value, Low: c.value, High: c.value})
		if len(bands) != 1 || bands[0] != (Band{c.edition, c.want, true}) {
			t.Errorf("%s: bands of %v = %v, want %v", c.claim, c.value, bands, c.want)
		}
	}
}

func TestWhatHasNoBand(t *testing.T) {
	lead, value := "change-lead-time", 5*86400.0
	for _, c := range []struct {
		claim, edition, entry string
		value                 float64
		change                func(*metric.Indicator)
	}{
		{"a value that is missing", "dora-2023", lead, metric.Missing(), nil},
		{"an entry that no edition speaks of", "dora-2023", "build-duration", value, nil},
		{"an indicator of one's own", "dora-2023", lead, value, func(i *metric.Indicator) { i.Entry = "" }},
		{"another statistic", "dora-2023", lead, value, func(i *metric.Indicator) { i.Statistic = metric.P85 }},
		{"other moments under the entry's name", "dora-2023", lead, value, func(i *metric.Indicator) { i.Measure.From = "merged" }},
		{"another form under the entry's name", "dora-2023", lead, value, func(i *metric.Indicator) { i.Measure.Form = metric.Level }},
		{"a choice of records that the entry does not make", "dora-2023", lead, value, func(i *metric.Indicator) {
			i.Measure.Numerator.Where = metric.Conditions{is("kind", "small")}
		}},
		{"the other direction", "dora-2023", lead, value, func(i *metric.Indicator) { i.Better = metric.Higher }},
		{"change fail rate in 2024, where High fails more than Medium", "dora-2024", "change-fail-rate", 0.1, nil},
		{"recovery in 2024, where two clusters are the same", "dora-2024", "failed-deployment-recovery-time", 3600, nil},
		{"recovery from failed deployments in 2022", "dora-2022", "failed-deployment-recovery-time", 3600, nil},
		{"time to restore since 2023", "dora-2023", "time-to-restore", 3600, nil},
		{"an edition that is not there", "dora-2025", lead, value, nil},
	} {
		spec := Entry(c.entry).Indicator
		spec.Entry = c.entry
		if c.change != nil {
			c.change(&spec)
		}
		if bands := bandsOf(&metric.Plan{Bands: []string{c.edition}}, &spec, &PhaseFigure{Value: c.value}); len(bands) > 0 {
			t.Errorf("%s: bands %v, want none", c.claim, bands)
		}
	}
}

func TestABandIsConfirmedByTheWholeInterval(t *testing.T) {
	spec := Entry("change-lead-time").Indicator
	spec.Entry = spec.ID
	day := 86400.0
	for _, c := range []struct {
		claim     string
		low, high float64
		want      bool
	}{
		{"both limits in the band", 3 * day, 6 * day, true},
		{"one limit in the next", 3 * day, 8 * day, false},
		{"no upper limit", 3 * day, math.Inf(1), false},
		{"no interval", metric.Missing(), metric.Missing(), false},
	} {
		bands := bandsOf(&metric.Plan{Bands: []string{"dora-2023"}}, &spec, &PhaseFigure{Value: 5 * day, Low: c.low, High: c.high})
		if bands[0].Confirmed != c.want {
			t.Errorf("%s: confirmed %v, want %v", c.claim, bands[0].Confirmed, c.want)
		}
	}
}

// A linked entry measures what its name says, and the condition on a column that is not mapped is dropped.
func TestTheWaysToBindAnEntryKeepItsBands(t *testing.T) {
	linked := Entry("change-fail-rate").Linked.Indicator
	linked.Entry = linked.ID
	if BandsFor("dora-2023", &linked) == nil {
		t.Error("change-fail-rate by linked incidents: no bands")
	}
	recovery := Entry("failed-deployment-recovery-time").Indicator
	recovery.Entry = recovery.ID
	recovery.Measure.Numerator.Source, recovery.Measure.Numerator.Where = "tickets", nil
	if BandsFor("dora-2023", &recovery) == nil {
		t.Error("failed-deployment-recovery-time without a cause, from a source of another name: no bands")
	}
}

func TestBandsAreOffByDefaultAndNeverPartOfAVerdict(t *testing.T) {
	run := func(bands ...string) *Report {
		s := Entry("change-lead-time").Indicator
		s.Entry = s.ID
		s.Measure.From, s.Measure.Numerator.Source = "committed", "events"
		p := plan(s)
		p.Bands = bands
		r := &records{}
		for month := 0; month < 14; month++ {
			for k := 0; k < 12; k++ {
				r.add(0, day("2023-01-01")+metric.Day(30*month+2*k), float64(3+k%5)*86400, 0, "")
			}
		}
		table := r.build(0)
		table.Columns[1].Role = "committed"
		return Compute(p, &metric.Dataset{Projects: []metric.Project{{ID: "a"}}, Tables: []metric.Table{table}}, nil)
	}
	off, on := run(), run("dora-2023", "dora-2024")
	for i := range off.Indicators[0].Scopes {
		without, with := off.Indicators[0].Scopes[i], on.Indicators[0].Scopes[i]
		for j := range with.Phases {
			if len(without.Phases[j].Bands) != 0 || len(with.Phases[j].Bands) != 2 {
				t.Errorf("phase %s has bands %v without and %v with two editions", with.Phases[j].Phase, without.Phases[j].Bands, with.Phases[j].Bands)
			}
		}
		for j := range with.Comparisons {
			a, b := without.Comparisons[j], with.Comparisons[j]
			if a.Verdict != b.Verdict || a.P != b.P && metric.Known(a.P) || a.Reason != b.Reason {
				t.Errorf("%s: %v (p %v) without bands, %v (p %v) with them", a.After, a.Verdict, a.P, b.Verdict, b.P)
			}
		}
	}
}

// Every edition says where it was read and what it cannot say, in both languages, and its ranges run from the
// best level to the worst.
func TestEditionsAreComplete(t *testing.T) {
	if !slices.IsSortedFunc(Editions, func(a, b *Edition) int { return -slices.Compare([]byte(a.Name), []byte(b.Name)) }) {
		t.Error("the editions are not listed newest first")
	}
	for _, e := range Editions {
		if len(e.Sources) == 0 || len(e.Caveats) == 0 || e.Title.In("en") == "" {
			t.Errorf("%s: no title, source or caveat", e.Name)
		}
		for _, text := range slices.Concat(e.Sources, e.Caveats) {
			checkText(t, e.Name, text)
		}
		for _, m := range e.Measures {
			entry := Entry(m.Entry)
			if entry == nil {
				t.Errorf("%s: no entry %s", e.Name, m.Entry)
				continue
			}
			if (len(m.Ranges) == 0) != (m.None != nil) {
				t.Errorf("%s %s: ranges %v beside the reason %v for having none", e.Name, m.Entry, m.Ranges, m.None)
			}
			if m.None != nil {
				checkText(t, e.Name+" "+m.Entry, m.None)
			}
			for i, r := range m.Ranges {
				last := i == len(m.Ranges)-1
				if last != (r.Edge.Value == 0) {
					t.Errorf("%s %s: range %d has the edge %v", e.Name, m.Entry, i, r.Edge)
				}
				if i > 0 && m.Ranges[i-1].Level >= r.Level {
					t.Errorf("%s %s: %v comes before %v", e.Name, m.Entry, m.Ranges[i-1].Level, r.Level)
				}
				if i > 0 && !last && float64(entry.Indicator.Better)*(r.Edge.Base()-m.Ranges[i-1].Edge.Base()) >= 0 {
					t.Errorf("%s %s: the edge of %v is not worse than that of %v", e.Name, m.Entry, r.Level, m.Ranges[i-1].Level)
				}
			}
			for _, c := range m.Clusters {
				if c.Text["en"] == "" || c.Text["zh-CN"] == "" {
					t.Errorf("%s %s %v: %v, want both languages", e.Name, m.Entry, c.Level, c.Text)
				}
			}
		}
	}
}
