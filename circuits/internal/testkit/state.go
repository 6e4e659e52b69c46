package testkit

import (
	"math/big"
	"sort"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
)

// Kinds of cells (STA-2).
const (
	Program    = 1
	Resource   = 2
	Capability = 3
	Call       = 4
	Watch      = 5
)

// Lanes of cells that the executor reads by name.
const (
	laneHeader = 0
	laneCause  = 6
	laneLink   = 7
)

type position struct {
	level int
	index int64
}

// Tree is the sparse state tree of spec 2.2, with the instance leaf as child 0 of the root.
type Tree struct {
	depth int
	empty []fr.Element
	nodes map[position]fr.Element
}

// NewTree is a tree without a used cell.
func NewTree(depth int) *Tree {
	return &Tree{depth: depth, empty: encoding.Empty(depth), nodes: map[position]fr.Element{}}
}

// Clone copies the tree.
func (t *Tree) Clone() *Tree {
	c := &Tree{depth: t.depth, empty: t.empty, nodes: make(map[position]fr.Element, len(t.nodes))}
	for k, v := range t.nodes {
		c.nodes[k] = v
	}
	return c
}

// Node is the hash at a position.
func (t *Tree) Node(level int, index int64) fr.Element {
	if v, ok := t.nodes[position{level, index}]; ok {
		return v
	}
	return t.empty[level]
}

// Children are the eight hashes below a position.
func (t *Tree) Children(level int, index int64) encoding.Lanes {
	var children encoding.Lanes
	for j := range children {
		children[j] = t.Node(level+1, index*encoding.Arity+int64(j))
	}
	return children
}

// Set puts a leaf at an address and hashes the way up.
func (t *Tree) Set(address int64, leaf fr.Element) {
	t.nodes[position{t.depth, address}] = leaf
	t.rehash(t.depth-1, address/encoding.Arity)
}

// SetInstance puts the instance leaf.
func (t *Tree) SetInstance(leaf fr.Element) {
	t.nodes[position{1, 0}] = leaf
	t.rehash(0, 0)
}

func (t *Tree) rehash(level int, index int64) {
	for ; level >= 0; level-- {
		t.nodes[position{level, index}] = encoding.H8(t.Children(level, index))
		index /= encoding.Arity
	}
}

// Root is the state root.
func (t *Tree) Root() fr.Element { return t.Node(0, 0) }

// Address of a cell.
func (t *Tree) Address(kind int, index uint64) int64 {
	return int64(kind)<<(3*(t.depth-1)) + int64(index)
}

// above lists the inner nodes above the addresses, the root first.
func (t *Tree) above(addresses []int64) []position {
	seen := map[position]bool{{0, 0}: true}
	for _, a := range addresses {
		for level := t.depth - 1; level > 0; level-- {
			a /= encoding.Arity
			seen[position{level, a}] = true
		}
	}
	list := make([]position, 0, len(seen))
	for p := range seen {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].level < list[j].level || list[i].level == list[j].level && list[i].index < list[j].index
	})
	return list
}

// Instance is the instance leaf of spec 2.4.
type Instance struct {
	ID              fr.Element
	Sequence, Clock uint64
	Counts          [6]uint64 // by kind; 0 is unused, 5 are watches
	SnapSequence    uint64
	SnapTime        uint64
	SnapDigest      fr.Element
	PreviousRoot    fr.Element
	PreviousEffects fr.Element
	Link            fr.Element
}

// Hash is the leaf hash.
func (l *Instance) Hash() fr.Element {
	return encoding.Hash(
		encoding.Tag("instance"), l.ID,
		encoding.Pack(
			encoding.Part{Value: l.Sequence, Bits: 32}, encoding.Part{Value: l.Clock, Bits: 32},
			encoding.Part{Value: l.Counts[1], Bits: 32}, encoding.Part{Value: l.Counts[2], Bits: 32},
			encoding.Part{Value: l.Counts[3], Bits: 32}, encoding.Part{Value: l.Counts[4], Bits: 32},
			encoding.Part{Value: l.Counts[5], Bits: 32}),
		encoding.Pack(encoding.Part{Value: l.SnapSequence, Bits: 32}, encoding.Part{Value: l.SnapTime, Bits: 40}),
		l.SnapDigest, l.PreviousRoot, l.PreviousEffects, l.Link)
}

// Snapshot is spec 4.2 with the opening of its state root.
type Snapshot struct {
	Instance  fr.Element
	Parent    fr.Element
	Sequence  uint64
	Clock     uint64
	Time      uint64
	StateRoot fr.Element
	Domains   fr.Element
	FactRoot  fr.Element
	Keepers   fr.Element

	Then     Instance
	Siblings [7]fr.Element
}

// Digest is the snapshot's digest.
func (s *Snapshot) Digest() fr.Element {
	return encoding.Hash(encoding.Tag("snapshot"), s.Instance, s.Parent,
		encoding.Pack(encoding.Part{Value: s.Sequence, Bits: 32}, encoding.Part{Value: s.Clock, Bits: 32},
			encoding.Part{Value: s.Time, Bits: 40}),
		s.StateRoot, s.Domains, s.FactRoot, s.Keepers)
}

// Fact is spec 4.1.
type Fact struct {
	Domain, Account, Sequence, Kind uint64
	Asset                           fr.Element
	Quantity, Height, Time          uint64
	Reference                       fr.Element
}

// Digest is the fact's digest.
func (f *Fact) Digest() fr.Element {
	return encoding.Hash(encoding.Tag("fact"),
		encoding.Pack(encoding.Part{Value: f.Domain, Bits: 32}, encoding.Part{Value: f.Account, Bits: 32},
			encoding.Part{Value: f.Sequence, Bits: 32}, encoding.Part{Value: f.Kind, Bits: 8}),
		f.Asset,
		encoding.Pack(encoding.Part{Value: f.Quantity, Bits: 64}, encoding.Part{Value: f.Height, Bits: 64},
			encoding.Part{Value: f.Time, Bits: 40}),
		f.Reference)
}

// factNode is the hash at a height above leaf index*8^height.
func factNode(facts []Fact, height int, index int) fr.Element {
	width := 1 << (3 * height)
	if height == 0 {
		if index < len(facts) {
			return facts[index].Digest()
		}
		return fr.Element{}
	}
	if index*width >= len(facts) && height > 0 {
		return emptyFacts(height)
	}
	var children encoding.Lanes
	for j := range children {
		children[j] = factNode(facts, height-1, index*encoding.Arity+j)
	}
	return encoding.H8(children)
}

func emptyFacts(height int) fr.Element {
	var node fr.Element
	for range height {
		var children encoding.Lanes
		for j := range children {
			children[j] = node
		}
		node = encoding.H8(children)
	}
	return node
}

// part reads bits from..from+width of a lane.
func part(lane fr.Element, from, width uint) uint64 {
	x := lane.BigInt(new(big.Int))
	x.Rsh(x, from).And(x, new(big.Int).Sub(encoding.Shift(width), big.NewInt(1)))
	return x.Uint64()
}

// plus adds value*2^shift to a lane.
func plus(lane fr.Element, value uint64, shift uint) fr.Element {
	var term fr.Element
	term.SetBigInt(new(big.Int).Lsh(new(big.Int).SetUint64(value), shift))
	lane.Add(&lane, &term)
	return lane
}

// minus subtracts value*2^shift.
func minus(lane fr.Element, value uint64, shift uint) fr.Element {
	negated := plus(fr.Element{}, value, shift)
	lane.Sub(&lane, &negated)
	return lane
}
