package main

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

type unaryCase struct {
	A       string `json:"a"`
	Neg     string `json:"neg"`
	Double  string `json:"double"`
	Square  string `json:"square"`
	Inverse string `json:"inverse,omitempty"`
}

type binaryCase struct {
	A   string `json:"a"`
	B   string `json:"b"`
	Add string `json:"add"`
	Sub string `json:"sub"`
	Mul string `json:"mul"`
}

type decodeCase struct {
	Bytes     string `json:"bytes"`
	Canonical bool   `json:"canonical"`
}

type asciiCase struct {
	Text  string `json:"text"`
	Value string `json:"value"`
}

type fieldFile struct {
	Modulus string       `json:"modulus"`
	Unary   []unaryCase  `json:"unary"`
	Binary  []binaryCase `json:"binary"`
	Decode  []decodeCase `json:"decode"`
	ASCII   []asciiCase  `json:"ascii,omitempty"`
}

func frVectors(s *stream) any {
	values := make([]fr.Element, 0, 80)
	for _, e := range edges(fr.Modulus()) {
		var v fr.Element
		values = append(values, *v.SetBigInt(e))
	}
	for range 24 {
		values = append(values, s.fr())
	}
	file := fieldFile{Modulus: fr.Modulus().Text(16), Decode: decodeCases(fr.Modulus())}
	for i, a := range values {
		file.Unary = append(file.Unary, frUnary(a))
		file.Binary = append(file.Binary, frBinary(a, values[(7*i+3)%len(values)]), frBinary(a, s.fr()))
	}
	for _, text := range []string{" ", "~", "tidemark/1/schnorr", "tidemark/1/0123456789/0123456789"[:31]} {
		var v fr.Element
		v.SetBigInt(new(big.Int).SetBytes([]byte(text)))
		file.ASCII = append(file.ASCII, asciiCase{text, frHex(v)})
	}
	return file
}

func frUnary(a fr.Element) unaryCase {
	var neg, double, square, inverse fr.Element
	c := unaryCase{
		A:      frHex(a),
		Neg:    frHex(*neg.Neg(&a)),
		Double: frHex(*double.Double(&a)),
		Square: frHex(*square.Square(&a)),
	}
	if !a.IsZero() {
		c.Inverse = frHex(*inverse.Inverse(&a))
	}
	return c
}

func frBinary(a, b fr.Element) binaryCase {
	var add, sub, mul fr.Element
	return binaryCase{
		frHex(a), frHex(b), frHex(*add.Add(&a, &b)), frHex(*sub.Sub(&a, &b)), frHex(*mul.Mul(&a, &b)),
	}
}

// decodeCases are 32-byte strings around multiples of the modulus and at the ends of the range.
func decodeCases(modulus *big.Int) []decodeCase {
	var list []decodeCase
	add := func(v *big.Int) {
		if v.Sign() >= 0 && v.BitLen() <= 256 {
			list = append(list, decodeCase{hexOf(v.FillBytes(make([]byte, 32))), v.Cmp(modulus) < 0})
		}
	}
	for multiple := int64(0); multiple <= 6; multiple++ {
		for delta := int64(-2); delta <= 2; delta++ {
			v := new(big.Int).Mul(modulus, big.NewInt(multiple))
			add(v.Add(v, big.NewInt(delta)))
		}
	}
	for bit := uint(52); bit < 256; bit += 4 {
		v := new(big.Int).Lsh(big.NewInt(1), bit)
		add(new(big.Int).Add(modulus, v))
		add(new(big.Int).Sub(modulus, v))
	}
	max := new(big.Int).Lsh(big.NewInt(1), 256)
	add(max.Sub(max, big.NewInt(1)))
	return list
}
