package grid

import (
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
)

// maxListBytes bounds the parts that list others: a workbook with many thousand defined names has a long one.
const maxListBytes = 64 << 20

// relation leads from one part of a workbook to another.
type relation struct {
	ID     string `xml:"Id,attr"`
	Target string `xml:"Target,attr"`
	Type   string `xml:"Type,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// is reports whether a relation is of a kind. The strict form of the format has types of its own, which
// end like the others.
func (r relation) is(kind string) bool { return strings.HasSuffix(r.Type, "/"+kind) }

// relations lists where a part leads; "" is the archive itself. Targets are names of parts.
func (a *archive) relations(part string) ([]relation, error) {
	folder, base := path.Split(part)
	var list struct {
		Relationship []relation
	}
	err := a.decode(folder+"_rels/"+base+".rels", &list)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for i, r := range list.Relationship {
		if !strings.HasPrefix(r.Target, "/") {
			list.Relationship[i].Target = path.Join(folder, r.Target)
		}
	}
	return list.Relationship, nil
}

// decode reads a small part.
func (a *archive) decode(name string, into any) error {
	part, err := a.openXML(name)
	if err != nil {
		return err
	}
	defer part.Close()
	d := xml.NewDecoder(io.LimitReader(part, maxListBytes))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	if err := d.Decode(into); err != nil {
		return a.corrupt(err)
	}
	return nil
}
