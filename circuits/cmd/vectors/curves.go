package main

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// pointCase is an encoding and its verdict: "POINT", "INFINITY", or a Java PointFault.
type pointCase struct {
	Bytes   string `json:"bytes"`
	Verdict string `json:"verdict"`
	// Raw is the same point in the other encoding, where there is one.
	Raw        string `json:"raw,omitempty"`
	Compressed string `json:"compressed,omitempty"`
}

type additionCase struct {
	A   string `json:"a"`
	B   string `json:"b"`
	Sum string `json:"sum"`
}

type combinationCase struct {
	Points  []string `json:"points"`
	Scalars []string `json:"scalars"`
	Sum     string   `json:"sum"`
}

type g1File struct {
	Generator    string            `json:"generator"`
	Decode       []pointCase       `json:"decode"`
	Add          []additionCase    `json:"add"`
	Combinations []combinationCase `json:"combinations"`
}

type g2File struct {
	Generator string      `json:"generator"`
	Decode    []pointCase `json:"decode"`
}

func rawG1(p bn254.G1Affine) string {
	b := p.RawBytes()
	return hexOf(b[:])
}

func rawG2(p bn254.G2Affine) string {
	b := p.RawBytes()
	return hexOf(b[:])
}

func g1Times(k *big.Int) bn254.G1Affine {
	var p bn254.G1Affine
	p.ScalarMultiplicationBase(k)
	return p
}

func g2Times(k *big.Int) bn254.G2Affine {
	var p bn254.G2Affine
	p.ScalarMultiplicationBase(k)
	return p
}

func (s *stream) g1() bn254.G1Affine { return g1Times(s.below(fr.Modulus())) }

func (s *stream) g2() bn254.G2Affine { return g2Times(s.below(fr.Modulus())) }

func (s *stream) fp() fp.Element {
	var e fp.Element
	e.SetBigInt(s.below(fp.Modulus()))
	return e
}

func g1Vectors(s *stream) any {
	_, _, generator, _ := bn254.Generators()
	file := g1File{Generator: rawG1(generator)}
	var infinity bn254.G1Affine
	points := []bn254.G1Affine{generator, g1Times(big.NewInt(2)), g1Times(big.NewInt(3)), infinity}
	for range 6 {
		points = append(points, s.g1())
	}
	for _, p := range points {
		var negative bn254.G1Affine
		negative.Neg(&p)
		for _, q := range []bn254.G1Affine{p, negative} {
			compressed := q.Bytes()
			file.Decode = append(file.Decode, validPoint(q.IsInfinity(), hexOf(compressed[:]), rawG1(q))...)
		}
		for _, q := range []bn254.G1Affine{p, negative, infinity, generator, points[5]} {
			var sum bn254.G1Affine
			sum.Add(&p, &q)
			file.Add = append(file.Add, additionCase{rawG1(p), rawG1(q), rawG1(sum)})
		}
	}
	file.Decode = append(file.Decode, badG1(s)...)
	file.Combinations = g1Combinations(s)
	return file
}

// validPoint is one case for each encoding.
func validPoint(infinity bool, compressed, raw string) []pointCase {
	verdict := "POINT"
	if infinity {
		verdict = "INFINITY"
	}
	return []pointCase{{compressed, verdict, raw, compressed}, {raw, verdict, raw, compressed}}
}

func bad(verdict string, b []byte) pointCase {
	return pointCase{Bytes: hexOf(b), Verdict: verdict}
}

// changed is an encoding with something done to it.
func changed(verdict string, b []byte, change func([]byte)) pointCase {
	c := append([]byte{}, b...)
	change(c)
	return bad(verdict, c)
}

// badG1 are encodings with one fault each.
func badG1(s *stream) []pointCase {
	p := s.g1()
	raw, compressed := p.RawBytes(), p.Bytes()
	var list []pointCase
	add := func(verdict string, b []byte, change func([]byte)) {
		list = append(list, changed(verdict, b, change))
	}
	for _, i := range []int{0, 32} {
		add("ENCODING", raw[:], func(b []byte) { addModulus(b[i : i+32]) })
		add("ENCODING", raw[:], func(b []byte) { fp.Modulus().FillBytes(b[i : i+32]) })
		add("NOT_ON_CURVE", raw[:], func(b []byte) { b[i+31] ^= 1 })
	}
	add("NOT_ON_CURVE", raw[:], func(b []byte) { swap(b[:32], b[32:]) })
	add("ENCODING", compressed[:], func(b []byte) {
		flag := b[0] & 0xc0
		fp.Modulus().FillBytes(b)
		b[0] |= flag
	})
	add("ENCODING", compressed[:], func(b []byte) { b[0] = 0x40 })
	add("ENCODING", make([]byte, 32), func(b []byte) { b[0], b[31] = 0x40, 1 })
	add("ENCODING", make([]byte, 32), func(b []byte) { b[0] = 0x41 })
	for found := 0; found < 4; {
		x := s.fp()
		var y fp.Element
		three := fp.NewElement(3)
		y.Square(&x).Mul(&y, &x).Add(&y, &three)
		if y.Legendre() == -1 {
			b := x.Bytes()
			b[0] |= 0x80 | byte(found&1)<<6
			list = append(list, bad("NOT_ON_CURVE", b[:]))
			found++
		}
	}
	return list
}

func addModulus(b []byte) {
	n := new(big.Int).SetBytes(b)
	n.Add(n, fp.Modulus()).FillBytes(b)
}

func swap(a, b []byte) {
	for i := range a {
		a[i], b[i] = b[i], a[i]
	}
}

func g1Combinations(s *stream) []combinationCase {
	minusOne := new(big.Int).Sub(fr.Modulus(), big.NewInt(1))
	special := []*big.Int{new(big.Int), big.NewInt(1), big.NewInt(2), minusOne, new(big.Int).Lsh(big.NewInt(1), 128)}
	var list []combinationCase
	for size := range 12 {
		list = append(list, g1Combination(s, size, special))
	}
	_, _, generator, _ := bn254.Generators()
	for _, k := range special {
		var p bn254.G1Affine
		p.ScalarMultiplication(&generator, k)
		list = append(list, combinationCase{
			[]string{rawG1(generator)}, []string{hexOf(k.FillBytes(make([]byte, 32)))}, rawG1(p)})
	}
	for _, size := range []int{70, 120} { // where implementations change to methods for many points
		list = append(list, g1Combination(s, size, special))
	}
	return list
}

func g1Combination(s *stream, size int, special []*big.Int) combinationCase {
	var c combinationCase
	var sum bn254.G1Affine
	for i := range size {
		p, k := s.g1(), s.below(fr.Modulus())
		switch {
		case i%4 == 1:
			k = special[(size+i)%len(special)]
		case i%5 == 3:
			p = bn254.G1Affine{}
		}
		var term bn254.G1Affine
		term.ScalarMultiplication(&p, k)
		sum.Add(&sum, &term)
		c.Points = append(c.Points, rawG1(p))
		c.Scalars = append(c.Scalars, hexOf(k.FillBytes(make([]byte, 32))))
	}
	c.Sum = rawG1(sum)
	return c
}

func g2Vectors(s *stream) any {
	_, _, _, generator := bn254.Generators()
	file := g2File{Generator: rawG2(generator)}
	points := []bn254.G2Affine{generator, {}, g2Times(big.NewInt(2))}
	for range 6 {
		points = append(points, s.g2())
	}
	for _, p := range points {
		var negative bn254.G2Affine
		negative.Neg(&p)
		for _, q := range []bn254.G2Affine{p, negative} {
			compressed := q.Bytes()
			file.Decode = append(file.Decode, validPoint(q.IsInfinity(), hexOf(compressed[:]), rawG2(q))...)
		}
	}
	file.Decode = append(file.Decode, badG2(s)...)
	return file
}

func badG2(s *stream) []pointCase {
	p := s.g2()
	raw, compressed := p.RawBytes(), p.Bytes()
	var list []pointCase
	add := func(verdict string, b []byte, change func([]byte)) {
		list = append(list, changed(verdict, b, change))
	}
	for i := 0; i < 128; i += 32 {
		add("ENCODING", raw[:], func(b []byte) { addModulus(b[i : i+32]) })
		add("NOT_ON_CURVE", raw[:], func(b []byte) { b[i+31] ^= 1 })
	}
	add("NOT_ON_CURVE", raw[:], func(b []byte) { swap(b[:32], b[32:64]) })
	add("ENCODING", compressed[:], func(b []byte) { b[0] = 0x40 })
	add("ENCODING", make([]byte, 64), func(b []byte) { b[0], b[63] = 0x40, 1 })
	for found := 0; found < 8; {
		var q bn254.G2Affine
		q.X.A0, q.X.A1 = s.fp(), s.fp()
		rhs := twistRight(q.X)
		if rhs.Legendre() == -1 {
			b := q.Bytes()
			list = append(list, bad("NOT_ON_CURVE", b[:]))
			found++
			continue
		}
		q.Y.Sqrt(&rhs)
		if q.IsOnCurve() && !q.IsInSubGroup() {
			b, r := q.Bytes(), q.RawBytes()
			list = append(list, bad("SUBGROUP", b[:]), bad("SUBGROUP", r[:]))
			found++
		}
	}
	return append(list, cofactorPoints(s)...)
}

// cofactorPoints lie on the twist outside the subgroup: of an order that divides the cofactor 2p - r, of each small prime
// order there is, and with a component of such orders.
func cofactorPoints(s *stream) []pointCase {
	cofactor := new(big.Int).Lsh(fp.Modulus(), 1)
	cofactor.Sub(cofactor, fr.Modulus())
	multipliers := []*big.Int{fr.Modulus()}
	for _, prime := range []int64{10069, 5864401, 1875725156269} {
		m := new(big.Int).Div(cofactor, big.NewInt(prime))
		multipliers = append(multipliers, m.Mul(m, fr.Modulus()))
	}
	var list []pointCase
	for len(list) < 4*len(multipliers) {
		var q bn254.G2Affine
		q.X.A0, q.X.A1 = s.fp(), s.fp()
		rhs := twistRight(q.X)
		if rhs.Legendre() == -1 {
			continue
		}
		q.Y.Sqrt(&rhs)
		killed := g2DoubleAndAdd(q, multipliers[len(list)/4])
		if killed.IsInfinity() {
			continue
		}
		mixed := s.g2()
		mixed.Add(&mixed, &killed)
		small, both := killed.RawBytes(), mixed.RawBytes()
		list = append(list, bad("SUBGROUP", small[:]), bad("SUBGROUP", both[:]))
	}
	return list
}

// g2DoubleAndAdd multiplies any point of the twist: the library's methods assume the subgroup.
func g2DoubleAndAdd(p bn254.G2Affine, k *big.Int) bn254.G2Affine {
	var result bn254.G2Affine
	for i := k.BitLen() - 1; i >= 0; i-- {
		result.Double(&result)
		if k.Bit(i) == 1 {
			result.Add(&result, &p)
		}
	}
	return result
}

func twistRight(x bn254.E2) bn254.E2 {
	var b, three, rhs bn254.E2
	b.A0.SetUint64(9)
	b.A1.SetUint64(1)
	three.A0.SetUint64(3)
	b.Inverse(&b).Mul(&b, &three)
	rhs.Square(&x).Mul(&rhs, &x).Add(&rhs, &b)
	return rhs
}
