package render

import (
	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

type (
	resultsSource struct {
		ID       string               `json:"id"`
		Preset   *string              `json:"preset"`
		Origin   resultsOrigin        `json:"origin"`
		Files    []resultsFileAccount `json:"files"`
		LeftOut  []resultsLeftOut     `json:"left_out"`
		Excluded []resultsExclusion   `json:"excluded"`
		Redacted []string             `json:"redacted"`
		Register bool                 `json:"register"`
	}
	resultsOrigin struct {
		System         *string      `json:"system"`
		Query          *string      `json:"query"`
		Collection     *string      `json:"collection"`
		Every          *string      `json:"every"`
		ExportedAt     *string      `json:"exported_at"`
		ExportedByRole *string      `json:"exported_by_role"`
		Retention      *string      `json:"retention"`
		Link           *string      `json:"link"`
		Covers         *resultsDays `json:"covers"` // null: unknown
	}
	resultsDays struct {
		From string `json:"from"`
		To   string `json:"to"`
	}
	resultsLeftOut struct {
		Fate    string  `json:"fate"`
		Reason  string  `json:"reason"`
		Role    *string `json:"role"` // the column that decided it
		Records int     `json:"records"`
	}
	resultsExclusion struct {
		ID      string      `json:"id"`
		Reason  metric.Text `json:"reason"`
		By      *string     `json:"by"`
		Records int         `json:"records"`
	}
	resultsFileAccount struct {
		Path          string          `json:"path"`
		Sheet         *string         `json:"sheet"`
		Format        string          `json:"format"`
		Encoding      *string         `json:"encoding"`
		Delimiter     *string         `json:"delimiter"`
		Layout        *string         `json:"layout"`
		HeaderRow     *int            `json:"header_row"`
		Range         *string         `json:"range"`
		HiddenRows    int             `json:"hidden_rows"`
		HiddenColumns int             `json:"hidden_columns"`
		SHA256        string          `json:"sha256"`
		Bytes         int64           `json:"bytes"`
		Rows          int             `json:"rows"`
		Used          int             `json:"used"`
		Outside       int             `json:"outside"`
		Filtered      int             `json:"filtered"`
		Duplicates    int             `json:"duplicates"`
		Rejected      int             `json:"rejected"`
		Skipped       resultsSkipped  `json:"skipped"`
		Columns       []resultsColumn `json:"columns"`
	}
	resultsColumn struct {
		Role   string  `json:"role"`
		Header *string `json:"header"`
		Format *string `json:"format"`
		Sample *string `json:"sample"`
		Read   int     `json:"read"`
		Unread int     `json:"unread"`
		Empty  int     `json:"empty"`
	}
	resultsSkipped struct {
		Totals  int `json:"totals"`
		Headers int `json:"headers"`
		Blank   int `json:"blank"`
	}
	resultsProblem struct {
		Severity string         `json:"severity"`
		Code     string         `json:"code"`
		File     *string        `json:"file"`
		Sheet    *string        `json:"sheet"`
		Row      *int           `json:"row"`
		Column   *int           `json:"column"`
		Message  string         `json:"message"`
		Hint     *string        `json:"hint"`
		Count    int            `json:"count"`
		Also     []resultsPlace `json:"also"`
	}
	resultsPlace struct {
		File   *string `json:"file"`
		Sheet  *string `json:"sheet"`
		Row    *int    `json:"row"`
		Column *int    `json:"column"`
	}
)

func sourceResults(rep *indicator.Report) []resultsSource {
	inputs := rep.Inputs()
	sources := make([]resultsSource, 0, len(inputs))
	for _, in := range inputs {
		r := resultsSource{
			ID: in.ID, Preset: given(in.Preset), Origin: originResults(in.Source), Redacted: append([]string{}, in.Redact...),
			Files: make([]resultsFileAccount, 0, len(in.Files)), LeftOut: make([]resultsLeftOut, 0, len(in.Left.Reasons)),
			Excluded: make([]resultsExclusion, 0, len(in.Exclude)), Register: in.Register,
		}
		for _, f := range in.Files {
			r.Files = append(r.Files, fileResults(f))
		}
		for _, c := range in.Left.Reasons {
			r.LeftOut = append(r.LeftOut, resultsLeftOut{c.Fate, c.Code, given(c.Role), c.Count})
		}
		for _, e := range in.Exclude {
			r.Excluded = append(r.Excluded, resultsExclusion{e.ID, languages(rep.Plan, e.Reason), given(e.By), in.Left.ByHand(e.ID)})
		}
		sources = append(sources, r)
	}
	return sources
}

func originResults(s *metric.Source) resultsOrigin {
	o := s.Origin
	r := resultsOrigin{
		System: given(o.System), Query: given(o.Query), Collection: given(o.Collection), Every: given(o.Every),
		ExportedAt: given(o.ExportedAt), ExportedByRole: given(o.ExportedByRole), Retention: given(o.Retention), Link: given(o.Link),
	}
	if s.HasCovers() {
		r.Covers = &resultsDays{s.Covers.From.String(), s.Covers.To.String()}
	}
	return r
}

func fileResults(f metric.FileAccount) resultsFileAccount {
	r := resultsFileAccount{
		Path: f.Path, Sheet: given(f.Sheet), Format: f.Format, Encoding: given(f.Encoding), Delimiter: given(f.Delimiter),
		Layout: given(f.Layout), HeaderRow: positive(f.HeaderRow), Range: given(f.Range),
		HiddenRows: f.HiddenRows, HiddenColumns: f.HiddenColumns,
		SHA256: f.SHA256, Bytes: f.Bytes, Rows: f.Rows, Used: f.Used, Outside: f.Outside,
		Filtered: f.Filtered, Duplicates: f.Duplicates, Rejected: f.Rejected,
		Skipped: resultsSkipped{f.Totals, f.Headers, f.Blank}, Columns: make([]resultsColumn, 0, len(f.Columns)),
	}
	for _, c := range f.Columns {
		r.Columns = append(r.Columns, resultsColumn{c.Role, given(c.Header), given(c.Format), given(c.Sample), c.Read, c.Unread, c.Empty})
	}
	return r
}

func problemResults(p metric.Problem, words *wording.Words) resultsProblem {
	message, hint := words.Problem(p)
	r := resultsProblem{
		Severity: p.Severity.String(), Code: p.Code, File: given(p.Pos.File), Sheet: given(p.Pos.Sheet),
		Row: positive(p.Pos.Row), Column: positive(p.Pos.Column), Message: message, Hint: given(hint),
		Count: p.N(), Also: make([]resultsPlace, 0, len(p.Also)),
	}
	for _, also := range p.Also {
		r.Also = append(r.Also, resultsPlace{given(also.File), given(also.Sheet), positive(also.Row), positive(also.Column)})
	}
	return r
}
