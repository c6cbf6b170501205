// Package templates holds what the pages are made of, embedded: the message catalogues, the page
// templates and their assets. Renderers take it as an fs.FS and never know where it lies, so that a
// folder on disk can stand in for it.
package templates

import "embed"

// FS is this folder: messages/<language>/<area>.json, layout.html with its parts, pages/<name>.html,
// assets/ and the Markdown pages.
//
//go:embed messages layout.html parts.html pages assets method.en.md method.zh-CN.md
var FS embed.FS
