package ingest

import (
	"testing"
	"testing/fstest"

	"upshot/metric"
)

func TestConditionsAreReadInTheSourcesVocabulary(t *testing.T) {
	const definition = `version: 1
title: T
languages: [en]
as_of: 2024-12-31
phases:
  - {id: before, name: Before, from: 2024-01-01, to: 2024-06-30}
  - {id: after, name: After, from: 2024-07-01, to: 2024-12-31}
sources:
  - id: deployments
    files: d.csv
    columns: {time: Time, result: Result}
    values: {result: {failed: [失败, FAILURE]}}
indicators:
  - id: failures
    name: Failures
    measure: {proportion: {source: deployments, of: {result: [失败, aborted]}}}
    better: lower
    primary: true
`
	plan, problems := Definition(fstest.MapFS{"upshot.yaml": {Data: []byte(definition)}}, "upshot.yaml", nil)
	if plan == nil {
		t.Fatalf("problems: %v", problems)
	}
	got := plan.Indicators[0].Measure.Numerator.Where[0]
	if got.Test != metric.Is || len(got.Words) != 2 || got.Words[0] != "failed" || got.Words[1] != "aborted" {
		t.Errorf("of = %v, want failed, and aborted as it is", got.Words)
	}
}
