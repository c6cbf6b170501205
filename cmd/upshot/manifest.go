package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// manifestName is the file that says of a folder: upshot wrote this, and these are its files.
const manifestName = "upshot-manifest.json"

const manifestSchema = "upshot/manifest/1"

// manifest lists the files of an output folder, itself excepted, sorted by path.
type manifest struct {
	Schema    string         `json:"schema"`
	Generator string         `json:"generator"`
	Files     []manifestFile `json:"files"`
}

type manifestFile struct {
	Path   string `json:"path"` // slash path in the folder
	SHA256 string `json:"sha256"`
}

func (m *manifest) add(path, sum string) { m.Files = append(m.Files, manifestFile{path, sum}) }

// encode writes a file a line, so that a diff of two manifests names the files that changed.
func (m *manifest) encode() ([]byte, error) {
	slices.SortFunc(m.Files, func(a, b manifestFile) int { return strings.Compare(a.Path, b.Path) })
	m.Schema, m.Generator = manifestSchema, generator
	data, err := json.MarshalIndent(m, "", " ")
	return append(data, '\n'), err
}

// readManifest reads the manifest of a folder; nil if it has none that upshot wrote.
func readManifest(folder string) *manifest {
	data, err := os.ReadFile(filepath.Join(folder, manifestName))
	if err != nil {
		return nil
	}
	var m manifest
	if json.Unmarshal(data, &m) != nil || m.Schema != manifestSchema {
		return nil
	}
	return &m
}

// foreign lists what of a folder upshot did not write, sorted: the files that its manifest does not
// list, or, if it has no manifest, all that stands in it, without looking deeper: it may be somebody's
// home. Links and the like count as files.
func foreign(folder string) (files []string, owned bool, err error) {
	m := readManifest(folder)
	if m == nil {
		entries, err := os.ReadDir(folder)
		for _, e := range entries {
			files = append(files, e.Name())
		}
		return files, false, err
	}
	ours := map[string]bool{manifestName: true}
	for _, f := range m.Files {
		ours[f.Path] = true
	}
	err = fs.WalkDir(os.DirFS(folder), ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !ours[path] {
			files = append(files, path)
		}
		return err
	})
	return files, true, err
}
