// Package workbook writes a report as an Excel workbook that an assessor recalculates: the summary's
// values are formulas over the calculation sheets, theirs are formulas over the records, and every
// formula carries the value it recalculates to.
//
// In go a finished indicator.Report and the words of one language; out comes the workbook, the same
// bytes for the same report. It refuses to know how a verdict is reached: what a spreadsheet
// cannot recompute is written as published, and marked so.
package workbook

import (
	"io"

	"github.com/xuri/excelize/v2"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// Options is what the report itself does not say.
type Options struct {
	Generator string // the program and its version, such as "upshot 1.0.0"
}

// sheets is the order of the workbook. A sheet is one file and one line here; an entry may stand for
// several sheets, or for none.
var sheets = []func(*book) []*sheet{
	cover,
	contents,
	notes,
	summary,
	calculations,
	periods,
	charts,
	assessment,
	actions,
	evidence,
	definitions,
	calendar,
	sources,
	problems,
	exclusions,
	raw,
}

// book is what all sheets share.
type book struct {
	rep   *indicator.Report
	words *wording.Words
	opt   Options
	zone  zone

	file   *excelize.File
	styles []int
	tabs   wording.Names // sheet names in use
	tables wording.Names // table names in use
	placed []placedTable
	links  []placedLink

	noteNumber   map[string]int // by code
	ledgers      []*records     // by index into Report.Ledgers
	calculations []*calculation // by index into Report.Indicators
	series       []seriesRows   // the rows of each indicator's overall trend on Periods
	calendar     *workCalendar  // nil unless some indicator counts working days
	repeated     []checked      // figures of the registers that stand on Summary too
	periodsTab   string
	periodsTop   int      // the row of its header
	all          []*sheet // in order
}

// Write writes the workbook of a report in the language of the words.
func Write(w io.Writer, rep *indicator.Report, words *wording.Words, opt Options) error {
	b := &book{
		rep: rep, words: words, opt: opt, zone: newZone(rep), file: excelize.NewFile(),
		tabs: wording.NewTabs(), tables: wording.Names{},
	}
	defer b.file.Close()
	var err error
	if b.styles, err = newStyles(b.file); err != nil {
		return err
	}
	b.noteNumber = b.usedNotes()
	b.calendar = newCalendar(b)
	b.ledgers = newRecords(b)
	for _, list := range sheets {
		b.all = append(b.all, list(b)...)
	}
	if err := b.writeSheets(); err != nil {
		return err
	}
	if err := b.describe(); err != nil {
		return err
	}
	if b.calendar != nil {
		if err := b.file.SetDefinedName(&excelize.DefinedName{Name: calendarName, RefersTo: b.calendar.area()}); err != nil {
			return err
		}
	}
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newArchive(w, b) })
	return b.file.Write(w)
}

func (b *book) writeSheets() error {
	for i, s := range b.all {
		s.number = i + 1
		if i == 0 {
			if err := b.file.SetSheetName("Sheet1", s.tab); err != nil {
				return err
			}
		} else if _, err := b.file.NewSheet(s.tab); err != nil {
			return err
		}
	}
	b.file.SetActiveSheet(0) // before there is anything in the sheets: it reads all of them again
	for _, s := range b.all {
		if err := s.build(s); err != nil {
			return err
		}
		if err := s.write(b); err != nil {
			return err
		}
	}
	return nil
}

// describe sets the document's properties. Its dates are the as-of day: the clock is never read.
func (b *book) describe() error {
	plan := b.rep.Plan
	asOf := plan.AsOf.String() + "T00:00:00Z"
	err := b.file.SetDocProps(&excelize.DocProperties{
		Title: b.words.Text(plan.Title), Subject: b.words.Text(plan.Purpose), Creator: b.opt.Generator,
		LastModifiedBy: b.opt.Generator, Created: asOf, Modified: asOf, Language: b.words.Language(),
		ContentStatus: plan.Issue,
	})
	if err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{Application: b.opt.Generator, Company: b.words.Text(plan.Organisation)})
}

// say is a message of the workbook.
func (b *book) say(key string, args ...string) string { return b.words.Say("workbook."+key, args...) }

// unitName is an indicator's unit in words; a bare number has one too.
func (b *book) unitName(d *metric.Indicator) string {
	if s := b.words.UnitName(d.Unit); s != "" {
		return s
	}
	return b.say("unit.none")
}

// pooled is how many projects a scope takes together, 1 where it is one.
func pooled(f *indicator.Figures) int {
	for i := range f.Comparisons {
		for _, n := range f.Comparisons[i].Notes {
			if n.Code == indicator.NotePooled {
				return int(n.Args[0])
			}
		}
	}
	return 1
}

// scopeName is a scope in words. A frequency of several projects is per project, which the name says.
func (b *book) scopeName(d *metric.Indicator, f *indicator.Figures) string {
	name := b.words.Scope(b.rep, f.Scope)
	if d.Measure.Form == metric.Frequency && pooled(f) > 1 {
		return b.say("scope.per-project", name)
	}
	return name
}

// fixed is the tab of a sheet that every report has.
func (b *book) fixed(name string) string { return b.tabs.Tab(b.say("tab." + name)) }
