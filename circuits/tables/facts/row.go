package facts

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
)

// Level is one inner node on the path of a fact, from the leaf's parent upwards: its children, and which of them is on
// the path.
type Level struct {
	Children [encoding.Arity]frontend.Variable
	Digit    [encoding.Arity]frontend.Variable
}

// Row is a fact and its path to the fact root (spec 4.1). Deposited is one when it is a deposit, and zero when it is an
// observation, which has no account.
type Row struct {
	Act       frontend.Variable
	Domain    frontend.Variable
	Account   frontend.Variable
	Deposited frontend.Variable
	Sequence  frontend.Variable
	Asset     frontend.Variable
	Quantity  frontend.Variable
	Height    frontend.Variable
	Time      frontend.Variable
	Reference frontend.Variable
	Path      []Level
}

// NewRow is a row with room for a path of the given length.
func NewRow(factDepth int) Row {
	return Row{Path: make([]Level, factDepth)}
}
