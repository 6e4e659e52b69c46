package audit_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"

	"tidemark/circuits/audit"
	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/solve"
)

// together are the columns that have another reading in the equations alone, and why no other witness comes of it.
var together = []struct{ columns, reason string }{
	{`Cell_Holder Cell_Scope|Cell_Lineage Cell_Scope|Cell_Holder Cell_Lineage`, "a carry in lane 1: each part is in its range"},
	{`Cell_Depth Cell_Expiry`, "a carry in lane 2: both are in their ranges"},
	{`Cell_Passes Cell_Uses|Was_Passes Was_Uses|Cell_Passes Cell_Uses Was_Passes Was_Uses`, "carries in lane 3: all are in their ranges"},
	{`Claim_Expiry Claim_Limit`, "a carry in the terms of the claim: both are in their ranges"},
	{`Claim_Expiry Claim_Limit Was_Passes Was_Uses`, "a carry in lane 3 and one in the terms, so that the count is exact: all are in their ranges"},
	{`((From|To)_Leaf_(Clock|Counts|Sequence) ?)+`, "carries in lane 2 of the instance leaves and in the claim's range: all are in their ranges"},
	{`Claim_(Capability|Scope|Holder)Salt`, "the salt of a subject that is not hidden"},
	{`Set_Salt|Set_Path_[0-2]_Node_[0-7]`, "those of a set that is not claimed"},
}

// TestColumnsThatMoveTogetherAreKnown follows the statement's five inputs inwards: an output of a hash that cannot move pins its lanes,
// and these are outputs, or parts, of others. What can move then, together, is another reading of one lane, which a range has to forbid;
// a column that cannot is pinned by equations and the hash alone.
func TestColumnsThatMoveTogetherAreKnown(t *testing.T) {
	used := make([]int, len(together))
	for name, p := range truths(history(t)) {
		t.Run(name, func(t *testing.T) {
			for _, columns := range movable(t, p.witness(), "") {
				known := slices.IndexFunc(together, func(k struct{ columns, reason string }) bool {
					return regexp.MustCompile("^(" + k.columns + ")$").MatchString(columns)
				})
				if known < 0 {
					t.Errorf("%s move together", columns)
					continue
				}
				used[known]++
			}
		})
	}
	for i, n := range used {
		if n == 0 {
			t.Errorf("%s do not move: take them out of the list", together[i].columns)
		}
	}
}

// Without an equation that leads inwards, columns move that no range holds: what the test above finds, if there is anything to find.
func TestColumnsMoveWithoutTheirEquation(t *testing.T) {
	all := truths(history(t))
	for name, clauses := range map[string][]string{
		"everything": {
			"path@from", "path@to", "root@from", "root@to", "claim@statement", "E_CLAIM_SCOPE@claim", "E_CLAIM_HOLDER@claim",
			"E_CLAIM_HOLDER_SET@set", "E_CLAIM_HOLDER_SET@claim",
		},
		"subjects hidden": {"E_CLAIM_CAPABILITY@claim"},
	} {
		c := all[name].witness()
		whole := len(movable(t, c, ""))
		for _, clause := range clauses {
			if n := len(movable(t, c, clause)); n <= whole {
				t.Errorf("without %s %d directions are open, with it %d", clause, n, whole)
			}
		}
	}
}

// movable are the columns of each direction that is open at this witness, without the equations of one clause.
func movable(t *testing.T, c *audit.Circuit, without string) []string {
	t.Helper()
	v, err := solve.Tolerant(system(t).System, c, nil)
	if err != nil || !v.Holds() {
		t.Fatalf("%v: the claim does not hold", err)
	}
	var list []string
	for _, direction := range newPins(t, v, without).open() {
		var columns []string
		for wire := range direction {
			if wire < inputs(t) {
				columns = append(columns, name(t, wire-len(audit.PublicNames)-1))
			}
		}
		slices.Sort(columns)
		if len(columns) > 0 {
			list = append(list, strings.Join(columns, " "))
		}
	}
	return list
}

func inputs(t *testing.T) int {
	return system(t).System.GetNbPublicVariables() + system(t).System.GetNbSecretVariables()
}

// hash is one H8 in the constraints: how its lanes change and the wire that stands for the change of its output.
type hash struct {
	lanes  [encoding.Arity]solve.Gradient
	wire   int
	pinned bool
}

// sboxes are in a hash; each has three constraints.
const sboxes = encoding.FullRounds*encoding.Arity + encoding.PartialRounds

// pins are the equations between changes.
type pins struct {
	wires  []int
	rows   []solve.Gradient
	hashes []*hash
}

func newPins(t *testing.T, v *solve.Verdict, without string) *pins {
	t.Helper()
	ccs := system(t).System
	constraints, err := solve.Constraints(ccs)
	if err != nil {
		t.Fatal(err)
	}
	p, end, place := &pins{}, 0, map[int]int{}
	for site, _ := system(t).Clauses.Of(end); site.Rule != "commitment"; site, _ = system(t).Clauses.Of(end) {
		if _, inside := place[end]; !inside && isSbox(constraints[end:]) {
			for i := range 3 * sboxes {
				place[end+i] = len(p.hashes)<<16 + i
			}
			last := constraints[end+3*(sboxes-encoding.Arity)+2] // the fifth power of the first lane in the last round
			p.hashes = append(p.hashes, &hash{wire: last.O[0].WireID()})
		}
		end++
	}
	for wire := len(audit.PublicNames) + 1; wire < inputs(t); wire++ {
		p.wires = append(p.wires, wire)
	}
	for _, h := range p.hashes {
		p.wires = append(p.wires, h.wire)
	}
	mix := make([][encoding.Arity]solve.Gradient, len(p.hashes))
	err = solve.Slopes(ccs, v, p.wires, end, func(s solve.Slope, defines int) bool {
		if at, inside := place[s.Constraint]; inside {
			if i := at & 0xffff; i%3 == 0 && i < 3*encoding.Arity {
				mix[at>>16][i/3] = s.Sides[0]
			}
			return false
		}
		site, _ := system(t).Clauses.Of(s.Constraint)
		// A quotient is whatever makes its product right.
		quotient := slices.ContainsFunc(solve.Wires(&constraints[s.Constraint]), func(w int) bool { return w >= inputs(t) && v.Defined[w] < 0 })
		if defines < 0 && !quotient && site.Rule+"@"+site.Table != without {
			p.rows = append(p.rows, s.Residual())
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range p.hashes {
		h.lanes = unmixed(mix[i])
	}
	return p
}

// isSbox says whether x2 = x*x, x3 = x*x2, x5 = x3*x2 stand here.
func isSbox(k []constraint.R1C) bool {
	return len(k) > 2 && slices.Equal(k[0].L, k[0].R) && len(k[0].O) == 1 &&
		slices.Contains(solve.Wires(&k[1]), k[0].O[0].WireID()) && slices.Contains(solve.Wires(&k[2]), k[0].O[0].WireID())
}

// unmixed are the changes of the lanes, of which the first layer of the hash is M*lanes with M = circ(2*M4, M4).
func unmixed(mixed [encoding.Arity]solve.Gradient) (lanes [encoding.Arity]solve.Gradient) {
	m4 := [4][4]uint64{{5, 7, 1, 3}, {4, 6, 1, 1}, {1, 3, 5, 7}, {1, 1, 4, 6}}
	var m [encoding.Arity][encoding.Arity]fr.Element
	for i := range m {
		lanes[i] = solve.Gradient{}
		lanes[i].Add(mixed[i], fr.One())
		for j := range m[i] {
			m[i][j] = encoding.Uint(m4[i%4][j%4])
			if i/4 == j/4 {
				m[i][j].Double(&m[i][j])
			}
		}
	}
	for i := range m { // Gauss and Jordan; the leading minors of this matrix are not zero
		scale := m[i][i]
		scale.Inverse(&scale)
		row := solve.Gradient{}
		row.Add(lanes[i], scale)
		lanes[i] = row
		for j := range m[i] {
			m[i][j].Mul(&m[i][j], &scale)
		}
		for k := range m {
			if times := m[k][i]; k != i {
				times.Neg(&times)
				lanes[k].Add(lanes[i], times)
				for j := range m[k] {
					var product fr.Element
					m[k][j].Add(&m[k][j], product.Mul(&times, &m[i][j]))
				}
			}
		}
	}
	return lanes
}

// open are the directions that are left when no hash pins any more: an output that stays pins the lanes, for nobody finds two inputs
// with one output; lanes that stay pin the output.
func (p *pins) open() []solve.Gradient {
	for {
		directions, more := solve.Kernel(p.rows, p.wires), false
		for _, h := range p.hashes {
			output := solve.Gradient{h.wire: encoding.Uint(10)} // the corner of M; and the first lane is added
			output.Add(h.lanes[0], fr.One())
			if h.pinned || !still(directions, output) && !still(directions, h.lanes[:]...) {
				continue
			}
			h.pinned, more = true, true
			p.rows = append(p.rows, output)
			p.rows = append(p.rows, h.lanes[:]...)
		}
		if !more {
			return directions
		}
	}
}

// still says whether none of these changes in any direction.
func still(directions []solve.Gradient, values ...solve.Gradient) bool {
	for _, direction := range directions {
		for _, value := range values {
			var change fr.Element
			for wire, x := range value {
				along := direction[wire]
				change.Add(&change, along.Mul(&along, &x))
			}
			if !change.IsZero() {
				return false
			}
		}
	}
	return true
}
