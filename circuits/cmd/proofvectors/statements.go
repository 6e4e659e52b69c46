package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// statement is a list of public inputs to prove.
type statement struct {
	Name   string   `json:"name"`
	Public hexBytes `json:"public"` // 32 bytes each
}

// statements are the public inputs that a shape proves: those of a file for the shape "statement", else edges and
// arbitrary ones.
func (s shape) statements(file string) ([]statement, error) {
	if s.name == "statement" {
		return readStatements(file)
	}
	rng := newRandom(s.name)
	var edges []byte
	for i := range s.publics {
		edges = append(edges, elementBytes(big.NewInt(int64(i)-1))...) // r - 1, 0, 1, ...
	}
	list := []statement{{"edges", edges}}
	for i := range 2 {
		var public []byte
		for range s.publics {
			public = append(public, randomElement(rng)...)
		}
		list = append(list, statement{fmt.Sprintf("arbitrary-%d", i), public})
	}
	return list, nil
}

func readStatements(file string) ([]statement, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var list []statement
	return list, json.Unmarshal(content, &list)
}

// newRandom is a deterministic source for that name.
func newRandom(name string) *rand.ChaCha8 {
	var seed [32]byte
	copy(seed[:], "tidemark/proofvectors/"+name)
	return rand.NewChaCha8(seed)
}

func elementBytes(x *big.Int) []byte {
	var e fr.Element
	b := e.SetBigInt(x).Bytes()
	return b[:]
}

func randomElement(rng *rand.ChaCha8) []byte {
	return elementBytes(randomScalar(rng))
}

func randomScalar(rng *rand.ChaCha8) *big.Int {
	var wide [48]byte
	_, _ = rng.Read(wide[:])
	x := new(big.Int).SetBytes(wide[:])
	return x.Mod(x, fr.Modulus())
}
