package render

import (
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromium is the path of a browser. Without one the test is skipped, unless UPSHOT_REQUIRE says that
// this machine must have it.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if slices.Contains(strings.FieldsFunc(os.Getenv("UPSHOT_REQUIRE"), func(r rune) bool { return r == ',' || r == ' ' }), "chromium") {
		t.Fatal("UPSHOT_REQUIRE lists chromium, and no chromium is on the PATH")
	}
	t.Skip("no chromium is on the PATH; the pages are not looked at in a browser")
	return ""
}

// watcher notes whatever a page says or asks for that it should not.
type watcher struct {
	mu   sync.Mutex
	said []string
}

func (w *watcher) note(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.said = append(w.said, fmt.Sprintf(format, args...))
}

func (w *watcher) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	said := w.said
	w.said = nil
	return said
}

func (w *watcher) listen(ev any) {
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeWarning {
			for _, a := range ev.Args {
				w.note("writes to the console (%s): %s", ev.Type, a.Value)
			}
		}
	case *runtime.EventExceptionThrown:
		w.note("throws: %s", ev.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError || ev.Entry.Level == log.EntryLevelWarning {
			w.note("logs (%s): %s", ev.Entry.Level, ev.Entry.Text)
		}
	case *network.EventRequestWillBeSent:
		if u := ev.Request.URL; !strings.HasPrefix(u, "file://") && !strings.HasPrefix(u, "data:") {
			w.note("asks for %s", u)
		}
	}
}

// TestPagesInABrowser opens every page of the report by hand, in both languages.
func TestPagesInABrowser(t *testing.T) {
	path := chromium(t)
	dir := t.TempDir()
	for name, data := range built(t, Options{Generator: "upshot 0"}) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lookAtAll(t, path, dir)
}

// TestSampleInABrowser opens every page of the committed site, which a test of the command holds to be
// what a build of the sample writes.
func TestSampleInABrowser(t *testing.T) {
	path := chromium(t)
	dir, err := filepath.Abs("../site")
	if err != nil {
		t.Fatal(err)
	}
	lookAtAll(t, path, dir)
}

// lookAtAll opens every page of a folder from disk, wide and light, narrow and dark.
func lookAtAll(t *testing.T, path, dir string) {
	t.Helper()
	var htmls []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".html") {
			htmls = append(htmls, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(htmls) == 0 {
		t.Fatalf("%s holds no page", dir)
	}
	axe, err := os.ReadFile("testdata/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}

	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(filepath.Join(t.TempDir(), "profile")),
		chromedp.Flag("disable-background-networking", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	ctx, cancel := chromedp.NewContext(allocator)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, 4*time.Minute)
	defer cancel()
	w := &watcher{}
	if err := chromedp.Listen(ctx, w.listen); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, enable); err != nil {
		t.Fatal(err)
	}
	for _, view := range []struct {
		width int64
		theme string
	}{{1440, "light"}, {390, "dark"}} {
		for _, name := range htmls {
			t.Run(fmt.Sprintf("%d/%s/%s", view.width, view.theme, name), func(t *testing.T) {
				look(t, ctx, w, "file://"+(&url.URL{Path: filepath.ToSlash(filepath.Join(dir, name))}).EscapedPath(), view.width, view.theme, string(axe))
			})
		}
	}
}

// enable asks for the events that watcher listens to.
func enable(ctx context.Context, t *chromedp.Target) (void chromedp.Void, err error) {
	if _, err = cdp.Call(ctx, t, network.Enable, network.EnableParams{}); err != nil {
		return void, err
	}
	if _, err = cdp.Call(ctx, t, log.Enable, cdp.Empty{}); err != nil {
		return void, err
	}
	_, err = cdp.Call(ctx, t, runtime.Enable, cdp.Empty{})
	return void, err
}

// screen makes a window of a width and a theme.
func screen(width int64, theme string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (void chromedp.Void, err error) {
		if _, err = cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1}); err != nil {
			return void, err
		}
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}}
		_, err = cdp.Call(ctx, t, emulation.SetEmulatedMedia, media)
		return void, err
	}
}

// state is what a page tells about itself.
type state struct {
	Charts, Drawn   int
	Width, Viewport int
}

const pageState = `({
	Charts: document.querySelectorAll('script[data-chart]').length,
	Drawn: document.querySelectorAll('.chart svg').length,
	Width: document.documentElement.scrollWidth,
	Viewport: document.documentElement.clientWidth,
})`

// hover moves over the first chart until a tooltip opens.
const hover = `(async () => {
	const svg = document.querySelector('.chart svg');
	if (!svg) return true;
	const box = svg.getBoundingClientRect();
	const marks = svg.querySelectorAll('path');
	const at = (x, y) => {
		for (const type of ['mouseover', 'mousemove']) svg.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, view: window }));
	};
	for (const mark of marks) {
		const m = mark.getBoundingClientRect();
		at(m.left + m.width / 2, m.top + m.height / 2);
		await new Promise((done) => setTimeout(done, 5));
		const tip = document.querySelector('.tip');
		if (tip && tip.textContent) { await new Promise((done) => setTimeout(done, 50)); return true; }
	}
	return false;
})()`

// switchThemes goes once through all three themes, back to where it began.
const switchThemes = `[1, 2, 3].forEach(() => document.querySelector('[data-theme-switch]').click()), document.querySelectorAll('.chart svg').length`

const runAxe = `document.querySelectorAll('details').forEach((d) => { d.open = true; }), axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) =>
	r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')))`

func look(t *testing.T, ctx context.Context, w *watcher, address string, width int64, theme, axe string) {
	t.Helper()
	w.take()
	if err := chromedp.Do(ctx, screen(width, theme), chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	s, err := chromedp.Run(ctx, chromedp.Evaluate[state](pageState))
	if err != nil {
		t.Fatal(err)
	}
	shown, err := chromedp.Run(ctx, chromedp.Evaluate[bool](hover, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	redrawn, err := chromedp.Run(ctx, chromedp.Evaluate[int](switchThemes))
	if err != nil {
		t.Fatal(err)
	}
	if redrawn != s.Drawn {
		t.Errorf("charts after every theme = %d, want %d", redrawn, s.Drawn)
	}
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axe+";0")); err != nil {
		t.Fatal(err)
	}
	violations, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](runAxe, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if s.Charts != s.Drawn {
		t.Errorf("charts drawn = %d, want %d", s.Drawn, s.Charts)
	}
	if s.Width > s.Viewport {
		t.Errorf("the page is %d wide in a window of %d", s.Width, s.Viewport)
	}
	if !shown {
		t.Error("no tooltip opens")
	}
	for _, v := range violations {
		t.Errorf("axe: %s", v)
	}
	for _, said := range w.take() {
		t.Errorf("the page %s", said)
	}
}
