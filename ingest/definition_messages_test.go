package ingest

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// definitionCode is a constant of code.go: its name for people and the arguments its comment lists.
type definitionCode struct {
	code string
	args []string
}

// definitionCodes reads code.go, so that a new code cannot be forgotten here.
func definitionCodes(t *testing.T) []definitionCode {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "code.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var codes []definitionCode
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		code, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		c := definitionCode{code: code}
		if comment := strings.TrimSpace(spec.Comment.Text()); comment != "" {
			c.args = strings.Split(comment, ", ")
		}
		codes = append(codes, c)
		return true
	})
	return codes
}

func definitionMessages(t *testing.T, language string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "templates", "messages", language, "definition.json"))
	if err != nil {
		t.Fatal(err)
	}
	messages := map[string]string{}
	if err := json.Unmarshal(data, &messages); err != nil {
		t.Fatalf("%s: %v", language, err)
	}
	return messages
}

var placeInMessage = regexp.MustCompile(`\{(\d)\}`)

func TestEveryCodeHasItsSentences(t *testing.T) {
	for _, language := range reportLanguages {
		messages := definitionMessages(t, language)
		for _, c := range definitionCodes(t) {
			keys := []string{"problem." + c.code, "problem." + c.code + ".hint"}
			if slices.Contains(c.args, "near") {
				keys = append(keys, "problem."+c.code+".near")
			}
			for _, key := range keys {
				message, ok := messages[key]
				if !ok || message == "" {
					t.Errorf("%s: %s is missing", language, key)
				}
				for _, place := range placeInMessage.FindAllStringSubmatch(message, -1) {
					if i, _ := strconv.Atoi(place[1]); i >= len(c.args) {
						t.Errorf("%s: %s has {%d}, but the code has %d arguments", language, key, i, len(c.args))
					}
				}
				delete(messages, key)
			}
			delete(messages, "problem."+c.code+".one")
		}
		for _, key := range slices.Sorted(maps.Keys(messages)) {
			t.Errorf("%s: %s is a sentence of no code", language, key)
		}
	}
}

// TestEveryCodeHasACase looks for each code in the expectations of the other tests, and holds the
// arguments there against those that its comment promises.
func TestEveryCodeHasACase(t *testing.T) {
	seen := map[string]bool{}
	codes := definitionCodes(t)
	archives, err := filepath.Glob("testdata/definitions/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			text := string(file.Data)
			if strings.HasSuffix(file.Name, ".want") {
				continue
			}
			if strings.HasSuffix(file.Name, ".yaml") {
				text = overBase(text)
			}
			_, problems := define(text)
			for _, p := range problems {
				seen[p.Code] = true
				i := slices.IndexFunc(codes, func(c definitionCode) bool { return c.code == p.Code })
				if i < 0 || len(codes[i].args) != len(p.Args) {
					t.Errorf("%s, %s: %s has %d arguments, its comment says otherwise", path, file.Name, p.Code, len(p.Args))
				}
			}
		}
	}
	tests, err := os.ReadFile("definition_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range codes {
		if !seen[c.code] && !strings.Contains(string(tests), ": "+c.code) {
			t.Errorf("no case raises %s", c.code)
		}
	}
}
