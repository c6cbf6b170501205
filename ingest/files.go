package ingest

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"upshot/metric"
)

// sourceFile is a file of a source.
type sourceFile struct {
	name string // path inside fsys
	path string // path relative to the definition's folder, as shown
}

// sourceFiles lists a source's files: patterns in their order, the matches of one pattern sorted.
func sourceFiles(fsys fs.FS, folder string, source *metric.Source) ([]sourceFile, []metric.Problem) {
	var files []sourceFile
	var problems []metric.Problem
	seen := map[string]bool{}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			files = append(files, sourceFile{name, relative(folder, name)})
		}
	}
	for _, pattern := range source.Files {
		fail := func(c code, args ...string) {
			problems = append(problems, metric.Problem{Code: string(c), Args: append([]string{pattern}, args...), Pos: source.Pos, InDefinition: true})
		}
		full := path.Join(folder, pattern)
		if path.IsAbs(pattern) || strings.Contains(pattern, ":") || !fs.ValidPath(full) || !within(folder, full) {
			fail(pathOutside)
			continue
		}
		if !strings.ContainsAny(pattern, `*?[`) {
			if info, err := fs.Stat(fsys, full); err != nil || info.IsDir() {
				fail(fileMissing, nearest(path.Base(full), siblings(fsys, full, false)))
				continue
			}
			add(full)
			continue
		}
		matches, err := fs.Glob(fsys, full)
		if err != nil {
			fail(globNoMatch, "")
			continue
		}
		slices.Sort(matches)
		found := false
		for _, name := range matches {
			if base := path.Base(name); strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".") {
				continue
			}
			if info, err := fs.Stat(fsys, name); err != nil || info.IsDir() {
				continue
			}
			found = true
			add(name)
		}
		if !found {
			fail(globNoMatch, nearest(path.Base(full), siblings(fsys, full, false)))
		}
	}
	// The last file wins where exports overlap, so the order is one over all patterns.
	slices.SortFunc(files, func(a, b sourceFile) int { return strings.Compare(a.path, b.path) })
	return files, problems
}

// siblings names the files, or the folders, beside a path, for a did-you-mean.
func siblings(fsys fs.FS, name string, folders bool) []string {
	entries, err := fs.ReadDir(fsys, path.Dir(name))
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() == folders {
			names = append(names, e.Name())
		}
	}
	return names
}

func within(folder, name string) bool {
	return folder == "." || name == folder || strings.HasPrefix(name, folder+"/")
}

func relative(folder, name string) string {
	if folder == "." {
		return name
	}
	return strings.TrimPrefix(name, folder+"/")
}

var errOutside = errors.New("leads out of the folder")

// followLinks reports errOutside if a symbolic link on the way to name leaves the folder.
// A file system without links has none to follow.
func followLinks(fsys fs.FS, folder, name string) error {
	for hops := 0; hops < 40; hops++ {
		next, linked, err := followOne(fsys, name)
		if err != nil {
			return err
		}
		if !linked {
			return nil
		}
		if !fs.ValidPath(next) || !within(folder, next) {
			return errOutside
		}
		name = next
	}
	return errOutside
}

// followOne resolves the first link on the way to name.
func followOne(fsys fs.FS, name string) (string, bool, error) {
	parts := strings.Split(name, "/")
	for i := range parts {
		prefix := path.Join(parts[:i+1]...)
		info, err := fs.Lstat(fsys, prefix)
		if err != nil {
			return "", false, err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		target, err := fs.ReadLink(fsys, prefix)
		if err != nil {
			return "", false, err
		}
		if path.IsAbs(target) || strings.Contains(target, `\`) || strings.Contains(target, ":") {
			return "", true, errOutside
		}
		joined := path.Join(append([]string{path.Dir(prefix), target}, parts[i+1:]...)...)
		return joined, true, nil
	}
	return name, false, nil
}
