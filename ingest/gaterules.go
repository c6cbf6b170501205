package ingest

import (
	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// gateCounts are what a rule can count beside verdicts: the key, its word, what that is in a plan, and the
// registers that it needs.
var gateCounts = []struct {
	key, word, counts string
	needs             []string
}{
	{"capabilities", "below-target", "below-target", []string{"assessment"}},
	{"capabilities", "without-evidence", "without-evidence", []string{"assessment", "evidence"}},
	{"actions", "overdue", "overdue-actions", []string{"actions"}},
	{"findings", "overdue", "overdue-findings", []string{"findings"}},
}

// readGateRule reads what a gate counts: indicators of a verdict, or something of the registers.
func (d *definition) readGateRule(rule *mapping, gate *metric.Gate) {
	verdict := rule.take("verdict")
	var counted []node
	for _, key := range []string{"capabilities", "actions", "findings"} {
		if n := rule.take(key); n.present() {
			counted = append(counted, n)
		}
	}
	primary := rule.take("primary")
	rule.take("max") // as a key that is known
	switch {
	case len(counted) == 0 && !verdict.present():
		if rule.present() && rule.Kind == yaml.MappingNode && !rule.hasUnknown() { // else that is the problem
			d.fail(rule.pos(), gateRule, "verdict, capabilities, actions, findings")
		}
		return
	case len(counted) == 0:
		gate.Verdict = verdict.choice("", GateVerdicts)
		gate.PrimaryOnly = primary.boolean(false)
		return
	case verdict.present() || len(counted) > 1:
		d.fail(counted[len(counted)-1].pos(), gateRule, "verdict, capabilities, actions, findings")
		return
	case primary.present():
		d.fail(primary.pos(), unknownKey, "primary", counted[0].key+", max", "")
	}
	d.readGateCount(counted[0], gate)
}

func (d *definition) readGateCount(n node, gate *metric.Gate) {
	var words []string
	for _, c := range gateCounts {
		if c.key == n.key {
			words = append(words, c.word)
		}
	}
	word := n.choice("", words)
	for _, c := range gateCounts {
		if c.key != n.key || c.word != word {
			continue
		}
		gate.Counts = c.counts
		for _, key := range c.needs {
			if d.plan.Register(key) == nil {
				d.fail(n.pos(), gateRegister, c.key+": "+c.word, key)
			}
		}
	}
}
