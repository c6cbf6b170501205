package render

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"upshot/indicator"
)

// slugs are the file names of indicators and projects, and the anchors of sources, by id.
type slugs struct{ indicators, projects, sources map[string]string }

func newSlugs(rep *indicator.Report) slugs {
	s := slugs{map[string]string{}, map[string]string{}, map[string]string{}}
	var ids []string
	for _, r := range rep.Indicators {
		ids = append(ids, r.Spec.ID)
	}
	assign(ids, s.indicators)
	ids = nil
	for _, p := range rep.Projects {
		ids = append(ids, p.ID)
	}
	assign(ids, s.projects)
	ids = nil
	for _, source := range rep.Plan.Sources {
		ids = append(ids, source.ID)
	}
	assign(ids, s.sources)
	return s
}

// assign gives each id a file name of small letters, digits and hyphens. An id that is one already keeps
// it, unless a file system gives it a meaning; another gets a piece of its hash, as long as it takes to
// be the only one. File systems that fold case cannot mix two of them up.
func assign(ids []string, to map[string]string) {
	taken := map[string]bool{}
	for _, id := range ids {
		if plain(id) == id && id != "" && !reserved[id] {
			to[id], taken[id] = id, true
		}
	}
	for _, id := range ids {
		if to[id] != "" {
			continue
		}
		sum := sha256.Sum256([]byte(id))
		hash := hex.EncodeToString(sum[:])
		for n := 8; n <= len(hash); n += 8 {
			slug := strings.TrimPrefix(plain(id)+"-"+hash[:n], "-")
			if !taken[slug] {
				to[id], taken[slug] = slug, true
				break
			}
		}
	}
}

// plain keeps what is safe in a file name everywhere, at most 60 characters of it.
func plain(id string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(id) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 60 {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// reserved are names that Windows keeps for devices, and the front page of a folder.
var reserved = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true, "index": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}
