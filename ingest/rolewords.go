package ingest

// need is what a column must hold to play a role.
type need int

const (
	needWords need = iota
	needID
	needTime
	needNumber
	needDuration
)

// roleWords are the headers under which the roles of the catalogue are known, as headerKey gives them, the
// best first. A role that is not here is looked for under its own name.
var roleWords = []struct {
	role  string
	need  need
	words []string
}{
	{"id", needID, []string{
		"id", "issuekey", "key", "编号", "bug编号", "需求编号", "任务编号", "缺陷编号", "工单编号", "工单号", "单号", "问题关键字", "deploymentid", "buildid",
		"buildnumber", "incidentnumber", "number", "issueid", "iid", "变更单号", "部署编号", "发布单号", "构建编号", "事件编号", "workitemid", "ticket",
	}},
	{"project", needWords, []string{
		"project", "projectname", "projectkey", "system", "systemname", "application", "applicationname", "app", "product", "service", "servicename",
		"businessservice", "team", "repository", "repo", "reponame", "项目", "项目名称", "所属项目", "系统", "系统名称", "所属系统", "应用", "应用名称", "所属应用",
		"产品", "产品名称", "所属产品", "团队", "服务", "originalproject", "cicdscopeid", "baserepoid", "repoid", "areapath", "teamproject", "component",
		"orgcode", "organisation", "organization", "org", "department", "部门",
	}},
	{"time", needTime, []string{
		"finishedat", "finished", "finisheddate", "deployedat", "deployed", "deploymentdate", "deploymenttime", "deploydate", "deploytime", "endtime", "enddate", "end", "endedat",
		"completedat", "completed", "完成时间", "部署时间", "部署完成时间", "发布时间", "上线时间", "投产时间", "结束时间", "时间结束", "上线日期", "投产日期", "发布日期", "部署日期",
		"time", "timestamp", "date", "day", "week", "month", "period", "日期", "时间", "月份", "年月", "周期", "期间", "统计月份", "统计周期", "统计日期",
		"startedat", "started", "starttime", "start", "startdate", "开始时间", "构建时间", "createdat", "createddate", "created", "创建时间", "lastanalysis",
	}},
	{"started", needTime, []string{"startedat", "started", "starttime", "starteddate", "startdate", "start", "开始时间", "时间开始", "部署开始时间", "实际开始"}},
	{"committed", needTime, []string{
		"committed", "committedat", "firstcommitat", "firstcommit", "committime", "commitdate", "committeddate", "authoreddate",
		"提交时间", "首次提交时间", "代码提交时间", "最早提交时间",
	}},
	{"result", needWords, []string{
		"result", "conclusion", "outcome", "deploymentresult", "buildresult", "deploymentstatus", "buildstatus", "status", "state",
		"结果", "部署结果", "发布结果", "构建结果", "执行结果", "上线结果", "投产结果", "部署状态", "构建状态", "状态",
	}},
	{"environment", needWords, []string{"environment", "env", "environmentname", "targetenvironment", "环境", "部署环境", "目标环境", "发布环境"}},
	{"kind", needWords, []string{"kind", "deploymenttype", "changetype", "releasetype", "变更类型", "发布类型", "部署类型", "上线类型"}},
	{"created", needTime, []string{
		"created", "createdat", "createddate", "createdtime", "createtime", "createdate", "creationdate", "createdon", "opened", "openedat", "openeddate", "opendate", "reportedat",
		"submittedat", "创建时间", "创建日期", "提出时间", "提出日期", "登记时间", "登记日期", "提交时间", "提交日期", "发现时间", "发现日期", "已创建", "gmtcreate",
	}},
	{"closed", needTime, []string{
		"closed", "closedat", "closeddate", "closedon", "closetime", "closedate", "finished", "finishedat", "finisheddate", "completed", "completedat", "completeddate", "completiondate",
		"done", "donedate", "deliveredat", "delivereddate", "resolved", "resolvedat", "resolveddate", "resolutiondate", "enddate", "endtime",
		"关闭时间", "关闭日期", "实际上线日期", "实际投产日期", "实际交付日期", "完成时间", "完成日期", "实际完成", "实际完成时间", "实际完成日期", "交付时间", "交付日期", "上线时间", "上线日期", "投产时间", "投产日期", "解决时间", "解决日期", "已解决", "gmtclosed",
	}},
	{"opened", needTime, []string{
		"opened", "openedat", "openeddate", "opendate", "openedon", "created", "createdat", "createddate", "creationdate", "createtime", "startedat", "starttime", "occurredat",
		"发生时间", "打开时间", "创建时间", "创建日期", "发起时间", "提交时间", "登记时间", "开始时间", "上报时间",
	}},
	{"resolved", needTime, []string{
		"resolved", "resolvedat", "resolveddate", "resolutiondate", "resolvedon", "restoredat", "restored", "closed", "closedat", "closeddate", "closedon", "finishedat", "finisheddate",
		"解决时间", "解决日期", "恢复时间", "修复时间", "修复日期", "关闭时间", "关闭日期", "完成时间", "结束时间",
	}},
	{"approved", needTime, []string{"approved", "approvedat", "approveddate", "merged", "mergedat", "mergeddate", "completedat", "通过时间", "评审通过时间", "评审完成时间", "合并时间"}},
	{"broken", needTime, []string{"broken", "brokenat", "failedat", "首次失败时间", "失败时间"}},
	{"repaired", needTime, []string{"repaired", "repairedat", "fixedat", "修复时间", "恢复时间"}},
	{"requested", needTime, []string{"requested", "requestedat", "requestdate", "申请时间", "申请日期"}},
	{"ready", needTime, []string{"ready", "readyat", "readydate", "deliveredat", "交付时间", "就绪时间", "交付日期"}},
	{"duration", needDuration, []string{"duration", "durationsec", "durationms", "durationseconds", "buildduration", "elapsed", "耗时", "时长", "构建时长", "构建耗时", "用时"}},
	{"age", needDuration, []string{"age", "agedays", "停留天数", "在制时长", "已持续天数"}},
	{"on_time", needWords, []string{"ontime", "isontime", "deliveredontime", "按期", "按期交付", "按时交付", "是否按期", "是否按时", "按时完成", "是否按期完成", "是否按时完成"}},
	{"found_in", needWords, []string{"foundin", "detectedin", "foundstage", "发现阶段", "发现环境", "如何发现", "originphase"}},
	{"cause", needWords, []string{"cause", "rootcause", "原因", "故障原因", "事件原因", "根因"}},
	{"severity", needWords, []string{"severity", "严重程度", "priority", "优先级", "级别", "事件级别", "缺陷等级", "严重级别"}},
	{"series", needWords, []string{"series", "metric", "indicator", "measure", "指标", "指标名称", "度量项"}},
	{"value", needNumber, []string{"value", "数值", "值", "指标值", "coverage", "覆盖率", "单元测试覆盖率", "unittestcoverage", "unitcoverage"}},
	{"automated", needNumber, []string{"automated", "automatedcases", "automatedtests", "自动化用例数", "自动化用例", "已自动化"}},
	{"cases", needNumber, []string{"cases", "testcases", "total", "totalcases", "totaltests", "tests", "用例数", "用例总数", "总用例数", "执行用例数", "执行数"}},
	{"passed", needNumber, []string{"passed", "passedcases", "passedtests", "通过数", "通过用例数", "通过"}},
	{"kloc_changed", needNumber, []string{"klocchanged", "kloc", "变更千行数"}},
}

// recordKinds are the sources of the catalogue's entries, and how the names of files, sheets, presets and
// headers tell them.
var recordKinds = []struct {
	name string
	hint
	also []string // roles that serve keep and comparison
}{
	{"deployments", hint{[]string{"deployment", "deployments", "deploy", "deploys", "release", "releases", "change", "changes"}, []string{"部署", "发布", "上线", "投产", "变更", "cicddeployment"}}, []string{"environment"}},
	{"builds", hint{[]string{"build", "builds", "jenkins", "pipeline", "pipelines"}, []string{"构建", "流水线"}}, nil},
	{"breakages", hint{[]string{"breakage", "breakages"}, nil}, nil},
	{"incidents", hint{[]string{"incident", "incidents", "outage", "outages", "pagerduty"}, []string{"事件", "故障"}}, []string{"severity"}},
	{"defects", hint{[]string{"bug", "bugs", "defect", "defects"}, []string{"缺陷", "bug编号"}}, []string{"severity"}},
	{"reviews", hint{[]string{"review", "reviews", "pull", "pulls", "merge", "mr", "mrs"}, []string{"评审", "合并请求"}}, nil},
	{"requirements", hint{
		[]string{"requirement", "requirements", "story", "stories", "issue", "issues", "jira", "task", "tasks", "backlog", "epic", "feature", "features", "workitem", "workitems", "items", "tapd", "yunxiao"},
		[]string{"需求", "任务", "工作项", "用户故事"}}, nil},
	{"environments", hint{[]string{"environments", "provisioning"}, []string{"环境交付", "环境申请"}}, nil},
	{"tests", hint{[]string{"test", "tests", "testcases"}, []string{"测试", "用例"}}, nil},
	{"board", hint{[]string{"board", "coverage", "quality", "sonarqube", "sonar"}, []string{"看板", "覆盖率", "质量", "指标"}}, nil},
	{"snapshots", hint{[]string{"snapshot", "snapshots", "wip"}, []string{"在制", "快照"}}, nil},
	{"size", hint{[]string{"loc", "kloc", "size", "lines"}, []string{"代码行", "代码量"}}, nil},
}
