package main

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

type pairingCase struct {
	P  []string `json:"p"`
	Q  []string `json:"q"`
	Gt string   `json:"gt"`
}

type hashCase struct {
	Message  string   `json:"message"`
	DST      string   `json:"dst"`
	Elements []string `json:"elements"`
}

func pairingVectors(s *stream) any {
	var list []pairingCase
	add := func(p []bn254.G1Affine, q []bn254.G2Affine) {
		value, err := bn254.Pair(p, q)
		if err != nil {
			panic(err)
		}
		c := pairingCase{}
		for i := range p {
			c.P = append(c.P, rawG1(p[i]))
			c.Q = append(c.Q, rawG2(q[i]))
		}
		encoded := value.Bytes()
		c.Gt = hexOf(encoded[:])
		list = append(list, c)
	}
	_, _, g1, g2 := bn254.Generators()
	add([]bn254.G1Affine{g1}, []bn254.G2Affine{g2})
	add([]bn254.G1Affine{{}}, []bn254.G2Affine{g2})
	add([]bn254.G1Affine{g1, s.g1()}, []bn254.G2Affine{{}, s.g2()})
	for size := 1; size <= 5; size++ {
		for range 2 {
			var p []bn254.G1Affine
			var q []bn254.G2Affine
			for range size {
				p, q = append(p, s.g1()), append(q, s.g2())
			}
			add(p, q)
		}
	}
	for size := 2; size <= 4; size++ {
		add(productOne(s, size))
	}
	return map[string]any{"cases": list}
}

// productOne is a product of pairings that is one: e(a G, b H) for several a, b, and the negated sum of a b.
func productOne(s *stream, size int) ([]bn254.G1Affine, []bn254.G2Affine) {
	var p []bn254.G1Affine
	var q []bn254.G2Affine
	sum := new(big.Int)
	for range size - 1 {
		a, b := s.below(fr.Modulus()), s.below(fr.Modulus())
		p, q = append(p, g1Times(a)), append(q, g2Times(b))
		sum.Add(sum, new(big.Int).Mul(a, b))
	}
	sum.Neg(sum).Mod(sum, fr.Modulus())
	_, _, _, g2 := bn254.Generators()
	return append(p, g1Times(sum)), append(q, g2)
}

func hashVectors(s *stream) any {
	var list []hashCase
	for _, dst := range []string{"bsb22-commitment", "G16-BSB22", "x", string(make256('d')[:255])} {
		for _, length := range []int{0, 1, 31, 32, 63, 64, 65, 96, 200} {
			for _, count := range []int{1, 2, 3} {
				message := s.bytes(length)
				elements, err := fr.Hash(message, []byte(dst), count)
				if err != nil {
					panic(err)
				}
				list = append(list, hashCase{hexOf(message), dst, frList(elements)})
			}
		}
	}
	return map[string]any{"cases": list}
}

func make256(c byte) []byte {
	b := make([]byte, 256)
	for i := range b {
		b[i] = c
	}
	return b
}
