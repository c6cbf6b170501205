package wording

import (
	"slices"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestNumbersStandBehindWords(t *testing.T) {
	for _, c := range []struct {
		numeric []bool
		want    int
	}{{[]bool{false, true, true}, 2}, {[]bool{false, false, true}, 3}, {[]bool{false, true, false}, 0}, {nil, 0}} {
		table := ExplainTable{Heads: []string{"a", "b", "c"}, Numeric: c.numeric}
		if got := table.FirstNumber(); got != c.want {
			t.Errorf("FirstNumber of %v = %d, want %d", c.numeric, got, c.want)
		}
	}
}

// composed are the beginnings of keys that the steps put together, with the codes that may follow.
func composed(t *testing.T) map[string][]string {
	units := metric.PeriodUnits
	forms := []string{"frequency", "ratio", "proportion"}
	gates := []string{"no-baseline", "no-records", "too-few-items", "too-few-blocks", "too-few-periods", "no-exposure", "no-events", "unknown-coverage", "not-counts", "too-few-arrangements"}
	rules := slices.DeleteFunc(constants(t, "RuleCode"), func(code string) bool { return code == string(indicator.RuleLarge) })
	return map[string][]string{
		"explain.gate.": gates, "explain.rule.": rules, "explain.left.": constants(t, "UncountedReason"),
		"explain.tally.": {"numerator", "denominator"}, "explain.complete.": units, "explain.unit.": units, "explain.head.unit.": units,
		"explain.period.": metric.Statistics, "explain.family.": {"primary", "supporting"}, "explain.adjustment.": {"bh", "holm"},
		"explain.head.times.": {"bh", "holm"}, "explain.counts.table.": forms, "statistic-word.": {"median", "p85", "p90", "p95"},
		"explain.dispersed.phi.": {"rates", "proportions"}, "explain.effective.": {"rates", "proportions"},
	}
}

func TestEveryCodeHasItsWordsInTheCalculation(t *testing.T) {
	messages := messagesOf(t, "en", "arithmetic.json")
	for beginning, codes := range composed(t) {
		for _, code := range codes {
			if _, ok := messages[beginning+code]; !ok {
				t.Errorf("arithmetic.json has no %s%s", beginning, code)
			}
		}
	}
}

func TestEveryMessageOfTheCalculationIsUsed(t *testing.T) {
	used := written(t)
	for beginning, codes := range composed(t) {
		for _, code := range codes {
			used[beginning+code] = true
		}
	}
	for _, step := range steps {
		used["explain."+step.id] = true
	}
	for key := range messagesOf(t, "en", "arithmetic.json") {
		key = strings.TrimSuffix(key, one)
		head, isHead := strings.CutPrefix(key, "explain.head.")
		way, isWay := strings.CutSuffix(key, ".normal")
		if !used[key] && !(isHead && used[head]) && !(isWay && used[way]) {
			t.Errorf("arithmetic.json: nothing says %s", key)
		}
	}
}
