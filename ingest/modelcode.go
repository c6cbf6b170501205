package ingest

// Codes of a maturity model, of the definition's key that names it and of its file. Each has a sentence and a
// hint in templates/messages/*/model.json; the comments list the arguments. What the file shares with a
// definition (its YAML, unknown keys, ids, choices) has the definition's codes, and what keeps it from being
// found those of exported files.
const (
	unknownModel      code = "unknown-model"       // model, the shipped ones, near
	modelEmpty        code = "model-empty"         // path
	modelTooBig       code = "model-too-big"       // path, limit in KiB
	modelNotUTF8      code = "model-not-utf8"      //
	modelLevelOrder   code = "model-level-order"   // level, the one before
	modelUnknownLevel code = "model-unknown-level" // level, the model's levels
	modelNameTwice    code = "model-name-twice"    // name
)
