package main

import (
	"io/fs"
	"os"
	"path"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// siteFiles are the paths of a site in the making, with the bytes of those files that a reader can take along; of a
// page nil.
type siteFiles map[string][]byte

// noting is put, and notes what is put.
func (k siteFiles) noting(put put) put {
	return func(path string, data []byte) error {
		k[path] = nil
		if path == "results.json" || strings.HasPrefix(path, "downloads/") {
			k[path] = data
		}
		return put(path, data)
	}
}

// openEvidence opens a file of the register's folder through the file system that reading found it in.
func openEvidence(in input, rep *indicator.Report, e *metric.Evidence) (fs.File, error) {
	return os.DirFS(in.folder).Open(path.Join(rep.Plan.Evidence.Root, e.File))
}

// sameEvidence refuses a file that is no longer the one that the report was made with.
func sameEvidence(e *metric.Evidence, sum string) error {
	if sum != e.SHA256 {
		return refusal{evidenceChanged, []string{e.File}}
	}
	return nil
}

// publishEvidence copies the files of the evidence into the site that the definition wants there: those that its rows
// name, as they are, and nothing else of their folder.
func publishEvidence(in input, rep *indicator.Report, site *folder) error {
	if rep.Maturity == nil {
		return nil
	}
	done := map[string]bool{}
	for i := range rep.Maturity.Evidence {
		e := &rep.Maturity.Evidence[i]
		to := rep.Plan.Evidence.Published(e)
		if to == "" || done[to] {
			continue
		}
		done[to] = true
		if err := copyEvidence(in, rep, e, site, to); err != nil {
			return err
		}
	}
	return nil
}

func copyEvidence(in input, rep *indicator.Report, e *metric.Evidence, site *folder, to string) error {
	from, err := openEvidence(in, rep, e)
	if err != nil {
		return err
	}
	defer from.Close()
	sum, err := site.putFrom(to, from)
	if err != nil {
		return err
	}
	return sameEvidence(e, sum)
}

// withdraw takes back that the report provides some of the evidence, and says why. Which pages a site has depends on what
// the report holds, so it is known only once the report was computed.
func withdraw(data *metric.Dataset, missing []int) []metric.Problem {
	var problems []metric.Problem
	for _, i := range missing {
		e := &data.Registers.Evidence[i]
		e.Present = false
		problems = append(problems, metric.Problem{Severity: metric.Warning, Code: evidenceNotInSite, Pos: e.Pos, Args: []string{e.ID, e.File}})
	}
	return problems
}
