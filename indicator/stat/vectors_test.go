package stat

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The files of testdata/vectors hold inputs and expected results from other programs and from books;
// each case names its origin. A family is one file format. Every expected field is either checked or
// listed here with the reason why it is not, so a new field fails until somebody decides.

type vectorFamily struct {
	prefix  string // of the file's "family"
	check   func(*vectorCase)
	ignored map[string]string // expected field -> why it is not reproduced
}

// families says who checks what.
var families = []vectorFamily{
	{"two-sample duration comparison", checkMannWhitney, map[string]string{
		"R_wilcox_conf_int": "checked in R's exact branch; its other branch searches a root of the normal approximation and stops at 1e-4",
	}},
	{"quantiles and distribution-free quantile CIs", checkQuantiles, map[string]string{
		"type6": "another definition of a quantile", "type8": "another definition of a quantile", "type1": "another definition of a quantile",
	}},
	{"block (period-label) permutation", checkBlocks, nil},
	{"rates, counts per exposure", checkRates, map[string]string{
		"p_exact_minlike_R": "can contradict the interval; the central p is used",
		"p_mid_central":     "the mid-p does not keep its level",
	}},
	{"quasi-Poisson rate ratio", checkDispersion, map[string]string{
		"R_glm_dispersion":               "R stops its iteration early: equal to about 1e-6 only",
		"R_glm_quasibinomial_dispersion": "R stops its iteration early",
		"R_glm_quasipoisson_p":           "R stops its iteration early",
		"R_ci_phi_raw":                   "believes a dispersion below 1; otherwise the same as ci95_quasi_t_phi_max1",
	}},
	{"proportions (change failure rate etc.)", checkProportions, map[string]string{
		"fisher_p_minlike_R":  "can contradict the interval; the central p is used",
		"fisher_midp_central": "the mid-p does not keep its level",
		"odds_ratio_cmle":     "the effect is the difference",
		"score_z":             "a large-sample test; Fisher's is used",
		"score_p":             "a large-sample test; Fisher's is used",
	}},
	{"p-value adjustment", checkMultiplicity, map[string]string{
		"hochberg": "not offered", "bonferroni": "not offered",
	}},
	{"XmR (individuals and moving range) limits", checkXmR, map[string]string{
		"published": "as printed in the book, from rounded intermediate results",
	}},
	{"what sample size can reach significance", checkMinimum, nil},
	{"pre-trend check of the baseline", checkTrend, nil},
	{"deterministic (analytic) bootstrap of one quantile", checkBootstrap, map[string]string{
		"mc_lo": "a Monte-Carlo cross-check of the exact limit", "mc_hi": "a Monte-Carlo cross-check of the exact limit",
	}},
	{"time-to-close with still-open (right-censored) items", checkSurvival, nil},
}

type vectorFile struct {
	Family string
	Cases  []struct {
		Name      string
		Input     map[string]any
		Expected  any
		Tolerance float64
	}
}

// vectorCase is one case under test: it hands out inputs and compares results, noting what was compared.
type vectorCase struct {
	*testing.T
	name      string
	input     map[string]any
	expected  any
	tolerance float64
	checked   map[string]bool
}

func TestVectors(t *testing.T) {
	files, err := filepath.Glob("testdata/vectors/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no vectors: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) { runVectors(t, file) })
	}
}

func runVectors(t *testing.T, file string) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var f vectorFile
	if err := json.Unmarshal(raw, &f); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	at := slices.IndexFunc(families, func(v vectorFamily) bool { return strings.HasPrefix(f.Family, v.prefix) })
	if at < 0 {
		t.Fatalf("%s: unknown family %q", file, f.Family)
	}
	if len(f.Cases) == 0 {
		t.Fatalf("%s: no case", file)
	}
	for _, c := range f.Cases {
		t.Run(c.Name, func(t *testing.T) {
			v := &vectorCase{t, c.Name, c.Input, c.Expected, c.Tolerance, map[string]bool{}}
			families[at].check(v)
			for _, key := range fields(c.Expected) {
				if !v.checked[key] && families[at].ignored[key] == "" {
					t.Errorf("expected field %q is neither checked nor listed as ignored", key)
				}
			}
			if len(v.checked) == 0 {
				t.Error("nothing was checked")
			}
		})
	}
}

// fields lists the keys of an object, or of a list of objects.
func fields(expected any) []string {
	seen := map[string]bool{}
	switch e := expected.(type) {
	case map[string]any:
		for k := range e {
			seen[k] = true
		}
	case []any:
		for _, item := range e {
			for _, k := range fields(item) {
				seen[k] = true
			}
		}
	}
	var keys []string
	for k := range seen {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// want looks up an expected field; absent ones are not compared.
func (v *vectorCase) want(key string) (any, bool) {
	e, ok := v.expected.(map[string]any)
	if !ok {
		return nil, false
	}
	w, ok := e[key]
	if ok {
		v.checked[key] = true
	}
	return w, ok
}

// equal compares a number with an expected field; null stands for what cannot be given.
func (v *vectorCase) equal(key string, got float64) {
	v.Helper()
	if w, ok := v.want(key); ok {
		v.same(key, got, w)
	}
}

// limits compares an interval with a two-element field.
func (v *vectorCase) limits(key string, got Interval) {
	v.Helper()
	if w, ok := v.want(key); ok {
		v.all(key, []float64{got.Low, got.High}, w)
	}
}

func (v *vectorCase) all(key string, got []float64, want any) {
	v.Helper()
	list, ok := want.([]any)
	if !ok && want != nil { // some writers unpack a list of one, or leave out an empty one
		list = []any{want}
	}
	if len(list) != len(got) {
		v.Errorf("%s = %v, want %v", key, got, want)
		return
	}
	for i := range got {
		v.same(fmt.Sprintf("%s[%d]", key, i), got[i], list[i])
	}
}

// same compares within the tolerance, relative for what is above 1 and for small p-values. A p below
// 1e-6 must agree to six digits as well.
func (v *vectorCase) same(key string, got float64, want any) {
	v.Helper()
	w, ok := want.(float64)
	if !ok {
		if want != nil || !(math.IsNaN(got) || math.IsInf(got, 0)) {
			v.Errorf("%s = %v, want %v", key, got, want)
		}
		return
	}
	slack := v.tolerance * max(1, math.Abs(w))
	if strings.HasPrefix(key, "p_") || strings.HasPrefix(key, "fisher_p_") || strings.HasSuffix(key, "_p") {
		slack = min(slack, max(1e-6, v.tolerance)*math.Abs(w))
	}
	if !(math.Abs(got-w) <= max(slack, 1e-14*math.Abs(w))) {
		v.Errorf("%s = %v, want %v", key, got, w)
	}
}

func (v *vectorCase) numbers(keys ...string) []float64 {
	v.Helper()
	var at any = v.input
	for _, k := range keys {
		m, _ := at.(map[string]any)
		at = m[k]
	}
	return numbers(v.T, at)
}

func numbers(t *testing.T, list any) []float64 {
	t.Helper()
	switch l := list.(type) {
	case float64:
		return []float64{l}
	case []any:
		out := make([]float64, len(l))
		for i, item := range l {
			out[i] = math.NaN()
			if f, ok := item.(float64); ok {
				out[i] = f
			} else if item != nil {
				t.Fatalf("%v is no number", item)
			}
		}
		return out
	}
	t.Fatalf("%v is no list of numbers", list)
	return nil
}

func (v *vectorCase) number(keys ...string) float64 { v.Helper(); return v.numbers(keys...)[0] }

// level is the input's conf or conf_level, 0.95 if it has none.
func (v *vectorCase) level() float64 {
	for _, key := range []string{"conf_level", "conf"} {
		if f, ok := v.input[key].(float64); ok {
			return f
		}
	}
	return 0.95
}

func (v *vectorCase) has(key string) bool { _, ok := v.input[key]; return ok }
