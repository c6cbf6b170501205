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

	"upshot/metric"
)

// codeFiles are the codes that a definition can raise, the messages of each, and the cases that raise them.
var codeFiles = []struct{ source, messages, cases string }{
	{"code.go", "definition", "testdata/definitions/*.txtar"},
	{"modelcode.go", "model", "testdata/models/*.txtar"},
}

// definitionCode is a constant of such a file: its name for people and the arguments its comment lists.
type definitionCode struct {
	code string
	args []string
}

// codesIn reads a file of codes, so that a new code cannot be forgotten here.
func codesIn(t *testing.T, source string) []definitionCode {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), source, nil, parser.ParseComments)
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

// definitionMessages reads the sentences of problems among an area's messages.
func definitionMessages(t *testing.T, language, area string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "templates", "messages", language, area+".json"))
	if err != nil {
		t.Fatal(err)
	}
	messages := map[string]string{}
	if err := json.Unmarshal(data, &messages); err != nil {
		t.Fatalf("%s: %v", language, err)
	}
	maps.DeleteFunc(messages, func(key, _ string) bool { return !strings.HasPrefix(key, "problem.") })
	return messages
}

var placeInMessage = regexp.MustCompile(`\{(\d)\}`)

func TestEveryCodeHasItsSentences(t *testing.T) {
	for _, language := range reportLanguages {
		for _, file := range codeFiles {
			checkSentences(t, language, codesIn(t, file.source), definitionMessages(t, language, file.messages))
		}
	}
}

func checkSentences(t *testing.T, language string, codes []definitionCode, messages map[string]string) {
	t.Helper()
	for _, c := range codes {
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

// TestEveryCodeHasACase looks for each code in the expectations of the other tests, and holds the
// arguments there against those that its comment promises.
func TestEveryCodeHasACase(t *testing.T) {
	var codes []definitionCode
	seen := map[string]bool{}
	for _, file := range codeFiles {
		codes = append(codes, codesIn(t, file.source)...)
	}
	for _, file := range codeFiles {
		for _, p := range casesRaise(t, file.cases) {
			seen[p.Code] = true
			i := slices.IndexFunc(codes, func(c definitionCode) bool { return c.code == p.Code })
			if i < 0 || len(codes[i].args) != len(p.Args) {
				t.Errorf("%s: %s has %d arguments, its comment says otherwise", file.cases, p.Code, len(p.Args))
			}
		}
	}
	var tests strings.Builder
	for _, name := range []string{"definition_test.go", "model_test.go"} {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tests.Write(source)
	}
	for _, c := range codes {
		if !seen[c.code] && !strings.Contains(tests.String(), ": "+c.code) {
			t.Errorf("no case raises %s", c.code)
		}
	}
}

// casesRaise are the problems of all cases of some archives.
func casesRaise(t *testing.T, pattern string) []metric.Problem {
	t.Helper()
	archives, err := filepath.Glob(pattern)
	if err != nil || len(archives) == 0 {
		t.Fatalf("%s: no cases, %v", pattern, err)
	}
	var all []metric.Problem
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			if !strings.HasSuffix(file.Name, ".want") {
				_, problems := readCase(path, file)
				all = append(all, problems...)
			}
		}
	}
	return all
}
