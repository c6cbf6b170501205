package workbook

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// workingSpecs are a median and a mean in working days, a rate per working day, and the median without a calendar.
func workingSpecs() []metric.Indicator {
	median, mean, rate := specs[leadTime], specs[leadMean], specs[frequency]
	for _, s := range []*metric.Indicator{&median, &mean, &rate} {
		s.Measure.Working = true
	}
	median.Unit.Working, mean.Unit.Working = true, true
	rate.Unit.Symbol = metric.WorkingDay
	plain := specs[leadTime]
	plain.ID, plain.Primary = "all-days", false
	return []metric.Indicator{median, mean, rate, plain}
}

// onCalendar computes the usual records with a calendar, in a place.
func onCalendar(t *testing.T, place string) *indicator.Report {
	t.Helper()
	plan := samplePlan(workingSpecs()...)
	loc, err := time.LoadLocation(place)
	if err != nil {
		t.Fatal(err)
	}
	holiday := func(name, from, to string) metric.Holiday {
		return metric.Holiday{Name: metric.Plain(name), Window: metric.Window{From: date(from), To: date(to)}}
	}
	plan.Location, plan.Timezone = loc, place
	plan.Calendar = &metric.Calendar{
		Weekend:  []time.Weekday{time.Saturday, time.Sunday},
		Holidays: []metric.Holiday{holiday("Spring Festival", "2023-01-21", "2023-01-27"), holiday("National Day", "2023-09-29", "2023-10-06")},
		Working:  []metric.Day{date("2023-01-28"), date("2023-03-12"), date("2023-10-07"), date("2023-11-05")}, // two are days of a change of clocks in New York
	}
	return report(plan, 5)
}

// TestTheSheetCountsAsTheReportDoes holds the cells of the sheet against the clock that the report counts by.
func TestTheSheetCountsAsTheReportDoes(t *testing.T) {
	for _, place := range []string{"Asia/Shanghai", "America/New_York"} {
		rep := onCalendar(t, place)
		b := &book{rep: rep, words: book1.In("en"), zone: newZone(rep), tabs: wording.NewTabs()}
		c := newCalendar(b)
		clock := metric.NewWorkClock(rep.Plan.Calendar.Workdays(), rep.Plan.Location)
		l, n := &rep.Ledgers[0], 0
		from, to := l.Table.Column("committed"), l.Table.Column("time")
		for i, line := range l.Lines {
			if l.Phase[i] < 0 || to.Times[line] < from.Times[line] {
				continue
			}
			a, _ := b.zone.serial(from.Times[line])
			z, _ := b.zone.serial(to.Times[line])
			e, ok := c.elapsed("A1", "B1", a, z)
			if want := float64(clock.Between(from.Times[line], to.Times[line])) / 1000; !ok || math.Abs(e.value-want) > 5e-5 {
				t.Errorf("%s, line %d: %v s (%v), want %v", place, i, e.value, ok, want)
			}
			n++
		}
		if n < 200 {
			t.Errorf("%s: %d records, want more than 200", place, n)
		}
		if _, ok := c.elapsed("A1", "B1", c.begin[0]-1, c.begin[3]); ok {
			t.Errorf("%s: a moment before the sheet has no formula", place)
		}
	}
}

// TestWorkingTimesAreFormulas counts the cells of working time that are, in the raw sheet of the deployments.
func TestWorkingTimesAreFormulas(t *testing.T) {
	for _, place := range []string{"Asia/Shanghai", "America/New_York"} {
		f := open(t, written(t, onCalendar(t, place), "en"))
		rows, err := f.GetRows("raw-deployments-time", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		column, values, formulas := 0, 0, 0
		for r, row := range rows {
			for c, cell := range row {
				if cell == "change-lead-time, seconds on working days" {
					column = c + 1
				}
			}
			if column == 0 || column > len(row) || row[column-1] == "" || strings.HasPrefix(row[column-1], "change") {
				continue
			}
			values++
			name, _ := excelize.CoordinatesToCellName(column, r+1)
			if formula, _ := f.GetCellFormula("raw-deployments-time", name); strings.Count(formula, "VLOOKUP") == 6 {
				formulas++
			}
		}
		if values < 200 || formulas != values {
			t.Errorf("%s: %d of %d working times are formulas, want all of more than 200", place, formulas, values)
		}
		names := f.GetDefinedName()
		if len(names) != 1 || names[0].Name != "working_days" || !strings.HasPrefix(names[0].RefersTo, "'Calendar'!$E$") {
			t.Errorf("%s: names %+v, want working_days on Calendar", place, names)
		}
	}
}

func TestWithoutWorkingDaysThereIsNoCalendar(t *testing.T) {
	plan := samplePlan(pick(leadTime)...)
	plan.Calendar = &metric.Calendar{Weekend: []time.Weekday{time.Friday}}
	f := open(t, written(t, report(plan, 2), "en"))
	if i, _ := f.GetSheetIndex("Calendar"); i >= 0 || len(f.GetDefinedName()) > 0 {
		t.Errorf("a calendar that no indicator uses has the sheet %d and the names %v", i, f.GetDefinedName())
	}
}

func TestLibreOfficeRecalculatesWorkingTime(t *testing.T) {
	soffice := libreOffice(t)
	for _, place := range []string{"Asia/Shanghai", "America/New_York"} {
		workbook := written(t, onCalendar(t, place), "zh-CN")
		again := recalculated(t, soffice, workbook)
		formulas, wrong := disagreements(t, workbook, again)
		t.Logf("%s: %d formulas", place, formulas)
		if formulas < 1000 {
			t.Errorf("%s: %d formulas, want more than 1000", place, formulas)
		}
		for _, w := range wrong {
			t.Errorf("%s: %s", place, w)
		}
	}
}

// TestAnotherDayMarkedChangesTheSummary marks a working day as free, as an assessor might.
func TestAnotherDayMarkedChangesTheSummary(t *testing.T) {
	soffice := libreOffice(t)
	workbook := written(t, onCalendar(t, "Asia/Shanghai"), "en")
	f := open(t, workbook)
	rows, err := f.GetRows("Calendar", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for r, row := range rows {
		if len(row) > 5 && row[5] == "1" && row[1] == "Wednesday" {
			name, _ := excelize.CoordinatesToCellName(worksColumn, r+1)
			if err := f.SetCellInt("Calendar", name, 0); err != nil {
				t.Fatal(err)
			}
			marked++
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	again := recalculated(t, soffice, out.Bytes())
	formulas, changed := disagreements(t, workbook, again)
	for _, sheet := range []string{"Calendar!", "raw-deployments-time!", "change-lead-time!", "Summary!", "Definitions!"} {
		n := 0
		for _, c := range changed {
			if strings.HasPrefix(c, sheet) {
				n++
			}
		}
		if n == 0 || marked < 40 {
			t.Errorf("%s no formula of %d changes with %d Wednesdays marked", sheet, formulas, marked)
		}
	}
	for _, c := range changed {
		if strings.HasPrefix(c, "all-days!") {
			t.Errorf("an indicator without a calendar changes: %s", c)
		}
	}
}
