// Package facts states that each deposit, and each Fire under a condition on a fact, is backed by a fact under the snapshot's fact root.
//
// Relation: for each need (asset, account, quantity, domain, digest, sequence) there is one row whose fact has these fields and this
// digest, is a deposit if the account is not zero and an observation if it is, and is a leaf of the tree with the fact root (spec 4.1).
//
// Assumes: the fact root is the snapshot's (tables/batch).
//
// Enforces:
//
//	(1) E_FACT_MISMATCH: the digest is that of these fields, each in its range, with kind 1 if the account is not zero, and 2 if it is. A
//	    Deposit asks with its author, who is never zero: so it is never backed by an observation.
//	(2) E_NOT_ACCOUNT: the domain is not zero.
//	(3) E_FACT_UNKNOWN: the digest is a leaf under the fact root, at the depth of the path.
//	(4) the need's lanes are the fact's.
//
// Does not enforce: that a fact is used once; for a Deposit the account's deposits do (tables/ops, E_FACT_USED), and a Fire uses
// nothing up. That the quantity is at least 1; the keepers' deposit facts are.
//
// Hints: gate.divide in (1) and (2): pinned by its product where the account is not zero or Act is one; else it is free.
//
// Cost: 363 for the digest, 381 for each level, about 47 more.
//
// Failure: without (1) or (3) resources are made from nothing, and watches fire on what nobody saw.
//
// Source: spec 4.1, 3.5 rules 56, 80, 81.
package facts
