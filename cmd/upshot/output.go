package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"upshot/indicator"
)

// folder is an output folder in the making. Its files are written into temp, beside target; swap puts
// temp in target's place. A kill at any moment leaves target as it was or as it is going to be (where
// the system cannot exchange two folders there is a moment between two renames, which the next start
// mends). One process at a time works on a target: the lock is the system's and ends with the process.
type folder struct {
	name     string // as the user wrote it
	target   string // absolute
	temp     string
	lockFile string
	old      string // where target goes if two folders cannot be exchanged
	unlock   func()

	manifest manifest
	made     map[string]bool // folders of temp that exist
	bytes    int64
}

func newFolder(name string) (*folder, error) {
	target, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	return &folder{
		name: filepath.Clean(name), target: target, temp: beside(target, "tmp"), old: beside(target, "old"), lockFile: beside(target, "lock"),
		made: map[string]bool{},
	}, nil
}

// beside is a hidden path in the folder of an output, for what is made on the way to it.
func beside(target, what string) string {
	return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".upshot-"+what)
}

// mend restores the old site before anything else can fail. It does so under the lock only: between the
// two renames of another process there is nothing to mend, and that process is left alone.
func (f *folder) mend() error {
	if _, err := os.Lstat(f.old); err != nil {
		return nil
	}
	unlock, err := lock(f.lockFile)
	if errors.Is(err, errLocked) {
		return nil
	}
	if err != nil {
		return err
	}
	defer unlock()
	return f.restore()
}

// restore finishes what a kill between two renames left: the old site goes back to its place. Its caller
// has the lock.
func (f *folder) restore() error {
	if _, err := os.Lstat(f.target); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := os.Rename(f.old, f.target); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// open locks the target, checks that it is upshot's to replace, and makes an empty temp.
func (f *folder) open() (err error) {
	parent := filepath.Dir(f.target)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	if f.unlock, err = lock(f.lockFile); err != nil {
		if errors.Is(err, errLocked) {
			return refusal{outputInUse, []string{f.name}}
		}
		return err
	}
	if err := f.restore(); err != nil {
		f.unlock() // and leave the old site where it is
		f.unlock = nil
		return err
	}
	for _, stale := range []string{f.temp, f.old} {
		if err := os.RemoveAll(stale); err != nil {
			return err
		}
	}
	return os.Mkdir(f.temp, 0o755)
}

// check refuses a target that holds what upshot did not write.
func (f *folder) check() error {
	info, err := os.Lstat(f.target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return refusal{outputLink, []string{f.name}}
	case !info.IsDir():
		return refusal{outputNotFolder, []string{f.name}}
	}
	files, owned, err := foreign(f.target)
	if err != nil || len(files) == 0 {
		return err
	}
	code := outputNotOurs
	if owned {
		code = outputForeign
	}
	first := strings.Join(files[:min(len(files), 3)], ", ")
	return refusal{code, []string{fmt.Sprint(len(files)), f.name, first}}
}

// put writes one file of the output.
func (f *folder) put(path string, data []byte) error {
	_, err := f.putFrom(path, bytes.NewReader(data))
	return err
}

// putFrom writes one file of the output from what is read, and gives its SHA-256.
func (f *folder) putFrom(path string, from io.Reader) (sum string, err error) {
	full := filepath.Join(f.temp, filepath.FromSlash(path))
	if dir := filepath.Dir(full); !f.made[dir] {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return "", err
		}
		f.made[dir] = true
	}
	file, err := os.OpenFile(full, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(file, hash), from)
	f.bytes += n
	sum = hex.EncodeToString(hash.Sum(nil))
	f.manifest.add(path, sum)
	return sum, errors.Join(err, file.Close())
}

// swap writes the manifest and puts the new folder in the target's place. It looks once more for
// files that are not upshot's: rendering takes a moment.
func (f *folder) swap() error {
	data, err := f.manifest.encode()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(f.temp, manifestName), data, 0o644); err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	if _, err := os.Lstat(f.target); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(f.temp, f.target)
	}
	err = exchange(f.temp, f.target)
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) {
		return f.swapInTwo()
	}
	return err
}

// swapInTwo is for systems, and file systems, that cannot exchange two folders.
func (f *folder) swapInTwo() error {
	if err := os.Rename(f.target, f.old); err != nil {
		return err
	}
	if err := os.Rename(f.temp, f.target); err != nil {
		return errors.Join(err, os.Rename(f.old, f.target))
	}
	return nil
}

// close removes what is beside the target and unlocks it. After a swap that is the old site.
func (f *folder) close() {
	if f.unlock == nil {
		return
	}
	os.RemoveAll(f.temp)
	os.RemoveAll(f.old)
	f.unlock()
}

// refuseInput refuses an output folder that holds files of the report, or lies among its exports.
func (f *folder) refuseInput(in input, rep *indicator.Report) error {
	base, err := resolved(in.folder)
	if err != nil {
		return err
	}
	target, err := resolved(f.target)
	if err != nil {
		return err
	}
	files := []string{in.file}
	for _, path := range inputFiles(rep) {
		files = append(files, filepath.FromSlash(path))
	}
	for _, file := range files {
		full := filepath.Join(base, file)
		if within(target, full) {
			return refusal{outputHoldsInput, []string{f.name, filepath.Join(in.folder, file)}}
		}
		if dir := filepath.Dir(full); dir != base && within(dir, target) {
			return refusal{outputInInput, []string{f.name, filepath.Join(in.folder, filepath.Dir(file))}}
		}
	}
	return nil
}

// within reports whether a path is a folder or lies in it.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// resolved is the absolute path without links of a path whose end need not exist.
func resolved(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if parent := filepath.Dir(path); errors.Is(err, fs.ErrNotExist) && parent != path {
		real, err = resolved(parent)
		return filepath.Join(real, filepath.Base(path)), err
	}
	return real, err
}
