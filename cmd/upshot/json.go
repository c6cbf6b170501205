package main

import "encoding/json"

// printJSON prints the one document of a command's --json.
func (s *session) printJSON(document any) {
	encoder := json.NewEncoder(s.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	encoder.Encode(document)
}
