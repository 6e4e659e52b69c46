package transition

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"tidemark/circuits/clause"
	"tidemark/circuits/gadget/ranges"
	"tidemark/circuits/registry"
)

// Compiled is the constraint system of a shape and the map from its constraints to rules.
type Compiled struct {
	Shape   registry.Shape
	System  constraint.ConstraintSystem
	Clauses *clause.Map
}

// Compile builds the constraint system of a shape. Equal shapes give equal systems.
func Compile(s registry.Shape) (*Compiled, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	c := New(s)
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
		c.recorder = clause.NewRecorder(system.GetNbConstraints)
		return b, nil
	}
	system, err := frontend.Compile(ecc.BN254.ScalarField(), builder, c)
	if err != nil {
		return nil, fmt.Errorf("transition: compiling shape %s: %w", s.Label(), err)
	}
	return &Compiled{Shape: s, System: system, Clauses: c.recorder.Finish()}, nil
}

// ClauseOf says which rule, table and row a constraint of the compiled shape belongs to.
func (c *Compiled) ClauseOf(constraint int) (clause.Site, bool) {
	return c.Clauses.Of(constraint)
}

// Explain finds the rule behind an error of the solver: an unsatisfied constraint, or a value that the range table refused.
func Explain(clauses *clause.Map, err error) (clause.Site, bool) {
	var unsatisfied *cs.UnsatisfiedConstraintError
	var outOfRange *ranges.OutOfRange
	switch {
	case errors.As(err, &unsatisfied):
		return clauses.Of(unsatisfied.CID)
	case errors.As(err, &outOfRange):
		return clauses.Lookup(outOfRange.Lookups[0])
	default:
		return clause.Site{}, false
	}
}
