package main

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
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

// element is what fp.Element and fr.Element have in common.
type element[T any] interface {
	*T
	SetBigInt(*big.Int) *T
	Add(a, b *T) *T
	Sub(a, b *T) *T
	Mul(a, b *T) *T
	Neg(a *T) *T
	Double(a *T) *T
	Square(a *T) *T
	Inverse(a *T) *T
	IsZero() bool
	Marshal() []byte
}

func frVectors(s *stream) any {
	file := fieldVectors[fr.Element](s, fr.Modulus())
	for _, text := range []string{" ", "~", "tidemark/1/schnorr", "tidemark/1/0123456789/0123456789"[:31]} {
		var v fr.Element
		v.SetBigInt(new(big.Int).SetBytes([]byte(text)))
		file.ASCII = append(file.ASCII, asciiCase{text, frHex(v)})
	}
	return file
}

func fpVectors(s *stream) any {
	return fieldVectors[fp.Element](s, fp.Modulus())
}

func fieldVectors[T any, E element[T]](s *stream, modulus *big.Int) fieldFile {
	values := edges(modulus)
	for range 24 {
		values = append(values, s.below(modulus))
	}
	file := fieldFile{Modulus: modulus.Text(16), Decode: decodeCases(modulus)}
	for i, a := range values {
		file.Unary = append(file.Unary, unaryOf[T, E](a))
		file.Binary = append(file.Binary,
			binaryOf[T, E](a, values[(7*i+3)%len(values)]), binaryOf[T, E](a, s.below(modulus)))
	}
	return file
}

func unaryOf[T any, E element[T]](value *big.Int) unaryCase {
	a, z := E(new(T)), E(new(T))
	a.SetBigInt(value)
	c := unaryCase{A: hexOf(a.Marshal())}
	z.Neg(a)
	c.Neg = hexOf(z.Marshal())
	z.Double(a)
	c.Double = hexOf(z.Marshal())
	z.Square(a)
	c.Square = hexOf(z.Marshal())
	if !a.IsZero() {
		z.Inverse(a)
		c.Inverse = hexOf(z.Marshal())
	}
	return c
}

func binaryOf[T any, E element[T]](left, right *big.Int) binaryCase {
	a, b, z := E(new(T)), E(new(T)), E(new(T))
	a.SetBigInt(left)
	b.SetBigInt(right)
	c := binaryCase{A: hexOf(a.Marshal()), B: hexOf(b.Marshal())}
	z.Add(a, b)
	c.Add = hexOf(z.Marshal())
	z.Sub(a, b)
	c.Sub = hexOf(z.Marshal())
	z.Mul(a, b)
	c.Mul = hexOf(z.Marshal())
	return c
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
