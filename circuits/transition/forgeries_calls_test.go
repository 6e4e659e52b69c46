package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/arguments"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// Rows of arguments that do to a resource what the answer does not say. Each lies in two columns at once, so that one lane of the
// need would keep its value if mode and count shared it: 3 + 8*1 = 2 + 8*(9/8).
func callForgeries() []forgery {
	// crossed answers call 1 by one kind of effect, and moves its argument as the other mode does.
	crossed := func(name string, kind, mode int, owner uint64) forgery {
		return forgery{
			name: "call: " + name, world: after(invoke(2)), breaks: []string{"balance@arguments"}, alone: true,
			batch: func(w *town) testkit.Batch {
				answer := with(w.answer(kind, 3, 1), func(e *testkit.Effect) {
					e.Write = func(kind int, _ uint64, lanes *encoding.Lanes) {
						if kind == testkit.Resource {
							lanes[2] = encoding.Uint(owner)
							add(&lanes[2], 1, 64)
						}
					}
				})
				return testkit.Batch{Effects: []*testkit.Effect{answer}}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				r := &c.Arguments[0]
				honest := arguments.Accept + arguments.Decline - mode
				r.Mode[honest], r.Mode[mode] = 0, 1
				r.Count = eighths(8 + honest - mode)
			},
		}
	}
	return []forgery{
		crossed("a Decline that gives the argument to the target", ops.Decline, arguments.Accept, 3),
		crossed("an Accept that gives the argument back", ops.Accept, arguments.Decline, 2),
		{
			name: "call: an answer to what is answered, the status carried in the number of arguments", breaks: []string{"balance@arguments"},
			alone: true,
			world: func(w *town) {
				w.apply(invoke())
				w.apply(w.answer(ops.Decline, 3, 1))
			},
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{w.answer(ops.Accept, 3, 1)}}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[0].ArgumentCount = new(big.Int).Lsh(power(-8), 1) // status 3 is 1 and 2*2^64 = 2^72 * 2/2^8
			},
		},
	}
}

// eighths is n/8 in the field.
func eighths(n int) *big.Int {
	inverse := new(big.Int).ModInverse(big.NewInt(8), fr.Modulus())
	return inverse.Mul(inverse, big.NewInt(int64(n))).Mod(inverse, fr.Modulus())
}
