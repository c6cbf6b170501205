package render

import (
	"upshot/metric"
)

// dataView accounts for every file and every problem.
type dataView struct {
	Answer  string // how many of all rows were used, and where the others went
	Sources []sourceView
	Total   rowCounts // of all sources
	Few     bool      // so few sources that their files stand open
	Kinds   []problemKind
	Counts  []severityCount
	Left    leftView
	Hash    string
	File    string
	Model   *ownModel // the user's own maturity model; nil if it is a shipped one, or none
}

// ownModel is the file of a maturity model.
type ownModel struct{ File, Hash string }

// fewSources is how many sources are shown with their files; of more, a list to open is easier to read.
const fewSources = 5

// rowCounts says where rows went.
type rowCounts struct {
	Rows, Used, Outside, Filtered, Duplicates, Rejected string
	Check                                               string // whether the equation adds up
	Off                                                 bool   // it does not
}

type severityCount struct{ Severity, Text string }

func data(r *reader) ([]sheet, error) {
	return []sheet{{
		reader: r, page: "data", path: r.root + "data.html", title: r.Say("data.title"), summary: r.Say("data.summary"),
		content: func(v *view) any { return v.data() },
	}}, nil
}

func (v *view) data() dataView {
	out := dataView{Hash: v.rep.Plan.Hash, File: v.rep.Plan.File, Counts: v.severities(), Kinds: v.problemKinds(), Left: v.left()}
	var all metric.FileAccount
	for i, in := range v.rep.Inputs() {
		source, sum := v.source(i, in)
		if in.Register && in.ID == "evidence" {
			source.Evidence = v.evidenceFiles()
		}
		out.Sources = append(out.Sources, source)
		all = total([]metric.FileAccount{all, sum})
	}
	if a := v.rep.Plan.Assessment; a != nil && a.Model.File != "" {
		out.Model = &ownModel{a.Model.File, a.Model.Hash}
	}
	out.Few = len(out.Sources) <= fewSources
	out.Total, out.Answer = v.rowCounts(all), v.answer(all)
	return out
}

// total adds up where the rows of files went.
func total(files []metric.FileAccount) (sum metric.FileAccount) {
	for _, f := range files {
		sum.Rows, sum.Used, sum.Outside = sum.Rows+f.Rows, sum.Used+f.Used, sum.Outside+f.Outside
		sum.Filtered, sum.Duplicates, sum.Rejected = sum.Filtered+f.Filtered, sum.Duplicates+f.Duplicates, sum.Rejected+f.Rejected
	}
	return sum
}

func (r *reader) rowCounts(f metric.FileAccount) rowCounts {
	c := rowCounts{
		Rows: r.Count(f.Rows), Used: r.Count(f.Used), Outside: r.Count(f.Outside), Filtered: r.Count(f.Filtered),
		Duplicates: r.Count(f.Duplicates), Rejected: r.Count(f.Rejected), Check: r.Say("data.check"),
	}
	if lost := f.Rows - f.Accounted(); lost != 0 {
		c.Check, c.Off = r.Say("data.check.off", r.Number(metric.Unit{}, float64(lost))), true
	}
	return c
}

// answer says how many rows were used, and names only the other ways that rows went.
func (r *reader) answer(all metric.FileAccount) string {
	used := r.Say("data.answer", r.Count(all.Used), r.Count(all.Rows))
	var others []string
	for _, way := range []struct {
		key string
		n   int
	}{{"duplicates", all.Duplicates}, {"filtered", all.Filtered}, {"outside", all.Outside}, {"rejected", all.Rejected}} {
		if way.n > 0 {
			others = append(others, r.Say("data.answer."+way.key, r.Count(way.n)))
		}
	}
	if len(others) == 0 {
		return r.Say("data.answer.end", used)
	}
	return r.Say("data.answer.others", used, r.List(others))
}

// severities counts the problems, the worst first.
func (r *reader) severities() []severityCount {
	counts := map[metric.Severity]int{}
	for _, p := range r.rep.Problems {
		counts[p.Severity]++
	}
	var out []severityCount
	for _, s := range []metric.Severity{metric.Error, metric.Warning, metric.Notice} {
		if counts[s] > 0 {
			out = append(out, severityCount{s.String(), r.Say("data.count."+s.String(), r.Count(counts[s]))})
		}
	}
	return out
}
