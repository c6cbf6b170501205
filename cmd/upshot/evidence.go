package main

import (
	"errors"
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

// errWarned stops a strict build for a warning that only the finished site could tell of.
var errWarned = errors.New("a warning counts as an error")

// checkProvided warns of the evidence that this report is said to provide, and does not have.
func (s *session) checkProvided(in input, rep *indicator.Report, made siteFiles) error {
	if rep.Maturity == nil {
		return nil
	}
	var err error
	for i := range rep.Maturity.Evidence {
		e := &rep.Maturity.Evidence[i]
		file, _, _ := strings.Cut(e.File, "#")
		if _, there := made[file]; !e.ByReport || there || file == "" {
			continue
		}
		s.problems.add(metric.Problem{Severity: metric.Warning, Code: evidenceNotInSite, Pos: in.clickable(e.Pos), Args: []string{e.ID, e.File}})
		if s.opt.strict {
			err = errWarned
		}
	}
	return err
}
