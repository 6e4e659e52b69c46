package promises

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// Table is the promises table with the digests of its rows.
type Table struct {
	rows    []Row
	digests []frontend.Variable
}

// Of makes the table.
func Of(rows []Row) *Table { return &Table{rows: rows} }

// Committed are the columns of the table: all reach a fingerprint.
func (t *Table) Committed() []frontend.Variable {
	var wires []frontend.Variable
	for i := range t.rows {
		r := &t.rows[i]
		wires = append(wires, r.Act, r.Author, r.Counter, r.Tick, r.Kind, r.Rest, r.L2, r.L3, r.L4)
	}
	return wires
}

// restBits is the width of L1 above the counter: five indexes.
const restBits = 5 * 32

// Constrain states the rules of the rows; see doc.go.
func (t *Table) Constrain(g *gate.Gate) {
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("promises", i)
		g.Rule("E_PROMISE")
		g.Boolean(r.Act)
		g.Exact(r.Kind, 8)              // (1)
		g.NotNegative(r.Rest, restBits) // the uppermost part
		tag := encoding.Tag("promise")
		t.digests = append(t.digests, g.Hash.H8(h8.Lanes{tag, r.l1(g, 0), r.L2, r.L3, r.L4, 0, 0, 0})) // (2)
	}
}

// l1 is L1 of the effect with that counter.
func (r *Row) l1(g *gate.Gate, counter frontend.Variable) frontend.Variable {
	return g.Pack(gate.Field{Value: r.Kind, Bits: 8}, gate.Field{Value: r.Author, Bits: 32}, gate.Field{Value: counter, Bits: 32},
		gate.Field{Value: r.Rest, Bits: restBits})
}

// Connect takes each promise from its Fire, and the effect that keeps it (3), (4).
func (t *Table) Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses) {
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("promises", i)
		g.Rule("E_PROMISE")
		fired := g.Mul(c.Power(bus.ProgramCounter), -2) // its counter before the Fire
		b.Promises.Take(g, c, r.Act, g.Sum(
			r.Author, c.At(g, 1, t.digests[i]), c.At(g, bus.ProgramCounter, r.Counter), fired))
		b.Members.Take(g, c, r.Act, g.Sum(
			c.At(g, 1, r.L3), c.At(g, 2, r.l1(g, r.Counter)), c.At(g, 3, r.L2), c.At(g, 5, r.L4), c.At(g, 7, r.Tick)))
	}
}
