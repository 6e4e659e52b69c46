package audit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// drawn are two states, a capability in them, and a claim about it whose numbers are near what is true.
type drawn struct {
	proposal
	before, after *capability // nil: never used
	backwards     bool        // the end is the earlier state
}

func pick[T any](r *rand.Rand, values ...T) T { return values[r.IntN(len(values))] }

// near is a value or a neighbour of it, from 0 to top.
func near(r *rand.Rand, value, top uint64) *uint64 {
	switch r.IntN(3) {
	case 0:
		if value < top {
			value++
		}
	case 1:
		if value > 0 {
			value--
		}
	}
	value = min(value, top)
	return &value
}

// drawCell is a capability with parts at the ends of their ranges.
func drawCell(r *rand.Rand) capability {
	counter := func() uint64 { return pick[uint64](r, 0, 1, 2, 1<<31, most-1, most) }
	return capability{
		clock: pick[uint64](r, 1, 7, most), holder: pick[uint64](r, 1, 7, most), scope: pick[uint64](r, 0, 5, most), parent: pick[uint64](r, 0, 3),
		root: pick[uint64](r, 1, most), rights: r.Uint64N(1 << 16), expiry: pick[uint64](r, 0, 1, 1_800_000_000, 1<<40-1), age: pick[uint64](r, 1, 4, 255),
		revoked: r.Uint64N(2), uses: counter(), passes: counter(), remaining: r.Uint64(),
	}
}

// drawEarlier is a cell before another: mostly one that could have become it, mostly a few uses away.
func drawEarlier(r *rand.Rand, c capability) capability {
	less := func(value uint64) uint64 { return value - min(value, pick[uint64](r, 0, 0, 1, 2, value)) }
	e := c
	e.uses, e.passes, e.remaining = less(c.uses), less(c.passes), r.Uint64()
	if c.revoked == 1 && r.IntN(2) == 0 {
		e.revoked = 0
	}
	switch r.IntN(12) { // and some that could not
	case 0:
		e.uses = *near(r, c.uses, most)
	case 1:
		e.passes = *near(r, c.passes, most)
	case 2:
		e.revoked = 1
	case 3:
		*pick(r, &e.holder, &e.scope, &e.parent, &e.root, &e.rights, &e.expiry, &e.age) ^= 1
	}
	return e
}

func draw(r *rand.Rand) drawn {
	index := pick[uint64](r, 1, 2, 7, 8, 64, 511)
	after := drawCell(r)
	d := drawn{after: &after}
	first, second := map[uint64]capability{}, map[uint64]capability{index: after}
	if r.IntN(4) > 0 {
		before := drawEarlier(r, after)
		d.before, first[index] = &before, before
	}
	from := founded().next(first)
	to := from.next(second)
	switch r.IntN(12) {
	case 0:
		from, d.before = to, d.after
	case 1:
		from, to, d.before, d.after, d.backwards = to, from, d.after, d.before, true
	case 2:
		index, d.before, d.after = index%500+9, nil, nil
	}
	d.proposal = proposal{from, to, index, d.drawClaim(r)}
	return d
}

// count is the truth about uses and passes.
func (d drawn) count(passes bool) (count int64) {
	sum := func(c *capability, sign int64) {
		if c != nil {
			count += sign * int64(c.uses)
			if passes {
				count += sign * int64(c.passes)
			}
		}
	}
	sum(d.after, 1)
	sum(d.before, -1)
	return count
}

func (d drawn) drawClaim(r *rand.Rand) claim {
	some := func() bool { return r.IntN(2) == 0 }
	k := claim{capability: pick(r, open, hidden), scope: pick(r, withheld, open, hidden), holder: pick(r, withheld, open, hidden)}
	after := capability{}
	if d.after != nil {
		after = *d.after
	}
	if some() {
		k.passes, k.atMost = some(), some()
		k.limit = near(r, uint64(max(0, d.count(k.passes))), most)
	}
	if some() {
		mask := after.rights | r.Uint64N(1<<16)
		if some() {
			mask ^= 1 << r.IntN(16)
		}
		k.mask = &mask
	}
	if some() {
		k.expiry = near(r, after.expiry, 1<<40-1)
	}
	if some() {
		k.revoked = truth(after.revoked == 1 != (r.IntN(4) == 0))
	}
	if some() {
		k.exists = truth(d.before != nil != (r.IntN(4) == 0))
	}
	if some() {
		for range 1 + r.IntN(20) {
			k.holders = append(k.holders, 2+r.Uint64N(most-2))
		}
		if r.IntN(3) > 0 {
			k.holders = append(k.holders, after.holder)
		}
		slices.Sort(k.holders)
		k.holders = slices.Compact(k.holders)
		if some() {
			k.setSalt = salt
		}
	}
	return k
}

// lasting are the parts of a capability that never change.
func lasting(c capability) [7]uint64 {
	return [7]uint64{c.holder, c.scope, c.parent, c.root, c.rights, c.expiry, c.age}
}

// holds is spec 21.2 and 21.3 in Go.
func (d drawn) holds() bool {
	k, after, before := d.claim, d.after, d.before
	if after == nil || d.backwards {
		return false
	}
	if before != nil && (lasting(*before) != lasting(*after) || before.uses > after.uses || before.passes > after.passes || before.revoked > after.revoked) {
		return false
	}
	return (k.limit == nil || d.count(k.passes) == int64(*k.limit) || k.atMost && d.count(k.passes) < int64(*k.limit)) &&
		(k.mask == nil || after.rights&^*k.mask == 0) &&
		(k.expiry == nil || after.expiry <= *k.expiry) &&
		(k.revoked == nil || *k.revoked == (after.revoked == 1)) &&
		(k.exists == nil || *k.exists == (before != nil)) &&
		(k.holders == nil || slices.Contains(k.holders, after.holder))
}

// The circuit takes a random claim when it is true, and only then.
func TestRandomClaims(t *testing.T) {
	held, failed := 0, 0
	for seed := range uint64(400) {
		d := draw(rand.New(rand.NewPCG(21, seed)))
		taken := refusal(t, d.witness()) == nil
		if taken != d.holds() {
			t.Errorf("seed %d: taken is %v: %s", seed, taken, describe(d))
		}
		if taken {
			held++
		} else {
			failed++
		}
	}
	if held < 60 || failed < 60 {
		t.Errorf("%d claims held, %d did not: expected many of both", held, failed)
	}
	t.Logf("%d claims held, %d did not", held, failed)
}

func describe(d drawn) string {
	show := func(c *capability) string {
		if c == nil {
			return "none"
		}
		return fmt.Sprintf("%+v", *c)
	}
	k := d.claim
	return fmt.Sprintf("before %s, after %s, limit %d (passes %v, at most %v), mask %b, expiry %d", show(d.before), show(d.after), or(k.limit), k.passes, k.atMost,
		or(k.mask), or(k.expiry))
}
