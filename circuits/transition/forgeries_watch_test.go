package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/facts"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// overwrite changes what an effect writes into cells of a kind.
func overwrite(kind int, change func(index uint64, lanes *encoding.Lanes)) func(int, uint64, *encoding.Lanes) {
	return func(k int, index uint64, lanes *encoding.Lanes) {
		if k == kind {
			change(index, lanes)
		}
	}
}

// watchForgeries are of Split, Merge, Watch and Fire: cells that are not what the intent says, and conditions that are not judged.
func watchForgeries() []forgery {
	var all []forgery
	for _, list := range [][]forgery{quantityForgeries(), armedForgeries(), judgedForgeries(), observedForgeries()} {
		all = append(all, list...)
	}
	return all
}

func only(name, breaks string, world func(*town), batch func(*town) testkit.Batch, tamper func(c *transition.Circuit)) forgery {
	return forgery{
		name: name, world: world, batch: batch, breaks: []string{breaks}, alone: true,
		tamper: func(_ *town, c *transition.Circuit) { tamper(c) },
	}
}

func untouched(*transition.Circuit) {}

func quantityForgeries() []forgery {
	mine := after(transfer(3, 3, 2))
	// The new resource has one unit more than was split off.
	minted := with(split(2, 2, 10), func(e *testkit.Effect) {
		e.Write = overwrite(testkit.Resource, func(index uint64, lanes *encoding.Lanes) {
			if index == 5 {
				add(&lanes[3], 1, 0)
			}
		})
	})
	// The same, and the old resource has one unit less: it adds up, and is not what was signed.
	moved := with(split(2, 2, 10), func(e *testkit.Effect) {
		e.Write = overwrite(testkit.Resource, func(index uint64, lanes *encoding.Lanes) {
			if index == 5 {
				add(&lanes[3], 1, 0)
			} else {
				one := fr.One()
				lanes[3].Sub(&lanes[3], &one)
			}
		})
	})
	owned := func(lane int, value fr.Element) *testkit.Effect {
		return with(split(2, 2, 10), func(e *testkit.Effect) {
			e.Write = overwrite(testkit.Resource, func(index uint64, lanes *encoding.Lanes) {
				if index == 5 {
					lanes[lane] = value
				}
			})
		})
	}
	escrowed := encoding.Uint(2)
	add(&escrowed, 3, 32)
	add(&escrowed, 2, 64)
	return []forgery{
		only("split: a unit from nothing", "balance@memory", nil, effects(minted), untouched),
		only("split: more than was signed", "call-lanes@ops", nil, effects(moved), func(c *transition.Circuit) { c.Ops[0].List = encoding.Uint(11) }),
		only("split: another asset", "balance@memory", nil, effects(owned(1, encoding.Text("diamonds"))), untouched),
		only("split: born escrowed", "balance@memory", nil, effects(owned(2, escrowed)), untouched),
		only("split: another provenance", "balance@memory", nil, effects(owned(5, encoding.Text("elsewhere"))), untouched),
		only("split: at the index after the next", "STA-3@ops", nil, effects(with(split(2, 2, 10), func(e *testkit.Effect) { e.Index = 6 })), untouched),
		{
			name: "split: onto a resource that is there", breaks: []string{"STA-3@ops"}, tamper: nothing,
			batch: effects(with(split(2, 2, 10), func(e *testkit.Effect) { e.Index = 4 })),
		},
		only("split: nothing, and half of nothing", "E_SPLIT_QUANTITY@ops", nil, effects(split(2, 2, 0)), untouched),
		only("split: all, by a negative remainder", remaining+"@ops", nil, effects(split(2, 2, 100)), untouched),
		only("merge: a resource that goes on", "balance@memory", mine, effects(with(merge(2, 2, 3), func(e *testkit.Effect) {
			e.Write = overwrite(testkit.Resource, func(index uint64, lanes *encoding.Lanes) {
				if index == 3 {
					lanes[2] = encoding.Uint(2)
					add(&lanes[2], 1, 64)
				}
			})
		})), untouched),
		only("merge: another resource than the intent names", "E_CALL_UNKNOWN|E_WATCH_UNKNOWN|E_RESOURCE_UNKNOWN@ops",
			after(transfer(3, 3, 2), transfer(4, 4, 2)), effects(with(merge(2, 2, 3), func(e *testkit.Effect) { e.Index = 4 })), untouched),
		only("merge: into more than both had", "balance@memory", mine, effects(with(merge(2, 2, 3), func(e *testkit.Effect) {
			e.Write = overwrite(testkit.Resource, func(index uint64, lanes *encoding.Lanes) {
				if index == 2 {
					add(&lanes[3], 1, 0)
				}
			})
		})), untouched),
		{
			name: "merge: twice the quantity, in the columns", world: mine, batch: effects(merge(2, 2, 3)), breaks: []string{"balance@memory"},
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].List = encoding.Uint(200) },
		},
		{
			name: "merge: of a watch", world: after(watchTime()), breaks: []string{"E_CELL_CONFLICT@ops", "balance@memory"},
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{merge(2, 2, 3*uint64(w.Shape.CellsPerKind())+1)}}
			},
			tamper: nothing,
		},
	}
}

// armedForgeries are watches that are not what their author signed, and Fires of other cells.
func armedForgeries() []forgery {
	written := func(w *testkit.Effect, change func(lanes *encoding.Lanes)) func(*town) testkit.Batch {
		return effects(with(w, func(e *testkit.Effect) {
			e.Write = overwrite(testkit.Watch, func(_ uint64, lanes *encoding.Lanes) { change(lanes) })
		}))
	}
	half := func(k int64) *big.Int { return new(big.Int).Mul(big.NewInt(k), power(-1)) }
	bornFired := watchStatus().Armed()
	add(&bornFired, 1, 64)
	return []forgery{
		only("watch: of another program", armed+"@ops", nil, written(watchTime(), func(l *encoding.Lanes) { add(&l[1], 1, 0) }), func(c *transition.Circuit) {
			ids := c.Ops[0].Ids.(fr.Element)
			add(&ids, 1, 0)
			c.Ops[0].Ids = ids
		}),
		only("watch: for another asset", "call-lanes@ops", nil,
			written(watchFact(ops.WhenFactAtLeast, 5), func(l *encoding.Lanes) { l[2] = encoding.Text("weight") }),
			func(c *transition.Circuit) { c.Ops[0].Entry = encoding.Text("weight") }),
		only("watch: with another bound", "call-lanes@ops", nil,
			written(watchBound(ops.WhenQuantityAtMost, 5), func(l *encoding.Lanes) { l[3] = encoding.Uint(6) }),
			func(c *transition.Circuit) { c.Ops[0].List = encoding.Uint(6) }),
		only("watch: with another promise", "balance@memory", nil, written(watchTime(), func(l *encoding.Lanes) { l[5] = encoding.Text("p") }), untouched),
		only("watch: at the index after the next", "STA-3@ops", nil, effects(with(watchTime(), func(e *testkit.Effect) { e.Index = 2 })), untouched),
		only("watch: in the place of a call", "STA-3@ops", nil, func(w *town) testkit.Batch {
			return testkit.Batch{Effects: []*testkit.Effect{with(watchTime(), func(e *testkit.Effect) { e.Index = 7 })}}
		}, untouched),
		only("watch: born fired, by a resource of 33 bits", "E_FIELD_RANGE@ops", nil,
			effects(with(watchStatus(), func(e *testkit.Effect) { e.Resource += 1 << 32 })), func(c *transition.Circuit) { c.Ops[0].Limb[4] = 3 }),
		// 4 + 5 - 7 = 2.
		only("watch: a domain of an owner, under two conditions at once", "selectors@ops", nil,
			effects(with(watchOwner(), func(e *testkit.Effect) { e.Slot = 7 })),
			func(c *transition.Circuit) {
				r := &c.Ops[0]
				r.Condition[ops.WhenOwner-1], r.Condition[ops.WhenQuantityAtMost-1], r.Condition[ops.WhenFactAtLeast-1] = 0, 1, 1
				r.Lock = 7
			}),
		// 1*a + 3*b = 4 and a + b = 1: no bound from above is compared, and the status is one.
		only("fire: at most, judged as at least", "selectors@ops", after(watchBound(ops.WhenQuantityAtMost, 1)),
			fired(watchBound(ops.WhenQuantityAtMost, 1), keep), func(c *transition.Circuit) {
				r := &c.Ops[0]
				r.Condition[ops.WhenQuantityAtMost-1], r.Condition[ops.WhenStatus-1], r.Condition[ops.WhenQuantityAtLeast-1] = 0, half(-1), half(3)
				r.Remaining = 99
			}),
		only("fire: another watch than the intent names", "E_CALL_UNKNOWN|E_WATCH_UNKNOWN|E_RESOURCE_UNKNOWN@ops", after(watchTime(), watchTime()),
			fired(watchTime(), func(e *testkit.Effect) { e.Index = 2 }), untouched),
		only("fire: a watch that stays armed", "balance@memory", after(watchTime()), fired(watchTime(), func(e *testkit.Effect) {
			e.Write = overwrite(testkit.Watch, func(_ uint64, lanes *encoding.Lanes) { lanes[1] = watchTime().Armed() })
		}), untouched),
		only("fire: a watch that gets another promise", "balance@memory", after(watchTime()), fired(watchTime(), func(e *testkit.Effect) {
			e.Write = overwrite(testkit.Watch, func(_ uint64, lanes *encoding.Lanes) { lanes[5] = encoding.Text("p") })
		}), untouched),
		only("fire: a watch with something in its empty lane", "zero-lane@calls", after(watchTime()), func(w *town) testkit.Batch {
			b := fired(watchTime(), keep)(w)
			b.Relink = func(kind int, _ uint64, after *encoding.Lanes) {
				if kind == testkit.Watch {
					after[4] = encoding.Uint(5)
				}
			}
			return b
		}, untouched),
		// Watch 1 by program 3 of resource 2 under condition 1 looks like a call to program 2 with one argument.
		{
			name: "fire: a watch that is accepted as a call", breaks: []string{"E_CELL_CONFLICT@ops", "balance@memory"},
			world: after(watch(ops.WhenStatus, kept(), func(e *testkit.Effect) { e.Author, e.Resource = 3, 2 })),
			batch: func(w *town) testkit.Batch {
				index := uint64(w.Shape.CellsPerKind()) + 1
				return testkit.Batch{Effects: []*testkit.Effect{{Kind: ops.Accept, Author: 2, Other: index, L3: kept().Promise()}}}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				// 4 + 8*clock = 5 + 8*c: the clock is c and an eighth.
				c.Ops[0].Ids, c.Ops[0].Limb[0], c.Ops[0].ArgumentCount = watch(ops.WhenStatus, kept(), func(e *testkit.Effect) { e.Author, e.Resource = 3, 2 }).Armed(), 3, 1
				c.Ops[0].MadeClock = new(big.Int).Add(eighths(1), big.NewInt(11))
			},
		},
	}
}

// judgedForgeries are Fires whose condition does not hold, with columns that say it does.
func judgedForgeries() []forgery {
	moved := func(w *testkit.Effect) func(*town) { return then(after(w), after(transfer(3, 3, 4))) }
	call := after(watch(ops.WhenStatus, kept(), func(e *testkit.Effect) { e.Resource, e.Quantity = 4, 1 }), with(invoke(4), func(e *testkit.Effect) { e.Author = 4 }))
	onCall := watch(ops.WhenStatus, kept(), func(e *testkit.Effect) { e.Resource, e.Quantity = 4, 1 })
	status := after(watchStatus(), with(escrow(), func(e *testkit.Effect) { e.Author, e.Resource, e.Party = 3, 3, 4 }))
	return []forgery{
		only("fire: another status", "E_CONDITION@ops", status, fired(watchStatus(), keep), untouched),
		only("fire: another status, carried in the custodian", "E_NOT_HELD@ops", call, fired(onCall, keep), func(c *transition.Circuit) {
			r := &c.Ops[0]
			r.Depth, r.Custodian = 1, uint64(1+2<<32)
		}),
		only("fire: another status, carried in the owner", "E_FIELD_RANGE@ops", call, fired(onCall, keep), func(c *transition.Circuit) {
			r := &c.Ops[0]
			r.Depth = 1
			r.Owner = new(big.Int).Add(big.NewInt(4), encoding.Shift(65))
			r.Limb[4] = r.Owner
		}),
		only("fire: another status, carried in an owner that is no limb", "E_NOT_ESCROWED@ops", call, fired(onCall, keep), func(c *transition.Circuit) {
			r := &c.Ops[0]
			r.Depth = 1
			r.Owner = new(big.Int).Add(big.NewInt(4), encoding.Shift(65))
		}),
		only("fire: another owner", "E_CONDITION@ops", moved(watchOwner()), fired(watchOwner(), keep), untouched),
		only("fire: another owner, carried in the status", "capability-lanes@ops", moved(watchOwner()), fired(watchOwner(), keep), func(c *transition.Circuit) {
			r := &c.Ops[0]
			r.Owner, r.Limb[4] = 3, 3
			r.Depth = new(big.Int).Add(big.NewInt(1), power(-64))
		}),
		only("fire: too little, by a remainder of another", atLeast+"@ops", after(watchBound(ops.WhenQuantityAtLeast, 101)),
			fired(watchBound(ops.WhenQuantityAtLeast, 101), keep), func(c *transition.Circuit) { c.Ops[0].Remaining = 0 }),
		only("fire: too much, by a remainder of another", "E_CONDITION@ops", after(watchBound(ops.WhenQuantityAtMost, 99)),
			fired(watchBound(ops.WhenQuantityAtMost, 99), keep), func(c *transition.Circuit) { c.Ops[0].Remaining = 0 }),
		only("fire: another bound than the watch's", "call-lanes@ops", after(watchBound(ops.WhenQuantityAtLeast, 101)),
			fired(watchBound(ops.WhenQuantityAtLeast, 101), keep), func(c *transition.Circuit) { c.Ops[0].Limb[0], c.Ops[0].Remaining = uint64(100), 0 }),
		only("fire: another time than the watch's", "call-lanes@ops", after(watch(ops.WhenTime, kept(), func(e *testkit.Effect) { e.Time = noon + 1 })),
			fired(watch(ops.WhenTime, kept(), func(e *testkit.Effect) { e.Time = noon + 1 }), keep),
			func(c *transition.Circuit) { c.Ops[0].Limb[2] = uint64(noon) }),
		only("fire: too early", limits[0]+"@ops", after(watch(ops.WhenTime, kept(), func(e *testkit.Effect) { e.Time = noon + 1 })),
			fired(watch(ops.WhenTime, kept(), keep), keep), untouched),
		only("fire: too early, with another upper part of the time", "E_FIELD_RANGE@ops",
			after(watch(ops.WhenTime, kept(), func(e *testkit.Effect) { e.Time = 1 << 32 })),
			fired(watch(ops.WhenTime, kept(), keep), keep), func(c *transition.Circuit) { c.Ops[0].High = 0 }),
		only("fire: a resource that is not touched", "balance@memory", after(watchStatus()), fired(watchStatus(), func(e *testkit.Effect) {
			e.Write = overwrite(testkit.Resource, func(_ uint64, lanes *encoding.Lanes) { add(&lanes[3], 1, 0) })
		}), untouched),
	}
}

// observedForgeries are Fires under a fact that says something else.
func observedForgeries() []forgery {
	least := func() *testkit.Effect { return watchFact(ops.WhenFactAtLeast, 1000) }
	says := func(name, breaks string, f testkit.Fact, tamper func(c *transition.Circuit)) forgery {
		return only("fire: a fact "+name, breaks, after(least()), heeded(least(), f, keep), tamper)
	}
	elsewhere := altered(rumour(1000), func(f *testkit.Fact) { f.Domain = 8 })
	paid := altered(rumour(1000), func(f *testkit.Fact) { f.Account = 1 })
	odd := altered(rumour(1000), func(f *testkit.Fact) { f.Kind = 1 })
	deposit := func(f testkit.Fact) func(*town) testkit.Batch {
		return func(w *town) testkit.Batch {
			f := w.Observe(f)
			w.TakeSnapshot(noon)
			return testkit.Batch{Effects: []*testkit.Effect{with(w.deposit(f), func(e *testkit.Effect) { e.Author = 1 })}}
		}
	}
	observation := testkit.Fact{Domain: 9, Account: 1, Sequence: 70, Kind: 2, Asset: encoding.Text("gold"), Quantity: 100, Time: noon}
	return []forgery{
		says("of another domain", "E_CONDITION@ops", elsewhere, func(c *transition.Circuit) { c.Ops[0].Lock = 8 }),
		says("of another account", "E_CONDITION@ops", paid, func(c *transition.Circuit) { c.Ops[0].Owner, c.Ops[0].Limb[4] = 1, 1 }),
		says("of another account, in the custodian", "balance@facts", paid, func(c *transition.Circuit) { c.Ops[0].Custodian = 1 }),
		says("of a deposit's kind without an account", "E_FACT_MISMATCH@facts", odd, func(c *transition.Circuit) { c.Facts[0].Deposited = 1 }),
		says("of another asset", "balance@memory", altered(rumour(1000), func(f *testkit.Fact) { f.Asset = encoding.Text("weight") }),
			func(c *transition.Circuit) { c.Ops[0].Entry = encoding.Text("weight") }),
		says("with too small a quantity", atLeast+"@ops", rumour(999), func(c *transition.Circuit) { c.Ops[0].Remaining = 0 }),
		says("with too small a quantity, another one in the columns", "balance@facts", rumour(999), func(c *transition.Circuit) {
			c.Ops[0].Quantity, c.Ops[0].Remaining = encoding.Uint(1000), 0
		}),
		only("fire: without a fact", "balance@facts", after(least()), heeded(least(), rumour(1000), keep), func(c *transition.Circuit) {
			c.Facts[0] = facts.NewRow(len(c.Facts[0].Path))
			testkit.ZeroUnset(c)
		}),
		only("fact: an observation of an account as a deposit", "E_FACT_MISMATCH@facts", nil, deposit(observation), func(c *transition.Circuit) { c.Facts[0].Deposited = 0 }),
	}
}
