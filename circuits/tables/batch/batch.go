package batch

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// Env is what the rows of other tables read of the batch.
type Env struct {
	Instance     frontend.Variable
	Digest       frontend.Variable // of the snapshot
	Time         frontend.Variable // of the snapshot
	FactRoot     frontend.Variable
	ProgramsThen frontend.Variable // programs in the snapshot's state
	Before       Leaf
	ClockAfter   frontend.Variable
}

// Effects is what the batch reads of the effects: how many of them create a cell of each kind, how many there are, their ticks.
type Effects struct {
	Programs, Resources, Capabilities, Calls, Watches frontend.Variable
	Count                                             frontend.Variable
	Ticks                                             []frontend.Variable
}

// Leaves are the hashes of the instance leaf before and after the batch.
type Leaves struct {
	Before, After frontend.Variable
}

// Env opens the row for the other tables.
func (r *Row) Env() Env {
	return Env{
		Instance: r.Instance, Digest: r.Digest, Time: r.Snapshot.Time, FactRoot: r.Snapshot.FactRoot,
		ProgramsThen: r.Then.Programs, Before: r.Before, ClockAfter: r.ClockAfter,
	}
}

// Committed are the columns that other tables put into fingerprints, and those with range checks.
func (r *Row) Committed() []frontend.Variable {
	wires := []frontend.Variable{
		r.Instance, r.Digest, r.ClockAfter, r.Snapshot.Sequence, r.Snapshot.Clock, r.Snapshot.Time,
	}
	for _, l := range []*Leaf{&r.Before, &r.Then} {
		wires = append(wires, l.Sequence, l.Clock, l.Programs, l.Resources, l.Capabilities, l.Calls, l.Watches,
			l.SnapshotSequence, l.SnapshotTime)
	}
	return wires
}

// Public are the statement's lanes that the batch is about.
type Public struct {
	Instance, Digest, Sequence, PreRoot, EffectsDigest frontend.Variable
}

// Constrain states the rules of the batch; see doc.go. CellsPerKind is 8^(depth-1).
func (r *Row) Constrain(g *gate.Gate, p Public, e Effects, cellsPerKind int64) Leaves {
	g.Row("batch", -1)
	g.Rule("copies")
	g.AssertIsEqual(r.Instance, p.Instance) // (1)
	g.AssertIsEqual(r.Digest, p.Digest)
	r.snapshot(g)
	return r.leaves(g, p, e, cellsPerKind)
}

// snapshot is (2) to (4).
func (r *Row) snapshot(g *gate.Gate) {
	s := &r.Snapshot
	g.Rule("E_SNAPSHOT_INSTANCE")
	g.Exact(s.Sequence, 32)
	g.Exact(s.Clock, 32)
	g.Exact(s.Time, 40)
	position := g.Pack(gate.Field{Value: s.Sequence, Bits: 32}, gate.Field{Value: s.Clock, Bits: 32}, gate.Field{Value: s.Time, Bits: 40})
	tag := encoding.Tag("snapshot")
	g.AssertIsEqual(r.Digest, g.Hash.H8(h8.Lanes{
		tag, r.Instance, s.Parent, position, s.StateRoot, s.Domains, s.FactRoot, s.Keepers,
	}))
	leaf := r.Then.hash(g, r.Instance)
	children := h8.Lanes{leaf}
	copy(children[1:], r.Siblings[:])
	g.AssertIsEqual(s.StateRoot, g.Hash.H8(children))
	g.AssertIsEqual(s.Clock, r.Then.Clock)

	g.Rule("E_SNAPSHOT_ROLLBACK")
	g.NotNegative(g.Sub(r.Before.Sequence, r.Then.Sequence), 32)
	later := g.Sub(s.Sequence, r.Before.SnapshotSequence)
	g.NotNegative(later, 32)
	g.NotNegative(g.Sub(s.Time, r.Before.SnapshotTime), 40)
	g.Quotient(g.Sub(r.Digest, r.Before.SnapshotDigest), later)
}

// leaves is (5) to (9).
func (r *Row) leaves(g *gate.Gate, p Public, e Effects, cellsPerKind int64) Leaves {
	b := &r.Before
	g.Rule("STA-8")
	before := b.hash(g, r.Instance)

	g.Rule("TCK-3")
	g.Exact(r.ClockAfter, 32)
	ahead := g.Sub(r.ClockAfter, b.Clock)
	g.NotNegative(ahead, 32)
	g.NotNegative(g.Sub(e.Count, ahead), 32)
	reached := ahead
	for _, tick := range e.Ticks[:len(e.Ticks)-1] {
		reached = g.Mul(reached, g.Sub(r.ClockAfter, tick))
	}
	g.When(reached, g.Sub(r.ClockAfter, e.Ticks[len(e.Ticks)-1]))

	after := Leaf{
		Sequence: g.Add(b.Sequence, 1), Clock: r.ClockAfter,
		Programs: g.Add(b.Programs, e.Programs), Resources: g.Add(b.Resources, e.Resources),
		Capabilities: g.Add(b.Capabilities, e.Capabilities), Calls: g.Add(b.Calls, e.Calls), Watches: g.Add(b.Watches, e.Watches),
		SnapshotSequence: r.Snapshot.Sequence, SnapshotTime: r.Snapshot.Time, SnapshotDigest: r.Digest,
		PreviousRoot: p.PreRoot, PreviousEffects: p.EffectsDigest, Link: before,
	}
	g.Rule("E_STATE_FULL")
	for _, count := range []frontend.Variable{after.Programs, after.Resources, after.Capabilities, after.Calls, after.Watches} {
		g.NotNegative(g.Sub(cellsPerKind-1, count), 32)
	}
	g.Rule("sequence")
	g.AssertIsEqual(p.Sequence, after.Sequence)
	g.Exact(after.Sequence, 32)
	g.Rule("STA-10")
	return Leaves{Before: before, After: after.lanes(g, r.Instance)}
}

// hash is the leaf hash of an opened leaf, with each part in its range.
func (l *Leaf) hash(g *gate.Gate, instance frontend.Variable) frontend.Variable {
	for _, part := range []frontend.Variable{
		l.Sequence, l.Clock, l.Programs, l.Resources, l.Capabilities, l.Calls, l.SnapshotSequence,
	} {
		g.Exact(part, 32)
	}
	g.NotNegative(l.Watches, 32) // the uppermost part of its lane, as is the time
	g.NotNegative(l.SnapshotTime, 40)
	return l.lanes(g, instance)
}

func (l *Leaf) lanes(g *gate.Gate, instance frontend.Variable) frontend.Variable {
	tag := encoding.Tag("instance")
	counts := g.Pack(
		gate.Field{Value: l.Sequence, Bits: 32}, gate.Field{Value: l.Clock, Bits: 32}, gate.Field{Value: l.Programs, Bits: 32},
		gate.Field{Value: l.Resources, Bits: 32}, gate.Field{Value: l.Capabilities, Bits: 32},
		gate.Field{Value: l.Calls, Bits: 32}, gate.Field{Value: l.Watches, Bits: 32})
	snapshot := g.Pack(gate.Field{Value: l.SnapshotSequence, Bits: 32}, gate.Field{Value: l.SnapshotTime, Bits: 40})
	return g.Hash.H8(h8.Lanes{
		tag, instance, counts, snapshot, l.SnapshotDigest, l.PreviousRoot, l.PreviousEffects, l.Link,
	})
}
