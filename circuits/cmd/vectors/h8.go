package main

import (
	"bytes"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
)

const (
	h8Width         = 8
	h8FullRounds    = 8
	h8PartialRounds = 57
)

type h8Case struct {
	In          []string `json:"in"`
	Permutation []string `json:"permutation"`
	Hash        string   `json:"hash"`
}

// h8 is Poseidon2(lanes)[0] + lanes[0].
func h8(lanes [h8Width]fr.Element) fr.Element {
	digest, _ := h8Full(lanes)
	return digest
}

func h8Full(lanes [h8Width]fr.Element) (fr.Element, [h8Width]fr.Element) {
	state := lanes
	if err := poseidon2.NewPermutation(h8Width, h8FullRounds, h8PartialRounds).Permutation(state[:]); err != nil {
		panic(err) // the width is right by type
	}
	var digest fr.Element
	digest.Add(&state[0], &lanes[0])
	return digest, state
}

func h8Vectors(s *stream) any {
	inputs := make([][h8Width]fr.Element, 0, 64)
	var minusOne fr.Element
	minusOne.SetOne().Neg(&minusOne)
	var zeros, ones, maxima, counting [h8Width]fr.Element
	for i := range h8Width {
		ones[i].SetOne()
		maxima[i] = minusOne
		counting[i].SetUint64(uint64(i))
	}
	inputs = append(inputs, zeros, ones, maxima, counting)
	for i := range h8Width {
		var single [h8Width]fr.Element
		single[i].SetOne()
		inputs = append(inputs, single)
		single[i] = minusOne
		inputs = append(inputs, single)
	}
	for range 32 {
		var random [h8Width]fr.Element
		for i := range random {
			random[i] = s.fr()
		}
		inputs = append(inputs, random)
	}
	chained := inputs[len(inputs)-1]
	for range 8 {
		chained[0] = h8(chained)
		inputs = append(inputs, chained)
	}
	cases := make([]h8Case, 0, len(inputs))
	for _, in := range inputs {
		digest, state := h8Full(in)
		cases = append(cases, h8Case{frList(in[:]), frList(state[:]), frHex(digest)})
	}
	return map[string]any{"cases": cases}
}

func frList(list []fr.Element) []string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = frHex(e)
	}
	return out
}

// poseidon2Constants are one element a line: diagonal, first full rounds, partial rounds (lane 0 only, the other keys
// being zero), last full rounds.
func poseidon2Constants() []byte {
	parameters := poseidon2.NewParameters(h8Width, h8FullRounds, h8PartialRounds)
	var out bytes.Buffer
	printLanes(&out, parameters.DiagM1)
	for round, keys := range parameters.RoundKeys {
		partial := round >= h8FullRounds/2 && round < h8FullRounds/2+h8PartialRounds
		if !partial {
			printLanes(&out, keys)
			continue
		}
		printLanes(&out, keys[:1])
		for _, key := range keys[1:] {
			if !key.IsZero() {
				panic("expected partial rounds to add a key to lane 0 only")
			}
		}
	}
	return out.Bytes()
}

func printLanes(out *bytes.Buffer, list []fr.Element) {
	for _, e := range list {
		fmt.Fprintln(out, frHex(e))
	}
}
