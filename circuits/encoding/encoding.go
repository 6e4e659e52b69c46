// Package encoding is the native side of spec chapter 1: tags, packing, text and the hash H8.
//
// Everything here is plain Go over the scalar field of BN254. The circuit side of the hash is gadget/h8; a test of that
// package holds the two equal.
package encoding

import (
	"crypto/sha256"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
)

// Arity is the number of lanes of a cell, of children of a node, and of inputs of H8.
const Arity = 8

// Rounds of the permutation behind H8 (ENC-5).
const (
	FullRounds    = 8
	PartialRounds = 57
)

// Version opens every tag and every shape id.
const Version = "tidemark/1/"

// Lanes is one input of H8: a cell, the children of a node, or a tagged record.
type Lanes [Arity]fr.Element

var permutation = poseidon2.NewPermutation(Arity, FullRounds, PartialRounds)

// H8 is the compression of ENC-5: the first lane of the permutation plus the first lane of the input.
func H8(lanes Lanes) fr.Element {
	state := lanes
	if err := permutation.Permutation(state[:]); err != nil {
		panic(err) // the width is right by type
	}
	state[0].Add(&state[0], &lanes[0])
	return state[0]
}

// Hash is H8 over as many lanes as are given, the rest zero. It panics when there are more than eight.
func Hash(lanes ...fr.Element) fr.Element {
	var input Lanes
	if len(lanes) > len(input) {
		panic(fmt.Sprintf("encoding: H8 takes %d lanes, got %d", len(input), len(lanes)))
	}
	copy(input[:], lanes)
	return H8(input)
}

// Tag is TAG(name) of ENC-6.
func Tag(name string) fr.Element {
	return Ascii(Version + name)
}

// Ascii is the big-endian integer of at most 31 bytes. It panics on longer input, which is a mistake of the programmer.
func Ascii(s string) fr.Element {
	if len(s) > fr.Bytes-1 {
		panic(fmt.Sprintf("encoding: %q has %d bytes, at most %d fit a lane", s, len(s), fr.Bytes-1))
	}
	var e fr.Element
	e.SetBigInt(new(big.Int).SetBytes([]byte(s)))
	return e
}

// Text is text(s) of ENC-8.
func Text(s string) fr.Element {
	digest := sha256.Sum256([]byte(Version + "text" + s))
	var e fr.Element
	e.SetBigInt(new(big.Int).SetBytes(digest[:fr.Bytes-1]))
	return e
}

// Uint is the lane of a small integer.
func Uint(x uint64) fr.Element {
	var e fr.Element
	e.SetUint64(x)
	return e
}

// Part is one field of a packed lane.
type Part struct {
	Value uint64
	Bits  int
}

// Pack is ENC-4: the first part is the lowest. It panics when a part does not fit or the widths exceed 248 bits:
// callers check ranges before they pack.
func Pack(parts ...Part) fr.Element {
	sum, shift := new(big.Int), 0
	for i, p := range parts {
		if p.Bits < 64 && p.Value>>p.Bits != 0 {
			panic(fmt.Sprintf("encoding: part %d of a packed lane is %d and does not fit %d bits", i, p.Value, p.Bits))
		}
		sum.Add(sum, new(big.Int).Lsh(new(big.Int).SetUint64(p.Value), uint(shift)))
		shift += p.Bits
	}
	if shift > 248 {
		panic(fmt.Sprintf("encoding: %d bits in a packed lane, at most 248", shift))
	}
	var e fr.Element
	e.SetBigInt(sum)
	return e
}

// Empty is empty(level) of STA-4 for level 0 to depth: the hash of a subtree without a used cell.
func Empty(depth int) []fr.Element {
	out := make([]fr.Element, depth+1)
	out[depth] = H8(Lanes{})
	for level := depth - 1; level >= 0; level-- {
		var children Lanes
		for j := range children {
			children[j] = out[level+1]
		}
		out[level] = H8(children)
	}
	return out
}

// Shift is 2^bits as an integer constant.
func Shift(bits uint) *big.Int {
	return new(big.Int).Lsh(big.NewInt(1), bits)
}
