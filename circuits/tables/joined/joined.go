package joined

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/tables/authors"
	"tidemark/circuits/tables/cells"
)

// Table is the joined table with the leaf hashes of its rows.
type Table struct {
	rows          []Row
	before, after []frontend.Variable
}

// Of makes the table.
func Of(rows []Row) *Table { return &Table{rows: rows} }

// Committed are the columns of the table: all reach a fingerprint.
func (t *Table) Committed() []frontend.Variable {
	var wires []frontend.Variable
	for i := range t.rows {
		r := &t.rows[i]
		wires = append(wires, r.Index, r.KeyX, r.KeyY, r.Head, r.CallHead, r.Counter, r.RegisteredAt, r.Domain, r.Deposits,
			r.Before.Header, r.Before.Cause, r.Before.Link, r.After.Header, r.After.Cause, r.After.Link)
	}
	return wires
}

// Constrain states the rules of the rows; see doc.go.
func (t *Table) Constrain(g *gate.Gate) {
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("joined", i)
		g.Rule("program-lane") // (2)
		g.Exact(r.Counter, 32)
		g.Exact(r.RegisteredAt, 32)
		g.Exact(r.Domain, 32)
		g.NotNegative(r.Deposits, 32) // the uppermost part
		g.Rule("leaf")                // (1)
		t.before = append(t.before, r.leaf(g, &r.Before))
		t.after = append(t.after, r.leaf(g, &r.After))
		cells.AssertLinked(g, r.changed(g), r.Before.Link, r.After.Link, t.before[i])
	}
}

func (r *Row) changed(g *gate.Gate) frontend.Variable { return g.Sub(r.After.Cause, r.Before.Cause) }

func (r *Row) leaf(g *gate.Gate, v *Version) frontend.Variable {
	cell := authors.Program{
		Header: v.Header, KeyX: r.KeyX, KeyY: r.KeyY, Head: r.Head, CallHead: r.CallHead, Counter: r.Counter,
		RegisteredAt: r.RegisteredAt, Domain: r.Domain, Deposits: r.Deposits, Cause: v.Cause, Link: v.Link,
	}
	return cell.Leaf(g)
}

// Entries are the entries of the programs digest (spec 5.4), behind those of the authors, zero for rows that were not touched (4).
func (t *Table) Entries(g *gate.Gate) [][3]frontend.Variable {
	entries := make([][3]frontend.Variable, len(t.rows))
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("joined", i)
		g.Rule("programs-entry")
		place := g.Pack(gate.Field{Value: r.Index, Bits: 32}, gate.Field{Value: r.Counter, Bits: 32}, gate.Field{Value: r.Counter, Bits: 32})
		g.Quotient(place, r.changed(g))
		g.Quotient(r.Head, r.changed(g))
		entries[i] = [3]frontend.Variable{place, r.Head, r.Head}
	}
	return entries
}

// Connect joins the rows to memory and tree (3).
func (t *Table) Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses, depth int) {
	for i := range t.rows {
		r := &t.rows[i]
		g.Row("joined", i)
		g.Rule("memory")
		at := c.At(g, bus.IndexExponent, r.Index)
		same := g.Sum(
			at, c.In(g, bus.Programs),
			c.At(g, bus.ProgramKeyX, r.KeyX), c.At(g, bus.ProgramKeyY, r.KeyY),
			c.At(g, bus.ProgramHead, r.Head), c.At(g, bus.ProgramCallHead, r.CallHead),
			c.At(g, bus.ProgramCounter, r.Counter), c.At(g, bus.ProgramRegisteredAt, r.RegisteredAt),
			c.At(g, bus.ProgramDomain, r.Domain), c.At(g, bus.ProgramDeposits, r.Deposits))
		b.Memory.Emit(g, c, 1, g.Add(same, r.Before.Header, c.At(g, bus.ProgramCause, r.Before.Cause)))
		b.Memory.Take(g, c, 1, g.Add(same, r.After.Header, c.At(g, bus.ProgramCause, r.After.Cause)))
		g.Rule("tree")
		cells.EmitLeaf(g, c, b, bus.Programs, depth, at, t.before[i], t.after[i])
	}
}
