package audit

import (
	"fmt"

	"github.com/consensys/gnark/constraint"

	"tidemark/circuits/clause"
	"tidemark/circuits/internal/assemble"
)

// Compiled is the constraint system for a depth and the map from its constraints to clauses.
type Compiled struct {
	Depth   int
	System  constraint.ConstraintSystem
	Clauses *clause.Map
}

// Compile builds the constraint system for state trees of that depth.
func Compile(depth int) (*Compiled, error) {
	if depth < MinDepth || depth > MaxDepth {
		return nil, fmt.Errorf("audit: depth is %d, expected %d to %d", depth, MinDepth, MaxDepth)
	}
	system, clauses, err := assemble.Compile(New(depth))
	if err != nil {
		return nil, fmt.Errorf("audit: compiling %s: %w", Label(depth), err)
	}
	return &Compiled{Depth: depth, System: system, Clauses: clauses}, nil
}
