package ingest

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"upshot/metric"
)

var evidenceRegister = registerKind{
	key: "evidence",
	roles: []registerRole{
		{role: "id", headers: []string{"ID", "Evidence ID", "编号", "证据编号", "材料编号"}},
		{role: "capability", headers: []string{"Capability", "Capabilities", "Sub-item", "能力子项", "能力项", "能力", "对应能力", "对应能力项", "对应能力子项"}},
		{role: "kind", headers: []string{"Kind", "Type", "类型", "类别", "材料类型", "证据类型"}, words: map[string][]string{
			"document":   {"材料文档", "文档", "材料", "文件", "制度", "Document", "Doc", "Documentation"},
			"screenshot": {"演示截图", "截图", "截屏", "图片", "Screenshot", "Image", "Picture"},
			"video":      {"演示视频", "视频", "录屏", "录像", "Video", "Recording", "Screencast"},
		}},
		{role: "title", localised: true, headers: []string{"Title", "Name", "标题", "名称", "材料名称", "证据名称"}},
		{role: "level", headers: []string{"Level", "级别", "等级", "对应级别"}},
		{role: "date", kind: asTime, headers: []string{"Date", "日期", "形成日期", "提交日期", "更新日期"}},
		{role: "status", headers: []string{"Status", "State", "状态", "准备情况"}, words: map[string][]string{
			"ready":   {"已就绪", "就绪", "已完成", "完成", "已准备", "已提交", "已归档", "定稿", "Ready", "Done", "Final", "Complete", "Completed", "Approved"},
			"draft":   {"草稿", "初稿", "编写中", "起草中", "进行中", "待审核", "未完成", "未定稿", "Draft", "In progress", "In review", "Incomplete", "Not ready", "Unfinished"},
			"planned": {"计划中", "未开始", "待准备", "待提供", "未提供", "未准备", "未提交", "缺失", "Planned", "To do", "Open", "Missing"},
		}},
		{role: "file", headers: []string{"File", "Path", "File name", "文件名", "文件路径", "路径", "附件", "文件"}},
		{role: "link", headers: []string{"Link", "URL", "链接", "网址"}},
		{role: "produced_by", headers: []string{"Produced by", "Provided by", "提供方", "来源", "出处"}},
	},
	must: [][]string{{"id"}},
	take: takeEvidence,
}

// thisReport are the words for what the report itself provides.
var thisReport = oneOf([]string{"report", "this report", "the report", "upshot", "报告", "本报告", "度量报告"})

func takeEvidence(r *registerRows) {
	r.reportNoModel("capability")
	var nowhere, rootless, homeless, levelless sighting
	named := r.namedByRatings()
	for _, record := range r.records() {
		id := r.ids[record]
		e := metric.Evidence{
			ID: id, Title: r.text(record, "title"), Date: r.past(record, "date", id),
			Status: r.choice(record, "status", "ready", "draft"), ByReport: thisReport(r.word(record, "produced_by")) != "",
			Link: r.link(record, id), Pos: r.at(record, "id"),
		}
		if !r.support(record, &e, named) {
			homeless.noteNamed(r.at(record, "id"), id)
		}
		if e.Node != noNode && e.Level == 0 && !r.levelReported(record, id) {
			levelless.noteNamed(r.at(record, "id"), id)
		}
		file := strings.ReplaceAll(r.word(record, "file"), `\`, "/")
		e.Kind = r.choice(record, "kind", kindOfFile(file), kindOfFile(file))
		e.Present = e.ByReport || e.Link != ""
		switch {
		case file == "":
		case e.ByReport:
			e.File = file
		case r.plan.Evidence.Root == "":
			e.File = file
			rootless.note(r.at(record, "file"))
		default:
			r.findFile(record, file, &e)
		}
		if e.Status == "ready" && !e.Present && file == "" {
			nowhere.noteNamed(r.position(record), id)
		}
		if r.fates[record] != duplicate {
			r.Evidence = append(r.Evidence, e)
		}
	}
	r.sighted(metric.Warning, evidenceNoNode, homeless, homeless.text)
	r.sighted(metric.Warning, evidenceNoLevel, levelless, levelless.text)
	r.sighted(metric.Warning, evidenceNowhere, nowhere, nowhere.text)
	r.sighted(metric.Notice, evidenceNoRoot, rootless)
}

// support finds out which capability and level the evidence is for: by its columns, by its id, or by the row of
// the assessment that names it. It reports false if nothing tells.
func (r *registerRows) support(record int, e *metric.Evidence, named map[string]metric.Node) bool {
	e.Node = noNode
	if r.capabilities == nil {
		return true // reported
	}
	if level := r.level(record, "level"); metric.Known(level) {
		e.Level = int(level + 0.5) // evidence of 3- is evidence of 3
	}
	node, level, told := r.capabilities.ofID(e.ID)
	said := r.capabilities.strangeLevel(e.ID)
	if level != 0 {
		said = strconv.Itoa(level)
	}
	switch {
	case e.Level == 0:
		e.Level = level
	case told && said != "" && level != e.Level:
		r.problem(metric.Warning, evidenceLevels, r.at(record, "level"), shorten(e.ID), said, r.header(record, "level"), strconv.Itoa(e.Level))
	}
	if nodes := r.nodes(record, "capability"); len(nodes) > 0 {
		if e.Node = nodes[0]; len(nodes) > 1 {
			_, code := r.capabilities.model.NameOf(e.Node)
			r.problem(metric.Warning, evidenceOneNode, r.at(record, "capability"), shorten(e.ID), code, strconv.Itoa(len(nodes)-1))
		}
		if told && !slices.ContainsFunc(nodes, func(n metric.Node) bool { return n.Holds(node) || node.Holds(n) }) {
			at := r.at(record, "capability")
			r.problem(metric.Warning, evidenceCodes, at, shorten(e.ID), r.capabilities.codes([]metric.Node{node}), r.header(record, "capability"), r.capabilities.codes(nodes))
		}
		return true
	}
	if told {
		e.Node = node
		return true
	}
	if node, ok := named[fold(e.ID)]; ok {
		e.Node = node
		return true
	}
	return r.word(record, "capability") != "" // which is unknown, and reported
}

// levelReported reports whether something names a level that is none of the model's. If it is the id, that is reported
// here.
func (r *registerRows) levelReported(record int, id string) bool {
	if r.word(record, "level") != "" {
		return true
	}
	level := r.capabilities.strangeLevel(id)
	if level != "" {
		r.problem(metric.Warning, evidenceIDLevel, r.at(record, "id"), shorten(id), level, levelNumbers(r.capabilities.model))
	}
	return level != ""
}

// namedByRatings are the sub-items by the evidence that rows of the assessment name for them, the first that does.
func (r *registerRows) namedByRatings() map[string]metric.Node {
	named := map[string]metric.Node{}
	for i := range r.Ratings {
		for _, id := range r.Ratings[i].Evidence {
			if _, taken := named[fold(id)]; !taken {
				named[fold(id)] = r.Ratings[i].Node
			}
		}
	}
	return named
}

// kindOfFile is the kind that a file's ending tells.
func kindOfFile(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp":
		return "screenshot"
	case ".mp4", ".mov", ".avi", ".mkv", ".webm", ".wmv":
		return "video"
	}
	return "document"
}

// link is an address that a reader can follow, "" if there is none.
func (r *registerRows) link(record int, id string) string {
	link := r.word(record, "link")
	if link == "" || metric.IsWebAddress(link) {
		return link
	}
	r.problem(metric.Warning, evidenceBadLink, r.at(record, "link"), shorten(id), shorten(link))
	return ""
}

// evidenceIDs are those of the evidence that was read.
func (b *registerBook) evidenceIDs() []string {
	var ids []string
	for i := range b.Evidence {
		ids = append(ids, b.Evidence[i].ID)
	}
	return ids
}

func (b *registerBook) actionIDs() []string {
	var ids []string
	for i := range b.Actions {
		ids = append(ids, b.Actions[i].ID)
	}
	return ids
}
