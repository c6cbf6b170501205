package ingest

import (
	"bytes"
	"strconv"
	"strings"

	"upshot/metric"
)

// exclude takes out the records that the definition names, and tells of those that it names in vain.
func (s *sourceReader) exclude() {
	i := indexOfRole(s.columns, "id")
	if len(s.source.Exclude) == 0 || i < 0 {
		return
	}
	c := s.columns[i]
	byID := map[string]int{}
	for n, e := range s.source.Exclude {
		byID[e.ID] = n
	}
	found := make([]bool, len(s.source.Exclude))
	for record, fate := range s.fates {
		if fate != alive {
			continue
		}
		if n, ok := byID[c.word(record)]; ok {
			s.fates[record] = excluded
			s.excluded = append(s.excluded, metric.ExcludedRecord{Exclusion: s.source.Exclude[n], At: s.position(record)})
			found[n] = true
		}
	}
	for n, e := range s.source.Exclude {
		if !found[n] {
			s.problem(metric.Warning, excludedNothing, e.Pos, shorten(e.ID), s.source.ID, s.idLike(c, e.ID)).InDefinition = true
		}
	}
}

// idLike is a record's id that differs from another in case, width and space only, or "".
func (s *sourceReader) idLike(c *column, id string) string {
	want := foldHeader(id)
	for record, fate := range s.fates {
		if fate == alive {
			if word := c.word(record); foldHeader(word) == want {
				return word
			}
		}
	}
	return ""
}

// reportLostDigits tells of ids that a spreadsheet shows as 1.1E+18: its digits are lost, and many other ids
// look the same. It gives a test for the records that have one, nil if none has.
func (s *sourceReader) reportLostDigits() func(record int) bool {
	i := indexOfRole(s.columns, "id")
	if i < 0 || !s.columns[i].mayLoseDigits() {
		return nil
	}
	c := s.columns[i]
	count, first := 0, -1
	for record, fate := range s.fates {
		if fate == alive && losesDigits(c.word(record)) {
			if count++; first < 0 {
				first = record
			}
		}
	}
	if count == 0 {
		return nil
	}
	header := s.files[s.fileOf(first)].seen[i].header
	s.problem(metric.Warning, idDigitsLost, s.cellPosition(i, first), strconv.Itoa(count), shorten(c.word(first)), header).Count = count
	return func(record int) bool { return losesDigits(c.word(record)) }
}

// mayLoseDigits is a quick look for exponents.
func (c *column) mayLoseDigits() bool {
	if c.texts != nil {
		return bytes.Contains(c.texts.letters, []byte("E+"))
	}
	for _, word := range c.dictionary.words {
		if strings.Contains(word, "E+") {
			return true
		}
	}
	return false
}

// losesDigits reports whether a number is written with an exponent and fewer digits than it has: 1.1E+18.
func losesDigits(word string) bool {
	mantissa, exponent, ok := strings.Cut(word, "E+")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if !ok || len(whole) != 1 || len(exponent) == 0 || len(exponent) > 2 || !digits([]byte(whole+fraction+exponent)) {
		return false
	}
	power := 0
	for _, d := range exponent {
		power = power*10 + int(d-'0')
	}
	return power > len(fraction)
}
