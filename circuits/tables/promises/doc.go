// Package promises states that the effect after a Fire is the one that its watch promised (spec 3.8).
//
// Relation: for each need (promise, author, counter) of a Fire there is one row whose digest is the promise; and the content (L1, L2,
// L3, L4) under that digest is what an effect asks for, with this author and the counter after the Fire's in its L1.
//
// Assumes: a Fire asks once, with its author, which is an index in the tree, and its counter, which is a lane of its own in the
// author's tuple; only an effect that is no Fire asks with its content, once, and with zeros for the group (tables/ops). L1 is packed from
// fields in their ranges (tables/ops), and the counters of one author are those of one chain.
//
// Enforces, all as E_PROMISE:
//
//	(1) L1 is kind + 2^8*author + 2^40*counter + 2^72*rest with a kind of eight bits and a rest below 2^160: as an integer, so its fields
//	    are those of the effect.
//	(2) the digest is H8(TAG(promise), L1 with counter 0, L2, L3, L4, 0, 0, 0).
//	(3) digest, author and counter, less one, are those of a Fire.
//	(4) the lanes are those of an effect in no group.
//
// Does not enforce: that the digest in a watch is one of an effect; a watch that promises nothing that can be never fires.
//
// Hints: none.
//
// Cost: 363 and about 33 for a row.
//
// Failure: without (1) another author's effect passes for the one that was promised, its author carried in the kind; or a later one, its
// counter carried in the rest.
//
// Source: spec 3.8.
package promises
