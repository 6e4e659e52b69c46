package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// Packed lanes with two readings: one field is changed and another, out of its range, makes up for it, so that the lane and all
// hashes stay as they are. Only the range check of the second field stops them.
func carryForgeries() []forgery {
	var all []forgery
	for _, list := range [][]forgery{carriesOfCells(), carriesOfLeaves(), carriesOfLocks()} {
		all = append(all, list...)
	}
	return all
}

// shifted adds amount to a field and takes it from another of the same lane; the numbers are where the fields begin.
func shifted(field *frontend.Variable, at int, amount int64, other *frontend.Variable, otherAt int) {
	change := big.NewInt(amount)
	*field = moved(*field, change)
	*other = moved(*other, change.Mul(change, power(at-otherAt)).Neg(change))
}

func moved(v frontend.Variable, by *big.Int) frontend.Variable {
	e := laneOf(v)
	var d fr.Element
	d.SetBigInt(by)
	e.Add(&e, &d)
	return e.BigInt(new(big.Int))
}

func carry(name, breaks string, world func(*town), batch func(*town) testkit.Batch, tamper func(c *transition.Circuit)) forgery {
	return forgery{
		name: "carry: " + name, world: world, batch: batch, breaks: []string{breaks}, alone: true,
		tamper: func(_ *town, c *transition.Circuit) { tamper(c) },
	}
}

func carriesOfCells() []forgery {
	give := func(owner uint64) func(int, uint64, *encoding.Lanes) {
		return func(kind int, _ uint64, lanes *encoding.Lanes) {
			if kind == testkit.Resource {
				lanes[2] = encoding.Uint(owner)
				add(&lanes[2], 1, 64)
			}
		}
	}
	// become makes an author an account of domain 9, at the cost of another part of its lane 5.
	become := func(other func(c *transition.Circuit, i int) *frontend.Variable, at int) func(*transition.Circuit) {
		return func(c *transition.Circuit) {
			domains := []*frontend.Variable{&c.Ops[0].Domain, &c.Authors[0].Before.Domain, &c.Authors[0].After.Domain}
			for i, domain := range domains {
				shifted(domain, 64, 9, other(c, i), at)
			}
		}
	}
	withdraw := effects(&testkit.Effect{Kind: ops.Withdraw, Author: 2, Resource: 2, L3: encoding.Text("out")})
	return []forgery{
		carry("a plain program that is an account, by its registration", "program-lane@authors", nil, withdraw,
			become(func(c *transition.Circuit, i int) *frontend.Variable {
				return []*frontend.Variable{&c.Ops[0].RegisteredAt, &c.Authors[0].Before.RegisteredAt, &c.Authors[0].After.RegisteredAt}[i]
			}, 32)),
		carry("a plain program that is an account, by its deposits", "program-lane@authors", nil, withdraw,
			become(func(c *transition.Circuit, i int) *frontend.Variable {
				return []*frontend.Variable{&c.Ops[0].Deposits, &c.Authors[0].Before.Deposits, &c.Authors[0].After.Deposits}[i]
			}, 96)),
		carry("an argument for another than the target, by the number of arguments", "call-lane@arguments", after(invoke(2)),
			func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{with(w.answer(ops.Accept, 3, 1), func(e *testkit.Effect) { e.Write = give(4) })}}
			},
			func(c *transition.Circuit) { shifted(&c.Arguments[0].Target, 32, 1, &c.Arguments[0].ArgumentCount, 72) }),
		carry("an ancestor that is passed by, by the scope", "chain@links",
			after(grant(), regrant(),
				with(grant(), func(e *testkit.Effect) { e.Author, e.Party, e.Capability = 4, 1, 2 }),
				with(grant(), func(e *testkit.Effect) { e.Author, e.Party, e.Capability = 1, 3, 3 })),
			effects(with(use(3), func(e *testkit.Effect) { e.Capability, e.Skip = 4, 2 })),
			func(c *transition.Circuit) { shifted(&c.Links[0].Parent, 64, -1, &c.Links[0].HolderScope, 0) }),
		carry("more than the fact says, by its height", "E_FACT_MISMATCH@facts", nil, overstated(), func(c *transition.Circuit) {
			shifted(&c.Facts[0].Quantity, 0, 1000, &c.Facts[0].Height, 64)
		}),
		carry("more than the fact says, by its time", "E_FACT_MISMATCH@facts", nil, overstated(), func(c *transition.Circuit) {
			shifted(&c.Facts[0].Quantity, 0, 1000, &c.Facts[0].Time, 128)
		}),
	}
}

// overstated deposits 1000 more than was observed.
func overstated() func(w *town) testkit.Batch {
	return func(w *town) testkit.Batch {
		return testkit.Batch{Effects: []*testkit.Effect{with(w.backed(), func(e *testkit.Effect) { e.Quantity += 1000 })}}
	}
}

// carriesOfLeaves are of the instance leaves: before the batch, and under the snapshot's state root.
func carriesOfLeaves() []forgery {
	later := after(&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(3)})
	call := effects(with(invoke(), func(e *testkit.Effect) { e.Party = 5 }))
	then := func(by string, part func(c *transition.Circuit) *frontend.Variable, at int) forgery {
		return carry("a target that the snapshot does not have, by "+by, "E_SNAPSHOT_INSTANCE@batch", later, call, func(c *transition.Circuit) {
			shifted(&c.Batch.Then.Programs, 64, 1, part(c), at)
		})
	}
	// skipped makes a cell at index 2 where 1 is the next. With limbs of eight bits E_STATE_FULL sees the negative count too; with
	// those of a larger table it would not.
	skipped := func(name string, e *testkit.Effect, low, high func(c *transition.Circuit) *frontend.Variable, at int) forgery {
		f := carry(name, "STA-8@batch", nil, effects(with(e, func(e *testkit.Effect) { e.Index = 2 })), func(c *transition.Circuit) {
			shifted(high(c), at+32, 1, low(c), at)
		})
		f.alone = false
		return f
	}
	// E_STATE_FULL sees that there is a fraction of a watch.
	stranger := func() forgery {
		f := carry("a party that is not there, by the watches", "STA-8@batch", nil,
			effects(with(transfer(2, 2, 0), func(e *testkit.Effect) { e.Party = 99 })),
			func(c *transition.Circuit) { shifted(&c.Batch.Before.Programs, 64, 95, &c.Batch.Before.Watches, 192) })
		f.alone = false
		return f
	}
	return []forgery{
		then("the resources", func(c *transition.Circuit) *frontend.Variable { return &c.Batch.Then.Resources }, 96),
		then("the capabilities", func(c *transition.Circuit) *frontend.Variable { return &c.Batch.Then.Capabilities }, 128),
		then("the calls", func(c *transition.Circuit) *frontend.Variable { return &c.Batch.Then.Calls }, 160),
		then("the watches", func(c *transition.Circuit) *frontend.Variable { return &c.Batch.Then.Watches }, 192),
		carry("a target that the snapshot does not have, by a carry", "E_SNAPSHOT_INSTANCE@batch", later, call, func(c *transition.Circuit) {
			shifted(&c.Batch.Then.Resources, 96, -1, &c.Batch.Then.Programs, 64)
		}),
		stranger(),
		skipped("a capability at the index after the next, by the resources", grant(),
			func(c *transition.Circuit) *frontend.Variable { return &c.Batch.Before.Resources },
			func(c *transition.Circuit) *frontend.Variable { return &c.Batch.Before.Capabilities }, 96),
		skipped("a call at the index after the next, by the capabilities", invoke(),
			func(c *transition.Circuit) *frontend.Variable { return &c.Batch.Before.Capabilities },
			func(c *transition.Circuit) *frontend.Variable { return &c.Batch.Before.Calls }, 128),
		carry("a clock that goes back", "TCK-3@batch", after(transfer(4, 4, 4), transfer(4, 4, 4), transfer(4, 4, 4)),
			func(w *town) testkit.Batch {
				tick := w.clone().apply(transfer(2, 2, 3)).Lists.Effects[0].Tick
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Clock: tick}
			}, func(*transition.Circuit) {}),
	}
}

// carriesOfLocks are of lane 4 of a resource, which a Claim opens in limbs.
func carriesOfLocks() []forgery {
	named := after(with(escrow(), func(e *testkit.Effect) { e.Beneficiary = 4 }))
	late := func(change func(e *testkit.Effect)) func(*town) {
		return then(after(with(escrow(), change)), func(w *town) { w.TakeSnapshot(noon + 61) })
	}
	return []forgery{
		carry("a beneficiary hidden in the escrower", "E_FIELD_RANGE@ops", named, effects(claim(3)), func(c *transition.Circuit) {
			shifted(&c.Ops[0].Limb[1], 32, -4, &c.Ops[0].Limb[0], 0)
		}),
		carry("a deadline that has the flag for its top", "E_FIELD_RANGE@ops", late(func(e *testkit.Effect) { e.Revocable = true }),
			effects(claim(3)), func(c *transition.Circuit) { shifted(&c.Ops[0].Flag, 136, -1, &c.Ops[0].Limb[2], 96) }),
		carry("a deadline put off at the cost of the domain", "E_FIELD_RANGE@ops", late(func(*testkit.Effect) {}),
			effects(with(claim(3), func(e *testkit.Effect) {
				e.Write = func(kind int, _ uint64, lanes *encoding.Lanes) {
					if kind == testkit.Resource {
						debt := encoding.Uint(60)
						factor := new(fr.Element)
						factor.SetBigInt(encoding.Shift(96))
						debt.Mul(&debt, factor)
						lanes[4].Sub(&lanes[4], &debt)
					}
				}
			})), func(c *transition.Circuit) { shifted(&c.Ops[0].Limb[2], 96, 60, &c.Ops[0].Limb[3], 144) }),
	}
}
