package maturity

import "upshot/metric"

// View shows the assessment under the names of another certificate: each name there with the sub-items that
// stand for it. Where nobody has said what a sub-item is called there, it is in Unnamed: nothing is invented.
type View struct {
	Certificate metric.Certificate
	Entries     []Entry
	Unnamed     int // sub-items without a name there
}

// Entry is a name or clause of another certificate, and the level of the sub-items it stands for, by the rule of
// the whole.
type Entry struct {
	Name     string
	SubItems []int // indexes into Report.SubItems
	Levels   []float64
	Target   float64
	Met      []int // by phase
}

// views groups the sub-items by their names under each certificate, in the model's order.
func (r *Report) views() []View {
	phases := len(r.All.Levels)
	var views []View
	for _, c := range r.Spec.Certificates {
		v := View{Certificate: c}
		at := map[string]int{}
		for i := range r.SubItems {
			name := r.SubItems[i].NameUnder(c.ID)
			if name == "" {
				v.Unnamed++
				continue
			}
			k, known := at[name]
			if !known {
				k = len(v.Entries)
				at[name] = k
				v.Entries = append(v.Entries, Entry{Name: name})
			}
			v.Entries[k].SubItems = append(v.Entries[k].SubItems, i)
		}
		for k := range v.Entries {
			e := &v.Entries[k]
			e.Levels, e.Target = rolled(r.All.Rule, r.parts(e.SubItems), phases)
			e.Met, _ = r.count(e.SubItems, phases)
		}
		views = append(views, v)
	}
	return views
}

// NameUnder is what a sub-item is called by a certificate: by the assessment's file, else by the model; "" if neither says.
func (s *SubItem) NameUnder(certificate string) string {
	if s.Ratings != nil && s.Ratings.Crosswalk[certificate] != "" {
		return s.Ratings.Crosswalk[certificate]
	}
	return s.Spec.Crosswalk[certificate]
}
