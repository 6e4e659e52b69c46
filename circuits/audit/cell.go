package audit

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// kind of a capability (STA-2): its lane 0 and its place among the root's children.
const kind = 3

// index is (2): the digits, and the index that they make, which is not zero.
func (c *Circuit) index(g *gate.Gate) frontend.Variable {
	index := frontend.Variable(0)
	for i := range c.Digits {
		is := &c.Digits[i].Is
		g.Row("index", i)
		g.Rule("digit")
		g.Boolean(is[:]...)
		g.AssertIsEqual(g.Sum(is[:]...), 1)
		value := frontend.Variable(0)
		for j := 1; j < len(is); j++ {
			value = g.Add(value, g.Mul(is[j], j))
		}
		index = g.Add(g.Mul(index, len(is)), value)
	}
	g.Row("index", -1)
	g.Rule("STA-2")
	g.Quotient(1, index)
	return index
}

// cells is (3) to (6): the leaves of the cell at the end and at the beginning.
func (c *Circuit) cells(g *gate.Gate) (leaf, was frontend.Variable) {
	cell, before := &c.Cell, &c.Was
	g.Row("cell", -1)
	g.Rule("lanes") // (3)
	for _, small := range []struct {
		part frontend.Variable
		bits int
	}{
		{cell.Clock, 32}, {cell.Holder, 32}, {cell.Scope, 32}, {cell.Lineage, 64}, {cell.Expiry, 40}, {cell.Depth, 8},
		{cell.Uses, 32}, {cell.Passes, 32},
	} {
		g.Exact(small.part, small.bits)
	}
	g.Boolean(cell.Rights[:]...)
	g.Boolean(cell.Revoked)
	ids := g.Pack(gate.Field{Value: cell.Holder, Bits: 32}, gate.Field{Value: cell.Scope, Bits: 32}, gate.Field{Value: cell.Lineage, Bits: 64})
	terms := g.Pack(append(bits(cell.Rights[:]),
		gate.Field{Value: cell.Expiry, Bits: 40}, gate.Field{Value: cell.Depth, Bits: 8})...)
	g.Rule("leaf")
	leaf = g.Hash.H8(h8.Lanes{
		header(g, 1, cell.Clock), ids, withRevoked(g, terms, cell.Revoked), usage(g, cell.Uses, cell.Passes),
		cell.Grantors, cell.Remaining, cell.Cause, cell.Link,
	})

	g.Row("was", -1)
	g.Rule("lanes")
	for _, part := range []frontend.Variable{before.Clock, before.Uses, before.Passes} {
		g.Exact(part, 32)
	}
	g.Boolean(before.Existed, before.Revoked)
	used := usage(g, before.Uses, before.Passes)
	g.Rule("absent") // (4)
	for _, part := range []frontend.Variable{before.Clock, before.Revoked, used, before.Remaining, before.Cause, before.Link} {
		g.Unless(before.Existed, part)
	}
	g.Rule("leaf") // (5)
	was = g.Hash.H8(h8.Lanes{
		header(g, before.Existed, before.Clock), g.Mul(before.Existed, ids),
		withRevoked(g, g.Mul(before.Existed, terms), before.Revoked), used,
		g.Mul(before.Existed, cell.Grantors), before.Remaining, before.Cause, before.Link,
	})
	g.Rule("monotone") // (6)
	g.NotNegative(g.Sub(cell.Uses, before.Uses), 32)
	g.NotNegative(g.Sub(cell.Passes, before.Passes), 32)
	g.When(before.Revoked, g.Sub(1, cell.Revoked))
	return leaf, was
}

// header is lane 0; zero when the cell is not used and its clock is zero.
func header(g *gate.Gate, used, clock frontend.Variable) frontend.Variable {
	return g.Add(g.Mul(used, kind), g.Shift(clock, 3))
}

// withRevoked completes lane 2, in which the flag stands above rights(16), expiry(40) and depth(8).
func withRevoked(g *gate.Gate, terms, revoked frontend.Variable) frontend.Variable {
	return g.Add(terms, g.Shift(revoked, RightsBits+40+8))
}

// usage is lane 3.
func usage(g *gate.Gate, uses, passes frontend.Variable) frontend.Variable {
	return g.Pack(gate.Field{Value: uses, Bits: 32}, gate.Field{Value: passes, Bits: 32})
}

// bits are fields of one bit.
func bits(values []frontend.Variable) []gate.Field {
	fields := make([]gate.Field, len(values))
	for i, value := range values {
		fields[i] = gate.Field{Value: value, Bits: 1}
	}
	return fields
}
