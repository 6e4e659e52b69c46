package transition_test

import (
	"fmt"
	"maps"
	"math/big"
	"math/bits"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/ranges"
	"tidemark/circuits/registry"
)

// lookups are the values that the range table is asked for, in order, and the width of a limb.
func (s *symbols) lookups(t *testing.T) (values []combination, base int) {
	t.Helper()
	first, table := s.sumsEnd(), 0
	for i := first; i < len(s.constraints); i++ {
		if site, _ := s.system.ClauseOf(i); site.Rule == "table" && site.Table == "ranges" {
			table++
		}
	}
	for i := first; i < len(s.constraints); i++ {
		site, _ := s.system.ClauseOf(i)
		if at, ok := s.system.Clauses.Lookup(len(values)); !ok || site.Rule == "table" || at != site {
			break
		}
		value := s.minusChallenge(s.constraints[i].L)
		if value == nil {
			value = s.minusChallenge(s.constraints[i].R)
		}
		if value == nil {
			t.Fatalf("lookup %d does not name the challenge", len(values))
		}
		values = append(values, value)
	}
	return values, bits.Len(uint(table-1)) - 1
}

// sumsEnd is the constraint after the last sum; then come the lookups.
func (s *symbols) sumsEnd() int {
	end := 0
	for i := range s.constraints {
		if site, _ := s.system.ClauseOf(i); site.Rule == "balance" {
			end = i + 1
		}
	}
	return end
}

// minusChallenge is f where the expression is X - f.
func (s *symbols) minusChallenge(expression constraint.LinearExpression) combination {
	c := s.linear(expression)
	if one, ok := c[atom{wire: s.challenge}]; !ok || !one.IsOne() {
		return nil
	}
	delete(c, atom{wire: s.challenge})
	for a, x := range c {
		c[a] = *x.Neg(&x)
	}
	return c
}

// bounds are the range checks of single wires: how many bits each has at most.
func (s *symbols) bounds(t *testing.T) map[int]int {
	t.Helper()
	values, base := s.lookups(t)
	limbs := s.limbs()
	bound := map[int]int{}
	for i := 0; i < len(values); {
		value, digits := combination{}, 1
		collect := func(c combination, shift int) {
			by := twoTo(shift)
			for a, x := range c {
				value.add(a, *x.Mul(&x, &by))
			}
		}
		for wire := single(values[i]); limbs[wire] > digits-1; wire = single(values[i]) {
			collect(values[i], base*(digits-1))
			i++
			digits++
		}
		last := values[i]
		collect(last, base*(digits-1))
		width := digits * base
		i++
		if i < len(values) {
			for k := 1; k < base; k++ {
				shifted, by := combination{}, twoTo(k)
				for a, x := range last {
					shifted.add(a, *x.Mul(&x, &by))
				}
				if maps.EqualFunc(shifted, values[i], func(x, y fr.Element) bool { return x.Equal(&y) }) {
					width -= k
					i++
					break
				}
			}
		}
		if wire := single(value); wire != 0 && (bound[wire] == 0 || width < bound[wire]) {
			bound[wire] = width
		}
	}
	if len(bound) < 100 {
		t.Fatalf("found %d wires with a range check of their own, expected hundreds", len(bound))
	}
	return bound
}

// single is the wire that a combination is, or 0.
func single(c combination) int {
	for a, x := range c {
		if len(c) == 1 && x.IsOne() && a.gate == 0 {
			return a.wire
		}
	}
	return 0
}

// limbs says of each wire that the hint split gives how many there are of that value.
func (s *symbols) limbs() map[int]int {
	r1cs := s.system.System.(*cs.R1CS)
	split := solver.GetHintID(ranges.Hints()[0])
	limbs := map[int]int{}
	for _, packed := range r1cs.Instructions {
		blueprint, ok := r1cs.Blueprints[packed.BlueprintID].(constraint.BlueprintHint)
		if !ok {
			continue
		}
		var h constraint.HintMapping
		blueprint.DecompressHint(&h, packed.Unpack(&r1cs.System))
		if h.HintID == split {
			for wire := h.OutputRange.Start; wire < h.OutputRange.End; wire++ {
				limbs[int(wire)] = int(h.OutputRange.End - h.OutputRange.Start)
			}
		}
	}
	return limbs
}

func twoTo(bits int) fr.Element {
	var e fr.Element
	e.SetBigInt(encoding.Shift(uint(bits)))
	return e
}

// size is the absolute value of a coefficient, read as an integer around zero.
func size(e fr.Element) *big.Int {
	x := e.BigInt(new(big.Int))
	if minus := new(big.Int).Sub(fr.Modulus(), x); minus.Cmp(x) < 0 {
		return minus
	}
	return x
}

// columns names each wire of the witness, table.column.
func columns(s registry.Shape) func(wire int) string {
	layout := registry.Layout(s)
	return func(wire int) string {
		for _, table := range layout {
			lane := wire - 1 - table.Offset
			if lane < 0 || lane >= table.Rows*table.RowWidth {
				continue
			}
			lane %= table.RowWidth
			for _, c := range table.Columns {
				if lane >= c.Offset && lane < c.Offset+c.Width {
					if c.Width == 1 {
						return table.Name + "." + c.Name
					}
					return fmt.Sprintf("%s.%s%d", table.Name, c.Name, lane-c.Offset)
				}
			}
		}
		return ""
	}
}

// tuple is the fingerprint of a term of a sum, nil for any other constraint.
func (s *symbols) tuple(i int) polynomial {
	for _, side := range []constraint.LinearExpression{s.constraints[i].L, s.constraints[i].R} {
		if s.minusChallenge(side) == nil {
			continue
		}
		p := s.polynomial(side)
		p.add(0, atom{wire: s.challenge}, *new(fr.Element).SetInt64(-1))
		return p
	}
	return nil
}
