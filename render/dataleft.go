package render

import (
	"upshot/indicator"
	"upshot/metric"
)

// leftView is what was left out, and why.
type leftView struct {
	Reasons  []leftSource
	ByHand   []exclusionView
	Redacted []term // by source: the columns whose words became numbers
}

// leftSource is the records of a source that are not used, by reason.
type leftSource struct {
	Source, Anchor string
	Lines          []leftReason
}

type leftReason struct{ Reason, Count string }

// exclusionView is a record that the definition takes out by hand.
type exclusionView struct {
	Source, Anchor string
	ID, Link       string // Link leads to the record in its own system, "" if the source does not say where
	Reason, By     string
	Count          string // how many rows it took out
}

func (r *reader) left() leftView {
	var out leftView
	for i, in := range r.rep.Inputs() {
		s, left, anchor := in.Source, in.Left, r.sourceAnchor(in)
		source := leftSource{Source: r.Input(in), Anchor: anchor, Lines: r.registerLeft(in)}
		for _, reason := range left.Reasons {
			words := r.LeftOut(s, reason, func(role string) string { return role }, func(c metric.Conditions) string { return r.conditions(i, c) })
			source.Lines = append(source.Lines, leftReason{words, r.Count(reason.Count)})
		}
		if len(source.Lines) > 0 {
			out.Reasons = append(out.Reasons, source)
		}
		for _, e := range s.Exclude {
			out.ByHand = append(out.ByHand, exclusionView{
				Source: s.ID, Anchor: anchor, ID: e.ID, Link: s.Origin.Record(e.ID),
				Reason: r.Text(e.Reason), By: e.By, Count: r.Count(left.ByHand(e.ID)),
			})
		}
		if len(s.Redact) > 0 {
			out.Redacted = append(out.Redacted, term{Name: s.ID, Text: r.List(s.Redact)})
		}
	}
	return out
}

// registerLeft says how many rows of a register are not used. Which they are, and why, is said by the problems. One that repeats another
// is an error, and such a report is not made.
func (r *reader) registerLeft(in indicator.Input) (lines []leftReason) {
	if !in.Register {
		return nil
	}
	sum := total(in.Files)
	for _, way := range []struct {
		key string
		n   int
	}{{"rejected", sum.Rejected}, {"filtered", sum.Filtered}} {
		if way.n > 0 {
			lines = append(lines, leftReason{r.Say("register.left." + way.key), r.Count(way.n)})
		}
	}
	return lines
}
