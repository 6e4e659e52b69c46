package audit

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/clause"
	"tidemark/circuits/encoding"
)

// Limits of the depth of a state tree (STA-1), as in package registry.
const (
	MinDepth     = 4
	DefaultDepth = 8
	MaxDepth     = 11
)

// SetDepth is the depth of a tree of holders: a set has at most 8^SetDepth of them.
const SetDepth = 3

// RightsBits is the width of a rights mask in its lane (spec 2.3).
const RightsBits = 16

// Name is the circuit's name in its id.
const Name = "audit"

// Public holds the public inputs in the order of spec 21.2.
type Public struct {
	InstanceID frontend.Variable `gnark:"instanceId,public"`
	CircuitID  frontend.Variable `gnark:"circuitId,public"`
	FromRoot   frontend.Variable `gnark:"fromRoot,public"`
	ToRoot     frontend.Variable `gnark:"toRoot,public"`
	Claim      frontend.Variable `gnark:"claimDigest,public"`
}

// PublicNames are the names of the public inputs, in order.
var PublicNames = [...]string{"instanceId", "circuitId", "fromRoot", "toRoot", "claimDigest"}

// Circuit is the witness of one audit statement. The order of its fields is the order of the witness.
type Circuit struct {
	Statement Public

	Claim Claim
	Cell  Cell
	Was   Was
	// Digits are those of the capability's index, one-hot, the highest first: one for each level below the kinds.
	Digits []Digit
	From   Point
	To     Point
	Set    Set

	depth    int              `gnark:"-"`
	recorder *clause.Recorder `gnark:"-"`
}

// New is an empty circuit for state trees of that depth.
func New(depth int) *Circuit {
	return &Circuit{
		Digits: make([]Digit, depth-1),
		From:   Point{Path: make([]Children, depth-1)},
		To:     Point{Path: make([]Children, depth-1)},
		Set:    Set{Path: make([]SetLevel, SetDepth)},
		depth:  depth,
	}
}

// Depth is that of the state trees that the circuit is for.
func (c *Circuit) Depth() int { return c.depth }

// Record is assemble.Circuit.
func (c *Circuit) Record(r *clause.Recorder) { c.recorder = r }

// Label is the text that the circuit's id encodes. Facts and chains of capabilities do not enter the relation, so neither do
// their limits enter the id.
func Label(depth int) string { return fmt.Sprintf("%s%s/d%d", encoding.Version, Name, depth) }

// ID is public input 1.
func ID(depth int) *big.Int {
	id := encoding.Ascii(Label(depth))
	return id.BigInt(new(big.Int))
}
