package nodes

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
	"tidemark/circuits/tables/cells"
)

// Table is the nodes table with the hashes of its rows.
type Table struct {
	rows          []Row
	before, after []frontend.Variable
}

// Of makes the table.
func Of(rows []Row) *Table { return &Table{rows: rows} }

// Committed are the columns of the table: all reach a fingerprint.
func (t *Table) Committed() []frontend.Variable {
	var wires []frontend.Variable
	for _, r := range t.rows {
		wires = append(wires, r.Level, r.Index)
		wires = append(wires, r.Before[:]...)
		wires = append(wires, r.After[:]...)
	}
	return wires
}

// Root is what row 0 is tied to.
type Root struct {
	Before, After         frontend.Variable // public
	LeafBefore, LeafAfter frontend.Variable // of the instance
}

// Constrain states the rules of the rows; see doc.go.
func (t *Table) Constrain(g *gate.Gate, root Root) {
	for i := range t.rows {
		g.Row("nodes", i)
		g.Rule("hash")
		t.before = append(t.before, g.Hash.H8(h8.Lanes(t.rows[i].Before))) // (1)
		t.after = append(t.after, g.Hash.H8(h8.Lanes(t.rows[i].After)))
	}
	top := t.rows[0]
	g.Row("nodes", 0)
	g.Rule("root")
	g.Zero(top.Level)
	g.Zero(top.Index)
	g.AssertIsEqual(t.before[0], root.Before) // (2)
	g.AssertIsEqual(t.after[0], root.After)
	g.Rule("STA-5")
	g.AssertIsEqual(top.Before[0], root.LeafBefore) // (3)
	g.AssertIsEqual(top.After[0], root.LeafAfter)
}

// Connect joins each row to its parent and its children (4).
func (t *Table) Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses) {
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("nodes", i)
		g.Rule("tree")
		// Row 0 stands at level 0, index 0, and nothing asks for it.
		index, level := frontend.Variable(0), frontend.Variable(0)
		if i > 0 {
			index = c.At(g, bus.IndexExponent, r.Index)
			level = c.At(g, bus.LevelExponent, r.Level)
			cells.EmitTree(g, c, b, g.Add(index, level), t.before[i], t.after[i])
		}
		below := g.Add(g.Mul(index, 8), level, c.Power(bus.LevelExponent))
		for j := range r.Before {
			if i == 0 && j == 0 {
				continue // the instance leaf is not a subtree
			}
			position := g.Add(below, g.Mul(c.Power(bus.IndexExponent), j))
			cells.TakeTree(g, c, b, position, r.Before[j], r.After[j])
		}
	}
}
