// Package metric holds the nouns that all stages share: the plan that a definition states, the
// tables that are read from the exports, the maturity model and the registers of an assessment, positions and
// problems, days, periods and units.
//
// It knows no file format, no statistics and no language, and imports only the standard library.
package metric
