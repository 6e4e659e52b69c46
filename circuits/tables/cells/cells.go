package cells

import (
	"math/big"

	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// Cause and link are lanes 6 and 7 of every cell.
const (
	cause = 6
	link  = 7
)

// Table is a run of rows of one section, as they were or fresh.
type Table struct {
	Name    string
	Section bus.Section
	fresh   bool
	rows    []row
}

// row is a cell with its leaf hashes.
type row struct {
	index                 frontend.Variable
	before, after         [encoding.Arity]frontend.Variable
	leafBefore, leafAfter frontend.Variable
}

// Of makes a table of cells that may have been used before.
func Of(name string, section bus.Section, rows []Row) *Table {
	t := &Table{Name: name, Section: section}
	for _, r := range rows {
		t.rows = append(t.rows, row{index: r.Index, before: r.Before, after: r.After})
	}
	return t
}

// OfFresh makes a table of cells that were never used before.
func OfFresh(name string, section bus.Section, rows []Fresh) *Table {
	t := &Table{Name: name, Section: section, fresh: true}
	for _, r := range rows {
		fresh := row{index: r.Index, after: r.After}
		for i := range fresh.before {
			fresh.before[i] = 0
		}
		t.rows = append(t.rows, fresh)
	}
	return t
}

// Committed are the columns of the table: all reach a fingerprint.
func (t *Table) Committed() []frontend.Variable {
	var wires []frontend.Variable
	for _, r := range t.rows {
		wires = append(wires, r.index)
		wires = append(wires, r.after[:]...)
		if !t.fresh {
			wires = append(wires, r.before[:]...)
		}
	}
	return wires
}

// Constrain states the rules of the rows; see doc.go.
func (t *Table) Constrain(g *gate.Gate) {
	lanes := bus.Lanes(t.Section)
	for i := range t.rows {
		r := &t.rows[i]
		g.Row(t.Name, i)
		for lane, exponent := range lanes {
			if exponent < 0 {
				g.Rule("zero-lane")
				g.Zero(r.before[lane])
				g.Zero(r.after[lane])
			}
		}
		g.Rule("leaf")
		r.leafBefore = g.Hash.H8(h8.Lanes(r.before)) // (1)
		r.leafAfter = g.Hash.H8(h8.Lanes(r.after))
		AssertLinked(g, g.Sub(r.after[cause], r.before[cause]), r.before[link], r.after[link], r.leafBefore)
	}
}

// AssertLinked is (2): a touched cell links to its leaf before, any other keeps its link. Changed is not zero exactly when
// the cell was touched.
func AssertLinked(g *gate.Gate, changed, before, after, leafBefore frontend.Variable) {
	g.Rule("STA-6")
	g.When(changed, g.Sub(after, leafBefore))
	g.Quotient(g.Sub(after, before), changed)
}

// Entries are the lanes of the ownership digest (spec 5.5), zero for rows that were not touched (4).
func (t *Table) Entries(g *gate.Gate) []frontend.Variable {
	const holding = 2
	entries := make([]frontend.Variable, len(t.rows))
	for i := range t.rows {
		r := &t.rows[i]
		g.Row(t.Name, i)
		g.Rule("ownership-entry")
		entries[i] = g.Pack(
			gate.Field{Value: r.index, Bits: 32}, gate.Field{Value: r.before[holding], Bits: 72}, gate.Field{Value: r.after[holding], Bits: 72})
		g.Quotient(entries[i], g.Sub(r.after[cause], r.before[cause]))
	}
	return entries
}

// Connect joins the rows to memory and tree (3). Depth is that of the state tree.
func (t *Table) Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses, depth int) {
	lanes := bus.Lanes(t.Section)
	for i := range t.rows {
		r := &t.rows[i]
		g.Row(t.Name, i)
		g.Rule("memory")
		at := c.At(g, bus.IndexExponent, r.index)
		where := g.Add(at, c.In(g, t.Section))
		b.Memory.Emit(g, c, 1, g.Add(where, tuple(g, c, lanes, r.before)))
		b.Memory.Take(g, c, 1, g.Add(where, tuple(g, c, lanes, r.after)))
		g.Rule("tree")
		EmitLeaf(g, c, b, t.Section, depth, at, r.leafBefore, r.leafAfter)
	}
}

func tuple(g *gate.Gate, c *bus.Challenge, exponents [7]int, lanes [encoding.Arity]frontend.Variable) frontend.Variable {
	var terms []frontend.Variable
	for lane, exponent := range exponents {
		if exponent >= 0 {
			terms = append(terms, c.At(g, exponent, lanes[lane]))
		}
	}
	return g.Sum(terms...)
}

// EmitLeaf gives the leaves of a cell to the tree. At is b^IndexExponent times the cell's index.
func EmitLeaf(g *gate.Gate, c *bus.Challenge, b *bus.Buses, s bus.Section, depth int, at, before, after frontend.Variable) {
	base := new(big.Int).Mul(big.NewInt(int64(s)), encoding.Shift(uint(3*(depth-1))))
	position := g.Add(at, g.Mul(c.Power(bus.IndexExponent), base), g.Mul(c.Power(bus.LevelExponent), depth))
	EmitTree(g, c, b, position, before, after)
}

// EmitTree gives a version pair at a position to the tree; the multiplicity is the difference (see tables/nodes).
func EmitTree(g *gate.Gate, c *bus.Challenge, b *bus.Buses, position, before, after frontend.Variable) {
	b.Tree.Emit(g, c, g.Sub(after, before), g.Add(position, before, c.At(g, 1, after)))
}

// TakeTree is the other side of EmitTree.
func TakeTree(g *gate.Gate, c *bus.Challenge, b *bus.Buses, position, before, after frontend.Variable) {
	b.Tree.Take(g, c, g.Sub(after, before), g.Add(position, before, c.At(g, 1, after)))
}
