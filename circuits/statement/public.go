package statement

import "github.com/consensys/gnark/frontend"

// Public holds the public inputs in the order of spec 5.1.
type Public struct {
	InstanceID     frontend.Variable `gnark:"instanceId,public"`
	ShapeID        frontend.Variable `gnark:"shapeId,public"`
	PreRoot        frontend.Variable `gnark:"preRoot,public"`
	PostRoot       frontend.Variable `gnark:"postRoot,public"`
	SnapshotDigest frontend.Variable `gnark:"snapshotDigest,public"`
	Sequence       frontend.Variable `gnark:"sequence,public"`
	Effects        frontend.Variable `gnark:"effectsDigest,public"`
	Programs       frontend.Variable `gnark:"programsDigest,public"`
	Ownership      frontend.Variable `gnark:"ownershipDigest,public"`
	Uses           frontend.Variable `gnark:"usesDigest,public"`
}

// Names are the names of the public inputs, in order.
var Names = [...]string{
	"instanceId", "shapeId", "preRoot", "postRoot", "snapshotDigest",
	"sequence", "effectsDigest", "programsDigest", "ownershipDigest", "usesDigest",
}
