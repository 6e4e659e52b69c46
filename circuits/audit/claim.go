package audit

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// Numbers of the subjects in their commitments (spec 21.3).
const (
	SubjectCapability = 1
	SubjectScope      = 2
	SubjectHolder     = 3
)

// claim is (11) to (15).
func (c *Circuit) claim(g *gate.Gate, index frontend.Variable) {
	claim, flags := &c.Claim, &c.Claim.Flags
	g.Row("claim", -1)
	g.Rule("claim") // (11)
	g.Boolean(flags.list()...)
	g.Boolean(claim.Mask[:]...)
	g.Exact(claim.Limit, 32)
	g.Exact(claim.Expiry, 40)

	c.terms(g)
	g.Rule("E_CLAIM_CAPABILITY") // (13)
	g.AssertIsEqual(claim.Capability, subject(g, SubjectCapability, flags.CapabilityOpen, flags.CapabilityHidden, index, claim.CapabilitySalt))
	g.Rule("E_CLAIM_SCOPE")
	g.AssertIsEqual(claim.Scope, subject(g, SubjectScope, flags.ScopeOpen, flags.ScopeHidden, c.Cell.Scope, claim.ScopeSalt))
	g.Rule("E_CLAIM_HOLDER")
	g.AssertIsEqual(claim.Holder, subject(g, SubjectHolder, flags.HolderOpen, flags.HolderHidden, c.Cell.Holder, claim.HolderSalt))
	c.holders(g)

	g.Row("statement", -1)
	g.Rule("claim") // (15)
	g.AssertIsEqual(c.Statement.Claim, c.digest(g))
}

// terms is (12).
func (c *Circuit) terms(g *gate.Gate) {
	claim, flags, cell, was := &c.Claim, &c.Claim.Flags, &c.Cell, &c.Was
	g.Rule("E_CLAIM_COUNT")
	count := g.Add(g.Sub(cell.Uses, was.Uses), g.Mul(flags.Passes, g.Sub(cell.Passes, was.Passes)))
	slack := g.Sub(claim.Limit, count)
	g.When(flags.Exact, slack)
	g.NotNegative(g.Mul(flags.Count, slack), 33)

	g.Rule("E_CLAIM_RIGHTS")
	outside := make([]frontend.Variable, RightsBits)
	for i := range outside {
		outside[i] = g.Mul(cell.Rights[i], g.Sub(1, claim.Mask[i]))
	}
	g.When(flags.Rights, g.Sum(outside...))

	g.Rule("E_CLAIM_EXPIRY")
	g.NotNegative(g.Mul(flags.Expiry, g.Sub(claim.Expiry, cell.Expiry)), 40)

	g.Rule("E_CLAIM_REVOKED")
	g.When(flags.Revoked, g.Sub(cell.Revoked, flags.RevokedValue))

	g.Rule("E_CLAIM_EXISTED")
	g.When(flags.Existed, g.Sub(was.Existed, flags.ExistedValue))
}

// subject is the lane of a subject.
func subject(g *gate.Gate, number int, open, hidden, value, salt frontend.Variable) frontend.Variable {
	tag := encoding.Tag("audit-hidden")
	commitment := g.Hash.H8(h8.Lanes{tag, number, value, salt, 0, 0, 0, 0})
	return g.Add(g.Mul(open, value), g.Mul(hidden, commitment))
}

// holders is (14): a path from the holder to the root of the set.
func (c *Circuit) holders(g *gate.Gate) {
	claimed := c.Claim.Flags.Set
	tag := encoding.Tag("audit-holder")
	g.Row("set", -1)
	g.Rule("E_CLAIM_HOLDER_SET")
	node := g.Hash.H8(h8.Lanes{tag, c.Cell.Holder, c.Set.Salt, 0, 0, 0, 0, 0})
	for i := range c.Set.Path {
		level := &c.Set.Path[i]
		g.Row("set", i)
		g.Rule("E_CLAIM_HOLDER_SET")
		g.Boolean(level.Is[:]...)
		g.AssertIsEqual(g.Sum(level.Is[:]...), claimed)
		g.When(claimed, g.Sub(chosen(g, level.Is, level.Node), node))
		node = g.Hash.H8(h8.Lanes(level.Node))
	}
	g.Row("claim", -1)
	g.Rule("E_CLAIM_HOLDER_SET")
	g.When(claimed, g.Sub(node, c.Claim.SetRoot))
}

// digest is that of the claim (spec 21.3).
func (c *Circuit) digest(g *gate.Gate) frontend.Variable {
	tag := encoding.Tag("audit-claim")
	terms := append(bits(c.Claim.Flags.list()), bits(c.Claim.Mask[:])...)
	terms = append(terms, gate.Field{Value: c.Claim.Limit, Bits: 32}, gate.Field{Value: c.Claim.Expiry, Bits: 40})
	from, to := &c.From.Leaf, &c.To.Leaf
	span := g.Pack(
		gate.Field{Value: from.Sequence, Bits: 32}, gate.Field{Value: from.Clock, Bits: 32},
		gate.Field{Value: to.Sequence, Bits: 32}, gate.Field{Value: to.Clock, Bits: 32})
	return g.Hash.H8(h8.Lanes{
		tag, g.Pack(terms...), c.Claim.Capability, c.Claim.Scope, c.Claim.Holder, c.Claim.SetRoot, span, 0,
	})
}
