// Package cells states what a touched resource, capability, call or watch is: its version before the batch, its version after, and
// its place in the state tree. Program cells are in tables/authors and tables/joined.
//
// Relation: the leaf hash before and the leaf hash after stand at (kind, index) of the trees before and after; the lanes before
// are what the first touch read, the lanes after are what the last touch wrote.
//
// Assumes: every touch writes a fresh intent head into the cause, so that cause before and after differ exactly when the cell
// was touched; section and kind agree by the header of a used cell and by the address of a created one (tables/ops).
//
// Enforces:
//
//	(1) the leaves are the hashes of the lanes. A fresh row's lanes before are the constant zero, and its leaf before a constant.
//	(2) STA-6: a touched row's link is the leaf before; any other row's link is unchanged.
//	(3) the memory sum has the lanes before as the initial and the lanes after as the final tuple, under the section's constant;
//	    the tree sum has the pair of leaves at level depth and position kind*8^(depth-1) + index, with their difference as
//	    multiplicity.
//	(4) a row that was not touched has no entry in a public list: entry = q*(cause after - cause before).
//
// Watches stand among the calls: kind 5 follows kind 4 in the tree, so a watch's position is that of the call with the index
// 8^(depth-1) + its own, in the tree as in memory. The two have the same empty lane, and their headers tell them apart.
//
// Does not enforce: an order of the rows, or a range of the index. The tree gives each address at most one row with different
// leaves, below 8^depth (tables/nodes). A row that was not touched cancels itself in memory, has no part in the tree, and no
// entry: it is padding, whatever its columns hold.
//
// Hints: gate.divide in (2) and (4): pinned by its product, free where both sides are zero.
//
// Cost: two hashes and about 20 constraints; a fresh row one hash and 13.
//
// Failure: without (2) two honest executors disagree about the root; without (4) invented entries stand in the ownership list.
//
// Source: spec 2.3, 5.5; research of this project on memory arguments (offline memory checking with strictly rising clocks).
package cells
