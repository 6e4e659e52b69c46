// Package testkit is a small native mirror of the specification: a world of cells, an executor that can be forced to write what
// the rules forbid, and the witness of a batch. It shares no code with the circuit but the native hash and the row types, so that
// a test that compares the two compares the specification with itself read twice.
package testkit

import (
	"fmt"
	"math/big"

	"tidemark/circuits/encoding"
	"tidemark/circuits/registry"
)

// World is an instance: its state, its controllers' secrets, and the facts that its keepers observed.
type World struct {
	Shape   registry.Shape
	Tree    *Tree
	Leaf    Instance
	Cells   map[int64]encoding.Lanes
	Facts   []Fact
	Secrets map[uint64]*big.Int

	Snapshot *Snapshot // the one taken last
}

// New is an instance at genesis.
func New(shape registry.Shape, name string) *World {
	w := &World{
		Shape: shape, Tree: NewTree(shape.Depth), Cells: map[int64]encoding.Lanes{}, Secrets: map[uint64]*big.Int{},
	}
	limits := encoding.Pack(
		encoding.Part{Value: uint64(shape.Depth), Bits: 8}, encoding.Part{Value: uint64(shape.FactDepth), Bits: 8},
		encoding.Part{Value: uint64(shape.CapabilityDepth), Bits: 8}, encoding.Part{Value: 1, Bits: 8})
	w.Leaf.ID = encoding.Hash(encoding.Tag("instance-id"), encoding.Text(name), limits, encoding.Text("keepers"))
	w.Tree.SetInstance(w.Leaf.Hash())
	return w
}

// Clone copies the world, so that one state can be tried with many batches.
func (w *World) Clone() *World {
	c := *w
	c.Tree = w.Tree.Clone()
	c.Cells = make(map[int64]encoding.Lanes, len(w.Cells))
	for k, v := range w.Cells {
		c.Cells[k] = v
	}
	c.Facts = append([]Fact(nil), w.Facts...)
	c.Secrets = make(map[uint64]*big.Int, len(w.Secrets))
	for k, v := range w.Secrets {
		c.Secrets[k] = v
	}
	return &c
}

// Observe appends a fact: a deposit, or without an account an observation, unless Kind says otherwise.
func (w *World) Observe(f Fact) Fact {
	if f.Kind == 0 {
		f.Kind = 1 + flag(f.Account == 0)
	}
	w.Facts = append(w.Facts, f)
	return f
}

// TakeSnapshot makes the next snapshot of the present state.
func (w *World) TakeSnapshot(time uint64) *Snapshot {
	s := &Snapshot{
		Instance: w.Leaf.ID, Sequence: 1, Clock: w.Leaf.Clock, Time: time, StateRoot: w.Tree.Root(),
		Domains: encoding.Text("domains"), FactRoot: factNode(w.Facts, w.Shape.FactDepth, 0), Keepers: encoding.Text("keepers"),
		Then: w.Leaf,
	}
	if w.Snapshot != nil {
		s.Parent, s.Sequence = w.Snapshot.Digest(), w.Snapshot.Sequence+1
	}
	for j := range s.Siblings {
		s.Siblings[j] = w.Tree.Node(1, int64(j+1))
	}
	w.Snapshot = s
	return s
}

// Cell is the lanes of a cell; eight zeros when it was never used.
func (w *World) Cell(kind int, index uint64) encoding.Lanes {
	return w.Cells[w.Tree.Address(kind, index)]
}

// put writes a cell's lanes without touching the tree.
func (w *World) put(kind int, index uint64, lanes encoding.Lanes) {
	w.Cells[w.Tree.Address(kind, index)] = lanes
}

// exists says whether a cell of that kind was created.
func (w *World) exists(kind int, index uint64) bool {
	return index >= 1 && index <= w.Leaf.Counts[kind]
}

// Holding is owner, custodian and status of a resource.
func (w *World) Holding(index uint64) (owner, custodian, status uint64) {
	lane := w.Cell(Resource, index)[2]
	return part(lane, 0, 32), part(lane, 32, 32), part(lane, 64, 8)
}

// Counter is that of a program's last effect.
func (w *World) Counter(program uint64) uint64 { return part(w.Cell(Program, program)[5], 0, 32) }

func (w *World) String() string {
	return fmt.Sprintf("instance with %d programs, %d resources, %d capabilities, %d calls, %d watches at clock %d",
		w.Leaf.Counts[Program], w.Leaf.Counts[Resource], w.Leaf.Counts[Capability], w.Leaf.Counts[Call], w.Leaf.Counts[Watch], w.Leaf.Clock)
}

// Edit changes a cell from outside, as if the state had always been so.
func (w *World) Edit(kind int, index uint64, change func(*encoding.Lanes)) {
	lanes := w.Cell(kind, index)
	change(&lanes)
	w.put(kind, index, lanes)
	w.Tree.Set(w.Tree.Address(kind, index), encoding.H8(lanes))
}
