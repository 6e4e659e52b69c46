package ops

import "github.com/consensys/gnark/frontend"

// Kinds is the number of effect kinds (spec 3.2). Kind k has selector Sel[k-1].
const Kinds = 12

// Row is one effect, with the four cells that it can touch besides ancestors and arguments. Columns that an effect does
// not use are zero.
type Row struct {
	Sel  [Kinds]frontend.Variable
	Tick frontend.Variable

	// The intent (spec 3.2). Resource is also the address of the touched or created resource; for a Deposit it is not
	// in the intent. L4 is zero here for Invoke, Accept and Decline, whose fourth lane is CallHead.
	Author        frontend.Variable
	Resource      frontend.Variable
	Capability    frontend.Variable
	Party         frontend.Variable
	Other         frontend.Variable
	Slot          frontend.Variable
	L3            frontend.Variable
	L4            frontend.Variable
	ArgumentCount frontend.Variable
	Grouped       frontend.Variable
	Group         frontend.Variable
	GroupIndex    frontend.Variable
	GroupSize     frontend.Variable

	// Limbs are where the row opens a packed lane; what they hold depends on the kind (see doc.go).
	Limb  [5]frontend.Variable
	High  frontend.Variable
	Flag  frontend.Variable
	Right [4]frontend.Variable

	// The author's program cell before the effect.
	ProgramClock frontend.Variable
	KeyX         frontend.Variable
	KeyY         frontend.Variable
	Head         frontend.Variable
	CallHead     frontend.Variable
	Counter      frontend.Variable
	RegisteredAt frontend.Variable
	Domain       frontend.Variable
	Deposits     frontend.Variable
	ProgramCause frontend.Variable

	// The resource before the effect. Scoped is one for a Delegate that names a resource, Escrowed is one when that
	// resource is ESCROWED.
	Scoped        frontend.Variable
	Escrowed      frontend.Variable
	ResourceClock frontend.Variable
	Asset         frontend.Variable
	Owner         frontend.Variable
	Custodian     frontend.Variable
	Quantity      frontend.Variable
	Lock          frontend.Variable
	Provenance    frontend.Variable
	ResourceCause frontend.Variable

	// The capability used (Uses is one), or revoked by a RevokeCapability, before the effect.
	Uses            frontend.Variable
	CapabilityClock frontend.Variable
	Holder          frontend.Variable
	Scope           frontend.Variable
	HasParent       frontend.Variable
	Parent          frontend.Variable
	Root            frontend.Variable
	Held            [4]frontend.Variable
	Expiry          frontend.Variable
	Depth           frontend.Variable
	Usage           frontend.Variable
	Lineage         frontend.Variable
	Remaining       frontend.Variable
	CapabilityCause frontend.Variable

	// The capability or call that the effect makes, or the call that it answers. Ids and List are lanes 1 and 3 of the
	// call as it is PENDING, Entry its lane 2 before the effect.
	Made      frontend.Variable
	MadeClock frontend.Variable
	Ids       frontend.Variable
	Entry     frontend.Variable
	List      frontend.Variable
	MadeCause frontend.Variable
}
