package stat

import (
	"math"
	"testing"
)

func checkMannWhitney(v *vectorCase) {
	before, after, level := v.numbers("before"), v.numbers("after"), v.level()
	m, n := len(after), len(before)
	u := MannWhitney(before, after)
	v.equal("n_before", float64(n))
	v.equal("n_after", float64(m))
	v.equal("U_after", u.U)
	v.equal("U_before", float64(m*n)-u.U)
	v.equal("prob_superiority_after", u.Superiority)
	v.equal("cliffs_delta", 2*u.Superiority-1)
	v.equal("p_normal_tiecorrected_cc", u.NormalP)
	v.equal("p_exact", u.ExactP)
	if w, ok := v.want("ties"); ok && w != u.Ties {
		v.Errorf("ties = %v, want %v", u.Ties, w)
	}
	exact := MannWhitneyExactP(before, after)
	v.equal("p_exact_permutation_midranks_coin", exact)
	v.equal("p_exact_permutation_exactRankTests", exact)

	e := HodgesLehmann(before, after, Shift, level)
	v.equal("hodges_lehmann_after_minus_before", e.Estimate)
	p := newPairs(Shift, SampleOf(before), SampleOf(after))
	k, reached := exactExtremePairs(m, n, level)
	v.extremes("ci95_orderstat_exactnull", p, k, reached)
	v.extremes("ci95_orderstat_normal_k", p, normalExtremePairs(m, n, level), level)
	if r, ok := v.expected.(map[string]any)["R_wilcox_conf_int"].(map[string]any); ok && r["branch"] == "exact" {
		v.checked["R_wilcox_conf_int"] = true
		v.same("R estimate", e.Estimate, r["estimate"])
		v.same("R low", e.Interval.Low, r["lo"])
		v.same("R high", e.Interval.High, r["hi"])
	}
}

func (v *vectorCase) extremes(key string, p *pairs, k int, reached float64) {
	v.Helper()
	want, ok := v.want(key)
	w, isObject := want.(map[string]any)
	if !ok || !isObject {
		return
	}
	low, _ := p.nth(k)
	high, _ := p.nth(p.total() + 1 - k)
	v.same(key+" k", float64(k), w["k"])
	v.same(key+" low", low, w["lo"])
	v.same(key+" high", high, w["hi"])
	if level, ok := w["achieved_level"]; ok {
		v.same(key+" level", reached, level)
	}
}

func checkQuantiles(v *vectorCase) {
	switch {
	case v.has("n"):
		list := v.expected.([]any)
		for i, n := range v.numbers("n") {
			want := list[i].(map[string]any)
			for k := range want {
				v.checked[k] = true
			}
			low, high, coverage := QuantileInterval(int(n), v.number("p"), v.level())
			v.same("n", n, want["n"])
			v.same("p", v.number("p"), want["p"])
			v.same("low", float64(low), want["lo_order"])
			order := float64(high)
			if high > int(n) {
				order = math.Inf(1)
			}
			v.same("high", order, want["hi_order"])
			if (low >= 1) != want["lo_finite"] || (high <= int(n)) != want["hi_finite"] {
				v.Errorf("QuantileInterval(%v) = %d, %d, want finite %v, %v", n, low, high, want["lo_finite"], want["hi_finite"])
			}
			v.same("coverage", coverage, want["coverage"])
		}
	case v.has("x"):
		checkSampleQuantiles(v)
	default:
		var got []float64
		for _, p := range v.numbers("p") {
			got = append(got, float64(SmallestQuantileN(p, v.level())))
		}
		want, _ := v.want("n_min")
		v.all("n_min", got, want)
	}
}

func checkSampleQuantiles(v *vectorCase) {
	sorted := Sorted(v.numbers("x"))
	var got []float64
	for _, p := range v.numbers("p") {
		got = append(got, Quantile(sorted, p))
	}
	want, _ := v.want("type7")
	v.all("type7", got, want)
	ci, _ := v.want("ci")
	for i, p := range v.numbers("p") {
		w := ci.([]any)[i].(map[string]any)
		limits, coverage := QuantileLimits(sorted, p, v.level())
		v.same("ci p", p, w["p"])
		v.same("ci low", limits.Low, w["lo"])
		v.same("ci high", limits.High, w["hi"])
		v.same("ci coverage", coverage, w["coverage"])
	}
}

func checkBlocks(v *vectorCase) {
	var blocks [][]float64
	for _, values := range v.input["blocks"].([]any) {
		blocks = append(blocks, numbers(v.T, values))
	}
	split := int(v.number("baseline_blocks"))
	before, after := flatten(blocks[:split]), flatten(blocks[split:])
	scale := ScaleFor(before, after)
	b := NewBlocks(SampleOf(blocks[:split]...), SampleOf(blocks[split:]...), scale, Seed{1, 2})
	test := b.Test()
	v.equal("n_before", float64(len(before)))
	v.equal("n_after", float64(len(after)))
	v.equal("median_before", Quantile(Sorted(before), 0.5))
	v.equal("median_after", Quantile(Sorted(after), 0.5))
	v.equal("centred_rank_sum_after", test.Statistic)
	v.equal("p_block_permutation", test.P)
	v.equal("n_arrangements", float64(test.Arrangements))
	v.equal("p_naive_mannwhitney", MannWhitney(before, after).NormalP)
	name := map[Scale]string{Ratio: "ratio", Shift: "shift"}[scale]
	v.equal("hl_"+name, b.Estimate())
	v.limits(name+"_ci95_by_inversion", b.Interval(0.95))
}

func flatten(blocks [][]float64) (all []float64) {
	for _, b := range blocks {
		all = append(all, b...)
	}
	return all
}

func checkRates(v *vectorCase) {
	if v.has("events") {
		exposures := v.numbers("exposure")
		for i, events := range v.numbers("events") {
			want := v.expected.([]any)[i].(map[string]any)
			limits := RateInterval(int(events), exposures[i], v.level())
			v.checked["rate"], v.checked["lo"], v.checked["hi"] = true, true, true
			v.same("rate", events/exposures[i], want["rate"])
			v.same("low", limits.Low, want["lo"])
			v.same("high", limits.High, want["hi"])
		}
		return
	}
	c := CompareRates(int(v.number("before", "events")), v.number("before", "exposure"),
		int(v.number("after", "events")), v.number("after", "exposure"), v.level())
	v.equal("rate_before", c.Before)
	v.equal("rate_after", c.After)
	v.equal("rate_ratio", c.Ratio)
	v.equal("ci95_exact_lo", c.Interval.Low)
	v.equal("ci95_exact_hi", c.Interval.High)
	v.equal("p_exact_central", c.P)
	v.limits("R_conf_int", c.Interval)
}

func checkDispersion(v *vectorCase) {
	events, exposures := "counts", "exposure"
	binomial := v.has("x")
	if binomial {
		events, exposures = "x", "n"
	}
	var before, after Counts
	e, x := v.numbers(events), v.numbers(exposures)
	for i, phase := range v.input["phase"].([]any) {
		c := &before
		if phase == "after" {
			c = &after
		}
		c.Events = append(c.Events, e[i])
		c.Exposures = append(c.Exposures, x[i])
	}
	x0, t0, _ := before.total()
	x1, t1, _ := after.total()
	d := QuasiPoisson(before, after, v.level())
	if binomial {
		d = QuasiBinomial(before, after, v.level())
		v.equal("p_before", x0/t0)
		v.equal("p_after", x1/t1)
		v.equal("diff", d.Effect)
		v.equal("se_binomial", d.SE)
		v.equal("p_naive_z", normalP(d.Effect/d.SE))
	}
	v.equal("sum_before", x0)
	v.equal("sum_after", x1)
	v.equal("rate_ratio", d.Effect)
	v.equal("phi_pearson", d.Phi)
	v.equal("df", d.DF)
	v.equal("se_log_rr_poisson", d.SE)
	v.limits("ci95_quasi_t_phi_max1", d.Interval)
	v.equal("p_quasi_t_phi_max1", d.P)
	v.equal("chisq_dispersion_p", d.PhiP)
}

func checkProportions(v *vectorCase) {
	if v.has("x") {
		trials := v.numbers("n")
		for i, x := range v.numbers("x") {
			want := v.expected.([]any)[i].(map[string]any)
			for k := range want {
				v.checked[k] = k != "x" && k != "n" || v.same2(k, map[string]float64{"x": x, "n": trials[i]}[k], want[k])
			}
			p := Proportion{int(x), int(trials[i])}
			w, cp := Wilson(p, v.level()), ClopperPearson(p, v.level())
			v.all("wilson", []float64{w.Low, w.High}, want["wilson"])
			v.all("R_prop_test", []float64{w.Low, w.High}, want["R_prop_test"])
			v.all("clopper_pearson", []float64{cp.Low, cp.High}, want["clopper_pearson"])
		}
		return
	}
	before := Proportion{int(v.number("before", "x")), int(v.number("before", "n"))}
	after := Proportion{int(v.number("after", "x")), int(v.number("after", "n"))}
	level := v.level()
	diff := after.Value() - before.Value()
	newcombe := Newcombe(before, after, level)
	v.equal("p_before", before.Value())
	v.equal("p_after", after.Value())
	v.limits("wilson_before", Wilson(before, level))
	v.limits("wilson_after", Wilson(after, level))
	v.equal("diff", diff)
	v.equal("newcombe10_lo", newcombe.Low)
	v.equal("newcombe10_hi", newcombe.High)
	v.equal("fisher_p_central", FisherP(before, after))
	v.equal("risk_ratio", after.Value()/before.Value())
	if w, ok := v.want("Epi_ci.pd_Nc"); ok {
		v.all("Epi_ci.pd_Nc", []float64{
			float64(after.N), after.Value(), float64(before.N), before.Value(), diff, newcombe.Low, newcombe.High,
		}, w)
	}
}

// same2 is same that returns true, for use in an expression.
func (v *vectorCase) same2(key string, got float64, want any) bool {
	v.Helper()
	v.same(key, got, want)
	return true
}

func checkMultiplicity(v *vectorCase) {
	p := v.numbers("p")
	if w, ok := v.want("holm"); ok {
		v.all("holm", Holm(p), w)
	}
	if w, ok := v.want("BH"); ok {
		v.all("BH", BenjaminiHochberg(p), w)
	}
}

func checkXmR(v *vectorCase) {
	switch {
	case v.has("before"):
		l := Limits{Lower: v.number("limits", "lnpl"), Upper: v.number("limits", "unpl"), Centre: Mean(v.numbers("before"))}
		v.flagged("rule1_after_indices_0based", Outside, v.numbers("after"), l)
		v.flagged("rule2_after_indices_0based", OneSide, v.numbers("after"), l)
		v.flagged("rule3_after_indices_0based", BeyondMiddle, v.numbers("after"), l)
		v.flagged("rule4_after_indices_0based", Drift, v.numbers("after"), l)
	case v.has("phase"):
		values := v.numbers("values")
		byPhase := map[string][]float64{}
		for i, phase := range v.input["phase"].([]any) {
			byPhase[phase.(string)] = append(byPhase[phase.(string)], values[i])
		}
		for _, phase := range fields(v.expected) {
			want, _ := v.want(phase)
			inner := &vectorCase{v.T, v.name, v.input, want, v.tolerance, map[string]bool{}}
			inner.chart(byPhase[phase])
			for _, key := range fields(want) {
				if !inner.checked[key] {
					v.Errorf("expected field %q of phase %q is not checked", key, phase)
				}
			}
		}
	default:
		v.chart(v.numbers("values"))
	}
}

// chart compares limits. Where a case computes the range's limit with 3.268, three decimals of the same
// constant, that variant is what is compared; and the median variant's centre is the mean there.
func (v *vectorCase) chart(values []float64) {
	v.Helper()
	l := XmR(values)
	if v.has("method") {
		m := XmRMedian(values)
		v.equal("median_mr", m.Range)
		v.equal("median", m.Centre)
		l = around(values, Mean(present(values)), m.Range, medianRangeLimit, medianRangeUpper)
	}
	v.equal("n", float64(l.N))
	v.equal("mean", l.Centre)
	v.equal("mr_bar", l.Range)
	v.equal("unpl", l.Upper)
	v.equal("lnpl", l.Lower)
	if w, ok := v.want("url"); ok {
		if f, isNumber := w.(float64); isNumber && math.Abs(f-3.268*l.Range) < 1e-9*f {
			l = around(values, l.Centre, l.Range, meanRangeLimit, 3.268)
		}
		v.same("url", l.RangeUpper, w)
	}
	if w, ok := v.want("mr"); ok {
		v.all("mr", MovingRanges(values), w)
	}
	v.flagged("rule1_flagged_0based", Outside, values, l)
	v.flagged("rule2_flagged_0based", OneSide, values, l)
	v.flagged("rule3_flagged_0based", BeyondMiddle, values, l)
	v.flagged("rule4_flagged_0based", Drift, values, l)
}

func (v *vectorCase) flagged(key string, rule Rule, values []float64, l Limits) {
	v.Helper()
	w, ok := v.want(key)
	if !ok {
		return
	}
	got := []float64{}
	for _, s := range Signals(values, l) {
		if s.Rule == rule {
			got = append(got, float64(s.Index))
		}
	}
	v.all(key, got, w)
}

func checkMinimum(v *vectorCase) {
	if v.has("n1") {
		n2 := v.numbers("n2")
		var got []float64
		for i, n1 := range v.numbers("n1") {
			got = append(got, SmallestRankP(int(n1), int(n2[i])))
		}
		w, _ := v.want("p_min")
		v.all("p_min", got, w)
		return
	}
	ratios := v.numbers("exposure_ratio_after_to_before")
	var got []float64
	for i, events := range v.numbers("events_before") {
		got = append(got, CompareRates(int(events), 1, 0, ratios[i], 0.95).P)
	}
	w, _ := v.want("p_central")
	v.all("p_central", got, w)
}

func checkTrend(v *vectorCase) {
	y := v.numbers("y")
	t := MannKendall(y)
	v.equal("S", float64(t.S))
	v.equal("tau_b", t.TauB)
	v.equal("var_S", t.Variance)
	v.equal("z_cc", t.Z)
	v.equal("p_normal_cc", t.NormalP)
	v.equal("p_exact", t.ExactP)
	v.equal("theil_sen_slope", TheilSen(y))
	v.equal("lag1_autocorr", Autocorrelation(y))
}

func checkBootstrap(v *vectorCase) {
	order, limits := BootstrapQuantile(Sorted(v.numbers("x")), v.number("p"), v.level())
	v.equal("order_k", float64(order))
	v.equal("lo", limits.Low)
	v.equal("hi", limits.High)
}

func TestFamiliesHaveOneCheckerEach(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range families {
		if seen[f.prefix] {
			t.Errorf("family %q is listed twice", f.prefix)
		}
		seen[f.prefix] = true
	}
}

func checkSurvival(v *vectorCase) {
	times, closed := v.numbers("time"), v.numbers("closed")
	var names []string
	groups := map[string]Lifetimes{}
	for i, name := range v.input["group"].([]any) {
		g, known := groups[name.(string)]
		if !known {
			names = append(names, name.(string))
		}
		g.times, g.state = append(g.times, times[i]), append(g.state, uint16(closed[i]))
		groups[name.(string)] = g
	}
	for name, g := range groups {
		groups[name] = NewLifetimes(g.times, g.state)
	}
	list, _ := v.want("groups")
	for _, item := range list.([]any) {
		want := item.(map[string]any)
		for key := range want {
			v.checked[key] = true
		}
		name := want["group"].(string)
		v.checkLifetimes(name, groups[name], want)
	}
	test := CompareLifetimes(groups[names[0]], groups[names[1]])
	v.equal("logrank_chisq", test.ChiSquare)
	v.equal("logrank_p", test.P)
}

func (v *vectorCase) checkLifetimes(name string, g Lifetimes, want map[string]any) {
	v.Helper()
	var times, survival []float64
	ended := 0
	for s := range g.Curve(0.95) {
		times, survival, ended = append(times, s.Time), append(survival, s.Survival), ended+s.Ended
	}
	v.same(name+" n", float64(len(g.times)), want["n"])
	v.same(name+" closed", float64(ended), want["closed"])
	v.all(name+" times", times, want["times"])
	v.all(name+" surv", survival, want["surv"])
	for key, p := range map[string]float64{"median": 0.5, "p85": 0.85} {
		value, limits := g.Quantile(p, 0.95)
		v.same(name+" "+key, value, want[key])
		v.same(name+" "+key+"_lo", limits.Low, want[key+"_lo"])
		v.same(name+" "+key+"_hi", limits.High, want[key+"_hi"])
	}
}
