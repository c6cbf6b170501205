package render

import (
	"strings"
	"testing"
)

func TestAContradictionStandsOnTheOverviewAndBesideTheVerdict(t *testing.T) {
	files := built(t, Options{Generator: "upshot 0"})
	for path, words := range map[string][]string{
		"index.html":                             {"Contradiction: all projects together show a fall of 59 %", "2 cells", "holds by itself only", "† Improved or worsened"},
		"indicators/change-lead-time.html":       {"Contradiction: all projects together show a fall of 59 %", "All projects together, and one by one", "after only", "Of 2 projects with enough data 1 improved", "† Improved or worsened"},
		"indicators/change-fail-rate.html":       {"but 1 of 1 moved the other way"},
		"projects/credit-core.html":              {"† Improved or worsened"},
		"zh-CN/indicators/change-lead-time.html": {"相互矛盾：全部项目合并来看下降 59%", "合并来看与逐个项目来看", "† 该项目单独判断时"},
	} {
		for _, w := range words {
			if !strings.Contains(string(files[path]), w) {
				t.Errorf("%s lacks %q", path, w)
			}
		}
	}
	if s := string(files["indicators/deployment-frequency.html"]); strings.Contains(s, "Contradiction:") || !strings.Contains(s, "All projects together, and one by one") {
		t.Error("deployment frequency: want both figures and no contradiction")
	}
}
