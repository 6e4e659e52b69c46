package audit

import "github.com/consensys/gnark/frontend"

// Flags say what a claim claims, in the order of their bits (spec 21.3). Each is boolean.
type Flags struct {
	Count            frontend.Variable // the count of uses is limited
	Exact            frontend.Variable // it is equal to the limit, and not only at most that
	Passes           frontend.Variable // passes are counted too
	Rights           frontend.Variable // the rights are within the mask
	Expiry           frontend.Variable // the expiry is at most the limit
	Revoked          frontend.Variable // the revoked flag at the end is the one stated
	RevokedValue     frontend.Variable
	Existed          frontend.Variable // whether the capability existed at the beginning is as stated
	ExistedValue     frontend.Variable
	Set              frontend.Variable // the holder is one of a set
	CapabilityOpen   frontend.Variable // the subject is stated as its value
	CapabilityHidden frontend.Variable // the subject is stated as a commitment
	ScopeOpen        frontend.Variable
	ScopeHidden      frontend.Variable
	HolderOpen       frontend.Variable
	HolderHidden     frontend.Variable
}

func (f *Flags) list() []frontend.Variable {
	return []frontend.Variable{
		f.Count, f.Exact, f.Passes, f.Rights, f.Expiry, f.Revoked, f.RevokedValue, f.Existed, f.ExistedValue, f.Set,
		f.CapabilityOpen, f.CapabilityHidden, f.ScopeOpen, f.ScopeHidden, f.HolderOpen, f.HolderHidden,
	}
}

// Claim is what the digest of the claim opens to, and the salts of its commitments.
type Claim struct {
	Flags  Flags
	Mask   [RightsBits]frontend.Variable
	Limit  frontend.Variable // of the count
	Expiry frontend.Variable // the largest
	// Capability, Scope and Holder are the lanes of the subjects: a value, a commitment, or zero.
	Capability     frontend.Variable
	Scope          frontend.Variable
	Holder         frontend.Variable
	SetRoot        frontend.Variable
	CapabilitySalt frontend.Variable
	ScopeSalt      frontend.Variable
	HolderSalt     frontend.Variable
}

// Cell is the capability's cell at the end, opened (spec 2.3).
type Cell struct {
	Clock     frontend.Variable
	Holder    frontend.Variable
	Scope     frontend.Variable
	Lineage   frontend.Variable // parent(32) | root(32)
	Rights    [RightsBits]frontend.Variable
	Expiry    frontend.Variable
	Depth     frontend.Variable
	Revoked   frontend.Variable
	Uses      frontend.Variable
	Passes    frontend.Variable
	Grantors  frontend.Variable
	Remaining frontend.Variable
	Cause     frontend.Variable
	Link      frontend.Variable
}

// Was is the cell at the beginning: what can change. All zero when the capability did not exist yet.
type Was struct {
	Existed   frontend.Variable
	Clock     frontend.Variable
	Revoked   frontend.Variable
	Uses      frontend.Variable
	Passes    frontend.Variable
	Remaining frontend.Variable
	Cause     frontend.Variable
	Link      frontend.Variable
}

// Digit is a digit of an index in base 8, one-hot.
type Digit struct {
	Is [8]frontend.Variable
}

// Children are those of one node.
type Children struct {
	Node [8]frontend.Variable
}

// Leaf is an opened instance leaf (spec 2.4) without its tag and instance id. Counts is programs(32) | resources(32) |
// capabilities(32) | calls(32) | watches(32), of which the relation needs nothing.
type Leaf struct {
	Sequence        frontend.Variable
	Clock           frontend.Variable
	Counts          frontend.Variable
	Snapshot        frontend.Variable // lane 3
	SnapshotDigest  frontend.Variable
	PreviousRoot    frontend.Variable
	PreviousEffects frontend.Variable
	Link            frontend.Variable
}

// Point is a state: its instance leaf, the other children of the root but that of the capabilities, and the nodes between
// that one and the cell, the highest first.
type Point struct {
	Leaf     Leaf
	Siblings [6]frontend.Variable
	Path     []Children
}

// Set is a path to the holder in a set of holders: the digits and children of each level, the leaf's parent first. All zero
// when no set is claimed.
type Set struct {
	Salt frontend.Variable
	Path []SetLevel // SetDepth of them
}

// SetLevel is a level of that path.
type SetLevel struct {
	Is   [8]frontend.Variable
	Node [8]frontend.Variable
}
