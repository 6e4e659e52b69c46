package audit_test

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
)

// depth of the test's trees: the same relation, shorter paths.
const depth = 4

// capability is a cell of spec 2.3, written down a second time.
type capability struct {
	clock                        uint64
	holder, scope, parent, root  uint64
	rights, expiry, age, revoked uint64 // age is its depth in the chain
	uses, passes, remaining      uint64
	kind                         uint64 // of the header; 0 means 3, a capability's
}

func (c capability) lanes() encoding.Lanes {
	header := c.kind
	if header == 0 {
		header = 3
	}
	return encoding.Lanes{
		encoding.Uint(header + 8*c.clock),
		encoding.Pack(encoding.Part{Value: c.holder, Bits: 32}, encoding.Part{Value: c.scope, Bits: 32},
			encoding.Part{Value: c.parent, Bits: 32}, encoding.Part{Value: c.root, Bits: 32}),
		encoding.Pack(encoding.Part{Value: c.rights, Bits: 16}, encoding.Part{Value: c.expiry, Bits: 40},
			encoding.Part{Value: c.age, Bits: 8}, encoding.Part{Value: c.revoked, Bits: 8}),
		encoding.Pack(encoding.Part{Value: c.uses, Bits: 32}, encoding.Part{Value: c.passes, Bits: 32}),
		encoding.Uint(c.root), encoding.Uint(c.remaining), encoding.Text("cause"), encoding.Text("link"),
	}
}

// state is a tree with capabilities and an instance leaf.
type state struct {
	tree  *testkit.Tree
	leaf  testkit.Instance
	cells map[uint64]encoding.Lanes
}

// founded is an instance with one program, before its first capability.
func founded() *state {
	s := &state{tree: testkit.NewTree(depth), cells: map[uint64]encoding.Lanes{}}
	s.leaf = testkit.Instance{ID: encoding.Text("instance"), Link: encoding.Text("leaf before")}
	s.leaf.Counts[testkit.Program] = 3
	s.tree.Set(s.tree.Address(testkit.Program, 1), encoding.Text("some program"))
	return s.sealed()
}

// next is the state after one more batch that leaves these capabilities.
func (s *state) next(changed map[uint64]capability) *state {
	n := &state{tree: s.tree.Clone(), leaf: s.leaf, cells: map[uint64]encoding.Lanes{}}
	for index, lanes := range s.cells {
		n.cells[index] = lanes
	}
	for index, cell := range changed {
		n.put(index, cell.lanes())
	}
	n.leaf.Sequence++
	n.leaf.Clock += 5
	n.leaf.PreviousRoot = s.tree.Root()
	return n.sealed()
}

func (s *state) put(index uint64, lanes encoding.Lanes) {
	s.cells[index] = lanes
	s.tree.Set(s.tree.Address(testkit.Capability, index), encoding.H8(lanes))
}

// sealed puts the leaf into the tree.
func (s *state) sealed() *state {
	s.tree.SetInstance(s.leaf.Hash())
	return s
}

// cell is eight zeros when it was never used.
func (s *state) cell(index uint64) encoding.Lanes { return s.cells[index] }

// history is a chain of states. Batch 1 grants capability 2 to program 7, batch 2 grants 9, which is derived from it, to program
// 8, and uses 9, batch 3 uses 2 once, batch 4 revokes it, batch 5 grants 10.
func history(t testing.TB) []*state {
	t.Helper()
	first := capability{
		clock: 3, holder: 7, scope: 5, root: 1, rights: 0b0101, expiry: 1_800_000_000, age: 1, remaining: 100,
	}
	derived := capability{
		clock: 9, holder: 8, scope: 5, parent: 2, root: 1, rights: 0b0100, expiry: 1_700_000_000, age: 2, uses: 1, remaining: 20,
	}
	passed := first
	passed.clock, passed.passes, passed.remaining = 9, 1, 90
	used := passed
	used.clock, used.uses, used.remaining = 12, 1, 40
	revoked := used
	revoked.clock, revoked.revoked = 15, 1
	states := []*state{founded()}
	for _, changed := range []map[uint64]capability{
		{2: first}, {2: passed, 9: derived}, {2: used}, {2: revoked}, {10: {clock: 20, holder: 7, root: 1, rights: 1, age: 1}},
	} {
		states = append(states, states[len(states)-1].next(changed))
	}
	return states
}

// part reads bits from..from+width of a lane.
func part(lane fr.Element, from, width uint) uint64 {
	x := lane.Bits()
	var out uint64
	for i := range width {
		bit := from + i
		out |= (x[bit/64] >> (bit % 64) & 1) << i
	}
	return out
}
