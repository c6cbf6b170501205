package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// maxEvidenceBytes bounds a file that is hashed, and may be copied and packed.
const maxEvidenceBytes = 1 << 30

// findFile looks a file of evidence up below the register's root, and takes its size and hash.
func (r *registerRows) findFile(record int, name string, e *metric.Evidence) {
	root := path.Join(r.folder, r.plan.Evidence.Root)
	full := path.Join(root, name)
	at := r.at(record, "file")
	id, shown := shorten(e.ID), shorten(name)
	if path.IsAbs(name) || strings.Contains(name, ":") || !fs.ValidPath(full) || !within(root, full) || followLinks(r.fsys, root, full) == errOutside {
		r.problem(metric.Error, evidenceOutside, at, id, shown)
		return
	}
	e.File = relative(root, full)
	info, err := fs.Stat(r.fsys, full)
	switch {
	case err == nil && info.IsDir():
		r.problem(metric.Warning, evidenceFolder, at, id, shown)
		return
	case err != nil || !info.Mode().IsRegular():
		if e.Status != "planned" && e.Status != "draft" {
			r.problem(metric.Warning, evidenceMissing, at, id, shown, r.guess("file", full, func() string { return nearest(path.Base(full), siblings(r.fsys, full, false)) }))
		}
		return
	case info.Size() == 0:
		if e.Status != "planned" && e.Status != "draft" {
			r.problem(metric.Warning, evidenceEmpty, at, id, shown)
		}
		return
	case info.Size() > maxEvidenceBytes:
		r.problem(metric.Warning, evidenceTooLarge, at, id, shown, strconv.Itoa(maxEvidenceBytes>>20))
		return
	}
	file, err := r.fsys.Open(full)
	if err == nil {
		defer file.Close()
		hash := sha256.New()
		if e.Bytes, err = io.Copy(hash, io.LimitReader(file, maxEvidenceBytes)); err == nil {
			e.SHA256, e.Present = hex.EncodeToString(hash.Sum(nil)), true
			return
		}
		e.Bytes = 0
	}
	r.problem(metric.Warning, evidenceUnread, at, id, shown, grid.Reason(err))
}
