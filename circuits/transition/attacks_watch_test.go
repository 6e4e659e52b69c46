package transition_test

import (
	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

const (
	remaining = "E_CAPABILITY_QUANTITY|E_QUANTITY_WIDENED|E_SPLIT_QUANTITY|E_MERGE_MISMATCH|E_CONDITION"
	armed     = "E_NOT_WATCHER|E_NOT_ARMED|E_WATCH_MISMATCH"
	atLeast   = "E_SPLIT_QUANTITY|E_CONDITION"
)

// kept is what the watches of these attacks promise.
func kept() *testkit.Effect { return transfer(2, 2, 4) }

// Watches by program 2, each of which can fire in the town.
func watchStatus() *testkit.Effect {
	return watch(ops.WhenStatus, kept(), func(e *testkit.Effect) { e.Resource, e.Quantity = 3, 1 })
}

func watchOwner() *testkit.Effect {
	return watch(ops.WhenOwner, kept(), func(e *testkit.Effect) { e.Resource, e.Party = 3, 3 })
}

func watchBound(condition, bound uint64) *testkit.Effect {
	return watch(condition, kept(), func(e *testkit.Effect) { e.Resource, e.Quantity = 3, bound })
}

func watchFact(condition, bound uint64) *testkit.Effect {
	return watch(condition, kept(), func(e *testkit.Effect) { e.Slot, e.Quantity, e.L4 = 7, bound, encoding.Text("price") })
}

func watchTime() *testkit.Effect {
	return watch(ops.WhenTime, kept(), func(e *testkit.Effect) { e.Time = noon })
}

// fired is a batch with the Fire of watch 1, which was made by a Watch, and what was promised.
func fired(w *testkit.Effect, change func(e *testkit.Effect)) func(*town) testkit.Batch {
	return func(*town) testkit.Batch {
		return testkit.Batch{Effects: []*testkit.Effect{with(fire(w, 1), change), kept()}}
	}
}

// heeded is the same with a fact that was observed.
func heeded(w *testkit.Effect, f testkit.Fact, change func(e *testkit.Effect)) func(*town) testkit.Batch {
	return func(t *town) testkit.Batch {
		f := t.Observe(f)
		t.TakeSnapshot(noon)
		return testkit.Batch{Effects: []*testkit.Effect{with(heeding(fire(w, 1), f), change), kept()}}
	}
}

func keep(*testkit.Effect) {}

func watchAttacks() []attack {
	var all []attack
	for _, list := range [][]attack{splitAttacks(), joinAttacks(), watchFieldAttacks(), fireAttacks(), conditionAttacks(), promiseAttacks()} {
		all = append(all, list...)
	}
	return all
}

func splitAttacks() []attack {
	owner := []string{"E_NOT_OWNER|E_GRANTOR_NOT_OWNER"}
	other := []string{balance} // the cell that Merge ends is read as HELD by the author
	silver := func(w *town) {
		f := w.Observe(testkit.Fact{Domain: 9, Account: 1, Sequence: 70, Asset: encoding.Text("silver"), Quantity: 5, Time: noon})
		w.TakeSnapshot(noon)
		w.apply(w.deposit(f))
		w.apply(transfer(1, 5, 2))
	}
	large := func(w *town) {
		for _, r := range []uint64{2, 3} {
			w.Edit(testkit.Resource, r, func(l *encoding.Lanes) { l[3] = encoding.Uint(1 << 63) })
		}
		w.TakeSnapshot(noon)
	}
	domain := func(w *town) {
		w.Edit(testkit.Resource, 3, func(l *encoding.Lanes) { add(&l[4], 1, 144) })
		w.TakeSnapshot(noon)
	}
	mine := after(transfer(3, 3, 2))
	return []attack{
		{rule: "E_SPLIT_QUANTITY", name: "all of it", batch: effects(split(2, 2, 100)), at: []string{remaining}},
		{rule: "E_SPLIT_QUANTITY", name: "more than there is", batch: effects(split(2, 2, 101)), at: []string{remaining}},
		{rule: "E_SPLIT_QUANTITY", name: "nothing", batch: effects(split(2, 2, 0))},
		{
			rule: "E_SPLIT_QUANTITY", name: "more than there is, by a remainder of another", batch: effects(split(2, 2, 101)), at: []string{atLeast},
			tamper: func(c *transition.Circuit) { c.Ops[0].Remaining = 0 },
		},
		{rule: "E_NOT_OWNER", name: "a Split", batch: effects(split(3, 2, 10)), at: owner},
		{rule: "E_NOT_HELD", name: "a Split of what is escrowed", world: after(escrow()), batch: effects(split(2, 2, 10)), at: []string{"E_NOT_HELD", balance}},
		{rule: "E_RESOURCE_UNKNOWN", name: "a Split of nothing", batch: effects(split(2, 50, 10)), at: append(owner, remaining)},
		{
			rule: "E_NOT_OWNER", name: "a Merge into another's", batch: effects(merge(2, 3, 2)), at: owner,
		},
		{rule: "E_NOT_OWNER", name: "a Merge of another's", batch: effects(merge(2, 2, 3)), at: other},
		{rule: "E_NOT_HELD", name: "a Merge of what is escrowed", world: after(transfer(3, 3, 2), escrow()), batch: effects(merge(2, 3, 2)), at: other},
		{
			rule: "E_NOT_HELD", name: "a Merge into what is escrowed", world: after(transfer(3, 3, 2), escrow()), batch: effects(merge(2, 2, 3)),
			at: []string{"E_NOT_HELD", balance},
		},
		{rule: "E_NOT_HELD", name: "a Merge of what was merged", world: after(transfer(3, 3, 2), merge(2, 2, 3)), batch: effects(merge(2, 2, 3)), at: other},
		{
			rule: "E_NOT_HELD", name: "a Transfer of what was merged", world: after(transfer(3, 3, 2), merge(2, 2, 3)), batch: effects(transfer(2, 3, 4)),
			at: []string{"E_NOT_HELD", balance},
		},
		{rule: "E_RESOURCE_UNKNOWN", name: "a Merge of nothing", batch: effects(merge(2, 2, 50)), at: other},
		{rule: "E_MERGE_MISMATCH", name: "another asset", world: silver, batch: effects(merge(2, 2, 5)), at: other},
		{rule: "E_MERGE_MISMATCH", name: "another domain", world: then(mine, domain), batch: effects(merge(2, 2, 3)), at: other},
		{rule: "E_MERGE_MISMATCH", name: "a sum of 65 bits", world: then(mine, large), batch: effects(merge(2, 2, 3)), at: []string{remaining}},
		{
			rule: "E_MERGE_MISMATCH", name: "a sum of 65 bits, by a remainder of another", world: then(mine, large), batch: effects(merge(2, 2, 3)),
			tamper: func(c *transition.Circuit) { c.Ops[0].Remaining = 0 },
		},
		{rule: "E_CELL_CONFLICT", name: "a Merge of a resource with itself", batch: effects(merge(2, 2, 2))},
		{
			rule: "E_CELL_CONFLICT", name: "a resource split and merged at one tick", world: mine, batch: func(w *town) testkit.Batch {
				list := []*testkit.Effect{split(2, 2, 10), merge(2, 3, 5)}
				list[0].Tick, list[1].Tick = w.Leaf.Clock+1, w.Leaf.Clock+1
				return testkit.Batch{Effects: list}
			},
		},
		{
			rule: "E_STATE_FULL", name: "resources, by a Split", world: full(testkit.Resource), batch: effects(split(2, 2, 10)),
		},
		{rule: "E_FIELD_UNUSED", name: "a time of a Split", batch: effects(with(split(2, 2, 10), func(e *testkit.Effect) { e.Time = 1 }))},
		{rule: "E_FIELD_UNUSED", name: "rights of a Split", batch: effects(with(split(2, 2, 10), func(e *testkit.Effect) { e.Rights = 1 }))},
		{rule: "E_FIELD_UNUSED", name: "another cell of a Split", batch: effects(with(split(2, 2, 10), func(e *testkit.Effect) { e.Other = 1 }))},
		{
			rule: "E_FIELD_UNUSED", name: "a capability of a Split", world: after(grant()),
			batch: effects(with(split(3, 2, 10), func(e *testkit.Effect) { e.Capability = 1 })),
		},
		{
			rule: "E_FIELD_UNUSED", name: "a quantity of a Merge", world: mine, at: []string{"E_SIGNATURE"},
			batch: effects(signed(merge(2, 2, 3), func(c *testkit.Content) { add(&c.L2, 1, 0) })),
		},
		{rule: "E_FIELD_UNUSED", name: "a condition of a Transfer", batch: effects(with(transfer(2, 2, 3), func(e *testkit.Effect) { e.Condition = 1 })), at: []string{"selectors"}},
	}
}

func joinAttacks() []attack {
	return []attack{
		{rule: "E_PARTY_SELF", name: "a Join of oneself", batch: effects(join(2, 2)), at: []string{"E_PARTY_SELF", "E_CELL_CONFLICT"}},
		{rule: "E_PARTY_UNKNOWN", name: "a Join of nobody", batch: effects(join(2, 0)), at: []string{"E_PARTY_UNKNOWN"}},
		{rule: "E_PARTY_UNKNOWN", name: "a Join of a stranger", batch: effects(join(2, 9)), at: []string{"E_PARTY_UNKNOWN"}},
		{rule: "E_FIELD_UNUSED", name: "a resource of a Join", batch: effects(with(join(2, 3), func(e *testkit.Effect) { e.Resource = 2 }))},
		{rule: "E_FIELD_UNUSED", name: "another cell of a Join", batch: effects(with(join(2, 3), func(e *testkit.Effect) { e.Other = 3 }))},
		{rule: "E_CELL_CONFLICT", name: "a Join at the program's own clock", world: after(transfer(4, 4, 4), transfer(4, 4, 4)), batch: func(w *town) testkit.Batch {
			e := join(2, 4)
			e.Tick = w.Leaf.Clock
			return testkit.Batch{Effects: []*testkit.Effect{e}}
		}},
		{rule: "E_CELL_CONFLICT", name: "a program joined twice at one tick", batch: func(w *town) testkit.Batch {
			list := []*testkit.Effect{join(2, 4), join(3, 4)}
			list[0].Tick, list[1].Tick = w.Leaf.Clock+1, w.Leaf.Clock+1
			return testkit.Batch{Effects: list}
		}},
	}
}

func watchFieldAttacks() []attack {
	unused := func(name string, w *testkit.Effect, change func(e *testkit.Effect), at ...string) attack {
		return attack{rule: "E_FIELD_UNUSED", name: "a Watch: " + name, batch: effects(with(w, change)), at: at}
	}
	says := func(name string, fault string, w *testkit.Effect, change func(c *testkit.Content)) attack {
		return attack{rule: fault, name: "a Watch: " + name, at: []string{"E_SIGNATURE"}, batch: effects(signed(w, change))}
	}
	quantity := func(e *testkit.Effect) { e.Quantity = 1 }
	time := func(e *testkit.Effect) { e.Time = noon }
	party := func(e *testkit.Effect) { e.Party = 3 }
	resource := func(e *testkit.Effect) { e.Resource = 3 }
	asset := func(e *testkit.Effect) { e.L4 = encoding.Text("gold") }
	return []attack{
		unused("a time of a bound", watchBound(ops.WhenQuantityAtLeast, 1), time),
		unused("a time of a status", watchStatus(), time),
		unused("a time of an owner", watchOwner(), time),
		unused("a time of a fact", watchFact(ops.WhenFactAtMost, 1), time),
		unused("a quantity of an owner", watchOwner(), quantity),
		unused("a quantity of a time", watchTime(), quantity),
		unused("a party of a status", watchStatus(), party, "E_PARTY_UNKNOWN"),
		unused("a party of a time", watchTime(), party, "E_PARTY_UNKNOWN"),
		unused("a resource of a time", watchTime(), resource),
		unused("a resource of a fact", watchFact(ops.WhenFactAtMost, 1), resource),
		unused("an asset of a status", watchStatus(), asset),
		unused("an asset of a time", watchTime(), asset),
		unused("a domain of an owner", watchOwner(), func(e *testkit.Effect) { e.Slot = 7 }),
		unused("another cell", watchTime(), func(e *testkit.Effect) { e.Other = 1 }),
		unused("rights of a time", watchTime(), func(e *testkit.Effect) { e.Rights = 1 }),
		unused("rights of a bound", watchBound(ops.WhenQuantityAtLeast, 1), func(e *testkit.Effect) { e.Rights = 1 }),
		unused("a flag of a time", watchTime(), func(e *testkit.Effect) { e.Revocable = true }),
		says("a beneficiary", "E_FIELD_UNUSED", watchTime(), func(c *testkit.Content) { add(&c.L2, 1, 128) }),
		{
			rule: "E_FIELD_RANGE", name: "a Watch under no condition", batch: effects(with(watchTime(), func(e *testkit.Effect) { e.Condition, e.Time = 0, 0 })),
			at: []string{"E_SIGNATURE", armed},
		},
		{
			rule: "E_FIELD_RANGE", name: "a Watch under an eighth condition", batch: effects(with(watchTime(), func(e *testkit.Effect) { e.Condition, e.Time = 8, 0 })),
			at: []string{"E_SIGNATURE", armed},
		},
		{
			rule: "E_FIELD_RANGE", name: "a Watch of a resource of 33 bits",
			batch: effects(with(watchStatus(), func(e *testkit.Effect) { e.Resource = 1 << 32 })),
		},
		{
			rule: "E_FIELD_RANGE", name: "a Watch of a time of 41 bits", batch: effects(with(watchTime(), func(e *testkit.Effect) { e.Time = 1 << 40 })),
		},
		{
			rule: "E_FIELD_RANGE", name: "a Watch of a status of nine bits", at: []string{"capability-lanes"},
			batch: effects(with(watchStatus(), func(e *testkit.Effect) { e.Quantity = 256 })),
		},
		{
			rule: "E_PARTY_UNKNOWN", name: "a Watch of a strange owner",
			batch: effects(with(watchOwner(), func(e *testkit.Effect) { e.Party = 9 })),
		},
		{
			rule: "E_PARTY_UNKNOWN", name: "a Watch of a strange account",
			batch: effects(with(watchFact(ops.WhenFactAtLeast, 1), func(e *testkit.Effect) { e.Party = 9 })),
		},
		{rule: "E_STATE_FULL", name: "watches", world: full(testkit.Watch), batch: effects(watchTime())},
	}
}

func fireAttacks() []attack {
	status := after(watchStatus())
	mismatch := func(name string, w *testkit.Effect, change func(e *testkit.Effect), at ...string) attack {
		return attack{rule: "E_WATCH_MISMATCH", name: name, world: after(w), batch: fired(w, change), at: append(at, armed)}
	}
	another := func(e *testkit.Effect) { e.Author = 3 }
	return []attack{
		{
			rule: "E_WATCH_UNKNOWN", name: "a Fire of nothing", batch: fired(watchTime(), keep), at: []string{armed},
		},
		{
			rule: "E_WATCH_UNKNOWN", name: "a Fire of nothing, invented in the columns", batch: fired(watchTime(), keep), at: []string{balance},
			tamper: func(c *transition.Circuit) { c.Ops[0].Ids = watchTime().Armed() },
		},
		{
			rule: "E_WATCH_UNKNOWN", name: "another watch's cell", columns: true, world: after(watchTime(), watchTime()),
			at:     []string{"E_CALL_UNKNOWN|E_WATCH_UNKNOWN|E_RESOURCE_UNKNOWN"},
			batch:  fired(watchTime(), keep),
			tamper: func(c *transition.Circuit) { c.Ops[0].Made = 2 },
		},
		{rule: "E_NOT_WATCHER", name: "another program fires", world: status, at: []string{armed}, batch: func(*town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{with(fire(watchStatus(), 1), another), kept()}}
		}},
		{
			rule: "E_NOT_WATCHER", name: "another program fires, as watcher in the columns", world: status, at: []string{balance}, batch: func(*town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{with(fire(watchStatus(), 1), another), kept()}}
			},
			tamper: func(c *transition.Circuit) { c.Ops[0].Ids = with(watchStatus(), another).Armed() },
		},
		{
			rule: "E_NOT_ARMED", name: "fired twice", world: then(status, func(w *town) { w.apply(fire(watchStatus(), 1), kept()) }), at: []string{armed},
			batch: func(*town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{fire(watchStatus(), 1), with(kept(), func(e *testkit.Effect) { e.Author = 4 })}}
			},
		},
		{
			rule: "E_NOT_ARMED", name: "fired twice in a batch", at: []string{armed},
			world: after(watch(ops.WhenTime, split(2, 2, 1), func(e *testkit.Effect) { e.Time = noon })),
			batch: func(*town) testkit.Batch {
				w := watch(ops.WhenTime, split(2, 2, 1), func(e *testkit.Effect) { e.Time = noon })
				return testkit.Batch{Effects: []*testkit.Effect{fire(w, 1), split(2, 2, 1), fire(w, 1), split(2, 2, 1)}}
			},
		},
		mismatch("another resource", watchStatus(), func(e *testkit.Effect) { e.Resource = 4 }),
		mismatch("another party", watchOwner(), func(e *testkit.Effect) { e.Party = 4 }, "E_CONDITION"),
		mismatch("another condition", watchBound(ops.WhenQuantityAtMost, 50), func(e *testkit.Effect) { e.Condition = ops.WhenQuantityAtLeast }),
		mismatch("another promise", watchStatus(), func(e *testkit.Effect) { e.L3 = encoding.Text("p") }, balance),
		{
			rule: "E_WATCH_MISMATCH", name: "another domain", world: after(watchFact(ops.WhenFactAtMost, 1000)),
			batch: heeded(watchFact(ops.WhenFactAtMost, 1000), altered(rumour(5), func(f *testkit.Fact) { f.Domain = 8 }), func(e *testkit.Effect) { e.Slot = 8 }),
			at:    []string{armed},
		},
		{
			rule: "E_CELL_CONFLICT", name: "a watch made and fired at one tick", batch: func(w *town) testkit.Batch {
				list := []*testkit.Effect{watchTime(), fire(watchTime(), 1), kept()}
				list[0].Tick, list[1].Tick = w.Leaf.Clock+1, w.Leaf.Clock+1
				return testkit.Batch{Effects: list}
			},
		},
		{
			rule: "E_CELL_CONFLICT", name: "a resource watched and moved at one tick", world: status, batch: func(w *town) testkit.Batch {
				list := []*testkit.Effect{transfer(3, 3, 3), fire(watchStatus(), 1), kept()}
				list[0].Tick, list[1].Tick = w.Leaf.Clock+1, w.Leaf.Clock+1
				return testkit.Batch{Effects: list}
			},
		},
		{rule: "E_FIELD_UNUSED", name: "a digest of a Fire on time", world: after(watchTime()), batch: fired(watchTime(), func(e *testkit.Effect) { e.L4 = encoding.Uint(1) })},
		{
			rule: "E_FIELD_UNUSED", name: "a quantity of a Fire", world: status, at: []string{"E_SIGNATURE"},
			batch: fired(watchStatus(), func(e *testkit.Effect) { e.Signed = func(c *testkit.Content) { add(&c.L2, 1, 0) } }),
		},
	}
}

func conditionAttacks() []attack {
	fails := func(name string, w *testkit.Effect, world func(*town), at ...string) attack {
		return attack{rule: "E_CONDITION", name: name, world: then(after(w), world), batch: fired(w, keep), at: append(at, "E_CONDITION")}
	}
	same := func(*town) {}
	escrowed := after(with(escrow(), func(e *testkit.Effect) { e.Author, e.Resource, e.Party = 3, 3, 4 }))
	fact := func(name string, w *testkit.Effect, f testkit.Fact, at ...string) attack {
		return attack{rule: "E_CONDITION", name: "a fact: " + name, world: after(w), batch: heeded(w, f, keep), at: append(at, balance)}
	}
	change := func(change func(f *testkit.Fact)) testkit.Fact { return altered(rumour(1000), change) }
	return []attack{
		fails("another status", watchStatus(), escrowed),
		fails("another owner", watchOwner(), after(transfer(3, 3, 4))),
		fails("too little", watchBound(ops.WhenQuantityAtLeast, 101), same, remaining),
		fails("too much", watchBound(ops.WhenQuantityAtMost, 99), same, remaining),
		fails("too early", watch(ops.WhenTime, kept(), func(e *testkit.Effect) { e.Time = noon + 1 }), same, limits...),
		fact("too little", watchFact(ops.WhenFactAtLeast, 1001), rumour(1000), remaining),
		fact("too much", watchFact(ops.WhenFactAtMost, 999), rumour(1000), remaining),
		fact("another domain", watchFact(ops.WhenFactAtLeast, 1), change(func(f *testkit.Fact) { f.Domain = 8 })),
		fact("another asset", watchFact(ops.WhenFactAtLeast, 1), change(func(f *testkit.Fact) { f.Asset = encoding.Text("weight") })),
		fact("another account", watchFact(ops.WhenFactAtLeast, 1), change(func(f *testkit.Fact) { f.Account = 1 })),
		fact("an observation for an account", watchFact(ops.WhenFactAtLeast, 1), change(func(f *testkit.Fact) { f.Account, f.Kind = 0, 1 }), "E_FACT_UNKNOWN"),
		{
			rule: "E_FACT_UNKNOWN", name: "a Fire on what was not observed", world: after(watchFact(ops.WhenFactAtLeast, 0)), at: []string{balance},
			batch: fired(watchFact(ops.WhenFactAtLeast, 0), func(e *testkit.Effect) { heeding(e, rumour(1000)) }),
		},
		{
			rule: "E_FACT_UNKNOWN", name: "a Fire on what was observed after the snapshot", world: after(watchFact(ops.WhenFactAtLeast, 1)),
			batch: func(w *town) testkit.Batch {
				f := w.Observe(rumour(1000))
				return testkit.Batch{Effects: []*testkit.Effect{heeding(fire(watchFact(ops.WhenFactAtLeast, 1), 1), f), kept()}}
			},
		},
		{
			rule: "E_FACT_MISMATCH", name: "a Deposit of an observation", at: []string{balance}, batch: func(w *town) testkit.Batch {
				f := w.Observe(testkit.Fact{Domain: 9, Sequence: 70, Asset: encoding.Text("gold"), Quantity: 100, Time: noon})
				w.TakeSnapshot(noon)
				return testkit.Batch{Effects: []*testkit.Effect{with(w.deposit(f), func(e *testkit.Effect) { e.Author = 1 })}}
			},
		},
	}
}

func promiseAttacks() []attack {
	time := after(watchTime())
	batch := func(list ...*testkit.Effect) func(*town) testkit.Batch {
		return func(*town) testkit.Batch { return testkit.Batch{Effects: list} }
	}
	group := func(list ...*testkit.Effect) *testkit.Effect {
		g := &testkit.Group{}
		for _, e := range list {
			e.Group = g
		}
		return list[0]
	}
	first, second := fire(watchTime(), 1), fire(watchTime(), 2)
	ring := watch(ops.WhenTime, &testkit.Effect{Kind: ops.Fire, Author: 2, Other: 1, Condition: ops.WhenTime, L3: watchTime().L3}, func(e *testkit.Effect) { e.Time = noon })
	return []attack{
		{rule: "E_PROMISE", name: "a Fire alone", world: time, batch: batch(first), at: []string{balance}},
		{rule: "E_PROMISE", name: "another effect than was promised", world: time, batch: batch(first, transfer(2, 2, 3)), at: []string{balance}},
		{rule: "E_PROMISE", name: "another quantity than was promised", at: []string{balance},
			world: after(watch(ops.WhenTime, split(2, 2, 1), func(e *testkit.Effect) { e.Time = noon })),
			batch: batch(fire(watch(ops.WhenTime, split(2, 2, 1), keep), 1), split(2, 2, 2)),
		},
		{
			rule: "E_PROMISE", name: "another function than was promised", at: []string{balance},
			world: after(watch(ops.WhenTime, invoke(2), func(e *testkit.Effect) { e.Time = noon })),
			batch: batch(fire(watch(ops.WhenTime, invoke(2), keep), 1), with(invoke(2), func(e *testkit.Effect) { e.L3 = encoding.Text("g") })),
		},
		{rule: "E_PROMISE", name: "an effect before what was promised", world: time, batch: batch(first, transfer(2, 2, 2), kept()), at: []string{balance}},
		{rule: "E_PROMISE", name: "what was promised, before the Fire", world: time, batch: batch(kept(), first), at: []string{balance}},
		{
			rule: "E_PROMISE", name: "two Fires and one effect", world: after(watchTime(), watchTime()), batch: batch(first, second, kept()), at: []string{balance},
		},
		{
			rule: "E_PROMISE", name: "a Fire that was promised", world: after(watchTime(), ring), batch: batch(fire(ring, 2), first, kept()),
			at: []string{balance},
		},
		{
			rule: "E_PROMISE", name: "another author's effect", world: then(time, after(transfer(2, 2, 3))), at: []string{balance},
			batch: batch(first, with(kept(), func(e *testkit.Effect) { e.Author = 3 })),
		},
		{
			rule: "E_GROUP", name: "a Fire in a group", world: time, batch: func(*town) testkit.Batch {
				f, other := fire(watchTime(), 1), transfer(3, 3, 2)
				group(f, other)
				return testkit.Batch{Effects: []*testkit.Effect{f, kept(), other}}
			},
		},
		{
			rule: "E_GROUP", name: "a promised effect in a group", world: time, at: []string{balance}, batch: func(*town) testkit.Batch {
				promised, other := kept(), transfer(3, 3, 2)
				group(promised, other)
				return testkit.Batch{Effects: []*testkit.Effect{fire(watchTime(), 1), promised, other}}
			},
		},
	}
}

// altered changes a fact.
func altered(f testkit.Fact, change func(f *testkit.Fact)) testkit.Fact {
	change(&f)
	return f
}
