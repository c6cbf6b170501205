package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render"
	"upshot/templates"
)

// pack is an evidence pack in the making: it is written beside its place while the site is made, and takes its place
// when the site has taken its own.
type pack struct {
	name   string // as the user wrote it
	target string // absolute
	temp   string // beside it
	unlock func() // nil until it is begun, and once it is done with
	input  input
	rep    *indicator.Report
	in, of int // pieces of evidence with a file in it, and all
	size   int64
}

// packError is that a pack could not be written.
type packError struct {
	name string
	err  error
}

func (e packError) Error() string { return e.name + ": " + e.err.Error() }
func (e packError) Unwrap() error { return e.err }

// newPack checks that a pack can be where it is wanted; nil if none is wanted.
func (s *session) newPack(in input, rep *indicator.Report, site *folder) (*pack, error) {
	if s.opt.evidencePack == "" {
		return nil, nil
	}
	target, err := resolved(s.opt.evidencePack)
	if err != nil {
		return nil, packError{s.opt.evidencePack, err}
	}
	p := &pack{name: filepath.Clean(s.opt.evidencePack), target: target, temp: beside(target, "tmp"), input: in, rep: rep}
	for _, folder := range []string{site.target, site.target + "-appendix"} {
		if folder, err = resolved(folder); err != nil {
			return nil, err
		}
		if within(folder, target) {
			return nil, refusal{packInOutput, []string{p.name, site.name}}
		}
	}
	info, err := os.Lstat(s.opt.evidencePack)
	if err == nil && !info.Mode().IsRegular() {
		return nil, refusal{packNotFile, []string{p.name}}
	}
	base, err := resolved(in.folder)
	if err != nil {
		return nil, err
	}
	for _, file := range append(inputFiles(rep), in.file) {
		if filepath.Join(base, filepath.FromSlash(file)) == target {
			return nil, refusal{packIsInput, []string{p.name}}
		}
	}
	return p, nil
}

// member is a file of the pack.
type member struct {
	name     string
	data     []byte
	evidence *metric.Evidence // whose file it is, where data is nil
}

// write fills the pack beside its place. site has all paths of the site, and what of it can be taken along.
func (p *pack) write(s *session, site siteFiles) error {
	entries := render.Pack(p.rep, site, s.opt.baseURL)
	table, page, err := render.PackIndex(p.rep, templates.FS, s.book.In(p.rep.Plan.Languages[0]), generator, entries)
	if err != nil {
		return err
	}
	members := []member{{name: "index.csv", data: table}, {name: "index.html", data: page}}
	for i := range entries {
		if entries[i].Path != "" {
			members = append(members, member{entries[i].Path, entries[i].Data, entries[i].Evidence})
			p.in++
		}
	}
	p.of = len(entries)
	slices.SortFunc(members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	if err := p.fill(members); err != nil {
		return packError{p.name, err}
	}
	return nil
}

// fill writes the members beside the pack's place. One process at a time does so.
func (p *pack) fill(members []member) (err error) {
	if err := os.MkdirAll(filepath.Dir(p.target), 0o755); err != nil {
		return err
	}
	if p.unlock, err = lock(beside(p.target, "lock")); err != nil {
		if errors.Is(err, errLocked) {
			return refusal{outputInUse, []string{p.name}}
		}
		return err
	}
	file, err := os.Create(p.temp)
	if err != nil {
		return err
	}
	err = p.zip(file, members)
	if info, statErr := file.Stat(); statErr == nil {
		p.size = info.Size()
	}
	return errors.Join(err, file.Close())
}

// zip writes the members. The same members give the same bytes: their order, their day and the effort of the deflating
// are fixed.
func (p *pack) zip(to io.Writer, members []member) error {
	z := zip.NewWriter(to)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	day := p.rep.Plan.AsOf.Time()
	for _, m := range members {
		if err := p.add(z, m, day); err != nil {
			return err
		}
	}
	return z.Close()
}

func (p *pack) add(z *zip.Writer, m member, day time.Time) error {
	header := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Modified: day}
	header.SetMode(0o644)
	to, err := z.CreateHeader(header)
	if err != nil {
		return err
	}
	if m.data != nil || m.evidence == nil {
		_, err = io.Copy(to, bytes.NewReader(m.data))
		return err
	}
	from, err := openEvidence(p.input, p.rep, m.evidence)
	if err != nil {
		return err
	}
	defer from.Close()
	hash := sha256.New()
	if _, err := io.Copy(io.MultiWriter(to, hash), from); err != nil {
		return err
	}
	return sameEvidence(m.evidence, hex.EncodeToString(hash.Sum(nil)))
}

// settle puts the pack in its place, and says so.
func (p *pack) settle(s *session) error {
	if p == nil {
		return nil
	}
	if err := os.Rename(p.temp, p.target); err != nil {
		return packError{p.name, err}
	}
	p.discard()
	if !s.opt.quiet {
		size := strconv.FormatFloat(float64(p.size)/1e6, 'f', 1, 64)
		fmt.Fprintln(s.stdout, s.say("packed", s.words.Count(p.in), s.words.Count(p.of), p.name, size))
	}
	return nil
}

// discard removes what is left beside the pack's place, and lets others write it.
func (p *pack) discard() {
	if p == nil || p.unlock == nil {
		return
	}
	os.Remove(p.temp)
	p.unlock()
	p.unlock = nil
}
