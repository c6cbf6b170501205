package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if os.Getenv("UPSHOT_TEST_RUN") != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"upshot": main})
}

// TestScripts runs the command as a user does. Each script starts in a copy of testdata/report, a small
// report that builds without a problem, with its own files in place of those of the same name.
// UPDATE=1 refreshes what the scripts expect.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               func(env *testscript.Env) error { return fill(env.WorkDir, os.DirFS("testdata/report")) },
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition " + name)
		},
	})
}

// fill copies the files that a folder does not have yet.
func fill(folder string, from fs.FS) error {
	return fs.WalkDir(from, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		to := filepath.Join(folder, path)
		if _, err := os.Lstat(to); err == nil {
			return nil
		}
		data, err := fs.ReadFile(from, path)
		if err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
}
