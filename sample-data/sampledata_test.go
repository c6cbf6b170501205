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

// maxBytes keeps the sample small enough to clone and to embed.
const maxBytes = 2 << 20

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
		for _, path := range exports(t, fresh) {
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
		for _, path := range exports(t, sampledata.FS) {
			if _, err := os.Stat(filepath.Join(dir, path)); err != nil {
				t.Errorf("%s is committed, but the generator does not write it", path)
			}
		}
	}
}

func TestTheSampleStaysSmall(t *testing.T) {
	total := int64(0)
	for _, path := range exports(t, sampledata.FS) {
		info, err := fs.Stat(sampledata.FS, path)
		if err != nil {
			t.Fatal(err)
		}
		total += info.Size()
	}
	if total > maxBytes {
		t.Errorf("the exports have %d bytes, want at most %d", total, maxBytes)
	}
}

// readSources opens the generator's sources, so that go test's cache knows that the result rests on them.
func readSources(t *testing.T) {
	t.Helper()
	sources, err := filepath.Glob("generate/*.go")
	if err != nil || len(sources) == 0 {
		t.Fatalf("the generator's sources: %v, %v", sources, err)
	}
	for _, path := range sources {
		if _, err := os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
}

// exports lists the files below exports, by name.
func exports(t *testing.T, fsys fs.FS) []string {
	t.Helper()
	paths, err := fs.Glob(fsys, "exports/*")
	if err != nil {
		t.Fatal(err)
	}
	return paths
}
