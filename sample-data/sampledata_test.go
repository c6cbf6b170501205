package sampledata_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	sampledata "upshot/sample-data"
)

// maxBytes keeps the sample small enough to clone and to embed, folder by folder.
var maxBytes = map[string]int64{"exports": 1 << 20, "registers": 100 << 10, "evidence": 20 << 10}

func TestTheExportsAreWhatTheGeneratorWrites(t *testing.T) {
	readSources(t)
	for _, processors := range []string{"1", "4"} {
		dir := t.TempDir()
		generate := exec.Command("go", "run", "./generate", dir)
		generate.Env = append(os.Environ(), "GOMAXPROCS="+processors)
		if out, err := generate.CombinedOutput(); err != nil {
			t.Fatalf("go run ./generate: %v\n%s", err, out)
		}
		fresh := os.DirFS(dir)
		for _, path := range written(t, fresh) {
			want, err := fs.ReadFile(fresh, path)
			if err != nil {
				t.Fatal(err)
			}
			got, err := fs.ReadFile(sampledata.FS, path)
			if err != nil {
				t.Fatalf("the generator writes %s, which is not committed: run go run ./sample-data/generate", path)
			}
			if !bytes.Equal(got, want) {
				t.Fatalf("GOMAXPROCS=%s: %s is the first file that differs from what the generator writes: run go run ./sample-data/generate",
					processors, path)
			}
		}
		for _, path := range written(t, sampledata.FS) {
			if _, err := os.Stat(filepath.Join(dir, path)); err != nil {
				t.Errorf("%s is committed, but the generator does not write it", path)
			}
		}
	}
}

func TestTheSampleStaysSmall(t *testing.T) {
	for folder, most := range maxBytes {
		total := int64(0)
		for _, path := range glob(t, sampledata.FS, folder+"/*") {
			info, err := fs.Stat(sampledata.FS, path)
			if err != nil {
				t.Fatal(err)
			}
			total += info.Size()
		}
		if total > most || total == 0 {
			t.Errorf("%s has %d bytes, want at most %d", folder, total, most)
		}
	}
}

// readSources opens the generator's sources, so that go test's cache knows that the result rests on them.
func readSources(t *testing.T) {
	t.Helper()
	sources, err := filepath.Glob("generate/*")
	if err != nil || len(sources) == 0 {
		t.Fatalf("the generator's sources: %v, %v", sources, err)
	}
	for _, path := range sources {
		readFile(t, path)
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// written lists the files that the generator writes, by name: the exports, and the workbook of the assessment.
func written(t *testing.T, fsys fs.FS) []string {
	t.Helper()
	return append(glob(t, fsys, "exports/*"), glob(t, fsys, "registers/*.xlsx")...)
}

func glob(t *testing.T, fsys fs.FS, pattern string) []string {
	t.Helper()
	paths, err := fs.Glob(fsys, pattern)
	if err != nil {
		t.Fatal(err)
	}
	return paths
}
