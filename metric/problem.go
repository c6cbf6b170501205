package metric

import "sort"

// Severity says what a problem does to the run. The zero value is the worst.
type Severity int

const (
	Error   Severity = iota // the report cannot be made
	Warning                 // the report is made, and the problem stands on the Data page
	Notice                  // worth knowing
)

// Severities names them as they are printed.
var Severities = []string{Error: "error", Warning: "warning", Notice: "notice"}

func (s Severity) String() string { return Severities[s] }

// Problem is something wrong with the input. It carries a code and its arguments; the sentence
// and the hint are made by render/wording, in the reader's language.
type Problem struct {
	Severity     Severity
	Code         string   // kebab-case, stable: the key of the sentence
	Args         []string // what {0}, {1}, ... of the sentence stand for
	Pos          Position
	Also         []Position // other places of the same problem, or the place it conflicts with
	Count        int        // how many cells or rows it stands for; 0 means one
	InDefinition bool       // an error that points into the definition: exit code 2, else 3
}

// N is how many cells or rows the problem stands for.
func (p Problem) N() int { return max(1, p.Count) }

// SortProblems puts the worst first, then by position, then by code; the order is stable. Errors of the definition come
// before those of files: it says how these are read, and what is wrong with it may be why.
func SortProblems(problems []Problem) {
	sort.SliceStable(problems, func(i, j int) bool {
		a, b := problems[i], problems[j]
		switch {
		case a.Severity != b.Severity:
			return a.Severity < b.Severity
		case a.InDefinition != b.InDefinition && a.Severity == Error:
			return a.InDefinition
		case a.Pos != b.Pos:
			return a.Pos.Less(b.Pos)
		}
		return a.Code < b.Code
	})
}

// Worst reports whether any problem is as severe as s or worse.
func Worst(problems []Problem, s Severity) bool {
	for _, p := range problems {
		if p.Severity <= s {
			return true
		}
	}
	return false
}
