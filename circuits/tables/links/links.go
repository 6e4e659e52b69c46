package links

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
)

// Committed are the columns of the table: all reach a fingerprint.
func Committed(rows []Row) []frontend.Variable {
	var wires []frontend.Variable
	for _, r := range rows {
		wires = append(wires, r.Act, r.Capability, r.Clock, r.HolderScope, r.HasParent, r.Parent, r.Root, r.Terms, r.Usage,
			r.Lineage, r.Remaining, r.Cause, r.Tick, r.Debit, r.Head)
	}
	return wires
}

// Constrain states the rules of the rows; see doc.go.
func Constrain(g *gate.Gate, rows []Row) {
	for i := range rows {
		r := &rows[i]
		g.Row("links", i)
		g.Rule("selectors")
		g.Boolean(r.Act, r.HasParent)
		g.Unless(r.Act, r.HasParent)
		g.Rule("chain")
		g.Unless(r.HasParent, r.Parent) // (2)
		g.Exact(r.HolderScope, 64)
		g.Exact(r.Parent, 32)
		g.NotNegative(r.Root, 32) // the uppermost part
		g.Rule("E_CAPABILITY_REVOKED")
		g.Exact(r.Terms, 64) // (3)
		g.Rule("E_CAPABILITY_QUANTITY")
		g.NotNegative(g.Sub(r.Remaining, r.Debit), 64) // (4)
		g.Rule("E_CELL_CONFLICT")
		g.NotNegative(g.Sub(r.Tick, r.Clock, r.Act), 32) // (5)
	}
}

// Connect takes the need of a descendant, touches the ancestor and passes the need on (1), (2).
func Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses, rows []Row) {
	for i := range rows {
		r := &rows[i]
		g.Row("links", i)
		g.Rule("memory")
		cause, head := c.At(g, 6, r.Cause), c.At(g, 6, r.Head)
		debit := c.At(g, 3, r.Debit)
		ids := g.Pack(gate.Field{Value: r.HolderScope, Bits: 64}, gate.Field{Value: r.Parent, Bits: 32}, gate.Field{Value: r.Root, Bits: 32})
		read := g.Sum(
			g.Mul(r.Act, int(bus.Capabilities)), g.Mul(r.Clock, 8), c.At(g, 1, ids), c.At(g, 2, r.Terms), c.At(g, 3, r.Remaining),
			c.At(g, 4, r.Lineage), c.At(g, 5, r.Usage), cause,
			c.At(g, bus.IndexExponent, r.Capability), c.In(g, bus.Capabilities))
		passes := g.Mul(c.Power(5), encoding.Shift(32))
		written := g.Sub(g.Add(read, g.Mul(g.Sub(r.Tick, r.Clock), 8), passes, head), debit, cause)
		b.Memory.Take(g, c, r.Act, read)
		b.Memory.Emit(g, c, r.Act, written)
		g.Rule("links")
		need := g.Sum(c.At(g, 1, r.Tick), debit, head)
		b.Links.Take(g, c, r.Act, g.Add(r.Capability, need))
		b.Links.Emit(g, c, r.HasParent, g.Add(r.Parent, need))
	}
}
