package wording

import (
	"testing"
	"testing/fstest"

	"upshot/indicator"
	"upshot/metric"
)

func TestSay(t *testing.T) {
	w := &Words{messages: map[string]string{
		"files": "{0} files in {1}", "files.one": "{0} file in {1}",
		"swap": "{1} before {0}", "zh": "目标 {0} 已定", "pair": "{0} {1}", "yaml": "write {from: {0}} {",
	}}
	for _, c := range []struct {
		claim, key string
		args       []string
		want       string
	}{
		{"places are filled", "files", []string{"2", "a"}, "2 files in a"},
		{"one is singular", "files", []string{"1", "a"}, "1 file in a"},
		{"order is the message's", "swap", []string{"a", "b"}, "b before a"},
		{"an argument is not a message", "swap", []string{"{1}", "{0}"}, "{0} before {1}"},
		{"a missing argument stays to be seen", "files", []string{"2"}, "2 files in {1}"},
		{"a missing key shouts", "fils", nil, "!fils!"},
		{"a number keeps its space", "zh", []string{"3 天"}, "目标 3 天已定"},
		{"characters lose it", "zh", []string{"每月"}, "目标每月已定"},
		{"between two arguments too", "pair", []string{"目标", "已定"}, "目标已定"},
		{"braces of YAML stay", "yaml", []string{"2024-01-01"}, "write {from: 2024-01-01} {"},
		{"letters keep it", "pair", []string{"the", "target"}, "the target"},
	} {
		if got := w.Say(c.key, c.args...); got != c.want {
			t.Errorf("%s: Say(%q, %q) = %q, want %q", c.claim, c.key, c.args, got, c.want)
		}
	}
}

func TestLoadRefusesHoles(t *testing.T) {
	for _, c := range []struct {
		claim string
		files map[string]string
		want  string
	}{
		{"a language may not lack a key", map[string]string{"en/a.json": `{"x": "1", "y": "2"}`, "zh-CN/a.json": `{"x": "1"}`}, "messages/zh-CN lacks y of messages/en"},
		{"a key stands once in a file", map[string]string{"en/a.json": `{"x": "1", "x": "2"}`}, `messages/en/a.json: key "x" stands in messages/en/a.json too`},
		{"and once in all files", map[string]string{"en/a.json": `{"x": "1"}`, "en/b.json": `{"x": "2"}`}, `messages/en/b.json: key "x" stands in messages/en/a.json too`},
		{"English must be there", map[string]string{"zh-CN/a.json": `{}`}, "messages/en is not there"},
		{"a message is a string", map[string]string{"en/a.json": `{"x": 1}`}, "messages/en/a.json: x: json: cannot unmarshal number into Go value of type string"},
		{"a singular alone is a hole", map[string]string{"en/a.json": `{"x.one": "1"}`}, "messages/en lacks x of messages/en"},
		{"a singular is a language's own affair", map[string]string{"en/a.json": `{"x": "1", "x.one": "1"}`, "zh-CN/a.json": `{"x": "1"}`}, ""},
	} {
		files := fstest.MapFS{}
		for name, data := range c.files {
			files["messages/"+name] = &fstest.MapFile{Data: []byte(data)}
		}
		_, err := Load(files)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: Load = %q, want %q", c.claim, got, c.want)
		}
	}
}

func TestIn(t *testing.T) {
	b := book(t)
	for _, c := range []struct{ claim, language, want string }{
		{"the exact tag", "zh-CN", "zh-CN"},
		{"another region of the language", "zh-TW", "zh-CN"},
		{"the bare language", "zh", "zh-CN"},
		{"the way locales are written", "zh_CN.UTF-8", "zh-CN"},
		{"English for the rest", "fr", "en"},
		{"English for nothing", "", "en"},
	} {
		if got := b.In(c.language).Language(); got != c.want {
			t.Errorf("%s: In(%q) = %q, want %q", c.claim, c.language, got, c.want)
		}
	}
}

func TestProblem(t *testing.T) {
	w := &Words{messages: map[string]string{
		"problem.a": "{0} is odd", "problem.a.hint": "mend {0}", "problem.b": "{0} is gone",
		"problem.c": "no {0}", "problem.c.hint": "look it up", "problem.c.near": "did you mean {1}?",
	}}
	for _, c := range []struct {
		claim, code   string
		args          []string
		message, hint string
	}{
		{"a problem may have a hint", "a", []string{"x"}, "x is odd", "mend x"},
		{"and may have none", "b", []string{"x"}, "x is gone", ""},
		{"a word that was meant is the hint", "c", []string{"x", "y"}, "no x", "did you mean y?"},
		{"none was", "c", []string{"x", ""}, "no x", "look it up"},
	} {
		message, hint := w.Problem(metric.Problem{Code: c.code, Args: c.args})
		if message != c.message || hint != c.hint {
			t.Errorf("%s: Problem(%s) = %q, %q, want %q, %q", c.claim, c.code, message, hint, c.message, c.hint)
		}
	}
}

func TestNamesAndNotes(t *testing.T) {
	b := book(t)
	rep := headlined(true, 1, indicator.Improved)
	rep.Indicators[0].Spec.ID = "lead"
	rep.Indicators[0].Spec.Name = metric.Text{"en": "Lead time", "zh-CN": "前置时间"}
	rep.Projects = []metric.Project{{ID: "core", Name: metric.Text{"en": "Credit core", "zh-CN": "信贷核心"}}, {ID: "batch"}}
	spec, counted := leadTime(), frequency()
	note := func(spec *metric.Indicator, code indicator.NoteCode, args ...float64) func(*Words) string {
		return func(w *Words) string { return w.Note(spec, indicator.Note{Code: code, Args: args}) }
	}
	for _, c := range []struct {
		claim  string
		say    func(*Words) string
		en, zh string
	}{
		{"a phase by its name", func(w *Words) string { return w.Phase(rep, "middle") }, "Round 1", "第一轮"},
		{"pooled phases by theirs", func(w *Words) string { return w.Phase(rep, "middle+late") }, "Round 1 and Round 2", "第一轮、第二轮"},
		{"a project by its name", func(w *Words) string { return w.Scope(rep, indicator.Scope{Project: 0}) }, "Credit core", "信贷核心"},
		{"an unlisted one by its id", func(w *Words) string { return w.Scope(rep, indicator.Scope{Project: 1}) }, "batch", "batch"},
		{"a group by its name", func(w *Words) string { return w.Scope(rep, indicator.Scope{Project: -1, Group: "Credit"}) }, "Credit", "Credit"},
		{"all projects", func(w *Words) string { return w.Scope(rep, indicator.Overall) }, "All projects", "全部项目"},
		{"a gate names whom it counted", func(w *Words) string {
			return w.Gate(rep, indicator.GateResult{Count: 1, Failed: []string{"lead"}})
		}, "1 counted, at most 0 allowed: Lead time", "计数 1 个，最多允许 0 个：前置时间"},
		{"a gate that counted none", func(w *Words) string {
			return w.Gate(rep, indicator.GateResult{Passed: true})
		}, "none counted, at most 0 allowed", "计数为零，最多允许 0 个"},
		{"negative durations with their share", note(&spec, indicator.NoteNegative, 12, .04), "12 records (4 %) end before they begin and are left out.", "有 12 条记录（占 4%）的结束时间早于开始时间，已剔除。"},
		{"one of them", note(&spec, indicator.NoteNegative, 1, .004), "1 record (0.40 %) ends before it begins and is left out.", "有 1 条记录（占 0.40%）的结束时间早于开始时间，已剔除。"},
		{"pooled durations", note(&spec, indicator.NotePooled, 12), "12 projects are taken together.", "合并了 12 个项目。"},
		{"a pooled rate is per project", note(&counted, indicator.NotePooled, 12), "12 projects are taken together; the figure is per project.", "合并了 12 个项目，数值按每个项目计。"},
		{"a verdict's reason may be none", func(w *Words) string { return w.Reason("") }, "", ""},
		{"a code without a sentence shouts", func(w *Words) string { s, hint := w.Problem(metric.Problem{Code: "no-such"}); return s + hint }, "!problem.no-such!", "!problem.no-such!"},
	} {
		if got := c.say(b.In("en")); got != c.en {
			t.Errorf("%s = %q, want %q", c.claim, got, c.en)
		}
		if got := c.say(b.In("zh-CN")); got != c.zh {
			t.Errorf("%s = %q, want %q", c.claim, got, c.zh)
		}
	}
}
