package solve

import (
	"fmt"
	"maps"
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
)

// Gradient is how a value changes with each of some wires.
type Gradient map[int]fr.Element

// Add adds a multiple of another gradient.
func (g Gradient) Add(other Gradient, times fr.Element) {
	if times.IsZero() {
		return
	}
	for wire, x := range other {
		sum := g[wire]
		x.Mul(&x, &times)
		if sum.Add(&sum, &x); sum.IsZero() {
			delete(g, wire)
		} else {
			g[wire] = sum
		}
	}
}

// Slope is how the three sides of a constraint change.
type Slope struct {
	Constraint int
	Values     [3]fr.Element
	Sides      [3]Gradient
}

// Slopes follows each of the wires through the system, at a solved witness: from the constraints that define wires to those that use
// them. It visits each of the first constraints that one of the wires reaches, and says which wire the constraint defines, or -1; that
// wire changes too, unless visit says no. Outputs of hints do not change.
func Slopes(system constraint.ConstraintSystem, v *Verdict, wires []int, to int, visit func(s Slope, defines int) bool) error {
	r1cs, ok := system.(*cs.R1CS)
	if !ok {
		return fmt.Errorf("solve: %T, expected an R1CS over BN254", system)
	}
	constraints := r1cs.GetR1Cs()
	gradients := make([]Gradient, len(v.Wires))
	for _, wire := range wires {
		gradients[wire] = Gradient{wire: fr.One()}
	}
	for i := range constraints[:to] {
		if !slices.ContainsFunc(Wires(&constraints[i]), func(wire int) bool { return gradients[wire] != nil }) {
			continue
		}
		s := Slope{Constraint: i}
		defined, at := -1, 0
		var coefficient fr.Element
		for k, expression := range sides(&constraints[i]) {
			s.Sides[k] = Gradient{}
			for _, term := range expression {
				wire, c := term.WireID(), r1cs.Coefficients[term.CoeffID()]
				value := c
				s.Values[k].Add(&s.Values[k], value.Mul(&value, &v.Wires[wire]))
				if v.Defined[wire] == i {
					defined, at, coefficient = wire, k, c
				}
				s.Sides[k].Add(gradients[wire], c)
			}
		}
		if visit(s, defined) && defined >= 0 {
			gradients[defined] = s.solve(at, coefficient)
		}
	}
	return nil
}

// solve is the gradient of the wire that the constraint defines, which stands on one side.
func (s *Slope) solve(at int, coefficient fr.Element) Gradient {
	left, right, minus := s.Values[0], s.Values[1], fr.One()
	minus.Neg(&minus)
	out := Gradient{}
	var scale fr.Element
	switch at {
	case 2: // L*R - O
		out.Add(s.Sides[0], right)
		out.Add(s.Sides[1], left)
		out.Add(s.Sides[2], minus)
		scale = coefficient
	default: // (dO - other'*own) / other - known
		other, own := 1-at, s.Values[at]
		out.Add(s.Sides[2], fr.One())
		own.Neg(&own)
		out.Add(s.Sides[other], own)
		scale.Mul(&coefficient, &s.Values[other])
		if scale.IsZero() {
			return nil
		}
		known := s.Values[other]
		known.Neg(&known)
		out.Add(s.Sides[at], known)
	}
	if len(out) == 0 {
		return nil
	}
	scale.Inverse(&scale)
	scaled := Gradient{}
	scaled.Add(out, scale)
	return scaled
}

// Residual is how L*R - O changes.
func (s *Slope) Residual() Gradient {
	minus := fr.One()
	minus.Neg(&minus)
	out := Gradient{}
	out.Add(s.Sides[0], s.Values[1])
	out.Add(s.Sides[1], s.Values[0])
	out.Add(s.Sides[2], minus)
	return out
}

// Kernel are directions in the wires along which none of the rows changes: each free wire is one in one direction, and the others follow.
func Kernel(rows []Gradient, wires []int) []Gradient {
	pivots := map[int]Gradient{}
	order := []int{}
	reduce := func(row Gradient) Gradient {
		out := maps.Clone(row)
		for {
			pivot := -1
			for wire := range out {
				if pivots[wire] != nil && (pivot < 0 || wire < pivot) {
					pivot = wire
				}
			}
			if pivot < 0 {
				return out
			}
			times := out[pivot]
			times.Neg(&times)
			out.Add(pivots[pivot], times)
		}
	}
	for _, row := range rows {
		row = reduce(row)
		if len(row) == 0 {
			continue
		}
		pivot := slices.Max(slices.Collect(maps.Keys(row)))
		scale := row[pivot]
		scale.Inverse(&scale)
		unit := Gradient{}
		unit.Add(row, scale)
		for _, other := range order {
			if times, ok := pivots[other][pivot]; ok {
				times.Neg(&times)
				pivots[other].Add(unit, times)
			}
		}
		pivots[pivot] = unit
		order = append(order, pivot)
	}
	var kernel []Gradient
	for _, wire := range wires {
		if pivots[wire] != nil {
			continue
		}
		direction := Gradient{wire: fr.One()}
		for _, pivot := range order {
			if x, ok := pivots[pivot][wire]; ok {
				direction[pivot] = *x.Neg(&x)
			}
		}
		kernel = append(kernel, direction)
	}
	return kernel
}
