package ingest

import (
	"math"
	"strconv"
	"strings"

	"upshot/metric"
)

// partlyMet are the ways to write that a level is met in part: "3-", "3级部分满足", "level 3 in part".
var partlyMet = []string{"-", "部分满足", "部分达到", "部分符合", "部分", "partly", "partial", "partially", "inpart", "partlymet", "partiallymet"}

// fullyMet are the words that say no more than the level alone.
var fullyMet = []string{"全部满足", "完全满足", "满足", "达到", "符合", "met", "fullymet"}

var chineseDigits = map[string]string{"零": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9", "十": "10"}

// parseLevel reads a level of a model as people write it: 3, 3级, L3, 三级, and, for one that is met in part,
// 3-, 3级部分满足 or 2.5, which is what it counts.
func parseLevel(text string, model *metric.Model) (float64, bool) {
	s := strings.NewReplacer("(", "", ")", "", "\u2212", "-", "–", "-", "—", "-").Replace(foldHeader(text))
	for _, prefix := range []string{"level", "lv", "l", "第"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok {
			s = strings.TrimLeft(rest, ".:")
			break
		}
	}
	for digit, number := range chineseDigits {
		if rest, ok := strings.CutPrefix(s, digit); ok {
			s = number + rest
			break
		}
	}
	end := strings.IndexFunc(s, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if end < 0 {
		end = len(s)
	}
	level, err := strconv.ParseFloat(s[:end], 64)
	if err != nil || level != math.Trunc(level) && level+0.5 != math.Trunc(level+0.5) {
		return 0, false
	}
	partly, ok := isPartly(s[end:])
	whole := int(math.Ceil(level))
	if !ok || partly && float64(whole) != level || !model.HasLevel(whole) {
		return 0, false
	}
	if partly {
		return level - 0.5, true
	}
	return level, true
}

// isPartly reads what follows the number of a level; it is not ok if that is something else.
func isPartly(rest string) (partly, ok bool) {
	rest = strings.TrimLeft(strings.TrimPrefix(rest, "级"), ",:")
	for _, words := range []struct {
		list   []string
		partly bool
	}{{[]string{""}, false}, {partlyMet, true}, {fullyMet, false}} {
		for _, word := range words.list {
			if rest == word {
				return words.partly, true
			}
		}
	}
	return false, false
}
