package ingest

// code names what is wrong in the definition. Each has a sentence and a hint in
// templates/messages/*/definition.json; the comments list the arguments. An argument called near
// is the last one and is what was probably meant, or "".
type code string

// The file itself.
const (
	definitionMissing   code = "definition-missing"    // path
	definitionUnread    code = "definition-unreadable" // path, the system's words
	definitionTooBig    code = "definition-too-big"    // path, limit in KiB
	definitionNotUTF8   code = "definition-not-utf8"   //
	definitionEmpty     code = "definition-empty"      // path
	definitionNewer     code = "definition-version"    // version as written
	yamlSyntax          code = "yaml-syntax"           // the parser's words
	yamlTab             code = "yaml-tab"              //
	yamlQuote           code = "yaml-quote"            // the character that needs quotes
	yamlEscape          code = "yaml-escape"           //
	yamlManyDocuments   code = "yaml-many-documents"   //
	yamlAlias           code = "yaml-alias"            // name of the anchor
	duplicateKey        code = "duplicate-key"         // key
	unknownKey          code = "unknown-key"           // key, allowed keys, near
	missingKey          code = "missing-key"           // key, the section's name
	noValue             code = "no-value"              // key
	notText             code = "not-text"              // key
	notList             code = "not-list"              // key
	notMapping          code = "not-mapping"           // key
	notBoolean          code = "not-boolean"           // key, value
	notWholeNumber      code = "not-whole-number"      // key, value
	notNumber           code = "not-number"            // key, value
	outOfRange          code = "out-of-range"          // key, value, least, most
	listEmpty           code = "list-empty"            // key
	unknownChoice       code = "unknown-choice"        // key, value, choices, near
	unknownLanguage     code = "unknown-language"      // tag, known tags, near
	unknownTimezone     code = "unknown-timezone"      // name, near
	textMissingLanguage code = "text-missing-language" // how many texts, language
)

// Ids, days and windows.
const (
	badID           code = "bad-id"            // id
	duplicateID     code = "duplicate-id"      // id
	listedTwice     code = "listed-twice"      // word
	badDate         code = "bad-date"          // value
	windowReversed  code = "window-reversed"   // from, to
	phasesTooFew    code = "phases-too-few"    //
	phasesOverlap   code = "phases-overlap"    // phase, the other phase, first shared day, last shared day
	phaseAfterAsOf  code = "phase-after-as-of" // phase, its from, as-of day
	phaseCut        code = "phase-cut"         // phase, its to, as-of day
	phaseEdge       code = "phase-edge"        // phase, day, month
	unknownPhase    code = "unknown-phase"     // phase, known phases, near
	compareOrder    code = "compare-order"     // before, after
	orderedTooFew   code = "ordered-too-few"   // before, number of phases from it on
	yearBeforeNone  code = "year-before-none"  // after
	projectNameUsed code = "project-name-used" // name, the other project
)

// The working-day calendar, and the indicators that use it.
const (
	weekendAll      code = "weekend-all"      //
	holidayLong     code = "holiday-long"     // from, to, the days that a holiday may have
	holidaysOverlap code = "holidays-overlap" // first shared day, last shared day
	workingHoliday  code = "working-holiday"  // day, from of the holiday, to of the holiday
	workingIdle     code = "working-idle"     // day
	calendarYear    code = "calendar-year"    // year
	calendarUnused  code = "calendar-unused"  //
	calendarMissing code = "calendar-missing" // indicator
	calendarForm    code = "calendar-form"    // indicator, form
	calendarColumn  code = "calendar-column"  // indicator, role of the column
	calendarPer     code = "calendar-per"     // unit
	workingDayUnit  code = "working-day-unit" // unit
)

// Sources.
const (
	unknownSource   code = "unknown-source"     // source, known sources, near
	unknownPreset   code = "unknown-preset"     // preset, near
	badGlob         code = "bad-glob"           // pattern
	coversNoPhase   code = "covers-no-phase"    // from, to
	pathOutside     code = "path-outside"       // pattern
	unknownEncoding code = "unknown-encoding"   // name, near
	badFormat       code = "bad-format"         // format, the named ones, near
	badDelimiter    code = "bad-delimiter"      // delimiter, the named ones, near
	rangeNamesSheet code = "range-names-sheet"  // range
	rangeBeyond     code = "range-beyond-sheet" // range
	rangeReversed   code = "range-reversed"     // range
	badRange        code = "bad-range"          // range
	badRowsPath     code = "bad-rows-path"      // path
	joinOne         code = "join-one"           // role, column
	redactNeeded    code = "redact-needed"      // role
	redactCompared  code = "redact-compared"    // role, source
	excludeNoID     code = "exclude-no-id"      // source
	badPeriods      code = "bad-periods"        // layout
	badPattern      code = "bad-pattern"        // regular expression
	badLink         code = "bad-link"           // link
	unknownRole     code = "unknown-role"       // role, source, the source's roles, near
	roleTwice       code = "role-twice"         // role, source
	roleTwoKinds    code = "role-two-kinds"     // role, source
	wideRole        code = "wide-role"          // role
	wideOnly        code = "wide-only"          // key
	valueTwice      code = "value-twice"        // word, its first meaning
	valueMeaning    code = "value-meaning"      // meaning, role, indicator, the meanings it knows, near
	sourceUnused    code = "source-unused"      // source
)

// Indicators.
const (
	unknownEntry     code = "unknown-entry"      // entry, near
	unknownBands     code = "unknown-bands"      // edition, known editions
	bandsNoTiers     code = "bands-no-tiers"     // edition, known editions
	noMeasure        code = "no-measure"         //
	sourceUnbound    code = "source-unbound"     // entry, placeholder, known sources
	sourceMany       code = "source-many"        // entry, its placeholders
	entryOnly        code = "entry-only"         // key
	entryRole        code = "entry-role"         // entry, role, source, what for, near
	conditionDropped code = "condition-dropped"  // indicator, role, source
	measureForm      code = "measure-form"       // the five forms
	measureMixed     code = "measure-mixed"      // one key, the other key
	termForm         code = "term-form"          // one key, the other key
	proportionParts  code = "proportion-parts"   //
	wideRecords      code = "wide-records"       // source
	emptyConditions  code = "empty-conditions"   // key
	badCondition     code = "bad-condition"      // role
	boundNeedsTime   code = "bound-needs-time"   // role, source
	boundNeedsNumber code = "bound-needs-number" // role, source
	badQuantity      code = "bad-quantity"       // value
	wrongUnit        code = "wrong-unit"         // value, an example that fits
	unknownUnit      code = "unknown-unit"       // unit, units that fit, near
	statisticTwice   code = "statistic-twice"    //
	noStatistic      code = "no-statistic"       // form
	targetBound      code = "target-bound"       //
	targetDirection  code = "target-direction"   // indicator, bound, better
	noPrimary        code = "no-primary"         //
)

// What ties incidents to deployments.
const (
	linkNoID             code = "link-no-id"             // indicator, role of the key, incidents, deployments
	linkNoProject        code = "link-no-project"        // indicator, source without a project, source with one, incidents
	linkNoCovers         code = "link-no-covers"         // indicator, incidents
	linkConditionDropped code = "link-condition-dropped" // indicator, role, source
)

// The registers, and the gates on them.
const (
	registerRoleUnknown    code = "register-role"          // role, register, its roles, near
	registerMeaning        code = "register-meaning"       // meaning, role, the meanings that it knows, near
	targetNotLevel         code = "target-not-a-level"     // target, the model's levels
	rollUpCode             code = "roll-up-code"           // code, model, near
	registrationIndicator  code = "registration-indicator" // key, indicator, the plan's indicators, near
	registerPresetUnknown  code = "register-preset"        // preset, the known ones, near
	gateRegister           code = "gate-register"          // what the gate counts, the key that the definition lacks
	certificateUnknown     code = "certificate-unknown"    // certificate, near
	gateRule               code = "gate-rule"              // the keys of which a rule has one
	registerPhaseElsewhere code = "register-phase-twice"   // the key that says it, the key that says it too
	registerFormat         code = "register-format"        // format, role
	evidenceRoot           code = "evidence-root"          // folder, near
	rootOutside            code = "root-outside"           // folder
)
