package main

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"testing"

	sampledata "upshot/sample-data"
)

const (
	sample    = "../../sample-data"
	committed = "../../site"
)

// built is the output of a build of a report, in a folder of its own.
func built(tb testing.TB, report string) string {
	tb.Helper()
	out := filepath.Join(tb.TempDir(), "site")
	buildInto(tb, report, out)
	return out
}

func buildInto(tb testing.TB, report, out string) {
	tb.Helper()
	var stderr bytes.Buffer
	if code := run([]string{"build", report, "-o", out, "-q"}, nil, io.Discard, &stderr); code != exitDone {
		tb.Fatalf("build %s: exit %d\n%s", report, code, &stderr)
	}
}

// TestSiteIsTheSampleBuilt holds the committed site against a build. UPDATE=1 refreshes it.
func TestSiteIsTheSampleBuilt(t *testing.T) {
	if os.Getenv("UPDATE") != "" {
		buildInto(t, sample, committed)
	}
	if path, why := firstDifference(t, built(t, sample), committed); path != "" {
		t.Errorf("site/%s %s; look at the difference, then refresh the site with: go run ./cmd/upshot build sample-data", path, why)
	}
}

// TestEveryWordOfTheSampleHasItsMessage looks for the mark that stands where a message is missing.
func TestEveryWordOfTheSampleHasItsMessage(t *testing.T) {
	mark := regexp.MustCompile(`![a-z-]+(\.[a-z0-9-]+)+!`)
	site := os.DirFS(built(t, sample))
	err := fs.WalkDir(site, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".html" {
			return err
		}
		page, err := fs.ReadFile(site, path)
		if found := mark.Find(page); found != nil {
			t.Errorf("%s has %s where a message should stand", path, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestSameBytes builds the sample with one processor and with two, from two folders.
func TestSameBytes(t *testing.T) {
	elsewhere := filepath.Join(t.TempDir(), "another folder")
	if err := os.CopyFS(elsewhere, sampledata.FS); err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := built(t, sample)
	runtime.GOMAXPROCS(2)
	two := built(t, elsewhere)
	if path, why := firstDifference(t, one, two); path != "" {
		t.Errorf("%s %s with two processors and in another folder", path, why)
	}
}

// firstDifference names the first file, in order of path, that two folders do not share, and says
// what is wrong with it in the second one.
func firstDifference(t *testing.T, want, got string) (path, why string) {
	t.Helper()
	wanted, there := tree(t, want), tree(t, got)
	for _, path := range sortedKeys(wanted, there) {
		a, inWanted := wanted[path]
		b, isThere := there[path]
		switch {
		case !isThere:
			return path, "is missing"
		case !inWanted:
			return path, "should not be there"
		case !bytes.Equal(a, b):
			return path, "differs"
		}
	}
	return "", ""
}

// tree reads all files of a folder, but the manifest: it changes with every other file and would
// hide which.
func tree(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path == manifestName {
			return err
		}
		files[path], err = os.ReadFile(filepath.Join(folder, filepath.FromSlash(path)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sortedKeys(trees ...map[string][]byte) []string {
	seen := map[string][]byte{}
	for _, m := range trees {
		maps.Copy(seen, m)
	}
	return slices.Sorted(maps.Keys(seen))
}

// BenchmarkBuild is the whole build of the sample, in both languages, to disk.
func BenchmarkBuild(b *testing.B) {
	out := filepath.Join(b.TempDir(), "site")
	for b.Loop() {
		buildInto(b, sample, out)
	}
}
