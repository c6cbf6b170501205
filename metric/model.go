package metric

import "slices"

// Model is a maturity model as a file holds it: sub-domains of items of sub-items, and the levels that a
// sub-item can reach. Its codes are unique over all three kinds.
type Model struct {
	ID           string // its file's name without the ending, such as caict-cd
	File         string // the user's own model file, or "" for a shipped one
	Name         Text
	Wording      Text          // where its words come from; stands on the page
	Levels       []ModelLevel  // ascending
	RollUp       string        // of RollUps; an item or sub-domain may have its own
	Certificates []Certificate // other names under which an assessment by this model can be shown
	ListOrigin   Text          // whose list the expected evidence is; nil if there is none
	Domains      []ModelDomain

	Hash string // SHA-256 of the bytes of File, in hex; "" for a shipped one
}

// RollUps are the rules by which the levels of the parts make that of the whole.
var RollUps = []string{"lowest", "mean"}

// ModelLevel is a level of a model's scale.
type ModelLevel struct {
	Number int
	Name   Text // "Comprehensive"
	Gloss  Text // a few words on it, or nil
}

// Certificate is another standard by whose names the same assessment can be shown.
type Certificate struct {
	ID   string
	Name Text
	Note Text // what is known and what is not
}

// ModelDomain is a sub-domain of a model: the axes of the radar.
type ModelDomain struct {
	Code   string
	Name   Text
	RollUp string // "" as the model's
	Items  []ModelItem
}

// ModelItem is a capability item.
type ModelItem struct {
	Code     string
	Name     Text
	RollUp   string // "" as the model's
	SubItems []ModelSubItem
}

// ModelSubItem is what is rated.
type ModelSubItem struct {
	Code      string
	Name      Text
	Aliases   []string          // other words for it in files
	Measures  string            // of MeasurementChecks: what the report itself can be held against; "" if nothing
	Demands   map[int]Text      // by level: what it asks for, where that is known
	Crosswalk map[string]string // certificate -> its name or clause there, where that is known
	Expected  []ExpectedEvidence
}

// MeasurementChecks are the demands on measuring that a report can be held against: that metrics are defined
// with user and purpose; that process metrics stand beside results; that data are collected continuously, with
// rules for their history; that metrics are reviewed; that reports are graded and made on demand; how current
// they are; who sees them; that problems enter the backlog.
var MeasurementChecks = []string{"definition", "kinds", "data", "update", "report", "currency", "audience", "feedback"}

// ExpectedEvidence is a piece of evidence that is usually shown for a level.
type ExpectedEvidence struct {
	Level int
	Kind  string // of EvidenceKinds
	Title Text   // nil where the list only counts
	Count int    // how many pieces this stands for; at least 1
}

// Node is a sub-domain, item or sub-item of a model, by index; -1 stands for "all of it".
type Node struct{ Domain, Item, SubItem int }

// Find finds a node by its code.
func (m *Model) Find(code string) (Node, bool) {
	for d := range m.Domains {
		if m.Domains[d].Code == code {
			return Node{d, -1, -1}, true
		}
		for i := range m.Domains[d].Items {
			item := &m.Domains[d].Items[i]
			if item.Code == code {
				return Node{d, i, -1}, true
			}
			for s := range item.SubItems {
				if item.SubItems[s].Code == code {
					return Node{d, i, s}, true
				}
			}
		}
	}
	return Node{}, false
}

// Holds reports whether a node is, or contains, another.
func (n Node) Holds(other Node) bool {
	return n.Domain == other.Domain && (n.Item < 0 || n.Item == other.Item) && (n.SubItem < 0 || n.SubItem == other.SubItem)
}

// Nodes lists all sub-items in the model's order.
func (m *Model) Nodes() []Node {
	var all []Node
	for d := range m.Domains {
		for i := range m.Domains[d].Items {
			for s := range m.Domains[d].Items[i].SubItems {
				all = append(all, Node{d, i, s})
			}
		}
	}
	return all
}

// SubItem is the sub-item of a node that is one.
func (m *Model) SubItem(n Node) *ModelSubItem {
	return &m.Domains[n.Domain].Items[n.Item].SubItems[n.SubItem]
}

// NameOf is a node's name and code.
func (m *Model) NameOf(n Node) (name Text, code string) {
	d := &m.Domains[n.Domain]
	switch {
	case n.Item < 0:
		return d.Name, d.Code
	case n.SubItem < 0:
		return d.Items[n.Item].Name, d.Items[n.Item].Code
	}
	s := m.SubItem(n)
	return s.Name, s.Code
}

// HasLevel reports whether the scale has a level.
func (m *Model) HasLevel(number int) bool {
	return slices.ContainsFunc(m.Levels, func(l ModelLevel) bool { return l.Number == number })
}
