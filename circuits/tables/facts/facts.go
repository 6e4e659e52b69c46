package facts

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// kindObservation is the kind of a fact without an account; a deposit's is one less (SNP-1).
const kindObservation = 2

// Table is the facts table with the digests of its rows.
type Table struct {
	rows    []Row
	digests []frontend.Variable
}

// Of makes the table.
func Of(rows []Row) *Table { return &Table{rows: rows} }

// Committed are the columns that reach a fingerprint: all but the path.
func (t *Table) Committed() []frontend.Variable {
	var wires []frontend.Variable
	for i := range t.rows {
		r := &t.rows[i]
		wires = append(wires, r.Act, r.Domain, r.Account, r.Deposited, r.Sequence, r.Asset, r.Quantity, r.Height, r.Time, r.Reference)
	}
	return wires
}

// Constrain states the rules of the rows; see doc.go.
func (t *Table) Constrain(g *gate.Gate, factRoot frontend.Variable) {
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("facts", i)
		g.Rule("E_FACT_MISMATCH")
		g.Boolean(r.Act)
		g.Exact(r.Domain, 32)
		g.Exact(r.Account, 32)
		g.Exact(r.Sequence, 32)
		g.Exact(r.Quantity, 64)
		g.Exact(r.Height, 64)
		g.NotNegative(r.Time, 40)        // the uppermost part
		g.Unless(r.Deposited, r.Account) // (1)
		g.Quotient(r.Deposited, r.Account)
		tag := encoding.Tag("fact")
		digest := g.Hash.H8(h8.Lanes{ // (1)
			tag,
			g.Pack(gate.Field{Value: r.Domain, Bits: 32}, gate.Field{Value: r.Account, Bits: 32},
				gate.Field{Value: r.Sequence, Bits: 32}, gate.Field{Value: g.Sub(kindObservation, r.Deposited), Bits: 8}),
			r.Asset,
			g.Pack(gate.Field{Value: r.Quantity, Bits: 64}, gate.Field{Value: r.Height, Bits: 64}, gate.Field{Value: r.Time, Bits: 40}),
			r.Reference, 0, 0, 0,
		})
		t.digests = append(t.digests, digest)
		g.Rule("E_NOT_ACCOUNT")
		g.Quotient(r.Act, r.Domain) // (2)
		g.Rule("E_FACT_UNKNOWN")    // (3)
		node := digest
		for _, level := range r.Path {
			g.Boolean(level.Digit[:]...)
			g.AssertIsEqual(g.Sum(level.Digit[:]...), r.Act)
			var chosen []frontend.Variable
			for j := range level.Children {
				chosen = append(chosen, g.Mul(level.Digit[j], level.Children[j]))
			}
			g.When(r.Act, g.Sub(g.Sum(chosen...), node))
			node = g.Hash.H8(h8.Lanes(level.Children))
		}
		g.When(r.Act, g.Sub(node, factRoot))
	}
}

// Connect gives each fact to a Deposit or a Fire (4).
func (t *Table) Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses) {
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("facts", i)
		g.Rule("facts")
		b.Facts.Take(g, c, r.Act, g.Sum(
			c.At(g, 1, r.Asset), c.At(g, 2, r.Account), c.At(g, 3, r.Quantity), c.At(g, 4, r.Domain),
			c.At(g, 5, t.digests[i]), c.At(g, 6, r.Sequence)))
	}
}
