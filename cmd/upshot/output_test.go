package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// written is an output folder with one file of upshot's in it.
func written(t *testing.T, name, content string) *folder {
	t.Helper()
	f, err := newFolder(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.open(); err != nil {
		t.Fatal(err)
	}
	defer f.close()
	if err := f.put("a/page.html", []byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := f.swap(); err != nil {
		t.Fatal(err)
	}
	return f
}

func content(t *testing.T, folder string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "a", "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// alone fails if anything stands beside the output.
func alone(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(folder))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(folder) {
			t.Errorf("%s stands beside the output", e.Name())
		}
	}
}

func TestANewSiteTakesTheOldOnesPlace(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	for _, c := range []string{"old", "new"} {
		written(t, out, c)
		if got := content(t, out); got != c {
			t.Errorf("content = %q, want %q", got, c)
		}
		alone(t, out)
	}
}

func TestTwoRenamesWhereFoldersCannotBeExchanged(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	written(t, out, "old")
	f, _ := newFolder(out)
	if err := f.open(); err != nil {
		t.Fatal(err)
	}
	if err := f.put("a/page.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := f.swapInTwo(); err != nil {
		t.Fatal(err)
	}
	f.close()
	if got := content(t, out); got != "new" {
		t.Errorf("content = %q, want new", got)
	}
	alone(t, out)
}

func TestAKillBetweenTwoRenamesIsMended(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	f := written(t, out, "old")
	if err := os.Rename(f.target, f.old); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(f.temp, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := f.mend(); err != nil {
		t.Fatal(err)
	}
	if got := content(t, out); got != "old" {
		t.Errorf("content = %q, want old", got)
	}
	written(t, out, "new")
	alone(t, out)
}

func TestOneProcessAtATime(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	first, _ := newFolder(out)
	if err := first.open(); err != nil {
		t.Fatal(err)
	}
	second, _ := newFolder(out)
	err := second.open()
	second.close()
	var r refusal
	if !errors.As(err, &r) || r.code != outputInUse {
		t.Errorf("second.open() = %v, want %s", err, outputInUse)
	}
	first.close()
	if err := second.open(); err != nil {
		t.Errorf("second.open() after first.close() = %v, want nil", err)
	}
	second.close()
	alone(t, out)
}

func TestAFileThatAppearsWhileRenderingIsKept(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	written(t, out, "old")
	f, _ := newFolder(out)
	if err := f.open(); err != nil {
		t.Fatal(err)
	}
	defer f.close()
	if err := os.WriteFile(filepath.Join(out, "notes.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	var r refusal
	if err := f.swap(); !errors.As(err, &r) || r.code != outputForeign {
		t.Errorf("swap() = %v, want %s", err, outputForeign)
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		claim, folder, path string
		want                bool
	}{
		{"a folder lies in itself", "/a/b", "/a/b", true},
		{"its files do", "/a/b", "/a/b/c/d", true},
		{"a name that begins the same does not", "/a/b", "/a/bc", false},
		{"nor does its parent", "/a/b", "/a", false},
		{"nor what begins with two dots, unless it is a name", "/a", "/a/..b", true},
	} {
		if got := within(c.folder, c.path); got != c.want {
			t.Errorf("%s: within(%s, %s) = %v, want %v", c.claim, c.folder, c.path, got, c.want)
		}
	}
}

// program is upshot as a process of its own: this test binary, which TestMain turns into it.
func program(args []string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "UPSHOT_TEST_RUN=1")
	return cmd
}

// TestAKillLeavesTheOldSiteOrTheNew kills builds at many moments. What is at the output then is a whole
// site, and the next build cleans up what stands beside it.
func TestAKillLeavesTheOldSiteOrTheNew(t *testing.T) {
	if testing.Short() {
		t.Skip("kills a few dozen processes")
	}
	report := t.TempDir()
	if err := os.CopyFS(report, os.DirFS("testdata/report")); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	out := filepath.Join(home, "site")
	args := []string{"build", report, "-o", out, "-q"}
	started := time.Now()
	if message, err := program(args).CombinedOutput(); err != nil {
		t.Fatalf("build: %v: %s", err, message)
	}
	whole := time.Since(started)
	const kills = 24
	for i := range kills {
		run := program(args)
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(whole * time.Duration(i+1) / kills)
		run.Process.Kill()
		run.Wait()
		if files, owned, err := foreign(out); err != nil || !owned || len(files) > 0 {
			t.Fatalf("after a kill the output has %v beside its own files, manifest %v, error %v", files, owned, err)
		}
		for _, file := range readManifest(out).Files {
			data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(file.Path)))
			if sum := fmt.Sprintf("%x", sha256.Sum256(data)); err != nil || sum != file.SHA256 {
				t.Fatalf("after a kill %s is not what the manifest says (%v)", file.Path, err)
			}
		}
	}
	if message, err := program(args).CombinedOutput(); err != nil {
		t.Fatalf("build after the kills: %v: %s", err, message)
	}
	alone(t, out)
}

func TestAnotherBuildsHalfSwapIsLeftAlone(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	f := written(t, out, "old")
	if err := os.Rename(out, f.old); err != nil { // the other build is between its two renames
		t.Fatal(err)
	}
	unlock, err := lock(f.lockFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.mend(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(out); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("Lstat(%s) = %v, want that nothing was moved under another's lock", out, err)
	}
	unlock()
	if err := f.mend(); err != nil {
		t.Fatal(err)
	}
	if got := content(t, out); got != "old" {
		t.Errorf("content = %q, want %q", got, "old")
	}
}
