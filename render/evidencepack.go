package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"upshot/indicator"
	"upshot/metric"
)

// PackEntry is a piece of evidence, and what an evidence pack has of it.
type PackEntry struct {
	Evidence *metric.Evidence
	Path     string // in the pack; "" if no file of it is in it
	Data     []byte // what this report itself provides; nil for a file of the register's folder
	Address  string // where else it can be seen, "" if nowhere
	Why      string // why no file is in the pack: of packReasons; "" if one is
	Bytes    int64
	SHA256   string
}

// packReasons are why an entry has no file: a draft or only planned; its file is not there, or was not looked for
// since the register names no folder; neither a file nor a link; a link, or a page of the report, is named by its
// address; the report has no such page or file.
var packReasons = []string{"draft", "planned", "missing", "unchecked", "nothing", "link", "page", "not-in-site"}

// noCapability is the folder of the evidence that nothing ties to a capability.
const noCapability = "no-capability"

// Pack lists the evidence for a pack: in the model's order, then by level and id. site holds every path of the site;
// those of the files that can be taken along, with their bytes.
func Pack(rep *indicator.Report, site map[string][]byte, baseURL string) []PackEntry {
	entries := make([]PackEntry, len(rep.Maturity.Evidence))
	for i := range entries {
		entries[i] = packEntry(rep, &rep.Maturity.Evidence[i], site, baseURL)
	}
	slices.SortStableFunc(entries, func(a, b PackEntry) int {
		return cmp.Or(
			cmp.Compare(b2i(a.Evidence.Node.Domain < 0), b2i(b.Evidence.Node.Domain < 0)),
			cmp.Compare(a.Evidence.Node.Domain, b.Evidence.Node.Domain), cmp.Compare(a.Evidence.Node.Item, b.Evidence.Node.Item),
			cmp.Compare(a.Evidence.Node.SubItem, b.Evidence.Node.SubItem), cmp.Compare(a.Evidence.Level, b.Evidence.Level), cmp.Compare(a.Evidence.ID, b.Evidence.ID))
	})
	taken := map[string]bool{}
	for i := range entries {
		if entries[i].Path != "" {
			entries[i].Path = unused(entries[i].Path, taken)
		}
	}
	return entries
}

func packEntry(rep *indicator.Report, e *metric.Evidence, site map[string][]byte, baseURL string) PackEntry {
	p := PackEntry{Evidence: e}
	_, code := capabilityOf(rep, e.Node)
	if code == "" {
		code = noCapability
	}
	name := func(file string) string {
		in := fileName(code) + "/" + fileName(e.ID)
		if ext := path.Ext(file); len(ext) > 1 {
			in += "." + fileName(strings.ToLower(ext[1:]))
		}
		return in
	}
	switch {
	case e.Status != "ready":
		p.Why = e.Status
	case e.ByReport:
		p.provide(e, site, baseURL, name)
	case e.HasFile():
		p.Path, p.Bytes, p.SHA256, p.Address = name(e.File), e.Bytes, e.SHA256, e.Link
	case e.File != "":
		p.Why, p.Address = "missing", e.Link
		if rep.Plan.Evidence.Root == "" {
			p.Why = "unchecked"
		}
	case e.Link != "":
		p.Why, p.Address = "link", e.Link
	default:
		p.Why = "nothing"
	}
	return p
}

// provide looks for what the report itself provides: a file of it is taken along, a page is named.
func (p *PackEntry) provide(e *metric.Evidence, site map[string][]byte, baseURL string, name func(string) string) {
	file, _, _ := strings.Cut(e.File, "#")
	if file == "" {
		file = "index.html"
	}
	data, known := site[file]
	switch {
	case !known:
		p.Why = "not-in-site"
	case data != nil:
		sum := sha256.Sum256(data)
		p.Path, p.Data, p.Bytes, p.SHA256 = name(file), data, int64(len(data)), hex.EncodeToString(sum[:])
	default:
		p.Why, p.Address = "page", cmp.Or(e.File, file)
		if baseURL != "" {
			p.Address = baseURL + "/" + p.Address
		}
	}
}

// capabilityOf is the name and code of what a piece of evidence is for; "" if nothing says it.
func capabilityOf(rep *indicator.Report, n metric.Node) (metric.Text, string) {
	if rep.Plan.Assessment == nil || rep.Plan.Assessment.Model == nil || n.Domain < 0 {
		return nil, ""
	}
	return rep.Plan.Assessment.Model.NameOf(n)
}

// fileName makes a file name that every system takes of an id or a code: what some system gives a meaning becomes "-".
func fileName(id string) string {
	const most = 100 // characters
	name := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, id))
	kept := strings.Trim(string(name[:min(len(name), most)]), " .")
	if kept == "" || reserved[strings.ToLower(kept)] {
		return "-" + kept
	}
	return kept
}

// unused is a path, or the path with a number before its ending where another one has it; file systems that fold case
// cannot mix two of them up.
func unused(file string, taken map[string]bool) string {
	name, ext := strings.TrimSuffix(file, path.Ext(file)), path.Ext(file)
	for n := 2; taken[strings.ToLower(file)]; n++ {
		file = name + "-" + strconv.Itoa(n) + ext
	}
	taken[strings.ToLower(file)] = true
	return file
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
