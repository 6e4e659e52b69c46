package transition_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/internal/solve"
)

// Parts of rules that say what a packed lane is made of, which have no range check of their own.
var openedOtherwise = map[string]string{
	"E_FIELD_RANGE@ops: ops.limb3":                                 "the lane itself",
	"E_NOT_ESCROWED@ops: ops.lock":                                 "the lane itself",
	"E_NOT_GRANTOR@ops: ops.lineage":                               "the lane itself",
	"E_NOT_TARGET|E_NOT_PENDING@ops: ops.ids":                      "the lane itself",
	"call-lanes@ops: ops.ids":                                      "the lane itself",
	"call-lanes@ops: ops.list":                                     "the lane itself",
	"E_NOT_TARGET|E_NOT_PENDING@ops: ops.author":                   "an index in the tree",
	"E_NOT_WATCHER|E_NOT_ARMED|E_WATCH_MISMATCH@ops: ops.ids":      "the lane itself",
	"E_NOT_WATCHER|E_NOT_ARMED|E_WATCH_MISMATCH@ops: ops.author":   "an index in the tree",
	"E_NOT_WATCHER|E_NOT_ARMED|E_WATCH_MISMATCH@ops: ops.resource": "an index in the tree, or limb 4 by E_FIELD_RANGE",
	"E_NOT_WATCHER|E_NOT_ARMED|E_WATCH_MISMATCH@ops: ops.party":    "E_PARTY_UNKNOWN",
	"E_CONDITION@ops: ops.quantity":                                "no lane: a difference of two quantities",
	"E_CONDITION@ops: ops.remaining":                               "no lane: the difference",
	"E_SPLIT_QUANTITY|E_CONDITION@ops: ops.quantity":               "no lane: a difference of two quantities",
	"E_SPLIT_QUANTITY|E_CONDITION@ops: ops.remaining":              "no lane: the difference",
	"call-lanes@ops: ops.author":                                   "an index in the tree",
	"call-lanes@ops: ops.party":                                    "E_PARTY_UNKNOWN",
	"call-lanes@ops: ops.argumentCount":                            "not above four by E_FIELD_RANGE, not below zero by the rows of arguments",
	"E_NOT_TARGET|E_NOT_PENDING@ops: ops.argumentCount":            "zero, or the rows of arguments check the same lane's",
}

// TestOpeningsAreReadInOneWay is TestLanesAreReadInOneWay for rules of the form on*x = 0 and x = y: where x or y packs several wires, it is
// an opening of a lane.
func TestOpeningsAreReadInOneWay(t *testing.T) {
	c := system(t)
	s := newSymbols(t, c)
	r := &reader{symbols: s, bound: s.bounds(t), column: columns(shape(t)), doubts: map[string]bool{}}
	for i := range s.sumsEnd() {
		site, _ := c.ClauseOf(i)
		if site.Rule == "E_KEY_WEAK" || site.Rule == "E_SIGNATURE" {
			continue // points, not lanes
		}
		for _, lane := range s.asserted(i) {
			r.read(site.Rule+"@"+site.Table, lane)
		}
	}
	if r.packed < 20 {
		t.Errorf("found %d openings, expected dozens", r.packed)
	}
	for _, part := range slices.Sorted(maps.Keys(r.doubts)) {
		if openedOtherwise[part] == "" {
			t.Errorf("%s: no range check keeps it apart from what is packed above it", part)
		}
	}
	for part := range openedOtherwise {
		if !r.doubts[part] {
			t.Errorf("%s needs no reason: take it out of the list", part)
		}
	}
}

// asserted are the factors of a constraint that says that a product is zero, or the difference of one that says that two sides are equal;
// none where the constraint defines a wire or is at the second challenge.
func (s *symbols) asserted(i int) []combination {
	k := &s.constraints[i]
	if len(k.O) == 1 && s.product[k.O[0].WireID()] == i && k.O[0].WireID() != 0 || len(solve.Wires(k)) < 2 {
		return nil
	}
	sides := [3]combination{s.linear(k.L), s.linear(k.R), s.linear(k.O)}
	for j, side := range sides {
		for a := range side {
			if p := s.wire(a.wire); len(p) != 1 || p[0] == nil {
				return nil
			}
		}
		sides[j] = s.open(side)
	}
	left, right, out := sides[0], sides[1], sides[2]
	if len(out) == 0 {
		return []combination{left, right}
	}
	if constant := left[atom{}]; len(left) != 1 || !constant.IsOne() {
		left, right = right, left
	}
	if constant := left[atom{}]; len(left) != 1 || !constant.IsOne() {
		return nil
	}
	difference := maps.Clone(right)
	for a, x := range out {
		var minus fr.Element
		difference.add(a, *minus.Neg(&x))
	}
	return []combination{difference}
}
