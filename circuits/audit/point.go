package audit

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// opening is what a point opens: that the root of this instance has this leaf at the place that the digits say.
type opening struct {
	instance, root frontend.Variable
	digits         []Digit
	leaf           frontend.Variable
}

// constrain is (8) to (10).
func (p *Point) constrain(g *gate.Gate, table string, o opening) {
	node := o.leaf
	for level := len(p.Path) - 1; level >= 0; level-- {
		children := &p.Path[level].Node
		g.Row(table, level)
		g.Rule("path") // (8)
		g.AssertIsEqual(chosen(g, o.digits[level].Is, *children), node)
		node = g.Hash.H8(h8.Lanes(*children))
	}
	g.Row(table, -1)
	g.Rule("instance") // (9)
	leaf := p.Leaf.hash(g, o.instance)
	g.Rule("root") // (10)
	s := &p.Siblings
	g.AssertIsEqual(o.root, g.Hash.H8(h8.Lanes{leaf, s[0], s[1], node, s[2], s[3], s[4], s[5]}))
}

// chosen is the child whose digit is one.
func chosen(g *gate.Gate, is, children [encoding.Arity]frontend.Variable) frontend.Variable {
	terms := make([]frontend.Variable, len(is))
	for j := range is {
		terms[j] = g.Mul(is[j], children[j])
	}
	return g.Sum(terms...)
}

// hash is the leaf hash, with the parts that the relation speaks of in their ranges.
func (l *Leaf) hash(g *gate.Gate, instance frontend.Variable) frontend.Variable {
	g.Exact(l.Sequence, 32)
	g.Exact(l.Clock, 32)
	g.Exact(l.Counts, 160)
	tag := encoding.Tag("instance")
	return g.Hash.H8(h8.Lanes{
		tag, instance,
		g.Pack(gate.Field{Value: l.Sequence, Bits: 32}, gate.Field{Value: l.Clock, Bits: 32}, gate.Field{Value: l.Counts, Bits: 160}),
		l.Snapshot, l.SnapshotDigest, l.PreviousRoot, l.PreviousEffects, l.Link,
	})
}
