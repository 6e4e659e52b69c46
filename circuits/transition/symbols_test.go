package transition_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/solve"
	"tidemark/circuits/transition"
)

// atom is a wire, or a wire times booleans: gate is the number of their set. The wire that is one stands for a constant.
type atom struct{ wire, gate int }

// combination is a linear combination of atoms; polynomial is one for each power of the second challenge.
type (
	combination map[atom]fr.Element
	polynomial  map[int]combination
)

func (c combination) add(a atom, coefficient fr.Element) {
	sum := c[a]
	if sum.Add(&sum, &coefficient); sum.IsZero() {
		delete(c, a)
	} else {
		c[a] = sum
	}
}

func (p polynomial) add(power int, a atom, coefficient fr.Element) {
	if p[power] == nil {
		p[power] = combination{}
	}
	if p[power].add(a, coefficient); len(p[power]) == 0 {
		delete(p, power)
	}
}

// symbols reads a constraint system back as what it was written as.
type symbols struct {
	system      *transition.Compiled
	constraints []constraint.R1C
	values      []fr.Element // coefficients
	challenge   int

	product   map[int]int  // for a wire that is the product of a constraint, which
	boolean   map[int]bool // wires that are asserted to be 0 or 1
	exclusive map[int]int  // boolean wires of which at most one is set: the number of their set
	hashed    map[int]bool // wires inside a hash
	hashes    []int        // where hashes begin

	beta   combination // the second challenge
	powers map[int]int // wires that are powers of it
	gates  [][]int     // sets of boolean wires, by number; 0 is none
	known  map[int]polynomial
}

func newSymbols(t *testing.T, c *transition.Compiled) *symbols {
	t.Helper()
	constraints, err := solve.Constraints(c.System)
	if err != nil {
		t.Fatal(err)
	}
	s := &symbols{
		system: c, constraints: constraints, values: solve.Coefficients(c.System),
		challenge: c.System.GetCommitments().(constraint.Groth16Commitments)[0].CommitmentIndex,
		product:   map[int]int{}, boolean: map[int]bool{}, exclusive: map[int]int{}, hashed: map[int]bool{}, powers: map[int]int{}, gates: [][]int{{}},
		known: map[int]polynomial{},
	}
	// A wire is new in the constraint that defines it, and nothing before names it.
	seen := map[int]bool{}
	for wire := range c.System.GetNbPublicVariables() + c.System.GetNbSecretVariables() {
		seen[wire] = true
	}
	for i := range constraints {
		r := &constraints[i]
		wires := solve.Wires(r)
		if len(r.O) == 1 && !seen[r.O[0].WireID()] {
			s.product[r.O[0].WireID()] = i
		}
		if len(wires) == 1 && s.isBoolean(r, wires[0]) {
			s.boolean[wires[0]] = true
		}
		s.findExclusive(i)
		for _, wire := range wires {
			seen[wire] = true
		}
	}
	s.findHashes()
	s.findPowers(t)
	return s
}

// linear is one side of a constraint; no wire is opened.
func (s *symbols) linear(expression constraint.LinearExpression) combination {
	c := combination{}
	for _, term := range expression {
		c.add(atom{wire: term.WireID()}, s.values[term.CoeffID()])
	}
	return c
}

func (s *symbols) isBoolean(r *constraint.R1C, wire int) bool {
	holds := func(value uint64) bool {
		var sides [3]fr.Element
		for k, expression := range []constraint.LinearExpression{r.L, r.R, r.O} {
			for _, term := range expression {
				x := s.values[term.CoeffID()]
				if term.WireID() == wire {
					v := encoding.Uint(value)
					x.Mul(&x, &v)
				}
				sides[k].Add(&sides[k], &x)
			}
		}
		var product fr.Element
		return product.Mul(&sides[0], &sides[1]).Equal(&sides[2])
	}
	return holds(0) && holds(1) && !holds(2)
}

// findExclusive looks for x*(1-x) = 0 where x is a sum of booleans.
func (s *symbols) findExclusive(i int) {
	r := &s.constraints[i]
	sum, rest := s.linear(r.L), s.linear(r.R)
	if _, constant := sum[atom{}]; constant {
		sum, rest = rest, sum
	}
	if len(sum) < 2 || len(s.linear(r.O)) != 0 {
		return
	}
	for a, x := range sum {
		if !x.IsOne() || !s.boolean[a.wire] {
			return
		}
		rest.add(a, x)
	}
	if one := rest[atom{}]; len(rest) == 1 && one.IsOne() {
		for a := range sum {
			s.exclusive[a.wire] = i
		}
	}
}

// findPowers: after the hash of rule beta come its products with itself.
func (s *symbols) findPowers(t *testing.T) {
	t.Helper()
	for i := range s.constraints {
		site, _ := s.system.ClauseOf(i)
		wire := 0
		if len(s.constraints[i].O) == 1 {
			wire = s.constraints[i].O[0].WireID()
		}
		if site.Rule != "beta" || s.hashed[wire] {
			continue
		}
		if s.beta == nil {
			s.beta = s.linear(s.constraints[i].L)
			if !maps.Equal(s.beta, s.linear(s.constraints[i].R)) {
				t.Fatal("the first product after the hash of the challenge is not a square")
			}
		}
		s.powers[wire] = len(s.powers) + 2
	}
	if len(s.powers) != 10 {
		t.Fatalf("found %d powers of the second challenge, expected 10", len(s.powers))
	}
}

// polynomial opens a linear expression: powers of the second challenge, and products with it or with booleans.
func (s *symbols) polynomial(expression constraint.LinearExpression) polynomial {
	c, p := s.linear(expression), polynomial{}
	for a, whole := range s.beta {
		if a.wire == 0 {
			continue
		}
		if part, ok := c[a]; ok { // all wires of the second challenge are its own
			var times fr.Element
			times.Div(&part, &whole)
			p.add(1, atom{}, times)
			for b, coefficient := range s.beta {
				coefficient.Mul(&coefficient, &times)
				c.add(b, *coefficient.Neg(&coefficient))
			}
		}
		break
	}
	for a, coefficient := range c {
		for power, lane := range s.wire(a.wire) {
			for inner, x := range lane {
				x.Mul(&x, &coefficient)
				p.add(power, inner, x)
			}
		}
	}
	return p
}

// wire opens a wire.
func (s *symbols) wire(wire int) polynomial {
	if p, ok := s.known[wire]; ok {
		return p
	}
	itself := polynomial{0: combination{atom{wire: wire}: fr.One()}}
	if power, ok := s.powers[wire]; ok {
		s.known[wire] = polynomial{power: combination{atom{}: fr.One()}}
		return s.known[wire]
	}
	i, ok := s.product[wire]
	if !ok || s.hashed[wire] || s.boolean[wire] || !s.values[s.constraints[i].O[0].CoeffID()].IsOne() {
		return itself
	}
	left, right := s.polynomial(s.constraints[i].L), s.polynomial(s.constraints[i].R)
	if !s.factor(left) {
		left, right = right, left
	}
	if !s.factor(left) {
		return itself
	}
	p := polynomial{}
	for powerLeft, by := range left {
		for gate, times := range by {
			for power, lane := range right {
				for a, coefficient := range lane {
					coefficient.Mul(&coefficient, &times)
					p.add(powerLeft+power, s.gated(gate, a), coefficient)
				}
			}
		}
	}
	s.known[wire] = p
	return p
}

// factor says whether a polynomial is made of constants and booleans only.
func (s *symbols) factor(p polynomial) bool {
	for _, lane := range p {
		for a := range lane {
			if a.wire != 0 && !s.boolean[a.wire] {
				return false
			}
		}
	}
	return true
}

// gated is the product of two atoms of which the first is boolean.
func (s *symbols) gated(gate, a atom) atom {
	switch (atom{}) {
	case gate:
		return a
	case a:
		return gate
	}
	gates := append(append([]int{gate.wire}, s.gates[gate.gate]...), s.gates[a.gate]...)
	slices.Sort(gates)
	return atom{a.wire, s.gate(slices.Compact(gates))}
}

func (s *symbols) gate(gates []int) int {
	for i, known := range s.gates {
		if slices.Equal(known, gates) {
			return i
		}
	}
	s.gates = append(s.gates, gates)
	return len(s.gates) - 1
}

// given is a lane when of an exclusive set of flags the one is set, and the others are not.
func (s *symbols) given(lane combination, one int) combination {
	out := combination{}
	for a, x := range lane {
		without, excluded := []int{}, false
		for _, gate := range s.gates[a.gate] {
			excluded = excluded || gate != one && s.exclusive[gate] == s.exclusive[one]
			if gate != one {
				without = append(without, gate)
			}
		}
		switch {
		case excluded || a.wire != one && s.exclusive[a.wire] == s.exclusive[one]:
			continue
		case a.wire == one && len(without) == 0:
			a = atom{}
		case a.wire == one:
			a = atom{without[0], s.gate(without[1:])}
		default:
			a.gate = s.gate(without)
		}
		out.add(a, x)
	}
	return out
}
