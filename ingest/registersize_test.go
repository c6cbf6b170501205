package ingest

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// What a register costs grows with its rows, whatever is wrong with them. Each of these took minutes or hours when
// something was done for each row with each other row, or with each part of an id.
func TestLargeAndWrongRegistersAreReadAtOnce(t *testing.T) {
	const rows = 5000
	table := func(header, row string) string {
		var b strings.Builder
		b.WriteString(header)
		for i := range rows {
			fmt.Fprintf(&b, row, i, i)
		}
		return b.String()
	}
	actions := table("ID,Capabilities\n", "T-%d-%d,CM\n")
	for _, c := range []struct {
		claim, registers string
		files            files
	}{
		{"findings that name other actions than there are", assessmentKey + actionsKey + findingsKey, files{
			"t.csv": actions, "f.csv": table("ID,Finding,Actions\n", "F-%d,x,TX-%d-9\n"),
		}},
		{"evidence of which nothing tells the capability, and whose files are not there", assessmentKey + evidenceKey, files{
			"a.csv": "Code,Self (before),Evidence\nCM-VC-BM,3,\"" + table("", "Doc-%d-%d;") + "\"\n",
			"e.csv": table("ID,File\n", "Doc-%d,x%d.pdf\n"), "evidence/y.pdf": "",
		}},
		{"an id of many parts", assessmentKey + evidenceKey, files{
			"e.csv": "ID,Link\n" + strings.Repeat("a-", 8*rows) + "L3,https://a.example\n", "evidence/x": "",
		}},
	} {
		texts := brokenRegister{files: c.files}.texts()
		start, done := time.Now(), make(chan bool)
		go func() {
			registered(t, c.registers, texts)
			close(done)
		}()
		select {
		case <-done:
			t.Logf("%s: %v", c.claim, time.Since(start))
		case <-time.After(20 * time.Second):
			t.Fatalf("%s: not read after 20 s", c.claim)
		}
	}
}
