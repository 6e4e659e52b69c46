package prove

import (
	"context"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/witness"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"
	fcs "github.com/consensys/gnark/frontend/cs"

	"tidemark/circuits/clause"
	"tidemark/circuits/prove/fault"
)

// challengeTag separates the stand-in challenge of Check from every other hash to the field.
var challengeTag = []byte("tidemark/1/check-challenge")

// Check solves the constraint system with a witness and proves nothing. It answers nil when every constraint holds, and
// otherwise the clause of one that does not.
//
// The challenge, which a proof takes from a commitment, is here a hash of the committed values: as unpredictable to
// whoever wrote the witness, without the multi-exponentiation. The search for the failing constraint has one order.
func Check(ctx context.Context, key *Key, encoded []byte, progress Progress) (*Violation, error) {
	if err := Enter(ctx, progress, Reading); err != nil {
		return nil, err
	}
	in, err := readWitness(key.System, encoded)
	if err != nil {
		return nil, err
	}
	defer in.clear()
	if err := Enter(ctx, progress, Solving); err != nil {
		return nil, err
	}
	violation, err := solve(key.System, key.Clauses, in.full)
	progress(Finished)
	return violation, err
}

func solve(system *cs.R1CS, clauses *clause.Map, full witness.Witness) (*Violation, error) {
	solution, err := system.Solve(full,
		solver.WithNbTasks(1), // on this goroutine: deterministic, and a panic in a hint can be recovered
		solver.OverrideHint(solver.GetHintID(fcs.Bsb22CommitmentComputePlaceholder), hashedChallenge))
	if err == nil {
		clearSolution(solution.(*cs.R1CSSolution))
		return nil, nil
	}
	return violationOf(clauses, err), nil
}

func hashedChallenge(_ *big.Int, in []*big.Int, out []*big.Int) error {
	message := make([]byte, len(in)*fr.Bytes)
	defer clear(message)
	for i, value := range in {
		value.FillBytes(message[i*fr.Bytes : (i+1)*fr.Bytes])
	}
	challenge, err := fr.Hash(message, challengeTag, 1)
	if err != nil {
		return fault.New(fault.Internal, "no challenge")
	}
	challenge[0].BigInt(out[0])
	return nil
}

func clearSolution(solution *cs.R1CSSolution) {
	clear(solution.W)
	clear(solution.A)
	clear(solution.B)
	clear(solution.C)
}
