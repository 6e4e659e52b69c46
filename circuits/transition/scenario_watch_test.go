package transition_test

import (
	"testing"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
)

func split(author, resource, quantity uint64) *testkit.Effect {
	return &testkit.Effect{Kind: ops.Split, Author: author, Resource: resource, Quantity: quantity}
}

// merge is of a resource into one that stays.
func merge(author, stays, ends uint64) *testkit.Effect {
	return &testkit.Effect{Kind: ops.Merge, Author: author, Resource: stays, Other: ends}
}

func join(author, party uint64) *testkit.Effect {
	return &testkit.Effect{Kind: ops.Join, Author: author, Party: party}
}

// watch is by program 2, and promises an effect of its own.
func watch(condition uint64, promised *testkit.Effect, change func(e *testkit.Effect)) *testkit.Effect {
	e := &testkit.Effect{Kind: ops.Watch, Author: 2, Condition: condition, L3: promised.Promise()}
	change(e)
	return e
}

// fire is the Fire of a watch that a Watch made.
func fire(watch *testkit.Effect, index uint64) *testkit.Effect {
	return &testkit.Effect{
		Kind: ops.Fire, Author: watch.Author, Resource: watch.Resource, Party: watch.Party, Other: index, Slot: watch.Slot,
		Condition: watch.Condition, L3: watch.L3,
	}
}

// rumour is an observation that no account stands for.
func rumour(quantity uint64) testkit.Fact {
	return testkit.Fact{
		Domain: 7, Sequence: 3, Asset: encoding.Text("price"), Quantity: quantity, Height: 5, Time: noon, Reference: encoding.Text("feed"),
	}
}

// payment is a deposit for the account.
func payment() testkit.Fact {
	return testkit.Fact{
		Domain: 9, Account: 1, Sequence: 80, Asset: encoding.Text("gold"), Quantity: 60, Height: 9, Time: noon, Reference: encoding.Text("paid"),
	}
}

// heeding is a Fire under a fact.
func heeding(e *testkit.Effect, f testkit.Fact) *testkit.Effect {
	e.L4 = f.Digest()
	return e
}

func TestSplitAndMergeConserve(t *testing.T) {
	w := newTown(t)
	w.holds(split(2, 2, 99), split(2, 5, 40), transfer(2, 6, 3))
	w.holds(merge(2, 2, 5), merge(3, 3, 6))
	for resource, want := range map[uint64]uint64{2: 60, 3: 140, 5: 59, 6: 40} {
		if got := w.Cell(testkit.Resource, resource)[3]; got != encoding.Uint(want) {
			t.Errorf("resource %d has %s, expected %d", resource, got.String(), want)
		}
	}
	if owner, custodian, status := w.Holding(6); owner != 3 || custodian != 3 || status != 5 {
		t.Errorf("the merged resource is held as %d, %d, %d", owner, custodian, status)
	}
	// Split and merge in one batch and in a group.
	g := &testkit.Group{}
	w.holds(
		with(split(2, 2, 10), func(e *testkit.Effect) { e.Group = g }),
		with(transfer(3, 3, 2), func(e *testkit.Effect) { e.Group = g }),
		merge(2, 3, 7),
	)
}

func TestWatchesFire(t *testing.T) {
	promised := func() *testkit.Effect { return transfer(2, 2, 4) }
	on := func(resource uint64) func(e *testkit.Effect) {
		return func(e *testkit.Effect) { e.Resource = resource }
	}
	for name, c := range map[string]struct {
		watch *testkit.Effect
		world func(w *town)
		fact  *testkit.Fact
	}{
		"status held":      {watch: watch(ops.WhenStatus, promised(), func(e *testkit.Effect) { e.Resource, e.Quantity = 3, 1 })},
		"status escrowed":  {watch: watch(ops.WhenStatus, promised(), func(e *testkit.Effect) { e.Resource, e.Quantity = 3, 2 }), world: after(with(escrow(), func(e *testkit.Effect) { e.Author, e.Resource, e.Party = 3, 3, 4 }))},
		"status in a call": {watch: watch(ops.WhenStatus, promised(), func(e *testkit.Effect) { e.Resource, e.Quantity = 4, 3 }), world: after(with(invoke(4), func(e *testkit.Effect) { e.Author = 4 }))},
		"owner":            {watch: watch(ops.WhenOwner, promised(), func(e *testkit.Effect) { e.Resource, e.Party = 3, 3 })},
		"at least":         {watch: watch(ops.WhenQuantityAtLeast, promised(), func(e *testkit.Effect) { e.Resource, e.Quantity = 3, 100 })},
		"at most":          {watch: watch(ops.WhenQuantityAtMost, promised(), func(e *testkit.Effect) { e.Resource, e.Quantity = 3, 1<<64-1 })},
		"at most, in a call": {
			watch: watch(ops.WhenQuantityAtMost, promised(), func(e *testkit.Effect) { e.Resource, e.Quantity = 4, 100 }),
			world: after(with(invoke(4), func(e *testkit.Effect) { e.Author = 4 })),
		},
		"fact at least": {
			watch: watch(ops.WhenFactAtLeast, promised(), func(e *testkit.Effect) { e.Slot, e.Quantity, e.L4 = 7, 1000, encoding.Text("price") }), fact: ptr(rumour(1000)),
		},
		"fact at most": {
			watch: watch(ops.WhenFactAtMost, promised(), func(e *testkit.Effect) { e.Slot, e.Quantity, e.L4 = 7, 1000, encoding.Text("price") }), fact: ptr(rumour(0)),
		},
		"a deposit": {
			watch: watch(ops.WhenFactAtLeast, promised(), func(e *testkit.Effect) { e.Party, e.Slot, e.Quantity, e.L4 = 1, 9, 60, encoding.Text("gold") }), fact: ptr(payment()),
		},
		"time":                      {watch: watch(ops.WhenTime, promised(), func(e *testkit.Effect) { e.Time = noon })},
		"a Fire of what it watches": {watch: watch(ops.WhenOwner, promised(), func(e *testkit.Effect) { on(2)(e); e.Party = 2 })},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTown(t)
			if c.world != nil {
				c.world(w)
			}
			w.holds(c.watch)
			f := fire(c.watch, 1)
			if c.fact != nil {
				heeding(f, w.Observe(*c.fact))
				w.TakeSnapshot(noon)
			}
			w.holds(f, promised())
			if status := w.Cell(testkit.Watch, 1)[1]; status.Equal(ptr(c.watch.Armed())) {
				t.Error("the watch is still armed")
			}
		})
	}
}

func ptr[T any](x T) *T { return &x }

func TestJoin(t *testing.T) {
	w := newTown(t)
	w.holds(transfer(4, 4, 4), transfer(4, 4, 4))
	out := w.holds(join(2, 4))
	if out.Used["joined"] != 1 || out.Used["authors"] != 1 {
		t.Errorf("%d joined rows, %d authors", out.Used["joined"], out.Used["authors"])
	}
	// Joined twice, joined and acting, and a group of joins at one tick.
	w.holds(join(2, 4), join(3, 4))
	g := &testkit.Group{}
	w.holds(
		with(join(2, 3), func(e *testkit.Effect) { e.Group = g }), with(join(2, 1), func(e *testkit.Effect) { e.Group = g }),
		transfer(3, 3, 2),
	)
}

// What was promised can be a call, a Deposit, or by a watch of another condition; and a promised effect stands behind others.
func TestPromisesOfOtherKinds(t *testing.T) {
	w := newTown(t)
	calls := func() *testkit.Effect {
		return &testkit.Effect{Kind: ops.Invoke, Author: 2, Party: 3, L3: encoding.Text("f"), Arguments: []uint64{2}}
	}
	first := watch(ops.WhenTime, calls(), func(e *testkit.Effect) { e.Time = noon })
	w.holds(first)
	w.holds(fire(first, 1), calls())
	second := watch(ops.WhenTime, split(2, 5, 1), func(e *testkit.Effect) { e.Time = noon })
	w.holds(transfer(1, 1, 2), second)
	third := split(2, 1, 1)
	again := watch(ops.WhenTime, third, func(e *testkit.Effect) { e.Time = 1 })
	w.holds(again)
	w.holds(transfer(2, 1, 2), fire(again, 3), transfer(3, 3, 3), third)
}
