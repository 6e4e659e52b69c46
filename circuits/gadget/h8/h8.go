package h8

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
)

// Lanes is one input of the hash.
type Lanes [encoding.Arity]frontend.Variable

// Hasher turns eight lanes into their digest. Backends differ in cost, never in the digest.
type Hasher interface {
	H8(lanes Lanes) frontend.Variable
}

// NewDirect is the backend that spends constraints on each round.
func NewDirect(api frontend.API) Hasher {
	parameters := poseidon2.NewParameters(encoding.Arity, encoding.FullRounds, encoding.PartialRounds)
	d := &direct{api: api, keys: make([][]*big.Int, len(parameters.RoundKeys))}
	for i, round := range parameters.RoundKeys {
		d.keys[i] = integers(round)
	}
	d.diagonal = integers(parameters.DiagM1)
	return d
}

func integers(elements []fr.Element) []*big.Int {
	out := make([]*big.Int, len(elements))
	for i := range elements {
		out[i] = elements[i].BigInt(new(big.Int))
	}
	return out
}

type direct struct {
	api      frontend.API
	keys     [][]*big.Int
	diagonal []*big.Int
}

func (d *direct) H8(lanes Lanes) frontend.Variable {
	if digest, constant := d.constant(lanes); constant {
		return digest
	}
	state := d.external(lanes)
	for round, keys := range d.keys {
		for i, key := range keys {
			state[i] = d.api.Add(state[i], key)
		}
		const half = encoding.FullRounds / 2
		if round >= half && round < half+encoding.PartialRounds {
			state[0] = d.fifth(state[0])
			state = d.internal(state)
			continue
		}
		for i := range state {
			state[i] = d.fifth(state[i])
		}
		state = d.external(state)
	}
	return d.api.Add(state[0], lanes[0])
}

// constant hashes lanes that are all known when the circuit is compiled.
func (d *direct) constant(lanes Lanes) (*big.Int, bool) {
	var values encoding.Lanes
	for i, lane := range lanes {
		value, known := d.api.Compiler().ConstantValue(lane)
		if !known {
			return nil, false
		}
		values[i].SetBigInt(value)
	}
	digest := encoding.H8(values)
	return digest.BigInt(new(big.Int)), true
}

// fifth is x^5 by x2 and x3.
func (d *direct) fifth(x frontend.Variable) frontend.Variable {
	x2 := d.api.Mul(x, x)
	x3 := d.api.Mul(x, x2)
	return d.api.Mul(x3, x2)
}

// external multiplies by circ(2*M4, M4), M4 as in the paper's appendix B.
func (d *direct) external(s Lanes) Lanes {
	api := d.api
	for c := 0; c < len(s); c += 4 {
		t0 := api.Add(s[c], s[c+1])
		t1 := api.Add(s[c+2], s[c+3])
		t2 := api.Add(api.Mul(s[c+1], 2), t1)
		t3 := api.Add(api.Mul(s[c+3], 2), t0)
		t4 := api.Add(api.Mul(t1, 4), t3)
		t5 := api.Add(api.Mul(t0, 4), t2)
		s[c], s[c+1], s[c+2], s[c+3] = api.Add(t3, t5), t5, api.Add(t2, t4), t4
	}
	var out Lanes
	for i := range s {
		out[i] = api.Add(s[i], s[i%4], s[i%4+4])
	}
	return out
}

// internal multiplies by the matrix of ones plus the diagonal.
func (d *direct) internal(s Lanes) Lanes {
	sum := d.api.Add(s[0], s[1], s[2:]...)
	var out Lanes
	for i := range s {
		out[i] = d.api.Add(d.api.Mul(s[i], d.diagonal[i]), sum)
	}
	return out
}
