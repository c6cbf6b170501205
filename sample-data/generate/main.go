// Command generate writes the exports of the sample report, the delivery records that a fictional
// bank, "Example City Bank", would have kept of its credit system from June 2023 to November 2024, and
// the workbook of its assessment.
//
//	go run ./sample-data/generate [DIR]        DIR is sample-data if it is not given
//
// What goes in are the constants of this folder (knobs.go holds those that shape the story) and
// assessment.csv; what comes out is DIR/exports and DIR/registers/assessment.xlsx, the same bytes at
// every run: the random numbers are PCG with constant seeds, one stream a file and system, and there is
// no clock and no concurrency. So one export can be tuned without moving the others.
//
// It imports nothing of upshot and knows nothing of verdicts: it describes a bank, not a result. It
// uses excelize for the three workbooks and golang.org/x/text for the two legacy encodings, beside the
// packages that own those dependencies; no program that is shipped imports this one.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// export is one file of the sample; the path is relative to its folder, exports or registers.
type export struct {
	path string
	data []byte
}

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	dir := "sample-data"
	if len(args) > 0 {
		dir = args[0]
	}
	for _, folder := range []struct {
		name string
		make func() ([]export, error)
	}{{"exports", exports}, {"registers", registers}} {
		if err := write(filepath.Join(dir, folder.name), folder.make); err != nil {
			fmt.Fprintln(os.Stderr, "generate:", err)
			return 1
		}
	}
	return 0
}

// exports makes every file, in the order in which the definition names the sources.
func exports() ([]export, error) {
	size := changedLines()
	files := deploymentFiles(deployments())
	files = append(files, sizeFile(size), reviewFile(reviews()), buildFile(builds()))

	for _, make := range []func() (export, error){
		func() (export, error) { return requirementFile(requirements()) },
		func() (export, error) { return defectFile(defects(size)) },
		func() (export, error) { return incidentFile(incidents()) },
		func() (export, error) { return boardFile(board()) },
	} {
		file, err := make()
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// registers makes the one register that is a workbook; the others are text, and written by hand.
func registers() ([]export, error) {
	file, err := assessmentFile()
	return []export{file}, err
}

// write is the only function here that touches the disk.
func write(dir string, make func() ([]export, error)) error {
	files, err := make()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, file := range files {
		if err := os.WriteFile(filepath.Join(dir, file.path), file.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
