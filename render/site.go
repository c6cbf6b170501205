package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"runtime"
	"sync"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/chart"
	"upshot/render/wording"
)

// Options are what the site needs beside the report.
type Options struct {
	BaseURL   string     // where the site will stand, without a final slash; "" if nobody says
	Generator string     // name and version of the program, a constant of the source
	Downloads []Download // files that others put under downloads/
}

// Download is a file of the folder downloads/ that another renderer makes.
type Download struct {
	Name     string // file name
	Size     int64  // bytes
	Language string // "" if it reads the same in all
	Key      string // message key of what it is
}

// Site renders the report and hands every file to put, in the same order each time.
func Site(rep *indicator.Report, assets fs.FS, book *wording.Book, opt Options, put func(path string, data []byte) error) error {
	s, err := newSite(rep, assets, book, opt)
	if err != nil {
		return err
	}
	var results []byte
	var failed error
	var made sync.WaitGroup
	made.Go(func() { results, failed = Results(rep, book.In(rep.Plan.Languages[0]), opt.Generator) })
	defer made.Wait()
	if err := put(".nojekyll", nil); err != nil {
		return err
	}
	for _, a := range s.assets {
		if err := put(a.path, a.data); err != nil {
			return err
		}
	}
	tables := append(s.tables(), s.registers()...)
	if made.Wait(); failed != nil {
		return failed
	}
	tables = append(tables, document{"results.json", results})
	for _, t := range tables {
		if err := put(t.path, t.data); err != nil {
			return err
		}
		s.sizes[t.path] = int64(len(t.data))
	}
	var sheets []sheet
	for i, language := range rep.Plan.Languages {
		for _, p := range pages {
			if p.once && i > 0 || !s.kinds[p.name] {
				continue
			}
			made, err := p.sheets(s.reader(language))
			if err != nil {
				return fmt.Errorf("page %s: %w", p.name, err)
			}
			sheets = append(sheets, made...)
		}
	}
	s.pageCount = len(sheets)
	return s.write(sheets, put)
}

// page is one kind of page. A new one is a file with its function and template, and a line in pages.
type page struct {
	name   string                           // of its template pages/<name>.html, and of its place in the navigation
	once   bool                             // only at the root, in the first language
	menu   bool                             // listed in the navigation
	when   func(rep *indicator.Report) bool // whether a report has it, in the menu too; nil if every report has
	sheets func(r *reader) ([]sheet, error)
}

// isIn reports whether a report has such a page.
func (p *page) isIn(rep *indicator.Report) bool { return p.when == nil || p.when(rep) }

// pages is the order of the site and of its navigation.
var pages = []page{
	{name: "overview", menu: true, sheets: overview},
	{name: "maturity", menu: true, when: assessed, sheets: maturityPage},
	{name: "indicator", sheets: indicators},
	{name: "project", sheets: projects},
	{name: "actions", menu: true, when: hasActions, sheets: actions},
	{name: "readiness", menu: true, when: hasReadiness, sheets: readinessPage},
	{name: "data", menu: true, sheets: data},
	{name: "method", menu: true, sheets: method},
	{name: "downloads", menu: true, sheets: downloads},
	{name: "notfound", once: true, sheets: notFound},
}

// site is what all pages share.
type site struct {
	rep       *indicator.Report
	book      *wording.Book
	opt       Options
	templates map[string]*template.Template // by page
	files     fs.FS
	assets    []asset
	kinds     map[string]bool  // the kinds of page that this report has, by name
	sizes     map[string]int64 // of the files that Downloads lists, by path
	pageCount int              // pages in all languages
	slugs     slugs
	outputs   map[string]bool            // the paths that it will have: see outputs
	durations map[string][][]float64     // of duration indicators: see chart.Durations
	records   [][][]int                  // used records by ledger, project and phase
	outlooks  func() []indicator.Outlook // computed in the background

	calibration indicator.Calibration
}

// asset is a file of assets/, renamed after its content so that it can be kept for ever.
type asset struct {
	name, path string
	data       []byte
}

// assetFiles are published; the rest of templates/assets is how they were made.
var assetFiles = []string{"site.css", "site.js", "echarts.min.js", "icon.svg"}

// licences are joined into one file beside the bundle they belong to.
var licences = []string{"NOTICE", "LICENSE", "LICENSE-zrender", "LICENSE-d3", "LICENSE-tslib"}

func newSite(rep *indicator.Report, files fs.FS, book *wording.Book, opt Options) (*site, error) {
	s := &site{rep: rep, book: book, opt: opt, files: files, templates: map[string]*template.Template{}, kinds: map[string]bool{}, sizes: map[string]int64{}}
	s.outlooks = sync.OnceValue(func() []indicator.Outlook { return outlooks(rep) })
	go s.outlooks() // while the charts are made
	var err error
	if s.calibration, err = readCalibration(files); err != nil {
		return nil, err
	}
	s.slugs, s.durations, s.records = newSlugs(rep), map[string][][]float64{}, countRecords(rep)
	s.outputs = outputs(rep, s.slugs)
	for _, r := range rep.Indicators {
		if r.Spec.Measure.Form == metric.Duration {
			s.durations[r.Spec.ID] = chart.Durations(rep, r.Spec.ID)
		}
	}
	for _, name := range assetFiles {
		data, err := fs.ReadFile(files, path.Join("assets", name))
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		ext := path.Ext(name)
		s.assets = append(s.assets, asset{name, "assets/" + name[:len(name)-len(ext)] + "." + hex.EncodeToString(sum[:5]) + ext, data})
	}
	var joined bytes.Buffer
	for _, name := range licences {
		data, err := fs.ReadFile(files, path.Join("assets/echarts", name))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&joined, "%s\n\n%s\n\n", name, bytes.TrimSpace(data))
	}
	s.assets = append(s.assets, asset{"licences.txt", "assets/licences.txt", joined.Bytes()})
	for _, p := range pages {
		t, err := template.New("layout.html").ParseFS(files, "layout.html", "parts*.html", path.Join("pages", p.name+".html"))
		if err != nil {
			return nil, err
		}
		s.templates[p.name], s.kinds[p.name] = t, p.isIn(rep)
	}
	return s, nil
}

// write runs the templates on all processors and puts the pages in their order. Only as many pages as
// there are processors are held at once.
func (s *site) write(sheets []sheet, put func(string, []byte) error) error {
	workers := runtime.GOMAXPROCS(0)
	results := make([][]byte, workers)
	errs := make([]error, workers)
	for start := 0; start < len(sheets); start += workers {
		batch := sheets[start:min(start+workers, len(sheets))]
		var wait sync.WaitGroup
		for i := range batch {
			wait.Go(func() { results[i], errs[i] = s.execute(&batch[i]) })
		}
		wait.Wait()
		for i, sh := range batch {
			if errs[i] != nil {
				return fmt.Errorf("%s: %w", sh.path, errs[i])
			}
			if err := put(sh.path, results[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *site) execute(sh *sheet) ([]byte, error) {
	var out bytes.Buffer
	err := s.templates[sh.page].Execute(&out, sh.view())
	return out.Bytes(), err
}
