package workbook

import (
	"strconv"
	"strings"

	"upshot/metric"
	"upshot/render/wording"
)

const maxAlt = 250 // of a chart's alt text: below its bound of 255

// tableName makes the name of an Excel table: letters, digits and underscores.
func tableName(n wording.Names, want string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToLower(want))
	name = "t_" + name
	for i := 2; !n.Take(name); i++ {
		if n.Take(name + "_" + strconv.Itoa(i)) {
			return name + "_" + strconv.Itoa(i)
		}
	}
	return name
}

// quoted is a sheet's name as a formula writes it.
func quoted(tab string) string { return "'" + strings.ReplaceAll(tab, "'", "''") + "'" }

// address is a cell as a formula writes it; column and row count from 1.
func address(column, row int) string {
	return "$" + metric.ColumnLetters(column) + "$" + strconv.Itoa(row)
}
