package workbook

import "strings"

// condition is a test of the rows of a table, in the two forms in which a formula counts with it.
type condition struct {
	cells     string // the column's cells
	criterion string // for COUNTIFS; "" where the test is against a text of the input: there "*" would stand for anything and "2024-03" for a day
	array     string // for SUMPRODUCT, a factor: true or false, or 1 or 0, for every row
	holds     func(row int) bool
}

// is tests a column of words of the report's own.
func is(cells, word string, holds func(row int) bool) condition {
	return condition{cells, literal(word), "(" + cells + "=" + literal(word) + ")", holds}
}

func isNot(cells, word string, holds func(row int) bool) condition {
	return condition{cells, literal("<>" + word), "(" + cells + "<>" + literal(word) + ")", holds}
}

// marked tests a column of 1 and 0.
func marked(cells string, holds func(row int) bool) condition {
	return condition{cells, "1", cells, holds}
}

// compares tests a column of numbers or days against a cell; an empty cell never passes.
func compares(cells, operator, cell string, holds func(row int) bool) condition {
	return condition{cells, literal(operator) + "&" + cell, "(" + cells + `<>"")*(` + cells + operator + cell + ")", holds}
}

// sameAs tests a column against a text of the input that stands in a cell.
func sameAs(cells, cell string, holds func(row int) bool) condition {
	return condition{cells, "", "EXACT(" + cells + "," + cell + ")", holds}
}

// listed tests a column of ids against a cell that lists some of them.
func listed(cells, cell, separator string, holds func(row int) bool) condition {
	whole := func(text string) string { return literal(separator) + "&" + text + "&" + literal(separator) }
	return condition{cells, "", "ISNUMBER(FIND(" + whole(cells) + "," + whole(cell) + "))", holds}
}

// countWhere counts the rows of a table that pass all of the conditions.
func countWhere(rows int, conditions ...condition) expr {
	if rows == 0 {
		return constant(0)
	}
	return expr{where("COUNTIFS", "", conditions), sumOf(rows, func(int) float64 { return 1 }, conditions), true}
}

// sumWhere adds up a column of numbers over them; an empty cell adds nothing.
func sumWhere(cells string, value func(row int) float64, rows int, conditions ...condition) expr {
	return expr{where("SUMIFS", cells, conditions), sumOf(rows, value, conditions), true}
}

func sumOf(rows int, value func(row int) float64, conditions []condition) float64 {
	sum := 0.0
next:
	for row := range rows {
		for _, c := range conditions {
			if !c.holds(row) {
				continue next
			}
		}
		sum += value(row)
	}
	return sum
}

// where writes COUNTIFS or SUMIFS, or SUMPRODUCT where a criterion is a text of the input.
func where(function, cells string, conditions []condition) string {
	var arguments, arrays []string
	if cells != "" {
		arguments = append(arguments, cells)
	}
	plain := true
	for _, c := range conditions {
		plain = plain && c.criterion != ""
		arguments = append(arguments, c.cells, c.criterion)
		arrays = append(arrays, c.array)
	}
	if plain {
		return function + "(" + strings.Join(arguments, ",") + ")"
	}
	if len(arrays) == 1 {
		arrays = append(arrays, "1")
	}
	product := strings.Join(arrays, "*")
	if cells != "" {
		product += "," + cells
	}
	return "SUMPRODUCT(" + product + ")"
}

// literal is a text as a formula writes it.
func literal(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// area is the cells of a column from one row to another, as a formula writes them.
func area(column, first, last int) string {
	if first == last {
		return address(column, first)
	}
	return address(column, first) + ":" + address(column, last)
}
