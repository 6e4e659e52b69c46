// Package provetest is a circuit of a few hundred constraints for the tests of packages that prove: keys in milliseconds
// instead of minutes. Nothing but tests imports it.
package provetest

import (
	"encoding/binary"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/std/rangecheck"

	"tidemark/circuits/clause"
	"tidemark/circuits/prove"
)

// Terms is the number of secret inputs.
const Terms = 4

// Shape is the shape id of the circuit.
const Shape = "tidemark/1/provetest/d1"

// sum says: the terms are below 2^16, and their sum of squares and their sum are the two public inputs.
type sum struct {
	Squares, Total frontend.Variable `gnark:",public"`
	X              [Terms]frontend.Variable
	variant        int
}

func (c *sum) Define(api frontend.API) error {
	ranges := rangecheck.New(api)
	squares, total := frontend.Variable(c.variant), frontend.Variable(0)
	for _, x := range c.X {
		ranges.Check(x, 16)
		squares = api.Add(squares, api.Mul(x, x))
		total = api.Add(total, x)
	}
	api.AssertIsEqual(api.Mul(squares, 1), c.Squares)
	api.AssertIsEqual(total, c.Total)
	return nil
}

// Circuit is the circuit of this package. Another variant is another constraint system of the same shape.
func Circuit(variant int) prove.Circuit {
	return prove.Circuit{
		Shape:       Shape,
		Version:     uint32(variant),
		Constraints: 44,
		Compile: func() (*cs.R1CS, *clause.Map, error) {
			system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &sum{variant: variant})
			if err != nil {
				return nil, nil, err
			}
			return system.(*cs.R1CS), clauses(system.GetNbConstraints()), nil
		},
	}
}

// clauses says what the constraints of Define are, in its order.
func clauses(total int) *clause.Map {
	count := 0
	recorder := clause.NewRecorder(func() int { return count })
	at := func(first int, site clause.Site) {
		count = first
		recorder.At(site)
	}
	at(0, clause.Site{Rule: "E_SQUARES", Table: "squares", Row: 0})
	at(Terms, clause.Site{Rule: "E_SQUARES", Table: "ops", Row: 2})
	at(Terms+1, clause.Site{Rule: "E_TOTAL", Table: "totals", Row: -1})
	at(Terms+2, clause.Site{Rule: "E_FIELD_RANGE", Table: "ranges", Row: 0})
	count = total
	return recorder.Finish()
}

// Witness encodes a witness; an honest one has the sums of the terms.
func Witness(squares, total *big.Int, terms ...uint64) []byte {
	out := binary.BigEndian.AppendUint32(nil, 2)
	out = binary.BigEndian.AppendUint32(out, uint32(len(terms)))
	out = binary.BigEndian.AppendUint32(out, uint32(2+len(terms)))
	element := func(x *big.Int) {
		var e fr.Element
		b := e.SetBigInt(x).Bytes()
		out = append(out, b[:]...)
	}
	element(squares)
	element(total)
	for _, x := range terms {
		element(new(big.Int).SetUint64(x))
	}
	return out
}

// Honest encodes the witness of these terms.
func Honest(variant int, terms ...uint64) []byte {
	squares, total := big.NewInt(int64(variant)), new(big.Int)
	for _, x := range terms {
		b := new(big.Int).SetUint64(x)
		total.Add(total, b)
		squares.Add(squares, new(big.Int).Mul(b, b))
	}
	return Witness(squares, total, terms...)
}
