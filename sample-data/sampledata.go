// Package sampledata is the sample report: the definition, the exports and the registers of a fictional
// bank, as files. The exports and the workbook of the assessment are written by the program in generate,
// never by hand; the definition, the other registers and the files of evidence are written by hand. All
// data are synthetic.
package sampledata

import "embed"

// FS holds upshot.yaml and the folders exports, registers and evidence.
//
//go:embed upshot.yaml exports registers evidence
var FS embed.FS
