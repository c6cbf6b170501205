package render

import (
	"bytes"
	"encoding/csv"
	"html/template"
	"io/fs"
	"net/url"
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// packView is the index of an evidence pack as a page: it stands alone, without the site's assets.
type packView struct {
	*wording.Words
	Title, Organisation, Notice, Generator, AsOf string
	Hash                                         string
	Counts                                       []string
	Rows                                         []packRow
}

type packRow struct {
	ID, Capability, Code, Kind, Title, Level, Date, Status string
	File, Link, Bytes, Hash                                string
	Address                                                menuItem
	Note                                                   string
}

// PackIndex is the index of an evidence pack: index.csv for programs and spreadsheets, index.html for people. Both
// name titles and capabilities in the report's first language; the CSV's columns, kinds and statuses are English in
// every language, as in the site's tables.
func PackIndex(rep *indicator.Report, files fs.FS, words *wording.Words, generator string, entries []PackEntry) (table, page []byte, err error) {
	t, err := template.ParseFS(files, "evidencepack.html")
	if err != nil {
		return nil, nil, err
	}
	v := packView{
		Words: words, Title: words.Text(rep.Plan.Title), Organisation: words.Text(rep.Plan.Organisation), Notice: words.Text(rep.Plan.Notice),
		Generator: generator, AsOf: words.Day(rep.Plan.AsOf), Hash: rep.Plan.Hash, Counts: packCounts(words, entries),
	}
	out := bytes.NewBufferString("\ufeff") // which is how Excel knows UTF-8
	w := csv.NewWriter(out)
	// Writing to memory cannot fail.
	w.Write([]string{"id", "capability", "capability_name", "kind", "title", "level", "date", "status", "file", "address", "bytes", "sha256", "note"})
	for i := range entries {
		p, e := &entries[i], entries[i].Evidence
		name, code := capabilityOf(rep, e.Node)
		note := packNote(words, p)
		level, date, size := "", "", ""
		if e.Level > 0 {
			level = strconv.Itoa(e.Level)
		}
		if e.Date != 0 {
			date = e.Date.String()
		}
		if p.Path != "" {
			size = strconv.FormatInt(p.Bytes, 10)
		}
		w.Write([]string{
			text(e.ID), text(code), text(words.Text(name)), e.Kind, text(words.Text(e.Title)), level, date, e.Status,
			text(p.Path), text(p.Address), size, p.SHA256, text(note),
		})
		v.Rows = append(v.Rows, packRow{
			ID: e.ID, Capability: words.Text(name), Code: code, Kind: words.EvidenceKind(e.Kind), Title: words.Text(e.Title),
			Level: level, Date: date, Status: words.EvidenceStatus(e.Status),
			File: p.Path, Link: relativeLink(p.Path), Bytes: size, Hash: p.SHA256, Address: packAddress(p.Address), Note: note,
		})
	}
	w.Flush()
	var html bytes.Buffer
	err = t.Execute(&html, v)
	return out.Bytes(), html.Bytes(), err
}

func packNote(words *wording.Words, p *PackEntry) string {
	if p.Why == "" {
		return ""
	}
	return words.Say("pack.why." + p.Why)
}

// packCounts say how much of the evidence is in the pack, and where the rest is.
func packCounts(words *wording.Words, entries []PackEntry) []string {
	in := 0
	counts := map[string]int{}
	for i := range entries {
		if entries[i].Why == "" {
			in++
		}
		counts[entries[i].Why]++
	}
	said := []string{words.Say("pack.in", words.Count(in), words.Count(len(entries)))}
	for _, why := range packReasons {
		if n := counts[why]; n > 0 {
			said = append(said, words.Say("pack.count", words.Count(n), words.Say("pack.why."+why)))
		}
	}
	return said
}

// packAddress is a link out of the pack. What is no address of the web, as the path of a page where nobody said where
// the site stands, leads nowhere.
func packAddress(address string) menuItem {
	item := menuItem{Name: address}
	if metric.IsWebAddress(address) {
		item.Link = address
	}
	return item
}

// relativeLink is the address of a file in the pack, from its index.
func relativeLink(file string) string {
	parts := strings.Split(file, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return strings.Join(parts, "/")
}
