package audit_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/audit"
	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/solve"
)

// most is the largest counter.
const most = 1<<32 - 1

// counters is a history of one capability with these uses and passes.
func counters(index uint64, usage ...[2]uint64) []*state {
	states := []*state{founded()}
	for i, u := range usage {
		c := capability{clock: uint64(3 + i), holder: 7, scope: 5, root: 1, rights: 1, expiry: 1, age: 1, uses: u[0], passes: u[1]}
		states = append(states, states[len(states)-1].next(map[uint64]capability{index: c}))
	}
	return states
}

// Counters at their ends: the count has 33 bits with passes, and neither wraps into the limit nor makes up for the other.
func TestCountersAtTheirEnds(t *testing.T) {
	full := counters(2, [2]uint64{0, 0}, [2]uint64{most, most})
	emptied := counters(2, [2]uint64{most, most}, [2]uint64{0, 0})
	traded := counters(2, [2]uint64{1, 0}, [2]uint64{0, 1})
	carried := counters(2, [2]uint64{most, 0}, [2]uint64{0, 1}) // as if a use more had been carried into the passes
	both := func(k uint64, bounded bool) claim { return claim{limit: number(k), atMost: bounded, passes: true} }
	for name, c := range map[string]struct {
		h      []*state
		claim  claim
		breaks string
	}{
		"all uses, exactly":                     {full, exactly(most), ""},
		"all uses, one less":                    {full, exactly(most - 1), "E_CLAIM_COUNT@claim"},
		"all uses, at most one less":            {full, atMost(most - 1), "E_CLAIM_COUNT@claim"},
		"all uses as none":                      {full, exactly(0), "E_CLAIM_COUNT@claim"},
		"both, at most what has a place":        {full, both(most, true), "E_CLAIM_COUNT@claim"},
		"both, less 2^32":                       {full, both(most-1, false), "E_CLAIM_COUNT@claim"},
		"both, in full":                         {full, both(2*most, false), "claim@claim"},
		"both, in full, at most":                {full, both(2*most, true), "claim@claim"},
		"a use undone":                          {emptied, claim{}, "monotone@was"},
		"a use undone, none claimed":            {emptied, exactly(0), "monotone@was"},
		"a pass for a use":                      {traded, both(0, false), "monotone@was"},
		"a pass for a use, at most none":        {traded, both(0, true), "monotone@was"},
		"uses that overflow into the passes":    {carried, exactly(0), "monotone@was"},
		"uses that overflow, both counted as 0": {carried, both(0, true), "monotone@was"},
	} {
		t.Run(name, func(t *testing.T) {
			found := broken(t, unpacked(proposal{c.h[1], c.h[2], 2, c.claim}))
			if c.breaks == "" {
				if len(found.clauses) > 0 || len(found.refused) > 0 {
					t.Errorf("broken: %v", found.clauses)
				}
				return
			}
			if len(found.constraints) == 0 || !slices.Contains(found.clauses, c.breaks) {
				t.Errorf("broken: %v, expected %s", found.clauses, c.breaks)
			}
		})
	}
}

// unpacked is the witness of a claim whose limit may have more than 32 bits.
func unpacked(p proposal) *audit.Circuit {
	limit := or(p.claim.limit)
	if limit > most {
		p.claim.limit = number(0)
	}
	c := p.witness()
	c.Claim.Limit = limit
	restate(c)
	return c
}

// The first index, the last, and those at which each digit turns over; and at each of them a lie.
func TestEveryDigitOfTheIndex(t *testing.T) {
	for _, index := range []uint64{1, 7, 8, 63, 64, 1<<(3*(depth-1)) - 1} {
		h := counters(index, [2]uint64{0, 0}, [2]uint64{1, 0})
		named := claim{limit: number(1), capability: open, exists: truth(true)}
		if err := refusal(t, proposal{h[1], h[2], index, named}.witness()); err != nil {
			t.Errorf("index %d: %v", index, err)
		}
		lie := named
		lie.limit = number(0)
		if refusal(t, proposal{h[1], h[2], index, lie}.witness()) == nil {
			t.Errorf("index %d: a use is hidden", index)
		}
		for _, other := range []uint64{index - 1, index + 1, index ^ 64, index + 8} {
			c := proposal{h[1], h[2], index, named}.witness()
			c.Claim.Capability = other
			restate(c)
			if refusal(t, c) == nil {
				t.Errorf("capability %d is stated as %d", index, other)
			}
		}
	}
}

// A set with room left: the holder stands at the place of nobody, as zero, and as a node.
func TestPlacesOfNobodyHoldNobody(t *testing.T) {
	h := history(t)
	p := proposal{h[1], h[2], 2, claim{holders: []uint64{3, 8}}} // 7 is the holder
	placed := func(level, place int) *audit.Circuit {
		c := p.witness()
		for j := range c.Set.Path[level].Is {
			c.Set.Path[level].Is[j] = bit(j == place)
		}
		return c
	}
	for level := range audit.SetDepth {
		for place := range 8 {
			if refusal(t, placed(level, place)) == nil {
				t.Errorf("level %d: the holder stands at place %d", level, place)
			}
		}
	}
	// No place at all: each level's sum is that of the flag.
	c := p.witness()
	for i := range c.Set.Path {
		for j := range c.Set.Path[i].Is {
			c.Set.Path[i].Is[j] = 0
		}
	}
	if refusal(t, c) == nil {
		t.Error("the holder stands nowhere")
	}
	// A root of zero is of no set: the holder's leaf would have to be the root.
	c = p.witness()
	c.Claim.SetRoot = 0
	restate(c)
	if refusal(t, c) == nil {
		t.Error("a set without a root has the holder")
	}
}

// One commitment hides one subject of one kind: neither another value nor another kind passes for it, whatever the salt.
func TestCommitmentsAreOfOneKind(t *testing.T) {
	// Holder, scope and index are the same number, so that only the kind tells the commitments apart.
	h := counters(5, [2]uint64{0, 0})
	h = append(h, h[1].next(map[uint64]capability{5: {clock: 9, holder: 5, scope: 5, root: 1, rights: 1, age: 1}}))
	alike := proposal{h[2], h[2], 5, claim{capability: hidden, scope: hidden, holder: hidden}}
	if err := refusal(t, alike.witness()); err != nil {
		t.Fatal(err)
	}
	lanes := func(c *audit.Circuit) []*frontend.Variable {
		return []*frontend.Variable{&c.Claim.Capability, &c.Claim.Scope, &c.Claim.Holder}
	}
	for i := range 3 {
		for j := range 3 {
			if i != j {
				c := alike.witness()
				*lanes(c)[i] = *lanes(c)[j]
				restate(c)
				if refusal(t, c) == nil {
					t.Errorf("the commitment of subject %d passes for that of subject %d", j+1, i+1)
				}
			}
		}
	}
	// A commitment is neither a value that is stated, nor withheld, nor both at once.
	for name, tamper := range map[string]func(c *audit.Circuit){
		"open":     func(c *audit.Circuit) { c.Claim.Flags.HolderOpen, c.Claim.Flags.HolderHidden = 1, 0 },
		"withheld": func(c *audit.Circuit) { c.Claim.Flags.HolderHidden = 0 },
		"both":     func(c *audit.Circuit) { c.Claim.Flags.HolderOpen = 1 },
		"less its value": func(c *audit.Circuit) {
			c.Claim.Flags.HolderOpen, c.Claim.Holder = element(-1), plus(c.Claim.Holder, -5)
		},
	} {
		c := alike.witness()
		tamper(c)
		restate(c)
		if refusal(t, c) == nil {
			t.Errorf("a commitment passes as %s", name)
		}
	}
}

// A part of a lane that makes up for another, so that the leaf is the same and the claim would be true: its range is all that
// stops it.
func TestPartsOfALaneDoNotMakeUpForEachOther(t *testing.T) {
	h := history(t)
	early, narrow := claim{expiry: number(1_000_000_000)}, claim{mask: number(0b0001)} // neither is true
	for name, f := range map[string]struct {
		claim  claim
		tamper func(c *audit.Circuit)
	}{
		"an expiry in the depth": {early, func(c *audit.Circuit) {
			c.Cell.Depth = plus(c.Cell.Depth, quotient(c.Cell.Expiry, 1, 40))
			c.Cell.Expiry = 1
		}},
		"an expiry in the rights": {early, func(c *audit.Circuit) {
			c.Cell.Rights[15] = plus(c.Cell.Rights[15], shifted(0, 800_000_000, 1))
			c.Cell.Expiry = 1_000_000_000
		}},
		"an expiry below zero": {early, func(c *audit.Circuit) {
			c.Cell.Expiry, c.Cell.Depth = minusShifted(c.Cell.Expiry, 1, 40), plus(c.Cell.Depth, 1)
		}},
		"a right in the expiry": {narrow, func(c *audit.Circuit) {
			c.Cell.Rights[2], c.Cell.Expiry = 0, plus(c.Cell.Expiry, quotient(4, 0, 16))
		}},
		"a right as four of the lowest": {narrow, func(c *audit.Circuit) {
			c.Cell.Rights[0], c.Cell.Rights[2] = 5, 0
		}},
		"a revocation in the depth": {claim{revoked: truth(true)}, func(c *audit.Circuit) {
			c.Cell.Revoked, c.Was.Revoked, c.Cell.Depth = 1, 1, minusShifted(c.Cell.Depth, 1, 8)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			p := proposal{h[1], h[2], 2, f.claim}
			c := p.witness()
			f.tamper(c)
			c.Statement = p.witness().Statement
			if found := broken(t, c); len(found.constraints) == 0 || fmt.Sprint(found.clauses) != "[lanes@cell]" {
				t.Errorf("broken: %v, expected lanes@cell alone", found.clauses)
			}
		})
	}
}

// quotient is (value - less) / 2^bits.
func quotient(value frontend.Variable, less int64, bits uint) frontend.Variable {
	rest := minusShifted(value, less, 0)
	power := element(shifted(0, 1, bits))
	power.Inverse(&power)
	return times(rest, power)
}

// The link of a cell is the leaf of the version before. A circuit for trees that are one level deeper takes the cell for a node and its
// link for a leaf, and so proves of a capability that never was what its neighbour was once: the depth is for the verifier to
// compare (spec 21.6, check 5).
func TestADeeperCircuitOpensThePast(t *testing.T) {
	h := history(t)
	was := h[2].cell(2) // not used yet
	now := h[3].cell(2)
	now[7] = encoding.H8(was)
	s := h[3].next(nil)
	s.put(2, now)
	s.sealed()

	const linkOf = 8*2 + 7
	p := proposal{s, s, 2, claim{limit: number(0)}}
	shallow := p.witness()
	c := audit.New(depth + 1)
	past := (proposal{h[2], h[2], 2, claim{}}).witness()
	c.Cell, c.Was, c.Claim, c.Set, c.Statement = past.Cell, past.Was, shallow.Claim, shallow.Set, shallow.Statement
	for i := range c.Digits {
		for j := range c.Digits[i].Is {
			c.Digits[i].Is[j] = bit(linkOf>>(3*(depth-1-i))&7 == j)
		}
	}
	for _, point := range []*audit.Point{&c.From, &c.To} {
		*point = shallow.To
		point.Path = append(slices.Clone(shallow.To.Path), audit.Children{})
		for j, lane := range now {
			point.Path[depth-1].Node[j] = lane
		}
	}
	c.Claim.Flags.CapabilityOpen, c.Claim.Capability = 1, linkOf
	c.Statement.CircuitID = audit.ID(depth + 1)
	restate(c)

	deeper, err := audit.Compile(depth + 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := solve.System(deeper.System, c); err != nil {
		t.Errorf("the deeper circuit refuses what this test says it takes: %v", err)
	}
	c.Statement.CircuitID = audit.ID(depth)
	if solve.System(deeper.System, c) == nil {
		t.Error("the deeper circuit passes for the other")
	}
	if _, exists := s.cells[linkOf]; exists {
		t.Errorf("capability %d is there", linkOf)
	}
}
