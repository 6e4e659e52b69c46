package ops

import "github.com/consensys/gnark/frontend"

// Kinds is the number of effect kinds (spec 3.2). Kind k has selector Sel[k-1].
const Kinds = 17

// Conditions is the number of conditions of a watch (spec 3.2). The last one has no column of its own.
const Conditions = 7

// Row is one effect, with the four cells that it can touch besides ancestors and arguments. Columns that an effect does
// not use are zero; some hold another thing for Merge, Watch, Fire and Join than their name says (see doc.go).
type Row struct {
	Sel  [Kinds]frontend.Variable
	Tick frontend.Variable

	// Condition is one-hot for a Watch or Fire under condition 1 to 6, and zero under the last one.
	Condition [Conditions - 1]frontend.Variable

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
	// Grouped is one when the content of the effect is asked for: by its group, or by the promise that it keeps.
	Grouped    frontend.Variable
	Group      frontend.Variable
	GroupIndex frontend.Variable
	GroupSize  frontend.Variable

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

	// The cell that the effect makes, answers, fires, merges or joins. Ids, Entry and List are lanes 1 to 3 of a call as it
	// is PENDING, or of a watch as it is ARMED; Entry is not that of a call that is made.
	Made      frontend.Variable
	MadeClock frontend.Variable
	Ids       frontend.Variable
	Entry     frontend.Variable
	List      frontend.Variable
	MadeCause frontend.Variable
}
