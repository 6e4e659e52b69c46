package schnorr

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// Point is a point in affine coordinates.
type Point struct {
	X, Y frontend.Variable
}

// Verifier holds the tables that all signatures of a circuit share.
type Verifier struct {
	g *gate.Gate
	c *constants
}

// New makes a verifier.
func New(g *gate.Gate) *Verifier {
	return &Verifier{g: g, c: newConstants()}
}

// AssertSigned can be satisfied only if the key is sound and a signature with this R over the message exists. S is what the
// signer gave for s; only the hint reads it.
func (v *Verifier) AssertSigned(key Point, message frontend.Variable, r Point, s frontend.Variable) error {
	v.g.Rule("E_KEY_WEAK")
	if err := v.assertPrimeOrder(key); err != nil {
		return err
	}
	base := v.montgomery(key)

	v.g.Rule("E_SIGNATURE")
	c, err := v.challenge(key, message, r)
	if err != nil {
		return err
	}
	eA := v.toEdwards(v.ladder(base, c))
	sB, err := v.fixedBase(s)
	if err != nil {
		return err
	}
	v.assertSum(sB, Point{v.g.Neg(eA.X), eA.Y}, r) // (6)
	return nil
}

// assertPrimeOrder is (1).
func (v *Verifier) assertPrimeOrder(key Point) error {
	g := v.g
	out, err := g.NewHint(eighth, 2, key.X, key.Y)
	if err != nil {
		return fmt.Errorf("schnorr: hint for the eighth of a key: %w", err)
	}
	p := Point{out[0], out[1]}
	for step := range 3 {
		xx, yy, xy := g.Mul(p.X, p.X), g.Mul(p.Y, p.Y), g.Mul(p.X, p.Y)
		difference := g.Sub(yy, xx)
		if step == 0 { // on the curve: y^2 - x^2 = 1 + d*x^2*y^2
			g.Product(g.Mul(xx, v.c.d), yy, g.Sub(difference, 1))
		}
		if step == 2 {
			g.Product(key.X, difference, g.Add(xy, xy))
			g.Product(key.Y, g.Sub(2, difference), g.Add(xx, yy))
			break
		}
		p = Point{
			X: g.DivUnchecked(g.Add(xy, xy), difference),
			Y: g.DivUnchecked(g.Add(xx, yy), g.Sub(2, difference)),
		}
	}
	return nil
}

// montgomery is (2): the key in Montgomery form.
func (v *Verifier) montgomery(key Point) Point {
	x := v.g.DivUnchecked(v.g.Add(1, key.Y), v.g.Sub(1, key.Y))
	return Point{x, v.g.DivUnchecked(x, key.X)}
}

// challenge is (3): the bits of c, lowest first.
func (v *Verifier) challenge(key Point, message frontend.Variable, r Point) ([]frontend.Variable, error) {
	g := v.g
	tag := encoding.Tag("schnorr")
	digest := g.Hash.H8(h8.Lanes{tag, r.X, r.Y, key.X, key.Y, message, 0, 0})
	out, err := g.NewHint(low, challengeBits+1, digest)
	if err != nil {
		return nil, fmt.Errorf("schnorr: hint for the challenge: %w", err)
	}
	bits, high := out[:challengeBits], out[challengeBits]
	g.Committed(r.X, r.Y, high) // the range checks below are about them
	sum := g.Shift(high, challengeBits)
	for i, bit := range bits {
		g.Boolean(bit)
		sum = g.Add(sum, g.Shift(bit, uint(i)))
	}
	g.AssertIsEqual(sum, digest)
	bound := new(big.Int).Rsh(fr.Modulus(), challengeBits)
	g.NotNegative(high, highBits)
	g.NotNegative(g.Sub(bound, 1, high), highBits)
	return bits, nil
}

const (
	challengeBits = 128
	highBits      = 126
)

// ladder is (4), in Montgomery form.
func (v *Verifier) ladder(a Point, c []frontend.Variable) Point {
	p := v.double(a)
	for i := len(c) - 1; i >= 0; i-- {
		q := Point{a.X, v.sign(c[i], a.Y)}
		p = v.doubleAndAdd(p, q)
	}
	return p
}

// sign is y for bit 1 and -y for bit 0.
func (v *Verifier) sign(bit, y frontend.Variable) frontend.Variable {
	return v.g.Mul(v.g.Sub(v.g.Add(bit, bit), 1), y)
}

func (v *Verifier) double(p Point) Point {
	g := v.g
	slope := g.DivUnchecked(
		g.Add(g.Mul(3, g.Mul(p.X, p.X)), g.Mul(p.X, 2, v.c.a), 1),
		g.Mul(p.Y, 2, v.c.b))
	x := g.Sub(v.square(slope), p.X, p.X)
	return Point{x, g.Sub(g.Mul(slope, g.Sub(p.X, x)), p.Y)}
}

// square is B*slope^2 - A, from which the coordinates of both points go off.
func (v *Verifier) square(slope frontend.Variable) frontend.Variable {
	return v.g.Sub(v.g.Mul(v.g.Mul(slope, slope), v.c.b), v.c.a)
}

// doubleAndAdd is 2p + q as (p + q) + p, without the ordinate in between.
func (v *Verifier) doubleAndAdd(p, q Point) Point {
	g := v.g
	first := g.DivUnchecked(g.Sub(q.Y, p.Y), g.Sub(q.X, p.X))
	x := g.Sub(v.square(first), p.X, q.X)
	second := g.Sub(g.DivUnchecked(g.Add(p.Y, p.Y), g.Sub(p.X, x)), first)
	x = g.Sub(v.square(second), p.X, x)
	return Point{x, g.Sub(g.Mul(second, g.Sub(p.X, x)), p.Y)}
}

// add is p + q for points of different abscissa.
func (v *Verifier) add(p, q Point) Point {
	g := v.g
	slope := g.DivUnchecked(g.Sub(q.Y, p.Y), g.Sub(q.X, p.X))
	x := g.Sub(v.square(slope), p.X, q.X)
	return Point{x, g.Sub(g.Mul(slope, g.Sub(p.X, x)), p.Y)}
}

// toEdwards maps a point of prime order.
func (v *Verifier) toEdwards(p Point) Point {
	g := v.g
	return Point{
		X: g.DivUnchecked(p.X, p.Y),
		Y: g.DivUnchecked(g.Sub(p.X, 1), g.Add(p.X, 1)),
	}
}

// fixedBase is (5).
func (v *Verifier) fixedBase(s frontend.Variable) (Point, error) {
	g := v.g
	bits, err := g.NewHint(digits, 3*windows, s)
	if err != nil {
		return Point{}, fmt.Errorf("schnorr: hint for the digits of s: %w", err)
	}
	var sum Point
	for i, row := range v.c.table {
		positive, e0, e1 := bits[3*i], bits[3*i+1], bits[3*i+2]
		g.Boolean(positive, e0, e1)
		both := g.Mul(e0, e1)
		choose := func(of func(int) fr.Element) frontend.Variable { return v.choose(e0, e1, both, of) }
		if i == windows-1 {
			last := Point{
				X: v.sign(positive, choose(func(j int) fr.Element { return row[j].X })),
				Y: choose(func(j int) fr.Element { return row[j].Y }),
			}
			return v.complete(v.toEdwards(sum), last), nil
		}
		next := Point{
			X: choose(func(j int) fr.Element { x, _ := montgomery(row[j]); return x }),
			Y: v.sign(positive, choose(func(j int) fr.Element { _, y := montgomery(row[j]); return y })),
		}
		if i == 0 {
			sum = next
		} else {
			sum = v.add(sum, next)
		}
	}
	return sum, nil
}

// choose is the entry e0 + 2*e1 of a table of four constants; both is e0*e1.
func (v *Verifier) choose(e0, e1, both frontend.Variable, of func(int) fr.Element) frontend.Variable {
	v0, v1, v2, v3 := of(0), of(1), of(2), of(3)
	var d1, d2, d3 fr.Element
	d1.Sub(&v1, &v0)
	d2.Sub(&v2, &v0)
	d3.Sub(&v3, &v2)
	d3.Sub(&d3, &d1)
	g := v.g
	return g.Add(integer(v0), g.Mul(e0, integer(d1)), g.Mul(e1, integer(d2)), g.Mul(both, integer(d3)))
}

// cross holds the products of the complete Edwards addition: the numerators, and d*x1*x2*y1*y2.
func (v *Verifier) cross(p, q Point) (x, y, d frontend.Variable) {
	g := v.g
	xy, yx := g.Mul(p.X, q.Y), g.Mul(p.Y, q.X)
	all := g.Mul(g.Add(p.X, p.Y), g.Add(q.X, q.Y))
	return g.Add(xy, yx), g.Sub(all, xy, yx), g.Mul(g.Mul(xy, yx), v.c.d)
}

// complete is p + q for any points of the curve.
func (v *Verifier) complete(p, q Point) Point {
	x, y, d := v.cross(p, q)
	return Point{v.g.DivUnchecked(x, v.g.Add(1, d)), v.g.DivUnchecked(y, v.g.Sub(1, d))}
}

// assertSum asserts p + q = r.
func (v *Verifier) assertSum(p, q, r Point) {
	x, y, d := v.cross(p, q)
	v.g.Product(r.X, v.g.Add(1, d), x)
	v.g.Product(r.Y, v.g.Sub(1, d), y)
}
