package ingest

import "testing"

// Never panics, and every row is data, no record, or a problem's: the fates of a file sum up to its rows.
func FuzzRead(f *testing.F) {
	f.Add("ID,Opened,Done\n1,2023-01-01,2023-01-05\n", false)
	f.Add("# t\nID;Opened;Done\n1;3/4/2023;13/4/2023\n合计;;\n1;3/4/2023;\"x\n", false)
	f.Add("ID,Opened,Done,2023-06,2023年\n1,a,b,5,\n", true)
	f.Add("\xff\xfeI\x00D\x00", false)
	f.Add("ID\tOpened\tDone\r\n\xb9\xa4,2\t\t\r", false)
	f.Fuzz(func(t *testing.T, text string, wide bool) {
		plan := leadTimePlan("a.csv", "id", "ID", "from", "Opened", "time", "Done")
		if wide {
			plan.Sources[0].Layout = "wide"
			plan.Sources[0].Columns = bindings("project", "ID", "series", "Opened")
		}
		data, problems := Read(files{"a.csv": text}.fs(), plan)
		checkSums(t, data)
		if len(data.Tables[0].Account.Files) == 0 && len(problems) == 0 {
			t.Errorf("no file was read, without a problem")
		}
	})
}
