package grid

import (
	"strconv"

	"upshot/metric"
)

// maxNameBytes is how long a dotted name may be.
const maxNameBytes = 4 << 10

// jsonNames are the names of all that the records of a list hold, as a tree.
type jsonNames struct {
	root    jsonName
	all     []*jsonName // in order of first appearance
	columns []string    // the dotted names of those that hold a scalar, in the same order
}

// jsonName is a member of a record, or of an object in it.
type jsonName struct {
	parent *jsonName
	name   string
	length int  // of the dotted name
	scalar bool // it held text, a number or a truth value
	column int  // -1 if it has none
	within map[string]*jsonName
}

// learn adds the names of a record, which is valid JSON.
func (n *jsonNames) learn(record []byte, path string, pos metric.Position) error {
	w := jsonWalk{text: record, learning: n}
	w.value(0, &n.root, 0)
	switch {
	case w.tooDeep:
		return refuse(TooDeep, pos, path, strconv.Itoa(maxDepth))
	case w.tooLarge:
		return refuse(CellTooLarge, pos, path)
	case len(n.all) > 2*MaxColumns:
		return refuse(TooManyColumns, pos, path)
	}
	return nil
}

// settle numbers the columns. A name that only ever held null, or nothing, is a column unless it turned out
// to be an object somewhere.
func (n *jsonNames) settle(path string) error {
	for _, name := range n.all {
		name.column = -1
		if name.scalar || len(name.within) == 0 {
			name.column = len(n.columns)
			n.columns = append(n.columns, name.dotted())
		}
	}
	if len(n.columns) > MaxColumns {
		return refuse(TooManyColumns, metric.Position{File: path}, path)
	}
	n.root.column = -1
	return nil
}

// member is the name of a member of n; nil if it is not known.
func (n *jsonName) member(name []byte, learning *jsonNames) *jsonName {
	m := n.within[string(name)]
	if m != nil || learning == nil || len(learning.all) > 2*MaxColumns {
		return m
	}
	m = &jsonName{parent: n, name: string(name), length: n.length + 1 + len(name)}
	if n.within == nil {
		n.within = map[string]*jsonName{}
	}
	n.within[m.name] = m
	learning.all = append(learning.all, m)
	return m
}

func (n *jsonName) dotted() string {
	if n.parent.parent == nil {
		return n.name
	}
	return n.parent.dotted() + "." + n.name
}
