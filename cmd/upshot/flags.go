package main

import (
	"errors"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"upshot/ingest"
	"upshot/render/wording"
)

// options are the values of all flags.
type options struct {
	output   string
	language string
	baseURL  string
	format   string
	gate     bool
	strict   bool
	quiet    bool
	jobs     int
	sheet    string
	json     bool
	yaml     bool
	mask     bool
	help     bool
	project  string
	phase    string
	months   int

	evidencePack string
}

// flag is one flag; its text is the message command.flag.NAME, with the placeholder in backquotes.
type flag struct {
	name string
	add  func(set *pflag.FlagSet, o *options, text string)
}

var (
	outputFlag = flag{"output", func(set *pflag.FlagSet, o *options, text string) {
		set.StringVarP(&o.output, "output", "o", "site", text)
	}}
	baseURLFlag = flag{"base-url", func(set *pflag.FlagSet, o *options, text string) {
		set.StringVar(&o.baseURL, "base-url", "", text)
	}}
	packFlag = flag{"evidence-pack", func(set *pflag.FlagSet, o *options, text string) {
		set.StringVar(&o.evidencePack, "evidence-pack", "", text)
	}}
	gateFlag = flag{"gate", func(set *pflag.FlagSet, o *options, text string) {
		set.BoolVar(&o.gate, "gate", false, text)
	}}
	strictFlag = flag{"strict", func(set *pflag.FlagSet, o *options, text string) {
		set.BoolVar(&o.strict, "strict", false, text)
	}}
	formatFlag = flag{"format", func(set *pflag.FlagSet, o *options, text string) {
		set.StringVar(&o.format, "format", "text", text)
	}}
	quietFlag = flag{"quiet", func(set *pflag.FlagSet, o *options, text string) {
		set.BoolVarP(&o.quiet, "quiet", "q", false, text)
	}}
	jobsFlag = flag{"jobs", func(set *pflag.FlagSet, o *options, text string) {
		set.IntVar(&o.jobs, "jobs", 0, text)
	}}
	sheetFlag = flag{"sheet", func(set *pflag.FlagSet, o *options, text string) {
		set.StringVar(&o.sheet, "sheet", "", text)
	}}
	jsonFlag = flag{"json", func(set *pflag.FlagSet, o *options, text string) {
		set.BoolVar(&o.json, "json", false, text)
	}}
	yamlFlag = flag{"yaml", func(set *pflag.FlagSet, o *options, text string) {
		set.BoolVar(&o.yaml, "yaml", false, text)
	}}
	maskFlag = flag{"mask", func(set *pflag.FlagSet, o *options, text string) {
		set.BoolVar(&o.mask, "mask", false, text)
	}}
	projectFlag = flag{"project", func(set *pflag.FlagSet, o *options, text string) {
		set.StringVar(&o.project, "project", "", text)
	}}
	phaseFlag = flag{"phase", func(set *pflag.FlagSet, o *options, text string) {
		set.StringVar(&o.phase, "phase", "", text)
	}}
	monthsFlag = flag{"months", func(set *pflag.FlagSet, o *options, text string) {
		set.IntVar(&o.months, "months", 0, text)
	}}
	languageFlag = flag{"language", func(set *pflag.FlagSet, o *options, text string) {
		set.StringVar(&o.language, "language", o.language, text)
	}}
	helpFlag = flag{"help", func(set *pflag.FlagSet, o *options, text string) {
		set.BoolVarP(&o.help, "help", "h", o.help, text)
	}}
)

var (
	buildFlags   = []flag{outputFlag, baseURLFlag, packFlag, gateFlag, strictFlag, formatFlag, jobsFlag, quietFlag}
	checkFlags   = []flag{gateFlag, strictFlag, formatFlag, jobsFlag, quietFlag}
	explainFlags = []flag{projectFlag, phaseFlag, jsonFlag, jobsFlag}
	planFlags    = []flag{monthsFlag, projectFlag, jsonFlag, jobsFlag}
	inspectFlags = []flag{sheetFlag, jobsFlag, jsonFlag, maskFlag}
	commonFlags  = []flag{languageFlag, helpFlag}

	catalogueFlags = []flag{jsonFlag, yamlFlag}
)

// formats are the ways to print problems.
var formats = []string{"text", "json", "github"}

// usageError is what is wrong with the arguments: the message command.CODE and what was probably meant.
type usageError struct {
	code string
	args []string
	near string
}

func (e usageError) Error() string { return e.code + " " + strings.Join(e.args, " ") }

// checkOptions checks what pflag cannot. set holds the flags that were given.
func (s *session) checkOptions(set *pflag.FlagSet) error {
	o := &s.opt
	if o.format != "" && !slices.Contains(formats, o.format) {
		return usageError{"bad-format", []string{o.format, s.words.List(formats)}, near(o.format, formats)}
	}
	if o.language != "" && !speaks(s.book, o.language) {
		return usageError{"bad-language", []string{o.language}, ""}
	}
	if o.jobs < 0 {
		return usageError{"bad-jobs", []string{strconv.Itoa(o.jobs)}, ""}
	}
	if set.Changed("evidence-pack") && !strings.EqualFold(filepath.Ext(o.evidencePack), ".zip") {
		return usageError{"bad-pack", []string{o.evidencePack}, ""}
	}
	o.baseURL = strings.TrimRight(o.baseURL, "/")
	if o.baseURL != "" {
		u, err := url.Parse(o.baseURL)
		absolute := err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
		path := err == nil && u.Scheme == "" && u.Host == "" && strings.HasPrefix(u.Path, "/")
		if !absolute && !path || u.RawQuery != "" || u.Fragment != "" {
			return usageError{"bad-base-url", []string{o.baseURL}, ""}
		}
	}
	return nil
}

// asError turns what pflag says into a usage error, so that it can be said in both languages.
func asError(err error, known []string) usageError {
	var (
		usage   usageError
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &usage):
		return usage
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usageError{"unknown-flag", []string{"-" + string([]rune(unknown.GetSpecifiedName())[:1])}, ""}
	case errors.As(err, &unknown):
		near := near(unknown.GetSpecifiedName(), known)
		if near != "" {
			near = "--" + near
		}
		return usageError{"unknown-flag", []string{"--" + unknown.GetSpecifiedName()}, near}
	case errors.As(err, &bare):
		return usageError{"flag-needs-value", []string{"--" + bare.GetFlag().Name}, ""}
	case errors.As(err, &value):
		return usageError{"bad-flag-value", []string{"--" + value.GetFlag().Name, value.GetValue()}, ""}
	}
	return usageError{"bad-arguments", []string{err.Error()}, ""}
}

func near(word string, known []string) string { return ingest.Nearest(word, known) }

// asked is the language of the messages: of --language, else of the locale, else English. It is looked
// for before the flags are parsed, so that what is wrong with them can be said in it.
func asked(book *wording.Book, args, env []string) string {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--language=")
		if arg == "--language" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if arg == "--" {
			break
		}
		if ok && speaks(book, value) {
			return value
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		for _, pair := range env {
			if value, ok := strings.CutPrefix(pair, name+"="); ok && value != "" {
				tag, _, _ := strings.Cut(value, ".")
				tag, _, _ = strings.Cut(tag, "@")
				return strings.ReplaceAll(tag, "_", "-")
			}
		}
	}
	return ""
}

// speaks reports whether the book has a language, or another tag of its base language.
func speaks(book *wording.Book, tag string) bool {
	base := func(s string) string {
		s, _, _ = strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
		return strings.ToLower(s)
	}
	return tag != "" && base(book.In(tag).Language()) == base(tag)
}
