package render

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
)

// The places on the pages of an assessment that other pages lead to. An anchor follows from the code or id alone, so
// that a page can lead to another without having made it.

// capabilityAnchor is the place of a sub-domain, item or sub-item on the page Maturity.
func capabilityAnchor(code string) string { return anchor("c", code) }

// evidenceAnchor is the place of a piece of evidence on the page Maturity.
func evidenceAnchor(id string) string { return anchor("e", id) }

// actionAnchor is the place of an action on the page Actions.
func actionAnchor(id string) string { return anchor("a", id) }

// findingAnchor is the place of an assessor's finding on the page Actions.
func findingAnchor(id string) string { return anchor("f", id) }

// anchorSafe is what needs no escaping in an address and no care in an attribute.
var anchorSafe = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$`)

// anchor keeps an id that is safe as it is; another gets a piece of its hash, since what is left of two such ids may
// be the same. Small and capital letters differ in an anchor.
func anchor(prefix, id string) string {
	if anchorSafe.MatchString(id) {
		return prefix + "-" + id
	}
	sum := sha256.Sum256([]byte(id))
	if kept := plain(id); kept != "" {
		prefix += "-" + kept
	}
	return prefix + "-" + hex.EncodeToString(sum[:6])
}

// place is the address of an anchor on another page, or on this one; "" if the report has no such page.
func (v *view) place(page, anchor string) string {
	switch {
	case !v.kinds[page]:
		return ""
	case page == v.sheet.page:
		return "#" + anchor
	}
	return v.Link(pageFile(page)) + "#" + anchor
}
