// Package solve runs the constraint solver in tests: with the commitment replaced by a hash of what is committed, and with
// hints that lie.
package solve

import (
	"fmt"
	"math/big"
	"sync/atomic"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs"
	"github.com/rs/zerolog"
)

// System solves the constraint system for an assignment. It is nil when every constraint holds.
func System(ccs constraint.ConstraintSystem, assignment frontend.Circuit, options ...solver.Option) error {
	_, err := Solution(ccs, assignment, options...)
	return err
}

// Solution is System and gives the solved wires.
func Solution(ccs constraint.ConstraintSystem, assignment frontend.Circuit, options ...solver.Option) (any, error) {
	w, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	if err != nil {
		return nil, fmt.Errorf("solve: building the witness: %w", err)
	}
	all := append([]solver.Option{
		solver.WithLogger(zerolog.Nop()),
		solver.OverrideHint(solver.GetHintID(cs.Bsb22CommitmentComputePlaceholder), Commitment),
	}, options...)
	return ccs.Solve(w, all...)
}

// Commitment stands in for the commitment: a hash of the committed wires, so that the challenge depends on each of them.
func Commitment(_ *big.Int, in, out []*big.Int) error {
	hash := poseidon2.NewMerkleDamgardHasher()
	for _, x := range in {
		var e fr.Element
		e.SetBigInt(x)
		b := e.Bytes()
		if _, err := hash.Write(b[:]); err != nil {
			return err
		}
	}
	out[0].SetBytes(hash.Sum(nil))
	return nil
}

// Lies are the ways in which a hint's output k is changed.
var lies = map[string]func(out *big.Int){
	"zero":     func(out *big.Int) { out.SetUint64(0) },
	"one":      func(out *big.Int) { out.SetUint64(1) },
	"plus one": func(out *big.Int) { out.Add(out, big.NewInt(1)) },
	"minus":    func(out *big.Int) { out.Neg(out).Mod(out, fr.Modulus()) },
	"random":   func(out *big.Int) { out.SetString("123456789012345678901234567890123456789012345678901234567890", 10) },
}

// LyingHints runs a circuit with each hint replaced by one that gives a changed output, for the first, a middle and the last
// output. When run accepts although the output differs from the honest one, the test fails, unless harmless says why not.
func LyingHints(t *testing.T, hints []solver.Hint, run func(solver.Option) error, harmless func(name string) bool) {
	t.Helper()
	honest := run(solver.WithNbTasks(1)) == nil
	for _, hint := range hints {
		id, name := solver.GetHintID(hint), solver.GetHintName(hint)
		for lie, change := range lies {
			for _, which := range []string{"first", "middle", "last"} {
				var changed atomic.Bool
				err := run(solver.OverrideHint(id, func(field *big.Int, in, out []*big.Int) error {
					_ = hint(field, in, out) // a liar does not stop at the honest hint's refusal
					k := map[string]int{"first": 0, "middle": len(out) / 2, "last": len(out) - 1}[which]
					before := new(big.Int).Set(out[k])
					change(out[k])
					if before.Cmp(out[k]) != 0 {
						changed.Store(true)
					}
					return nil
				}))
				if err == nil && (changed.Load() || !honest) && (harmless == nil || !harmless(name)) {
					t.Errorf("hint %s, %s output set to %s: accepted", name, which, lie)
				}
			}
		}
	}
}
