package audit_test

import (
	"fmt"
	"math/big"
	"reflect"
	"testing"

	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/audit"
	"tidemark/circuits/encoding"
)

// lies say that capability 2 was not used between batches 2 and 3, in which it was used once. These tests try to prove one.
func lies(h []*state) map[string]proposal {
	return map[string]proposal{
		"open":   {h[2], h[3], 2, claim{limit: number(0), capability: open}},
		"hidden": {h[2], h[3], 2, claim{limit: number(0), atMost: true, capability: hidden}},
	}
}

// tries fails when the circuit lets a witness pass for the public inputs of the lie.
func tries(t *testing.T, lie proposal) func(string, *audit.Circuit) {
	t.Helper()
	public := lie.witness().Statement
	return func(name string, c *audit.Circuit) {
		c.Statement = public
		if refusal(t, c) == nil {
			t.Errorf("%s: the use is hidden", name)
		}
	}
}

// By hand: every way that looks promising.
func TestOneUseCannotBeHidden_byHand(t *testing.T) {
	h := history(t)
	for name, p := range lies(h) {
		t.Run(name, func(t *testing.T) { byHand(t, h, p) })
	}
}

func byHand(t *testing.T, h []*state, p proposal) {
	t.Helper()
	try := tries(t, p)
	again := func(name string, tamper func(c *audit.Circuit)) {
		c := p.witness()
		tamper(c)
		try(name, c)
	}
	empty := audit.Was{Existed: 0, Clock: 0, Revoked: 0, Uses: 0, Passes: 0, Remaining: 0, Cause: 0, Link: 0}
	again("as it is", func(*audit.Circuit) {})
	again("a use more at the beginning", func(c *audit.Circuit) { c.Was.Uses = plus(c.Was.Uses, 1) })
	again("a use less at the end", func(c *audit.Circuit) { c.Cell.Uses = minusShifted(c.Cell.Uses, 1, 0) })
	again("a use carried to the passes", func(c *audit.Circuit) {
		inverse := element(new(big.Int).Lsh(big.NewInt(1), 32))
		inverse.Inverse(&inverse)
		c.Cell.Uses, c.Cell.Passes = minusShifted(c.Cell.Uses, 1, 0), plus(c.Cell.Passes, inverse)
	})
	again("uses before that wrap", func(c *audit.Circuit) {
		c.Was.Uses, c.Was.Passes = shifted(c.Was.Uses, 1, 32), minusShifted(c.Was.Passes, 1, 0)
	})
	again("a limit that wraps", func(c *audit.Circuit) { c.Claim.Limit = 1 })
	again("a limit carried to the expiry", func(c *audit.Circuit) {
		inverse := element(new(big.Int).Lsh(big.NewInt(1), 32))
		inverse.Inverse(&inverse)
		c.Claim.Limit, c.Claim.Expiry = 1, minusShifted(0, 1, 0)
		c.Claim.Expiry = times(c.Claim.Expiry, inverse)
	})
	again("a count that is not asked for", func(c *audit.Circuit) { c.Claim.Flags.Count, c.Claim.Flags.Exact = 0, 0 })
	again("an equality of two halves", func(c *audit.Circuit) { c.Claim.Flags.Count, c.Claim.Flags.Exact = 3, 0 })
	again("passes that take away", func(c *audit.Circuit) { c.Claim.Flags.Passes = element(-1) })
	again("not there at the beginning", func(c *audit.Circuit) { c.Was = empty })
	again("not there at the beginning, used once", func(c *audit.Circuit) { c.Was = empty; c.Was.Uses = 1 })
	again("half there at the beginning", func(c *audit.Circuit) { c.Was.Existed = element(2) })
	again("the beginning at the end", func(c *audit.Circuit) {
		c.Cell, c.To = (proposal{h[2], h[2], 2, exactly(0)}).witness().Cell, c.From
	})
	again("the end at the beginning", func(c *audit.Circuit) {
		end := (proposal{h[3], h[3], 2, exactly(0)}).witness()
		c.Was, c.From = end.Was, end.From
	})
	again("another capability", func(c *audit.Circuit) {
		other := (proposal{h[2], h[3], 9, p.claim}).witness()
		c.Cell, c.Was, c.Digits, c.From, c.To = other.Cell, other.Was, other.Digits, other.From, other.To
	})
	again("another capability at the end", func(c *audit.Circuit) {
		other := (proposal{h[2], h[3], 9, exactly(0)}).witness()
		c.Cell, c.To = other.Cell, other.To
	})
	again("two capabilities at once", func(c *audit.Circuit) {
		for i := range c.Digits {
			c.Digits[i].Is[digit(9, i)] = 1
		}
	})
}

// A claim that does not name its capability, by value or commitment, is about any of them, and so it is true of one that was not
// used. That is why the format has no such claim (AUD-4).
func TestOneUseIsHiddenOnlyWithTheName(t *testing.T) {
	h := history(t)
	for stated, hides := range map[mode]bool{withheld: true, open: false, hidden: false} {
		lie := proposal{h[2], h[3], 2, claim{limit: number(0), capability: stated}}.witness()
		c := proposal{h[2], h[3], 9, claim{limit: number(0), capability: stated}}.witness()
		c.Claim.Capability, c.Statement = lie.Claim.Capability, lie.Statement
		if (refusal(t, c) == nil) != hides {
			t.Errorf("stated as %d: hidden is not %v", stated, hides)
		}
	}
}

// columns are the secret columns, by name.
func columns(c *audit.Circuit) (names []string, at []*frontend.Variable) {
	var walk func(name string, v reflect.Value)
	walk = func(name string, v reflect.Value) {
		switch {
		case v.Type() == reflect.TypeFor[frontend.Variable]():
			names, at = append(names, name), append(at, v.Addr().Interface().(*frontend.Variable))
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				if field := v.Type().Field(i); field.IsExported() {
					walk(name+"."+field.Name, v.Field(i))
				}
			}
		case v.Kind() == reflect.Array || v.Kind() == reflect.Slice:
			for i := range v.Len() {
				walk(fmt.Sprintf("%s[%d]", name, i), v.Index(i))
			}
		}
	}
	value := reflect.ValueOf(c).Elem()
	for i := range value.NumField() {
		if field := value.Type().Field(i); field.IsExported() && field.Name != "Statement" {
			walk(field.Name, value.Field(i))
		}
	}
	return names, at
}

// Column by column: each takes values that could move the count by one, or that stand in the witness of another state.
func TestOneUseCannotBeHidden_columnByColumn(t *testing.T) {
	h := history(t)
	p := lies(h)["open"]
	try := tries(t, p)
	others := []*audit.Circuit{
		(proposal{h[2], h[2], 2, exactly(0)}).witness(), (proposal{h[3], h[3], 2, exactly(0)}).witness(),
		(proposal{h[2], h[3], 9, exactly(0)}).witness(), (proposal{h[0], h[3], 2, exactly(1)}).witness(),
	}
	names, _ := columns(p.witness())
	if len(names) < 150 {
		t.Fatalf("%d columns, expected more than 150", len(names))
	}
	for i, name := range names {
		_, at := columns(p.witness())
		honest := *at[i]
		values := []frontend.Variable{
			0, 1, 2, element(-1), plus(honest, 1), plus(honest, -1), shifted(honest, 1, 32), minusShifted(honest, 1, 32),
		}
		for _, other := range others {
			_, theirs := columns(other)
			values = append(values, *theirs[i])
		}
		for _, value := range values {
			c := p.witness()
			_, at := columns(c)
			*at[i] = value
			try(fmt.Sprintf("%s = %v", name, value), c)
		}
	}
}

// Part by part: what was at the beginning, what is at the end, each point and the digits, from every state and capability.
func TestOneUseCannotBeHidden_partByPart(t *testing.T) {
	h := history(t)
	p := lies(h)["hidden"]
	try := tries(t, p)
	var parts []*audit.Circuit
	for _, s := range h {
		for index, lanes := range s.cells {
			if lanes != (encoding.Lanes{}) {
				parts = append(parts, (proposal{s, s, index, exactly(0)}).witness())
			}
		}
	}
	tried := 0
	for i, beginning := range parts {
		for j, end := range parts {
			for swap := range 8 {
				c := p.witness()
				c.Was, c.Cell = beginning.Was, end.Cell
				if swap&1 != 0 {
					c.From = beginning.From
				}
				if swap&2 != 0 {
					c.To = end.To
				}
				if swap&4 != 0 {
					c.Digits = end.Digits
				}
				tried++
				try(fmt.Sprintf("%d at the beginning, %d at the end, %d", i, j, swap), c)
			}
		}
	}
	if tried < 500 {
		t.Errorf("%d tries, expected hundreds", tried)
	}
}
