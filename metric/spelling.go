package metric

import "strings"

// AnySpelling reports whether a test holds for a cell's word, or for another way to call what it says.
// Trackers write more into a cell than people ask for:
//
//	a; b; c          a, b and c: a list
//	a,b,c            the same; not "a, b", which is a phrase, and not 1,234
//	1 - Critical     1, and Critical: the code and its label
//	Login (#12)      Login: the name without the tracker's number
func AnySpelling(word string, holds func(string) bool) bool {
	if holds(word) {
		return true
	}
	if !strings.ContainsAny(word, ";,#-；") {
		return false
	}
	if strings.ContainsAny(word, ";；") {
		for _, element := range ListElements(word) {
			if AnySpelling(element, holds) {
				return true
			}
		}
		return false
	}
	for _, element := range commaElements(word) {
		if AnySpelling(element, holds) {
			return true
		}
	}
	if name := WithoutNumber(word); name != word && holds(name) {
		return true
	}
	code, label, ok := CodeAndLabel(word)
	return ok && (holds(code) || holds(label))
}

// ListElements are the words of a cell that is a list: what semicolons part, the empty ones left out.
func ListElements(word string) (elements []string) {
	for _, element := range strings.FieldsFunc(word, func(r rune) bool { return r == ';' || r == '；' }) {
		if element = strings.TrimSpace(element); element != "" {
			elements = append(elements, element)
		}
	}
	return elements
}

// commaElements are the words of a list as GitLab writes its labels: bug,backend. No space stands beside a
// comma, and one of the words does not begin with a digit, or the cell is a number.
func commaElements(word string) []string {
	elements := strings.Split(word, ",")
	words := false
	for _, element := range elements {
		if element == "" || strings.TrimSpace(element) != element {
			return nil
		}
		words = words || element[0] < '0' || element[0] > '9'
	}
	if len(elements) < 2 || !words {
		return nil
	}
	return elements
}

// WithoutNumber cuts the number that ZenTao writes after a name: 信贷核心(#12) is 信贷核心.
func WithoutNumber(word string) string {
	trimmed := strings.TrimRight(word, " ")
	name, number, ok := cutLast(strings.TrimSuffix(strings.TrimSuffix(trimmed, ")"), "）"), "#")
	if !ok || len(trimmed) == len(strings.TrimRight(trimmed, ")）")) || number == "" || strings.Trim(number, "0123456789") != "" {
		return word
	}
	bare := strings.TrimSuffix(strings.TrimSuffix(name, "("), "（")
	if bare == name || strings.TrimSpace(bare) == "" {
		return word
	}
	return strings.TrimSpace(bare)
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CodeAndLabel parts "1 - Critical", as ServiceNow writes a choice. A code is a number, or a letter and one.
func CodeAndLabel(word string) (code, label string, ok bool) {
	code, label, ok = strings.Cut(word, " - ")
	code, label = strings.TrimSpace(code), strings.TrimSpace(label)
	digits := code
	if len(digits) > 1 && (digits[0]|0x20) >= 'a' && (digits[0]|0x20) <= 'z' {
		digits = digits[1:]
	}
	if !ok || label == "" || digits == "" || len(digits) > 3 || strings.Trim(digits, "0123456789") != "" {
		return "", "", false
	}
	return code, label, true
}
