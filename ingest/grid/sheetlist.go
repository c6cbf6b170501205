package grid

import (
	"io"

	"upshot/metric"
)

// sheetSource reads the sheets of a file one after the other.
type sheetSource interface {
	rowSource
	// toSheet goes to the next sheet, and tells at which byte it begins; behind the last one it gives io.EOF.
	toSheet() (offset int64, err error)
	// sheet is the one that is being read, what is hidden of it, and the row to blame for a fault.
	sheet() (Table, hiddenParts, int)
}

// readSheets lists the sheets of a file, which is read once for that. Each is then read from where it begins.
// The function starts a source; it is told whether the list is made or the rows of one sheet are read.
func readSheets(f *File, open func() (io.ReadCloser, error), start func(in io.ReadCloser, listing bool) sheetSource) error {
	in, err := open()
	if err != nil {
		return err
	}
	all := start(in, true)
	defer all.Close()
	for {
		offset, err := all.toSheet()
		if err == io.EOF {
			break
		}
		for err == nil {
			_, _, err = all.next(&rowCells{})
		}
		t, hidden, row := all.sheet()
		if err != io.EOF {
			return problemError{*placed(err, metric.Position{File: f.Path, Sheet: t.Name, Row: row})}
		}
		hidden.tell(&t, f.Path)
		t.open = func() (Rows, error) {
			in, err := openAt(open, offset)
			if err != nil {
				return nil, err
			}
			one := start(in, false)
			if _, err := one.toSheet(); err != nil {
				in.Close()
				return nil, err
			}
			return &streamedRows{rowSource: one, path: f.Path, sheet: t.Name}, nil
		}
		if f.Tables = append(f.Tables, t); len(f.Tables) > maxTables {
			return refuse(TooManyTables, metric.Position{File: f.Path}, f.Path)
		}
	}
	if len(f.Tables) == 0 {
		return refuse(NoTable, metric.Position{File: f.Path}, f.Path)
	}
	return nil
}

// openAt opens a text at an offset.
func openAt(open func() (io.ReadCloser, error), offset int64) (io.ReadCloser, error) {
	in, err := open()
	if err != nil {
		return nil, err
	}
	if _, err := io.CopyN(io.Discard, in, offset); err != nil {
		in.Close()
		return nil, err
	}
	return in, nil
}
