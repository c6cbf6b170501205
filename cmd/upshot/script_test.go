package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

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
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "folder": names, "behead": behead, "zip": unzip},
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition " + name)
		},
	})
}

// exits CODE COMMAND... runs a command and holds its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command [argument...]")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%s: %v", args[1], err)
		}
		code = exit.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// names is the script command folder DIR: it prints the names in a folder, hidden ones too.
func names(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, entry := range entries {
		fmt.Fprintln(ts.Stdout(), entry.Name())
	}
}

// unzip is the script command zip FILE [NAME]: it prints the names and days of a zip's members, or one of them.
func unzip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 || len(args) > 2 {
		ts.Fatalf("usage: zip file [name]")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	for _, member := range z.File {
		if len(args) == 1 {
			fmt.Fprintln(ts.Stdout(), member.Modified.UTC().Format(time.DateOnly), member.Mode(), member.Name)
			continue
		}
		if member.Name == args[1] {
			from, err := member.Open()
			ts.Check(err)
			_, err = io.Copy(ts.Stdout(), from)
			ts.Check(err)
			return
		}
	}
	if len(args) == 2 {
		ts.Fatalf("%s holds no %s", args[0], args[1])
	}
}

// behead FILE removes the first line of a file.
func behead(ts *testscript.TestScript, _ bool, args []string) {
	_, rest, _ := strings.Cut(ts.ReadFile(args[0]), "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(rest), 0o644))
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
