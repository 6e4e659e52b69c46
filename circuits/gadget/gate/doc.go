// Package gate is what a table writes its rules with: the frontend, the hash, the range table, the commitment, and the name of the
// rule that is being stated.
//
// Relation: Product(a, b, c): a*b = c. When(on, x): on*x = 0. Unless(on, x): (1-on)*x = 0. Quotient(n, d) = q with q*d = n.
//
// Assumes: for Unless, that on is boolean. For Exact and NotNegative, as gadget/ranges.
//
// Enforces: (1) each of the above, by one constraint each. Quotient shows that n is zero wherever d is.
//
// Does not enforce: that a quotient is unique: where n and d are zero it is any number, and nothing may depend on it.
//
// Hints: divide gives the quotient, pinned by (1) where d is not zero.
//
// Cost: one constraint each. The frontend's own Mul and AssertIsEqual would spend two.
//
// Failure: none of its own; it is how other packages state theirs.
//
// Source: gnark's constraint.BlueprintGenericR1C.
package gate
