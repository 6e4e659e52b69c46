package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

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
			batch: effects(grant()), breaks: []string{"E_NOT_HELD@ops"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].Escrowed, c.Ops[0].Custodian = 1, 1+1<<32 },
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
