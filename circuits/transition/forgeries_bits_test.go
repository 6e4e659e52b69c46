package transition_test

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// Bits of a packed lane that are not bits: the sum is right, and the one that is looked at says what the forger wants.
func bitForgeries() []forgery {
	var all []forgery
	for bit := range 4 {
		all = append(all, grantedBit(bit), heldBit(bit))
	}
	none := 0
	unbound := func(e *testkit.Effect) { e.Resource = 0 }
	return append(all,
		forgery{
			name: "bits: a quantity of 65 bits, borrowed from the expiry", breaks: []string{"E_FIELD_RANGE@ops"}, alone: true,
			batch: effects(with(grant(), func(e *testkit.Effect) {
				e.Write = func(kind int, _ uint64, lanes *encoding.Lanes) {
					if kind == testkit.Capability {
						second := encoding.Uint(1 << 16) // of lane 2, where the expiry begins at bit 16
						lanes[2].Sub(&lanes[2], &second)
						add(&lanes[5], 1, 64)
					}
				}
			})),
			tamper: func(_ *town, c *transition.Circuit) {
				limb := &c.Ops[0].Limb
				limb[1], limb[2] = limb[1].(uint64)+1<<32, limb[2].(uint64)-1
			},
		},
		forgery{
			name: "bits: an expiry of 41 bits, borrowed from the depth", breaks: []string{"capability-lanes@ops"}, alone: true,
			world: then(after(grant()), func(w *town) { w.TakeSnapshot(noon + 61) }), batch: effects(use(3)),
			tamper: func(_ *town, c *transition.Circuit) {
				r := &c.Ops[0]
				r.Expiry, r.Depth = r.Expiry.(uint64)+1<<40, r.Depth.(uint64)-1
			},
		},
		forgery{
			name: "bits: a revoked parent hidden in the root, by a Delegate of no resource", breaks: []string{"capability-lanes@ops"}, alone: true,
			world: after(with(grant(), unbound), with(regrant(), unbound), &testkit.Effect{Kind: ops.RevokeCapability, Author: 2, Other: 1}),
			batch: effects(with(regrant(), func(e *testkit.Effect) {
				e.Author, e.Capability, e.Party, e.Resource, e.Climb = 4, 2, 1, 0, &none
				e.Write = func(kind int, index uint64, lanes *encoding.Lanes) {
					if kind == testkit.Capability && index == 3 {
						add(&lanes[1], 1, 64) // what is hidden goes on into the child
					}
				}
			})),
			tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[0].Parent = 0
				c.Ops[0].Root = new(big.Int).Add(power(-32), big.NewInt(2))
			},
		},
		forgery{
			name: "bits: a second flag", breaks: []string{"E_FIELD_RANGE@ops"}, alone: true,
			batch:  effects(with(escrow(), func(e *testkit.Effect) { e.Says = func(c *testkit.Content) { add(&c.L2, 2, 120) } })),
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].Limb[3] = c.Ops[0].Limb[3].(uint64) + 2<<24 },
		},
		forgery{
			name: "bits: a Delegate of what is in a call, escrowed twice", world: after(invoke(2)), batch: effects(grant()),
			breaks: []string{"selectors@ops"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].Escrowed = 2 },
		})
}

// power is 2^k in the field, for negative k too.
func power(k int) *big.Int {
	base := big.NewInt(2)
	if k < 0 {
		base, k = base.ModInverse(base, fr.Modulus()), -k
	}
	return base.Exp(base, big.NewInt(int64(k)), fr.Modulus())
}

// grantedBit is a Delegate of a right that the parent lacks, written as a multiple of one that it has.
func grantedBit(bit int) forgery {
	lacks := (bit + 1) % 3 // never DELEGATE, without which the parent could not be used
	return forgery{
		name:   fmt.Sprintf("bits: right %d granted as a multiple of right %d", lacks, bit),
		breaks: []string{"selectors@ops"}, alone: true,
		world: after(with(grant(), func(e *testkit.Effect) { e.Rights = 15 &^ (1 << lacks) })),
		batch: effects(with(regrant(), func(e *testkit.Effect) { e.Rights = 1 << lacks })),
		tamper: func(_ *town, c *transition.Circuit) {
			r := &c.Ops[0]
			r.Right[lacks], r.Right[bit] = 0, power(lacks-bit)
		},
	}
}

// heldBit is a use by a right that the capability lacks; another right's column makes up for it.
func heldBit(bit int) forgery {
	f := forgery{
		name: fmt.Sprintf("bits: a right that is not held, made up for by right %d", bit), breaks: []string{"selectors@ops"}, alone: true,
		world: after(with(grant(), func(e *testkit.Effect) { e.Rights = 12 })), batch: effects(use(3)),
	}
	lacks := 0 // TRANSFER
	if bit == 0 {
		lacks = 1 // ESCROW
		f.batch = effects(with(escrow(), func(e *testkit.Effect) { e.Author, e.Capability = 3, 1 }))
	}
	f.tamper = func(_ *town, c *transition.Circuit) {
		held := &c.Ops[0].Held
		rest := new(big.Int).SetUint64(held[bit].(uint64))
		held[lacks] = 1
		held[bit] = rest.Sub(rest, power(lacks-bit)).Mod(rest, fr.Modulus())
	}
	return f
}
