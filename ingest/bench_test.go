package ingest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// benchRecords is 100,000 synthetic deployments as CSV.
func benchRecords() string {
	var text strings.Builder
	text.WriteString("id,project,status,committed,finished,changes\n")
	start := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 100_000 {
		end := start.Add(time.Duration(i) * 10 * time.Minute)
		fmt.Fprintf(&text, "DEP-%d,信贷核心%d,成功,%s,%s,%d\n", i, i%40, end.Add(-30*time.Hour).Format(time.DateTime), end.Format(time.DateTime), i%400)
	}
	return text.String()
}

func benchmarkCSV(b *testing.B, text, encoding string) {
	fsys := files{"d.csv": text}.fs()
	plan := leadTimePlan("d.csv", "id", "id", "project", "project", "result", "status", "from", "committed", "time", "finished", "changes", "changes")
	plan.Sources[0].Encoding = encoding
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if data, problems := Read(fsys, plan); data.Tables[0].N == 0 || len(problems) > 0 {
			b.Fatalf("Read = %d records, %v", data.Tables[0].N, problems)
		}
	}
}

func BenchmarkCSV(b *testing.B) { benchmarkCSV(b, benchRecords(), "") }

func BenchmarkGBKCSV(b *testing.B) {
	text, err := simplifiedchinese.GB18030.NewEncoder().String(benchRecords())
	if err != nil {
		b.Fatal(err)
	}
	benchmarkCSV(b, text, "gb18030")
}
