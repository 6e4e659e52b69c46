package schnorr

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/constraint/solver"

	"tidemark/circuits/encoding"
)

func init() {
	solver.RegisterHint(Hints()...)
}

// Hints are the functions that the solver must know.
func Hints() []solver.Hint {
	return []solver.Hint{eighth, low, digits}
}

// eighth: A -> A/8 in the subgroup of order l; for a key that is not on the curve, A itself.
func eighth(_ *big.Int, in, out []*big.Int) error {
	var a twistededwards.PointAffine
	a.X.SetBigInt(in[0])
	a.Y.SetBigInt(in[1])
	if a.IsOnCurve() {
		a.ScalarMultiplication(&a, new(big.Int).ModInverse(big.NewInt(8), Order))
	}
	a.X.BigInt(out[0])
	a.Y.BigInt(out[1])
	return nil
}

// low: a lane -> its lowest bits, and the rest.
func low(_ *big.Int, in, out []*big.Int) error {
	bits := len(out) - 1
	for i := range bits {
		out[i].SetUint64(uint64(in[0].Bit(i)))
	}
	out[bits].Rsh(in[0], uint(bits))
	return nil
}

// digits: s -> for each window the sign of its digit and the two bits of (|digit|-1)/2.
func digits(_ *big.Int, in, out []*big.Int) error {
	odd := new(big.Int).Mod(in[0], Order)
	if odd.Bit(0) == 0 {
		odd.Add(odd, Order)
	}
	// odd = 2u - 8^84 + 1, and the digits of u in base 8 are (digit + 7)/2.
	u := odd.Add(odd, encoding.Shift(windowBits*windows)).Rsh(odd, 1)
	for i := range windows {
		digit := -7
		for bit := range windowBits {
			digit += 2 * int(u.Bit(windowBits*i+bit)) << bit
		}
		positive := digit > 0
		size := digit
		if !positive {
			size = -digit
		}
		which := (size - 1) / 2
		out[3*i].SetUint64(boolean(positive))
		out[3*i+1].SetUint64(uint64(which & 1))
		out[3*i+2].SetUint64(uint64(which >> 1))
	}
	return nil
}

func boolean(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// Curve constants as integers: d of the Edwards form, and A, B of the Montgomery form B*y^2 = x^3 + A*x^2 + x.
type constants struct {
	d, a, b *big.Int
	table   [windows][4]twistededwards.PointAffine
}

const (
	windowBits = 3
	windows    = 84
)

func newConstants() *constants {
	var minusOne, one, two, four, sum, difference, a, b fr.Element
	one.SetOne()
	two.SetUint64(2)
	four.SetUint64(4)
	minusOne.Neg(&one)
	sum.Add(&minusOne, &curve.D)
	difference.Sub(&minusOne, &curve.D)
	a.Div(a.Mul(&two, &sum), &difference)
	b.Div(&four, &difference)
	c := &constants{d: integer(curve.D), a: integer(a), b: integer(b)}
	base := curve.Base
	for i := range c.table {
		var double twistededwards.PointAffine
		double.Double(&base)
		c.table[i][0] = base
		for j := 1; j < len(c.table[i]); j++ {
			c.table[i][j].Add(&c.table[i][j-1], &double)
		}
		base.Double(&base)
		base.Double(&base)
		base.Double(&base)
	}
	return c
}

// montgomery is the image of an Edwards point other than (0, 1) and (0, -1).
func montgomery(p twistededwards.PointAffine) (x, y fr.Element) {
	var one, over, under fr.Element
	one.SetOne()
	over.Add(&one, &p.Y)
	under.Sub(&one, &p.Y)
	x.Div(&over, &under)
	y.Div(&x, &p.X)
	return x, y
}

func integer(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }
