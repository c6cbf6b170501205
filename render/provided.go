package render

import (
	"strings"

	"upshot/indicator"
	"upshot/render/wording"
	"upshot/render/workbook"
)

// Unprovided lists, as indexes, the evidence that a report is said to provide itself and will not: its site will have no
// such page or file.
func Unprovided(rep *indicator.Report) []int {
	if rep.Maturity == nil {
		return nil
	}
	var missing []int
	var paths map[string]bool
	for i := range rep.Maturity.Evidence {
		e := &rep.Maturity.Evidence[i]
		path, _, _ := strings.Cut(e.File, "#")
		if !e.ByReport || path == "" {
			continue
		}
		if paths == nil {
			paths = outputs(rep, newSlugs(rep))
		}
		if !paths[path] {
			missing = append(missing, i)
		}
	}
	return missing
}

// outputs are the paths that a report's site will have, without its assets. The appendix is among them where it is kept
// beside the site too: the report provides it all the same.
func outputs(rep *indicator.Report, slugs slugs) map[string]bool {
	paths := map[string]bool{"results.json": true}
	for i, language := range rep.Plan.Languages {
		root := ""
		if i > 0 {
			root = language + "/"
		}
		for _, p := range pages {
			if !p.isIn(rep) || p.once && i > 0 {
				continue
			}
			switch p.name {
			case "indicator":
				add(paths, root+"indicators/", slugs.indicators, ".html")
			case "project":
				add(paths, root+"projects/", slugs.projects, ".html")
			case "notfound":
				paths["404.html"] = true
			default:
				paths[root+pageFile(p.name)] = true
			}
		}
		paths["downloads/appendix."+language+".xlsx"] = true
	}
	add(paths, "downloads/indicators/", slugs.indicators, ".csv")
	for _, table := range registerTables {
		if table.when(rep) {
			paths[registerPath(table.name)] = true
		}
	}
	for _, ledger := range workbook.Oversize(rep) {
		paths["downloads/"+wording.LedgerName(rep, ledger)+".csv"] = true
	}
	return paths
}

func add(paths map[string]bool, folder string, slugs map[string]string, ending string) {
	for _, slug := range slugs {
		paths[folder+slug+ending] = true
	}
}
