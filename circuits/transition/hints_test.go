package transition_test

import (
	"slices"
	"testing"

	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"

	cs "github.com/consensys/gnark/constraint/bn254"

	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/ranges"
	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/internal/solve"
)

// hints are all that the circuit asks the prover for, beside the columns.
func hints() []solver.Hint {
	return slices.Concat(gate.Hints(), ranges.Hints(), schnorr.Hints())
}

// A hint that is not in the list would go untested.
func TestHintsAreListed(t *testing.T) {
	listed := []string{
		"github.com/consensys/gnark/frontend/cs.Bsb22CommitmentComputePlaceholder", // gnark's: the commitment itself
		"github.com/consensys/gnark/internal/hints.Randomize",                      // gnark's: the mask of the commitment
	}
	for _, h := range hints() {
		listed = append(listed, solver.GetHintName(h))
	}
	for _, name := range system(t).System.(*cs.R1CS).MHintsDependencies {
		if !slices.Contains(listed, name) {
			t.Errorf("the circuit uses the hint %s, which no test lies with", name)
		}
	}
}

// A hint that lies is noticed, with a true statement and with a false one.
func TestLyingHintsFail(t *testing.T) {
	truth := busy(t)
	solve.LyingHints(t, hints(), func(o solver.Option) error { return refusal(t, truth.Circuit, o) }, nil)
	for _, name := range []string{"a slot of 33 bits", "a Transfer to a stranger", "order two", "another program"} {
		for _, a := range attacks() {
			if a.name != name {
				continue
			}
			lie := a.witness(t).Circuit
			solve.LyingHints(t, hints(), func(o solver.Option) error { return refusal(t, lie, o) }, nil)
		}
	}
}

func TestOneCommitment(t *testing.T) {
	commitments := system(t).System.GetCommitments().(constraint.Groth16Commitments)
	if len(commitments) != 1 {
		t.Errorf("%d commitments, expected one", len(commitments))
	}
}
