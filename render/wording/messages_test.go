package wording

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
	"upshot/templates"
)

// messagesOf reads one area file of one language.
func messagesOf(t *testing.T, language, file string) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(templates.FS, path.Join("messages", language, file))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := parse(data)
	if err != nil {
		t.Fatalf("%s/%s: %v", language, file, err)
	}
	messages := map[string]string{}
	for _, e := range entries {
		messages[e[0]] = e[1]
	}
	return messages
}

func areas(t *testing.T) []string {
	t.Helper()
	seen := map[string]bool{}
	for _, language := range []string{"en", "zh-CN"} {
		files, err := fs.Glob(templates.FS, path.Join("messages", language, "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			seen[path.Base(f)] = true
		}
	}
	var names []string
	for name := range seen {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestLanguagesSayTheSameInEveryArea(t *testing.T) {
	for _, area := range areas(t) {
		en, zh := messagesOf(t, "en", area), messagesOf(t, "zh-CN", area)
		if missing := lacking(en, zh); len(missing) > 0 {
			t.Errorf("en/%s lacks %v", area, missing)
		}
		if missing := lacking(zh, en); len(missing) > 0 {
			t.Errorf("zh-CN/%s lacks %v", area, missing)
		}
		for key, message := range en {
			if other, ok := zh[key]; ok && !slices.Equal(places(message), places(other)) {
				t.Errorf("%s %s: places %v in en, %v in zh-CN", area, key, places(message), places(other))
			}
		}
	}
}

func TestSingularsHaveAPlural(t *testing.T) {
	for _, area := range areas(t) {
		for _, language := range []string{"en", "zh-CN"} {
			messages := messagesOf(t, language, area)
			for key := range messages {
				if plural, ok := strings.CutSuffix(key, one); ok && !strings.Contains(messages[plural], "{0}") {
					t.Errorf("%s/%s: %s is the singular of no message with a {0}", language, area, key)
				}
			}
		}
	}
}

var place = regexp.MustCompile(`\{\d\}`)

// places lists the places of a message, sorted, each once.
func places(message string) []string {
	found := place.FindAllString(message, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// sourceOf parses the files of a package, its tests left out.
func sourceOf(t *testing.T, folder string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// constants lists the string constants of a type of package indicator, from its source, so that a new
// code cannot be forgotten here.
func constants(t *testing.T, typeName string) []string {
	t.Helper()
	var values []string
	for _, file := range sourceOf(t, "../../indicator") {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			kind, _ := spec.Type.(*ast.Ident)
			literal, _ := spec.Values[0].(*ast.BasicLit)
			if kind != nil && literal != nil && kind.Name == typeName && literal.Kind == token.STRING {
				value, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, value)
			}
			return true
		})
	}
	if len(values) == 0 {
		t.Fatalf("package indicator has no constants of type %s", typeName)
	}
	slices.Sort(values)
	return values
}

// madeUp lists the keys that this package puts together from codes.
func madeUp(t *testing.T) []string {
	var keys []string
	add := func(format string, codes ...string) {
		for _, code := range codes {
			keys = append(keys, fmt.Sprintf(format, code))
		}
	}
	add("verdict.%s", indicator.Verdicts...)
	add("headline.%s", indicator.Verdicts...)
	add("sentence.%s", indicator.Verdicts...)
	statuses := append([]string{"unknown"}, indicator.TargetStatuses[1:]...)
	add("target-status.%s", statuses...)
	add("sentence.target.%s", statuses...)
	add("reason.%s", constants(t, "Reason")...)
	add("note.%s", constants(t, "NoteCode")...)
	add("test.%s", constants(t, "TestName")...)
	for _, run := range constants(t, "RunName") {
		if run == string(indicator.CompletePeriods) {
			add("run.complete-periods.%s", metric.PeriodUnits...)
			continue
		}
		add("run.%s", run)
	}
	add("sensitivity.line.%s", metric.PeriodUnits...)
	add("percentile.%s", "p85", "p90")
	add("link.why.%s", constants(t, "UnlinkedReason")...)
	add("effect-kind.%s", constants(t, "EffectKind")...)
	add("note.%s", "pooled-projects.frequency")
	add("signal.%s", "1", "2", "3", "4")
	for _, title := range []string{"title.leaning-better", "title.leaning-worse", "title.no-clear-change", "title.equivalent"} {
		keys = append(keys, title, title+".bare")
	}
	add("title.not-enough-data.%s",
		"no-records", "too-few-items", "too-few-blocks", "no-events", "too-few-periods", "unknown-coverage", "no-exposure",
		"too-few-arrangements", "not-counts")
	add("claim.label.%s", "before-after", "after", "change", "points", "relative", "multiple", "difference", "target", "stated")
	add("claim.multiple.%s", "shorter", "longer", "count", "value")
	add("band.%s", indicator.Levels...)
	for _, entry := range indicator.Catalogue {
		add("category.%s", entry.Indicator.Category)
	}
	add("kind.%s", "result", "process")
	add("collection.%s", "automatic", "manual", "mixed")
	add("every.%s", "day", "week", "fortnight", "month", "quarter", "half-year", "year", "release", "round", "once")
	for _, what := range append([]string{"record", "estimate"}, metric.PeriodUnits...) {
		keys = append(keys, "typical."+what+".lower", "typical."+what+".higher")
	}
	add("subject.%s", metric.Statistics...)
	add("subject.series.%s", metric.PeriodUnits...)
	add("sentence.n.%s", metric.PeriodUnits...)
	add("statistic.%s", metric.Statistics...)
	add("statistic.series.%s", metric.PeriodUnits...)
	add("period.%s", metric.PeriodUnits...)
	for symbol := range metric.Seconds {
		keys = append(keys, "unit."+symbol, "unit."+symbol+".name")
	}
	for _, symbol := range []string{"s", "min", "h", "d"} {
		keys = append(keys, "unit."+symbol+".working", "unit."+symbol+".working.name")
	}
	for day := range 7 {
		add("weekday.%s", strconv.Itoa(day))
	}
	add("working.idle.%s", "duration", "frequency")
	for symbol := range metric.PerDays {
		per := "unit.per." + symbol
		keys = append(keys, per, per+".name", per+".of", per+".of.name")
	}
	for month := 1; month <= 12; month++ {
		add("month.%s", strconv.Itoa(month))
	}
	return keys
}

// written lists the string literals of this package's own source.
func written(t *testing.T) map[string]bool {
	t.Helper()
	literals := map[string]bool{}
	for _, file := range sourceOf(t, ".") {
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if value, err := strconv.Unquote(literal.Value); err == nil {
					literals[value] = true
				}
			}
			return true
		})
	}
	return literals
}

func TestEveryCodeHasItsWords(t *testing.T) {
	verdicts := messagesOf(t, "en", "verdict.json")
	for _, key := range madeUp(t) {
		if _, ok := verdicts[key]; !ok {
			t.Errorf("verdict.json has no %s", key)
		}
	}
}

func TestEveryMessageIsUsed(t *testing.T) {
	used := written(t)
	for _, key := range madeUp(t) {
		used[key] = true
	}
	for _, language := range []string{"en", "zh-CN"} {
		for key := range messagesOf(t, language, "verdict.json") {
			if !used[strings.TrimSuffix(key, one)] {
				t.Errorf("%s/verdict.json: nothing says %s", language, key)
			}
		}
	}
}

func TestNothingClaimsACauseOrABareSignificance(t *testing.T) {
	banned := regexp.MustCompile(`(?i)\bsignifican|\bcaus|显著|导致|因此使`)
	for _, language := range []string{"en", "zh-CN"} {
		for key, message := range messagesOf(t, language, "verdict.json") {
			if word := banned.FindString(message); word != "" {
				t.Errorf("%s %s says %q", language, key, word)
			}
		}
	}
}
