package transition_test

import (
	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/cells"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

func treeForgeries() []forgery {
	node := func(name, breaks string, change func(c *transition.Circuit)) forgery {
		return forgery{name: "tree: " + name, breaks: []string{breaks}, tamper: func(_ *town, c *transition.Circuit) { change(c) }}
	}
	return []forgery{
		node("the root at another level", "root@nodes", func(c *transition.Circuit) { c.Nodes[0].Level = 1 }),
		node("the root at another index", "root@nodes", func(c *transition.Circuit) { c.Nodes[0].Index = 1 }),
		node("another instance leaf before", "STA-5@nodes", func(c *transition.Circuit) { c.Nodes[0].Before[0] = 7 }),
		node("another instance leaf after", "STA-5@nodes", func(c *transition.Circuit) { c.Nodes[0].After[0] = 7 }),
		node("a row twice", "balance@tree", func(c *transition.Circuit) { c.Nodes[len(c.Nodes)-1] = c.Nodes[1] }),
		node("a row left out", "balance@tree", func(c *transition.Circuit) { c.Nodes[1] = c.Nodes[len(c.Nodes)-1] }),
		node("a row at another level", "balance@tree", func(c *transition.Circuit) { c.Nodes[1].Level = 2 }),
		node("a row at another index", "balance@tree", func(c *transition.Circuit) { c.Nodes[1].Index = 2 }),
		node("a level of minus one", "balance@tree", func(c *transition.Circuit) { c.Nodes[1].Level = -1 }),
		node("an untouched child changed", "balance@tree", func(c *transition.Circuit) { c.Nodes[3].After[7] = 7 }),
		node("a touched child unchanged", "balance@tree", func(c *transition.Circuit) {
			last := &c.Nodes[0]
			for j := 1; j < len(last.Before); j++ {
				last.After[j] = last.Before[j]
			}
		}),
		node("a cell twice", "balance@tree", func(c *transition.Circuit) { c.Resources[1] = c.Resources[0] }),
		node("a cell at another index", "balance@tree", func(c *transition.Circuit) { c.Resources[0].Index = 3 }),
		node("a cell at its index and the size of the tree", "balance@tree", func(c *transition.Circuit) {
			c.Resources[0].Index = 2 + 1<<15
		}),
		node("a cell of another table", "balance@memory", func(c *transition.Circuit) {
			c.Capabilities[0], c.Resources[0] = c.Resources[0], c.Capabilities[0]
		}),
		node("a node as a cell", "balance@tree", func(c *transition.Circuit) {
			// The parent of the resource is presented as a leaf one level higher, with its children as lanes.
			parent := c.Nodes[1]
			c.Capabilities[0] = cells.Row{Index: parent.Index, Before: parent.Before, After: parent.After}
		}),
		{
			name: "tree: a touched cell without a link to its leaf before", breaks: []string{"STA-6@resources"}, alone: true,
			batch: relinked(testkit.Resource), tamper: nothing,
		},
		{
			name: "tree: a touched program without a link to its leaf before", breaks: []string{"STA-6@authors"}, alone: true,
			batch: relinked(testkit.Program), tamper: nothing,
		},
		{
			name: "tree: a touched capability without a link to its leaf before", breaks: []string{"STA-6@capabilities"}, alone: true,
			world: after(grant()), tamper: nothing,
			batch: func(w *town) testkit.Batch {
				b := relinked(testkit.Capability)(w)
				b.Effects = []*testkit.Effect{use(3)}
				return b
			},
		},
		{
			name: "tree: a made capability without a link", breaks: []string{"STA-6@freshCapabilities"}, alone: true, tamper: nothing,
			batch: func(w *town) testkit.Batch {
				b := relinked(testkit.Capability)(w)
				b.Effects = []*testkit.Effect{grant()}
				return b
			},
		},
		{
			name: "tree: an answered call without a link", breaks: []string{"STA-6@calls"}, alone: true, world: after(invoke()), tamper: nothing,
			batch: func(w *town) testkit.Batch {
				b := relinked(testkit.Call)(w)
				b.Effects = []*testkit.Effect{w.answer(ops.Accept, 3, 1)}
				return b
			},
		},
		{
			name: "tree: a made call without a link", breaks: []string{"STA-6@freshCalls"}, alone: true, tamper: nothing,
			batch: func(w *town) testkit.Batch {
				b := relinked(testkit.Call)(w)
				b.Effects = []*testkit.Effect{invoke()}
				return b
			},
		},
		{
			name: "tree: a root before the batch that is not the tree's, in statement and state", breaks: []string{"root@nodes"}, alone: true,
			tamper: nothing,
			batch: func(*town) testkit.Batch {
				root := encoding.Text("a root")
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Root: &root}
			},
		},
		{
			name: "tree: an instance leaf before the batch that is not in the tree", breaks: []string{"STA-5@nodes"}, alone: true, tamper: nothing,
			world: func(w *town) { w.Leaf.Counts[5] = 5 },
		},
		node("an instance leaf after the batch that is another", "STA-5@nodes", func(c *transition.Circuit) {
			root := &c.Nodes[0]
			root.After[0] = encoding.Text("a leaf")
			var children encoding.Lanes
			for j, child := range root.After {
				children[j] = laneOf(child)
			}
			c.Statement.PostRoot = encoding.H8(children)
		}),
		stray("an unused capability", "STA-6@freshCapabilities", testkit.Capability),
		stray("an unused call", "STA-6@freshCalls", testkit.Call),
		{
			name: "tree: a call that loses what was in its empty lane", breaks: []string{"zero-lane@calls"}, alone: true, tamper: nothing,
			world: then(after(invoke()), func(w *town) {
				w.Edit(testkit.Call, 1, func(l *encoding.Lanes) { l[4] = encoding.Uint(5) })
				w.TakeSnapshot(noon)
			}),
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{
					Effects: []*testkit.Effect{w.answer(ops.Accept, 3, 1)},
					Relink: func(kind int, _ uint64, after *encoding.Lanes) {
						if kind == testkit.Call {
							after[4] = encoding.Uint(0)
						}
					},
				}
			},
		},
		{
			name: "tree: a cell that nobody touched gets a link", breaks: []string{"STA-6@capabilities"}, alone: true,
			world: after(grant()), tamper: nothing,
			batch: func(*town) testkit.Batch {
				return testkit.Batch{
					Effects: []*testkit.Effect{transfer(4, 4, 3)}, Stray: []testkit.Address{{Kind: testkit.Capability, Index: 1}},
				}
			},
		},
	}
}

// stray writes a link into a cell that was never used.
func stray(name, breaks string, kind int) forgery {
	return forgery{
		name: "tree: a link in " + name, breaks: []string{breaks}, alone: true, tamper: nothing,
		batch: func(*town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{transfer(4, 4, 3)}, Stray: []testkit.Address{{Kind: kind, Index: 7}}}
		},
	}
}

func nothing(*town, *transition.Circuit) {}

// relinked leaves the links of touched cells of a kind as they were.
func relinked(kind int) func(*town) testkit.Batch {
	return func(*town) testkit.Batch {
		return testkit.Batch{
			Effects: []*testkit.Effect{transfer(2, 2, 3)},
			Relink: func(k int, _ uint64, after *encoding.Lanes) {
				if k == kind {
					after[7] = encoding.Text("no link")
				}
			},
		}
	}
}
