package bus_test

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/internal/solve"
)

// pairs is a sum that takes three pairs and emits three.
type pairs struct {
	Emitted, Taken [3][2]frontend.Variable
	Times          [3]frontend.Variable
	B              frontend.Variable // what the second challenge is expected to be; 0 to leave it open
}

func (p *pairs) Define(api frontend.API) error {
	g := gate.New(api, nil)
	for i := range p.Emitted {
		g.Committed(p.Emitted[i][:]...)
		g.Committed(p.Taken[i][:]...)
	}
	g.Committed(p.Times[:]...)
	g.Exact(p.Times[0], 1) // a range table must not be empty
	x, err := g.Commit()
	if err != nil {
		return err
	}
	c := bus.NewChallenge(g, x)
	g.When(p.B, g.Sub(c.Power(1), p.B))
	var sum bus.Sum
	for i := range p.Emitted {
		sum.Emit(g, c, p.Times[i], g.Add(p.Emitted[i][0], c.At(g, 1, p.Emitted[i][1])))
		sum.Take(g, c, 1, g.Add(p.Taken[i][0], c.At(g, 1, p.Taken[i][1])))
	}
	g.Row("pairs", -1)
	g.Rule("sum")
	sum.Close(g)
	g.CloseRanges(x)
	return nil
}

func system(t *testing.T) constraint.ConstraintSystem {
	t.Helper()
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &pairs{})
	if err != nil {
		t.Fatal(err)
	}
	return ccs
}

func TestSums(t *testing.T) {
	ccs := system(t)
	type pair = [2]frontend.Variable
	ones := [3]frontend.Variable{1, 1, 1}
	for name, c := range map[string]struct {
		w    pairs
		good bool
	}{
		"in another order": {pairs{[3]pair{{1, 2}, {3, 4}, {5, 6}}, [3]pair{{5, 6}, {1, 2}, {3, 4}}, ones, 0}, true},
		"twice and twice":  {pairs{[3]pair{{1, 2}, {1, 2}, {5, 6}}, [3]pair{{5, 6}, {1, 2}, {1, 2}}, ones, 0}, true},
		"twice and once":   {pairs{[3]pair{{1, 2}, {1, 2}, {5, 6}}, [3]pair{{5, 6}, {1, 2}, {5, 6}}, ones, 0}, false},
		"lanes swapped":    {pairs{[3]pair{{1, 2}, {3, 4}, {5, 6}}, [3]pair{{6, 5}, {1, 2}, {3, 4}}, ones, 0}, false},
		"equal sums": {
			pairs{[3]pair{{1, 2}, {3, 4}, {5, 6}}, [3]pair{{2, 2}, {2, 4}, {5, 6}}, ones, 0}, false,
		},
		"counted thrice": {
			pairs{[3]pair{{1, 2}, {1, 2}, {5, 6}}, [3]pair{{1, 2}, {1, 2}, {1, 2}}, [3]frontend.Variable{1, 2, 0}, 0}, true,
		},
		"counted minus once": {
			pairs{[3]pair{{1, 2}, {5, 6}, {5, 6}}, [3]pair{{1, 2}, {5, 6}, {5, 6}}, [3]frontend.Variable{1, 3, -1}, 0}, true,
		},
	} {
		if solved := solve.System(ccs, &c.w) == nil; solved != c.good {
			t.Errorf("%s: %v, expected %v", name, solved, c.good)
		}
	}
}

// The second challenge is the hash of the first: powers of one challenge as coefficients would let sums be forged.
func TestSecondChallengeIsAHash(t *testing.T) {
	ccs := system(t)
	w := &pairs{B: 0}
	for i := range w.Emitted {
		w.Emitted[i], w.Taken[i], w.Times[i] = [2]frontend.Variable{i, 7}, [2]frontend.Variable{i, 7}, 1
	}
	x := encoding.Text("challenge")
	fixed := solver.OverrideHint(solver.GetHintID(cs.Bsb22CommitmentComputePlaceholder), func(_ *big.Int, _, out []*big.Int) error {
		x.BigInt(out[0])
		return nil
	})
	w.B = encoding.Hash(encoding.Tag("beta"), x)
	if err := solve.System(ccs, w, fixed); err != nil {
		t.Errorf("the second challenge is not H8(TAG(beta), X): %v", err)
	}
	for _, power := range []int64{1, 2, 3, 9} {
		var wrong fr.Element
		wrong.Exp(x, big.NewInt(power))
		w.B = wrong
		if solve.System(ccs, w, fixed) == nil {
			t.Errorf("the second challenge is power %d of the first", power)
		}
	}
}
