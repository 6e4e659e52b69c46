// Package groups states that atomic groups are whole (spec 3.7). It holds two tables: members, one row for each grouped effect, and
// groups, one row for each group.
//
// Relation: for each need (G, index, size, tick, L1, L2, L3, L4) of a grouped effect there is one member row and, in a group row with
// digest G, a place with that index, size and tick and the content digest of these lanes; and every place of a group is taken.
//
// Assumes: an effect asks once, and only when it is an effect (tables/ops). L4 is zero for Invoke, Accept and Decline. An effect that
// keeps a promise asks too, with zeros for G, index and size: a row of promises takes that need, and no member can, for a group's
// digest is not zero.
//
// Enforces, all as E_GROUP:
//
//	(1) a member's content digest is H8(TAG(effect), L1, L2, L3, L4, S, 0, 0).
//	(2) the places of a group that are present are the first ones; size is how many.
//	(3) G = H8(TAG(group), size, c_0, .., c_5), with zero for places that are not present.
//	(4) a member's lanes are the effect's; index, size and tick too.
//	(5) each place that is present is taken by one member with this index, this size and this tick. So index and size of a grouped
//	    effect are small numbers without a range check, and all members happen at one tick.
//
// Does not enforce: that the members touch different cells; they cannot touch one cell at one tick.
//
// Hints: none.
//
// Cost: 363 and about 12 for a member; 363 and about 30 for a group.
//
// Failure: without (5) one side of an exchange happens without the other.
//
// Source: spec 3.7.
package groups
