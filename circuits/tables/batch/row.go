package batch

import "github.com/consensys/gnark/frontend"

// Leaf is an opened instance leaf (spec 2.4) without its tag and instance id.
type Leaf struct {
	Sequence         frontend.Variable
	Clock            frontend.Variable
	Programs         frontend.Variable
	Resources        frontend.Variable
	Capabilities     frontend.Variable
	Calls            frontend.Variable
	Watches          frontend.Variable
	SnapshotSequence frontend.Variable
	SnapshotTime     frontend.Variable
	SnapshotDigest   frontend.Variable
	PreviousRoot     frontend.Variable
	PreviousEffects  frontend.Variable
	Link             frontend.Variable
}

// Snapshot is an opened snapshot digest (spec 4.2) without its tag and instance id.
type Snapshot struct {
	Parent    frontend.Variable
	Sequence  frontend.Variable
	Clock     frontend.Variable
	Time      frontend.Variable
	StateRoot frontend.Variable
	Domains   frontend.Variable
	FactRoot  frontend.Variable
	Keepers   frontend.Variable
}

// Row is the one row of the batch table.
type Row struct {
	// Instance and Digest are private copies of the public instance id and snapshot digest: whatever reaches a
	// fingerprint must be committed, and no public input is.
	Instance frontend.Variable
	Digest   frontend.Variable
	// Before is the instance leaf before the batch, ClockAfter the instance's clock after it.
	Before     Leaf
	ClockAfter frontend.Variable
	Snapshot   Snapshot
	// Then is the instance leaf under the snapshot's state root, Siblings are children 1 to 7 of that root.
	Then     Leaf
	Siblings [7]frontend.Variable
}
