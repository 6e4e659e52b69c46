package schnorr

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/internal/solve"
)

// What doc.go says of the curve: each division of the gadget has a divisor that is not zero because of one of these.
func TestCurveFacts(t *testing.T) {
	minusOne := fr.NewElement(1)
	minusOne.Neg(&minusOne)
	if !curve.A.Equal(&minusOne) || curve.A.Legendre() != 1 || curve.D.Legendre() != -1 {
		t.Error("complete formulas need a = -1 to be a square and d to be none")
	}
	identity := PublicKey(Order)
	if !Order.ProbablyPrime(40) || curve.Base.IsZero() || !identity.IsZero() {
		t.Error("the base point should have prime order")
	}
	below := func(x, y *big.Int) bool { return x.Cmp(y) < 0 }
	eighth := func(k uint) *big.Int { return encoding.Shift(windowBits * k) }
	// Ladder: 2k+1 for the largest multiple k before the last step, and all that is compared with 1.
	if !below(encoding.Shift(challengeBits+2), Order) {
		t.Error("the ladder can pass the order of the key")
	}
	// Windows: |sum| <= 8^k - 1, |next| <= 7*8^k, for every chord addition; with the last window, each residue is reached.
	for k := uint(1); k < windows-1; k++ {
		if most := new(big.Int).Mul(eighth(k), big.NewInt(8)); !below(most, Order) {
			t.Errorf("window %d: sum and next can differ by the order", k)
		}
	}
	if !below(new(big.Int).Lsh(Order, 1), eighth(windows)) {
		t.Error("the digits do not reach each s")
	}
	// Challenge: the upper half is below the bound, so the integer is below r; the loose check does not wrap.
	bound := new(big.Int).Rsh(fr.Modulus(), challengeBits)
	if bound.BitLen() > highBits || highBits+16+challengeBits > 2*fr.Bits || !below(new(big.Int).Lsh(bound, challengeBits), fr.Modulus()) {
		t.Error("the split of the hash is not unique")
	}
}

// zeroDivisors finds the divisions of a solved system whose divisor is zero: those of nothing by nothing, whose quotient is any
// number, and the others, which no quotient can satisfy. It names the quotients.
func zeroDivisors(t *testing.T, ccs constraint.ConstraintSystem, v *solve.Verdict) (free, impossible []int) {
	t.Helper()
	constraints, err := solve.Constraints(ccs)
	if err != nil {
		t.Fatal(err)
	}
	coefficients := solve.Coefficients(ccs)
	value := func(expression constraint.LinearExpression) (sum fr.Element) {
		for _, term := range expression {
			product := coefficients[term.CoeffID()]
			sum.Add(&sum, product.Mul(&product, &v.Wires[term.WireID()]))
		}
		return sum
	}
	for wire, i := range v.Defined {
		if i < 0 {
			continue
		}
		r := &constraints[i]
		names := func(expression constraint.LinearExpression) bool {
			return slices.ContainsFunc(expression, func(term constraint.Term) bool { return term.WireID() == wire })
		}
		divisor := r.L
		switch {
		case names(r.O):
			continue
		case names(r.L):
			divisor = r.R
		}
		num, den := value(r.O), value(divisor)
		switch {
		case !den.IsZero():
		case num.IsZero():
			free = append(free, wire)
		default:
			impossible = append(impossible, wire)
		}
	}
	return free, impossible
}

// part is a piece of the gadget under test, with its own inputs.
type part struct {
	In, Out []frontend.Variable
	define  func(v *Verifier, in []frontend.Variable) (Point, error)
}

func (p *part) Define(api frontend.API) error {
	out, err := p.define(New(gate.New(api, nil)), p.In)
	if err != nil {
		return err
	}
	api.AssertIsEqual(out.X, p.Out[0])
	api.AssertIsEqual(out.Y, p.Out[1])
	return nil
}

type piece struct {
	ccs    constraint.ConstraintSystem
	inputs int
}

func newPiece(t *testing.T, inputs int, define func(v *Verifier, in []frontend.Variable) (Point, error)) *piece {
	t.Helper()
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder,
		&part{In: make([]frontend.Variable, inputs), Out: make([]frontend.Variable, 2), define: define})
	if err != nil {
		t.Fatal(err)
	}
	return &piece{ccs, inputs}
}

func (p *piece) solve(t *testing.T, in []frontend.Variable, out twistededwards.PointAffine, lies map[solver.HintID]solver.Hint) *solve.Verdict {
	t.Helper()
	v, err := solve.Tolerant(p.ccs, &part{In: in, Out: []frontend.Variable{out.X, out.Y}}, lies)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The ladder adds no equal points, for any challenge and sound key, and gives e*A.
func TestLadderMeetsNoExceptionalCase(t *testing.T) {
	p := newPiece(t, 2+challengeBits, func(v *Verifier, in []frontend.Variable) (Point, error) {
		return v.toEdwards(v.ladder(v.montgomery(Point{in[0], in[1]}), in[2:])), nil
	})
	random := rand.New(rand.NewPCG(1, 9))
	challenges := map[string]func(i int) uint64{
		"zeros": func(int) uint64 { return 0 }, "ones": func(int) uint64 { return 1 },
		"even": func(i int) uint64 { return uint64(i & 1) }, "odd": func(i int) uint64 { return uint64(i&1 ^ 1) },
		"upper half": func(i int) uint64 { return uint64(i / 64) }, "lower half": func(i int) uint64 { return uint64(1 - i/64) },
		"random": func(int) uint64 { return random.Uint64() & 1 },
	}
	half := new(big.Int).ModInverse(big.NewInt(2), Order)
	for _, secret := range []*big.Int{big.NewInt(1), big.NewInt(2), big.NewInt(3), half, new(big.Int).Sub(Order, big.NewInt(1))} {
		key := PublicKey(secret)
		for name, bit := range challenges {
			in := []frontend.Variable{key.X, key.Y}
			e := new(big.Int).Add(encoding.Shift(challengeBits), big.NewInt(1))
			for i := range challengeBits {
				b := bit(i)
				in = append(in, b)
				e.Add(e, new(big.Int).Lsh(new(big.Int).SetUint64(b), uint(i+1)))
			}
			var want twistededwards.PointAffine
			want.ScalarMultiplication(&key, e)
			v := p.solve(t, in, want, nil)
			free, impossible := zeroDivisors(t, p.ccs, v)
			if !v.Holds() || len(free)+len(impossible) > 0 {
				t.Errorf("secret %d, %s: broken %v, free %v, impossible %v", secret, name, v.Broken, free, impossible)
			}
		}
	}
}

// fixedBase gives the sum of any digits: also when it is the identity, or when the last addition doubles.
func TestWindowsMeetNoExceptionalCase(t *testing.T) {
	p := newPiece(t, 1, func(v *Verifier, in []frontend.Variable) (Point, error) { return v.fixedBase(in[0]) })
	random := rand.New(rand.NewPCG(2, 9))
	odd := func(r int64) int64 { return 2*r - 7 } // 0..7 to -7..7
	cases := map[string][]int64{}
	fill := func(name string, digit func(i int) int64) {
		for i := range windows {
			cases[name] = append(cases[name], digit(i))
		}
	}
	for r := range int64(8) {
		fill(fmt.Sprintf("all %d", odd(r)), func(int) int64 { return odd(r) })
		fill(fmt.Sprintf("7, then %d", odd(r)), func(i int) int64 { return []int64{7, odd(r)}[i&1] })
		for _, at := range []int{1, 2, 41, windows - 2, windows - 1} {
			fill(fmt.Sprintf("7 up to %d, there %d", at, odd(r)), func(i int) int64 {
				if i == at {
					return odd(r)
				}
				return 7
			})
		}
		fill(fmt.Sprintf("random %d", r), func(int) int64 { return odd(random.Int64N(8)) })
	}
	cases["the order"] = recode(Order)
	top := new(big.Int).Lsh(big.NewInt(3), windowBits*(windows-1))
	rest := recode(new(big.Int).Sub(top, Order)) // 3*8^83 - l, below 8^83 in absolute value; its last digits are 1 and -7
	lower := new(big.Int).Sub(top, Order)
	if value := evaluate(rest); value.Cmp(lower) != 0 {
		t.Fatalf("digits of %d are of %d", lower, value)
	}
	cases["minus the order"] = recode(new(big.Int).Neg(Order))
	last := recode(new(big.Int).Sub(new(big.Int).Lsh(top, 1), Order)) // the sum before the last window is the last window's point
	cases["doubling at the end"] = last
	if last[windows-1] != 3 || new(big.Int).Mod(new(big.Int).Sub(evaluate(last[:windows-1]), top), Order).Sign() != 0 {
		t.Errorf("the last addition is no doubling: %v", last)
	}
	for name, ds := range cases {
		var want twistededwards.PointAffine
		want.ScalarMultiplication(&curve.Base, new(big.Int).Mod(evaluate(ds), Order))
		v := p.solve(t, []frontend.Variable{0}, want, map[solver.HintID]solver.Hint{
			solver.GetHintID(digits): func(_ *big.Int, _, out []*big.Int) error {
				for i, d := range ds {
					which := (max(d, -d) - 1) / 2
					out[3*i].SetUint64(boolean(d > 0))
					out[3*i+1].SetInt64(which & 1)
					out[3*i+2].SetInt64(which >> 1)
				}
				return nil
			},
		})
		free, impossible := zeroDivisors(t, p.ccs, v)
		if !v.Holds() || len(free)+len(impossible) > 0 {
			t.Errorf("%s: broken %v, free %v, impossible %v", name, v.Broken, free, impossible)
		}
	}
}

// evaluate is the number with these digits.
func evaluate(ds []int64) *big.Int {
	sum := new(big.Int)
	for i, d := range ds {
		sum.Add(sum, new(big.Int).Lsh(big.NewInt(d), uint(windowBits*i)))
	}
	return sum
}

// recode gives an odd number, below 8^84 in absolute value, its digits.
func recode(odd *big.Int) []int64 {
	u := new(big.Int).Add(odd, encoding.Shift(windowBits*windows))
	u.Rsh(u, 1)
	ds := make([]int64, windows)
	for i := range ds {
		ds[i] = -7
		for bit := range windowBits {
			ds[i] += 2 * int64(u.Bit(windowBits*i+bit)) << bit
		}
	}
	return ds
}
