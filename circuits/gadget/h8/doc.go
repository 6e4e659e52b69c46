// Package h8 states the hash of spec 1.3 in constraints.
//
// Relation: digest = P(x)[0] + x[0], where P is the Poseidon2 permutation of width 8 (ENC-5).
//
// Assumes: nothing of the lanes.
//
// Enforces: (1) the digest is a function of the eight lanes: each S-box is three products, everything else is linear.
//
// Does not enforce: domain separation (ENC-6); callers put a header, a digest or a tag in lane 0.
//
// Hints: none.
//
// Cost: 363 constraints: (8 rounds of 8 S-boxes + 57 rounds of one) times 3. The fifth power is taken as x2, x3 = x*x2,
// x5 = x3*x2: the same count as by way of x4, and a third fewer wires on the costly side of the proving key.
//
// Failure: without (1) every commitment of the state is void.
//
// Source: eprint 2023/323; constants of gnark-crypto's ecc/bn254/fr/poseidon2.
package h8
