// Package authors states what a program that acted is: its cell before and after the batch, and its controller's signature over
// its last intent head. A touched program is an author, or was joined and stands in tables/joined.
//
// Relation: as in tables/cells for kind 1, with lane 5 opened into counter, registeredAt, domain and deposits; and the head after
// the batch is signed with the key after the batch (ENC-9, INT-2).
//
// Assumes: as tables/cells. Effects write registeredAt, domain and deposits within 32 bits (tables/ops).
//
// Enforces:
//
//	(1) the leaves are the hashes of the lanes, and the link is as in tables/cells (STA-6).
//	(2) the four parts of lane 5 before are in their ranges, so the opening is the only one; the counter after is below 2^32.
//	(3) memory and tree sums, as in tables/cells; the memory tuple holds the four parts of lane 5 as lanes of their own.
//	(4) a row that was not touched has no entry in the programs digest.
//	(5) E_KEY_WEAK, E_SIGNATURE: gadget/schnorr over the head after, with the key after.
//
// Does not enforce: anything about a row that was not touched but that its signature verifies: padding rows hold a constant key
// and its signature over zero (schnorr.Padding).
//
// Hints: those of gadget/schnorr; gate.divide as in tables/cells.
//
// Cost: two hashes, a signature, and about 65 constraints.
//
// Failure: without (5) anybody acts for anybody; without (2) a counter that overflows changes registeredAt.
//
// Source: spec 1.4, 2.3, 3.3, 5.4.
package authors
