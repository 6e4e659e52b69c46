// Package ops states what an effect is and when it may happen: one row for each effect, with the author's program cell, the
// resource, the capability and the other cell that it touches: one that it makes, answers, ends, fires or joins.
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
//	Delegate                 quantity   quantity      expiry        body                        expiry        0
//	Invoke                   argument   argument      argument      argument
//	Withdraw, Claim, Revoke  escrower   beneficiary   deadline      domain        owner         deadline      revocable
//	RevokeCapability         grantor    grantor       grantor       grantor
//	Accept, Decline          caller
//	Split                    quantity   quantity      0             0
//	Watch                    bound      bound         time          time          resource      time          0
//	Fire                     bound      bound         time          time          owner         time          0
//
// In the first four kinds, Split and Watch, limbs 0 to 3 are the intent's body; in the others the body is zero in the intent by
// construction, and the limbs open a lane of the cell that the kind must look into (of Fire, the watch). What a kind has no use for is
// free and reaches nothing.
//
// Other columns that hold another thing than their name says, so that no kind has columns of its own but Condition:
//
//	kind    column -> what
//	Split   List: quantity of the new resource. Remaining: what is left, less one
//	Merge   List, Usage: quantity and provenance of the resource that ends. Remaining: 2^64 - 1 less the sum
//	Watch   Ids, Entry, List: lanes 1 to 3 of the watch. Depth, Owner, Quantity, Lock: what the condition would compare, equal
//	Fire    Ids, Entry, List: lanes 1 to 3 of the watch as ARMED. Depth: the resource's status. Remaining: a difference.
//	        Under a condition on a fact, Owner, Quantity, Lock, ResourceCause: its account, quantity, domain, sequence
//	Join    Entry, Ids, List, Lineage, Usage: key, head, domain, call head of the program that is joined. Custodian, ArgumentCount,
//	        Quantity: its registration, deposits, counter
//
// Enforces:
//
//	(1) selectors are boolean and so is their sum; effects come first, padding last, and there is at least one effect (RUL-1). Conditions
//	    are boolean, and so is the last, which a Watch or Fire is under if it is under no other: a Watch or Fire is under exactly one,
//	    and no other effect under any.
//	(2) E_FIELD_UNUSED, E_FIELD_RANGE: fields of the intent that the kind does not use are zero or are not in the packed lanes; the
//	    others fit. Indexes of touched cells fit because cells stand in the tree; an index of a fact because the fact's row says so.
//	(3) INT-1: the intent head. E_COUNTER: L1 holds the cell's counter plus one. E_SNAPSHOT_MISMATCH: lane 7 is the batch's snapshot.
//	    E_CALL_HEAD: L4 is the cell's call head. A controller who signed another counter, snapshot or call head signed another head,
//	    and the row of authors refuses it.
//	(4) E_ADDRESS_TAKEN, TCK-1, TCK-3, E_FACT_USED: a new program's index is the next; ticks are not below the author's clock, above the
//	    instance's for Register, and not above the clock after the batch; a deposit's sequence rises.
//	(5) E_PARTY_UNKNOWN, E_TARGET_NOT_IN_SNAPSHOT, E_PARTY_SELF: 1 <= party <= programs so far, for Invoke <= programs in the
//	    snapshot's state, for Join not the author. In a Watch or Fire the party may be zero.
//	(6) resource: STA-3, E_CELL_CONFLICT, E_NOT_HELD, E_NOT_ESCROWED, E_NOT_OWNER, E_GRANTOR_NOT_OWNER, E_NOT_CUSTODIAN,
//	    E_NOT_BENEFICIARY, E_NOT_ESCROWER, E_NOT_ACCOUNT. Lane 2 is read as owner + 2^32*custodian + 2^64*status with the status that
//	    the kind demands; the custodian is in range, the owner is small in every kind, by a limb or because it equals something small;
//	    so a cell with another status has no such reading. A HELD resource has no custodian (invariant of the state). For Fire the
//	    status is any, and in range as Depth is; so there is one reading too.
//	(7) capability: E_NOT_HOLDER, E_CAPABILITY_SCOPE, E_RIGHT_MISSING, E_CAPABILITY_EXPIRED, E_NOT_GRANTOR, E_RIGHTS_WIDENED, E_DEPTH.
//	    Lane 2 is read with a revoked part of zero: E_CAPABILITY_REVOKED, E_ALREADY_REVOKED. HasParent is one when the parent is not zero.
//	(8) E_DEADLINE_PASSED, E_DEADLINE_PENDING, E_EXPIRY_WIDENED and E_CONDITION share one comparison of times; E_CAPABILITY_QUANTITY,
//	    E_QUANTITY_WIDENED, E_SPLIT_QUANTITY, E_MERGE_MISMATCH and E_CONDITION one of quantities: the kinds exclude each other. Where it is
//	    no capability's, Remaining is pinned to the difference that must not be negative. The other conditions are equalities. A
//	    Watch states them too, about columns that reach nothing, except that a status has eight bits (E_FIELD_RANGE).
//	(9) made: the index of a new capability, call, resource or watch is the next; E_CALL_UNKNOWN, E_NOT_TARGET, E_NOT_PENDING,
//	    E_WATCH_UNKNOWN, E_NOT_WATCHER, E_NOT_ARMED, E_WATCH_MISMATCH: what is touched is what the intent names, and a watch's lane 1 is
//	    that of the author's intent, ARMED.
//	(10) each touch takes what it read from memory and gives what it writes: E_AUTHOR_UNKNOWN, E_RESOURCE_UNKNOWN, E_CAPABILITY_UNKNOWN,
//	    E_CALL_UNKNOWN, E_WATCH_UNKNOWN (the header read has the kind), E_INVOKE_HEAD, E_WATCH_MISMATCH (the head or promise read is L3),
//	    E_MERGE_MISMATCH (the resource that ends is read with owner, asset and lock of the one that stays), and that a created cell was
//	    eight zeros. Every touch raises the cell's clock, or the author's counter. A watch stands in the section of calls, at its index
//	    and 8^(depth-1): the indexes of calls and of watches are below that (E_STATE_FULL), and the kind in the header tells them apart.
//	(11) ancestors, arguments, facts, members and promises are asked for. Content is asked for once: by the group, or by a promise with no
//	    group; never that of a Fire (E_GROUP, E_PROMISE).
//
// Does not enforce: E_STATE_FULL (tables/batch), E_KEY_WEAK, E_SIGNATURE (tables/authors), and what the rows of links, arguments, facts,
// groups and promises say. That a watched resource exists when the watch is made. That ticks are the smallest. That rows stand in the order in which effects touch a cell: ticks and counters say that order.
//
// Hints: gate.divide shows that a Split is of something and that a Join is of another: pinned by its product, free where both sides are
// zero.
//
// Cost: about 700 constraints, 363 of them the intent head; see internal/golden/counts.csv.
//
// Failure: each clause has the attack that it stops in transition/attacks_*_test.go.
//
// Source: spec chapter 3.
package ops
