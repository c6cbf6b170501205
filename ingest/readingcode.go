package ingest

// Codes of what is wrong in exported files. Each has a sentence and a hint in
// templates/messages/*/reading.json; the comments list the arguments. Those of the files
// themselves are in grid/code.go; the codes path-outside and unknown-encoding are shared with the definition.
const (
	globNoMatch       code = "glob-no-match"        // pattern, near
	fileMissing       code = "file-missing"         // path, near
	linkOutside       code = "link-outside"         // path
	encodingDoubtful  code = "encoding-doubtful"    // count of characters, path, encoding
	sheetMissing      code = "sheet-missing"        // sheet, path, the workbook's sheets, near
	sheetAmbiguous    code = "sheet-ambiguous"      // path, the workbook's sheets
	tablesAmbiguous   code = "tables-ambiguous"     // sheet, path, the tables' ranges, the first one
	rangeInText       code = "range-in-text"        // range, path
	keyIdle           code = "key-idle"             // key, source, path of the first file, its format
	tableEnds         code = "table-ends"           // row, sheet, the other table's headers
	noHeader          code = "no-header"            // path, headers looked for, how the file begins
	columnMissing     code = "column-missing"       // role, header, path, the headers that are there, near
	columnMissingHere code = "column-missing-here"  // role, header, path, the headers that are there, near
	presetColumn      code = "preset-column"        // role, headers, preset, path, the headers that are there, near
	presetWithout     code = "preset-without"       // role, headers, preset, path
	headerRepeated    code = "header-repeated"      // header, how often, role
	headerRowMissing  code = "header-row-missing"   // row, path
	headerListed      code = "header-listed"        // header, how often, role
	headerNotFound    code = "header-not-found"     // file or sheet
	noPeriods         code = "no-periods"           // path
	periodLengths     code = "period-lengths"       // count, headers, path
	columnsUnread     code = "columns-unread"       // count, headers, path
	noRecords         code = "no-records"           // path
	fileNameNoProject code = "file-name-no-project" // path, regular expression

	rowTooLong       code = "row-too-long"         // count, cells of the first one, cells of the header
	rowTooShort      code = "row-too-short"        // count
	rowsUndivided    code = "rows-undivided"       // path, cells of the header
	rowWrapped       code = "row-wrapped"          // count
	cellNotTime      code = "cell-not-a-date"      // count, text of the first one, header, how the column is read
	columnNotTime    code = "column-not-dates"     // count, text of the first one, header, role
	columnSerials    code = "column-serials"       // the same
	sentinelDates    code = "sentinel-dates"       // count, day of the first one, header
	cellNotInFormat  code = "cell-not-in-format"   // count, text of the first one, header, role, format
	cellNotNumber    code = "cell-not-a-number"    // the same
	cellNotDuration  code = "cell-not-a-duration"  // the same
	dateOrder        code = "date-order-ambiguous" // header, text, day first, month first, role
	zoneUnclear      code = "zone-unclear"         // count, text of the first one, header, abbreviation, role, the report's time zone
	thousandsAssumed code = "thousands-assumed"    // count, text of the first one, header

	pointAssumed code = "point-assumed" // the same

	durationUnit code = "duration-unit" // count, text of the first one, header, unit, role
	percentParts code = "percent-parts" // count, text of the first one, header, role
	percentScale code = "percent-scale" // count, number, series or header, role, indicator

	conditionNoMatch  code = "condition-no-match" // source, role, word, the words that there are, near
	valuesUnused      code = "values-unused"      // source, role, the words that there are
	dropAll           code = "drop-all"           // records, source
	excludedNothing   code = "excluded-nothing"   // id, source, near
	idDigitsLost      code = "id-digits-lost"     // count, text of the first one, header
	keepNothing       code = "keep-nothing"       // records, source
	projectEmpty      code = "project-empty"      // count, records, source, header
	cellsEmpty        code = "cells-empty"        // count, records, source, header, indicator, role
	tooManyRejected   code = "too-many-rejected"  // source, rejected, rows, share in per cent, allowed share in per cent
	recordsContradict code = "records-contradict" // count, id of the first one, source
	recordsRepeated   code = "records-repeated"   // count, source
	outsidePhases     code = "outside-phases"     // source, rows, first day, last day
	recordsUndated    code = "records-undated"    // count, records, source, header
	undatedSource     code = "undated-source"     // source, rows
	projectUnlisted   code = "project-unlisted"   // project, records, near
	wordUnknown       code = "word-unknown"       // word, header, records, known words, near
)
