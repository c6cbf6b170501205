package metric

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// evidenceFolder is where the site has the files of the evidence.
const evidenceFolder = "evidence/"

// passiveTypes are the endings of files that a browser shows, plays or saves and in which it runs nothing under the
// site's own address. A page or a drawing with a script in it (.html, .svg, .xml) would be run there, next to the
// report, so what is not known to be harmless stays out.
var passiveTypes = []string{
	".pdf", ".docx", ".doc", ".xlsx", ".xls", ".pptx", ".ppt", ".odt", ".ods", ".odp", ".rtf", ".wps", ".et", ".dps",
	".txt", ".md", ".csv", ".tsv", ".log", ".json", ".yaml", ".yml",
	".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".heic",
	".mp4", ".m4v", ".mov", ".webm", ".ogv", ".avi", ".mkv", ".wmv", ".mp3", ".m4a", ".wav",
	".zip", ".7z", ".gz", ".tgz", ".rar", ".tar",
}

// Unpublished is why a file of the evidence cannot be copied to the site: "active", its type may run in a browser;
// "name", its path is none on every system; "" if it can be.
func Unpublished(file string) string {
	switch {
	case !fs.ValidPath(file) || file == "." || strings.ContainsAny(file, `\:*?"<>|`) || strings.ContainsFunc(file, func(r rune) bool { return r < ' ' }):
		return "name"
	case !slices.Contains(passiveTypes, strings.ToLower(path.Ext(file))):
		return "active"
	}
	return ""
}

// HasFile reports whether a file of the evidence's folder is there and was read. What has a link beside a file that is
// missing can be shown, and has no file.
func (e *Evidence) HasFile() bool { return e.File != "" && !e.ByReport && e.SHA256 != "" }

// Published is the path in the site of a piece of evidence whose file is copied there; "" if it is not. A register
// that is not there publishes nothing.
func (r *EvidenceRegister) Published(e *Evidence) string {
	if r == nil || !r.Publish || !e.HasFile() || Unpublished(e.File) != "" {
		return ""
	}
	return evidenceFolder + e.File
}
