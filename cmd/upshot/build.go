package main

import (
	"bytes"
	"fmt"
	"strconv"
	"sync"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render"
	"upshot/render/wording"
	"upshot/render/workbook"
	"upshot/templates"
)

// build reads, computes and writes the site.
func build(s *session, operand string) int {
	in := locate(operand)
	site, err := newFolder(s.opt.output)
	if err == nil {
		err = site.mend()
	}
	if err != nil {
		return s.unwritten(site, err)
	}
	rep, code := s.compute(in, indicator.Compute)
	if rep == nil {
		return s.finish(code)
	}
	if s.opt.evidencePack != "" && rep.Plan.Evidence == nil {
		s.problems.add(metric.Problem{Code: packNoEvidence, Pos: in.clickable(metric.Position{File: in.file})})
		return s.finish(exitDefinition)
	}
	if err := site.refuseInput(in, rep); err != nil {
		return s.unwritten(site, err)
	}
	pack, err := s.newPack(in, rep, site)
	if err != nil {
		return s.unwritten(site, err)
	}
	defer pack.discard()
	appendix, err := workbooks(rep, s.book)
	if err != nil {
		return s.unwritten(site, err)
	}
	var kept []appendixFile // beside the site
	if !rep.Plan.Appendix.Publish {
		beside, err := newFolder(s.opt.output + "-appendix")
		if err == nil {
			err = s.write(beside, putAll(appendix))
		}
		if err != nil {
			return s.unwritten(beside, err)
		}
		appendix, kept = nil, appendix
	}
	err = s.write(site, s.filled(in, rep, site, pack, appendix, kept))
	if err == nil {
		err = pack.settle(s)
	}
	if err != nil {
		return s.unwritten(site, err)
	}
	return s.finish(s.holdGates(rep))
}

// filled makes the files of the site, and then the pack, which holds some of them. kept is the appendix where it stands
// beside the site: a pack is handed to those who may have it.
func (s *session) filled(in input, rep *indicator.Report, site *folder, pack *pack, appendix, kept []appendixFile) func(put) error {
	return func(put put) error {
		made := siteFiles{}
		if pack != nil { // else nobody asks what was put, and its bytes can be let go
			put = made.noting(put)
		}
		if err := s.pages(rep, appendix)(put); err != nil {
			return err
		}
		if err := publishEvidence(in, rep, site); err != nil || pack == nil {
			return err
		}
		for _, a := range kept {
			made["downloads/"+a.name] = a.data
		}
		return pack.write(s, made)
	}
}

// unwritten ends a run whose output could not be written.
func (s *session) unwritten(f *folder, err error) int {
	s.problems.add(s.outputProblem(f, err))
	return s.finish(exitOutput)
}

// put takes one file of the output.
type put func(path string, data []byte) error

// write fills an output folder and puts it in its place.
func (s *session) write(f *folder, fill func(put) error) error {
	if err := f.open(); err != nil {
		f.close()
		return err
	}
	defer f.close()
	if err := fill(f.put); err != nil {
		return err
	}
	if err := f.swap(); err != nil {
		return err
	}
	if !s.opt.quiet {
		size := strconv.FormatFloat(float64(f.bytes)/1e6, 'f', 1, 64)
		fmt.Fprintln(s.stdout, s.say("written", s.words.Count(len(f.manifest.Files)), f.name, size))
	}
	return nil
}

// pages fills the site: what render makes, and the appendix.
func (s *session) pages(rep *indicator.Report, appendix []appendixFile) func(put) error {
	opt := render.Options{BaseURL: s.opt.baseURL, Generator: generator}
	for _, a := range appendix {
		opt.Downloads = append(opt.Downloads, render.Download{Name: a.name, Size: int64(len(a.data)), Language: a.language, Key: a.key})
	}
	return func(put put) error {
		for _, a := range appendix {
			if err := put("downloads/"+a.name, a.data); err != nil {
				return err
			}
		}
		return render.Site(rep, templates.FS, s.book, opt, put)
	}
}

func putAll(appendix []appendixFile) func(put) error {
	return func(put put) error {
		for _, a := range appendix {
			if err := put(a.name, a.data); err != nil {
				return err
			}
		}
		return nil
	}
}

// appendixFile is a workbook, or the records that are too many for one.
type appendixFile struct {
	name, language, key string
	data                []byte
}

// workbooks makes the appendix in every language of the report at once, then the files of records
// that a sheet cannot hold, in the first language.
func workbooks(rep *indicator.Report, book *wording.Book) ([]appendixFile, error) {
	languages := rep.Plan.Languages
	files := make([]appendixFile, len(languages))
	errs := make([]error, len(languages))
	var wait sync.WaitGroup
	for i, language := range languages {
		wait.Go(func() {
			var out bytes.Buffer
			errs[i] = workbook.Write(&out, rep, book.In(language), workbook.Options{Generator: generator})
			files[i] = appendixFile{"appendix." + language + ".xlsx", language, "downloads.appendix", out.Bytes()}
		})
	}
	wait.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", files[i].name, err)
		}
	}
	for _, ledger := range workbook.Oversize(rep) {
		var out bytes.Buffer
		if err := workbook.RawCSV(&out, rep, ledger, book.In(languages[0])); err != nil {
			return nil, err
		}
		files = append(files, appendixFile{wording.LedgerName(rep, ledger) + ".csv", "", "downloads.records", out.Bytes()})
	}
	return files, nil
}
