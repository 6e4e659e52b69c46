package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

func authorAttacks() []attack {
	weak := func(name string, change func(x, y *fr.Element)) attack {
		return attack{rule: "E_KEY_WEAK", name: name, at: []string{"E_KEY_WEAK", "E_SIGNATURE"}, batch: effects(&testkit.Effect{
			Kind: ops.Register, Secret: big.NewInt(3), Key: change,
		})}
	}
	register := func(index uint64) *testkit.Effect {
		return &testkit.Effect{Kind: ops.Register, Author: index, Secret: big.NewInt(3)}
	}
	party := func(name string, e *testkit.Effect, party uint64) attack {
		return attack{rule: "E_PARTY_UNKNOWN", name: name, batch: effects(with(e, func(e *testkit.Effect) { e.Party = party }))}
	}
	limit := func(name string, kind int, batch func(*town) testkit.Batch, at ...string) attack {
		return attack{rule: "E_STATE_FULL", name: name, world: full(kind), batch: batch, at: append(at, "E_STATE_FULL")}
	}
	return []attack{
		{
			rule: "E_AUTHOR_UNKNOWN", name: "nobody invokes", at: []string{"E_KEY_WEAK", balance},
			batch: effects(with(invoke(), func(e *testkit.Effect) { e.Author = 9 })),
		},
		{
			rule: "E_AUTHOR_UNKNOWN", name: "nobody invokes, with a key in the columns", at: []string{balance},
			batch: effects(with(invoke(), func(e *testkit.Effect) { e.Author = 9 })),
			tamper: func(c *transition.Circuit) {
				key := schnorr.PublicKey(big.NewInt(1))
				c.Authors[0].After.KeyX, c.Authors[0].After.KeyY = key.X, key.Y
				c.Ops[0].KeyX, c.Ops[0].KeyY = key.X, key.Y
			},
		},
		{
			rule: "E_COUNTER", name: "a counter too far", at: []string{"E_SIGNATURE"},
			batch: effects(signed(transfer(2, 2, 3), func(c *testkit.Content) { add(&c.L1, 1, 40) })),
		},
		{
			rule: "E_SNAPSHOT_MISMATCH", name: "signed for another snapshot", at: []string{"E_SIGNATURE"},
			batch: effects(signed(transfer(2, 2, 3), func(c *testkit.Content) { c.Snapshot = encoding.Text("old") })),
		},
		{rule: "E_ADDRESS_TAKEN", name: "an index is skipped", batch: effects(register(6))},
		{rule: "E_ADDRESS_TAKEN", name: "a used index", batch: effects(register(4))},
		weak("the identity", func(x, y *fr.Element) { x.SetZero(); y.SetOne() }),
		weak("order two", func(x, y *fr.Element) { x.SetZero(); y.SetOne().Neg(y) }),
		weak("off the curve", func(x, y *fr.Element) { y.Double(y) }),
		weak("a key with a component of order two", func(x, y *fr.Element) { x.Neg(x); y.Neg(y) }),
		weak("no key", func(x, y *fr.Element) { x.SetZero(); y.SetZero() }),
		limit("programs", testkit.Program, effects(&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(3)})),
		limit("resources", testkit.Resource, func(w *town) testkit.Batch { return testkit.Batch{Effects: []*testkit.Effect{w.backed()}} }),
		limit("capabilities", testkit.Capability, effects(grant())),
		limit("calls", testkit.Call, effects(invoke())),
		party("a Transfer to none", transfer(2, 2, 0), 0),
		party("a Transfer to a stranger", transfer(2, 2, 0), 99),
		party("an Escrow with a stranger", escrow(), 5),
		party("a Delegate to a stranger", grant(), 5),
		party("a Delegate to none", grant(), 0),
		{
			rule: "E_PARTY_UNKNOWN", name: "an Invoke of none", batch: effects(with(invoke(), func(e *testkit.Effect) { e.Party = 0 })),
		},
		{
			rule: "E_TARGET_NOT_IN_SNAPSHOT", name: "a program of this batch",
			batch: effects(&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(3)}, with(invoke(), func(e *testkit.Effect) { e.Party = 5 })),
		},
		{
			rule: "E_TARGET_NOT_IN_SNAPSHOT", name: "a program of a later batch than the snapshot's",
			world: after(&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(3)}),
			batch: effects(with(invoke(), func(e *testkit.Effect) { e.Party = 5 })),
		},
	}
}
