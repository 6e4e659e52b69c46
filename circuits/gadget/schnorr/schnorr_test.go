package schnorr

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/test"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/internal/solve"
)

type circuit struct {
	KX, KY, M, RX, RY, S frontend.Variable
}

func (c *circuit) Define(api frontend.API) error {
	g := gate.New(api, nil)
	g.Row("authors", 0)
	if err := New(g).AssertSigned(Point{c.KX, c.KY}, c.M, Point{c.RX, c.RY}, c.S); err != nil {
		return err
	}
	g.Committed(c.KX, c.KY, c.M)
	x, err := g.Commit()
	if err != nil {
		return err
	}
	g.CloseRanges(x)
	return nil
}

func assignment(key twistededwards.PointAffine, m fr.Element, sig Signature) *circuit {
	return &circuit{KX: key.X, KY: key.Y, M: m, RX: sig.R.X, RY: sig.R.Y, S: sig.S}
}

var compiled constraint.ConstraintSystem

func system(t *testing.T) constraint.ConstraintSystem {
	t.Helper()
	if compiled == nil {
		ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &circuit{})
		if err != nil {
			t.Fatal(err)
		}
		compiled = ccs
	}
	return compiled
}

// both runs the constraint solver and the test engine, which must agree.
func both(t *testing.T, w *circuit, options ...solver.Option) error {
	t.Helper()
	bySolver := solve.System(system(t), w, options...)
	if len(options) == 0 {
		if byEngine := test.IsSolved(&circuit{}, w, ecc.BN254.ScalarField()); (byEngine == nil) != (bySolver == nil) {
			t.Fatalf("the solver says %v, the test engine %v", bySolver, byEngine)
		}
	}
	return bySolver
}

func TestSignaturesVerify(t *testing.T) {
	secrets := []*big.Int{big.NewInt(1), big.NewInt(2), big.NewInt(987654321), new(big.Int).Sub(Order, big.NewInt(1))}
	for i, secret := range secrets {
		message := encoding.Uint(uint64(i))
		message.Exp(message, big.NewInt(77))
		sig := Sign(secret, message)
		if err := Verify(PublicKey(secret), message, sig); err != nil {
			t.Fatal(err)
		}
		if err := both(t, assignment(PublicKey(secret), message, sig)); err != nil {
			t.Errorf("secret %d: %v", secret, err)
		}
	}
	key, sig := Padding()
	if err := both(t, assignment(key, fr.Element{}, sig)); err != nil {
		t.Errorf("padding: %v", err)
	}
}

func TestForgeriesFail(t *testing.T) {
	secret, message := big.NewInt(4711), encoding.Uint(99)
	key, sig := PublicKey(secret), Sign(secret, message)
	one := fr.One()
	cases := map[string]func(*circuit){
		"another message": func(c *circuit) { c.M = 100 },
		"another s":       func(c *circuit) { c.S = new(big.Int).Add(&sig.S, big.NewInt(1)) },
		"s of zero":       func(c *circuit) { c.S = 0 },
		"another R": func(c *circuit) {
			r := PublicKey(big.NewInt(5))
			c.RX, c.RY = r.X, r.Y
		},
		"R off the curve": func(c *circuit) { x := sig.R.X; x.Add(&x, &one); c.RX = x },
		"R negated":       func(c *circuit) { x := sig.R.X; x.Neg(&x); c.RX = x },
		"R plus order 2": func(c *circuit) {
			x, y := sig.R.X, sig.R.Y
			x.Neg(&x)
			y.Neg(&y)
			c.RX, c.RY = x, y
		},
		"another key": func(c *circuit) { a := PublicKey(big.NewInt(5)); c.KX, c.KY = a.X, a.Y },
		"key negated": func(c *circuit) { x := key.X; x.Neg(&x); c.KX = x },
	}
	for name, change := range cases {
		w := assignment(key, message, sig)
		change(w)
		if both(t, w) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// A point T of order 8 and its multiples: with such a key s*B = R + e*A can be met without a secret.
func smallOrder(t *testing.T) []twistededwards.PointAffine {
	t.Helper()
	for y := uint64(2); ; y++ {
		p, ok := lift(encoding.Uint(y))
		if !ok {
			continue
		}
		p.ScalarMultiplication(&p, Order) // what is left has an order that divides 8
		var q twistededwards.PointAffine
		q.ScalarMultiplication(&p, big.NewInt(4))
		if q.IsZero() {
			continue
		}
		var points []twistededwards.PointAffine
		for k := int64(0); k < 8; k++ {
			q.ScalarMultiplication(&p, big.NewInt(k))
			points = append(points, q)
		}
		return points
	}
}

// lift finds the point with that ordinate: x^2 = (y^2 - 1)/(1 + d*y^2).
func lift(y fr.Element) (twistededwards.PointAffine, bool) {
	var yy, over, under, x fr.Element
	one := fr.One()
	yy.Square(&y)
	over.Sub(&yy, &one)
	under.Mul(&yy, &curve.D)
	under.Add(&under, &one)
	if over.Div(&over, &under); x.Sqrt(&over) == nil {
		return twistededwards.PointAffine{}, false
	}
	return twistededwards.NewPointAffine(x, y), true
}

func TestWeakKeysAreRefused(t *testing.T) {
	message := encoding.Uint(3)
	seen := map[string]bool{}
	for k, weak := range smallOrder(t) {
		if !weak.IsOnCurve() || Sound(weak) {
			t.Fatalf("point %d should be on the curve and weak", k)
		}
		seen[weak.X.String()+weak.Y.String()] = true
		// The forger's best: R = s*B - e*A for the multiple of A that the challenge happens to hit.
		accepted := false
		for nonce := int64(1); nonce <= 16 && !accepted; nonce++ {
			var r twistededwards.PointAffine
			s := big.NewInt(nonce)
			r.ScalarMultiplication(&curve.Base, s)
			var left, right twistededwards.PointAffine
			left.ScalarMultiplication(&curve.Base, s)
			right.ScalarMultiplication(&weak, challenge(r, weak, message))
			right.Add(&right, &r)
			if !left.Equal(&right) {
				continue
			}
			w := assignment(weak, message, Signature{R: r, S: *s})
			if both(t, w) == nil {
				t.Errorf("key of small order %d was accepted", k)
			}
			accepted = true
		}
		if !accepted && both(t, assignment(weak, message, Sign(big.NewInt(1), message))) == nil {
			t.Errorf("key of small order %d was accepted with a foreign signature", k)
		}
	}
	if len(seen) != 8 {
		t.Fatalf("found %d points of small order, expected 8", len(seen))
	}
	// A key outside the subgroup: a good key plus a point of order 2. Signed honestly for the good key's secret.
	secret := big.NewInt(12)
	mixed := PublicKey(secret)
	mixed.Add(&mixed, &smallOrder(t)[4])
	for nonce := int64(1); nonce < 20; nonce++ {
		var r twistededwards.PointAffine
		r.ScalarMultiplication(&curve.Base, big.NewInt(nonce))
		e := challenge(r, mixed, message)
		s := new(big.Int).Mul(e, secret)
		s.Add(s, big.NewInt(nonce)).Mod(s, Order)
		if both(t, assignment(mixed, message, Signature{R: r, S: *s})) == nil {
			t.Fatal("a key with a component of order 2 was accepted")
		}
	}
	// Off the curve.
	off := PublicKey(secret)
	one := fr.One()
	off.Y.Add(&off.Y, &one)
	if both(t, assignment(off, message, Sign(secret, message))) == nil {
		t.Error("a key off the curve was accepted")
	}
	if both(t, assignment(twistededwards.PointAffine{}, message, Sign(secret, message))) == nil {
		t.Error("the key (0, 0) was accepted")
	}
}

func TestLyingHintsFail(t *testing.T) {
	secret, message := big.NewInt(4711), encoding.Uint(99)
	honest := assignment(PublicKey(secret), message, Sign(secret, message))
	stranger := assignment(PublicKey(big.NewInt(3)), message, Sign(secret, message))
	solve.LyingHints(t, Hints(), func(o solver.Option) error { return both(t, honest, o) }, nil)
	solve.LyingHints(t, Hints(), func(o solver.Option) error { return both(t, stranger, o) }, nil)
}

func TestCost(t *testing.T) {
	const table = 16 // the range table of this small circuit: base 4
	got := system(t).GetNbConstraints()
	t.Logf("%d constraints, of which the range table %d", got, table)
	if got > 2100 {
		t.Errorf("a signature costs %d constraints, expected at most 2,100", got)
	}
}
