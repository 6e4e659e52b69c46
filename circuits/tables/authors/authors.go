package authors

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/tables/cells"
)

// Table is the authors table with the leaf hashes of its rows.
type Table struct {
	rows          []Row
	before, after []frontend.Variable
}

// Of makes the table.
func Of(rows []Row) *Table { return &Table{rows: rows} }

// Committed are the columns that reach a fingerprint: all but the signature.
func (t *Table) Committed() []frontend.Variable {
	var wires []frontend.Variable
	for i := range t.rows {
		wires = append(wires, t.rows[i].Index)
		for _, p := range []*Program{&t.rows[i].Before, &t.rows[i].After} {
			wires = append(wires, p.Header, p.KeyX, p.KeyY, p.Head, p.CallHead, p.Counter, p.RegisteredAt, p.Domain,
				p.Deposits, p.Cause, p.Link)
		}
	}
	return wires
}

// Constrain states the rules of the rows; see doc.go.
func (t *Table) Constrain(g *gate.Gate) error {
	verifier := schnorr.New(g)
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("authors", i)
		g.Rule("program-lane") // (2)
		g.Exact(r.Before.Counter, 32)
		g.Exact(r.Before.RegisteredAt, 32)
		g.Exact(r.Before.Domain, 32)
		g.NotNegative(r.Before.Deposits, 32) // the uppermost part
		g.Exact(r.After.Counter, 32)
		g.Rule("leaf") // (1)
		t.before = append(t.before, r.Before.Leaf(g))
		t.after = append(t.after, r.After.Leaf(g))
		cells.AssertLinked(g, g.Sub(r.After.Cause, r.Before.Cause), r.Before.Link, r.After.Link, t.before[i])
		// (5)
		err := verifier.AssertSigned(schnorr.Point{X: r.After.KeyX, Y: r.After.KeyY}, r.After.Head, schnorr.Point{X: r.RX, Y: r.RY}, r.S)
		if err != nil {
			return err
		}
	}
	return nil
}

// Leaf is the leaf hash of the cell; lane 5 is packed from parts in their ranges.
func (p *Program) Leaf(g *gate.Gate) frontend.Variable {
	return g.Hash.H8(h8.Lanes{
		p.Header, p.KeyX, p.KeyY, p.Head, p.CallHead,
		g.Pack(gate.Field{Value: p.Counter, Bits: 32}, gate.Field{Value: p.RegisteredAt, Bits: 32},
			gate.Field{Value: p.Domain, Bits: 32}, gate.Field{Value: p.Deposits, Bits: 32}),
		p.Cause, p.Link,
	})
}

// Entries are the entries of the programs digest (spec 5.4), three lanes each, zero for rows that were not touched (4).
func (t *Table) Entries(g *gate.Gate) [][3]frontend.Variable {
	entries := make([][3]frontend.Variable, len(t.rows))
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("authors", i)
		g.Rule("programs-entry")
		entries[i] = [3]frontend.Variable{
			g.Pack(gate.Field{Value: r.Index, Bits: 32}, gate.Field{Value: r.Before.Counter, Bits: 32},
				gate.Field{Value: r.After.Counter, Bits: 32}),
			r.Before.Head, r.After.Head,
		}
		for _, lane := range entries[i] {
			g.Quotient(lane, g.Sub(r.After.Cause, r.Before.Cause))
		}
	}
	return entries
}

// Connect joins the rows to memory and tree (3).
func (t *Table) Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses, depth int) {
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("authors", i)
		g.Rule("memory")
		at := c.At(g, bus.IndexExponent, r.Index)
		where := g.Add(at, c.In(g, bus.Programs))
		b.Memory.Emit(g, c, 1, g.Add(where, r.Before.tuple(g, c)))
		b.Memory.Take(g, c, 1, g.Add(where, r.After.tuple(g, c)))
		g.Rule("tree")
		cells.EmitLeaf(g, c, b, bus.Programs, depth, at, t.before[i], t.after[i])
	}
}

func (p *Program) tuple(g *gate.Gate, c *bus.Challenge) frontend.Variable {
	return g.Sum(
		p.Header,
		c.At(g, bus.ProgramKeyX, p.KeyX), c.At(g, bus.ProgramKeyY, p.KeyY),
		c.At(g, bus.ProgramHead, p.Head), c.At(g, bus.ProgramCallHead, p.CallHead),
		c.At(g, bus.ProgramCounter, p.Counter), c.At(g, bus.ProgramRegisteredAt, p.RegisteredAt),
		c.At(g, bus.ProgramDomain, p.Domain), c.At(g, bus.ProgramDeposits, p.Deposits),
		c.At(g, bus.ProgramCause, p.Cause),
	)
}
