package transition

import (
	"tidemark/circuits/clause"
	"tidemark/circuits/registry"
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

// Circuit is the witness of one batch: the public inputs, then the tables. The order of its fields is the order of the
// witness; registry.Layout describes it.
type Circuit struct {
	Statement statement.Public

	Batch             batch.Row
	Ops               []ops.Row
	Authors           []authors.Row
	Joined            []joined.Row
	Resources         []cells.Row
	Capabilities      []cells.Row
	FreshCapabilities []cells.Fresh
	Calls             []cells.Row
	FreshCalls        []cells.Fresh
	Nodes             []nodes.Row
	Links             []links.Row
	Arguments         []arguments.Row
	Facts             []facts.Row
	Members           []groups.Member
	Groups            []groups.Row
	Promises          []promises.Row

	shape    registry.Shape   `gnark:"-"`
	recorder *clause.Recorder `gnark:"-"`
}

// New is an empty circuit of that shape: with room for each row and no value in it.
func New(s registry.Shape) *Circuit {
	c := &Circuit{
		Ops:               make([]ops.Row, s.Effects),
		Authors:           make([]authors.Row, s.Authors),
		Joined:            make([]joined.Row, s.Joined),
		Resources:         make([]cells.Row, s.Resources),
		Capabilities:      make([]cells.Row, s.Capabilities),
		FreshCapabilities: make([]cells.Fresh, s.FreshCapabilities),
		Calls:             make([]cells.Row, s.Calls),
		FreshCalls:        make([]cells.Fresh, s.FreshCalls),
		Nodes:             make([]nodes.Row, s.Nodes),
		Links:             make([]links.Row, s.Links),
		Arguments:         make([]arguments.Row, s.Arguments),
		Facts:             make([]facts.Row, s.Facts),
		Members:           make([]groups.Member, s.Members),
		Groups:            make([]groups.Row, s.Groups),
		Promises:          make([]promises.Row, s.Promises),
		shape:             s,
	}
	for i := range c.Facts {
		c.Facts[i] = facts.NewRow(s.FactDepth)
	}
	return c
}

// Shape is the shape that the circuit was made with.
func (c *Circuit) Shape() registry.Shape { return c.shape }

// Record is assemble.Circuit.
func (c *Circuit) Record(r *clause.Recorder) { c.recorder = r }
