package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/authors"
	"tidemark/circuits/tables/cells"
	"tidemark/circuits/tables/facts"
	"tidemark/circuits/tables/groups"
	"tidemark/circuits/tables/links"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// forgery is a witness that no batch gives: columns, rows, hashes or public inputs that an honest prover would not write.
type forgery struct {
	name string
	// world and batch as in an attack; by default a transfer in the town.
	world func(w *town)
	batch func(w *town) testkit.Batch
	// tamper changes the witness; world is the one after the batch.
	tamper func(w *town, c *transition.Circuit)
	// breaks are clauses, as rule@table, of which at least one must be broken; alone says that this is all that is broken.
	breaks []string
	alone  bool
}

func (f *forgery) attack() attack {
	a := attack{rule: "forgery", name: f.name, world: f.world, batch: f.batch, columns: true}
	if a.batch == nil {
		a.batch = effects(transfer(2, 2, 3))
	}
	return a
}

func forgeries() []forgery {
	var all []forgery
	for _, list := range [][]forgery{publicForgeries(), selectorForgeries(), paddingForgeries(), treeForgeries(), stateForgeries(), joinForgeries(), listForgeries()} {
		all = append(all, list...)
	}
	return all
}

// neg is -x.
func neg(x uint64) *big.Int { return new(big.Int).Neg(new(big.Int).SetUint64(x)) }

func plusOne(v frontend.Variable) frontend.Variable {
	one := fr.One()
	switch x := v.(type) {
	case fr.Element:
		x.Add(&x, &one)
		return x
	case *big.Int:
		return new(big.Int).Add(x, big.NewInt(1))
	case uint64:
		return x + 1
	default:
		panic("a public input of another type")
	}
}

func publicForgeries() []forgery {
	change := func(name, at string, lane func(c *transition.Circuit) *frontend.Variable) forgery {
		return forgery{name: "public " + name, breaks: []string{at}, tamper: func(_ *town, c *transition.Circuit) {
			v := lane(c)
			*v = plusOne(*v)
		}}
	}
	return []forgery{
		change("instance id", "copies@batch", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.InstanceID }),
		change("shape id", "shape@statement", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.ShapeID }),
		change("pre-root", "root@nodes", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.PreRoot }),
		change("post-root", "root@nodes", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.PostRoot }),
		change("snapshot digest", "copies@batch", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.SnapshotDigest }),
		change("sequence", "sequence@batch", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Sequence }),
		change("effects digest", "digest@effects", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Effects }),
		change("programs digest", "digest@programs", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Programs }),
		change("ownership digest", "digest@ownership", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Ownership }),
		change("uses digest", "digest@uses", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Uses }),
	}
}

func selectorForgeries() []forgery {
	op := func(name string, breaks string, change func(r *ops.Row)) forgery {
		return forgery{name: "selectors of an effect: " + name, breaks: []string{breaks}, tamper: func(_ *town, c *transition.Circuit) {
			change(&c.Ops[0])
		}}
	}
	use4 := func(w *town) testkit.Batch {
		return testkit.Batch{Effects: []*testkit.Effect{with(use(4), func(e *testkit.Effect) { e.Capability = 2 })}, Snapshot: w.Snapshot}
	}
	return []forgery{
		op("two hot", "selectors@ops", func(r *ops.Row) { r.Sel[ops.Escrow-1] = 1 }),
		op("none hot in the first row", "RUL-1@ops", func(r *ops.Row) { r.Sel[ops.Transfer-1] = 0 }),
		op("two and minus one", "selectors@ops", func(r *ops.Row) { r.Sel[ops.Transfer-1], r.Sel[ops.Claim-1] = 2, -1 }),
		op("a half and a half", "selectors@ops", func(r *ops.Row) {
			half := new(big.Int).ModInverse(big.NewInt(2), fr.Modulus())
			r.Sel[ops.Transfer-1], r.Sel[ops.Claim-1] = half, half
		}),
		op("grouped twice", "selectors@ops", func(r *ops.Row) { r.Grouped = 2 }),
		op("a flag of two", "selectors@ops", func(r *ops.Row) { r.Flag = 2 }),
		op("a use of minus one", "selectors@ops", func(r *ops.Row) { r.Uses = -1 }),
		{
			name: "selectors of a link: active twice", world: after(grant(), regrant()), batch: use4, breaks: []string{"selectors@links"},
			tamper: func(_ *town, c *transition.Circuit) { c.Links[0].Act = 2 },
		},
		{
			name: "selectors of a link: a parent asked for twice", world: after(grant(), regrant()), batch: use4,
			breaks: []string{"selectors@links"}, tamper: func(_ *town, c *transition.Circuit) { c.Links[0].HasParent = 2 },
		},
		{
			name: "selectors of an argument: accepted and declined", world: after(invoke(2)), breaks: []string{"selectors@arguments"},
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{w.answer(ops.Accept, 3, 1)}}
			},
			tamper: func(_ *town, c *transition.Circuit) { c.Arguments[0].Mode[2] = 1 },
		},
		{
			name: "selectors of a fact: active twice", breaks: []string{"E_FACT_MISMATCH@facts"},
			batch:  func(w *town) testkit.Batch { return testkit.Batch{Effects: []*testkit.Effect{w.backed()}} },
			tamper: func(_ *town, c *transition.Circuit) { c.Facts[0].Act = 2 },
		},
		{
			name: "selectors of a fact: two digits of a half", breaks: []string{"E_FACT_UNKNOWN@facts"},
			batch: func(w *town) testkit.Batch { return testkit.Batch{Effects: []*testkit.Effect{w.backed()}} },
			tamper: func(_ *town, c *transition.Circuit) {
				half := new(big.Int).ModInverse(big.NewInt(2), fr.Modulus())
				c.Facts[0].Path[0].Digit[4], c.Facts[0].Path[0].Digit[5] = half, half
			},
		},
		{
			name: "selectors of a member: active twice", breaks: []string{"E_GROUP@members"}, batch: grouped,
			tamper: func(_ *town, c *transition.Circuit) { c.Members[0].Act = 2 },
		},
		{
			name: "places of a group: one of two", breaks: []string{"E_GROUP@groups"}, batch: grouped,
			tamper: func(_ *town, c *transition.Circuit) { c.Groups[0].Present[0] = 2 },
		},
		{
			name: "places of a group: a gap", breaks: []string{"E_GROUP@groups"}, batch: grouped,
			tamper: func(_ *town, c *transition.Circuit) {
				g := &c.Groups[0]
				g.Present[2], g.Content[2], g.Present[1], g.Content[1] = 1, g.Content[1], 0, 0
			},
		},
		{
			name: "places of a group: content without a member", breaks: []string{"E_GROUP@groups"}, batch: grouped,
			tamper: func(_ *town, c *transition.Circuit) { c.Groups[0].Content[4] = 7 },
		},
	}
}

func grouped(*town) testkit.Batch {
	g := &testkit.Group{}
	list := []*testkit.Effect{transfer(2, 2, 3), transfer(3, 3, 2)}
	list[0].Group, list[1].Group = g, g
	return testkit.Batch{Effects: list}
}

// Rows that are not used must not write, ask, give or be listed.
func paddingForgeries() []forgery {
	op := func(name, breaks string, change func(r *ops.Row)) forgery {
		return forgery{name: "padding effect: " + name, breaks: []string{breaks}, tamper: func(_ *town, c *transition.Circuit) {
			change(&c.Ops[2])
		}}
	}
	row := func(name, breaks string, change func(w *town, c *transition.Circuit)) forgery {
		return forgery{name: "padding " + name, breaks: []string{breaks}, tamper: func(w *town, c *transition.Circuit) {
			change(w, c)
			testkit.ZeroUnset(c)
		}}
	}
	return []forgery{
		op("a tick", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Tick = 1 }),
		op("a member of a group", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Grouped = 1 }),
		op("a resource", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Resource = 2 }),
		op("a scope", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Scoped = 1 }),
		op("a use", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Uses = 1 }),
		op("an ancestor", "chain@ops", func(r *ops.Row) { r.HasParent = 1 }),
		op("another cell", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Other = 1 }),
		op("a party", "E_PARTY_UNKNOWN@ops", func(r *ops.Row) { r.Party = 1 }),
		row("link: a touch", "balance@links", func(_ *town, c *transition.Circuit) { c.Links[2] = links.Row{Act: 1, Capability: 1} }),
		row("link: an ancestor", "selectors@links", func(_ *town, c *transition.Circuit) { c.Links[2] = links.Row{HasParent: 1, Parent: 1} }),
		row("argument: a touch", "balance@arguments", func(_ *town, c *transition.Circuit) {
			c.Arguments[2].Mode[1], c.Arguments[2].Resource, c.Arguments[2].Tick = 1, 3, 99
		}),
		row("fact: one that nobody asked for", "balance@facts", func(w *town, c *transition.Circuit) {
			f := facts.NewRow(w.Shape.FactDepth)
			f.Act, f.Domain, f.Account = 1, 9, 1
			c.Facts[1] = f
		}),
		row("member: one that nobody asked for", "balance@members", func(_ *town, c *transition.Circuit) {
			c.Members[3] = groups.Member{Act: 1, Group: 5, Size: 1}
		}),
		row("group: one that nobody asked for", "balance@groups", func(_ *town, c *transition.Circuit) { c.Groups[0].Present[0] = 1 }),
		row("resource: a new version", "balance@memory", func(_ *town, c *transition.Circuit) {
			c.Resources[3] = cells.Row{Index: 4}
			c.Resources[3].After[2] = 9
		}),
		row("resource: a new version of lane 7 alone", "STA-6@resources", func(_ *town, c *transition.Circuit) {
			c.Resources[3] = cells.Row{Index: 4}
			c.Resources[3].After[7] = 9
		}),
		row("fresh capability: a cell from nothing", "balance@memory", func(_ *town, c *transition.Circuit) {
			c.FreshCapabilities[0] = cells.Fresh{Index: 1}
			c.FreshCapabilities[0].After[1] = 9
		}),
		row("fresh call: a link from nothing", "STA-6@freshCalls", func(_ *town, c *transition.Circuit) {
			c.FreshCalls[0] = cells.Fresh{Index: 1}
			c.FreshCalls[0].After[7] = 9
		}),
		row("node: a changed child", "balance@tree", func(_ *town, c *transition.Circuit) {
			n := &c.Nodes[len(c.Nodes)-1]
			n.Level, n.Index, n.After[3] = 2, 1, 7
		}),
	}
}

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

// Cells of the state that packed lanes could be read from in another way, and cells at other places than they should be.
func stateForgeries() []forgery {
	none := 0
	one := 1
	chain := []*testkit.Effect{grant(), regrant(), with(regrant(), func(e *testkit.Effect) { e.Author, e.Capability, e.Party = 4, 2, 1 })}
	carry := encoding.Shift(32)
	return []forgery{
		{
			name: "state: a Transfer of what is escrowed, the status carried in the custodian", world: after(escrow()),
			batch: effects(transfer(2, 2, 4)), breaks: []string{"E_NOT_HELD@ops"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].Custodian = 3 + 1<<32 },
		},
		{
			name: "state: a Delegate of what is in a call, the status carried in the custodian", world: after(invoke(2)),
			batch: effects(grant()), breaks: []string{"E_FIELD_RANGE@ops"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) {
				r := &c.Ops[0]
				r.Escrowed, r.Custodian, r.Limb[4] = 1, 1+1<<32, 1+1<<32
			},
		},
		{
			name: "state: the same, with a small limb", world: after(invoke(2)),
			batch: effects(grant()), breaks: []string{"E_NOT_HELD@ops"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) {
				r := &c.Ops[0]
				r.Escrowed, r.Custodian, r.Limb[4] = 1, 1+1<<32, 1
			},
		},
		{
			name: "state: a Claim in a slot that is carried into the deadline", world: after(escrow()), batch: effects(claim(3)),
			breaks: []string{"E_FIELD_RANGE@ops", "E_NOT_ESCROWED@ops"},
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].Limb[1] = 1 << 32 },
		},
		{
			name: "state: an owner carried in the custodian", world: after(escrow()), batch: effects(claim(3)),
			breaks: []string{"E_FIELD_RANGE@ops"},
			tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[0].Owner, c.Ops[0].Custodian, c.Ops[0].Limb[4] = 2+1<<32, 2, 2+1<<32
			},
		},
		{
			name: "state: an ancestor left out of an effect", world: after(chain...), breaks: []string{"chain@ops"}, alone: true, tamper: nothing,
			batch: effects(with(use(1), func(e *testkit.Effect) { e.Capability, e.Climb = 3, &none })),
		},
		{
			name: "state: an ancestor left out of a link", world: after(chain...), breaks: []string{"chain@links"}, alone: true, tamper: nothing,
			batch: effects(with(use(1), func(e *testkit.Effect) { e.Capability, e.Climb = 3, &one })),
		},
		{
			name: "state: a parent hidden in the root", world: after(grant(), regrant()), breaks: []string{"capability-lanes@ops"},
			batch: effects(with(use(4), func(e *testkit.Effect) { e.Capability, e.Climb = 2, &none })),
			tamper: func(_ *town, c *transition.Circuit) {
				// parent + 2^32*root as a root alone.
				inverse := new(big.Int).ModInverse(carry, fr.Modulus())
				c.Ops[0].Parent = 0
				c.Ops[0].Root = inverse.Add(inverse, big.NewInt(2))
			},
		},
		{
			name: "state: a parent hidden in the root of a link", world: after(chain...), breaks: []string{"chain@links"}, alone: true,
			batch: effects(with(use(1), func(e *testkit.Effect) { e.Capability, e.Climb = 3, &one })),
			tamper: func(_ *town, c *transition.Circuit) {
				inverse := new(big.Int).ModInverse(carry, fr.Modulus())
				c.Links[0].Parent = 0
				c.Links[0].Root = inverse.Add(inverse, big.NewInt(2))
			},
		},
		{
			name: "state: a capability as a resource", world: after(grant()), breaks: []string{"E_CELL_CONFLICT@ops"},
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, uint64(w.Shape.CellsPerKind())+1, 3)}}
			},
			tamper: func(w *town, c *transition.Circuit) {
				// 2 + 8*clock = 3 + 8*3: the clock is a fraction.
				eighth := new(big.Int).ModInverse(big.NewInt(8), fr.Modulus())
				c.Ops[0].ResourceClock = eighth.Add(eighth, big.NewInt(3))
			},
		},
		{
			name: "state: a deposit at an index that is not the next", breaks: []string{"STA-3@ops"}, alone: true, tamper: nothing,
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{with(w.backed(), func(e *testkit.Effect) { e.Index = 77 })}}
			},
		},
		{
			name: "state: a capability at an index that is not the next", breaks: []string{"STA-3@ops"}, alone: true, tamper: nothing,
			batch: effects(with(grant(), func(e *testkit.Effect) { e.Index = 77 })),
		},
		{
			name: "state: a call at an index that is not the next", breaks: []string{"STA-3@ops"}, alone: true, tamper: nothing,
			batch: effects(with(invoke(), func(e *testkit.Effect) { e.Index = 77 })),
		},
		{
			name: "state: a capability over a used one", breaks: []string{"STA-3@ops"}, world: after(grant()), tamper: nothing,
			batch: effects(with(grant(), func(e *testkit.Effect) { e.Index = 1 })),
		},
		{
			name: "state: a counter that overflows", breaks: []string{"program-lane@authors"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) {
				a := &c.Authors[0]
				a.After.Counter, a.After.RegisteredAt = uint64(1<<32), a.Before.RegisteredAt
				c.Statement.Programs = programsOf(c.Authors[:1])
			},
			world: func(w *town) {
				w.Edit(testkit.Program, 2, func(l *encoding.Lanes) { add(&l[5], 1<<32-2, 0) })
				w.TakeSnapshot(noon)
			},
		},
		{
			name: "state: a clock below a tick", breaks: []string{"TCK-3@ops"}, alone: true, tamper: nothing, batch: func(w *town) testkit.Batch {
				list := []*testkit.Effect{transfer(2, 2, 3), transfer(3, 3, 2)}
				list[0].Tick, list[1].Tick = w.Leaf.Clock+1, w.Leaf.Clock+2
				return testkit.Batch{Effects: list, Clock: w.Leaf.Clock + 1}
			},
		},
		{
			name: "state: another caller in the argument's row", world: after(invoke(2)), breaks: []string{"balance@memory"},
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{w.answer(ops.Decline, 3, 1)}}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				c.Arguments[0].Caller, c.Arguments[0].Target = 2+1<<32, 2
			},
		},
		{
			name: "state: an argument left in the call", world: after(invoke(2)), breaks: []string{"balance@arguments"},
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{w.answer(ops.Decline, 3, 1)}}
			},
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].ArgumentCount = 0 },
		},
		{
			name: "state: an intent from another instance", breaks: []string{"balance@memory"}, tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[0].Head = encoding.Text("another genesis")
			},
		},
		{
			name: "state: a link that nobody asked for", world: after(grant()), breaks: []string{"balance@links"},
			batch: effects(use(3)), tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].HasParent, c.Ops[0].Parent = 1, 1 },
		},
	}
}

// Rows of helping tables that do not do what was asked of them, and what the effects write in their stead.
func joinForgeries() []forgery {
	none := 0
	loneMember := func(w *town) *testkit.Effect {
		return with(transfer(2, 2, 3), func(e *testkit.Effect) { e.Group = &testkit.Group{} })
	}
	member := func(w *town) groups.Member { return w.clone().apply(loneMember(w)).Circuit.Members[0] }
	return []forgery{
		{
			name: "join: an ancestor that is asked for and not touched", world: after(grant(), regrant()), breaks: []string{"balance@links"}, alone: true,
			batch:  effects(with(use(4), func(e *testkit.Effect) { e.Capability, e.Climb = 2, &none })),
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].HasParent = 1 },
		},
		{
			name: "join: a debit from nowhere", world: after(grant()), breaks: []string{"selectors@links"}, alone: true, tamper: nothing,
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{
					Effects: []*testkit.Effect{transfer(4, 4, 3)},
					Ghost:   &testkit.Ghost{Capability: 1, Debit: 50, Tick: w.Leaf.Clock + 1},
				}
			},
		},
		{
			name: "join: an argument that stays in the call", world: after(invoke(2)), breaks: []string{"balance@arguments"}, alone: true,
			tamper: nothing,
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{with(w.answer(ops.Accept, 3, 1), func(e *testkit.Effect) { e.Leave = true })}}
			},
		},
		{
			name: "join: an argument for a target carried into the custodian", world: after(invoke(2)), breaks: []string{"call-lane@arguments"},
			alone: true,
			batch: func(w *town) testkit.Batch {
				accept := w.answer(ops.Accept, 3, 1)
				accept.Write = func(kind int, _ uint64, lanes *encoding.Lanes) {
					if kind == testkit.Resource {
						add(&lanes[2], 1, 40)
					}
				}
				return testkit.Batch{Effects: []*testkit.Effect{accept}}
			},
			tamper: func(_ *town, c *transition.Circuit) { c.Arguments[0].Target, c.Arguments[0].ArgumentCount = 3+1<<40, 0 },
		},
		{
			name: "join: a call for another target", breaks: []string{"call-lanes@ops"}, alone: true,
			batch: effects(with(invoke(), func(e *testkit.Effect) {
				e.Write = func(kind int, _ uint64, lanes *encoding.Lanes) {
					if kind == testkit.Call {
						add(&lanes[1], 1, 32)
					}
				}
			})),
			tamper: func(_ *town, c *transition.Circuit) {
				ids := c.Ops[0].Ids.(fr.Element)
				add(&ids, 1, 32)
				c.Ops[0].Ids = ids
			},
		},
		{
			name: "join: another call than the intent names", world: after(invoke(), invoke()), breaks: []string{"E_CALL_UNKNOWN@ops"}, alone: true,
			tamper: nothing,
			batch: func(w *town) testkit.Batch {
				accept := w.answer(ops.Accept, 3, 2)
				accept.Other, accept.Index = 1, 2
				return testkit.Batch{Effects: []*testkit.Effect{accept}}
			},
		},
		{
			name: "join: a call with something in its empty lane", world: after(invoke()), breaks: []string{"zero-lane@calls"}, alone: true,
			tamper: nothing,
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{w.answer(ops.Accept, 3, 1)}, Relink: fillLane4}
			},
		},
		{
			name: "join: a new call with something in its empty lane", breaks: []string{"zero-lane@freshCalls"}, alone: true, tamper: nothing,
			batch: func(*town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{invoke()}, Relink: fillLane4}
			},
		},
		{
			name: "join: a fact of another kind, with the kind carried in the sequence", breaks: []string{"E_FACT_MISMATCH@facts"}, alone: true,
			batch: func(w *town) testkit.Batch {
				w.Observe(testkit.Fact{Domain: 9, Account: 1, Sequence: 3, Kind: 2, Quantity: 5})
				w.TakeSnapshot(noon)
				return testkit.Batch{Effects: []*testkit.Effect{with(w.deposit(w.Facts[len(w.Facts)-1]), func(e *testkit.Effect) { e.Other += 1 << 32 })}}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				c.Facts[0].Sequence, c.Authors[0].After.Deposits = 3+1<<32, 3+1<<32
			},
		},
		{
			name: "join: a member of other content than its effect", breaks: []string{"balance@members"}, alone: true,
			batch: func(w *town) testkit.Batch {
				m := member(w)
				content := memberOf(w, m, 1)
				digest := encoding.Hash(encoding.Tag("group"), encoding.Uint(1), content)
				e := loneMember(w)
				e.Group.Forged = &digest
				return testkit.Batch{Effects: []*testkit.Effect{e}}
			},
			tamper: func(w *town, c *transition.Circuit) {
				l1 := c.Members[0].L1.(fr.Element)
				c.Groups[0].Content[0] = memberOf(w, c.Members[0], 1)
				add(&l1, 1, 0)
				c.Members[0].L1 = l1
			},
		},
		{
			name: "join: a group with content at an empty place", breaks: []string{"E_GROUP@groups"}, alone: true,
			batch: func(w *town) testkit.Batch {
				digest := encoding.Hash(encoding.Tag("group"), encoding.Uint(1), memberOf(w, member(w), 0), encoding.Uint(7))
				e := loneMember(w)
				e.Group.Forged = &digest
				return testkit.Batch{Effects: []*testkit.Effect{e}}
			},
			tamper: func(_ *town, c *transition.Circuit) { c.Groups[0].Content[1] = 7 },
		},
		{
			name: "join: another effects digest, in statement and state", breaks: []string{"digest@effects"}, alone: true, tamper: nothing,
			batch: func(*town) testkit.Batch {
				claim := encoding.Text("no effects")
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Claim: &claim}
			},
		},
		{
			name: "join: another instance leaf", breaks: []string{"STA-5@nodes"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) { c.Batch.Before.Watches = 5 },
		},
		{
			name: "join: the snapshot used last, with its sequence carried in its time", breaks: []string{"STA-8@batch"}, alone: true,
			batch: func(w *town) testkit.Batch { // one sequence back, one second on
				s := *w.Snapshot
				s.Sequence, s.Time = w.Leaf.SnapSequence-1, noon+1
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Snapshot: &s}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				b := &c.Batch.Before
				b.SnapshotSequence = new(big.Int).Sub(new(big.Int).SetUint64(b.SnapshotSequence.(uint64)), encoding.Shift(32))
				b.SnapshotTime = b.SnapshotTime.(uint64) + 1
			},
		},
		{
			name: "join: a key with a component of order two that signs", breaks: []string{"E_KEY_WEAK@authors"}, alone: true,
			batch: effects(&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(3), Key: func(x, y *fr.Element) { x.Neg(x); y.Neg(y) }}),
			tamper: func(_ *town, c *transition.Circuit) {
				a := &c.Authors[0]
				sig := signMixed(big.NewInt(3), a.After.Head.(fr.Element))
				a.RX, a.RY, a.S = sig.R.X, sig.R.Y, &sig.S
			},
		},
	}
}

func fillLane4(kind int, _ uint64, after *encoding.Lanes) {
	if kind == testkit.Call {
		after[4] = encoding.Uint(5)
	}
}

// memberOf is the content digest of a member with its L1 raised by so much.
func memberOf(w *town, m groups.Member, more uint64) fr.Element {
	l1 := m.L1.(fr.Element)
	add(&l1, more, 0)
	return encoding.Hash(encoding.Tag("effect"), l1, m.L2.(fr.Element), m.L3.(fr.Element), m.L4.(fr.Element), w.Snapshot.Digest())
}

func listForgeries() []forgery {
	return []forgery{
		{
			name: "list: a resource that nobody touched", breaks: []string{"ownership-entry@resources"}, alone: true,
			tamper: func(w *town, c *transition.Circuit) {
				row := cells.Row{Index: 77}
				for i := range row.Before {
					row.Before[i], row.After[i] = i, i
				}
				c.Resources[1] = row
				entries := []frontend.Variable{entryOf(c.Resources[0]), entryOf(row)}
				c.Statement.Ownership = digestOf("ownership", entries)
			},
		},
		{
			name: "list: a program that did nothing", breaks: []string{"programs-entry@authors"}, alone: true,
			tamper: func(w *town, c *transition.Circuit) {
				secret := big.NewInt(77)
				key, head := schnorr.PublicKey(secret), encoding.Text("head")
				sig := schnorr.Sign(secret, head)
				p := authors.Program{KeyX: key.X, KeyY: key.Y, Head: head, Counter: uint64(5)}
				c.Authors[1] = authors.Row{Index: uint64(9), Before: p, After: p, RX: sig.R.X, RY: sig.R.Y, S: &sig.S}
				testkit.ZeroUnset(c)
				c.Statement.Programs = programsOf(c.Authors[:2])
			},
		},
		{
			name: "list: a use that was not", breaks: []string{"digest@uses"},
			tamper: func(_ *town, c *transition.Circuit) {
				c.Statement.Uses = digestOf("uses", []frontend.Variable{encoding.Uint(1)})
			},
		},
	}
}

// programsOf is the programs digest of at most two rows, of a shape with four.
func programsOf(rows []authors.Row) frontend.Variable {
	step := []fr.Element{encoding.Tag("programs"), {}}
	for _, r := range rows {
		lane := encoding.Uint(r.Index.(uint64))
		add(&lane, r.Before.Counter.(uint64), 32)
		add(&lane, r.After.Counter.(uint64), 64)
		step = append(step, lane, r.Before.Head.(fr.Element), r.After.Head.(fr.Element))
	}
	return encoding.Hash(encoding.Tag("programs"), encoding.Hash(step...))
}

// entryOf is the ownership entry of a row.
func entryOf(r cells.Row) frontend.Variable {
	lane := func(v frontend.Variable) fr.Element {
		var e fr.Element
		if _, err := e.SetInterface(v); err != nil {
			panic(err)
		}
		return e
	}
	sum := lane(r.Index)
	for _, part := range []struct {
		value frontend.Variable
		shift uint
	}{{r.Before[2], 32}, {r.After[2], 104}} {
		factor := new(fr.Element)
		factor.SetBigInt(encoding.Shift(part.shift))
		value := lane(part.value)
		sum.Add(&sum, value.Mul(&value, factor))
	}
	return sum
}

// digestOf folds at most six entries.
func digestOf(name string, entries []frontend.Variable) frontend.Variable {
	lanes := []fr.Element{encoding.Tag(name), {}}
	for _, e := range entries {
		lanes = append(lanes, e.(fr.Element))
	}
	return encoding.Hash(lanes...)
}

// signMixed signs for the key secret*B + T, T = (0, -1) of order two: with R = nonce*B + T and odd e, s*B = R + e*A holds.
func signMixed(secret *big.Int, head fr.Element) schnorr.Signature {
	key, nonce := schnorr.PublicKey(secret), big.NewInt(4242)
	key.X.Neg(&key.X)
	key.Y.Neg(&key.Y)
	sig := schnorr.Signature{R: schnorr.PublicKey(nonce)}
	sig.R.X.Neg(&sig.R.X)
	sig.R.Y.Neg(&sig.R.Y)
	digest := encoding.Hash(encoding.Tag("schnorr"), sig.R.X, sig.R.Y, key.X, key.Y, head)
	c := digest.BigInt(new(big.Int))
	c.And(c, new(big.Int).Sub(encoding.Shift(128), big.NewInt(1)))
	e := c.Lsh(c, 1).Add(c, encoding.Shift(128)).Add(c, big.NewInt(1))
	sig.S.Mul(e, secret).Add(&sig.S, nonce).Mod(&sig.S, schnorr.Order)
	return sig
}
