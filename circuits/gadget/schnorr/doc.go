// Package schnorr verifies the controller signatures of spec 1.4 in constraints.
//
// Relation R(A, m; R): A is a point of Baby Jubjub of order exactly l, and there is an s with s*B = R + e*A, where
// e = 2^128 + 1 + 2c and c is the lower 128 bits of H8(TAG(schnorr), Rx, Ry, Ax, Ay, m, 0, 0) as a canonical integer (ENC-9).
//
// Assumes: A and m are committed, or functions of committed wires; R and the upper half of the hash are committed here.
//
// Enforces:
//
//	(1) E_KEY_WEAK: A = 8*A' for a point A' of the curve, so the order of A divides l.
//	(2) E_KEY_WEAK: A is not the identity: its Montgomery x is (1+y)/(1-y), and with y = 1 no number is.
//	(3) c is the lower half of the hash: the hash is c + 2^128*high with 128 bits in c and 0 <= high < floor(r/2^128). The
//	    hashes above that bound, one in 2^125, are refused.
//	(4) the point eA: e = 2^129 + the sum of d_i*2^i, with signs d_i = 2c_i - 1. Starting from 2A, 128 times "double and add
//	    the signed A".
//	(5) the point sB: s is the sum of D_i*8^i over 84 windows with D_i in -7, -5, .., 7. Each odd s below 8^84 has these
//	    digits, and of s and s + l one is odd.
//	(6) E_SIGNATURE: sB - eA = R. R is on the curve because the sum of two points is.
//
// The additions of (4) and (5) but the last window's use the chord formula, which fails for equal points. They cannot meet:
// in (4) the multiple of A is between 2 and 2^130, below l, and is compared with 1; in (5) the partial sum is below 8^k and
// the next point at least 8^k in absolute value, and their sum is below 8^83, which is below l. That A has order l, by (1)
// and (2), is needed here. The last window and (6) use the complete Edwards formulas.
//
// No divisor is zero, whatever the prover chooses, so no quotient is free: on the curve 1 + d*x^2*y^2 and 1 - d*x^2*y^2 are not, since d is no
// square and -1 is; a point of order l has neither x = 0, y = 1 nor y = -1; the chords are as above. weak_test.go and
// exceptional_test.go try the cases.
//
// Does not enforce: s < l. The statement is that a signature exists; nothing commits to s, and s + l is the same signature.
//
// Hints: eighth gives A': pinned by (1) up to a point of small order, and whichever solution it is, (1) holds.
// low gives the bits of c and the upper half: pinned by (3). digits gives the windows from s: free; any digits that satisfy (6) prove
// that an s exists.
//
// Cost: about 2,000 constraints: hash 363, (3) 161, (4) 902, (5) 670, key and ends about 40; the rest of an author is its two leaves.
//
// Failure: without (1) a key of small order lets anybody sign; without (3) the prover chooses the challenge.
//
// Source: Schnorr 1991; the ladder is the "2P + Q" of ELM 2003; windows as in the Zcash protocol specification, A.3.3.7.
package schnorr
