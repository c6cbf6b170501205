package indicator

// Calibration is how the verdicts did on histories of which it is known whether anything changed: drawn
// at random, and judged by this package. templates/calibration.json holds it (CONTRIBUTING.md says how it is
// made), and the Method page shows it.
type Calibration struct {
	Version   string            `json:"version"`   // of the program that judged
	Histories int               `json:"histories"` // a cell
	Cells     []CalibrationCell `json:"cells"`
}

// CalibrationCell is one kind of history, so many months long, in reports of so many primary indicators.
type CalibrationCell struct {
	Kind      string `json:"kind"`
	Before    int    `json:"before"` // months
	After     int    `json:"after"`
	Primaries int    `json:"primaries"`
	Held      bool   `json:"held"` // no more than 5 % of such reports may hold a false verdict

	// Of reports in which nothing changed.
	FalseVerdicts Estimated `json:"false_verdicts"` // comparisons called improved or worsened
	FalseReports  Estimated `json:"false_reports"`  // reports with any
	FalseLeaning  Estimated `json:"false_leaning"`  // comparisons called leaning
	// Of the changes called in a report, those that are none, where the first half of its indicators fell
	// by half. A report of one primary: where nothing changed.
	FalseDiscovery Estimated `json:"false_discovery"`
	// Of the comparisons of reports in which all fell so far, those called improved.
	Power30 Estimated `json:"power_30"`
	Power50 Estimated `json:"power_50"`
}

// Estimated is a share with its Monte-Carlo error, one standard deviation.
type Estimated struct {
	Share float64 `json:"share"`
	Error float64 `json:"error"`
}
