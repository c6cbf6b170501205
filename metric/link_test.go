package metric

import "testing"

func TestTheLinkOfARecord(t *testing.T) {
	for _, c := range []struct{ claim, link, id, want string }{
		{"the id takes its place", "https://tracker.example/browse/{id}", "CORE-12", "https://tracker.example/browse/CORE-12"},
		{"an id cannot leave its place", "https://tracker.example/{id}/view", "../a?b#c", "https://tracker.example/..%2Fa%3Fb%23c/view"},
		{"a space is none of the query's", "https://tracker.example/?id={id}&v=1", "a b&c=d", "https://tracker.example/?id=a%20b%26c%3Dd&v=1"},
		{"Chinese ids are escaped", "http://tracker.example/{id}", "需求1", "http://tracker.example/%E9%9C%80%E6%B1%821"},
		{"a quote cannot end an attribute", "https://tracker.example/{id}", `"><script>`, "https://tracker.example/%22%3E%3Cscript%3E"},
		{"no id, no link", "https://tracker.example/{id}", "", ""},
		{"a link to the whole system leads to no record", "https://tracker.example/", "1", ""},
		{"a script is no address", "javascript:alert({id})", "1", ""},
		{"a file is no address of the web", "file:///etc/{id}", "1", ""},
		{"an address has a host", "https:{id}", "1", ""},
	} {
		if got := (Origin{Link: c.link}).Record(c.id); got != c.want {
			t.Errorf("%s: Record(%q, %q) = %q, want %q", c.claim, c.link, c.id, got, c.want)
		}
	}
}
