package render

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"upshot/metric"
)

// registers are the CSV files of downloads/ that hold a register, in the order in which Downloads lists them. They are
// written as those of the indicators are.
func (s *site) registers() []document {
	m, plan := s.rep.Maturity, s.rep.Plan
	if m == nil {
		return nil
	}
	var all []document
	if m.Spec != nil {
		all = append(all, document{registerPath("maturity"), csvOf(s.maturityColumns(), m.SubItems)})
	}
	if plan.Actions != nil {
		all = append(all, document{registerPath("actions"), csvOf(s.actionColumns(), m.Actions)})
	}
	if plan.Evidence != nil {
		all = append(all, document{registerPath("evidence"), csvOf(s.evidenceColumns(), m.Evidence)})
	}
	if plan.Findings != nil {
		all = append(all, document{registerPath("findings"), csvOf(s.findingColumns(), m.Findings)})
	}
	return all
}

func registerPath(name string) string { return "downloads/" + name + ".csv" }

// csvColumns are the columns of a table with a row a T. They are called as the fields of results.json are, with the
// language or the phase behind a dot.
type csvColumns[T any] struct {
	plan  *metric.Plan
	names []string
	cells []func(*T) string
}

func (c *csvColumns[T]) add(name string, cell func(*T) string) {
	c.names, c.cells = append(c.names, text(name)), append(c.cells, cell)
}

func (c *csvColumns[T]) text(name string, of func(*T) string) {
	c.add(name, func(v *T) string { return text(of(v)) })
}

// words is a column a language of the report.
func (c *csvColumns[T]) words(name string, of func(*T) metric.Text) {
	for _, language := range c.plan.Languages {
		c.text(name+"."+language, func(v *T) string { return of(v).In(language) })
	}
}

func (c *csvColumns[T]) list(name string, of func(*T) []string) {
	c.text(name, func(v *T) string { return strings.Join(of(v), "; ") })
}

func (c *csvColumns[T]) number(name string, of func(*T) float64) {
	c.add(name, func(v *T) string { return number(of(v)) })
}

// count is a whole number; what is not given is an empty cell.
func (c *csvColumns[T]) count(name string, of func(*T) (n int64, given bool)) {
	c.add(name, func(v *T) string {
		if n, given := of(v); given {
			return strconv.FormatInt(n, 10)
		}
		return ""
	})
}

func (c *csvColumns[T]) yes(name string, of func(*T) bool) {
	c.add(name, func(v *T) string { return strconv.FormatBool(of(v)) })
}

func (c *csvColumns[T]) day(name string, of func(*T) metric.Day) {
	c.add(name, func(v *T) string {
		if d := of(v); d != 0 {
			return d.String()
		}
		return ""
	})
}

func csvOf[T any](columns *csvColumns[T], rows []T) []byte {
	out := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(out)
	w.Write(columns.names) // writing to memory cannot fail
	for i := range rows {
		cells := make([]string, len(columns.cells))
		for k, cell := range columns.cells {
			cells[k] = cell(&rows[i])
		}
		w.Write(cells)
	}
	w.Flush()
	return out.Bytes()
}
