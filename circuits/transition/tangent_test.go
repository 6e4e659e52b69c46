//go:build large

package transition_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	fcs "github.com/consensys/gnark/frontend/cs"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/solve"
	"tidemark/circuits/registry"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// tangent looks for columns that can move together.
type tangent struct {
	t           *testing.T
	constraints []constraint.R1C
	end         int          // the constraint after the last sum; then come the lookups
	sbox        map[int]bool // the first squares of each hash
	sum         map[int]string
	sign        map[int]fr.Element
}

func newTangent(t *testing.T) *tangent {
	t.Helper()
	constraints, err := solve.Constraints(system(t).System)
	if err != nil {
		t.Fatal(err)
	}
	s := newSymbols(t, system(t))
	g := &tangent{t: t, constraints: constraints, end: s.sumsEnd(), sbox: map[int]bool{}}
	for _, at := range s.hashes {
		for lane := range encoding.Arity {
			g.sbox[at+3*lane] = true
		}
	}
	g.sum, g.sign = termsOf(t, constraints)
	return g
}

// directions are all ways in which columns of the first rows of these tables can be changed together so that every sum, every input of a
// hash and every rule that is no range check holds still, whatever the challenge is. The rules are linear in almost all columns, so a
// direction is another reading of the same witness, unless a range check forbids it.
func (g *tangent) directions(c *transition.Circuit, rows map[string]int) []solve.Gradient {
	g.t.Helper()
	var wires []int
	for _, table := range registry.Layout(shape(g.t)) {
		for lane := range rows[table.Name] * table.RowWidth {
			wires = append(wires, table.Offset+lane+1)
		}
	}
	commitment := solver.GetHintID(fcs.Bsb22CommitmentComputePlaceholder)
	var all []solve.Gradient
	for run := range 12 { // as many as a tuple has lanes
		v, err := solve.Tolerant(system(g.t).System, c, map[solver.HintID]solver.Hint{commitment: func(_ *big.Int, _, out []*big.Int) error {
			out[0].SetInt64(int64(1_000_003 + 7919*run))
			return nil
		}})
		if err != nil {
			g.t.Fatal(err)
		}
		all = append(all, g.still(v, wires)...)
	}
	return solve.Kernel(all, wires)
}

// still are the gradients that must be zero at one challenge.
func (g *tangent) still(v *solve.Verdict, wires []int) []solve.Gradient {
	g.t.Helper()
	ccs := system(g.t).System
	challenge := ccs.GetCommitments().(constraint.Groth16Commitments)[0].CommitmentIndex
	inputs := ccs.GetNbPublicVariables() + ccs.GetNbSecretVariables()
	var rows []solve.Gradient
	terms := map[string][2]solve.Gradient{} // of equal tuples of a sum, together: multiplicity, and tuple
	err := solve.Slopes(ccs, v, wires, g.end, func(s solve.Slope, defines int) bool {
		k := &g.constraints[s.Constraint]
		if g.sbox[s.Constraint] {
			rows = append(rows, s.Sides[0])
			return false
		}
		if at := sideOf(k, challenge); at >= 0 && g.sum[defines] != "" {
			key := g.sum[defines] + s.Values[at].String()
			if _, known := terms[key]; !known {
				terms[key] = [2]solve.Gradient{{}, {}}
			}
			times := g.sign[defines]
			terms[key][0].Add(s.Sides[2], times)
			terms[key][1].Add(s.Sides[at], *times.Mul(&times, &s.Values[2]))
			return false
		}
		site, _ := system(g.t).ClauseOf(s.Constraint)
		quotient := slices.ContainsFunc(solve.Wires(k), func(w int) bool { return w >= inputs && v.Defined[w] < 0 })
		if defines < 0 && !quotient && site.Rule != "balance" { // a quotient follows
			rows = append(rows, s.Residual())
		}
		return true
	})
	if err != nil {
		g.t.Fatal(err)
	}
	for _, term := range terms {
		rows = append(rows, term[0], term[1])
	}
	return rows
}

// termsOf names the sum of each quotient wire, and the sign with which it stands in it.
func termsOf(t *testing.T, constraints []constraint.R1C) (map[int]string, map[int]fr.Element) {
	t.Helper()
	values := solve.Coefficients(system(t).System)
	sum, sign := map[int]string{}, map[int]fr.Element{}
	for i := range constraints {
		if site, _ := system(t).ClauseOf(i); site.Rule == "balance" {
			for _, side := range []constraint.LinearExpression{constraints[i].L, constraints[i].R, constraints[i].O} {
				for _, term := range side {
					if term.WireID() != 0 {
						sum[term.WireID()], sign[term.WireID()] = site.Table, values[term.CoeffID()]
					}
				}
			}
		}
	}
	return sum, sign
}

// sideOf is the side of a constraint on which a wire stands, or -1.
func sideOf(k *constraint.R1C, wire int) int {
	for at, side := range []constraint.LinearExpression{k.L, k.R, k.O} {
		if slices.ContainsFunc(side, func(term constraint.Term) bool { return term.WireID() == wire }) {
			return at
		}
	}
	return -1
}

// Columns of one row that move together, and why no other witness comes of it. A carry is from one field of a lane to the next, of which
// at least one has a range check.
var together = map[string]string{
	"limb limb":            "a carry",
	"high limb limb":       "a carry",
	"limb owner":           "an owner that nothing reads: no resource is touched, and no fact is asked for",
	"custodian limb owner": "a carry",
	"custodian depth":      "a carry",
	"quantity remaining":   "columns that a Watch does not need; the condition compares them all the same",
	"kind rest":            "a carry",
	"depth limb owner":     "a carry",
}

// TestColumnsThatMoveTogetherAreKnown takes witnesses of Split, Merge, Watch, Fire and Join, and asks which columns of their rows have
// another reading: go test -tags large ./transition -run Together
func TestColumnsThatMoveTogetherAreKnown(t *testing.T) {
	g := newTangent(t)
	seen := map[string]bool{}
	for name, c := range good(t) {
		acting := 0
		young := false
		for i := range c.Ops {
			for kind, selector := range c.Ops[i].Sel {
				if one := laneOf(selector); one.IsOne() {
					acting++
					young = young || kind+1 >= ops.Split
				}
			}
		}
		if !young {
			continue
		}
		t.Run(name, func(t *testing.T) {
			fires := 0
			if strings.HasPrefix(name, "a Fire") {
				fires = 1
			}
			for _, direction := range g.directions(c, map[string]int{"ops": acting, "promises": fires, "facts": fires}) {
				var columns []string
				for wire := range direction {
					at := strings.Fields(columnAt(t, wire-1))
					if at[0] != "facts" {
						columns = append(columns, at[2])
					}
				}
				slices.Sort(columns)
				key := strings.Join(columns, " ")
				seen[key] = true
				if len(columns) > 1 && together[key] == "" {
					t.Errorf("%s: %s move together: %s", name, key, describeDirection(t, direction))
				}
			}
		})
	}
	for key := range together {
		if !seen[key] {
			t.Errorf("%s do not move together: take them out of the list", key)
		}
	}
}

func describeDirection(t *testing.T, direction solve.Gradient) string {
	t.Helper()
	var parts []string
	for wire, x := range direction {
		text := x.String()
		if size(x).BitLen() > 60 {
			text = "1/" + x.Inverse(&x).String()
		}
		parts = append(parts, fmt.Sprintf("%s*(%s)", text, columnAt(t, wire-1)))
	}
	slices.Sort(parts)
	return strings.Join(parts, " + ")
}
