package render

import "upshot/metric"

// evidenceFiles are the files that the register of evidence names, each once, in its order.
type evidenceFiles struct {
	Said string // how many were hashed, are missing, were not looked for
	CSV  string
	Rows []evidenceFile
}

type evidenceFile struct{ Path, Bytes, Hash, Lacks string }

// evidenceFiles is nil where no row names a file of the folder.
func (v *view) evidenceFiles() *evidenceFiles {
	out := &evidenceFiles{CSV: v.Root(registerPath("evidence"))}
	at := map[string]bool{}
	var hashed, lacking int
	for i := range v.rep.Maturity.Evidence {
		e := &v.rep.Maturity.Evidence[i]
		if e.File == "" || e.ByReport || at[e.File] {
			continue
		}
		at[e.File] = true
		row := evidenceFile{Path: e.File, Hash: e.SHA256, Bytes: v.Count(int(e.Bytes))}
		if e.HasFile() {
			hashed++
		} else {
			lacking++
			row.Bytes, row.Lacks = none, v.fileLacks(v.rep.Plan.Evidence)
		}
		out.Rows = append(out.Rows, row)
	}
	if len(out.Rows) == 0 {
		return nil
	}
	lacks := ""
	switch {
	case lacking > 0 && v.rep.Plan.Evidence.Root == "":
		lacks = v.Say("register.evidence.files.unchecked", v.Count(lacking))
	case lacking > 0:
		lacks = v.Say("register.evidence.files.missing", v.Count(lacking))
	}
	out.Said = v.Say("register.evidence.files", v.joined(v.Say("register.evidence.files.hashed", v.Count(hashed)), lacks))
	return out
}

// fileLacks says why a file of the evidence has no hash.
func (r *reader) fileLacks(register *metric.EvidenceRegister) string {
	if register.Root == "" {
		return r.Say("maturity.evidence.unchecked")
	}
	return r.Say("maturity.evidence.nofile")
}
