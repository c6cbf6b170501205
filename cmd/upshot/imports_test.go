package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rule is what a package may import of this module, and the sentence that says why.
type rule struct {
	pkg   string
	may   []string
	claim string
}

// rules is who may import what of this module. Do not change it to make a build pass: the
// direction of the data, from files to plan and dataset to report to pages, is in it.
var rules = []rule{
	{"metric", nil, "metric holds the nouns of all stages and imports the standard library only"},
	{"ingest/grid", []string{"metric"}, "grid opens files as rows of cells and knows no meaning of a cell"},
	{"ingest", []string{"metric", "ingest/grid"}, "ingest reads files into a plan and a dataset and knows no later stage"},
	{"indicator/stat", nil, "stat is functions on numbers and knows no package of this module"},
	{"indicator/maturity", []string{"metric"}, "maturity rolls up levels, actions and evidence, and knows no figure of an indicator"},
	{"indicator", []string{"metric", "indicator/stat", "indicator/maturity"}, "indicator is pure: no file, no page, no word comes near it"},
	{"render/wording", []string{"metric", "indicator", "indicator/maturity"}, "wording says what a report holds and knows no page, workbook or terminal"},
	{"render/chart", []string{"metric", "indicator", "indicator/maturity", "render/wording"}, "chart makes options of a report and knows no page"},
	{"render/workbook", []string{"metric", "indicator", "indicator/maturity", "render/wording"}, "workbook writes a report and knows no page"},
	{"render", []string{"metric", "indicator", "indicator/maturity", "render/wording", "render/chart", "render/workbook"}, "render makes pages of a report and never meets ingest or the templates' folder"},
	{"templates", nil, "templates is an embedded folder and nothing else"},
	{"sample-data", nil, "sample-data is an embedded folder and nothing else"},
	{"sample-data/generate", nil, "the generator of the sample knows nothing of the program that reads it"},
	{"cmd/upshot", []string{"metric", "ingest", "indicator", "indicator/maturity", "render", "render/wording", "render/chart", "render/workbook", "templates", "sample-data"}, "the command may import every stage"},
}

// dependencies is who may import a module of somebody else. A test may import what its package may,
// and those for tests.
var dependencies = []struct {
	module string
	may    []string // "test" is the tests of any package
}{
	{"github.com/spf13/pflag", []string{"cmd/upshot"}},
	{"golang.org/x/sys", []string{"cmd/upshot"}},
	{"golang.org/x/net", []string{"ingest/grid"}},
	{"golang.org/x/text", []string{"ingest", "ingest/grid", "render/wording", "cmd/upshot", "sample-data/generate", "test"}},
	{"go.yaml.in/yaml/v4", []string{"ingest", "test"}},
	{"github.com/xuri/excelize/v2", []string{"render/workbook", "sample-data/generate", "test"}},
	{"github.com/go-echarts/go-echarts/v2", []string{"render/chart"}},
	{"github.com/yuin/goldmark", []string{"render"}},
	{"gonum.org/v1/gonum", []string{"indicator/stat"}},
	{"github.com/google/go-cmp", []string{"test"}},
	{"github.com/rogpeppe/go-internal", []string{"test"}},
	{"github.com/chromedp/chromedp", []string{"test"}},
	{"github.com/chromedp/cdproto", []string{"test"}},
}

// standsOut are packages of the standard library that only some may use.
var standsOut = []struct {
	imports []string
	may     []string
	claim   string
}{
	{[]string{"os", "os/exec", "net", "net/http"}, []string{"cmd/upshot", "sample-data/generate"}, "cmd/upshot alone touches the disk and its surroundings; stages take an fs.FS and return values"},
	{[]string{"math/rand", "math/rand/v2", "crypto/rand"}, []string{"indicator/stat", "sample-data/generate"}, "the same input gives the same bytes: chance is seeded, in the two packages that need it"},
}

type listed struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func TestImportsFollowTheHouseRules(t *testing.T) {
	used := map[string]bool{} // modules of the table
	for _, p := range packages(t) {
		pkg := strings.TrimPrefix(p.ImportPath, "upshot/")
		i := slices.IndexFunc(rules, func(r rule) bool { return r.pkg == pkg })
		if i < 0 {
			t.Errorf("package %s is in no rule: add a line to the table and say what it may import", pkg)
			continue
		}
		for _, path := range p.Imports {
			if own, ok := strings.CutPrefix(path, "upshot/"); ok && !slices.Contains(rules[i].may, own) {
				t.Errorf("%s imports %s: %s", pkg, own, rules[i].claim)
			}
			checkDependency(t, path, pkg, pkg, used)
			for _, s := range standsOut {
				if slices.Contains(s.imports, path) && !slices.Contains(s.may, pkg) {
					t.Errorf("%s imports %s: %s", pkg, path, s.claim)
				}
			}
		}
		for _, path := range append(p.TestImports, p.XTestImports...) {
			checkDependency(t, path, pkg, "test", used)
		}
	}
	for _, d := range dependencies {
		if !used[d.module] {
			t.Errorf("nothing imports %s: take its line out of the table", d.module)
		}
	}
}

// checkDependency holds an import of somebody else's module against the table. as is the package, or "test".
func checkDependency(t *testing.T, path, pkg, as string, used map[string]bool) {
	t.Helper()
	first, _, _ := strings.Cut(path, "/")
	if !strings.Contains(first, ".") {
		return // the standard library, or ours
	}
	for _, d := range dependencies {
		if path != d.module && !strings.HasPrefix(path, d.module+"/") {
			continue
		}
		used[d.module] = true
		if !slices.Contains(d.may, as) && !slices.Contains(d.may, pkg) {
			t.Errorf("%s (%s) imports %s: a dependency is imported by the packages it is listed for and no other: %s", pkg, as, path, strings.Join(d.may, ", "))
		}
		return
	}
	t.Errorf("%s imports %s: this dependency is not listed; another one needs a reason in its commit message", pkg, path)
}

func packages(t *testing.T) []listed {
	t.Helper()
	list := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "upshot/...")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
