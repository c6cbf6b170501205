// Package sampledata is the sample report: the definition and the exports of a fictional bank, as
// files. The exports are written by the program in generate, never by hand; the definition is
// written by hand. All data are synthetic.
package sampledata

import "embed"

// FS holds upshot.yaml and the folder exports.
//
//go:embed upshot.yaml exports
var FS embed.FS
