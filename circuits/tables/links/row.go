package links

import "github.com/consensys/gnark/frontend"

// Row is the touch of one ancestor of a used capability. HolderScope is the lower half of lane 1, and Tick, Debit and
// Head are those of the effect that uses the descendant.
type Row struct {
	Act         frontend.Variable
	Capability  frontend.Variable
	Clock       frontend.Variable
	HolderScope frontend.Variable
	HasParent   frontend.Variable
	Parent      frontend.Variable
	Root        frontend.Variable
	Terms       frontend.Variable
	Usage       frontend.Variable
	Lineage     frontend.Variable
	Remaining   frontend.Variable
	Cause       frontend.Variable
	Tick        frontend.Variable
	Debit       frontend.Variable
	Head        frontend.Variable
}
