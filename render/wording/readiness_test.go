package wording

import (
	"fmt"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

// A code of the readiness that no message is for would reach the reader as a key.
func TestEveryCodeOfReadinessHasItsWords(t *testing.T) {
	messages := messagesOf(t, "en", "readiness.json")
	var keys []string
	add := func(format string, codes ...string) {
		for _, code := range codes {
			keys = append(keys, fmt.Sprintf("readiness."+format, code))
		}
	}
	questions := constants(t, "QuestionCode")
	add("title.%s", questions...)
	add("asks.%s", questions...)
	for key := range messages { // what is listed has a caption and a short form
		if listed, ok := strings.CutPrefix(key, "readiness.caption."); ok && !strings.HasSuffix(key, ".one") {
			add("short.%s", listed)
		}
	}
	add("nothing.%s", questions...)
	add("lack.%s", constants(t, "Lack")...)
	add("met.%s", constants(t, "Held")...)
	add("key.%s", indicator.KeyFigures...)
	for _, mark := range constants(t, "MarkCode") {
		add("own.%s", mark)
		threshold := false
		for _, check := range metric.MeasurementChecks {
			_, has := messages["readiness.mark."+check+"."+mark]
			threshold = threshold || has
		}
		if !threshold {
			t.Errorf("readiness.json has no threshold for %s", mark)
		}
	}
	for _, key := range keys {
		if _, ok := messages[key]; !ok {
			t.Errorf("readiness.json has no %s", key)
		}
	}
}

// What is missing is listed; what an assessor will make of it is not foretold, in either language.
func TestReadinessPromisesNoPass(t *testing.T) {
	for language, words := range map[string][]string{"en": {"will pass", "guarantee", "certain to", "sure to"}, "zh-CN": {"保证", "必定通过", "确保通过"}} {
		for key, message := range messagesOf(t, language, "readiness.json") {
			for _, word := range words {
				if strings.Contains(strings.ToLower(message), word) {
					t.Errorf("%s %s says %q", language, key, word)
				}
			}
		}
	}
}
