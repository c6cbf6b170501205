package render

import (
	"regexp"
	"strings"
	"testing"
)

func TestAnchorsAreSafeAndKeepIdsApart(t *testing.T) {
	safe := regexp.MustCompile(`^[a-z]-[A-Za-z0-9._-]+$`)
	seen := map[string]string{}
	for _, id := range []string{"MF-MI-MID", "mf-mi-mid", "A 1", "A-1", "a 1", "A/1", "改进项一", "改进项二", "", " ", attack, strings.Repeat("x", 90), strings.Repeat("x", 91)} {
		got := actionAnchor(id)
		if !safe.MatchString(got) {
			t.Errorf("actionAnchor(%q) = %q", id, got)
		}
		if other, taken := seen[got]; taken {
			t.Errorf("%q and %q share the anchor %q", id, other, got)
		}
		seen[got] = id
	}
	if got := capabilityAnchor("MF-MI-MID"); got != "c-MF-MI-MID" {
		t.Errorf("capabilityAnchor(MF-MI-MID) = %q, want c-MF-MI-MID", got)
	}
}
