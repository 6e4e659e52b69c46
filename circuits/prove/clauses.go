package prove

import (
	"errors"
	"fmt"

	cs "github.com/consensys/gnark/constraint/bn254"

	"tidemark/circuits/clause"
	"tidemark/circuits/transition"
)

// None stands for "no row", "no effect" and "no constraint".
const None = -1

// Violation is a rule that a witness breaks. Effect is the index of the effect when the row is one of the table of
// effects, else None: other tables belong to effects in a way that only the witness tells. Constraint is None when a
// lookup refused a value before any constraint failed.
type Violation struct {
	clause.Site
	Effect     int
	Constraint int
}

// effectTable is the table whose rows are the effects of the batch.
const effectTable = "ops"

// unnamed is the site of what the map does not tell.
var unnamed = clause.Site{Rule: "E_CIRCUIT", Table: "circuit", Row: None}

func (v *Violation) String() string {
	text := v.Site.String()
	if v.Effect != None {
		text += fmt.Sprintf(" (effect %d)", v.Effect)
	}
	return text
}

// violationOf finds the rule behind an error of the solver. The error itself is dropped: it quotes values of the witness.
func violationOf(clauses *clause.Map, err error) *Violation {
	site, known := transition.Explain(clauses, err)
	if !known {
		site = unnamed
	}
	v := &Violation{Site: site, Effect: None, Constraint: None}
	if site.Table == effectTable {
		v.Effect = site.Row
	}
	var unsatisfied *cs.UnsatisfiedConstraintError
	if errors.As(err, &unsatisfied) {
		v.Constraint = unsatisfied.CID
	}
	return v
}
