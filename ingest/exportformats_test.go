package ingest

import (
	"testing"

	"upshot/metric"
)

func TestExportFormats(t *testing.T) {
	hours := func(p *metric.Plan) { p.Sources[0].Formats = map[string]string{"spent": "h"} }
	checkExports(t, []exportCase{
		{
			"GitHub: deployments with their statuses", "github-deployments.json",
			"id=id time=created_at who=creator.login states=statuses.state", func(p *metric.Plan) { levelOf(p, "id") }, "json UTF-8", "rows 2, used 2",
			`2: id=101 time=2023-06-01T08:00:00Z who=release-bot states=success;in_progress
14: id=102 time=2023-06-02T09:30:00Z who= states=`, "",
		},
		{
			"GitHub: what gh pr list --json gives", "github-pulls.json",
			"id=number from=createdAt time=mergedAt labels=labels.name title=title", nil, "json UTF-8", "rows 2, used 2",
			`1: id=41 from=2023-06-01T08:00:00Z time=2023-06-02T10:30:00Z labels=bug;信贷 title=Fix "rounding"
of rates
1: id=42 from=2023-06-03T08:00:00Z time=- labels= title=Bump`, "",
		},
		{
			"Jenkins: the API's answer, packed; a build that still runs", "jenkins-api.json.gz",
			"id=number time=timestamp result=result spent=duration", func(p *metric.Plan) {
				p.Sources[0].Rows = "builds"
				p.Sources[0].Formats = map[string]string{"spent": "ms"}
			}, "json, gzip UTF-8", "rows 2, used 2",
			`1: id=102 time=2023-06-01T00:00:00Z result=SUCCESS spent=184.25
1: id=103 time=2023-06-01T01:00:00.123Z result= spent=0`, "",
		},
		{
			"GitLab: the DORA API", "gitlab-dora.json",
			"time=date value=value", func(p *metric.Plan) { levelOf(p, "value") }, "json UTF-8", "rows 3, used 3",
			`1: time=2023-06-01T00:00:00Z value=3
1: time=2023-06-02T00:00:00Z value=0.5
1: time=2023-06-03T00:00:00Z value=-`, "",
		},
		{
			"GitLab: deployments as JSON Lines", "gitlab-deployments.jsonl",
			"id=iid from=created_at time=deployable.finished_at result=status environment=environment.name", nil, "json lines UTF-8", "rows 2, used 2",
			`1: id=1 from=2023-06-01T08:00:00.105Z time=2023-06-01T08:09:30Z result=success environment=production
3: id=2 from=2023-06-02T08:00:00.105Z time=- result=failed environment=production`, "",
		},
		{
			"Jira: HTML behind an .xls name, the issues in its second table", "jira-issues.html.xls",
			"id=Key title=Summary from=Created time=Resolved spent=Σ+Time+Spent", func(p *metric.Plan) { p.Sources[0].Formats = map[string]string{"spent": "s"} }, "html UTF-8", "rows 2, used 2",
			`2: id=CC-1 title=Rates & fees
are wrong from=2020-11-03T12:17:00Z time=2020-11-10T09:05:00Z spent=7200
3: id=CC-2 title=信贷 from=2020-11-04T08:00:00Z time=- spent=-`, "",
		},
		{
			"an office system: HTML in GBK, one cell for several rows, a total", "oa-changes.gbk.xls",
			"project=系统 id=变更编号 from=提出时间 time=上线时间", nil, "html GB18030", "rows 2, used 2, totals 1",
			`3: project=信贷核心 id=B-1 from=2023-06-01T09:00:00Z time=2023-06-03T18:30:00Z
4: project=信贷核心 id=B-2 from=2023-06-02T09:00:00Z time=2023-06-05T20:00:00Z`, "",
		},
		{
			"ServiceNow: XML behind an .xls name, a day count, a hidden row", "servicenow-incidents.xml.xls",
			"id=Number project=Service from=Opened time=Resolved spent=Downtime", hours, "spreadsheetml UTF-8", "rows 2, used 2",
			`2: id=INC001 project=Crédit from=2023-06-01T08:00:00Z time=2023-06-01T12:30:00Z spent=102600
3: id=INC002 project=Crédit from=2023-06-02T12:00:00Z time=- spent=-`, "servicenow-incidents.xml.xls:'Page 1' notice: hidden-read Page 1,1,0",
		},
		{
			"LibreOffice: two sheets, a title, a merged cell, a length of time, a hidden row", "deployments.ods",
			"project=系统 id=编号 from=开始 time=完成 spent=耗时 note=备注", hours, "ods ", "rows 2, used 2",
			`4: project=信贷核心 id=1 from=2023-06-01T09:00:00Z time=2023-06-03T00:00:00Z spent=131400 note=a
b
5: project=信贷核心 id=2 from=2023-06-02T00:00:00Z time=- spent=1800 note=`, "deployments.ods:'部署' notice: hidden-read 部署,1,0",
		},
		{
			"LibreOffice: the same as one XML text", "deployments.fods",
			"project=系统 id=编号 from=开始 time=完成 spent=耗时 note=备注", hours, "fods UTF-8", "rows 2, used 2",
			`4: project=信贷核心 id=1 from=2023-06-01T09:00:00Z time=2023-06-03T00:00:00Z spent=131400 note=a
b
5: project=信贷核心 id=2 from=2023-06-02T00:00:00Z time=- spent=1800 note=`, "deployments.fods:'部署' notice: hidden-read 部署,1,0",
		},
		{
			"UTF-16 without a byte order mark", "azure-items.utf16-no-bom.tsv",
			"id=ID from=Created+Date time=closed+date", nil, "csv UTF-16LE", "rows 2, used 2",
			`2: id=一 from=2025-08-12T07:00:00Z time=2025-08-25T15:30:00Z
3: id=二 from=2025-08-09T23:15:00Z time=-`, "",
		},
	})
}
