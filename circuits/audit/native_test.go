package audit_test

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/audit"
	"tidemark/circuits/encoding"
)

// What a cheating prover does: choose columns as it likes, and compute from them whatever the circuit computes.

func element(v frontend.Variable) fr.Element {
	var e fr.Element
	if _, err := e.SetInterface(v); err != nil {
		panic(fmt.Sprintf("%v: %v", v, err))
	}
	return e
}

// sum is the sum of the values, each shifted by the widths of those before it; values may be out of range.
func sum(values []frontend.Variable, widths []uint) fr.Element {
	var out fr.Element
	shift := uint(0)
	for i, value := range values {
		e, factor := element(value), fr.Element{}
		factor.SetBigInt(new(big.Int).Lsh(big.NewInt(1), shift))
		out.Add(&out, e.Mul(&e, &factor))
		shift += widths[i]
	}
	return out
}

func times(a, b frontend.Variable) fr.Element {
	x, y := element(a), element(b)
	return *x.Mul(&x, &y)
}

func plus(a, b frontend.Variable) fr.Element {
	x, y := element(a), element(b)
	return *x.Add(&x, &y)
}

func ones(n int) []uint {
	out := make([]uint, n)
	for i := range out {
		out[i] = 1
	}
	return out
}

// leaves are the hashes of the cell at the end and at the beginning, from the columns.
func leaves(c *audit.Circuit) (leaf, was fr.Element) {
	cell, before := &c.Cell, &c.Was
	ids := sum([]frontend.Variable{cell.Holder, cell.Scope, cell.Lineage}, []uint{32, 32, 64})
	terms := sum(append(cell.Rights[:], cell.Expiry, cell.Depth), append(ones(16), 40, 8))
	header := func(used, clock frontend.Variable) fr.Element { return plus(times(used, 3), times(clock, 8)) }
	lane2 := func(terms, revoked frontend.Variable) fr.Element {
		return sum([]frontend.Variable{terms, revoked}, []uint{64, 8})
	}
	usage := func(uses, passes frontend.Variable) fr.Element {
		return sum([]frontend.Variable{uses, passes}, []uint{32, 32})
	}
	leaf = encoding.Hash(header(1, cell.Clock), ids, lane2(terms, cell.Revoked), usage(cell.Uses, cell.Passes),
		element(cell.Grantors), element(cell.Remaining), element(cell.Cause), element(cell.Link))
	was = encoding.Hash(header(before.Existed, before.Clock), times(before.Existed, ids),
		lane2(times(before.Existed, terms), before.Revoked), usage(before.Uses, before.Passes),
		times(before.Existed, cell.Grantors), element(before.Remaining), element(before.Cause), element(before.Link))
	return leaf, was
}

// reroot makes roots of the cell that the columns show: of states that never were.
func reroot(c *audit.Circuit) {
	leaf, was := leaves(c)
	c.Statement.FromRoot = climb(c, &c.From, was)
	c.Statement.ToRoot = climb(c, &c.To, leaf)
	restate(c)
}

func climb(c *audit.Circuit, p *audit.Point, node fr.Element) fr.Element {
	for level := len(p.Path) - 1; level >= 0; level-- {
		var children encoding.Lanes
		placed := false
		for j := range children {
			if !placed && element(c.Digits[level].Is[j]) == fr.One() {
				p.Path[level].Node[j], placed = node, true
			}
			children[j] = element(p.Path[level].Node[j])
		}
		node = encoding.H8(children)
	}
	children := encoding.Lanes{leafHash(c, &p.Leaf), {}, {}, node}
	for i, child := range []int{1, 2, 4, 5, 6, 7} {
		children[child] = element(p.Siblings[i])
	}
	return encoding.H8(children)
}

func leafHash(c *audit.Circuit, l *audit.Leaf) fr.Element {
	return encoding.Hash(encoding.Tag("instance"), element(c.Statement.InstanceID),
		sum([]frontend.Variable{l.Sequence, l.Clock, l.Counts}, []uint{32, 32, 160}),
		element(l.Snapshot), element(l.SnapshotDigest), element(l.PreviousRoot), element(l.PreviousEffects), element(l.Link))
}

// restate computes the digest of the claim that the columns show.
func restate(c *audit.Circuit) {
	k := &c.Claim
	f := &k.Flags
	values := []frontend.Variable{
		f.Count, f.Exact, f.Passes, f.Rights, f.Expiry, f.Revoked, f.RevokedValue, f.Existed, f.ExistedValue, f.Set,
		f.CapabilityOpen, f.CapabilityHidden, f.ScopeOpen, f.ScopeHidden, f.HolderOpen, f.HolderHidden,
	}
	values = append(values, k.Mask[:]...)
	packed := sum(append(values, k.Limit, k.Expiry), append(ones(32), 32, 40))
	span := sum([]frontend.Variable{c.From.Leaf.Sequence, c.From.Leaf.Clock, c.To.Leaf.Sequence, c.To.Leaf.Clock}, []uint{32, 32, 32, 32})
	c.Statement.Claim = encoding.Hash(encoding.Tag("audit-claim"), packed,
		element(k.Capability), element(k.Scope), element(k.Holder), element(k.SetRoot), span)
}

// reset makes a set of holders of the path that the columns show, with the holder in it.
func reset(c *audit.Circuit) {
	node := encoding.Hash(encoding.Tag("audit-holder"), element(c.Cell.Holder), element(c.Set.Salt))
	for i := range c.Set.Path {
		level := &c.Set.Path[i]
		var children encoding.Lanes
		placed := false
		for j := range children {
			if !placed && element(level.Is[j]) == fr.One() {
				level.Node[j], placed = node, true
			}
			children[j] = element(level.Node[j])
		}
		node = encoding.H8(children)
	}
	c.Claim.SetRoot = node
	restate(c)
}

// minusShifted is a - 2^bits*by.
func minusShifted(a frontend.Variable, by int64, bits uint) fr.Element {
	return plus(a, new(big.Int).Neg(new(big.Int).Lsh(big.NewInt(by), bits)))
}

// shifted is a + 2^bits*by.
func shifted(a frontend.Variable, by int64, bits uint) fr.Element {
	return plus(a, new(big.Int).Lsh(big.NewInt(by), bits))
}
