package transition_test

import (
	"math/big"

	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// Lanes of a cell or of the snapshot that are read as something else than they are.
func laneForgeries() []forgery {
	written := func(owner, custodian, status uint64) func(int, uint64, *encoding.Lanes) {
		return func(kind int, _ uint64, lanes *encoding.Lanes) {
			if kind == testkit.Resource {
				lanes[2] = encoding.Uint(owner)
				add(&lanes[2], custodian, 32)
				add(&lanes[2], status, 64)
			}
		}
	}
	held := func(owner, custodian, status uint64) func(*town) {
		return func(w *town) {
			w.Edit(testkit.Resource, 2, func(l *encoding.Lanes) {
				written(owner, custodian, status)(testkit.Resource, 2, l)
				l[4] = encoding.Uint(2) // the escrower
				add(&l[4], 5, 64)       // the slot
				add(&l[4], noon+60, 96) // the deadline
				add(&l[4], 9, 144)      // the domain
			})
			w.TakeSnapshot(noon)
		}
	}
	fact := testkit.Fact{
		Kind: 1, Domain: 9, Account: 1, Sequence: 70, Asset: encoding.Text("gold"), Quantity: 100, Height: 8, Time: noon, Reference: encoding.Text("x"),
	}
	return []forgery{
		{
			name: "lanes: a Transfer of what is escrowed to nobody", world: held(2, 0, 2), breaks: []string{"E_FIELD_UNUSED@ops"}, alone: true,
			batch:  effects(transfer(2, 2, 4)),
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].Escrowed = 1 },
		},
		{
			name: "lanes: a Claim out of a call", world: held(2, 3, 3), breaks: []string{"E_FIELD_UNUSED@ops"}, alone: true,
			batch:  effects(with(claim(3), func(e *testkit.Effect) { e.Write = written(3, 0, 2) })),
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].Escrowed = 1 },
		},
		{
			name: "lanes: a Claim that names another custodian", world: after(escrow()), breaks: []string{"E_NOT_ESCROWED@ops"}, alone: true,
			batch: effects(with(claim(3), func(e *testkit.Effect) { e.Party, e.Write = 2, written(3, 1, 1) })), tamper: nothing,
		},
		{
			name: "lanes: a Claim by another, the custodian carried in the owner", world: after(escrow()),
			breaks: []string{"E_NOT_ESCROWED@ops"}, alone: true,
			batch: effects(with(claim(2), func(e *testkit.Effect) { e.Party, e.Write = 2, written(2, 0, 1) })),
			tamper: func(_ *town, c *transition.Circuit) {
				r := &c.Ops[0]
				r.Owner, r.Custodian, r.Limb[4] = uint64(2+1<<32), 2, 2
			},
		},
		{
			name: "lanes: a snapshot with another clock than its state", breaks: []string{"E_SNAPSHOT_INSTANCE@batch"}, alone: true, tamper: nothing,
			batch: func(w *town) testkit.Batch {
				s := *w.Snapshot
				s.Sequence++
				s.Clock++
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Snapshot: &s}
			},
		},
		{
			name: "lanes: a fact root that is not the snapshot's", breaks: []string{"E_SNAPSHOT_INSTANCE@batch"}, alone: true,
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{w.deposit(fact)}}
			},
			tamper: func(w *town, c *transition.Circuit) {
				other := w.clone()
				other.Observe(fact)
				f := &c.Facts[0]
				f.Act, f.Domain, f.Account, f.Sequence, f.Asset = 1, fact.Domain, fact.Account, fact.Sequence, fact.Asset
				f.Quantity, f.Height, f.Time, f.Reference, f.Deposited = fact.Quantity, fact.Height, fact.Time, fact.Reference, 1
				node := fact.Digest()
				for i := range f.Path {
					f.Path[i].Children[0], f.Path[i].Digit[0] = node, 1
					node = encoding.H8(encoding.Lanes{node})
				}
				c.Batch.Snapshot.FactRoot = node
			},
		},
		{
			name: "lanes: a call that nobody touched gets a link", world: after(invoke()), breaks: []string{"STA-6@calls"}, alone: true, tamper: nothing,
			batch: func(*town) testkit.Batch {
				return testkit.Batch{
					Effects: []*testkit.Effect{transfer(4, 4, 3)}, Stray: []testkit.Address{{Kind: testkit.Call, Index: 1}},
				}
			},
		},
		{
			name: "lanes: a Withdraw by a capability", breaks: []string{"E_FIELD_UNUSED@ops"}, alone: true, tamper: nothing,
			world: after(
				&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(3), Slot: 9},
				with(grant(), func(e *testkit.Effect) { e.Author, e.Resource, e.Party = 1, 1, 5 }),
			),
			batch: effects(&testkit.Effect{Kind: ops.Withdraw, Author: 5, Resource: 1, Capability: 1, L3: encoding.Text("out")}),
		},
		{
			name: "lanes: a resource at its index and the size of the tree, in memory and intent too", breaks: []string{"balance@tree"}, alone: true,
			batch: effects(with(transfer(2, 2, 3), func(e *testkit.Effect) {
				e.Says = func(c *testkit.Content) { add(&c.L1, 1<<15, 72) }
			})),
			tamper: func(_ *town, c *transition.Circuit) {
				index := encoding.Uint(2 + 1<<15)
				c.Ops[0].Resource, c.Resources[0].Index = index, index
				c.Statement.Ownership = digestOf("ownership", []frontend.Variable{entryOf(c.Resources[0])})
			},
		},
		widened("ESCROW", testkit.RightEscrow), widened("CLAIM", testkit.RightClaim),
	}
}

// widened is a Delegate of one right that its parent lacks.
func widened(name string, right uint64) forgery {
	return forgery{
		name: "lanes: a Delegate that adds " + name, breaks: []string{"E_RIGHTS_WIDENED@ops"}, alone: true, tamper: nothing,
		world: after(with(grant(), func(e *testkit.Effect) { e.Rights = 15 &^ right })), batch: effects(regrant()),
	}
}
