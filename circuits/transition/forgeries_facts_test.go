package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/facts"
	"tidemark/circuits/transition"
)

// An invented fact on the path of a real one.
func factForgeries() []forgery {
	invented := testkit.Fact{
		Kind: 1, Domain: 9, Account: 1, Sequence: 70, Asset: encoding.Text("gold"), Quantity: 1 << 50, Height: 8, Time: noon,
		Reference: encoding.Text("x"),
	}
	forge := func(name string, path func(f *facts.Row, real []facts.Level)) forgery {
		return forgery{
			name: "fact: " + name, breaks: []string{"E_FACT_UNKNOWN@facts"}, alone: true,
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{w.deposit(invented)}}
			},
			tamper: func(w *town, c *transition.Circuit) {
				try := w.clone()
				real := try.run(try.deposit(w.Facts[0])).Circuit.Facts[0].Path
				f := &c.Facts[0]
				f.Act, f.Domain, f.Account, f.Sequence, f.Asset = 1, invented.Domain, invented.Account, invented.Sequence, invented.Asset
				f.Quantity, f.Height, f.Time, f.Reference, f.Deposited = invented.Quantity, invented.Height, invented.Time, invented.Reference, 1
				f.Path = real
				path(f, real)
			},
		}
	}
	return []forgery{
		forge("a digest that is not the leaf", func(*facts.Row, []facts.Level) {}),
		forge("a node that is not the child of the next", func(f *facts.Row, _ []facts.Level) {
			f.Path[0] = facts.Level{}
			for j := range f.Path[0].Children {
				f.Path[0].Children[j], f.Path[0].Digit[j] = 0, 0
			}
			f.Path[0].Children[0], f.Path[0].Digit[0] = invented.Digest(), 1
		}),
		// d0 + d1 = 1 and d0*leaf0 + d1*leaf1 = the digest: two leaves span every digest.
		forge("a mixture of two leaves", func(f *facts.Row, _ []facts.Level) {
			level := &f.Path[0]
			first, second := level.Children[0].(fr.Element), level.Children[1].(fr.Element)
			share, span, one := invented.Digest(), first, fr.One()
			share.Sub(&share, &second)
			span.Sub(&span, &second)
			share.Div(&share, &span)
			rest := one
			rest.Sub(&rest, &share)
			level.Digit[0], level.Digit[1] = share.BigInt(new(big.Int)), rest.BigInt(new(big.Int))
		}),
	}
}
