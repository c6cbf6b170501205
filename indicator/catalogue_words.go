package indicator

// The words that exports are known to use, by canonical word. Cells are compared after metric.Fold,
// so one spelling stands for every case and width. A word in none of the lists is kept as it is and
// reported: guessing what "completed" or "inactive" means would change a rate without anybody being told.

// resultWords reads the outcome of a deployment or build: GitHub, GitLab, Jenkins, Azure DevOps,
// change records and Chinese platforms. What was rolled back has failed: somebody had to step in.
var resultWords = map[string][]string{
	"success": {
		"success", "successful", "succeeded", "succeed", "passed", "pass", "ok", "deployed",
		"成功", "已成功", "部署成功", "发布成功", "上线成功", "投产成功", "构建成功", "执行成功", "通过",
	},
	"failed": {
		"failed", "failure", "fail", "error", "errored", "unsuccessful",
		"timeout", "timed out", "timed_out", "timedout", "startup_failure",
		"rolled back", "rolled_back", "rolledback", "rollback",
		"失败", "已失败", "部署失败", "发布失败", "上线失败", "投产失败", "构建失败", "执行失败",
		"不成功", "未成功", "未通过", "错误", "异常", "超时", "回滚", "已回滚", "回退", "已回退",
	},
	"unstable": {
		"unstable", "partial", "partial success", "partially succeeded", "partially_succeeded", "partiallysucceeded",
		"successful with issues", "success with warnings", "warning",
		"不稳定", "部分成功", "有告警",
	},
	"cancelled": {
		"cancelled", "canceled", "cancel", "aborted", "abort", "stopped", "skipped",
		"not_built", "not built", "notdeployed", "not deployed", "withdrawn",
		"取消", "已取消", "中止", "已中止", "终止", "已终止", "已停止", "跳过", "已跳过", "未执行", "未部署", "已撤销",
	},
	"running": {
		"running", "in progress", "in_progress", "inprogress", "pending", "queued", "waiting", "created",
		"scheduled", "preparing", "blocked", "manual",
		"进行中", "执行中", "部署中", "发布中", "构建中", "运行中", "等待中", "排队中", "待执行", "待部署", "未开始",
	},
}

// plannedWords reads whether a deployment was planned, or a reaction to trouble in production.
var plannedWords = map[string][]string{
	"unplanned": {
		"unplanned", "rework", "hotfix", "hot fix", "hot-fix", "emergency", "emergency change", "urgent", "incident fix",
		"非计划", "计划外", "返工", "紧急", "紧急发布", "紧急变更", "紧急上线", "紧急修复", "热修复", "应急", "应急变更", "应急发布", "生产修复",
	},
	"planned": {
		"planned", "normal", "normal change", "standard", "standard change", "regular", "routine", "scheduled", "feature", "release",
		"计划", "计划内", "常规", "常规发布", "常规变更", "常规上线", "标准", "标准变更", "正常", "普通变更", "一般变更", "例行", "例行发布", "版本发布",
	},
}

// onTimeWords reads whether a commitment was kept.
var onTimeWords = map[string][]string{
	"yes": {
		"yes", "y", "true", "1", "on time", "on-time", "ontime", "on schedule", "met",
		"是", "按时", "按期", "准时", "如期", "按时完成", "按期完成", "按时交付", "按期交付", "未延期", "未逾期", "√",
	},
	"no": {
		"no", "n", "false", "0", "late", "delayed", "overdue", "missed", "not met", "behind schedule",
		"否", "延期", "已延期", "逾期", "已逾期", "超期", "延迟", "延误", "未按时", "未按期", "延期完成", "延期交付", "逾期完成", "×",
	},
}

// foundWords reads where a defect was found.
var foundWords = map[string][]string{
	"production": {
		"production", "prod", "prd", "live", "in production", "customer", "post-release", "after release",
		"生产", "生产环境", "生产缺陷", "生产问题", "线上", "线上环境", "线上缺陷", "线上问题", "现网", "上线后", "投产后", "发布后",
	},
	"before-release": {
		"before-release", "before release", "pre-release", "test", "testing", "sit", "st", "uat", "qa",
		"dev", "development", "staging", "stage", "pre-production", "preproduction", "preprod", "pre-prod",
		"测试", "测试环境", "系统测试", "集成测试", "功能测试", "回归测试", "验收测试", "用户验收测试", "单元测试", "性能测试",
		"开发", "开发环境", "开发自测", "代码评审", "预发", "预发布", "预发环境", "预生产", "准生产", "上线前", "投产前", "发布前",
	},
}

// environmentWords reads where something was deployed to.
var environmentWords = map[string][]string{
	"production": {"production", "prod", "prd", "live", "生产", "生产环境", "线上", "线上环境", "现网"},
	"other": {
		"other", "test", "testing", "sit", "st", "uat", "qa", "dev", "development",
		"staging", "stage", "pre-production", "preproduction", "preprod", "pre-prod", "pre",
		"其他", "其它", "测试", "测试环境", "验收", "验收环境", "开发", "开发环境",
		"预发", "预发布", "预发环境", "预生产", "预生产环境", "准生产", "准生产环境",
	},
}

// causeWords reads what an incident came from.
var causeWords = map[string][]string{
	"deployment": {
		"deployment", "deploy", "release", "software release", "change", "change-related", "change related", "caused by change",
		"部署", "发布", "上线", "投产", "变更", "版本发布", "变更引发", "变更导致", "发布引发", "上线引发",
	},
	"other": {
		"other", "unknown", "hardware", "network", "infrastructure", "capacity", "third party", "third-party", "external",
		"vendor", "data", "security", "operation", "human error",
		"其他", "其它", "未知", "硬件", "硬件故障", "网络", "网络故障", "基础设施", "容量", "第三方", "外部", "数据", "数据问题", "安全", "操作", "操作失误",
	},
}

// coverageSeries are the names under which a quality board keeps unit-test coverage. They stand in a
// condition, not in a vocabulary: the other series of a board are not unknown words.
var coverageSeries = []string{
	"unit-test-coverage", "unit test coverage", "unit tests coverage", "unit coverage", "ut coverage",
	"单元测试覆盖率", "单测覆盖率", "单元测试代码覆盖率", "单元测试行覆盖率", "单测行覆盖率", "UT覆盖率",
}
