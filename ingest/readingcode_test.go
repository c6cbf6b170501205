package ingest

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every code that reading raises has a sentence and a hint in both languages.
func TestEveryReadingCodeHasASentence(t *testing.T) {
	codes := []string{string(pathOutside)}
	for _, file := range []string{"readingcode.go", "grid/code.go"} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(` = "([a-z0-9-]+)"`).FindAllStringSubmatch(string(source), -1) {
			codes = append(codes, m[1])
		}
	}
	if len(codes) < 30 {
		t.Fatalf("found %d codes, want all", len(codes))
	}
	for _, language := range []string{"en", "zh-CN"} {
		messages := map[string]string{}
		for _, area := range []string{"reading", "definition"} {
			text, err := os.ReadFile("../templates/messages/" + language + "/" + area + ".json")
			if err != nil {
				t.Fatal(err)
			}
			own := map[string]string{}
			if err := json.Unmarshal(text, &own); err != nil {
				t.Fatalf("%s: %v", area, err)
			}
			for key, message := range own {
				messages[key] = message
			}
			if area != "reading" {
				continue
			}
			for key := range own {
				if code, _, _ := strings.Cut(strings.TrimPrefix(key, "problem."), "."); !slices.Contains(codes, code) {
					t.Errorf("%s/%s.json: nothing raises %s", language, area, code)
				}
			}
		}
		for _, code := range codes {
			for _, key := range []string{"problem." + code, "problem." + code + ".hint"} {
				if messages[key] == "" {
					t.Errorf("%s: no message %s", language, key)
				}
			}
		}
	}
}
