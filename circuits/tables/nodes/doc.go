// Package nodes states that the roots before and after the batch differ in the touched cells and in nothing else.
//
// Relation: in the trees of spec 2.2 with these roots, the leaves at the positions of the cell rows are as the cell rows say, and
// every other leaf is the same in both trees, but for the instance leaf, which is child 0 of the root.
//
// Assumes: H8 resists collisions. The cell rows emit at level depth (tables/cells).
//
// Enforces:
//
//	(1) a row's hashes are those of its children.
//	(2) row 0 is the root: level 0, index 0, its hashes are the public roots.
//	(3) STA-5: child 0 of row 0 is the instance leaf, and is nowhere else in the tree sum.
//	(4) in the tree sum every other row gives the tuple (before, after, index, level) of its own hashes, and takes for each child j
//	    the tuple (before, after, 8*index + j, level + 1). The multiplicity of a tuple is after - before.
//
// Why the difference as multiplicity: it is a function of the tuple, so the sum over equal tuples is that difference times (given -
// taken), and it is zero only if both are equal or the difference is. So a pair of equal hashes counts for nothing, wherever it
// stands, and a pair of different hashes is taken exactly as often as it is given. No flag says which children were touched, and no
// row is marked as padding: a row whose children are all unchanged is padding.
//
// Why this is a tree: take any tuple with a difference. It is taken by a row one level higher, one of whose children differs, so
// whose own hashes differ, so which gives such a tuple itself, unless it is row 0. Levels fall by one at each step and there are
// finitely many rows, so the chain ends in row 0. So a cell, at level depth, hangs depth steps below the root; its position
// is made of depth digits, and is below 8^depth, not in the first eighth. Row 0 takes each of its children once; so at most one row
// with a difference stands at each position of level 1, and by induction at each position of every level, and one cell at
// each address.
//
// Does not enforce: that rows are sorted, distinct or all used.
//
// Hints: none.
//
// Cost: 746 constraints: two hashes, two for each child, four for itself.
//
// Failure: without (2) the roots are any; without (4) cells are invented or changed behind the back of the effects.
//
// Source: spec 2.2; the multiplicities are this project's.
package nodes
