package ingest

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
)

var plainYAML = regexp.MustCompile(`^[\pL_][\pL\pN_ ./*-]*$`)

// yamlWords are what YAML, or an older reader of it, takes for something else than a text.
var yamlWords = map[string]bool{
	"true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "null": true, "y": true, "n": true, "present": true, "missing": true,
}

// yamlText writes a text as it may stand in a flow mapping.
func yamlText(s string) string {
	if plainYAML.MatchString(s) && strings.TrimSpace(s) == s && !yamlWords[strings.ToLower(s)] {
		return s
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.Encode(s) // a text has no error
	return strings.TrimSpace(out.String())
}

// yamlList writes one text, or several as a list.
func yamlList(texts []string) string {
	if len(texts) == 1 {
		return yamlText(texts[0])
	}
	var written []string
	for _, s := range texts {
		written = append(written, yamlText(s))
	}
	return "[" + join(written) + "]"
}
