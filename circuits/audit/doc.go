// Package audit is the circuit of audit statements (spec chapter 21): what one capability's cell shows at two state roots.
//
// Relation: there is a capability of the instance whose cell under the root at the end (to) is the one opened here, whose cell
// under the root at the beginning (from) is the one opened here or was never used, and of which every part of the claim holds whose
// digest is public.
//
// Assumes: that the roots are of one history. Nothing here leads from one to the other; who accepts a statement has accepted
// the batches between them (AUD-9). That their trees have this depth, which the instance says and the verifier compares: one
// level deeper a cell passes for a node, and its link, the leaf of the version before, for a cell (attacks_test.go). For the lanes of a cell and of an instance leaf: the rules of the transition circuit,
// under which every state of a history was made.
//
// Enforces:
//
//	(1) circuit: the circuit's id is this one's.
//	(2) STA-2, digit: one digit of base 8 a level, the same under both roots; the index that they make is not zero. The kind is
//	    the root's child 3, and the header's.
//	(3) lanes: each part of a packed lane is in its range and flags are boolean, so a lane has one opening.
//	(4) absent: a cell that did not exist at the beginning is eight zeros.
//	(5) leaf: the cell at the beginning, if it existed, has the holder, scope, lineage, rights, expiry, depth and grantors of the
//	    cell at the end, which never change.
//	(6) monotone: uses and passes do not fall, and what was revoked stays revoked.
//	(7) E_ORDER, E_FORK: the end is not before the beginning by the sequences in the instance leaves; at one sequence it is one root.
//	(8) path: each node on the way is the child at the digit of the node above.
//	(9) instance: child 0 of each root is an instance leaf of the public instance, its sequence and clock in their ranges.
//	(10) root: the root has these children.
//	(11) claim: flags and mask are boolean, limits in their ranges, so the claim's lane has one opening.
//	(12) E_CLAIM_COUNT, E_CLAIM_RIGHTS, E_CLAIM_EXPIRY, E_CLAIM_REVOKED, E_CLAIM_EXISTED: what is claimed holds.
//	(13) E_CLAIM_CAPABILITY, E_CLAIM_SCOPE, E_CLAIM_HOLDER: a subject's lane is its value, its commitment, or zero.
//	(14) E_CLAIM_HOLDER_SET: the holder is a leaf of the tree of the set.
//	(15) claim in statement: the digest is that of these parts and of the sequences and clocks of both leaves.
//
// Does not enforce: that a claim names its capability. One that does not is true of any capability that fits; the format has no
// such claim. That flags agree with each other, for example not both open and hidden: the verifier makes the lane.
//
// Hints: gate.divide in (2) and (7): in (2) pinned by its product, in (7) free where both sides are zero. Those of gadget/ranges.
//
// Cost: 363 for each hash: the cell and D nodes under each root, both instance leaves, three commitments, a member of the set
// and three nodes above, the claim; 26 a level; about 500 more.
//
// Failure: without (2), (3), (4), (8) or (10) a use can be hidden (zero_test.go tries).
//
// Source: spec chapters 2 and 21.
package audit
