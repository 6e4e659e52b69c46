package audit_test

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/audit"
	"tidemark/circuits/encoding"
)

// mode says how a subject is stated.
type mode int

const (
	withheld mode = iota
	open
	hidden
)

// salt is what the tests' commitments are made with.
var salt = encoding.Text("a salt of full size")

// claim is a claim of spec 21.3, written down a second time; a nil part is not claimed.
type claim struct {
	limit           *uint64 // of the count
	atMost, passes  bool
	mask, expiry    *uint64
	revoked, exists *bool

	capability, scope, holder mode

	holders []uint64 // the set
	setSalt fr.Element
}

func number(x uint64) *uint64 { return &x }
func truth(x bool) *bool      { return &x }

func exactly(k uint64) claim { return claim{limit: &k} }
func atMost(k uint64) claim  { return claim{limit: &k, atMost: true} }

func bit(x bool) frontend.Variable {
	if x {
		return 1
	}
	return 0
}

func or(x *uint64) uint64 {
	if x == nil {
		return 0
	}
	return *x
}

func (c *claim) flags() audit.Flags {
	return audit.Flags{
		Count: bit(c.limit != nil), Exact: bit(c.limit != nil && !c.atMost), Passes: bit(c.passes),
		Rights: bit(c.mask != nil), Expiry: bit(c.expiry != nil),
		Revoked: bit(c.revoked != nil), RevokedValue: bit(c.revoked != nil && *c.revoked),
		Existed: bit(c.exists != nil), ExistedValue: bit(c.exists != nil && *c.exists),
		Set:            bit(c.holders != nil),
		CapabilityOpen: bit(c.capability == open), CapabilityHidden: bit(c.capability == hidden),
		ScopeOpen: bit(c.scope == open), ScopeHidden: bit(c.scope == hidden),
		HolderOpen: bit(c.holder == open), HolderHidden: bit(c.holder == hidden),
	}
}

// packed is lane 1 of the claim.
func (c *claim) packed() fr.Element {
	f := c.flags()
	var parts []encoding.Part
	for _, flag := range []frontend.Variable{
		f.Count, f.Exact, f.Passes, f.Rights, f.Expiry, f.Revoked, f.RevokedValue, f.Existed, f.ExistedValue, f.Set,
		f.CapabilityOpen, f.CapabilityHidden, f.ScopeOpen, f.ScopeHidden, f.HolderOpen, f.HolderHidden,
	} {
		parts = append(parts, encoding.Part{Value: uint64(flag.(int)), Bits: 1})
	}
	return encoding.Pack(append(parts, encoding.Part{Value: or(c.mask), Bits: 16}, encoding.Part{Value: or(c.limit), Bits: 32},
		encoding.Part{Value: or(c.expiry), Bits: 40})...)
}

func subject(m mode, number, value uint64) fr.Element {
	switch m {
	case open:
		return encoding.Uint(value)
	case hidden:
		return encoding.Hash(encoding.Tag("audit-hidden"), encoding.Uint(number), encoding.Uint(value), salt)
	default:
		return fr.Element{}
	}
}

// sets is the tree of holders, level 0 being the leaves.
func (c *claim) sets() [][]fr.Element {
	leaves := make([]fr.Element, 512)
	for i, holder := range c.holders {
		leaves[i] = encoding.Hash(encoding.Tag("audit-holder"), encoding.Uint(holder), c.setSalt)
	}
	levels := [][]fr.Element{leaves}
	for len(leaves) > 1 {
		above := make([]fr.Element, len(leaves)/8)
		for i := range above {
			above[i] = encoding.H8(encoding.Lanes(leaves[8*i : 8*i+8]))
		}
		leaves = above
		levels = append(levels, leaves)
	}
	return levels
}

// proposal is what a prover wants to prove.
type proposal struct {
	from, to *state
	index    uint64
	claim    claim
}

// witness fills every column as the specification says; whether the claim is true it does not ask.
func (p proposal) witness() *audit.Circuit {
	c := audit.New(depth)
	lanes, was := p.to.cell(p.index), p.from.cell(p.index)
	c.Cell = audit.Cell{
		Clock: part(lanes[0], 3, 32), Holder: part(lanes[1], 0, 32), Scope: part(lanes[1], 32, 32), Lineage: part(lanes[1], 64, 64),
		Expiry: part(lanes[2], 16, 40), Depth: part(lanes[2], 56, 8), Revoked: part(lanes[2], 64, 8),
		Uses: part(lanes[3], 0, 32), Passes: part(lanes[3], 32, 32),
		Grantors: lanes[4], Remaining: lanes[5], Cause: lanes[6], Link: lanes[7],
	}
	for i := range c.Cell.Rights {
		c.Cell.Rights[i] = part(lanes[2], uint(i), 1)
	}
	c.Was = audit.Was{
		Existed: bit(was != encoding.Lanes{}), Clock: part(was[0], 3, 32), Revoked: part(was[2], 64, 8),
		Uses: part(was[3], 0, 32), Passes: part(was[3], 32, 32), Remaining: was[5], Cause: was[6], Link: was[7],
	}
	for i := range c.Digits {
		for j := range c.Digits[i].Is {
			c.Digits[i].Is[j] = bit(digit(p.index, i) == uint64(j))
		}
	}
	c.From, c.To = p.from.point(p.index), p.to.point(p.index)
	p.stated(c)
	return c
}

func digit(index uint64, level int) uint64 { return index >> (3 * (depth - 2 - level)) & 7 }

// point opens the root of a state at a capability.
func (s *state) point(index uint64) audit.Point {
	l := s.leaf
	p := audit.Point{
		Leaf: audit.Leaf{
			Sequence: l.Sequence, Clock: l.Clock,
			Counts: encoding.Pack(encoding.Part{Value: l.Counts[1], Bits: 32}, encoding.Part{Value: l.Counts[2], Bits: 32},
				encoding.Part{Value: l.Counts[3], Bits: 32}, encoding.Part{Value: l.Counts[4], Bits: 32},
				encoding.Part{Value: l.Counts[5], Bits: 32}),
			Snapshot:       encoding.Pack(encoding.Part{Value: l.SnapSequence, Bits: 32}, encoding.Part{Value: l.SnapTime, Bits: 40}),
			SnapshotDigest: l.SnapDigest, PreviousRoot: l.PreviousRoot, PreviousEffects: l.PreviousEffects, Link: l.Link,
		},
		Path: make([]audit.Children, depth-1),
	}
	for i, child := range []int64{1, 2, 4, 5, 6, 7} {
		p.Siblings[i] = s.tree.Node(1, child)
	}
	node := int64(3)
	for level := range p.Path {
		for j, child := range s.tree.Children(level+1, node) {
			p.Path[level].Node[j] = child
		}
		node = 8*node + int64(digit(index, level))
	}
	return p
}

// stated fills the claim, the set and the public inputs.
func (p proposal) stated(c *audit.Circuit) {
	k := &p.claim
	holder, scope := part(p.to.cell(p.index)[1], 0, 32), part(p.to.cell(p.index)[1], 32, 32)
	capabilityLane := subject(k.capability, audit.SubjectCapability, p.index)
	scopeLane := subject(k.scope, audit.SubjectScope, scope)
	holderLane := subject(k.holder, audit.SubjectHolder, holder)
	c.Claim = audit.Claim{
		Flags: k.flags(), Limit: or(k.limit), Expiry: or(k.expiry), Capability: capabilityLane, Scope: scopeLane, Holder: holderLane,
		CapabilitySalt: salt, ScopeSalt: salt, HolderSalt: salt,
	}
	for i := range c.Claim.Mask {
		c.Claim.Mask[i] = or(k.mask) >> i & 1
	}
	root := p.set(c, holder)
	c.Claim.SetRoot = root
	c.Statement = audit.Public{
		InstanceID: p.to.leaf.ID, CircuitID: audit.ID(depth), FromRoot: p.from.tree.Root(), ToRoot: p.to.tree.Root(),
		Claim: encoding.Hash(encoding.Tag("audit-claim"), k.packed(), capabilityLane, scopeLane, holderLane, root,
			encoding.Pack(encoding.Part{Value: p.from.leaf.Sequence, Bits: 32}, encoding.Part{Value: p.from.leaf.Clock, Bits: 32},
				encoding.Part{Value: p.to.leaf.Sequence, Bits: 32}, encoding.Part{Value: p.to.leaf.Clock, Bits: 32})),
	}
}

// set fills the path to the holder, or to place 0 when the holder is no member.
func (p proposal) set(c *audit.Circuit, holder uint64) fr.Element {
	zero := frontend.Variable(0)
	c.Set.Salt = zero
	for i := range c.Set.Path {
		for j := range c.Set.Path[i].Is {
			c.Set.Path[i].Is[j], c.Set.Path[i].Node[j] = zero, zero
		}
	}
	if p.claim.holders == nil {
		return fr.Element{}
	}
	c.Set.Salt = p.claim.setSalt
	levels := p.claim.sets()
	place := 0
	for i, member := range p.claim.holders {
		if member == holder {
			place = i
		}
	}
	for i := range c.Set.Path {
		c.Set.Path[i].Is[place%8] = 1
		place /= 8
		for j := range c.Set.Path[i].Node {
			c.Set.Path[i].Node[j] = levels[i][8*place+j]
		}
	}
	return levels[audit.SetDepth][0]
}
