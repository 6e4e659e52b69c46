// Package joined states what a program that was joined and did not act is: its cell before and after the batch.
//
// Relation: as in tables/cells for kind 1, with lane 5 opened as in tables/authors. Head, counter and all else but clock, cause and
// link are the same before and after; so nothing is signed.
//
// Assumes: as tables/cells.
//
// Enforces:
//
//	(1) the leaves are the hashes of the lanes, and the link is as in tables/cells (STA-6).
//	(2) the four parts of lane 5 are in their ranges, so the opening is the only one.
//	(3) memory and tree sums, as in tables/authors.
//	(4) a row that was not touched has no entry in the programs digest; one that was has its counter and head twice.
//
// Does not enforce: that a program that acted stands in tables/authors. It does: its counter rose, and here it cannot.
//
// Hints: gate.divide as in tables/cells.
//
// Cost: two hashes and about 45 constraints.
//
// Failure: if counter or head could differ here, a program would act without its controller's signature; without (4) a program
// that nobody joined is in the list.
//
// Source: spec 2.3, 3.6, 5.4.
package joined
