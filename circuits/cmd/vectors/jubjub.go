package main

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
)

type jubjubPoint struct {
	X string `json:"x"`
	Y string `json:"y"`
}

type jubjubAdd struct {
	A   jubjubPoint `json:"a"`
	B   jubjubPoint `json:"b"`
	Sum jubjubPoint `json:"sum"`
}

type jubjubMultiply struct {
	Point   jubjubPoint `json:"point"`
	Scalar  string      `json:"scalar"`
	Product jubjubPoint `json:"product"`
}

// jubjubKey is a point and how a key registry must judge it: a Java KeyFault or "SOUND".
type jubjubKey struct {
	Point   jubjubPoint `json:"point"`
	Verdict string      `json:"verdict"`
}

type jubjubFile struct {
	A        string           `json:"a"`
	D        string           `json:"d"`
	Order    string           `json:"order"`
	Base     jubjubPoint      `json:"base"`
	Add      []jubjubAdd      `json:"add"`
	Multiply []jubjubMultiply `json:"multiply"`
	Keys     []jubjubKey      `json:"keys"`
}

func jubjubHex(p twistededwards.PointAffine) jubjubPoint {
	return jubjubPoint{frHex(p.X), frHex(p.Y)}
}

func jubjubIdentity() twistededwards.PointAffine {
	var p twistededwards.PointAffine
	p.Y.SetOne()
	return p
}

// jubjubTimes is double-and-add with the complete affine law: slow, and right for every point of the curve.
func jubjubTimes(p twistededwards.PointAffine, k *big.Int) twistededwards.PointAffine {
	result := jubjubIdentity()
	for i := k.BitLen() - 1; i >= 0; i-- {
		result.Add(&result, &result)
		if k.Bit(i) == 1 {
			result.Add(&result, &p)
		}
	}
	return result
}

// jubjubRandom is a point of the whole curve: x from the stream until 1 + x^2 over 1 - d x^2 is a square.
func jubjubRandom(s *stream) twistededwards.PointAffine {
	parameters := twistededwards.GetEdwardsCurve()
	for {
		var one, xx, numerator, denominator fr.Element
		p := twistededwards.PointAffine{X: s.fr()}
		one.SetOne()
		xx.Square(&p.X)
		numerator.Add(&one, &xx)
		denominator.Mul(&parameters.D, &xx)
		denominator.Sub(&one, &denominator).Inverse(&denominator)
		numerator.Mul(&numerator, &denominator)
		if p.Y.Sqrt(&numerator) != nil && p.IsOnCurve() {
			return p
		}
	}
}

// jubjubTorsion is the eight points killed by the cofactor: the multiples of one of order 8.
func jubjubTorsion(s *stream) []twistededwards.PointAffine {
	parameters := twistededwards.GetEdwardsCurve()
	for {
		generator := jubjubTimes(jubjubRandom(s), &parameters.Order)
		quadruple := jubjubTimes(generator, big.NewInt(4))
		if quadruple.IsZero() {
			continue
		}
		list := []twistededwards.PointAffine{jubjubIdentity()}
		for len(list) < 8 {
			var next twistededwards.PointAffine
			next.Add(&list[len(list)-1], &generator)
			list = append(list, next)
		}
		return list
	}
}

func jubjubVectors(s *stream) any {
	parameters := twistededwards.GetEdwardsCurve()
	torsion := jubjubTorsion(s)
	points := append([]twistededwards.PointAffine{parameters.Base}, torsion...)
	for range 8 {
		points = append(points, jubjubRandom(s))
	}
	for range 4 {
		points = append(points, jubjubTimes(parameters.Base, s.below(&parameters.Order)))
	}
	return jubjubFile{
		A:        frHex(parameters.A),
		D:        frHex(parameters.D),
		Order:    parameters.Order.Text(16),
		Base:     jubjubHex(parameters.Base),
		Add:      jubjubAdds(points),
		Multiply: jubjubMultiplies(s, points),
		Keys:     jubjubKeys(s, torsion),
	}
}

func jubjubAdds(points []twistededwards.PointAffine) []jubjubAdd {
	var list []jubjubAdd
	for i, a := range points {
		var negative twistededwards.PointAffine
		negative.Neg(&a)
		for _, b := range []twistededwards.PointAffine{a, negative, jubjubIdentity(), points[(5*i+2)%len(points)]} {
			var sum twistededwards.PointAffine
			sum.Add(&a, &b)
			list = append(list, jubjubAdd{jubjubHex(a), jubjubHex(b), jubjubHex(sum)})
		}
	}
	return list
}

func jubjubMultiplies(s *stream, points []twistededwards.PointAffine) []jubjubMultiply {
	order := twistededwards.GetEdwardsCurve().Order
	scalars := []*big.Int{
		new(big.Int), big.NewInt(1), big.NewInt(7), big.NewInt(8), big.NewInt(9),
		new(big.Int).Sub(&order, big.NewInt(1)), &order, new(big.Int).Add(&order, big.NewInt(1)),
		new(big.Int).Sub(fr.Modulus(), big.NewInt(1)), new(big.Int).Lsh(big.NewInt(1), 252),
	}
	var list []jubjubMultiply
	add := func(p twistededwards.PointAffine, k *big.Int) {
		scalar := hexOf(k.FillBytes(make([]byte, 32)))
		list = append(list, jubjubMultiply{jubjubHex(p), scalar, jubjubHex(jubjubTimes(p, k))})
	}
	for _, p := range points {
		add(p, s.below(fr.Modulus()))
	}
	for _, k := range scalars {
		add(points[0], k)
		add(points[len(points)/2], k)
	}
	for range 16 {
		add(points[0], s.below(&order))
	}
	return list
}

func jubjubKeys(s *stream, torsion []twistededwards.PointAffine) []jubjubKey {
	parameters := twistededwards.GetEdwardsCurve()
	list := []jubjubKey{
		{jubjubHex(twistededwards.PointAffine{}), "NOT_ON_CURVE"},
		{jubjubHex(twistededwards.PointAffine{X: s.fr(), Y: s.fr()}), "NOT_ON_CURVE"},
		{jubjubHex(twistededwards.PointAffine{X: parameters.Base.Y, Y: parameters.Base.X}), "NOT_ON_CURVE"},
		{jubjubHex(torsion[0]), "IDENTITY"},
		{jubjubHex(parameters.Base), "SOUND"},
	}
	for _, t := range torsion[1:] {
		sound := jubjubTimes(parameters.Base, s.below(&parameters.Order))
		var mixed twistededwards.PointAffine
		mixed.Add(&sound, &t)
		list = append(list,
			jubjubKey{jubjubHex(t), "SMALL_ORDER"},
			jubjubKey{jubjubHex(mixed), "NOT_PRIME_ORDER"},
			jubjubKey{jubjubHex(sound), "SOUND"})
	}
	return list
}
