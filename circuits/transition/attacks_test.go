package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// attack is a batch that breaks one rule. The executor is forced to carry it out, so that everything else is as the circuit wants
// it: effects are signed, cells are written, trees are hashed.
type attack struct {
	rule string
	name string
	// world prepares the state; batch makes the batch. Snapshot is the world's last one unless batch sets another.
	world func(w *town)
	batch func(w *town) testkit.Batch
	// tamper changes the witness afterwards: a dishonest prover's columns.
	tamper func(c *transition.Circuit)
	// columns says that only the columns lie: the batch itself is good, and the executor finds nothing wrong with it.
	columns bool
	// at are the clauses at which the solver may stop; the rule itself when empty.
	at []string
}

func effects(list ...*testkit.Effect) func(*town) testkit.Batch {
	return func(*town) testkit.Batch { return testkit.Batch{Effects: list} }
}

func transfer(author, resource, party uint64) *testkit.Effect {
	return &testkit.Effect{Kind: ops.Transfer, Author: author, Resource: resource, Party: party}
}

// escrow is of program 2's resource 2 into slot 5 of program 3.
func escrow() *testkit.Effect {
	return &testkit.Effect{Kind: ops.Escrow, Author: 2, Resource: 2, Party: 3, Slot: 5, Time: noon + 60}
}

func claim(author uint64) *testkit.Effect {
	return &testkit.Effect{Kind: ops.Claim, Author: author, Resource: 2, Party: 3, Slot: 5}
}

func revoke(author uint64) *testkit.Effect {
	return &testkit.Effect{Kind: ops.Revoke, Author: author, Resource: 2, Party: 3, Slot: 5}
}

// grant is from program 2 to program 3 over resource 2.
func grant() *testkit.Effect {
	return &testkit.Effect{Kind: ops.Delegate, Author: 2, Resource: 2, Party: 3, Quantity: 150, Time: noon + 60, Rights: 15}
}

// regrant is from program 3, by capability 1, to program 4.
func regrant() *testkit.Effect {
	return &testkit.Effect{
		Kind: ops.Delegate, Author: 3, Resource: 2, Capability: 1, Party: 4, Quantity: 150, Time: noon + 60, Rights: 15,
	}
}

// use is a transfer of resource 2 by capability 1.
func use(author uint64) *testkit.Effect {
	return &testkit.Effect{Kind: ops.Transfer, Author: author, Resource: 2, Capability: 1, Party: 4}
}

func invoke(arguments ...uint64) *testkit.Effect {
	return &testkit.Effect{Kind: ops.Invoke, Author: 2, Party: 3, L3: encoding.Text("f"), Arguments: arguments}
}

// after applies good effects, one batch each.
func after(list ...*testkit.Effect) func(*town) {
	return func(w *town) {
		w.t.Helper()
		for _, e := range list {
			w.apply(e)
		}
	}
}

// then runs several preparations.
func then(steps ...func(*town)) func(*town) {
	return func(w *town) {
		w.t.Helper()
		for _, step := range steps {
			step(w)
		}
	}
}

func with(e *testkit.Effect, change func(*testkit.Effect)) *testkit.Effect {
	change(e)
	return e
}

func signed(e *testkit.Effect, change func(*testkit.Content)) *testkit.Effect {
	e.Signed = change
	return e
}

func add(lane *fr.Element, value uint64, shift uint) {
	term := encoding.Uint(value)
	factor := new(fr.Element)
	factor.SetBigInt(encoding.Shift(shift))
	lane.Add(lane, term.Mul(&term, factor))
}

// full pretends that all indexes of a kind but none are handed out.
func full(kind int) func(*town) {
	return func(w *town) {
		w.Leaf.Counts[kind] = uint64(w.Shape.CellsPerKind()) - 1
		w.Tree.SetInstance(w.Leaf.Hash())
		w.TakeSnapshot(noon)
	}
}

const balance = "balance" // a sum over tables

// attacks are at least one for each rule of spec 3.5; TestEveryRuleHasAnAttack holds them to it.
func attacks() []attack {
	var all []attack
	for _, list := range [][]attack{
		batchAttacks(), fieldAttacks(), authorAttacks(), resourceAttacks(), capabilityAttacks(), delegateAttacks(),
		factAttacks(), callAttacks(), tickAttacks(), watchAttacks(),
	} {
		all = append(all, list...)
	}
	return all
}

func batchAttacks() []attack {
	good := effects(transfer(2, 2, 3))
	snapshot := func(change func(w *town, s *testkit.Snapshot)) func(*town) testkit.Batch {
		return func(w *town) testkit.Batch {
			s := *w.Snapshot
			change(w, &s)
			return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Snapshot: &s}
		}
	}
	return []attack{
		{rule: "E_SNAPSHOT_INSTANCE", name: "a snapshot of another instance", batch: func(w *town) testkit.Batch {
			other := testkit.New(w.Shape, "another town")
			s := other.TakeSnapshot(noon)
			s.Sequence = w.Snapshot.Sequence + 1
			return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Snapshot: s}
		}},
		{rule: "E_SNAPSHOT_INSTANCE", name: "a state of another instance", batch: snapshot(func(w *town, s *testkit.Snapshot) {
			s.Sequence++
			s.Then.ID = encoding.Text("another")
			s.StateRoot = rootOf(s)
		})},
		{rule: "E_SNAPSHOT_ROLLBACK", name: "an older sequence", batch: snapshot(func(_ *town, s *testkit.Snapshot) { s.Sequence = 2 })},
		{rule: "E_SNAPSHOT_ROLLBACK", name: "an older time", batch: snapshot(func(_ *town, s *testkit.Snapshot) {
			s.Sequence++
			s.Time = noon - 1
		})},
		{
			rule: "E_SNAPSHOT_ROLLBACK", name: "another snapshot of the same sequence",
			world: then(after(transfer(4, 4, 4))), batch: snapshot(func(_ *town, s *testkit.Snapshot) { s.Domains = encoding.Text("x") }),
		},
		{rule: "E_SNAPSHOT_ROLLBACK", name: "a state of the future", batch: func(w *town) testkit.Batch {
			later := w.clone()
			later.apply(transfer(4, 4, 3))
			return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Snapshot: later.TakeSnapshot(noon)}
		}},
		{rule: "E_SIGNATURE", name: "signed with another key", batch: func(w *town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, SignWith: map[uint64]*big.Int{2: big.NewInt(5)}}
		}},
		{rule: "E_SIGNATURE", name: "not signed by one of two", batch: func(w *town) testkit.Batch {
			return testkit.Batch{
				Effects: []*testkit.Effect{transfer(2, 2, 3), transfer(3, 3, 2)}, SignWith: map[uint64]*big.Int{3: big.NewInt(1001)},
			}
		}},
		{
			rule: "TCK-3", name: "a clock far ahead", columns: true, batch: func(*town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{with(transfer(2, 2, 3), func(e *testkit.Effect) { e.Tick = 5000 })}}
			},
		},
		{
			rule: "TCK-3", name: "a clock that no effect reached", columns: true, batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Clock: w.Leaf.Clock + 1}
			},
		},
		{
			rule: "TCK-1", name: "registration at an old tick", batch: effects(&testkit.Effect{
				Kind: ops.Register, Secret: big.NewInt(3), Tick: 1,
			}),
		},
		{rule: "RUL-1", name: "no effects", columns: true, batch: effects()},
		{
			rule: "RUL-1", name: "a gap before an effect", batch: good, columns: true, at: []string{"RUL-1"},
			tamper: func(c *transition.Circuit) { c.Ops[0], c.Ops[1] = c.Ops[1], c.Ops[0] },
		},
	}
}

// rootOf is the state root over a changed instance leaf.
func rootOf(s *testkit.Snapshot) fr.Element {
	children := encoding.Lanes{s.Then.Hash()}
	copy(children[1:], s.Siblings[:])
	return encoding.H8(children)
}

func fieldAttacks() []attack {
	unused := func(name string, change func(*testkit.Effect), at ...string) attack {
		return attack{rule: "E_FIELD_UNUSED", name: name, batch: effects(with(transfer(2, 2, 3), change)), at: at}
	}
	// The body is not in the head of a Transfer: a controller that signs one signs another head.
	signs := func(name string, shift uint) attack {
		return attack{
			rule: "E_FIELD_UNUSED", name: name, at: []string{"E_SIGNATURE"},
			batch: effects(signed(transfer(2, 2, 3), func(c *testkit.Content) { add(&c.L2, 1, shift) })),
		}
	}
	group := func(name string, change func(g *testkit.Group, list []*testkit.Effect), at ...string) attack {
		return attack{rule: "E_GROUP", name: name, at: append(at, "E_GROUP", balance), batch: func(w *town) testkit.Batch {
			g := &testkit.Group{}
			list := []*testkit.Effect{transfer(2, 2, 3), transfer(3, 3, 2)}
			list[0].Group, list[1].Group = g, g
			change(g, list)
			if list[1].Tick != 0 {
				list[1].Tick += w.Leaf.Clock
			}
			return testkit.Batch{Effects: list}
		}}
	}
	return []attack{
		unused("a slot", func(e *testkit.Effect) { e.Slot = 7 }),
		unused("another cell", func(e *testkit.Effect) { e.Other = 1 }),
		unused("L3", func(e *testkit.Effect) { e.L3 = encoding.Uint(1) }),
		unused("L4", func(e *testkit.Effect) { e.L4 = encoding.Uint(1) }),
		signs("a quantity", 0),
		signs("a time", 64),
		signs("rights", 104),
		signs("a flag", 120),
		signs("a beneficiary", 128),
		signs("a number of arguments", 176),
		{
			rule: "E_FIELD_UNUSED", name: "a party", at: []string{"E_PARTY_UNKNOWN"},
			batch: effects(&testkit.Effect{Kind: ops.Withdraw, Author: 1, Resource: 1, Party: 2, L3: encoding.Text("out")}),
		},
		{
			rule: "E_FIELD_UNUSED", name: "a capability", world: after(grant()),
			batch: effects(&testkit.Effect{Kind: ops.Withdraw, Author: 1, Resource: 1, Capability: 1, L3: encoding.Text("out")}),
		},
		{
			rule: "E_FIELD_UNUSED", name: "a resource",
			batch: effects(with(invoke(), func(e *testkit.Effect) { e.Resource = 2 })),
		},
		{rule: "E_FIELD_UNUSED", name: "a quantity of an Escrow", batch: effects(with(escrow(), func(e *testkit.Effect) { e.Quantity = 1 }))},
		{rule: "E_FIELD_UNUSED", name: "rights of an Escrow", batch: effects(with(escrow(), func(e *testkit.Effect) { e.Rights = 1 }))},
		{rule: "E_FIELD_UNUSED", name: "a flag of a Delegate", batch: effects(with(grant(), func(e *testkit.Effect) { e.Revocable = true }))},
		{
			rule: "E_FIELD_UNUSED", name: "a time of a Deposit", batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{with(w.backed(), func(e *testkit.Effect) { e.Time = 1 })}}
			},
		},
		{rule: "E_FIELD_RANGE", name: "a fifth right", batch: effects(with(grant(), func(e *testkit.Effect) { e.Rights = 17 }))},
		{rule: "E_FIELD_RANGE", name: "a slot of 33 bits", batch: effects(with(escrow(), func(e *testkit.Effect) { e.Slot = 1 << 32 }))},
		{rule: "E_FIELD_RANGE", name: "a deadline of 41 bits", batch: effects(with(escrow(), func(e *testkit.Effect) { e.Time = 1 << 40 }))},
		{
			rule: "E_FIELD_RANGE", name: "a beneficiary of 33 bits",
			batch: effects(with(escrow(), func(e *testkit.Effect) { e.Beneficiary = 1 << 32 })),
		},
		{
			rule: "E_FIELD_RANGE", name: "a second flag", at: []string{"E_SIGNATURE"},
			batch: effects(signed(escrow(), func(c *testkit.Content) { add(&c.L2, 2, 120) })),
		},
		{rule: "E_FIELD_RANGE", name: "a zero among the arguments", batch: effects(invoke(2, 0)), at: []string{balance}},
		{
			rule: "E_FIELD_RANGE", name: "five arguments", batch: effects(invoke(2, 2, 2, 2, 2)),
			at: []string{"E_FIELD_RANGE", "E_CELL_CONFLICT"},
		},
		group("a member is missing", func(g *testkit.Group, list []*testkit.Effect) { g.Size = 3 }),
		group("another digest", func(g *testkit.Group, _ []*testkit.Effect) { f := encoding.Text("g"); g.Forged = &f }),
		group("two ticks", func(_ *testkit.Group, list []*testkit.Effect) { list[1].Tick = 1 }),
		group("no digest", func(g *testkit.Group, _ []*testkit.Effect) { g.Forged = &fr.Element{} }),
	}
}

// backed is a good deposit of a new fact.
func (w *town) backed() *testkit.Effect {
	f := w.Observe(testkit.Fact{
		Domain: 9, Account: 1, Sequence: 70, Asset: encoding.Text("gold"), Quantity: 100, Height: 8, Time: noon,
		Reference: encoding.Text("another tx"),
	})
	w.TakeSnapshot(noon)
	return w.deposit(f)
}
