// Package batch states what holds of a batch as a whole: its snapshot, and the instance leaf before and after it.
//
// Relation: the public snapshot digest opens to a snapshot of this instance, whose state root opens to an instance leaf of
// this instance; the instance leaf before the batch and the effects give the instance leaf after it (spec 2.4, 4.2).
//
// Assumes: the effects' selectors are one-hot and their ticks are not above ClockAfter (tables/ops). The leaf before is
// child 0 of the root before (tables/nodes).
//
// Enforces:
//
//	(1) Instance and Digest are the public inputs. The copies are committed, the public inputs are not.
//	(2) E_SNAPSHOT_INSTANCE: the digest is that of a snapshot with this instance id; its state root has, as child 0, an
//	    instance leaf with this id; the snapshot's clock is that leaf's.
//	(3) E_SNAPSHOT_ROLLBACK: sequence and time are not below those last used; at the same sequence the digest is the same;
//	    the snapshot's state has a sequence not above that before the batch.
//	(4) every part of a packed lane is in its range, so that the opening is the only one.
//	(5) TCK-3: the clock after is not below the clock before, exceeds it by at most the number of effects, and is the clock
//	    before or the tick of an effect.
//	(6) STA-3: the counts after are those before plus the effects that create a cell.
//	(7) E_STATE_FULL: each count after is below 8^(depth-1).
//	(8) the public sequence is one more than that before, and fits 32 bits.
//	(9) STA-10: the leaf after links to snapshot, root before, effects digest and leaf before.
//
// Does not enforce: that the keepers digest in the snapshot is the one in the instance id (the verifier has both); anything
// about a snapshot's signatures.
//
// Hints: gate.divide in (3), pinned by its product or free where both sides are zero.
//
// Cost: five hashes and about 250 constraints, once a batch.
//
// Failure: without (2) targets and expiries are judged against an invented snapshot; without (3) an expired capability lives
// again; without (6) and (7) new cells fall on old ones.
//
// Source: spec 2.4, 3.4, 4.2, 5.1.
package batch
