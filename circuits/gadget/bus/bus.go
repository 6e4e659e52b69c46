package bus

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// Exponents of b that mean the same in every sum of the state: where a cell stands. Lanes use those below.
const (
	LevelExponent   = 9
	IndexExponent   = 10
	SectionExponent = 11
)

// Section tells the cells of different kinds apart; the numbers are the kinds of STA-2.
type Section int

// The sections.
const (
	Programs     Section = 1
	Resources    Section = 2
	Capabilities Section = 3
	Calls        Section = 4
)

// Challenge is the pair X, b.
type Challenge struct {
	X      frontend.Variable
	powers [SectionExponent + 1]frontend.Variable
}

// NewChallenge derives b and its powers from the value of the commitment.
func NewChallenge(g *gate.Gate, x frontend.Variable) *Challenge {
	g.Row("challenge", -1)
	g.Rule("beta")
	tag := encoding.Tag("beta")
	beta := g.Hash.H8(h8.Lanes{tag, x, 0, 0, 0, 0, 0, 0}) // (1)
	c := &Challenge{X: x}
	c.powers[0] = 1
	c.powers[1] = beta
	for i := 2; i < len(c.powers); i++ {
		c.powers[i] = g.Mul(c.powers[i-1], beta)
	}
	return c
}

// Power is b^i.
func (c *Challenge) Power(i int) frontend.Variable { return c.powers[i] }

// At is b^i * lane: one constraint unless the lane is constant or i is 0.
func (c *Challenge) At(g *gate.Gate, i int, lane frontend.Variable) frontend.Variable {
	return g.Mul(c.powers[i], lane)
}

// In is the constant of a section.
func (c *Challenge) In(g *gate.Gate, s Section) frontend.Variable {
	return g.Mul(c.powers[SectionExponent], int(s))
}

// Sum collects the terms of one relation between tables.
type Sum struct {
	name  string
	terms []frontend.Variable
}

// Emit adds m/(X - f).
func (s *Sum) Emit(g *gate.Gate, c *Challenge, m, f frontend.Variable) {
	s.terms = append(s.terms, quotient(g, c, m, f))
}

// Take subtracts m/(X - f).
func (s *Sum) Take(g *gate.Gate, c *Challenge, m, f frontend.Variable) {
	s.terms = append(s.terms, g.Neg(quotient(g, c, m, f)))
}

func quotient(g *gate.Gate, c *Challenge, m, f frontend.Variable) frontend.Variable {
	return g.DivUnchecked(m, g.Sub(c.X, f)) // (2)
}

// Close asserts that the sum is zero.
func (s *Sum) Close(g *gate.Gate) {
	g.Row(s.name, -1)
	g.Rule("balance")
	g.Zero(g.Sum(s.terms...)) // (3)
}

// Buses are the sums of the circuit.
type Buses struct {
	Memory    Sum // versions of cells: initial and written against read and final
	Tree      Sum // nodes and cells against the children of nodes
	Links     Sum // a used capability asks for its parent
	Arguments Sum // a call asks for its arguments
	Facts     Sum // a deposit or a Fire asks for its fact
	Members   Sum // a grouped effect asks for its content digest, a promised one for its promise
	Groups    Sum // a content digest asks for its group
	Promises  Sum // a Fire asks for the effect that was promised
}

// NewBuses makes empty sums.
func NewBuses() *Buses {
	return &Buses{
		Memory: Sum{name: "memory"}, Tree: Sum{name: "tree"}, Links: Sum{name: "links"}, Arguments: Sum{name: "arguments"},
		Facts: Sum{name: "facts"}, Members: Sum{name: "members"}, Groups: Sum{name: "groups"},
		Promises: Sum{name: "promises"},
	}
}

// Close asserts that every sum is zero.
func (b *Buses) Close(g *gate.Gate) {
	for _, s := range []*Sum{&b.Memory, &b.Tree, &b.Links, &b.Arguments, &b.Facts, &b.Members, &b.Groups, &b.Promises} {
		s.Close(g)
	}
}
