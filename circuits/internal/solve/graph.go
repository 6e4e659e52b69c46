package solve

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
)

// Constraints are the rank-1 constraints of a system, in order.
func Constraints(system constraint.ConstraintSystem) ([]constraint.R1C, error) {
	r1cs, ok := system.(*cs.R1CS)
	if !ok {
		return nil, fmt.Errorf("solve: %T, expected an R1CS over BN254", system)
	}
	return r1cs.GetR1Cs(), nil
}

// Wires of a constraint, each once, without the wire that is one.
func Wires(c *constraint.R1C) []int {
	var wires []int
	seen := map[int]bool{0: true}
	for _, expression := range []constraint.LinearExpression{c.L, c.R, c.O} {
		for _, term := range expression {
			if !seen[term.WireID()] {
				seen[term.WireID()] = true
				wires = append(wires, term.WireID())
			}
		}
	}
	return wires
}

// Loose finds wires that a solved system does not pin: changed alone, no constraint breaks. It tries two other values for each wire
// of the range.
func Loose(system constraint.ConstraintSystem, v *Verdict, from, to int) ([]int, error) {
	constraints, err := Constraints(system)
	if err != nil {
		return nil, err
	}
	coefficients := system.(*cs.R1CS).Coefficients
	touching := make([][]int32, len(v.Wires))
	values := make([][3]fr.Element, len(constraints))
	for i := range constraints {
		for _, wire := range Wires(&constraints[i]) {
			touching[wire] = append(touching[wire], int32(i))
		}
		for k, expression := range sides(&constraints[i]) {
			for _, term := range expression {
				product := coefficients[term.CoeffID()]
				product.Mul(&product, &v.Wires[term.WireID()])
				values[i][k].Add(&values[i][k], &product)
			}
		}
	}
	var random fr.Element
	random.SetBigInt(new(big.Int).SetBytes([]byte("some other value")))
	var loose []int
	for wire := from; wire < to; wire++ {
		pinned := true
		for _, delta := range []fr.Element{fr.One(), random} {
			noticed := false
			for _, i := range touching[wire] {
				if breaks(&constraints[i], values[i], coefficients, wire, delta) {
					noticed = true
					break
				}
			}
			pinned = pinned && noticed
		}
		if !pinned {
			loose = append(loose, wire)
		}
	}
	return loose, nil
}

func sides(c *constraint.R1C) [3]constraint.LinearExpression {
	return [3]constraint.LinearExpression{c.L, c.R, c.O}
}

// breaks says whether a constraint with these values is broken by adding delta to one wire.
func breaks(c *constraint.R1C, values [3]fr.Element, coefficients []fr.Element, wire int, delta fr.Element) bool {
	for k, expression := range sides(c) {
		for _, term := range expression {
			if term.WireID() == wire {
				change := coefficients[term.CoeffID()]
				change.Mul(&change, &delta)
				values[k].Add(&values[k], &change)
			}
		}
	}
	var product fr.Element
	return !product.Mul(&values[0], &values[1]).Equal(&values[2])
}

// Coefficients are the values that the terms of the constraints name.
func Coefficients(system constraint.ConstraintSystem) []fr.Element {
	return system.(*cs.R1CS).Coefficients
}
