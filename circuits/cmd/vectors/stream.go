package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// stream is a deterministic source: SHA-256(name || counter), so that vectors never change by themselves.
type stream struct {
	name    string
	counter uint64
}

func newStream(name string) *stream {
	return &stream{name: "tidemark/vectors/" + name}
}

// bytes returns the next n bytes.
func (s *stream) bytes(n int) []byte {
	var out []byte
	for len(out) < n {
		block := binary.BigEndian.AppendUint64([]byte(s.name), s.counter)
		digest := sha256.Sum256(block)
		out = append(out, digest[:]...)
		s.counter++
	}
	return out[:n]
}

// below returns the next integer in [0, bound), from 16 bytes more than the bound has.
func (s *stream) below(bound *big.Int) *big.Int {
	n := new(big.Int).SetBytes(s.bytes((bound.BitLen()+7)/8 + 16))
	return n.Mod(n, bound)
}

func (s *stream) fr() fr.Element {
	var e fr.Element
	e.SetBigInt(s.below(fr.Modulus()))
	return e
}

func hexOf(b []byte) string {
	return hex.EncodeToString(b)
}

func frHex(e fr.Element) string {
	b := e.Bytes()
	return hexOf(b[:])
}

// edges are the integers below modulus at which carries, limbs and reductions change.
func edges(modulus *big.Int) []*big.Int {
	one := big.NewInt(1)
	list := []*big.Int{new(big.Int), one, big.NewInt(2), big.NewInt(3)}
	for _, bits := range []uint{31, 32, 51, 52, 53, 63, 64, 103, 104, 127, 128, 156, 192, 208, 251, 252, 253} {
		power := new(big.Int).Lsh(one, bits)
		list = append(list, new(big.Int).Sub(power, one), power)
	}
	for _, shift := range []uint{52, 64, 256, 260} {
		list = append(list, new(big.Int).Mod(new(big.Int).Lsh(one, shift), modulus))
	}
	half := new(big.Int).Rsh(modulus, 1)
	list = append(list, half, new(big.Int).Add(half, one))
	for _, k := range []int64{3, 2, 1} {
		list = append(list, new(big.Int).Sub(modulus, big.NewInt(k)))
	}
	return list
}
