package schnorr

import (
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/solve"
)

// Whatever point the prover gives as the eighth of a key, only a sound key passes, and no quotient on the way is free.
func TestNoHintMakesAWeakKeyPass(t *testing.T) {
	p := newPiece(t, 2, func(v *Verifier, in []frontend.Variable) (Point, error) {
		key := Point{in[0], in[1]}
		if err := v.assertPrimeOrder(key); err != nil {
			return Point{}, err
		}
		base := v.montgomery(key)
		return v.toEdwards(base), nil
	})
	small := smallOrder(t)
	secret := big.NewInt(987654321)
	good := PublicKey(secret)
	eighth8 := PublicKey(new(big.Int).Mul(secret, new(big.Int).ModInverse(big.NewInt(8), Order)))
	element := func(x int64) (e fr.Element) { e.SetInt64(x); return e }
	at := func(x, y int64) twistededwards.PointAffine {
		return twistededwards.NewPointAffine(element(x), element(y))
	}

	strange := []twistededwards.PointAffine{
		at(0, 0), at(0, 5), at(5, 0), at(3, 1), at(3, -1), at(1, 1), at(7, 7), at(7, -7),
	}
	for x := int64(1); len(strange) < 12; x++ { // y^2 - x^2 = 2: the other divisor of a doubling is zero
		y := element(x*x + 2)
		if y.Sqrt(&y) != nil {
			strange = append(strange, twistededwards.NewPointAffine(element(x), y))
		}
	}
	keys := slices.Concat(small, strange)
	hints := slices.Concat([]twistededwards.PointAffine{good}, small, strange)
	for _, weak := range small {
		var k, h twistededwards.PointAffine
		keys = append(keys, *k.Add(&good, &weak))
		hints = append(hints, *h.Add(&eighth8, &weak), k)
	}
	passed := 0
	for i, key := range keys {
		for j, hint := range hints {
			v := p.solve(t, []frontend.Variable{key.X, key.Y}, key, map[solver.HintID]solver.Hint{
				solver.GetHintID(eighth): func(_ *big.Int, _, out []*big.Int) error {
					hint.X.BigInt(out[0])
					hint.Y.BigInt(out[1])
					return nil
				},
			})
			free, _ := zeroDivisors(t, p.ccs, v)
			if hint.IsOnCurve() && len(free) > 0 && Sound(key) {
				t.Errorf("key %d, hint %d: free quotients %v", i, j, free)
			}
			if !v.Holds() {
				// A free quotient must not be what the refusal hangs on: the solver chose zero for it.
				if len(free) > 0 && !p.refusesWithout(t, v, free) {
					t.Errorf("key %d, hint %d: refused only by the value of a free quotient", i, j)
				}
				continue
			}
			passed++
			if len(free) > 0 || !Sound(key) {
				t.Errorf("key %d, hint %d: accepted, with free quotients %v", i, j, free)
			}
		}
	}
	if passed != len(small) { // the eighth of the good key and its sums with points of small order
		t.Errorf("%d witnesses passed, expected %d", passed, len(small))
	}
}

// refusesWithout says whether one of the broken constraints stays broken whatever the free quotients are.
func (p *piece) refusesWithout(t *testing.T, v *solve.Verdict, free []int) bool {
	t.Helper()
	constraints, err := solve.Constraints(p.ccs)
	if err != nil {
		t.Fatal(err)
	}
	var reached func(wire int) bool // by a free quotient
	reached = func(wire int) bool {
		i := v.Defined[wire]
		return slices.Contains(free, wire) || i >= 0 &&
			slices.ContainsFunc(solve.Wires(&constraints[i]), func(w int) bool { return w != wire && reached(w) })
	}
	for _, i := range v.Broken {
		if !slices.ContainsFunc(solve.Wires(&constraints[i]), reached) {
			return true
		}
	}
	return false
}

// A forger who could choose c would choose s and R = s*B - e*A. Only the range of the upper half stops that.
func TestChosenChallengeIsRefused(t *testing.T) {
	key, message := PublicKey(big.NewInt(4711)), encoding.Uint(99)
	cases := map[string]struct {
		c     *big.Int // nil for the lower half of digest + wraps*r, a second integer with the digest's value
		wraps int64
	}{
		"zero": {new(big.Int), 0}, "two": {big.NewInt(2), 0}, "the digest and r": {nil, 1}, "the digest less r": {nil, -1},
	}
	for name, forgery := range cases {
		c := forgery.c
		var chosen, high *big.Int
		r := PublicKey(big.NewInt(5))
		forge := func(c *big.Int) twistededwards.PointAffine {
			e := new(big.Int).Lsh(c, 1)
			e.Add(e, encoding.Shift(challengeBits)).Add(e, big.NewInt(1))
			var eA, out twistededwards.PointAffine
			eA.ScalarMultiplication(&key, e)
			eA.Neg(&eA)
			return *out.Add(&r, &eA)
		}
		lie := func(field *big.Int, in, out []*big.Int) error {
			chosen = c
			if c == nil {
				chosen = new(big.Int).Mul(big.NewInt(forgery.wraps), field)
				chosen.Add(chosen, in[0])
			}
			for i := range challengeBits {
				out[i].SetUint64(uint64(chosen.Bit(i)))
			}
			lower := new(big.Int).And(chosen, new(big.Int).Sub(encoding.Shift(challengeBits), big.NewInt(1)))
			high = new(big.Int).Sub(in[0], lower)
			high.Mul(high, new(big.Int).ModInverse(encoding.Shift(challengeBits), field)).Mod(high, field)
			out[challengeBits].Set(high)
			return nil
		}
		w := assignment(key, message, Signature{R: PublicKey(big.NewInt(7)), S: *big.NewInt(5)})
		if c != nil {
			forged := forge(c)
			w.RX, w.RY = forged.X, forged.Y
		}
		v, err := solve.Tolerant(system(t), w, map[solver.HintID]solver.Hint{solver.GetHintID(low): lie})
		if err != nil {
			t.Fatal(err)
		}
		if len(v.Refused) == 0 {
			t.Errorf("%s: the upper half %d is in range", name, high)
		}
		if c != nil && len(v.Broken) != 1 {
			t.Errorf("%s: broken %v, expected the sum of the range table and nothing else", name, v.Broken)
		}
	}
}
