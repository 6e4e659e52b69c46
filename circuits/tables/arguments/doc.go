// Package arguments states that each argument of a call is held by the caller when the call is made, and goes to the target or
// back to the caller when it is answered.
//
// Relation: for each need (call, ids, tick, mode, count, list, head) with count > 0 there is one row that touches the first resource
// of the list, and passes on the same need with count - 1 and the rest of the list.
//
// Assumes: an effect emits its need with the call's count and list and takes the same need with count 0 and list 0 (tables/ops).
// The list is packed from four 32-bit indexes and the count is at most four (tables/ops): with more rows
// than seven, two lists could have one value in the field.
//
// Enforces:
//
//	(1) E_RESOURCE_UNKNOWN, E_NOT_HELD, E_NOT_OWNER: the resource read is HELD and owned by the caller (Invoke), or IN_CALL in
//	    this call and owned by the caller (Accept, Decline). It becomes IN_CALL, HELD by the target, or HELD by the caller.
//	(2) caller and target are opened from the call's lane 1 in one way: status PENDING, both below 2^32.
//	(3) the list is Resource + 2^32*Next. Resource is below 2^32 because it is a cell; so after count rows the list is used up
//	    exactly when the rows went through its entries in order. count is a lane of its own, and a small number: it falls by one at
//	    each row, there are finitely many rows, and the effect takes the need with count 0.
//	(4) the mode of a row is the effect's: it is a lane of its own in the need. In one lane with count, which has no range check,
//	    mode 3 and count 1 would pass for mode 2 and count 9/8: a Decline would give the argument to the target.
//	(5) TCK-1, E_CELL_CONFLICT: the tick is above the resource's clock; so no resource stands twice in one list.
//
// Does not enforce: that a list has no zero before its count is used up; a row with resource 0 reads a cell that does not exist.
//
// Hints: none.
//
// Cost: about 45 constraints.
//
// Failure: without (1) a caller gives what it does not have; without (3) an argument is left behind in the call for
// ever; without (4) an answer says one thing and does another.
//
// Source: spec 3.5 rules 30, 31, 50; 3.6.
package arguments
