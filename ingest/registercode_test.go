package ingest

import "testing"

// Every code of the registers has its sentences in both languages, and no sentence asks for an argument that the
// code's comment does not list.
func TestEveryRegisterCodeHasASentence(t *testing.T) {
	for _, language := range reportLanguages {
		checkSentences(t, language, codesIn(t, "registercode.go"), definitionMessages(t, language, "register"))
	}
}
