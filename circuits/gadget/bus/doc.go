// Package bus joins rows of different tables: what one row emits, another takes, each tuple as often as it was emitted.
//
// Relation: for each Sum, the sum over its terms of m/(X - f) is zero, where f = lane_0 + b*lane_1 + b^2*lane_2 + .. is the
// fingerprint of a tuple and m its signed multiplicity.
//
// Assumes: every wire that a fingerprint or a multiplicity is made of is under the commitment whose value is X, or is a
// function of such wires. For each tuple the multiplicities of a sum are small integers, or are one function of the tuple
// times small integers (the tree sum, tables/nodes).
//
// Enforces:
//
//	(1) b = H8(TAG(beta), X, 0, ..): a second challenge that is not a power of the first. With powers of one challenge as
//	    coefficients the terms of different tuples are not independent, and sums can be forged.
//	(2) q*(X - f) = m for each term.
//	(3) the quotients of a sum add up to zero.
//
// By (1) to (3) and for random X, b the multiplicities of each tuple add up to zero (eprint 2022/1530).
//
// Does not enforce: that a tuple is emitted once. A term with m = 0 leaves q free when X = f, which happens with a chance of
// terms/field size since f is fixed before X.
//
// Hints: none.
//
// Cost: one constraint a term, one for each lane that is not constant (but the first), 363 + 11 for the challenge.
//
// Failure: without (1) forged tuples cancel each other; without (3) rows are joined to nothing.
//
// Source: Haboeck, eprint 2022/1530.
package bus
