package render

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"upshot/metric"
)

// What a report says that its site will have is what the site then has, but for the assets and the appendix, which the
// command adds.
func TestTheOutputsAreTheSitesFiles(t *testing.T) {
	rep := handmadeAssessed()
	said := outputs(rep, newSlugs(rep))
	maps.DeleteFunc(said, func(path string, _ bool) bool {
		return strings.HasPrefix(path, "downloads/appendix.") || strings.HasPrefix(path, "downloads/raw-")
	})
	var written []string
	for path := range builtOf(t, rep, Options{}) {
		if !strings.HasPrefix(path, "assets/") && path != ".nojekyll" {
			written = append(written, path)
		}
	}
	slices.Sort(written)
	if got := slices.Sorted(maps.Keys(said)); !slices.Equal(got, written) {
		t.Errorf("outputs are\n%s\nthe site has\n%s", strings.Join(got, "\n"), strings.Join(written, "\n"))
	}
}

func TestEvidenceOfTheReportIsProvidedOnlyIfTheSiteHasIt(t *testing.T) {
	for file, want := range map[string]bool{
		"": true, "#top": true, "index.html": true, "maturity.html#evidence": true, "zh-CN/actions.html": true, "results.json": true,
		"downloads/actions.csv": true, "downloads/appendix.en.xlsx": true,
		"none.html": false, "en/index.html": false, "downloads/none.csv": false, "downloads/appendix.de.xlsx": false, "../results.json": false,
	} {
		rep := handmadeAssessed()
		rep.Maturity.Evidence = []metric.Evidence{{ID: "E-1", File: file, ByReport: true, Present: true}}
		if got := len(Unprovided(rep)) == 0; got != want {
			t.Errorf("%q is provided: %v, want %v", file, got, want)
		}
		rep.Maturity.Evidence[0].ByReport = false
		if len(Unprovided(rep)) > 0 {
			t.Errorf("%q of the register's own folder is looked for in the site", file)
		}
	}
}
