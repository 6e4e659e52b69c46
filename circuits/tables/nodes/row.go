package nodes

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
)

// Row is an inner node of the state tree: where it stands and its children before and after the batch. Row 0 is the root.
type Row struct {
	Level  frontend.Variable
	Index  frontend.Variable
	Before [encoding.Arity]frontend.Variable
	After  [encoding.Arity]frontend.Variable
}
