package ingest

import (
	"slices"

	"upshot/metric"
)

// BandEditions are the editions of performance bands that `bands:` may name. They are those of
// indicator.Editions, which this package does not know; a test of the command holds the two together.
var BandEditions = []string{"dora-2024", "dora-2023", "dora-2022"}

// withoutTiers are editions that somebody will ask for, and that published none.
var withoutTiers = []string{"dora-2025"}

// readBands reads one edition or a list of them; without the key there are none.
func (d *definition) readBands(n node) []string {
	var names []string
	seen := map[string]metric.Position{}
	for _, item := range n.oneOrList() {
		name, ok := item.text()
		first, twice := seen[name]
		switch {
		case !ok:
		case twice:
			d.fail(item.pos(), listedTwice, shorten(name)).Also = []metric.Position{first}
		case slices.Contains(withoutTiers, name):
			d.fail(item.pos(), bandsNoTiers, name, join(BandEditions))
		case !slices.Contains(BandEditions, name):
			d.fail(item.pos(), unknownBands, shorten(name), join(BandEditions))
		default:
			seen[name] = item.pos()
			names = append(names, name)
		}
	}
	return names
}
