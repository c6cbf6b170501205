package render

import (
	"regexp"
	"strings"
	"testing"
)

// What the Method page says of levels is true of any report, so it stands in each; without registers it may only speak
// of them as of something that a report can have.
func TestTheMethodPageSaysHowLevelsAreMade(t *testing.T) {
	for name, files := range map[string]map[string][]byte{
		"with registers": builtOf(t, withRegisters(handmade()), Options{}), "without": builtOf(t, withoutRegisters(handmade()), Options{}),
	} {
		for page, words := range map[string][]string{
			"method.html":       {"Levels, actions and evidence", "Where the report has an assessment", "counts as 2.5", "one assessed team's"},
			"zh-CN/method.html": {"级别、改进项与证明材料", "报告若有成熟度评估", "按 2.5 计", "一家参评单位的清单"},
		} {
			for _, word := range words {
				if !strings.Contains(string(files[page]), word) {
					t.Errorf("%s: %s does not say %q", name, page, word)
				}
			}
		}
	}
}

// The languages of the Method page have the same sections and points.
func TestTheMethodPageIsTheSameInEveryLanguage(t *testing.T) {
	files := built(t, Options{})
	parts := regexp.MustCompile(`<(h2|h3|li|table)\b`)
	prose := func(page string) (tags []string) {
		_, text, _ := strings.Cut(string(files[page]), `<div class="prose">`)
		text, _, found := strings.Cut(text, "</div>")
		if !found {
			t.Fatalf("%s has no prose", page)
		}
		for _, m := range parts.FindAllStringSubmatch(text, -1) {
			tags = append(tags, m[1])
		}
		return tags
	}
	if en, zh := strings.Join(prose("method.html"), " "), strings.Join(prose("zh-CN/method.html"), " "); en != zh || en == "" {
		t.Errorf("the parts of the Method page are in English\n%s\nin Chinese\n%s", en, zh)
	}
}
