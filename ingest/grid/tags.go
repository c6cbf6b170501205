package grid

import "bytes"

// tags walks over the tags of XML text in memory, and passes over comments and character data. It has no
// stack, so depth costs nothing, and it knows no document type, so no entity can unfold.
type tags struct {
	text []byte
	from int // where the tag begins; after the last one, where a tag begins that does not end, or the text's end
	at   int // behind the tag

	name          []byte // without its prefix
	attributes    int    // where they begin
	opens, closes bool   // <a> opens, </a> closes, <a/> does both
	broken        bool   // the text is no XML
}

var (
	commentEnd   = []byte("-->")
	charDataOpen = []byte("<![CDATA[")
	charDataEnd  = []byte("]]>")
)

// next goes to the next tag. It is false at the end of the text, in front of a tag that does not end, and
// at what is no tag.
func (t *tags) next() bool {
	for !t.broken {
		i := bytes.IndexByte(t.text[t.at:], '<')
		if i < 0 {
			t.from = len(t.text)
			return false
		}
		t.from = t.at + i
		inside := t.text[t.from+1:]
		switch {
		case len(inside) == 0:
			return false
		case inside[0] == '!':
			if !t.pass(inside) {
				return false
			}
		case inside[0] == '?':
			end := bytes.IndexByte(inside, '>')
			if end < 0 {
				return false
			}
			t.at = t.from + 1 + end + 1
		default:
			return t.take(inside)
		}
	}
	return false
}

// pass goes behind a comment or character data.
func (t *tags) pass(inside []byte) bool {
	end := 0
	switch {
	case bytes.HasPrefix(inside, []byte("!--")):
		end = behind(inside, len("!--"), commentEnd)
	case bytes.HasPrefix(inside, charDataOpen[1:]):
		end = behind(inside, len(charDataOpen)-1, charDataEnd)
	case len(inside) >= len(charDataOpen):
		t.broken = true // a document type, which no office file has
	}
	t.at = t.from + 1 + end
	return end > 0
}

// behind is where text goes on behind the end mark; 0 if the mark is not there.
func behind(text []byte, from int, mark []byte) int {
	i := bytes.Index(text[from:], mark)
	if i < 0 {
		return 0
	}
	return from + i + len(mark)
}

// take reads the tag whose inside begins here.
func (t *tags) take(inside []byte) bool {
	end := 0
	for ; ; end++ {
		if end == len(inside) {
			return false
		}
		b := inside[end]
		if b == '>' {
			break
		}
		if b == '<' {
			t.broken = true
			return false
		}
		if b == '"' || b == '\'' { // an attribute may hold the closing sign
			i := bytes.IndexByte(inside[end+1:], b)
			if i < 0 {
				return false
			}
			if bytes.IndexByte(inside[end+1:end+1+i], '<') >= 0 {
				t.broken = true // so that a tag begins wherever this sign stands
				return false
			}
			end += i + 1
		}
	}
	tag := inside[:end]
	t.at = t.from + 1 + end + 1
	t.opens, t.closes = true, false
	if len(tag) > 0 && tag[0] == '/' {
		t.opens, t.closes = false, true
		tag = tag[1:]
	} else if len(tag) > 0 && tag[len(tag)-1] == '/' {
		t.closes = true
		tag = tag[:len(tag)-1]
	}
	length := 0
	for length < len(tag) && !isSpace(tag[length]) {
		length++
	}
	t.attributes = t.at - 1 - len(tag) + length
	if t.opens && t.closes {
		t.attributes--
	}
	t.name = tag[:length]
	if i := bytes.IndexByte(t.name, ':'); i >= 0 {
		t.name = t.name[i+1:]
	}
	return true
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\r' || b == '\t' }

// is reports whether the tag's name is this one.
func (t *tags) is(name string) bool { return string(t.name) == name }

// attribute is a tag's attribute as it stands; nil if it has none of that name.
func (t *tags) attribute(name string) []byte {
	for p := t.attributes; ; {
		key, value, next := attributeAt(t.text[:t.at], p)
		if next == 0 {
			return nil
		}
		if string(key) == name {
			return value
		}
		p = next
	}
}

// attributeAt reads the attribute that follows at p; next is 0 if none does.
func attributeAt(text []byte, p int) (key, value []byte, next int) {
	for p < len(text) && isSpace(text[p]) {
		p++
	}
	from := p
	for p < len(text) && text[p] != '=' && text[p] != '>' && text[p] != '/' && !isSpace(text[p]) {
		p++
	}
	key = text[from:p]
	for p < len(text) && isSpace(text[p]) {
		p++
	}
	if p >= len(text) || text[p] != '=' {
		return nil, nil, 0
	}
	for p++; p < len(text) && isSpace(text[p]); p++ {
	}
	if p >= len(text) || text[p] != '"' && text[p] != '\'' {
		return nil, nil, 0
	}
	end := bytes.IndexByte(text[p+1:], text[p])
	if end < 0 || bytes.IndexByte(text[p+1:p+1+end], '<') >= 0 {
		return nil, nil, 0
	}
	return key, text[p+1 : p+1+end], p + 1 + end + 1
}

// skip goes behind the end of the element whose tag was read. It reports whether it ends, before a row of
// a sheet begins or ends.
func (t *tags) skip() bool {
	if t.closes {
		return true
	}
	for depth := 1; depth > 0; {
		if !t.next() || t.is("row") {
			return false
		}
		switch {
		case t.opens && !t.closes:
			depth++
		case t.closes && !t.opens:
			depth--
		}
	}
	return true
}
