package solve

import (
	"fmt"
	"slices"

	"github.com/consensys/gnark/constraint"
)

// Late finds the constraints with the challenge in which some wire is neither under the one commitment nor computed from what is:
// the prover could choose that wire after the challenge. It also tells how many constraints the challenge is in.
func Late(system constraint.ConstraintSystem, v *Verdict) (late []int, terms int, err error) {
	constraints, err := Constraints(system)
	if err != nil {
		return nil, 0, err
	}
	commitments, ok := system.GetCommitments().(constraint.Groth16Commitments)
	if !ok || len(commitments) != 1 || commitments[0].NbPublicCommitted != 0 {
		return nil, 0, fmt.Errorf("solve: expected one commitment, to no public input, came %v", system.GetCommitments())
	}
	challenge := commitments[0].CommitmentIndex
	fixed := map[int]bool{0: true, challenge: true}
	for _, wire := range commitments[0].PrivateCommitted {
		fixed[wire] = true
	}
	visiting := map[int]bool{}
	var determined func(wire int) bool
	determined = func(wire int) bool {
		if known, done := fixed[wire]; done {
			return known
		}
		if v.Defined[wire] < 0 || visiting[wire] {
			return false // an input or a hint's output that is not committed
		}
		if !slices.ContainsFunc(constraints[v.Defined[wire]].O, func(term constraint.Term) bool { return term.WireID() == wire }) {
			return false // a quotient: free where both sides are zero
		}
		visiting[wire] = true
		all := !slices.ContainsFunc(Wires(&constraints[v.Defined[wire]]), func(other int) bool { return other != wire && !determined(other) })
		visiting[wire] = false
		fixed[wire] = all
		return all
	}
	for i := range constraints {
		wires := Wires(&constraints[i])
		if !slices.Contains(wires, challenge) {
			continue
		}
		terms++
		// the quotient of the term itself comes after the challenge
		if slices.ContainsFunc(wires, func(wire int) bool { return v.Defined[wire] != i && !determined(wire) }) {
			late = append(late, i)
		}
	}
	return late, terms, nil
}
