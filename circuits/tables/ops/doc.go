// Package ops states what an effect is and when it may happen: one row for each effect, with the author's program cell, the
// resource, the capability and the made or answered cell that it touches.
//
// Relation: the effects of the batch, in order, are allowed by spec 3.5 in the state just before them, write what spec 3.6 says, and
// extend their authors' intent heads (spec 3.3).
//
// Assumes: cells' lanes are packed within their widths (invariant of the state, kept by (2), (5) to (9) and tables/authors). Old clocks
// are below 2^32 (same). The instance leaf's counts are those of the state (tables/batch).
//
// Limbs. A row has five 32-bit limbs, an 8-bit limb High and a boolean Flag. They are the only place where the row opens a packed lane
// that holds more than two free fields, so each effect pays for one opening:
//
//	kind                     limb 0     limb 1        limb 2        limb 3        limb 4        High          Flag
//	Deposit                  quantity   quantity
//	Escrow                   0          0             deadline      the upper     beneficiary   deadline      revocable
//	Delegate                 quantity   quantity      expiry        body          custodian     expiry        0
//	Invoke                   argument   argument      argument      argument
//	Withdraw, Claim, Revoke  escrower   beneficiary   deadline      domain        owner         deadline      revocable
//	RevokeCapability         grantor    grantor       grantor       grantor
//	Accept, Decline          caller
//
// In the first four kinds limbs 0 to 3 are the intent's body; in the others the body is zero in the intent by construction, and the
// limbs open a lane of the cell that the kind must look into. What a kind has no use for is free and reaches nothing.
//
// Enforces:
//
//	(1) selectors are boolean and so is their sum; effects come first, padding last, and there is at least one effect (RUL-1).
//	(2) E_FIELD_UNUSED, E_FIELD_RANGE: fields of the intent that the kind does not use are zero or are not in the packed lanes; the
//	    others fit. Indexes of touched cells fit because cells stand in the tree; an index of a fact because the fact's row says so.
//	(3) INT-1: the intent head. E_COUNTER: L1 holds the cell's counter plus one. E_SNAPSHOT_MISMATCH: lane 7 is the batch's snapshot.
//	    E_CALL_HEAD: L4 is the cell's call head. A controller who signed another counter, snapshot or call head signed another head,
//	    and the row of authors refuses it.
//	(4) E_ADDRESS_TAKEN, TCK-1, TCK-3, E_FACT_USED: a new program's index is the next; ticks are not below the author's clock, above the
//	    instance's for Register, and not above the clock after the batch; a deposit's sequence rises.
//	(5) E_PARTY_UNKNOWN, E_TARGET_NOT_IN_SNAPSHOT: 1 <= party <= programs so far, and for Invoke <= programs in the snapshot's state.
//	(6) resource: STA-3, E_CELL_CONFLICT, E_NOT_HELD, E_NOT_ESCROWED, E_NOT_OWNER, E_GRANTOR_NOT_OWNER, E_NOT_CUSTODIAN,
//	    E_NOT_BENEFICIARY, E_NOT_ESCROWER, E_NOT_ACCOUNT. Lane 2 is read as owner + 2^32*custodian + 2^64*status with the status that
//	    the kind demands; owner and custodian are small in every kind, by a limb or because they equal something small; so a cell with
//	    another status has no such reading.
//	(7) capability: E_NOT_HOLDER, E_CAPABILITY_SCOPE, E_RIGHT_MISSING, E_CAPABILITY_EXPIRED, E_NOT_GRANTOR, E_RIGHTS_WIDENED, E_DEPTH.
//	    Lane 2 is read with a revoked part of zero: E_CAPABILITY_REVOKED, E_ALREADY_REVOKED. HasParent is one when the parent is not zero.
//	(8) E_DEADLINE_PASSED, E_DEADLINE_PENDING, E_EXPIRY_WIDENED share one comparison, as do E_CAPABILITY_QUANTITY and
//	    E_QUANTITY_WIDENED: the kinds exclude each other.
//	(9) made: a new capability's or call's index is the next; E_CALL_UNKNOWN, E_NOT_TARGET, E_NOT_PENDING.
//	(10) each touch takes what it read from memory and gives what it writes: E_AUTHOR_UNKNOWN, E_RESOURCE_UNKNOWN, E_CAPABILITY_UNKNOWN,
//	    E_CALL_UNKNOWN (the header read has the kind), E_INVOKE_HEAD (the head read is L3), and that a created cell was eight zeros. Every
//	    touch raises the cell's clock, and the program's counter.
//	(11) ancestors, arguments, facts and members are asked for.
//
// Does not enforce: E_STATE_FULL (tables/batch), E_KEY_WEAK, E_SIGNATURE (tables/authors), and what the rows of links, arguments, facts and
// groups say. That ticks are the smallest. That rows stand in the order in which effects touch a cell: ticks and counters say that order.
//
// Hints: none.
//
// Cost: about 655 constraints, 363 of them the intent head; see internal/golden/counts.csv.
//
// Failure: each clause has the attack that it stops in transition/attacks_*_test.go.
//
// Source: spec chapter 3.
package ops
