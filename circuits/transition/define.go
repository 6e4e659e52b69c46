package transition

import (
	"fmt"

	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/statement"
	"tidemark/circuits/tables/arguments"
	"tidemark/circuits/tables/authors"
	"tidemark/circuits/tables/batch"
	"tidemark/circuits/tables/cells"
	"tidemark/circuits/tables/facts"
	"tidemark/circuits/tables/groups"
	"tidemark/circuits/tables/joined"
	"tidemark/circuits/tables/links"
	"tidemark/circuits/tables/nodes"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/tables/promises"
)

// tables are the tables of a circuit under definition.
type tables struct {
	ops       *ops.Table
	authors   *authors.Table
	joined    *joined.Table
	resources *cells.Table
	others    []*cells.Table // capabilities and calls, used before and fresh
	nodes     *nodes.Table
	facts     *facts.Table
	groups    *groups.Tables
	promises  *promises.Table
}

func (c *Circuit) tables() *tables {
	return &tables{
		ops:       ops.Of(c.Batch.Env(), c.shape.CapabilityDepth, c.shape.CellsPerKind(), c.Ops),
		authors:   authors.Of(c.Authors),
		joined:    joined.Of(c.Joined),
		resources: cells.Of("resources", bus.Resources, c.Resources),
		others: []*cells.Table{
			cells.Of("capabilities", bus.Capabilities, c.Capabilities),
			cells.OfFresh("freshCapabilities", bus.Capabilities, c.FreshCapabilities),
			cells.Of("calls", bus.Calls, c.Calls),
			cells.OfFresh("freshCalls", bus.Calls, c.FreshCalls),
		},
		nodes:    nodes.Of(c.Nodes),
		facts:    facts.Of(c.Facts),
		groups:   groups.Of(c.Members, c.Groups),
		promises: promises.Of(c.Promises),
	}
}

// Define states the relation: first what needs no challenge, then the one commitment, then the sums at its value.
func (c *Circuit) Define(api frontend.API) error {
	g := gate.New(api, c.recorder)
	t := c.tables()
	if err := c.constrain(g, t); err != nil {
		return err
	}
	x, err := c.commit(g, t)
	if err != nil {
		return err
	}
	c.connect(g, t, x)
	return nil
}

// constrain states every rule but the sums.
func (c *Circuit) constrain(g *gate.Gate, t *tables) error {
	p := &c.Statement
	g.Row("statement", -1)
	g.Rule("shape")
	g.AssertIsEqual(p.ShapeID, c.shape.ID())

	t.ops.Constrain(g)
	if err := t.authors.Constrain(g); err != nil {
		return err
	}
	t.joined.Constrain(g)
	t.resources.Constrain(g)
	for _, cells := range t.others {
		cells.Constrain(g)
	}
	links.Constrain(g, c.Links)
	arguments.Constrain(g, c.Arguments)
	t.facts.Constrain(g, c.Batch.Env().FactRoot)
	t.groups.Constrain(g, c.Batch.Env().Digest)
	t.promises.Constrain(g)

	leaves := c.Batch.Constrain(g, batch.Public{
		Instance: p.InstanceID, Digest: p.SnapshotDigest, Sequence: p.Sequence, PreRoot: p.PreRoot, EffectsDigest: p.Effects,
	}, t.ops.Summary(g), c.shape.CellsPerKind())
	t.nodes.Constrain(g, nodes.Root{
		Before: p.PreRoot, After: p.PostRoot, LeafBefore: leaves.Before, LeafAfter: leaves.After,
	})
	c.digests(g, t)
	return nil
}

// digests ties the four public digests to the tables.
func (c *Circuit) digests(g *gate.Gate, t *tables) {
	heads, ticks, uses := t.ops.Entries(g)
	programs := append(t.authors.Entries(g), t.joined.Entries(g)...)
	ownership := t.resources.Entries(g)
	g.AssertIsEqual(c.Statement.Effects, statement.Effects(g, heads, ticks))
	g.AssertIsEqual(c.Statement.Programs, statement.Programs(g, programs))
	g.AssertIsEqual(c.Statement.Ownership, statement.Ownership(g, ownership))
	g.AssertIsEqual(c.Statement.Uses, statement.UsesDigest(g, uses))
}

// commit puts every column that reaches a fingerprint or a range check under one commitment, and gives its value.
func (c *Circuit) commit(g *gate.Gate, t *tables) (frontend.Variable, error) {
	g.Row("commitment", -1)
	g.Rule("commitment")
	g.Committed(c.Batch.Committed()...)
	g.Committed(t.ops.Committed()...)
	g.Committed(t.authors.Committed()...)
	g.Committed(t.joined.Committed()...)
	g.Committed(t.resources.Committed()...)
	for _, cells := range t.others {
		g.Committed(cells.Committed()...)
	}
	g.Committed(t.nodes.Committed()...)
	g.Committed(links.Committed(c.Links)...)
	g.Committed(arguments.Committed(c.Arguments)...)
	g.Committed(t.facts.Committed()...)
	g.Committed(t.groups.Committed()...)
	g.Committed(t.promises.Committed()...)
	x, err := g.Commit()
	if err != nil {
		return nil, fmt.Errorf("transition: committing: %w", err)
	}
	c.recorder.Lookups(g.RangeSites())
	return x, nil
}

// connect states the sums at the challenge.
func (c *Circuit) connect(g *gate.Gate, t *tables, x frontend.Variable) {
	challenge, buses := bus.NewChallenge(g, x), bus.NewBuses()
	t.ops.Connect(g, challenge, buses)
	t.authors.Connect(g, challenge, buses, c.shape.Depth)
	t.joined.Connect(g, challenge, buses, c.shape.Depth)
	t.resources.Connect(g, challenge, buses, c.shape.Depth)
	for _, cells := range t.others {
		cells.Connect(g, challenge, buses, c.shape.Depth)
	}
	t.nodes.Connect(g, challenge, buses)
	links.Connect(g, challenge, buses, c.Links)
	arguments.Connect(g, challenge, buses, c.Arguments)
	t.facts.Connect(g, challenge, buses)
	t.groups.Connect(g, challenge, buses)
	t.promises.Connect(g, challenge, buses)
	buses.Close(g)
	g.CloseRanges(x)
}
