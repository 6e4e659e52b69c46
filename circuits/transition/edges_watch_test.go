package transition_test

import (
	"testing"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
)

// Largest quantity, time and counter.
const (
	fullQuantity = uint64(1<<64 - 1)
	fullTime     = uint64(1<<40 - 1)
	fullCounter  = uint64(1<<32 - 1)
)

// edge is a batch at the end of a range, and whether it is allowed; its neighbour is in the list too.
type edge struct {
	name    string
	world   func(w *town)
	batch   []*testkit.Effect
	allowed bool
}

func holding(quantities map[uint64]uint64) func(w *town) {
	return func(w *town) {
		for resource, quantity := range quantities {
			w.Edit(testkit.Resource, resource, func(l *encoding.Lanes) { l[3] = encoding.Uint(quantity) })
		}
		w.TakeSnapshot(noon)
	}
}

func at(time uint64) func(w *town) { return func(w *town) { w.TakeSnapshot(time) } }

// counted sets the counter of a program.
func counted(program, counter uint64) func(w *town) {
	return func(w *town) {
		w.Edit(testkit.Program, program, func(l *encoding.Lanes) { add(&l[5], counter-w.Counter(program), 0) })
		w.TakeSnapshot(noon)
	}
}

func edges() []edge {
	both := after(transfer(3, 3, 2))
	bound := func(condition, value uint64) *testkit.Effect { return watchBound(condition, value) }
	late := func() *testkit.Effect {
		return watch(ops.WhenTime, kept(), func(e *testkit.Effect) { e.Time = fullTime })
	}
	fires := func(w *testkit.Effect) []*testkit.Effect { return []*testkit.Effect{fire(w, 1), kept()} }
	one := func(e *testkit.Effect) []*testkit.Effect { return []*testkit.Effect{e} }
	least, most := uint64(ops.WhenQuantityAtLeast), uint64(ops.WhenQuantityAtMost)
	return []edge{
		{"merge: a sum of all", then(both, holding(map[uint64]uint64{2: fullQuantity - 7, 3: 7})), one(merge(2, 2, 3)), true},
		{"merge: a sum of one more", then(both, holding(map[uint64]uint64{2: fullQuantity - 7, 3: 8})), one(merge(2, 2, 3)), false},
		{"merge: twice all", then(both, holding(map[uint64]uint64{2: fullQuantity, 3: fullQuantity})), one(merge(2, 2, 3)), false},
		{"split: all but one", holding(map[uint64]uint64{2: fullQuantity}), one(split(2, 2, fullQuantity-1)), true},
		{"split: all", holding(map[uint64]uint64{2: fullQuantity}), one(split(2, 2, fullQuantity)), false},
		{"split: one of one", holding(map[uint64]uint64{2: 1}), one(split(2, 2, 1)), false},
		{"split: one of two", holding(map[uint64]uint64{2: 2}), one(split(2, 2, 1)), true},
		{"split: more than one", holding(map[uint64]uint64{2: 1}), one(split(2, 2, fullQuantity)), false},
		{"fire: all, at least all", then(after(bound(least, fullQuantity)), holding(map[uint64]uint64{3: fullQuantity})), fires(bound(least, fullQuantity)), true},
		{
			"fire: all but one, at least all", then(after(bound(least, fullQuantity)), holding(map[uint64]uint64{3: fullQuantity - 1})),
			fires(bound(least, fullQuantity)), false,
		},
		{"fire: none, at least all", then(after(bound(least, fullQuantity)), holding(map[uint64]uint64{3: 0})), fires(bound(least, fullQuantity)), false},
		{"fire: none, at most none", then(after(bound(most, 0)), holding(map[uint64]uint64{3: 0})), fires(bound(most, 0)), true},
		{"fire: one, at most none", then(after(bound(most, 0)), holding(map[uint64]uint64{3: 1})), fires(bound(most, 0)), false},
		{"fire: all, at most none", then(after(bound(most, 0)), holding(map[uint64]uint64{3: fullQuantity})), fires(bound(most, 0)), false},
		{"fire: at the last second", then(after(late()), at(fullTime)), fires(late()), true},
		{"fire: a second before", then(after(late()), at(fullTime-1)), fires(late()), false},
		{"fire: the last counter for what was promised", then(after(watchTime()), counted(2, fullCounter-2)), fires(watchTime()), true},
		{"fire: no counter left for what was promised", then(after(watchTime()), counted(2, fullCounter-1)), fires(watchTime()), false},
		{"fire: a status that none has", after(watch(ops.WhenStatus, kept(), func(e *testkit.Effect) { e.Resource, e.Quantity = 3, 255 })),
			fires(watch(ops.WhenStatus, kept(), func(e *testkit.Effect) { e.Resource, e.Quantity = 3, 255 })), false},
		{"fire: owner nobody", after(watch(ops.WhenOwner, kept(), func(e *testkit.Effect) { e.Resource = 3 })),
			fires(watch(ops.WhenOwner, kept(), func(e *testkit.Effect) { e.Resource = 3 })), false},
		{"join: a program at the last counter", counted(4, fullCounter), one(join(2, 4)), true},
		{"join: by a program at the last counter", counted(2, fullCounter), one(join(2, 4)), false},
	}
}

// Split, Merge, Fire and Join at the ends of their ranges: allowed up to there and no further.
func TestEdgesOfWatches(t *testing.T) {
	for _, e := range edges() {
		t.Run(e.name, func(t *testing.T) {
			w := newTown(t)
			e.world(w)
			if e.allowed {
				w.holds(e.batch...)
				return
			}
			out := w.Run(testkit.Batch{Effects: e.batch, Snapshot: w.Snapshot})
			w.fits(out)
			if v := verdict(t, out.Circuit); len(v.Broken) == 0 {
				t.Error("every constraint holds")
			}
		})
	}
}
