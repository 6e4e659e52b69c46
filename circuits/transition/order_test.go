package transition_test

import (
	"testing"

	"tidemark/circuits/internal/testkit"
)

// What the circuit does not say (spec 8.6): that the rows of effects stand in the order of execution. The order of two effects on one
// cell is that of their ticks, of one author's that of the counters; indexes are handed out in the order of rows.
func TestRowsOfEffectsStandInAnyOrder(t *testing.T) {
	made := func(index, party uint64) *testkit.Effect {
		return with(grant(), func(e *testkit.Effect) { e.Index, e.Party = index, party })
	}
	for name, list := range map[string]func() []*testkit.Effect{
		"a resource passed on":  func() []*testkit.Effect { return []*testkit.Effect{transfer(2, 2, 3), transfer(3, 2, 4)} },
		"two capabilities made": func() []*testkit.Effect { return []*testkit.Effect{made(2, 3), made(1, 4)} },
	} {
		w := newTown(t)
		entries := w.clone().apply(list()...).Lists.Effects
		entries[0], entries[1] = entries[1], entries[0]
		if entries[0].Tick <= entries[1].Tick {
			t.Fatalf("%s: ticks %d and %d, expected the second effect first", name, entries[0].Tick, entries[1].Tick)
		}
		claim := foldEffects(entries)
		out := w.Run(testkit.Batch{Effects: list(), Snapshot: w.Snapshot, Claim: &claim})
		out.Circuit.Ops[0], out.Circuit.Ops[1] = out.Circuit.Ops[1], out.Circuit.Ops[0]
		if v := verdict(t, out.Circuit); !v.Holds() {
			t.Errorf("%s: refused by %v: then spec 8.6 says too little", name, sites(t, v))
		}
	}
}
