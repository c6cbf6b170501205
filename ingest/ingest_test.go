package ingest

import (
	"testing"
	"testing/fstest"

	"upshot/metric"
)

const loadedDefinition = `version: 1
title: Delivery
as_of: 2024-06-30
phases:
  - {id: before, from: 2023-07-01, to: 2023-12-31}
  - {id: after, from: 2024-01-01, to: 2024-06-30}
sources:
  - {id: deployments, files: "*.csv", columns: {project: System, time: Finished, committed: Committed, result: Result, environment: Env}}
indicators:
  - {use: lead-time, primary: true}
`

func TestLoad(t *testing.T) {
	rows := "System,Committed,Finished,Result,Env\ncore,2023-08-01,2023-08-03,SUCCESS,prod\ncore,2024-02-01,2024-02-02,FAILED,prod\n"
	fsys := fstest.MapFS{"upshot.yaml": {Data: []byte(loadedDefinition)}, "d.csv": {Data: []byte(rows)}}
	plan, data, problems := Load(fsys, "upshot.yaml", testCatalogue)
	if plan == nil || data == nil || len(data.Tables) != 1 || metric.Worst(problems, metric.Error) {
		t.Fatalf("Load = %v, %v with problems\n%s", plan, data, printProblems(problems))
	}
	result := data.Tables[0].Column("result")
	if data.Tables[0].N != 2 || result == nil || result.Word(0) != "success" {
		t.Errorf("Load read %d records with results %+v, want 2 in the catalogue's words", data.Tables[0].N, result)
	}
}

func TestLoadReadsNothingAfterAnError(t *testing.T) {
	fsys := fstest.MapFS{"upshot.yaml": {Data: []byte(loadedDefinition + "colour: red\n")}}
	plan, data, problems := Load(fsys, "upshot.yaml", testCatalogue)
	if plan != nil || data != nil || len(problems) != 1 {
		t.Errorf("Load = %v, %v with problems\n%swant the unknown key only", plan, data, printProblems(problems))
	}
}
