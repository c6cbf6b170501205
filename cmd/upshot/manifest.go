package main

import (
	"crypto/sha256"
	"encoding/hex"
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

func (m *manifest) add(path string, data []byte) {
	sum := sha256.Sum256(data)
	m.Files = append(m.Files, manifestFile{path, hex.EncodeToString(sum[:])})
}

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

// foreign lists the files of a folder that upshot did not write there, sorted: those that its
// manifest does not list, and all of them if it has no manifest. Links and the like count as files.
func foreign(folder string) (files []string, owned bool, err error) {
	m := readManifest(folder)
	ours := map[string]bool{}
	if m != nil {
		ours[manifestName] = true
		for _, f := range m.Files {
			ours[f.Path] = true
		}
	}
	err = fs.WalkDir(os.DirFS(folder), ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !ours[path] {
			files = append(files, path)
		}
		return err
	})
	return files, m != nil, err
}
