package ingest

import "testing"

func TestAWesternTextIsNotTakenForChinese(t *testing.T) {
	for _, c := range []struct{ claim, text, encoding, id string }{
		{"accents stand among other letters", "ID,Opened,Done\nCr\xe9dit,2023-01-01,2023-01-05\n", "windows-1252", "Crédit"},
		{"a dash stands alone", "ID,Opened,Done\nA \x96 B,2023-01-01,2023-01-05\n", "windows-1252", "A – B"},
		{"some stand side by side", "ID,Opened,Done\nop\xe7\xf5es de cr\xe9dito \xe0 parte,2023-01-01,2023-01-05\n", "windows-1252", "opções de crédito à parte"},
		{"Chinese characters have two such bytes", "ID,Opened,Done\n\xd0\xc5\xb4\xfb A,2023-01-01,2023-01-05\n", "GB18030", "信贷 A"},
		{"but for a few", "ID,Opened,Done\n\x96\x7c\xce\xf7\xcf\xf2,2023-01-01,2023-01-05\n", "GB18030", "東西向"},
	} {
		plan := leadTimePlan("a.csv", "id", "ID", "from", "Opened", "time", "Done")
		plan.MaxRejected = 1
		data, problems := Read(files{"a.csv": c.text}.fs(), plan)
		table := data.Tables[0]
		if table.N == 0 || table.Account.Files[0].Encoding != c.encoding || table.Columns[0].Word(0) != c.id {
			t.Errorf("%s: %s %s, want %s %s", c.claim, dump(data, 0), problemLines(problems), c.encoding, c.id)
		}
	}
}

func TestEncodings(t *testing.T) {
	const text = "ID,Opened,Done\n\xd0\xc5\xb4\xfb,2023-01-01,2023-01-05\n" // 信贷 in GBK
	for _, c := range []struct{ claim, forced, encoding, id, problems string }{
		{"no UTF-8 is GB18030, with a notice", "", "GB18030", "信贷", "a.csv notice: encoding-guessed a.csv,GB18030"},
		{"unless the definition says so itself", "gbk", "GB18030", "信贷", ""},
		{"unless the definition says otherwise", "iso-8859-1", "windows-1252", "ÐÅ´û", ""},
		{"what the forced encoding cannot read is reported", "utf-8", "UTF-8", "\uFFFDŴ\uFFFD", "a.csv:2 warning: encoding-doubtful 2,a.csv,UTF-8"},
		{"an unknown name is an error", "utf-9", "", "", "upshot.yaml:10:3 error: unknown-encoding utf-9, (definition)"},
	} {
		plan := leadTimePlan("a.csv", "id", "ID", "from", "Opened", "time", "Done")
		plan.Sources[0].Encoding = c.forced
		data, problems := Read(files{"a.csv": text}.fs(), plan)
		var encoding, id string
		if table := data.Tables[0]; table.N > 0 {
			encoding, id = table.Account.Files[0].Encoding, table.Columns[0].Word(0)
		}
		if got := problemLines(problems); encoding != c.encoding || id != c.id || got != c.problems {
			t.Errorf("%s: %s %q %s, want %s %q %s", c.claim, encoding, id, got, c.encoding, c.id, c.problems)
		}
	}
}
