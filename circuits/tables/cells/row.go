package cells

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
)

// Row is a touched cell: its index and its eight lanes, in the order of spec 2.3, before and after the batch.
type Row struct {
	Index  frontend.Variable
	Before [encoding.Arity]frontend.Variable
	After  [encoding.Arity]frontend.Variable
}

// Fresh is a touched cell that was never used before: its lanes before the batch are eight zeros and have no columns.
type Fresh struct {
	Index frontend.Variable
	After [encoding.Arity]frontend.Variable
}
