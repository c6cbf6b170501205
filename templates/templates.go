// Package templates holds what the pages are made of, embedded: the message catalogues, the page
// templates and their assets. Renderers take it as an fs.FS and never know where it lies, so that a
// folder on disk can stand in for it.
package templates

import "embed"

// FS is this folder: messages/<language>/<area>.json, layout.html with its parts, pages/<name>.html, the index of an
// evidence pack, assets/, the Markdown pages, and calibration.json, which the calibration writes (CONTRIBUTING.md).
//
//go:embed messages layout.html parts*.html evidencepack.html pages assets method.en.md method.zh-CN.md calibration.json
var FS embed.FS
