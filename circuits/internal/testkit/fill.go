package testkit

import (
	"math/big"
	"sort"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/tables/authors"
	"tidemark/circuits/tables/batch"
	"tidemark/circuits/tables/cells"
	"tidemark/circuits/tables/groups"
	"tidemark/circuits/tables/joined"
)

// Lists are the entries behind the four digests (spec 5.3 to 5.6).
type Lists struct {
	Effects   []EffectEntry
	Programs  [][3]fr.Element // of authors
	Joined    [][3]fr.Element
	Ownership []fr.Element
	Uses      []fr.Element
}

// EffectEntry is a head and its tick.
type EffectEntry struct {
	Head fr.Element
	Tick uint64
}

// fill writes every table but ops, links, arguments and facts, which were filled effect by effect.
func (x *execution) fill(b Batch, tree *Tree, leaf Instance) {
	sort.Slice(x.touched, func(i, j int) bool { return x.leafOf(x.touched[i]) < x.leafOf(x.touched[j]) })
	x.fillCells(b)
	x.fillGroups()
	x.fillBatch(b, tree, leaf)
	x.fillNodes(tree)
	x.fillStatement(b, tree)
	ZeroUnset(x.out.Circuit)
}

// fillCells closes the touched cells: link, leaf, tree; and writes the authors and the three cell tables.
func (x *execution) fillCells(b Batch) {
	c := x.out.Circuit
	for _, at := range x.touched {
		kind, index := at.Kind, at.Index
		before, after := x.before[at], x.w.Cell(kind, index)
		after[laneLink] = encoding.H8(before)
		if b.Relink != nil {
			b.Relink(kind, index, &after)
		}
		x.w.put(kind, index, after)
		x.w.Tree.Set(x.leafOf(at), encoding.H8(after))
		fresh := before == encoding.Lanes{}
		switch {
		case kind == Program && part(before[5], 0, 32) == part(after[5], 0, 32):
			x.fillJoined(index, before, after)
		case kind == Program:
			x.fillAuthor(b, index, before, after)
		case kind == Resource:
			put(x, "resources", c.Resources, cellRow(index, before, after))
			x.out.Lists.Ownership = append(x.out.Lists.Ownership,
				plusLane(plusLane(encoding.Uint(index), before[2], 32), after[2], 104))
		case kind == Capability && fresh && x.out.Used["freshCapabilities"] < len(c.FreshCapabilities):
			put(x, "freshCapabilities", c.FreshCapabilities, freshRow(index, after))
		case kind == Capability:
			put(x, "capabilities", c.Capabilities, cellRow(index, before, after))
		case fresh && x.out.Used["freshCalls"] < len(c.FreshCalls):
			put(x, "freshCalls", c.FreshCalls, freshRow(x.placeOf(at), after))
		default:
			put(x, "calls", c.Calls, cellRow(x.placeOf(at), before, after))
		}
	}
	key, sig := schnorr.Padding()
	for i := x.out.Used["authors"]; i < len(c.Authors); i++ {
		p := authors.Program{KeyX: key.X, KeyY: key.Y}
		c.Authors[i] = authors.Row{Before: p, After: p, RX: sig.R.X, RY: sig.R.Y, S: new(big.Int).Set(&sig.S)}
	}
}

// leafOf is where a cell stands among the leaves.
func (x *execution) leafOf(at Address) int64 { return x.w.Tree.Address(at.Kind, at.Index) }

// placeOf is the index of a call or watch in the rows of calls, where watches count on.
func (x *execution) placeOf(at Address) uint64 {
	if at.Kind == Watch {
		return at.Index + uint64(x.w.Shape.CellsPerKind())
	}
	return at.Index
}

// put fills the next row of a table, if there is one left.
func put[R any](x *execution, name string, rows []R, row R) {
	if n := x.out.Used[name]; n < len(rows) {
		rows[n] = row
	}
	x.out.Used[name]++
}

func cellRow(index uint64, before, after encoding.Lanes) cells.Row {
	row := cells.Row{Index: index}
	for i := range before {
		row.Before[i], row.After[i] = before[i], after[i]
	}
	return row
}

func freshRow(index uint64, after encoding.Lanes) cells.Fresh {
	row := cells.Fresh{Index: index}
	for i := range after {
		row.After[i] = after[i]
	}
	return row
}

func plusLane(a, b fr.Element, shift uint) fr.Element {
	factor := plus(fr.Element{}, 1, shift)
	b.Mul(&b, &factor)
	a.Add(&a, &b)
	return a
}

func (x *execution) fillAuthor(b Batch, index uint64, before, after encoding.Lanes) {
	secret := x.w.Secrets[index]
	if other, replaced := b.SignWith[index]; replaced {
		secret = other
	}
	if secret == nil {
		secret = big.NewInt(1)
	}
	head := after[3]
	if signed, differs := x.signed[index]; differs {
		head = signed
	}
	sig := schnorr.Sign(secret, head)
	x.checkSignature(twistededwards.NewPointAffine(after[1], after[2]), after[3], sig)
	put(x, "authors", x.out.Circuit.Authors, authors.Row{
		Index: index, Before: program(before), After: program(after),
		RX: sig.R.X, RY: sig.R.Y, S: new(big.Int).Set(&sig.S),
	})
	entry := plus(plus(encoding.Uint(index), part(before[5], 0, 32), 32), part(after[5], 0, 32), 64)
	x.out.Lists.Programs = append(x.out.Lists.Programs, [3]fr.Element{entry, before[3], after[3]})
}

func (x *execution) fillJoined(index uint64, before, after encoding.Lanes) {
	p := program(before)
	put(x, "joined", x.out.Circuit.Joined, joined.Row{
		Index: index, KeyX: p.KeyX, KeyY: p.KeyY, Head: p.Head, CallHead: p.CallHead,
		Counter: p.Counter, RegisteredAt: p.RegisteredAt, Domain: p.Domain, Deposits: p.Deposits,
		Before: joined.Version{Header: before[0], Cause: before[6], Link: before[7]},
		After:  joined.Version{Header: after[0], Cause: after[6], Link: after[7]},
	})
	counter := part(before[5], 0, 32)
	entry := plus(plus(encoding.Uint(index), counter, 32), counter, 64)
	x.out.Lists.Joined = append(x.out.Lists.Joined, [3]fr.Element{entry, before[3], before[3]})
}

func program(l encoding.Lanes) authors.Program {
	return authors.Program{
		Header: l[0], KeyX: l[1], KeyY: l[2], Head: l[3], CallHead: l[4],
		Counter: part(l[5], 0, 32), RegisteredAt: part(l[5], 32, 32), Domain: part(l[5], 64, 32), Deposits: part(l[5], 96, 32),
		Cause: l[6], Link: l[7],
	}
}

func (x *execution) fillGroups() {
	c := x.out.Circuit
	for _, m := range x.members {
		lanes := m.c
		l4 := m.e.L4
		put(x, "members", c.Members, groups.Member{
			Act: 1, Group: lanes.Group, Index: m.e.member, Size: m.e.Group.size(), Tick: m.t,
			L1: lanes.L1, L2: lanes.L2, L3: lanes.L3, L4: l4,
		})
	}
	for _, g := range x.groups {
		var row groups.Row
		row.Tick = g.tick
		for i, e := range g.members {
			if i >= groups.MaxSize || i >= g.size() {
				break
			}
			for _, m := range x.members {
				if m.e == e {
					content := m.c
					content.L4 = e.L4
					row.Present[i], row.Content[i] = 1, content.member()
				}
			}
		}
		put(x, "groups", c.Groups, row)
	}
}

func (x *execution) fillBatch(b Batch, tree *Tree, leaf Instance) {
	row := &x.out.Circuit.Batch
	row.Instance, row.Digest, row.ClockAfter = leaf.ID, x.digest, x.clock
	row.Before, row.Then = openLeaf(&leaf), openLeaf(&x.s.Then)
	s := x.s
	row.Snapshot = batch.Snapshot{
		Parent: s.Parent, Sequence: s.Sequence, Clock: s.Clock, Time: s.Time, StateRoot: s.StateRoot, Domains: s.Domains,
		FactRoot: s.FactRoot, Keepers: s.Keepers,
	}
	for i := range s.Siblings {
		row.Siblings[i] = s.Siblings[i]
	}
	x.listEffects(b)
	w := &x.w.Leaf
	w.Sequence++
	w.Clock = x.clock
	w.SnapSequence, w.SnapTime, w.SnapDigest = s.Sequence, s.Time, x.digest
	w.PreviousRoot, w.PreviousEffects, w.Link = b.root(tree), x.effectsDigest(), leaf.Hash()
	x.w.Tree.SetInstance(w.Hash())
}

func openLeaf(l *Instance) batch.Leaf {
	return batch.Leaf{
		Sequence: l.Sequence, Clock: l.Clock, Programs: l.Counts[1], Resources: l.Counts[2], Capabilities: l.Counts[3],
		Calls: l.Counts[4], Watches: l.Counts[5], SnapshotSequence: l.SnapSequence, SnapshotTime: l.SnapTime,
		SnapshotDigest: l.SnapDigest, PreviousRoot: l.PreviousRoot, PreviousEffects: l.PreviousEffects, Link: l.Link,
	}
}

func (x *execution) fillNodes(tree *Tree) {
	var leaves []int64
	for _, at := range x.touched {
		leaves = append(leaves, x.leafOf(at))
	}
	for _, p := range x.w.Tree.above(leaves) {
		before, after := tree.Children(p.level, p.index), x.w.Tree.Children(p.level, p.index)
		n := x.out.Used["nodes"]
		x.out.Used["nodes"]++
		if n >= len(x.out.Circuit.Nodes) {
			continue
		}
		row := &x.out.Circuit.Nodes[n]
		row.Level, row.Index = p.level, p.index
		for j := range before {
			row.Before[j], row.After[j] = before[j], after[j]
		}
	}
}

// root is the root before the batch, as it is stated.
func (b *Batch) root(tree *Tree) fr.Element {
	if b.Root != nil {
		return *b.Root
	}
	return tree.Root()
}

func (x *execution) fillStatement(b Batch, tree *Tree) {
	s := &x.out.Circuit.Statement
	s.InstanceID, s.ShapeID = x.w.Leaf.ID, x.w.Shape.ID()
	s.PreRoot, s.PostRoot = b.root(tree), x.w.Tree.Root()
	s.SnapshotDigest, s.Sequence = x.digest, x.w.Leaf.Sequence
	s.Effects = x.effectsDigest()
	s.Programs = x.programsDigest()
	s.Ownership = foldSingle("ownership", x.w.Shape.Resources, x.out.Lists.Ownership)
	s.Uses = foldSingle("uses", x.w.Shape.Effects, x.out.Lists.Uses)
}

// listEffects makes the entries of the effects and uses digests.
func (x *execution) listEffects(b Batch) {
	for i := range b.Effects {
		x.out.Lists.Effects = append(x.out.Lists.Effects, EffectEntry{x.heads[i], x.ticks[i]})
		e := b.Effects[i]
		var use fr.Element
		if e.Capability != 0 {
			right := map[int]uint64{4: RightTransfer, 5: RightEscrow, 6: RightClaim, 8: RightDelegate}[e.Kind]
			use = plus(plus(plus(plus(encoding.Uint(e.Capability), e.Author, 32), e.Resource, 64), x.ticks[i], 96), right, 128)
		}
		x.out.Lists.Uses = append(x.out.Lists.Uses, use)
	}
}

func (x *execution) effectsDigest() fr.Element {
	if x.claim != nil {
		return *x.claim
	}
	const step = 5
	var digest fr.Element
	at := func(i int) EffectEntry {
		if i < len(x.out.Lists.Effects) {
			return x.out.Lists.Effects[i]
		}
		return EffectEntry{}
	}
	for from := 0; from < x.w.Shape.Effects; from += step {
		lanes := encoding.Lanes{encoding.Tag("effects"), digest}
		for k := range step {
			lanes[2+k] = at(from + k).Head
			lanes[7] = plus(lanes[7], at(from+k).Tick, uint(32*k))
		}
		digest = encoding.H8(lanes)
	}
	return digest
}

func (x *execution) programsDigest() fr.Element {
	entries := make([][3]fr.Element, x.w.Shape.Authors+x.w.Shape.Joined)
	copy(entries[:x.w.Shape.Authors], x.out.Lists.Programs)
	copy(entries[x.w.Shape.Authors:], x.out.Lists.Joined)
	var digest fr.Element
	for from := 0; from < len(entries); from += 2 {
		lanes := encoding.Lanes{encoding.Tag("programs"), digest}
		for k := range 2 {
			if from+k < len(entries) {
				copy(lanes[2+3*k:], entries[from+k][:])
			}
		}
		digest = encoding.H8(lanes)
	}
	return digest
}

func foldSingle(name string, capacity int, entries []fr.Element) fr.Element {
	const step = 6
	var digest fr.Element
	for from := 0; from < capacity; from += step {
		lanes := encoding.Lanes{encoding.Tag(name), digest}
		for k := range step {
			if from+k < len(entries) {
				lanes[2+k] = entries[from+k]
			}
		}
		digest = encoding.H8(lanes)
	}
	return digest
}
