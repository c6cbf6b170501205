package wording

import (
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestLinkRules(t *testing.T) {
	b := book(t)
	byKey := &indicator.Linkage{Link: metric.Link{Key: "deployment"}}
	byTime, across := &indicator.Linkage{}, &indicator.Linkage{AcrossProjects: true}
	for _, c := range []struct {
		claim                  string
		l                      *indicator.Linkage
		incidents, deployments string
		en, zh                 string
	}{
		{"by key", byKey, "", "",
			"An incident is linked to the deployment whose id it carries in K, and to no other.",
			"事件关联到其 K 所记录编号对应的部署，不关联其他部署。"},
		{"by time, with nothing to choose by", byTime, "", "",
			"An incident is linked to the latest deployment of its project that ended before the incident began. Every deployment that the source keeps can be linked to.",
			"事件关联到同一项目在事件发生之前最近完成的一次部署。数据源保留的每次部署都可能被关联。"},
		{"by time, with conditions on both", byTime, "I", "D",
			"An incident is linked to the latest deployment of its project that ended before the incident began. Only deployments with this can be linked to: D. Only incidents with this are linked: I.",
			"事件关联到同一项目在事件发生之前最近完成的一次部署。只关联符合以下条件的部署：D。只有符合以下条件的事件参与关联：I。"},
		{"without projects", across, "", "D",
			"An incident is linked to the latest deployment that ended before the incident began; neither source says the project. Only deployments with this can be linked to: D.",
			"事件关联到在事件发生之前最近完成的一次部署；两个数据源都没有注明项目。只关联符合以下条件的部署：D。"},
	} {
		if got := b.In("en").LinkRule(c.l, "K", c.incidents, c.deployments); got != c.en {
			t.Errorf("%s: LinkRule = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").LinkRule(c.l, "K", c.incidents, c.deployments); got != c.zh {
			t.Errorf("%s: LinkRule = %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestLinkageCounts(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim  string
		l      indicator.Linkage
		en, zh string
	}{
		{"all linked", indicator.Linkage{Incidents: 6, Linked: 6, Deployments: 5, Followed: 2, Laid: 6},
			"6 incidents: 6 linked by time. Of 5 deployments 2 have at least one linked incident; 1.2 incidents per deployment.",
			"共 6 起事件：6 起按时间关联。5 次部署中有 2 次至少关联到一起事件；平均每次部署 1.2 起事件。"},
		{"some not, for several reasons", indicator.Linkage{
			Link: metric.Link{Key: "deployment"}, Incidents: 1200, Linked: 1000, Unlinked: []indicator.Unlinked{{Why: indicator.NoKey, N: 199}, {Why: indicator.UnknownKey, N: 1}},
			Deployments: 4000, Followed: 900, Laid: 1000},
			"1,200 incidents: 1,000 linked by key, 200 not linked (199 name no deployment and 1 names a deployment that is not among those read). Of 4,000 deployments 900 have at least one linked incident; 0.25 incidents per deployment.",
			"共 1,200 起事件：1,000 起按编号关联，200 起未关联（199 起没有部署编号、1 起的部署编号不在读到的部署之中）。4,000 次部署中有 900 次至少关联到一起事件；平均每次部署 0.25 起事件。"},
		{"nothing there", indicator.Linkage{}, "0 incidents: 0 linked by time.", "共 0 起事件：0 起按时间关联。"},
	} {
		if got := b.In("en").Linkage(&c.l); got != c.en {
			t.Errorf("%s: Linkage = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").Linkage(&c.l); got != c.zh {
			t.Errorf("%s: Linkage = %q, want %q", c.claim, got, c.zh)
		}
	}
}
