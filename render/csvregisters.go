package render

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// registerTables are the CSV files of downloads/ that hold a register, in the order in which Downloads lists them. They
// are written as those of the indicators are.
var registerTables = []struct {
	name string
	when func(rep *indicator.Report) bool
	csv  func(s *site) []byte
}{
	{"maturity", assessed, func(s *site) []byte { return csvOf(s.maturityColumns(), s.rep.Maturity.SubItems) }},
	{"actions", has("actions"), func(s *site) []byte { return csvOf(s.actionColumns(), s.rep.Maturity.Actions) }},
	{"evidence", has("evidence"), func(s *site) []byte { return csvOf(s.evidenceColumns(), s.rep.Maturity.Evidence) }},
	{"findings", has("findings"), func(s *site) []byte { return csvOf(s.findingColumns(), s.rep.Maturity.Findings) }},
}

// has asks for a register of the definition.
func has(register string) func(*indicator.Report) bool {
	return func(rep *indicator.Report) bool { return rep.Maturity != nil && rep.Plan.Register(register) != nil }
}

func (s *site) registers() []document {
	var all []document
	for _, table := range registerTables {
		if table.when(s.rep) {
			all = append(all, document{registerPath(table.name), table.csv(s)})
		}
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
