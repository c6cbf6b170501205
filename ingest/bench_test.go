package ingest

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func BenchmarkRead100k(b *testing.B) {
	var text strings.Builder
	text.WriteString("id,project,status,committed,finished,changes\n")
	start := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 100_000 {
		end := start.Add(time.Duration(i) * 10 * time.Minute)
		fmt.Fprintf(&text, "DEP-%d,proj-%d,success,%s,%s,%d\n", i, i%40, end.Add(-30*time.Hour).Format(time.DateTime), end.Format(time.DateTime), i%400)
	}
	fsys := files{"d.csv": text.String()}
	plan := leadTimePlan("d.csv", "id", "id", "project", "project", "result", "status", "from", "committed", "time", "finished", "changes", "changes")
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if data, problems := Read(fsys.fs(), plan); data.Tables[0].N == 0 || len(problems) > 0 {
			b.Fatalf("Read = %d records, %v", data.Tables[0].N, problems)
		}
	}
}
