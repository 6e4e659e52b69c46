package arguments

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
)

// Committed are the columns of the table: all reach a fingerprint.
func Committed(rows []Row) []frontend.Variable {
	var wires []frontend.Variable
	for i := range rows {
		r := &rows[i]
		wires = append(wires, r.Mode[:]...)
		wires = append(wires, r.Resource, r.Clock, r.Asset, r.Quantity, r.Lock, r.Provenance, r.Cause, r.Call, r.Caller,
			r.Target, r.ArgumentCount, r.Tick, r.Head, r.Next, r.Count)
	}
	return wires
}

// Constrain states the rules of the rows; see doc.go.
func Constrain(g *gate.Gate, rows []Row) {
	for i := range rows {
		r := &rows[i]
		g.Row("arguments", i)
		g.Rule("selectors")
		g.Boolean(r.Mode[:]...)
		act := r.act(g)
		g.Boolean(act)
		g.Rule("call-lane") // (2)
		g.Exact(r.Caller, 32)
		g.Exact(r.Target, 32)
		g.NotNegative(r.ArgumentCount, 8) // the uppermost part
		g.Rule("E_CELL_CONFLICT")
		g.NotNegative(g.Sub(r.Tick, r.Clock, act), 32) // (5)
	}
}

func (r *Row) act(g *gate.Gate) frontend.Variable { return g.Sum(r.Mode[:]...) }

// Connect takes one argument off a call's list, touches it, and passes the rest on (1), (3), (4).
func Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses, rows []Row) {
	for i := range rows {
		r := &rows[i]
		g.Row("arguments", i)
		act := r.act(g)
		invoke, answer := r.Mode[Invoke], g.Add(r.Mode[Accept], r.Mode[Decline])

		g.Rule("E_NOT_OWNER|E_NOT_HELD|E_RESOURCE_UNKNOWN")
		inCall := g.Mul(answer, r.Call)
		enters := g.Mul(invoke, r.Call)
		gives := g.Mul(r.Mode[Accept], g.Sub(r.Target, r.Caller))
		holding := g.Add(r.Caller, g.Shift(g.Add(invoke, g.Mul(answer, 3)), 64), g.Shift(inCall, 32))
		change := g.Add(gives, g.Shift(g.Sub(invoke, answer), 65), g.Shift(g.Sub(enters, inCall), 32))

		cause, head, tick := c.At(g, 6, r.Cause), c.At(g, 6, r.Head), c.At(g, 7, r.Tick)
		read := g.Sum(
			g.Mul(act, int(bus.Resources)), g.Mul(r.Clock, 8), c.At(g, 1, r.Asset), c.At(g, 2, holding), c.At(g, 3, r.Quantity),
			c.At(g, 4, r.Lock), c.At(g, 5, r.Provenance), cause,
			c.At(g, bus.IndexExponent, r.Resource), c.In(g, bus.Resources))
		written := g.Sub(g.Add(read, g.Mul(g.Sub(r.Tick, r.Clock), 8), c.At(g, 2, change), head), cause)
		b.Memory.Take(g, c, act, read)
		b.Memory.Emit(g, c, act, written)

		g.Rule("arguments")
		ids := IDs(g, r.Caller, r.Target, r.ArgumentCount)
		mode := g.Sum(r.Mode[Invoke], g.Mul(r.Mode[Accept], 2), g.Mul(r.Mode[Decline], 3))
		call := g.Sum(c.At(g, 2, ids), c.At(g, 4, mode), head, tick, c.At(g, bus.IndexExponent, r.Call))
		list, next := c.At(g, 3, g.Add(r.Resource, g.Shift(r.Next, 32))), c.At(g, 3, r.Next)
		left := c.At(g, 8, r.Count)
		b.Arguments.Take(g, c, act, g.Add(call, list, left))
		b.Arguments.Emit(g, c, act, g.Sub(g.Add(call, next, left), c.Power(8)))
	}
}

// IDs is lane 1 of a PENDING call.
func IDs(g *gate.Gate, caller, target, count frontend.Variable) frontend.Variable {
	return g.Add(g.Shift(1, 64), caller, g.Shift(target, 32), g.Shift(count, 72))
}
