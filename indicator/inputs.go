package indicator

import (
	"slices"

	"upshot/metric"
)

// Input is a source or a register of the plan, and where the rows of its files went. Nothing that was read for a report
// stands outside of these, but for the definition, the maturity model's own file and the pieces of evidence.
type Input struct {
	*metric.Source
	Register bool // a list kept beside the records; its ID is its key in the definition, and may be that of a source too
	Files    []metric.FileAccount
	Left     *metric.LeftOut // empty for a register: the problems name its rows that are not used
}

// Inputs lists the plan's sources, then its registers, each in its order. One of which nothing was read has no files.
func (r *Report) Inputs() []Input {
	var all []Input
	for i := range r.Plan.Sources {
		in := Input{Source: &r.Plan.Sources[i], Left: &metric.LeftOut{}}
		if i < len(r.Accounts) {
			in.Files = r.Accounts[i].Files
		}
		if i < len(r.LeftOut) {
			in.Left = &r.LeftOut[i]
		}
		all = append(all, in)
	}
	for _, key := range metric.RegisterKeys {
		register := r.Plan.Register(key)
		if register == nil {
			continue
		}
		source := register.Source
		source.ID = key
		in := Input{Source: &source, Register: true, Left: &metric.LeftOut{}}
		if r.Maturity != nil {
			accounts := r.Maturity.Accounts
			if k := slices.IndexFunc(accounts, func(a metric.RegisterAccount) bool { return a.Key == key }); k >= 0 {
				in.Files = accounts[k].Files
			}
		}
		all = append(all, in)
	}
	return all
}
