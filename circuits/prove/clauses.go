package prove

import (
	"fmt"

	"tidemark/circuits/clause"
)

// None stands for "no row", "no effect" and "no constraint".
const None = -1

// Violation is a rule that a witness breaks. Effect is the index of the effect when the row is one of the table of
// effects, else None: other tables belong to effects in a way that only the witness tells. Constraint is None when a
// lookup or a division refused its input before any constraint failed.
type Violation struct {
	clause.Site
	Effect     int
	Constraint int
}

// effectTable is the table whose rows are the effects of the batch.
const effectTable = "ops"

// Sites of what the map does not tell.
var (
	unnamed = clause.Site{Rule: "E_CIRCUIT", Table: "circuit", Row: None}
	lookups = clause.Site{Rule: "E_FIELD_RANGE", Table: "lookups", Row: None}
)

func (v *Violation) String() string {
	text := v.Site.String()
	if v.Effect != None {
		text += fmt.Sprintf(" (effect %d)", v.Effect)
	}
	return text
}

func violationAt(clauses *clause.Map, constraint int) *Violation {
	site, known := clauses.Of(constraint)
	if !known {
		site = unnamed
	}
	effect := None
	if site.Table == effectTable {
		effect = site.Row
	}
	return &Violation{Site: site, Effect: effect, Constraint: constraint}
}

func refusedHint() *Violation {
	return &Violation{Site: lookups, Effect: None, Constraint: None}
}
