// Package statement holds the public inputs and the folds behind the four digests (spec chapter 5).
//
// Relation: each digest is the fold of its entries, padded with zeros to the capacity of the shape.
//
// Assumes: entries are zero for rows that are padding (tables/ops, tables/authors, tables/cells).
//
// Enforces: (1) the digest is a function of the entries, by one hash a step.
//
// Does not enforce: that entries stand before padding. A digest with a gap opens to no list as the specification writes it, and
// the verifier, which builds the digest from the list, refuses it.
//
// Hints: none.
//
// Cost: 363 constraints a step.
//
// Failure: without (1) the lists of a bundle say nothing about the proof.
//
// Source: spec 5.3 to 5.7.
package statement
