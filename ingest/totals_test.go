package ingest

import "testing"

func TestTotalsRows(t *testing.T) {
	for _, c := range []struct {
		claim, rows, account string
	}{
		{"a total in the first cell", "A,x,2023-01-01\nTotal,,2023-01-01\n", "rows 1, used 1, totals 1"},
		{"in the first filled cell", "A,x,2023-01-01\n,合计,\n", "rows 1, used 1, totals 1"},
		{"with space for the look of it", "A,x,2023-01-01\n合　计：,,\n小计,,\n汇 总,,\n", "rows 1, used 1, totals 3"},
		{"grand totals and subtotals", "A,x,2023-01-01\nGrand Total:,,\nsub-total,,\nSubtotal,,\n", "rows 1, used 1, totals 3"},
		{"averages", "A,x,2023-01-01\n平均值,,\nAverage,,\n", "rows 1, used 1, totals 2"},
		{"a word that begins like one is a record", "Total Energies,x,2023-01-01\n总行,y,2023-01-01\n", "rows 2, used 2"},
		{"what has an id is a record", "Total,CC-1,2023-01-01\n", "rows 1, used 1"},
		{"numbers alone are a record", "7,8,2023-01-01\n", "rows 1, used 1"},
	} {
		plan := leadTimePlan("a.csv", "title", "Title", "id", "ID", "time", "Done")
		plan.Indicators = nil
		data, _ := Read(files{"a.csv": "Title,ID,Done\n" + c.rows}.fs(), plan)
		checkSums(t, data)
		if got := accounts(data); got != c.account {
			t.Errorf("%s: account = %s, want %s", c.claim, got, c.account)
		}
	}
}

func TestTotalsWords(t *testing.T) {
	for _, word := range totalsWords {
		if !isTotals([]byte(word)) || !isTotals([]byte(word+":")) {
			t.Errorf("isTotals(%q) = false, want true", word)
		}
	}
	for _, word := range []string{"", "T", "Totally", "总", "合同", "Sums of things", "平台"} {
		if isTotals([]byte(word)) {
			t.Errorf("isTotals(%q) = true, want false", word)
		}
	}
}
