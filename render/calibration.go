package render

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strconv"

	"upshot/indicator"
)

// calibrationView is how the verdicts did on histories of which it is known what changed.
type calibrationView struct {
	Intro, Reading, Usual, Limits string
	Spans                         []string // "6+4" months
	Sizes                         []string // of reports, in primary indicators
	Groups                        []calibrationGroup
}

// calibrationGroup is the kinds of history for which the bound is promised, or the others.
type calibrationGroup struct {
	Name string
	Rows []calibrationRow
}

type calibrationRow struct {
	Kind  string
	False []string // by size of report and span, in per cent
	Found []string // by size of the fall and span: of one primary, of the most
}

// readCalibration reads the table that the program carries.
func readCalibration(files fs.FS) (c indicator.Calibration, err error) {
	data, err := fs.ReadFile(files, "calibration.json")
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return c, fmt.Errorf("calibration.json: %w", err)
	}
	return c, nil
}

// calibration words the table. Its cells stand by kind, then by span, then by the size of the report.
func (v *view) calibration() calibrationView {
	c := &v.site.calibration
	out := calibrationView{Intro: v.Say("calibration.intro", c.Version, v.Count(c.Histories))}
	byKind := map[string][]*indicator.CalibrationCell{}
	var kinds []string
	for i := range c.Cells {
		cell := &c.Cells[i]
		if byKind[cell.Kind] == nil {
			kinds = append(kinds, cell.Kind)
		}
		byKind[cell.Kind] = append(byKind[cell.Kind], cell)
	}
	for _, held := range []bool{true, false} {
		group := calibrationGroup{Name: v.Say("calibration.held")}
		if !held {
			group.Name = v.Say("calibration.limit")
		}
		for _, kind := range kinds {
			if cells := byKind[kind]; cells[0].Held == held {
				group.Rows = append(group.Rows, v.calibrationRow(kind, cells))
				out.head(v, cells)
			}
		}
		out.Groups = append(out.Groups, group)
	}
	s := summary(c.Cells)
	out.Reading = v.Say("calibration.reading", strconv.FormatFloat(100*s.error, 'f', 1, 64), v.Percent(s.discovery), v.Percent(s.leaningLow), v.Percent(s.leaningHigh))
	out.Limits = v.Say("calibration.limits", v.Percent(s.worst))
	if usual, events := find(c.Cells, "durations-month-0.05"), find(c.Cells, "counts-1"); usual != nil && events != nil {
		out.Usual = v.Say("calibration.usual", v.Percent(usual.Power30.Share), v.Percent(usual.Power50.Share), v.Percent(events.Power50.Share))
	}
	return out
}

// head takes the columns from the cells of one kind.
func (out *calibrationView) head(v *view, cells []*indicator.CalibrationCell) {
	if out.Spans != nil {
		return
	}
	for _, c := range cells {
		if c.Primaries == cells[0].Primaries {
			out.Spans = append(out.Spans, v.Count(c.Before)+"+"+v.Count(c.After))
		}
		if c.Before == cells[0].Before && c.After == cells[0].After {
			out.Sizes = append(out.Sizes, v.Say("calibration.primaries", v.Count(c.Primaries)))
		}
	}
}

func (v *view) calibrationRow(kind string, cells []*indicator.CalibrationCell) calibrationRow {
	row := calibrationRow{Kind: v.Say("calibration.kind." + kind)}
	bySize := map[int][]*indicator.CalibrationCell{}
	var sizes []int
	for _, c := range cells {
		if bySize[c.Primaries] == nil {
			sizes = append(sizes, c.Primaries)
		}
		bySize[c.Primaries] = append(bySize[c.Primaries], c)
	}
	for _, size := range sizes {
		for _, c := range bySize[size] {
			row.False = append(row.False, strconv.FormatFloat(100*c.FalseReports.Share, 'f', 1, 64))
		}
	}
	one, most := bySize[sizes[0]], bySize[sizes[len(sizes)-1]]
	for _, power := range []func(*indicator.CalibrationCell) float64{
		func(c *indicator.CalibrationCell) float64 { return c.Power30.Share },
		func(c *indicator.CalibrationCell) float64 { return c.Power50.Share },
	} {
		for i := range one {
			row.Found = append(row.Found, fmt.Sprintf("%.0f / %.0f", 100*power(one[i]), 100*power(most[i])))
		}
	}
	return row
}

// summarised is what the text beside the table says of all its cells.
type summarised struct{ error, discovery, leaningLow, leaningHigh, worst float64 }

// summary takes the promised kinds, but for the worst share of false reports, which the others have.
func summary(cells []indicator.CalibrationCell) summarised {
	s := summarised{leaningLow: 1}
	for i := range cells {
		c := &cells[i]
		s.error = max(s.error, c.FalseReports.Error, c.Power30.Error, c.Power50.Error)
		if s.worst = max(s.worst, c.FalseReports.Share); !c.Held {
			continue
		}
		if c.Primaries > 1 {
			s.discovery = max(s.discovery, c.FalseDiscovery.Share)
		}
		s.leaningLow, s.leaningHigh = min(s.leaningLow, c.FalseLeaning.Share), max(s.leaningHigh, c.FalseLeaning.Share)
	}
	return s
}

// find is the shortest span of a kind with one primary, or nil.
func find(cells []indicator.CalibrationCell, kind string) *indicator.CalibrationCell {
	for i := range cells {
		if cells[i].Kind == kind && cells[i].Primaries == 1 {
			return &cells[i]
		}
	}
	return nil
}
