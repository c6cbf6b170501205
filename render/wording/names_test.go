package wording

import "testing"

func TestTab(t *testing.T) {
	used := NewTabs()
	for _, c := range []struct{ claim, want, tab string }{
		{"Excel keeps one name for itself", "history", "history~2"},
		{"a short name stays", "change-lead-time", "change-lead-time"},
		{"the same name again is numbered", "Change-Lead-Time", "Change-Lead-Time~2"},
		{"a long name is cut at a whole part", "failed-deployment-recovery-time", "failed-deployment-recovery"},
		{"a long name without parts is cut", "abcdefghijklmnopqrstuvwxyzabcdefghijkl", "abcdefghijklmnopqrstuvwxyzabcd"},
		{"and numbered within the bound", "abcdefghijklmnopqrstuvwxyzabcdefghijkl", "abcdefghijklmnopqrstuvwxyzab~2"},
		{"forbidden characters are replaced", `a[b]:*?/\'c`, "a_b_______c"},
		{"nothing is something", "", "_"},
		{"Chinese counts as characters", "需求交付周期", "需求交付周期"},
		{"half a pair never stands", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa😀b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
	} {
		if got := used.Tab(c.want); got != c.tab {
			t.Errorf("%s: tab(%q) = %q, want %q", c.claim, c.want, got, c.tab)
		}
	}
}

func TestColumn(t *testing.T) {
	used := Names{}
	for _, c := range []struct{ claim, head, second, want string }{
		{"a name stays", "Project", "project", "Project"},
		{"the same in other letters gets its role", "project", "upshot", "project (upshot)"},
		{"an empty one is its role", "", "time", "time"},
		{"line breaks go", "Finished\n at", "time", "Finished at"},
		{"a third one is numbered", "PROJECT", "upshot", "PROJECT (upshot) 2"},
	} {
		if got := used.Column(c.head, c.second); got != c.want {
			t.Errorf("%s: column(%q, %q) = %q, want %q", c.claim, c.head, c.second, got, c.want)
		}
	}
}
