package solve

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	fcs "github.com/consensys/gnark/frontend/cs"

	"tidemark/circuits/gadget/ranges"
)

// Verdict is what a solver finds that does not stop at the first broken constraint.
type Verdict struct {
	Wires   []fr.Element
	Broken  []int // constraints that do not hold
	Refused []int // lookups of the range table that are out of range
	Defined []int // for each wire, the constraint that gives its value; -1 for inputs and hint outputs
}

// Holds says that nothing is broken.
func (v *Verdict) Holds() bool { return len(v.Broken) == 0 && len(v.Refused) == 0 }

// Tolerant solves a constraint system like gnark's solver, in the order of its instructions, but goes on when a constraint does not
// hold. Hints may be replaced.
func Tolerant(system constraint.ConstraintSystem, assignment frontend.Circuit, replaced map[solver.HintID]solver.Hint) (*Verdict, error) {
	r1cs, ok := system.(*cs.R1CS)
	if !ok {
		return nil, fmt.Errorf("solve: %T, expected an R1CS over BN254", system)
	}
	w, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	if err != nil {
		return nil, fmt.Errorf("solve: building the witness: %w", err)
	}
	inputs, ok := w.Vector().(fr.Vector)
	if !ok {
		return nil, fmt.Errorf("solve: a witness of type %T", w.Vector())
	}
	total := r1cs.GetNbPublicVariables() + r1cs.GetNbSecretVariables() + r1cs.GetNbInternalVariables()
	t := &tolerant{
		r1cs: r1cs, replaced: replaced, known: make([]bool, total),
		verdict: &Verdict{Wires: make([]fr.Element, total), Defined: make([]int, total)},
	}
	for i := range t.verdict.Defined {
		t.verdict.Defined[i] = -1
	}
	t.set(0, fr.One())
	for i, value := range inputs {
		t.set(i+1, value)
	}
	for i := range r1cs.Instructions {
		if err := t.step(i); err != nil {
			return nil, err
		}
	}
	return t.verdict, nil
}

type tolerant struct {
	r1cs     *cs.R1CS
	replaced map[solver.HintID]solver.Hint
	known    []bool
	verdict  *Verdict
	r1c      constraint.R1C // the one at hand
}

func (t *tolerant) set(wire int, value fr.Element) {
	t.verdict.Wires[wire], t.known[wire] = value, true
}

func (t *tolerant) step(i int) error {
	packed := t.r1cs.Instructions[i]
	instruction := packed.Unpack(&t.r1cs.System)
	switch blueprint := t.r1cs.Blueprints[packed.BlueprintID].(type) {
	case constraint.BlueprintR1C:
		blueprint.DecompressR1C(&t.r1c, instruction)
		return t.constraint(int(packed.ConstraintOffset), &t.r1c)
	case constraint.BlueprintHint:
		var h constraint.HintMapping
		blueprint.DecompressHint(&h, instruction)
		return t.hint(&h)
	default:
		return fmt.Errorf("solve: instruction %d has a blueprint of type %T", i, blueprint)
	}
}

// constraint checks a constraint, or solves it for its one unknown wire.
func (t *tolerant) constraint(index int, c *constraint.R1C) error {
	unknown, side := -1, 0
	var coefficient fr.Element
	var sums [3]fr.Element
	for k, expression := range []constraint.LinearExpression{c.L, c.R, c.O} {
		for _, term := range expression {
			wire := term.WireID()
			if t.known[wire] {
				product := t.r1cs.Coefficients[term.CoeffID()]
				product.Mul(&product, &t.verdict.Wires[wire])
				sums[k].Add(&sums[k], &product)
				continue
			}
			if unknown >= 0 {
				return fmt.Errorf("solve: constraint %d has two unknown wires", index)
			}
			unknown, side, coefficient = wire, k, t.r1cs.Coefficients[term.CoeffID()]
		}
	}
	left, right, out := sums[0], sums[1], sums[2]
	if unknown >= 0 {
		var value fr.Element
		switch side {
		case 0:
			value.Div(&out, &right) // zero where right is zero
			value.Sub(&value, &left)
			left.Add(&left, &value)
		case 1:
			value.Div(&out, &left)
			value.Sub(&value, &right)
			right.Add(&right, &value)
		default:
			value.Mul(&left, &right)
			value.Sub(&value, &out)
			out.Add(&out, &value)
		}
		if !coefficient.IsOne() {
			value.Div(&value, &coefficient)
		}
		t.set(unknown, value)
		t.verdict.Defined[unknown] = index
	}
	var product fr.Element
	if !product.Mul(&left, &right).Equal(&out) {
		t.verdict.Broken = append(t.verdict.Broken, index)
	}
	return nil
}

func (t *tolerant) hint(h *constraint.HintMapping) error {
	in := make([]*big.Int, len(h.Inputs))
	for i, expression := range h.Inputs {
		var sum fr.Element
		for _, term := range expression {
			value := t.r1cs.Coefficients[term.CoeffID()]
			if !term.IsConstant() {
				value.Mul(&value, &t.verdict.Wires[term.WireID()])
			}
			sum.Add(&sum, &value)
		}
		in[i] = sum.BigInt(new(big.Int))
	}
	out := make([]*big.Int, h.OutputRange.End-h.OutputRange.Start)
	for i := range out {
		out[i] = new(big.Int)
	}
	err := t.function(h.HintID)(fr.Modulus(), in, out)
	var outOfRange *ranges.OutOfRange
	if errors.As(err, &outOfRange) {
		t.verdict.Refused = append(t.verdict.Refused, outOfRange.Lookups...)
	} else if err != nil {
		return fmt.Errorf("solve: a hint failed: %w", err)
	}
	for i := range out {
		var value fr.Element
		value.SetBigInt(out[i])
		t.set(int(h.OutputRange.Start)+i, value)
	}
	return nil
}

func (t *tolerant) function(id solver.HintID) solver.Hint {
	if f, ok := t.replaced[id]; ok {
		return f
	}
	if id == solver.GetHintID(fcs.Bsb22CommitmentComputePlaceholder) {
		return Commitment
	}
	return solver.GetRegisteredHint(id)
}
