package grid

import (
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	checkOpened(t, []openedCase{
		{"a table", "<html><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></html>", Options{}, "html UTF-8\nTable 1: [a|b]@1 [1|2]@2"},
		{"tags that may be left out", "<table><thead><tr><th>a<th>b<tbody><tr><td>1<td>2<tr><td>3</table>", Options{}, "html UTF-8\nTable 1: [a|b]@1 [1|2]@2 [3]@3"},
		{"GBK, as the page says", "<html><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><table><tr><td>\xd0\xc5\xb4\xfb</table>", Options{}, "html GB18030\nTable 1: [信贷]@1"},
		{"UTF-8, whatever the page says", "<meta charset=gbk><table><tr><td>" + strings.Repeat("信贷", 10) + "</table>", Options{}, "html UTF-8\nTable 1: [" + strings.Repeat("信贷", 10) + "]@1"},
		{"windows-1252, as the page says", "<meta charset='iso-8859-1'><table><tr><td>Cr\xe9dit</table>", Options{}, "html windows-1252\nTable 1: [Crédit]@1"},
		{"what the definition says wins", "<meta charset='gbk'><table><tr><td>Cr\xe9dit</table>", Options{Encoding: "windows-1252"}, "html windows-1252\nTable 1: [Crédit]@1"},
		{"an unknown name is passed over", "<meta charset='nosuch'><table><tr><td>信</table>", Options{}, "html UTF-8\nTable 1: [信]@1"},
		{"UTF-16", "\xff\xfe" + utf16LE("<meta charset=utf-8><table><tr><td>信</table>"), Options{}, "html UTF-16LE\nTable 1: [信]@1"},
		{"XHTML after a comment", "<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE html><html><table><tr><td>a</td></tr></table></html>", Options{}, "html UTF-8\nTable 1: [a]@1"},
		{"br and blocks are line ends", "<table><tr><td>a<br>b<br/><br>c</td><td><p>x</p>\n<p>y</p></td><td><div>u</div>v<br></td></table>", Options{}, "html UTF-8\nTable 1: [a\nb\n\nc|x\ny|u\nv]@1"},
		{"space runs are one space", "<table><tr><td> a \n\t b </td><td>&nbsp;c&nbsp;</td></table>", Options{}, "html UTF-8\nTable 1: [a b|c]@1"},
		{"entities", "<table><tr><td>a&amp;b &lt;c&gt; &#20449;&#x8d37; &nosuch;</table>", Options{}, "html UTF-8\nTable 1: [a&b <c> 信贷 &nosuch;]@1"},
		{"scripts, styles and comments are no text", "<style>td{}</style><table><tr><td><script>var a='<td>x</td>'</script>a<!-- <td>y --><style>b</style></table>", Options{}, "html UTF-8\nTable 1: [a]@1"},
		{"colspan and rowspan", "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f</table>", Options{}, "html UTF-8\nTable 1: {1 1 1 2} {2 1 3 1} [a|b|b|c]@1 [a|d|e|f]@2"},
		{"a rowspan ends with its group", "<table><thead><tr><th rowspan=9>a<th>b<tbody><tr><td>1<td>2</table>", Options{}, "html UTF-8\nTable 1: {1 1 1 1} [a|b]@1 [1|2]@2"},
		{"rowspan=0 reaches to the end of the group", "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", Options{}, "html UTF-8\nTable 1: {1 1 1 3} [a|b]@1 [a|c]@2 [a|d]@3"},
		{"several tables; those without a word are left out, and counted", "<table><tr><td>a</table><table><tr><td>&nbsp;</table><table><tr><td>b</table>", Options{}, "html UTF-8\nTable 1: [a]@1\nTable 3: [b]@1"},
		{"a table in a table is one of its own", "<table><tr><td>a<table><tr><td>b<tr><td>c</table>d<td>e</table>", Options{}, "html UTF-8\nTable 1: [ad|e]@1\nTable 2: [b]@1 [c]@2"},
		{"a number behind what is shown", `<table><tr><td x:num="1234.5">1,234.50<td x:num="0.853">85%<td x:num="45078.5">2023/6/1 12:00<td x:num="45078">1.6.2023<td x:num>7<td sdval="0.5" sdnum="1033;">1/2<td sdval="3">3,00<td x:num=abc>x</table>`, Options{}, "html UTF-8\nTable 1: [1234.5|0.853|2023/6/1 12:00|1.6.2023|7|1/2|3|x]@1"},
		{"the word of a picture", `<table><tr><td><img alt="Major" src=x><td><img alt="icon"> Minor</table>`, Options{}, "html UTF-8\nTable 1: [Major|Minor]@1"},
		{"blank rows are passed over, and counted", "<table><tr><td>a<tr><td><tr><tr><td>b</table>", Options{}, "html UTF-8\nTable 1: [a]@1 []@2 []@3 [b]@4"},
		{"hidden tables, rows and columns", `<table style="DISPLAY: none"><col hidden><col><tr><td>a<td>b<tr style='display:none'><td>c</table>`, Options{}, "html UTF-8\nTable 1: hidden hidden-read[Table 1 1 1] [a|b]@1 [c]@2"},
		{"a table that is not closed", "<table><tr><td>a</td></tr>", Options{}, "html UTF-8\nTable 1: table-cut-off[f] [a]@1"},
		{"a page that ends in a row", "<table><tr><td>a</td></tr><tr><td>b", Options{}, "table-cut-off at f:'Table 1'!2:2 []"},
		{"a page without a table", "<html><body>Please log in</body></html>", Options{}, "no-table at f []"},
		{"a long cell", "<table><tr><td>" + strings.Repeat("x ", maxCellBytes/2+1) + "</table>", Options{}, "cell-too-large at f:'Table 1'!1:1 []"},
		{"a long tag", "<table><tr><td a=\"" + strings.Repeat("x", 3*maxCellBytes), Options{}, "cell-too-large at f:'Table 1'!1:1 []"},
		{"a wide row", "<table><tr>" + strings.Repeat("<td>a", MaxColumns+1) + "</table>", Options{}, "too-many-columns at f:'Table 1'!1:1 []"},
		{"spans that make a wide row", "<table><tr>" + strings.Repeat("<td colspan=1000>a", 17) + "<td>b</table>", Options{}, "too-many-columns at f:'Table 1'!1:1 []"},
		{"tables in tables in tables", strings.Repeat("<table><tr><td>", 100), Options{}, "too-deep at f:'Table 64'!1:1 [64]"},
		{"very many tables", strings.Repeat("<table></table>", maxTables+1), Options{}, "too-many-tables at f []"},
		{"a web archive", "MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", Options{}, "format-unsupported at f [web archive (.mht)]"},
	})
}

// Never panics or hangs, and every row with a word is given or there is a problem.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"<tr><td rowspan=2 x:num=\"1.5\">a<br>b<td colspan=3>&amp;<tr><td>c</table>", "<tr><td><table><tr><td>x</table></table><table><tr><td>y",
		"<thead><tr><th rowspan=0>a<tbody><tr><td>b", "<script><td></script><tr style='display:none'><td>x</table>", "</table></td><td>x<col span=99999 hidden>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkWhole(t, append([]byte("<table>"), data...), Options{}) })
}
