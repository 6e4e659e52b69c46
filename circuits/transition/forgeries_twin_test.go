package transition_test

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/cells"
	"tidemark/circuits/tables/nodes"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// twinForgeries give one version of a cell to two effects, each by a row of its own, so that every sum but that of the tree is right; and
// go on with the tree below its leaves, where the lanes of a cell stand for the children of a node: a link is the leaf of the version
// before, and so opens to a cell.
func twinForgeries() []forgery {
	twice := func() *testkit.Effect {
		return watch(ops.WhenTime, split(2, 2, 1), func(e *testkit.Effect) { e.Time = noon })
	}
	spent := func(e *testkit.Effect, index uint64, lane int, value fr.Element) *testkit.Effect {
		kind := testkit.Resource
		if e.Kind == ops.Fire {
			kind = testkit.Watch
		}
		e.Write = overwrite(kind, func(i uint64, lanes *encoding.Lanes) {
			if i == index {
				lanes[lane] = value
			}
		})
		return e
	}
	isFired := twice().Armed()
	add(&isFired, 1, 64)
	three := after(transfer(3, 3, 2), transfer(4, 4, 2))
	return []forgery{
		only("twin: a watch that is fired twice", "balance@tree", after(twice()), func(*town) testkit.Batch {
			again := spent(fire(twice(), 1), 1, 1, isFired)
			return testkit.Batch{Effects: []*testkit.Effect{fire(twice(), 1), split(2, 2, 1), again, split(2, 2, 1)}}
		}, func(c *transition.Circuit) {
			first, second := &c.Ops[0], &c.Ops[2]
			second.MadeClock, second.MadeCause, second.Ids = first.MadeClock, first.MadeCause, first.Ids
			c.Calls[1] = twin(c.Calls[0], testkit.Watch, first.Tick, c.Ops[1].Head, isFired, 1)
		}),
		only("twin: a resource that is split twice", "balance@tree", nil, func(*town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{split(2, 2, 60), spent(split(2, 2, 60), 2, 3, encoding.Uint(40))}}
		}, func(c *transition.Circuit) {
			first, second := &c.Ops[0], &c.Ops[1]
			second.ResourceClock, second.ResourceCause, second.Quantity, second.Remaining = first.ResourceClock, first.ResourceCause, first.Quantity, first.Remaining
			c.Resources[3] = twin(rowOf(c.Resources, 2), testkit.Resource, first.Tick, second.Head, encoding.Uint(40), 3)
			c.Statement.Ownership = ownershipOf(c.Resources)
		}),
		only("twin: a resource that is merged into two", "balance@tree", three, func(*town) testkit.Batch {
			into := encoding.Uint(2)
			add(&into, 4, 32)
			add(&into, 5, 64)
			return testkit.Batch{Effects: []*testkit.Effect{merge(2, 2, 3), spent(merge(2, 4, 3), 3, 2, into)}}
		}, func(c *transition.Circuit) {
			first, second := &c.Ops[0], &c.Ops[1]
			second.MadeClock, second.MadeCause = first.MadeClock, first.MadeCause
			into := encoding.Uint(2)
			add(&into, 2, 32)
			add(&into, 5, 64)
			c.Resources[3] = twin(rowOf(c.Resources, 3), testkit.Resource, first.Tick, second.Head, into, 2)
			c.Statement.Ownership = ownershipOf(c.Resources)
		}),
		below("a cell as a node", func(w *town, c *transition.Circuit) {
			cell, free := strayed(c), len(c.Nodes)-1
			c.Nodes[free] = nodeOf(w, 0, 3*w.Shape.CellsPerKind()+1, cell)
		}),
		below("a cell as a node, and its link as one", func(w *town, c *transition.Circuit) {
			cell, free := strayed(c), len(c.Nodes)-1
			place := 3*w.Shape.CellsPerKind() + 1
			c.Nodes[free] = nodeOf(w, 0, place, cell)
			link := cells.Row{After: cell.Before} // before: the leaf of a cell that was never used
			for i := range link.Before {
				link.Before[i] = 0
			}
			c.Nodes[free-1] = nodeOf(w, 1, 8*place+7, link)
		}),
	}
}

// twin is another row of a cell, with what an earlier effect made of it.
func twin(row cells.Row, kind int, tick, head frontend.Variable, lane fr.Element, at int) cells.Row {
	clock := laneOf(tick)
	row.After[0] = encoding.Uint(uint64(kind) + 8*clock.Uint64())
	row.After[6] = head
	row.After[at] = lane
	return row
}

func rowOf(rows []cells.Row, index uint64) cells.Row {
	for _, row := range rows {
		if laneOf(row.Index) == encoding.Uint(index) {
			return row
		}
	}
	panic("no row of the resource")
}

// ownershipOf is the ownership digest of a shape with at most six resources, all touched.
func ownershipOf(rows []cells.Row) frontend.Variable {
	var entries []frontend.Variable
	for _, row := range rows {
		entries = append(entries, laneOf(entryOf(row)))
	}
	return digestOf("ownership", entries)
}

// below writes a link into a capability that no effect touches, and takes the cell for a node.
func below(name string, tamper func(w *town, c *transition.Circuit)) forgery {
	return forgery{
		name: "below the leaves: " + name, world: after(grant()), breaks: []string{"balance@tree"}, alone: true, tamper: tamper,
		batch: func(*town) testkit.Batch {
			return testkit.Batch{
				Effects: []*testkit.Effect{transfer(4, 4, 3)}, Stray: []testkit.Address{{Kind: testkit.Capability, Index: 1}},
			}
		},
	}
}

// strayed takes the row of the capability out of its table.
func strayed(c *transition.Circuit) cells.Row {
	row := c.Capabilities[0]
	c.Capabilities[0] = c.Capabilities[len(c.Capabilities)-1]
	return row
}

// nodeOf is a row of nodes that many levels below the leaves.
func nodeOf(w *town, below int, index int64, cell cells.Row) nodes.Row {
	return nodes.Row{Level: w.Shape.Depth + below, Index: index, Before: cell.Before, After: cell.After}
}
