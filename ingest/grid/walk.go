package grid

import "upshot/metric"

// parts cuts a long table into parts that are walked at the same time.
type parts interface {
	next() (part, bool)  // the part that follows; called from one goroutine
	join(a, b part) part // one part of two, where the end of the first turned out to be none; b is nil at the end
	free(part)           // the part is not used any more
	close()
}

// part is some rows of a table.
type part interface{ rows() Rows }

// onePart is a table that is not cut.
type onePart struct {
	all  Rows
	done bool
}

func (o *onePart) next() (part, bool) {
	if o.done {
		return nil, false
	}
	o.done = true
	return o, true
}

func (o *onePart) rows() Rows          { return o.all }
func (o *onePart) join(a, _ part) part { return a }
func (o *onePart) free(part)           {}
func (o *onePart) close()              { closeRows(o.all) }

// job is one part on its way.
type job[P any] struct {
	part part
	skip int
	rows Rows
	out  P
	done chan struct{}
}

func (j *job[P]) run(read func(Rows) P) {
	j.rows = j.part.rows()
	for range j.skip {
		j.rows.Next()
	}
	j.out = read(j.rows)
	close(j.done)
}

// wasCut reports whether the part ended in the middle of a row.
func (j *job[P]) wasCut() bool {
	r, ok := j.rows.(interface{ Cut() bool })
	return ok && r.Cut()
}

// Walk hands the rows of a table, without the first skip ones, to read, in one part or in several that are
// read at the same time by as many as workers goroutines. What read makes of each part goes to join, in the
// table's order and one at a time; the parts after a failure are left out. Rows and their cells are valid
// only while read runs. A part may be read in vain, so read must keep what it finds to itself.
// If the table has merged cells, their text stands in every cell of their range in the columns of fill, or in
// all columns if that is nil.
// What is worth knowing of the table is in its Notes afterwards.
func Walk[P any](t *Table, skip, workers int, fill func(column int) bool, read func(Rows) P, join func(P)) *metric.Problem {
	all, skip, err := t.parts(skip, fill)
	if err != nil {
		return asProblem(err)
	}
	defer all.close()
	queue := make(chan *job[P], workers+1) // in order
	work := make(chan *job[P], workers+1)
	stop := make(chan struct{})
	go func() {
		defer close(queue)
		defer close(work)
		for first := true; ; first = false {
			p, more := all.next()
			if !more {
				return
			}
			j := &job[P]{part: p, done: make(chan struct{})}
			if first {
				j.skip = skip
			}
			select {
			case <-stop:
				return
			case queue <- j:
			}
			work <- j
		}
	}()
	for range workers {
		go func() {
			for j := range work {
				j.run(read)
			}
		}()
	}
	stopped := false
	for j := range queue {
		<-j.done
		for !stopped && j.wasCut() {
			var after part
			if next, more := <-queue; more {
				<-next.done
				after = next.part
			}
			j = &job[P]{part: all.join(j.part, after), skip: j.skip, done: make(chan struct{})}
			j.run(read)
		}
		if stopped {
			continue
		}
		join(j.out)
		all.free(j.part)
		if _, failed := j.rows.Failure(); failed {
			stopped = true
			close(stop)
		}
	}
	if t.notice != nil {
		t.notice(t)
	}
	return nil
}

// walk is what is to be seen of a table that is cut.
type walk struct {
	within  Range
	merges  []Merge // by their first row
	columns []int   // of the sheet, in which merged cells are filled; nil for all of them
	width   int     // cells of the header, 0 if it is not known
}

// parts cuts the table, if it can be cut. It returns how many rows the first part is still to skip.
func (t *Table) parts(skip int, fill func(column int) bool) (parts, int, error) {
	if err := t.lookAhead(); err != nil {
		return nil, 0, err
	}
	w := walk{within: t.Range, merges: t.Merges, width: t.Width}
	if fill != nil {
		w.columns = []int{}
	}
	for c := max(t.Range.Left, 1) - 1; c < MaxColumns && len(t.Merges) > 0 && fill != nil; c++ {
		if fill(c - max(t.Range.Left, 1) + 1) {
			w.columns = append(w.columns, c)
		}
	}
	if t.cut != nil {
		if t.Sheet() { // it has a row for every number
			w.within.Top = max(w.within.Top, 1) + skip
			skip = 0
		}
		all, err := t.cut(w)
		return all, skip, err
	}
	rows, err := t.open()
	if err != nil {
		return nil, 0, err
	}
	return &onePart{all: w.within.rows(fillMerged(rows, w.merges, w.columns))}, skip, nil
}
