// Package ranges shows that values are small, by one lookup table for the whole circuit.
//
// Relation: every value given to Exact(v, n) is an integer with 0 <= v < 2^n; every value given to Loose(v, n) is an integer
// with 0 <= v < 2^m for some m that depends on the table, n <= m < n + 16.
//
// Assumes: the wires of v are committed, or are functions of committed wires; Commit's result goes under the commitment
// before Close receives the challenge. n + 16 < 253.
//
// Enforces:
//
//	(1) v = l[0] + 2^b*l[1] + .. + 2^(b(k-1))*l[k-1]: the last limb is defined by this equation and costs nothing.
//	(2) each limb is in the table 0..2^b - 1, by the sum of 1/(X - limb) = the sum of count[t]/(X - t).
//	(3) for Exact, when n is not a multiple of b, also l[k-1] * 2^(kb-n) is in the table.
//
// (1) and (2) bound v by 2^(kb); with (3) the last limb is below 2^(n-(k-1)b): both numbers are below 2^b, so their
// product with the power of two does not wrap.
//
// Does not enforce: anything about values that differ from each other by a multiple of the field's size; there are none
// below 2^253.
//
// Hints: split gives the limbs but the last: pinned by (2) and (1), since only one split into digits of base 2^b exists.
// count gives the counts: pinned by (2), which holds for a random X only when each limb is in the table and counted right
// (eprint 2022/1530; fewer limbs than the field's characteristic).
//
// Cost: one constraint a lookup, one a table row; no equality for the recomposition. The base is the one for which all
// checks of the circuit together are cheapest.
//
// Failure: without (2) packed lanes have several readings, and comparisons hold for negative numbers.
//
// Source: the log-derivative lookup of eprint 2022/1530, used as in gnark's std/rangecheck, from which it differs by the free
// last limb, by Loose, and by naming the rule that a value out of range breaks.
package ranges
