package audit_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/audit"
	"tidemark/circuits/encoding"
)

// forgery is a witness that a cheating prover writes, and the one clause that stops it.
type forgery struct {
	name   string
	p      proposal
	tamper func(c *audit.Circuit)
	breaks string
}

func forgeries(h []*state) []forgery {
	return slices.Concat(cellForgeries(h), pathForgeries(h), claimForgeries(h), flagForgeries(h), setForgeries(h))
}

// cellForgeries open the lanes of a cell in another way, or show a cell that no history leaves.
func cellForgeries(h []*state) []forgery {
	full := h[1].next(map[uint64]capability{2: {clock: 9, holder: 7, scope: 5, root: 1, rights: 0xffff, expiry: 1<<40 - 1, age: 1}})
	seen := proposal{h[1], h[3], 2, claim{}}
	list := []forgery{
		{"a header of another kind", seen, func(c *audit.Circuit) {
			e, eighth := element(1), element(8)
			c.Cell.Clock = plus(c.Cell.Clock, *e.Div(&e, &eighth)) // 3 + 8/8: kind 4
			reroot(c)
		}, "lanes@cell"},
		{"a header of another kind before", seen, func(c *audit.Circuit) {
			e, eighth := element(1), element(8)
			c.Was.Clock = plus(c.Was.Clock, *e.Div(&e, &eighth))
			reroot(c)
		}, "lanes@was"},
		{"a holder of 33 bits", seen, func(c *audit.Circuit) {
			c.Cell.Holder, c.Cell.Scope = shifted(c.Cell.Holder, 1, 32), minusShifted(c.Cell.Scope, 1, 0)
		}, "lanes@cell"},
		{"a scope of 33 bits", seen, func(c *audit.Circuit) {
			c.Cell.Scope, c.Cell.Lineage = shifted(c.Cell.Scope, 1, 32), minusShifted(c.Cell.Lineage, 1, 0)
		}, "lanes@cell"},
		{"a lineage of 65 bits", seen, func(c *audit.Circuit) {
			c.Cell.Lineage = shifted(c.Cell.Lineage, 1, 64)
			reroot(c)
		}, "lanes@cell"},
		{"an expiry of 41 bits", seen, func(c *audit.Circuit) {
			c.Cell.Expiry, c.Cell.Depth = shifted(c.Cell.Expiry, 1, 40), minusShifted(c.Cell.Depth, 1, 0)
		}, "lanes@cell"},
		{"a depth of 9 bits", proposal{h[4], h[5], 2, claim{}}, func(c *audit.Circuit) {
			c.Cell.Depth, c.Cell.Revoked, c.Was.Revoked = shifted(c.Cell.Depth, 1, 8), 0, 0
		}, "lanes@cell"},
		{"uses of 33 bits", proposal{h[1], h[2], 2, claim{}}, func(c *audit.Circuit) {
			c.Cell.Uses, c.Cell.Passes = shifted(c.Cell.Uses, 1, 32), 0
		}, "lanes@cell"},
		{"passes of 33 bits", seen, func(c *audit.Circuit) {
			c.Cell.Passes = shifted(c.Cell.Passes, 1, 32)
			reroot(c)
		}, "lanes@cell"},
		{"uses before below zero", proposal{h[1], h[2], 2, claim{}}, func(c *audit.Circuit) {
			c.Was.Uses, c.Was.Passes = minusShifted(c.Was.Uses, 1, 32), 1
		}, "lanes@was"},
		{"passes before below zero", proposal{h[2], h[3], 2, claim{}}, func(c *audit.Circuit) {
			c.Was.Passes = minusShifted(0, 1, 0)
			c.Cell.Passes = 1
			reroot(c)
		}, "lanes@was"},
		{"revoked twice", seen, func(c *audit.Circuit) { c.Cell.Revoked = 2; reroot(c) }, "lanes@cell"},
		{"revoked twice before", proposal{h[4], h[5], 2, claim{}}, func(c *audit.Circuit) { c.Was.Revoked = 2; reroot(c) }, "lanes@was"},
		{"existed twice", proposal{h[0], h[3], 2, claim{}}, func(c *audit.Circuit) { c.Was.Existed = 2; reroot(c) }, "lanes@was"},
		{"a clock of what was not there", absent(h), func(c *audit.Circuit) { c.Was.Clock = 1; reroot(c) }, "absent@was"},
		{"revoked before it was there", proposal{h[0], h[4], 2, claim{}}, func(c *audit.Circuit) { c.Was.Revoked = 1; reroot(c) }, "absent@was"},
		{"uses of what was not there", absent(h), func(c *audit.Circuit) { c.Was.Uses = 1; reroot(c) }, "absent@was"},
		{"passes of what was not there", absent(h), func(c *audit.Circuit) { c.Was.Passes = 1; reroot(c) }, "absent@was"},
		{"a quantity of what was not there", absent(h), func(c *audit.Circuit) { c.Was.Remaining = 1; reroot(c) }, "absent@was"},
		{"a cause of what was not there", absent(h), func(c *audit.Circuit) { c.Was.Cause = 1; reroot(c) }, "absent@was"},
		{"a link of what was not there", absent(h), func(c *audit.Circuit) { c.Was.Link = 1; reroot(c) }, "absent@was"},
		{"uses that fall", seen, func(c *audit.Circuit) { c.Was.Uses = 2; reroot(c) }, "monotone@was"},
		{"passes that fall", seen, func(c *audit.Circuit) { c.Was.Passes = 7; reroot(c) }, "monotone@was"},
		{"a revocation that is undone", seen, func(c *audit.Circuit) { c.Was.Revoked = 1; reroot(c) }, "monotone@was"},
	}
	for i := range audit.RightsBits {
		list = append(list, forgery{fmt.Sprintf("right %d twice", i), proposal{h[1], full, 2, claim{}}, func(c *audit.Circuit) {
			c.Was.Existed, c.Was.Clock, c.Was.Uses, c.Was.Passes, c.Was.Remaining, c.Was.Cause, c.Was.Link = 0, 0, 0, 0, 0, 0, 0
			reroot(c)
			c.Cell.Rights[i] = 3 // one that is there, and two for the bit above
			if i+1 < audit.RightsBits {
				c.Cell.Rights[i+1] = 0
			} else {
				c.Cell.Expiry = minusShifted(c.Cell.Expiry, 1, 0)
			}
		}, "lanes@cell"})
	}
	return list
}

func absent(h []*state) proposal { return proposal{h[0], h[3], 2, claim{}} }

// pathForgeries show a cell that is not under the root, or not at its place.
func pathForgeries(h []*state) []forgery {
	none := h[3].next(map[uint64]capability{0: {clock: 1, holder: 7, root: 1, age: 1}})
	seen := proposal{h[1], h[3], 2, claim{}}
	return []forgery{
		{"another circuit", seen, func(c *audit.Circuit) { c.Statement.CircuitID = audit.ID(depth + 1) }, "circuit@statement"},
		{"another claim", seen, func(c *audit.Circuit) { c.Statement.Claim = plus(c.Statement.Claim, 1) }, "claim@statement"},
		{"another root before", seen, func(c *audit.Circuit) { c.Statement.FromRoot = h[2].tree.Root() }, "root@from"},
		{"another root after", seen, func(c *audit.Circuit) { c.Statement.ToRoot = h[2].tree.Root() }, "root@to"},
		{"another instance", seen, func(c *audit.Circuit) { c.Statement.InstanceID = 1; rerootFrom(c) }, "root@to"},
		{"another instance before", seen, func(c *audit.Circuit) {
			id := c.Statement.InstanceID
			c.Statement.InstanceID = 1
			rerootTo(c)
			c.Statement.InstanceID = id
			rerootFrom(c)
		}, "root@to"},
		{"not there before, though it was", seen, func(c *audit.Circuit) {
			c.Was = audit.Was{Existed: 0, Clock: 0, Revoked: 0, Uses: 0, Passes: 0, Remaining: 0, Cause: 0, Link: 0}
		}, "path@from"},
		{"there before, though it was not", proposal{h[0], h[3], 2, claim{}}, func(c *audit.Circuit) { c.Was.Existed = 1 }, "path@from"},
		{"the cell of another state", seen, func(c *audit.Circuit) { c.Cell.Uses = 0 }, "path@to"},
		{"a node of another state", seen, func(c *audit.Circuit) {
			c.To.Path = (proposal{h[1], h[4], 2, claim{}}).witness().To.Path
			c.Cell = (proposal{h[1], h[4], 2, claim{}}).witness().Cell
		}, "root@to"},
		{"a branch of another state", seen, func(c *audit.Circuit) {
			c.To.Path[2] = (proposal{h[1], h[4], 2, claim{}}).witness().To.Path[2]
			c.Cell = (proposal{h[1], h[4], 2, claim{}}).witness().Cell
		}, "path@to"},
		{"a branch of another state before", seen, func(c *audit.Circuit) { c.From.Path[1] = c.To.Path[1] }, "path@from"},
		{"another capability after", proposal{h[2], h[3], 2, claim{}}, func(c *audit.Circuit) {
			other := (proposal{h[2], h[3], 9, claim{}}).witness()
			c.Cell, c.To.Path = other.Cell, other.To.Path
			c.Was = audit.Was{Existed: 0, Clock: 0, Revoked: 0, Uses: 0, Passes: 0, Remaining: 0, Cause: 0, Link: 0}
			rerootFrom(c)
		}, "path@to"},
		{"two places at once", seen, func(c *audit.Circuit) {
			c.Digits[1].Is[5], c.From.Path[1].Node[5], c.To.Path[1].Node[5] = 1, 0, 0
			reroot(c)
		}, "digit@index"},
		{"a place that is no place", seen, func(c *audit.Circuit) {
			c.Digits[1].Is[5], c.Digits[1].Is[6] = 2, element(-2)
			c.From.Path[1].Node[5], c.From.Path[1].Node[6] = c.To.Path[1].Node[5], c.To.Path[1].Node[5]
			c.To.Path[1].Node[6] = c.To.Path[1].Node[5]
			reroot(c)
		}, "digit@index"},
		{"the place that means none", proposal{h[3], none, 0, claim{}}, func(*audit.Circuit) {}, "STA-2@index"},
		{"backwards", proposal{h[3], h[2], 9, claim{}}, func(*audit.Circuit) {}, "E_ORDER@order"},
		{"two states of one sequence", seen, func(c *audit.Circuit) { c.To.Leaf.Sequence = c.From.Leaf.Sequence; reroot(c) }, "E_FORK@order"},
		{"a sequence of 33 bits", seen, func(c *audit.Circuit) {
			c.From.Leaf.Sequence, c.From.Leaf.Clock = shifted(c.From.Leaf.Sequence, 1, 32), minusShifted(c.From.Leaf.Clock, 1, 0)
			c.To.Leaf.Sequence = shifted(c.To.Leaf.Sequence, 1, 32) // in order
			c.To.Leaf.Clock = minusShifted(c.To.Leaf.Clock, 1, 0)
		}, "instance@from instance@to"},
		{"a clock of 33 bits", seen, func(c *audit.Circuit) {
			c.To.Leaf.Clock, c.To.Leaf.Counts = shifted(c.To.Leaf.Clock, 1, 32), minusShifted(c.To.Leaf.Counts, 1, 0)
			restate(c)
		}, "instance@to"},
		{"a clock of 33 bits before", seen, func(c *audit.Circuit) {
			c.From.Leaf.Clock, c.From.Leaf.Counts = shifted(c.From.Leaf.Clock, 1, 32), minusShifted(c.From.Leaf.Counts, 1, 0)
			restate(c)
		}, "instance@from"},
	}
}

// rerootFrom makes the root of the beginning of what the columns show.
func rerootFrom(c *audit.Circuit) {
	_, was := leaves(c)
	c.Statement.FromRoot = climb(c, &c.From, was)
}

func rerootTo(c *audit.Circuit) {
	leaf, _ := leaves(c)
	c.Statement.ToRoot = climb(c, &c.To, leaf)
}

// claimForgeries state what the cell does not bear out, or open the claim in another way.
func claimForgeries(h []*state) []forgery {
	seen := proposal{h[1], h[2], 9, claim{capability: open, scope: open, holder: open}}
	veiled := proposal{h[1], h[2], 9, claim{capability: hidden, scope: hidden, holder: hidden}}
	list := []forgery{
		{"another capability is stated", seen, func(c *audit.Circuit) { c.Claim.Capability = 2; restate(c) }, "E_CLAIM_CAPABILITY@claim"},
		{"another scope is stated", seen, func(c *audit.Circuit) { c.Claim.Scope = 2; restate(c) }, "E_CLAIM_SCOPE@claim"},
		{"another holder is stated", seen, func(c *audit.Circuit) { c.Claim.Holder = 2; restate(c) }, "E_CLAIM_HOLDER@claim"},
		{"another salt, capability", veiled, func(c *audit.Circuit) { c.Claim.CapabilitySalt = 0 }, "E_CLAIM_CAPABILITY@claim"},
		{"another salt, scope", veiled, func(c *audit.Circuit) { c.Claim.ScopeSalt = 0 }, "E_CLAIM_SCOPE@claim"},
		{"another salt, holder", veiled, func(c *audit.Circuit) { c.Claim.HolderSalt = 0 }, "E_CLAIM_HOLDER@claim"},
		{"the commitment of another subject", veiled, func(c *audit.Circuit) {
			c.Claim.Holder = encoding.Hash(encoding.Tag("audit-hidden"), encoding.Uint(audit.SubjectScope), element(c.Cell.Holder), salt)
			restate(c)
		}, "E_CLAIM_HOLDER@claim"},
		{"a limit of 33 bits", proposal{h[1], h[2], 9, claim{}}, func(c *audit.Circuit) {
			c.Claim.Limit, c.Claim.Expiry = shifted(c.Claim.Limit, 1, 32), 0
			restate(c)
		}, "claim@claim"},
		{"an expiry of 41 bits", proposal{h[1], h[2], 9, claim{expiry: number(1<<40 - 1)}}, func(c *audit.Circuit) {
			c.Claim.Expiry = plus(c.Claim.Expiry, 1)
			restate(c)
		}, "claim@claim"},
	}
	for _, f := range falsehoods(h) {
		if clause := f.rule + "@claim"; f.rule != "path" && f.rule != "E_ORDER" && f.rule != "E_FORK" && f.rule != "monotone" && f.rule != "E_CLAIM_HOLDER_SET" {
			list = append(list, forgery{f.name, f.p, func(*audit.Circuit) {}, clause})
		}
	}
	return list
}

// flagForgeries give each flag and each bit of the mask the value two, all else being right.
func flagForgeries(h []*state) []forgery {
	two := func(c *audit.Circuit) {
		for i := range c.Claim.Mask {
			c.Claim.Mask[i] = 1
		}
		f := &c.Claim.Flags
		c.Claim.Expiry, f.ExistedValue = c.Cell.Expiry, 1
	}
	flags := map[string]func(c *audit.Circuit){
		"count":         func(c *audit.Circuit) { c.Claim.Flags.Count = 2 },
		"exact":         func(c *audit.Circuit) { c.Claim.Flags.Exact = 2 },
		"passes":        func(c *audit.Circuit) { c.Claim.Flags.Passes = 2 },
		"rights":        func(c *audit.Circuit) { c.Claim.Flags.Rights = 2 },
		"expiry":        func(c *audit.Circuit) { c.Claim.Flags.Expiry = 2 },
		"revoked":       func(c *audit.Circuit) { c.Claim.Flags.Revoked = 2 },
		"revoked value": func(c *audit.Circuit) { c.Claim.Flags.RevokedValue = 2 },
		"existed":       func(c *audit.Circuit) { c.Claim.Flags.Existed = 2 },
		"existed value": func(c *audit.Circuit) { c.Claim.Flags.ExistedValue = 2 },
		"set": func(c *audit.Circuit) {
			c.Claim.Flags.Set = 2
			for i := range c.Set.Path {
				c.Set.Path[i].Is[3], c.Set.Path[i].Is[4] = 1, 1
			}
			reset(c)
		},
		"capability open":   func(c *audit.Circuit) { c.Claim.Flags.CapabilityOpen, c.Claim.Capability = 2, 4 },
		"scope open":        func(c *audit.Circuit) { c.Claim.Flags.ScopeOpen, c.Claim.Scope = 2, 10 },
		"holder open":       func(c *audit.Circuit) { c.Claim.Flags.HolderOpen, c.Claim.Holder = 2, 14 },
		"capability hidden": func(c *audit.Circuit) { c.Claim.Flags.CapabilityHidden, c.Claim.Capability = 2, twice(1, 2) },
		"scope hidden":      func(c *audit.Circuit) { c.Claim.Flags.ScopeHidden, c.Claim.Scope = 2, twice(2, 5) },
		"holder hidden":     func(c *audit.Circuit) { c.Claim.Flags.HolderHidden, c.Claim.Holder = 2, twice(3, 7) },
	}
	var list []forgery
	for name, set := range flags {
		list = append(list, forgery{"flag of two: " + name, proposal{h[1], h[2], 2, claim{}}, func(c *audit.Circuit) {
			two(c)
			set(c)
			restate(c)
		}, "claim@claim"})
	}
	for i := range audit.RightsBits {
		list = append(list, forgery{fmt.Sprintf("a mask of two at %d", i), proposal{h[1], h[2], 2, claim{}}, func(c *audit.Circuit) {
			c.Claim.Mask[i] = 2
			restate(c)
		}, "claim@claim"})
	}
	return list
}

func twice(number, value uint64) fr.Element {
	e := subject(hidden, number, value)
	return *e.Double(&e)
}

// setForgeries show a holder in a set that it is not in.
func setForgeries(h []*state) []forgery {
	p := proposal{h[1], h[2], 2, claim{holders: []uint64{3, 7, 8}}}
	return []forgery{
		{"another root of the set", p, func(c *audit.Circuit) { c.Claim.SetRoot = plus(c.Claim.SetRoot, 1); restate(c) }, "E_CLAIM_HOLDER_SET@claim"},
		{"another member", p, func(c *audit.Circuit) { c.Set.Path[0].Is[0], c.Set.Path[0].Is[1] = 1, 0 }, "E_CLAIM_HOLDER_SET@set"},
		{"a branch of another set", p, func(c *audit.Circuit) { c.Set.Path[1].Node[0] = 1; resetAbove(c) }, "E_CLAIM_HOLDER_SET@set"},
		{"two places in a set", p, func(c *audit.Circuit) {
			c.Set.Path[0].Is[5], c.Set.Path[0].Node[5] = 1, 0
			reset(c)
		}, "E_CLAIM_HOLDER_SET@set"},
		{"a place of parts", p, func(c *audit.Circuit) {
			c.Set.Path[0].Is[5], c.Set.Path[0].Is[6] = 2, element(-2)
			c.Set.Path[0].Node[5], c.Set.Path[0].Node[6] = 9, 9
			reset(c)
		}, "E_CLAIM_HOLDER_SET@set"},
		{"a place without a set", proposal{h[1], h[2], 2, claim{}}, func(c *audit.Circuit) { c.Set.Path[0].Is[1] = 1 }, "E_CLAIM_HOLDER_SET@set"},
	}
}

// resetAbove makes the root of the upper two levels alone.
func resetAbove(c *audit.Circuit) {
	lanes := func(values [8]frontend.Variable) (out encoding.Lanes) {
		for i, v := range values {
			out[i] = element(v)
		}
		return out
	}
	c.Set.Path[2].Node[0] = encoding.H8(lanes(c.Set.Path[1].Node))
	c.Claim.SetRoot = encoding.H8(lanes(c.Set.Path[2].Node))
	restate(c)
}

func (f forgery) witness() *audit.Circuit {
	c := f.p.witness()
	f.tamper(c)
	return c
}

// Every forgery breaks the clause that is there to stop it, and no other.
func TestForgeriesFail(t *testing.T) {
	for _, f := range forgeries(history(t)) {
		t.Run(f.name, func(t *testing.T) {
			found := broken(t, f.witness())
			if len(found.constraints) == 0 {
				t.Fatalf("every constraint holds; lookups %v", found.refused)
			}
			if got := fmt.Sprint(found.clauses); got != "["+f.breaks+"]" {
				t.Errorf("broken: %v, expected %s", found.clauses, f.breaks)
			}
		})
	}
}
