package transition

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"

	"tidemark/circuits/clause"
	"tidemark/circuits/gadget/ranges"
	"tidemark/circuits/internal/assemble"
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
	system, clauses, err := assemble.Compile(New(s))
	if err != nil {
		return nil, fmt.Errorf("transition: compiling shape %s: %w", s.Label(), err)
	}
	return &Compiled{Shape: s, System: system, Clauses: clauses}, nil
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
