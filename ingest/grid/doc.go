// Package grid opens an exported file, whatever its format, as tables of rows of cells.
//
//  1. Open surveys the file's bytes, finds its format and encoding, and lists the tables in it.
//  2. A table's Top gives its first rows, among which the caller finds the header.
//  3. Walk hands the rows below the header to the caller, the parts of a long table at the same time.
//
// In go a file system and what the definition forces; out come cells as they stand, each with its
// position, and problems as data. It refuses to know what a cell means and which rows are records.
package grid
