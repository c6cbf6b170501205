package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// A file that changes after it was read is not the one that the report has the SHA-256 of: neither the site nor the
// pack may have it.
func TestAFileThatChangesWhileTheReportIsMadeIsRefused(t *testing.T) {
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "evidence"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "evidence", "a.pdf"), []byte("now"), 0o644); err != nil {
		t.Fatal(err)
	}
	in := input{folder, definitionName}
	e := metric.Evidence{ID: "E-1", File: "a.pdf", SHA256: "of what it was", Present: true, Status: "ready"}
	rep := &indicator.Report{
		Plan:     &metric.Plan{Evidence: &metric.EvidenceRegister{Root: "evidence", Publish: true}},
		Maturity: &maturity.Report{Registers: metric.Registers{Evidence: []metric.Evidence{e}}},
	}
	changed := func(err error) bool {
		var r refusal
		return errors.As(err, &r) && r.code == evidenceChanged && r.args[0] == "a.pdf"
	}

	site, err := newFolder(filepath.Join(t.TempDir(), "site"))
	if err != nil {
		t.Fatal(err)
	}
	if err := site.open(); err != nil {
		t.Fatal(err)
	}
	defer site.close()
	if err := publishEvidence(in, rep, site); !changed(err) {
		t.Errorf("publishing a changed file: %v, want a refusal that names it", err)
	}
	p := &pack{input: in, rep: rep}
	if err := p.zip(io.Discard, []member{{name: "E-1.pdf", evidence: &e}}); !changed(err) {
		t.Errorf("packing a changed file: %v, want a refusal that names it", err)
	}
}
