package registry

import (
	"fmt"
	"math/big"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/statement"
	"tidemark/circuits/tables/arguments"
	"tidemark/circuits/tables/authors"
	"tidemark/circuits/tables/batch"
	"tidemark/circuits/tables/cells"
	"tidemark/circuits/tables/facts"
	"tidemark/circuits/tables/groups"
	"tidemark/circuits/tables/joined"
	"tidemark/circuits/tables/links"
	"tidemark/circuits/tables/nodes"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/tables/promises"
)

// Column is one or more neighbouring lanes of a row under one name: Width is 1, or the length of an array. Offset counts
// lanes from the row's beginning.
type Column struct {
	Name   string
	Offset int
	Width  int
}

// Table is a run of rows of one form in the witness. Offset counts lanes from the witness's beginning, public inputs
// included; row i begins at Offset + i*RowWidth.
type Table struct {
	Name     string
	Offset   int
	Rows     int
	RowWidth int
	Columns  []Column
	// Padding are the lanes of an unused row that are not zero.
	Padding []Constant
}

// Constant is a lane with a fixed value, in a column of width 1.
type Constant struct {
	Column string
	Value  *big.Int
}

// Layout is the order of the full witness: the public inputs (table "statement", one row), then every secret table. A
// lane's position follows from table, row and column.
func Layout(s Shape) []Table {
	prototypes := []struct {
		name string
		rows int
		row  any
	}{
		{"statement", 1, statement.Public{}},
		{"batch", 1, batch.Row{}},
		{"ops", s.Effects, ops.Row{}},
		{"authors", s.Authors, authors.Row{}},
		{"joined", s.Joined, joined.Row{}},
		{"resources", s.Resources, cells.Row{}},
		{"capabilities", s.Capabilities, cells.Row{}},
		{"freshCapabilities", s.FreshCapabilities, cells.Fresh{}},
		{"calls", s.Calls, cells.Row{}},
		{"freshCalls", s.FreshCalls, cells.Fresh{}},
		{"nodes", s.Nodes, nodes.Row{}},
		{"links", s.Links, links.Row{}},
		{"arguments", s.Arguments, arguments.Row{}},
		{"facts", s.Facts, facts.NewRow(s.FactDepth)},
		{"members", s.Members, groups.Member{}},
		{"groups", s.Groups, groups.Row{}},
		{"promises", s.Promises, promises.Row{}},
	}
	tables := make([]Table, len(prototypes))
	offset := 0
	for i, p := range prototypes {
		columns := columnsOf(reflect.ValueOf(p.row), "", 0)
		width := 0
		for _, c := range columns {
			width += c.Width
		}
		tables[i] = Table{Name: p.name, Offset: offset, Rows: p.rows, RowWidth: width, Columns: columns}
		if p.name == "authors" {
			tables[i].Padding = authorPadding()
		}
		offset += p.rows * width
	}
	return tables
}

// authorPadding is a key, the same before and after, and its signature over a head of zero.
func authorPadding() []Constant {
	key, sig := schnorr.Padding()
	lane := func(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }
	return []Constant{
		{"beforeKeyX", lane(key.X)}, {"beforeKeyY", lane(key.Y)},
		{"afterKeyX", lane(key.X)}, {"afterKeyY", lane(key.Y)},
		{"rX", lane(sig.R.X)}, {"rY", lane(sig.R.Y)}, {"s", new(big.Int).Set(&sig.S)},
	}
}

// Lanes is the length of the full witness, public inputs included.
func Lanes(s Shape) int {
	tables := Layout(s)
	last := tables[len(tables)-1]
	return last.Offset + last.Rows*last.RowWidth
}

var variable = reflect.TypeFor[frontend.Variable]()

// columnsOf walks a row in the order in which gnark flattens it.
func columnsOf(row reflect.Value, prefix string, offset int) []Column {
	var columns []Column
	add := func(more []Column) {
		for _, c := range more {
			offset += c.Width
		}
		columns = append(columns, more...)
	}
	for i := range row.NumField() {
		field, value := row.Type().Field(i), row.Field(i)
		name := join(prefix, field.Name)
		if tag, _, tagged := strings.Cut(field.Tag.Get("gnark"), ","); tagged {
			name = tag
		}
		switch {
		case field.Type == variable:
			add([]Column{{name, offset, 1}})
		case field.Type.Kind() == reflect.Array && field.Type.Elem() == variable:
			add([]Column{{name, offset, value.Len()}})
		case field.Type.Kind() == reflect.Struct:
			add(columnsOf(value, name, offset))
		case field.Type.Kind() == reflect.Slice:
			for j := range value.Len() {
				add(columnsOf(value.Index(j), fmt.Sprintf("%s%d", name, j), offset))
			}
		default:
			panic(fmt.Sprintf("registry: column %s has type %s, expected a variable, an array, a struct or a slice", name, field.Type))
		}
	}
	return columns
}

// join makes a lower camel case name.
func join(prefix, name string) string {
	if prefix != "" {
		return prefix + name
	}
	first, size := utf8.DecodeRuneInString(name)
	if name == "RX" || name == "RY" {
		return "r" + name[1:]
	}
	return string(unicode.ToLower(first)) + name[size:]
}
