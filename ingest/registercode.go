package ingest

// Codes of the registers: the assessment, the actions, the evidence and the findings. Each has a sentence and a
// hint in templates/messages/*/register.json; the comments list the arguments. An argument called near is the
// last one and is what was probably meant, or "". Registers are read as sources are, and share their codes; what is
// wrong with them in the definition is in code.go.

// What the files as a whole say.
const (
	registerColumn      code = "register-column"       // register, role, its headers, path, the headers that are there, near
	registerFileNoPhase code = "file-name-no-phase"    // path, regular expression
	rowNoID             code = "row-no-id"             // count, register
	rowsHeading         code = "rows-heading"          // count, register
	registerIDTwice     code = "register-id-twice"     // id, register
	registerWord        code = "register-word"         // word, header, the words that are known, what it is taken for, near
	statusUnknown       code = "status-unknown"        // word, header, the words that are known, what it is taken for, near
	registerFigure      code = "register-figure"       // text, header, least, most
	dayAfterAsOf        code = "day-after-as-of"       // id, header, day, as-of day
	daysReversed        code = "days-reversed"         // id, header of the first day, the day, header of the other, the day
	capabilityUnknown   code = "capability-unknown"    // word, header, model, near
	capabilityAmbiguous code = "capability-ambiguous"  // word, header, the codes that it may mean
	capabilitiesNoModel code = "capabilities-no-model" // count, register
	indicatorUnknown    code = "indicator-unknown"     // word, header, the indicators, near
	projectUnknown      code = "project-unknown"       // word, header, the projects, near
	rowUnknown          code = "row-unknown"           // id, header, register, near
	roundUnknown        code = "round-unknown"         // word, header, the phases, near
)

// The assessment.
const (
	subItemUnknown   code = "sub-item-unknown"   // name, model, near
	subItemIsWhole   code = "sub-item-is-whole"  // name of a sub-domain or item, the codes of its sub-items
	subItemAmbiguous code = "sub-item-ambiguous" // name, the codes that it may mean
	subItemMissing   code = "sub-item-missing"   // rating, header
	ratingTwice      code = "rating-twice"       // sub-item, its code, phase
	ratingNotLevel   code = "rating-not-a-level" // text, header, the model's levels
	saidTwice        code = "said-twice"         // header, sub-item, its code
	ratingPhase      code = "rating-phase"       // word, header, the phases, near
	ratingNoPhase    code = "rating-no-phase"    // count, header
	modelMisfit      code = "model-misfit"       // how many rows name sub-items that it does not have, rows, model, near
	subItemsUnrated  code = "sub-items-unrated"  // count, the first of them, model
)

// The actions, the evidence and the findings.
const (
	actionAimless    code = "action-aimless"     // count, id of the first
	doneUndated      code = "done-undated"       // count, id of the first, what the day is called, the word that says it is over
	openThoughDone   code = "open-though-done"   // id, status, header, day
	evidenceOutside  code = "evidence-outside"   // id, path
	evidenceMissing  code = "evidence-missing"   // id, path, near
	evidenceTooLarge code = "evidence-too-large" // id, path, limit in MiB
	evidenceUnread   code = "evidence-unread"    // id, path, the system's words
	evidenceNoRoot   code = "evidence-no-root"   // count
	evidenceNowhere  code = "evidence-nowhere"   // count, id of the first
	evidenceOneNode  code = "evidence-one-node"  // id, code of the first, how many more
	evidenceNoNode   code = "evidence-no-node"   // count, id of the first
	evidenceNoLevel  code = "evidence-no-level"  // count, id of the first
	evidenceIDLevel  code = "evidence-id-level"  // id, level in it, the model's levels
	evidenceEmpty    code = "evidence-empty"     // id, path
	evidenceFolder   code = "evidence-folder"    // id, path
	evidenceCodes    code = "evidence-codes"     // id, code in it, header, code in the column
	evidenceLevels   code = "evidence-levels"    // id, level in it, header, level in the column
	evidenceBadLink  code = "evidence-bad-link"  // id, link
)
