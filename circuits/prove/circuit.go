package prove

import (
	"context"

	bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"

	"tidemark/circuits/clause"
	"tidemark/circuits/prove/fault"
)

// Circuit is what the prover has to know of a circuit.
type Circuit struct {
	Shape       string // shape id, public input 1 of the statement, as text
	Version     uint32 // raised whenever the constraint system changes
	Constraints int    // how many it compiles to, for estimates made before it is compiled

	// Compile makes the constraint system and says what each constraint is there for.
	Compile func() (*cs.R1CS, *clause.Map, error)
}

// Compiled is a circuit as a constraint system.
type Compiled struct {
	Circuit Circuit
	System  *cs.R1CS
	Hash    [32]byte // SystemHash of it
	Clauses *clause.Map
}

// Key is all that proving for one circuit takes.
type Key struct {
	System    *cs.R1CS
	Clauses   *clause.Map
	Proving   *bn254.ProvingKey
	Verifying *bn254.VerifyingKey
}

// Compile compiles a circuit and checks that it asks for exactly one commitment.
func Compile(ctx context.Context, circuit Circuit, progress Progress) (*Compiled, error) {
	if err := Enter(ctx, progress, Compiling); err != nil {
		return nil, err
	}
	system, clauses, err := circuit.Compile()
	if err != nil {
		return nil, fault.New(fault.Internal, "the circuit %s does not compile: %v", circuit.Shape, err)
	}
	if n := len(system.CommitmentInfo.(constraint.Groth16Commitments)); n != 1 {
		return nil, fault.New(fault.Internal, "the circuit %s has %d commitments, expected 1", circuit.Shape, n)
	}
	return &Compiled{Circuit: circuit, System: system, Hash: SystemHash(system), Clauses: clauses}, nil
}
