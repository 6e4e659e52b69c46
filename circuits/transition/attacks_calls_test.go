package transition_test

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

func factAttacks() []attack {
	good := testkit.Fact{
		Domain: 9, Account: 1, Sequence: 70, Asset: encoding.Text("gold"), Quantity: 100, Height: 8, Time: noon, Reference: encoding.Text("x"),
	}
	deposit := func(change func(f *testkit.Fact), effect func(e *testkit.Effect)) func(*town) testkit.Batch {
		return func(w *town) testkit.Batch {
			f := good
			change(&f)
			w.Observe(f)
			w.TakeSnapshot(noon)
			e := w.deposit(w.Facts[len(w.Facts)-1])
			effect(e)
			return testkit.Batch{Effects: []*testkit.Effect{e}}
		}
	}
	same := func(*testkit.Fact) {}
	keep := func(*testkit.Effect) {}
	mismatch := func(name string, change func(f *testkit.Fact), effect func(e *testkit.Effect), at ...string) attack {
		return attack{rule: "E_FACT_MISMATCH", name: name, batch: deposit(change, effect), at: append(at, balance)}
	}
	return []attack{
		{rule: "E_FACT_UNKNOWN", name: "never observed", batch: func(w *town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{w.deposit(good)}}
		}, at: []string{balance}},
		{rule: "E_FACT_UNKNOWN", name: "never observed, with a fact in the columns", batch: func(w *town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{w.deposit(good)}}
		}, tamper: func(c *transition.Circuit) {
			f := &c.Facts[0]
			f.Act, f.Domain, f.Account, f.Sequence, f.Asset = 1, good.Domain, good.Account, good.Sequence, good.Asset
			f.Quantity, f.Height, f.Time, f.Reference, f.Deposited = good.Quantity, good.Height, good.Time, good.Reference, 1
			node := good.Digest()
			for i := range f.Path {
				children := encoding.Lanes{node}
				f.Path[i].Children[0], f.Path[i].Digit[0] = node, 1
				node = encoding.H8(children)
			}
		}},
		{rule: "E_FACT_UNKNOWN", name: "observed after the snapshot", batch: func(w *town) testkit.Batch {
			w.Observe(good)
			return testkit.Batch{Effects: []*testkit.Effect{w.deposit(w.Facts[len(w.Facts)-1])}}
		}},
		mismatch("another quantity", same, func(e *testkit.Effect) { e.Quantity = 101 }),
		mismatch("another asset", same, func(e *testkit.Effect) { e.L3 = encoding.Text("silver") }),
		mismatch("another sequence", same, func(e *testkit.Effect) { e.Other = 71 }),
		mismatch("another account", func(f *testkit.Fact) { f.Account = 2 }, func(e *testkit.Effect) { e.Author = 1 }),
		mismatch("another domain", func(f *testkit.Fact) { f.Domain = 8 }, keep),
		mismatch("another kind of fact", func(f *testkit.Fact) { f.Kind = 2 }, keep, "E_FACT_UNKNOWN"),
		{rule: "E_FACT_USED", name: "twice in a batch", batch: func(w *town) testkit.Batch {
			f := w.Observe(good)
			w.TakeSnapshot(noon)
			return testkit.Batch{Effects: []*testkit.Effect{w.deposit(f), w.deposit(f)}}
		}, at: []string{"E_FACT_USED", balance}},
		{rule: "E_FACT_USED", name: "in a later batch", batch: func(w *town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{w.deposit(w.Facts[3])}}
		}},
		{rule: "E_FACT_USED", name: "one that was passed over", batch: func(w *town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{w.deposit(w.Facts[2])}}
		}},
	}
}

func callAttacks() []attack {
	answer := func(kind int, author, call uint64, change func(e *testkit.Effect)) func(*town) testkit.Batch {
		return func(w *town) testkit.Batch {
			e := w.answer(kind, author, call)
			if change != nil {
				change(e)
			}
			return testkit.Batch{Effects: []*testkit.Effect{e}}
		}
	}
	target := []string{"E_NOT_TARGET|E_NOT_PENDING"}
	answered := func(kind int) func(*town) {
		return func(w *town) {
			w.apply(invoke(2))
			w.apply(w.answer(kind, 3, 1))
		}
	}
	return []attack{
		{
			rule: "E_CALL_UNKNOWN", name: "an answer to nothing", batch: answer(ops.Accept, 3, 9, func(e *testkit.Effect) { e.L3 = encoding.Text("h") }),
			at: target,
		},
		{
			rule: "E_CALL_UNKNOWN", name: "an answer to nothing, invented in the columns", at: []string{balance},
			batch: answer(ops.Accept, 3, 9, func(e *testkit.Effect) { e.L3 = encoding.Text("h") }),
			tamper: func(c *transition.Circuit) {
				lane := encoding.Uint(2)
				add(&lane, 3, 32)
				add(&lane, 1, 64)
				c.Ops[0].Ids, c.Ops[0].Limb[0] = lane, 2
			},
		},
		{
			rule: "E_CALL_UNKNOWN", name: "another call's cell", columns: true, world: after(invoke(), invoke()), batch: answer(ops.Accept, 3, 1, nil),
			at:     []string{"E_CALL_UNKNOWN|E_WATCH_UNKNOWN|E_RESOURCE_UNKNOWN"},
			tamper: func(c *transition.Circuit) { c.Ops[0].Made = 2 },
		},
		{rule: "E_NOT_TARGET", name: "another program accepts", world: after(invoke(2)), batch: answer(ops.Accept, 4, 1, nil), at: target},
		{rule: "E_NOT_TARGET", name: "the caller declines", world: after(invoke(2)), batch: answer(ops.Decline, 2, 1, nil), at: target},
		{rule: "E_NOT_PENDING", name: "accepted twice", world: answered(ops.Accept), batch: answer(ops.Accept, 3, 1, nil), at: target},
		{rule: "E_NOT_PENDING", name: "accepted after it was declined", world: answered(ops.Decline), batch: answer(ops.Accept, 3, 1, nil), at: target},
		{rule: "E_NOT_PENDING", name: "accepted and declined in a batch", world: after(invoke()), at: target, batch: func(w *town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{w.answer(ops.Accept, 3, 1), w.answer(ops.Decline, 3, 1)}}
		}},
		{
			rule: "E_INVOKE_HEAD", name: "another head", world: after(invoke()), at: []string{balance},
			batch: answer(ops.Accept, 3, 1, func(e *testkit.Effect) { e.L3 = encoding.Text("h") }),
		},
		{
			rule: "E_CALL_HEAD", name: "an Invoke", at: []string{"E_SIGNATURE"},
			batch: effects(signed(invoke(), func(c *testkit.Content) { c.L4 = encoding.Text("h") })),
		},
		{
			rule: "E_CALL_HEAD", name: "an Accept", world: after(invoke()), at: []string{"E_SIGNATURE"},
			batch: answer(ops.Accept, 3, 1, func(e *testkit.Effect) { e.Signed = func(c *testkit.Content) { c.L4 = fr.One() } }),
		},
	}
}

func tickAttacks() []attack {
	// next gives the effects ticks that count from the instance's clock.
	next := func(ticks []int64, list ...*testkit.Effect) func(*town) testkit.Batch {
		return func(w *town) testkit.Batch {
			for i, e := range list {
				e.Tick = uint64(int64(w.Leaf.Clock) + ticks[i])
			}
			return testkit.Batch{Effects: list}
		}
	}
	revokeIt := &testkit.Effect{Kind: ops.RevokeCapability, Author: 2, Other: 1}
	unbound := func() *testkit.Effect {
		return with(grant(), func(e *testkit.Effect) { e.Resource, e.Quantity = 0, 1000 })
	}
	of := func(resource, capability uint64, e *testkit.Effect) *testkit.Effect {
		e.Resource, e.Capability = resource, capability
		return e
	}
	return []attack{
		{
			rule: "E_CELL_CONFLICT", name: "a resource twice at one tick",
			batch: next([]int64{1, 1}, transfer(2, 2, 3), transfer(3, 2, 4)),
		},
		{
			rule: "E_CELL_CONFLICT", name: "a resource at an older tick",
			batch: next([]int64{2, 1}, transfer(2, 2, 3), transfer(3, 2, 4)),
		},
		{
			rule: "E_CELL_CONFLICT", name: "a capability twice at one tick", world: after(unbound(), transfer(4, 4, 2)),
			batch: next([]int64{1, 1}, use(3), of(4, 1, use(3))),
		},
		{
			rule: "E_CELL_CONFLICT", name: "a capability used and revoked at one tick", world: after(unbound()),
			batch: next([]int64{1, 1}, use(3), revokeIt),
		},
		{
			rule: "E_CELL_CONFLICT", name: "an ancestor twice at one tick",
			world: after(unbound(), of(0, 1, regrant()), transfer(4, 4, 2)),
			batch: next([]int64{1, 1}, of(4, 1, use(3)), of(2, 2, use(4))),
		},
		{
			rule: "E_CELL_CONFLICT", name: "a call made and answered at one tick", batch: func(w *town) testkit.Batch {
				call := invoke()
				call.Tick = w.Leaf.Clock + 1
				try := w.clone()
				try.apply(call)
				answer := try.answer(ops.Accept, 3, 1)
				answer.Tick = call.Tick
				return testkit.Batch{Effects: []*testkit.Effect{call, answer}}
			},
		},
		{rule: "E_CELL_CONFLICT", name: "an argument twice", batch: effects(invoke(2, 2))},
		{
			rule: "E_CELL_CONFLICT", name: "an argument at its own clock", batch: next([]int64{0}, invoke(2)),
			world: after(transfer(2, 2, 2), transfer(2, 2, 2), transfer(2, 2, 2), transfer(2, 2, 2)),
		},
		{
			rule: "TCK-1", name: "an author goes back", world: after(transfer(2, 2, 2), transfer(2, 2, 2)), batch: next([]int64{-1}, invoke()),
		},
	}
}
