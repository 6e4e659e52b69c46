// Package links states that every ancestor of a used capability exists, is not revoked, can bear the debit, and is touched.
//
// Relation: for each need (capability, tick, debit, head) there is one row that touches that capability's cell: passes + 1,
// remaining - debit, cause := head, clock := tick; and if the cell names a parent, the same need for the parent.
//
// Assumes: the first need comes from an effect that uses a capability with a parent (tables/ops), with a tick below 2^32 and a
// debit below 2^64. A capability cell's lanes are packed within their widths (invariant of the state).
//
// Enforces:
//
//	(1) E_CAPABILITY_UNKNOWN: the cell read has a header of kind capability; memory gives it.
//	(2) the parent is opened from lane 1 in one way, and is asked for exactly when it is not zero.
//	(3) E_CAPABILITY_REVOKED: lane 2 is below 2^64, so its revoked part is zero.
//	(4) E_CAPABILITY_QUANTITY: the debit is not above remaining.
//	(5) TCK-1, E_CELL_CONFLICT: the tick is above the cell's clock.
//
// Does not enforce: the ancestors' rights and expiry; they never change and are no narrower than the child's (rules 60, 61). The
// length of the chain: chains are as long as Delegate made them (rule 63).
//
// Hints: none.
//
// Cost: about 45 constraints.
//
// Failure: without (1) and (2) a revoked ancestor is left out; without (4) a chain moves more than its grantor gave.
//
// Source: spec 3.5 rules 44 to 46, 3.6.
package links
