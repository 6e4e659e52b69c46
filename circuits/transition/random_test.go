package transition_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/registry"
	"tidemark/circuits/tables/ops"
)

// promised are the effects that random watches promise, by their digests.
var promised = map[fr.Element]*testkit.Effect{}

// drawn makes a random effect, right or wrong, and behind a Fire what was promised.
func drawn(w *town, r *rand.Rand) []*testkit.Effect {
	e := draw(w, r)
	if next, ok := promised[e.L3]; ok && e.Kind == ops.Fire && r.IntN(8) > 0 {
		copied := *next
		return []*testkit.Effect{e, &copied}
	}
	return []*testkit.Effect{e}
}

// drawWatch promises that its author gives itself, or another, a resource.
func drawWatch(w *town, r *rand.Rand, e *testkit.Effect, few func(int) uint64) {
	resource := few(int(w.Leaf.Counts[testkit.Resource]))
	e.Author, _, _ = w.Holding(resource)
	e.Author = max(e.Author, 1)
	next := transfer(e.Author, resource, few(2))
	e.L3 = next.Promise()
	promised[e.L3] = next
	e.Condition = few(ops.Conditions)
	switch e.Condition {
	case ops.WhenStatus:
		e.Resource, e.Quantity = few(4), few(3)
	case ops.WhenOwner:
		e.Resource, e.Party = few(4), few(4)
	case ops.WhenQuantityAtLeast, ops.WhenQuantityAtMost:
		e.Resource, e.Quantity = few(4), 50*few(4)
	case ops.WhenFactAtLeast, ops.WhenFactAtMost:
		e.Party, e.Slot, e.Quantity, e.L4 = few(2)-1, 9, 50*few(4), encoding.Text("gold")
	default:
		e.Time = noon + few(2) - 1
	}
}

// drawFire is of a watch that there is, mostly by its watcher.
func drawFire(w *town, r *rand.Rand, e *testkit.Effect, few func(int) uint64) {
	e.Other = few(int(w.Leaf.Counts[testkit.Watch]) + 1)
	lanes := w.Cell(testkit.Watch, e.Other)
	ids := lanes[1].BigInt(new(big.Int))
	part := func(at, bits uint) uint64 {
		x := new(big.Int).Rsh(ids, at)
		return x.And(x, new(big.Int).Sub(encoding.Shift(bits), big.NewInt(1))).Uint64()
	}
	e.Author, e.Resource, e.Condition, e.Party, e.Slot, e.L3 = max(part(0, 32), 1), part(32, 32), part(72, 8), part(80, 32), part(112, 32), lanes[5]
	if e.Condition == ops.WhenFactAtLeast || e.Condition == ops.WhenFactAtMost {
		e.L4 = w.Facts[r.IntN(len(w.Facts))].Digest()
	}
}

// draw makes a random effect, right or wrong, from small numbers.
func draw(w *town, r *rand.Rand) *testkit.Effect {
	few := func(n int) uint64 { return 1 + uint64(r.IntN(n)) }
	count := func(kind int) int { return int(w.Leaf.Counts[kind]) }
	programs, resources := count(testkit.Program), count(testkit.Resource)
	capabilities, calls := count(testkit.Capability)+1, count(testkit.Call)+1
	maybe := func(x uint64) uint64 {
		if r.IntN(3) == 0 {
			return x
		}
		return 0
	}
	e := &testkit.Effect{Kind: 1 + r.IntN(ops.Kinds), Author: few(programs)}
	switch e.Kind {
	case ops.Register:
		e.Author, e.Secret, e.Slot = 0, big.NewInt(int64(few(1000))), maybe(9)
	case ops.Deposit:
		f := w.Facts[r.IntN(len(w.Facts))]
		return w.deposit(f)
	case ops.Withdraw:
		e.Resource, e.L3 = few(resources), encoding.Text("out")
		e.Author, _, _ = w.Holding(e.Resource)
	case ops.Transfer:
		e.Resource, e.Party, e.Capability = few(resources), few(programs+1), maybe(few(capabilities))
	case ops.Escrow:
		e.Resource, e.Party, e.Capability, e.Slot = few(resources), few(programs), maybe(few(capabilities)), few(2)
		e.Time, e.Beneficiary, e.Revocable = noon+few(3)-1, maybe(few(programs)), r.IntN(2) == 0
	case ops.Claim, ops.Revoke:
		e.Resource, e.Slot = few(resources), few(2)
		_, e.Party, _ = w.Holding(e.Resource)
		if e.Kind == ops.Claim {
			e.Author = max(e.Party, 1)
			e.Capability = maybe(few(capabilities))
		}
	case ops.Delegate:
		e.Resource, e.Party, e.Capability = maybe(few(resources)), few(programs), maybe(few(capabilities))
		e.Quantity, e.Time, e.Rights = 50*few(5), noon+few(3)-1, few(15)
	case ops.RevokeCapability:
		e.Other = few(capabilities)
	case ops.Invoke:
		e.Party, e.L3 = few(programs), encoding.Text("f")
		if r.IntN(2) == 0 {
			e.Arguments = []uint64{few(resources)}
		}
	case ops.Accept, ops.Decline:
		return w.answer(e.Kind, few(programs), few(calls))
	case ops.Split:
		e.Resource, e.Quantity = few(resources), 25*few(5)
	case ops.Merge:
		e.Resource, e.Other = few(resources), few(resources)
	case ops.Watch:
		drawWatch(w, r, e, few)
		return e
	case ops.Fire:
		drawFire(w, r, e, few)
		return e
	case ops.Join:
		e.Party = few(programs)
	}
	if e.Resource != 0 && e.Capability == 0 && e.Kind != ops.Claim && r.IntN(4) > 0 {
		e.Author, _, _ = w.Holding(e.Resource)
		e.Author = max(e.Author, 1)
	}
	return e
}

// The executor and the circuit agree on random batches, right and wrong ones; a failure names the seed.
func TestRandomBatches(t *testing.T) {
	const seed, batches = 20_261_121, 200
	r := rand.New(rand.NewPCG(seed, 0))
	w := newTown(t)
	right, wrong := 0, 0
	for i := range batches {
		var list []*testkit.Effect
		try := w.clone()
		for range 1 + r.IntN(4) {
			// Mostly effects that are right so far, so that many batches are right as a whole.
			for range 12 {
				more := drawn(try, r)
				next := try.clone()
				if len(next.run(copies(more)...).Violations) > 0 && r.IntN(10) > 0 {
					continue
				}
				list, try = append(list, more...), next
				break
			}
		}
		if len(list) == 0 || len(list) > w.Shape.Effects {
			continue
		}
		next := w.clone()
		out := next.run(list...)
		if crowded(out, w.Shape) {
			continue
		}
		err := refusal(t, out.Circuit)
		if (err == nil) != (len(out.Violations) == 0) {
			t.Fatalf("seed %d, batch %d: the executor finds %v, the circuit %v: %v", seed, i, out.Violations, err, describe(list))
		}
		if err == nil {
			right++
			w = next
			if right%8 == 0 {
				w = newTown(t)
			}
		} else {
			wrong++
		}
	}
	t.Logf("%d right, %d wrong", right, wrong)
	if right < 20 || wrong < 10 {
		t.Errorf("%d right and %d wrong batches are too few to say anything", right, wrong)
	}
}

// copies lets a list be run more than once: running fills fields in.
func copies(list []*testkit.Effect) []*testkit.Effect {
	out := make([]*testkit.Effect, len(list))
	for i, e := range list {
		c := *e
		out[i] = &c
	}
	return out
}

func crowded(out *testkit.Outcome, s registry.Shape) bool {
	for _, table := range registry.Layout(s) {
		if out.Used[table.Name] > table.Rows {
			return true
		}
	}
	return false
}

func describe(list []*testkit.Effect) string {
	text := ""
	for _, e := range list {
		text += fmt.Sprintf("\n  kind %d by %d: resource %d capability %d party %d other %d slot %d arguments %v",
			e.Kind, e.Author, e.Resource, e.Capability, e.Party, e.Other, e.Slot, e.Arguments)
	}
	return text
}
