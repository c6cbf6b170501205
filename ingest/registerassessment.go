package ingest

import (
	"cmp"
	"slices"
	"strings"

	"upshot/metric"
)

var assessmentRegister = registerKind{
	key: "assessment",
	roles: []registerRole{
		{role: "code", headers: []string{"Code", "Sub-item code", "ID", "编号", "代码", "子项编号", "能力子项编号"}},
		{role: "domain", headers: []string{"Sub-domain", "Domain", "能力子域", "子域", "能力域"}},
		{role: "item", headers: []string{"Item", "Capability item", "能力项"}},
		{role: "sub_item", headers: []string{"Sub-item", "Capability sub-item", "Capability", "能力子项", "子项"}},
		{role: "phase", headers: []string{"Phase", "Round", "阶段", "轮次"}},
		{role: "self", headers: []string{"Self", "Self-rating", "Self-rated", "Self-assessment", "Self-assessed", "Own rating", "自评", "自评级别", "自评等级", "自评结果"}},
		{role: "assessed", headers: []string{"Assessed", "Assessed level", "Assessor's rating", "评估结果", "评估级别", "评估等级", "评级", "现场评估"}},
		{role: "target", headers: []string{"Target", "Target level", "目标", "目标级别", "目标等级"}},
		{role: "gap", localised: true, headers: append([]string{"Gap", "差距", "差距分析"}, gapHeaders()...)},
		{role: "note", localised: true, headers: []string{"Note", "Notes", "Remark", "Remarks", "Comment", "备注", "问题记录与改进思路"}},
		{role: "evidence", headers: []string{"Evidence", "Evidence IDs", "证据", "证据编号", "佐证材料", "材料编号"}},
		{role: "crosswalk", headers: []string{"Crosswalk", "对照"}},
	},
	must: [][]string{{"sub_item", "code"}, {"self", "assessed"}},
	take: takeRatings,
}

// takeRatings fills the ratings. Rows of the same sub-item for other phases are one; its texts are those of the
// last phase that has any.
func takeRatings(r *registerRows) {
	t := &ratingsReader{
		registerRows: r, byNode: map[metric.Node]*metric.Ratings{},
		rated: map[ratedCell]metric.Position{}, file: -1, phaseless: map[string]*sighting{}, told: map[toldCell]saidRow{},
	}
	for _, c := range r.sourceReader.columns {
		base, id, dotted := strings.Cut(c.Role, ".")
		if base != "self" && base != "assessed" {
			continue
		}
		column := ratingColumn{role: c.Role, phase: -1, assessed: base == "assessed"}
		if dotted {
			column.phase = r.plan.PhasesOf(id)[0] // checked with the definition
		}
		t.levels = append(t.levels, column)
	}
	for _, record := range r.records() {
		t.take(record)
	}
	r.sighted(metric.Notice, rowsHeading, t.headings, r.kind.key)
	for _, role := range sortedKeys(t.phaseless) {
		seen := *t.phaseless[role]
		r.sighted(metric.Error, ratingNoPhase, seen, seen.text)
	}
	slices.SortStableFunc(t.said, func(a, b saidRow) int { return a.phase - b.phase })
	for _, row := range t.said {
		t.texts(row)
	}
	t.finish()
	t.doubtModel()
}

// settleNamedEvidence writes the evidence that rows of the assessment name as its register does, and reports what that
// does not have.
func (r *registerRows) settleNamedEvidence() {
	if r.plan.Evidence == nil {
		return
	}
	known := r.evidenceIDs()
	find := oneOf(known)
	for _, ref := range r.named {
		if find(ref.id) == "" {
			near := r.guess("evidence", ref.id, func() string { return nearest(ref.id, known) })
			r.repeated(metric.Warning, rowUnknown, ref.pos, shorten(ref.id), ref.header, evidenceRegister.key, near)
		}
	}
	for i := range r.Ratings {
		var ids []string
		for _, id := range r.Ratings[i].Evidence {
			if id = cmp.Or(find(id), id); !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		r.Ratings[i].Evidence = ids
	}
}
