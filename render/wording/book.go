// Package wording turns codes and numbers into words: verdicts, sentences, units, numbers and dates,
// in the reader's language, for the site, the workbook and the terminal alike.
//
// In go the message catalogues (messages/<language>/<area>.json under a folder) and the codes and base-unit
// numbers of metric and indicator; out come finished strings. It refuses to know HTML, cells and
// terminals, and it never decides anything: a verdict is worded, not made, here.
//
// A message is a flat key and a sentence with places {0}, {1}, ... for its arguments. A language with a
// singular may add "key.one", which is used where {0} is "1".
package wording

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
)

// fallback is the language of a reader whose own is not there.
const fallback = "en"

// Book is the messages of all languages.
type Book struct {
	languages []string // sorted
	words     map[string]*Words
}

// Load reads messages/<language>/*.json of a folder. A key that stands twice in a language, and a
// key that one language has and another lacks, are errors: a reader must never meet a hole.
func Load(fsys fs.FS) (*Book, error) {
	folders, err := fs.ReadDir(fsys, "messages")
	if err != nil {
		return nil, fmt.Errorf("messages: %w", err)
	}
	book := &Book{words: map[string]*Words{}}
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		messages, err := readLanguage(fsys, path.Join("messages", folder.Name()))
		if err != nil {
			return nil, err
		}
		book.languages = append(book.languages, folder.Name())
		book.words[folder.Name()] = &Words{language: folder.Name(), messages: messages}
	}
	if book.words[fallback] == nil {
		return nil, fmt.Errorf("messages/%s is not there", fallback)
	}
	return book, book.compare()
}

// In is the words of a language: the exact tag, else another tag of its base language, else English.
func (b *Book) In(language string) *Words {
	if w := b.words[language]; w != nil {
		return w
	}
	for _, tag := range b.languages {
		if strings.EqualFold(base(tag), base(language)) {
			return b.words[tag]
		}
	}
	return b.words[fallback]
}

// base is the language of a tag without its region: "zh" of zh-CN and of zh_CN.
func base(tag string) string {
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return tag
}

// compare holds all languages against each other. A ".one" form is a language's own affair.
func (b *Book) compare() error {
	for _, language := range b.languages {
		for _, other := range b.languages {
			if missing := lacking(b.words[language].messages, b.words[other].messages); len(missing) > 0 {
				return fmt.Errorf("messages/%s lacks %s of messages/%s", language, strings.Join(missing, ", "), other)
			}
		}
	}
	return nil
}

// lacking lists the keys of full that some has not, sorted.
func lacking(some, full map[string]string) []string {
	var missing []string
	for key := range full {
		key = strings.TrimSuffix(key, one)
		if _, ok := some[key]; !ok {
			missing = append(missing, key)
		}
	}
	sort.Strings(missing)
	return missing
}

func readLanguage(fsys fs.FS, folder string) (map[string]string, error) {
	files, err := fs.Glob(fsys, path.Join(folder, "*.json"))
	if err != nil {
		return nil, err
	}
	messages, home := map[string]string{}, map[string]string{}
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		entries, err := parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, e := range entries {
			if first, ok := home[e[0]]; ok {
				return nil, fmt.Errorf("%s: key %q stands in %s too", file, e[0], first)
			}
			home[e[0]], messages[e[0]] = file, e[1]
		}
	}
	return messages, nil
}

// parse lists the keys and values of a flat JSON object in order. Read token by token, because
// json.Unmarshal lets the last of two equal keys win without a word.
func parse(data []byte) (entries [][2]string, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, fmt.Errorf("not a JSON object (%v)", err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var value string
		if err := d.Decode(&value); err != nil {
			return nil, fmt.Errorf("%v: %w", key, err)
		}
		entries = append(entries, [2]string{key.(string), value})
	}
	_, err = d.Token()
	return entries, err
}
