package audit

import (
	"fmt"

	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/gadget/gate"
)

// Define states the relation; see doc.go.
func (c *Circuit) Define(api frontend.API) error {
	g := gate.New(api, c.recorder)
	g.Row("statement", -1)
	g.Rule("circuit")
	g.AssertIsEqual(c.Statement.CircuitID, ID(c.depth)) // (1)

	index := c.index(g)
	leaf, was := c.cells(g)
	c.From.constrain(g, "from", opening{c.Statement.InstanceID, c.Statement.FromRoot, c.Digits, was})
	c.To.constrain(g, "to", opening{c.Statement.InstanceID, c.Statement.ToRoot, c.Digits, leaf})
	c.order(g)
	c.claim(g, index)

	g.Row("commitment", -1)
	g.Rule("commitment")
	g.Committed(c.committed()...)
	x, err := g.Commit()
	if err != nil {
		return fmt.Errorf("audit: the commitment: %w", err)
	}
	c.recorder.Lookups(g.RangeSites())
	g.CloseRanges(x)
	return nil
}

// committed are the columns that reach a range check.
func (c *Circuit) committed() []frontend.Variable {
	wires := []frontend.Variable{
		c.Claim.Flags.Count, c.Claim.Flags.Passes, c.Claim.Flags.Expiry, c.Claim.Limit, c.Claim.Expiry,
		c.Cell.Clock, c.Cell.Holder, c.Cell.Scope, c.Cell.Lineage, c.Cell.Expiry, c.Cell.Depth, c.Cell.Uses, c.Cell.Passes,
		c.Was.Clock, c.Was.Uses, c.Was.Passes,
	}
	for _, leaf := range []*Leaf{&c.From.Leaf, &c.To.Leaf} {
		wires = append(wires, leaf.Sequence, leaf.Clock, leaf.Counts)
	}
	return wires
}

// order is (7): the end is not before the beginning.
func (c *Circuit) order(g *gate.Gate) {
	g.Row("order", -1)
	g.Rule("E_ORDER")
	later := g.Sub(c.To.Leaf.Sequence, c.From.Leaf.Sequence)
	g.NotNegative(later, 32)
	g.Rule("E_FORK")
	g.Quotient(g.Sub(c.Statement.ToRoot, c.Statement.FromRoot), later)
}
