package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math/big"
)

// statement is one proof to make: the public inputs, and how its files look.
type statement struct {
	folder    string
	inputs    []*big.Int
	committed bool
	solidity  bool // proved for a Solidity verifier
	unused    bool // the last input is not constrained: its weight in the key is the point at infinity
	envelope  *envelope
}

// envelope is what SP1 knows besides the proof. Version 6 puts the words after the selector and into the public inputs.
type envelope struct {
	ProgramVKey  hexBytes  `json:"programVKey"`
	PublicValues hexBytes  `json:"publicValues"`
	ExitCode     *hexBytes `json:"exitCode,omitempty"`
	VKRoot       *hexBytes `json:"vkRoot,omitempty"`
	Nonce        *hexBytes `json:"nonce,omitempty"`
}

// hexBytes is bytes, in JSON as 0x and lower-case hexadecimal.
type hexBytes []byte

// MarshalText writes hexadecimal.
func (b hexBytes) MarshalText() ([]byte, error) {
	return append([]byte("0x"), hex.AppendEncode(nil, b)...), nil
}

func statements() []statement {
	inputs := []*big.Int{big.NewInt(3), big.NewInt(1 << 40), fieldOf("a large one")}
	return []statement{
		{folder: "gnark/plain", inputs: inputs},
		{folder: "gnark/committed", inputs: inputs, committed: true},
		{folder: "gnark/solidity", inputs: inputs, committed: true, solidity: true},
		{folder: "gnark/unused", inputs: inputs, unused: true},
		sp1("sp1/v5", nil),
		sp1("sp1/v6", []*hexBytes{word(big.NewInt(0)), word(fieldOf("a root of ours")), word(big.NewInt(9))}),
	}
}

func sp1(folder string, words []*hexBytes) statement {
	e := &envelope{ProgramVKey: *word(fieldOf("a program of ours")), PublicValues: []byte("high water 04:12, low water 10:31")}
	inputs := []*big.Int{new(big.Int).SetBytes(e.ProgramVKey), e.digest()}
	for _, w := range words {
		inputs = append(inputs, new(big.Int).SetBytes(*w))
	}
	if len(words) > 0 {
		e.ExitCode, e.VKRoot, e.Nonce = words[0], words[1], words[2]
	}
	return statement{folder: folder, inputs: inputs, envelope: e}
}

// digest is SHA-256 of the public values without its three highest bits.
func (e *envelope) digest() *big.Int {
	sum := sha256.Sum256(e.PublicValues)
	sum[0] &= 0x1f
	return new(big.Int).SetBytes(sum[:])
}

// header is what stands before the points: four bytes of the key's digest, and the words of version 6.
func (e *envelope) header(key []byte) []byte {
	sum := sha256.Sum256(key)
	header := append([]byte{}, sum[:4]...)
	for _, w := range []*hexBytes{e.ExitCode, e.VKRoot, e.Nonce} {
		if w != nil {
			header = append(header, *w...)
		}
	}
	return header
}

func (e *envelope) json() ([]byte, error) {
	content, err := json.MarshalIndent(e, "", " ")
	return append(content, '\n'), err
}

func fieldOf(text string) *big.Int {
	sum := sha256.Sum256([]byte(text))
	sum[0] = 0
	return new(big.Int).SetBytes(sum[:])
}

func word(value *big.Int) *hexBytes {
	w := hexBytes(value.FillBytes(make([]byte, 32)))
	return &w
}
