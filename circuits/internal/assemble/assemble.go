// Package assemble compiles a circuit together with the map that says what each of its constraints is there for.
package assemble

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"tidemark/circuits/clause"
)

// Circuit is a circuit that names its constraints.
type Circuit interface {
	frontend.Circuit
	// Record hands the circuit the recorder that it names them to.
	Record(*clause.Recorder)
}

// Compile builds the constraint system of a circuit over the scalar field of BN254. Equal circuits give equal systems.
func Compile(c Circuit) (constraint.ConstraintSystem, *clause.Map, error) {
	var recorder *clause.Recorder
	// The builder hands out the system that it is filling, so the recorder can ask it for the number of constraints.
	builder := func(field *big.Int, config frontend.CompileConfig) (frontend.Builder[constraint.U64], error) {
		b, err := r1cs.NewBuilder[constraint.U64](field, config)
		if err != nil {
			return nil, err
		}
		system, err := b.Compile()
		if err != nil {
			return nil, err
		}
		recorder = clause.NewRecorder(system.GetNbConstraints)
		c.Record(recorder)
		return b, nil
	}
	system, err := frontend.Compile(ecc.BN254.ScalarField(), builder, c)
	if err != nil {
		return nil, nil, err
	}
	return system, recorder.Finish(), nil
}
