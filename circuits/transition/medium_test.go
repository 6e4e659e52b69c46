//go:build large

package transition_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/solve"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/registry"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// A full batch of 64 random effects in medium: go test -tags large ./transition -run Medium
func TestMediumBatch(t *testing.T) {
	s, err := registry.Find("medium")
	if err != nil {
		t.Fatal(err)
	}
	w := bigTown(t, s)
	r := rand.New(rand.NewPCG(64, 16))
	var list []*testkit.Effect
	authors := map[uint64]bool{}
	for try := w.clone(); len(list) < s.Effects; {
		more := drawn(try, r)
		copied, next, whole := copies(more), try.clone(), w.clone()
		if len(next.run(copied...).Violations) > 0 || len(authors) == s.Authors && !authors[copied[0].Author] || len(list)+len(more) > s.Effects {
			continue
		}
		longer := append(append([]*testkit.Effect(nil), list...), more...)
		if crowded(whole.run(copies(longer)...), s) {
			continue
		}
		list, try = longer, next
		authors[copied[0].Author] = true
	}
	out := w.run(list...)
	if len(out.Violations) > 0 {
		t.Fatalf("the executor finds %v", out.Violations)
	}
	t.Logf("rows: %v", out.Used)
	c, err := transition.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	if err := solve.System(c.System, out.Circuit); err != nil {
		site, _ := transition.Explain(c.Clauses, err)
		t.Fatalf("the solver refuses: %v: %v", site, err)
	}
}

// A limb of the range table has eight bits in the smaller shapes, so that a loose check of 32 bits is exact there; in large it has eleven.
func TestLanesOfMediumAndLargeAreReadInOneWay(t *testing.T) {
	readsInOneWay(t, "medium")
	readsInOneWay(t, "large")
}

// bigTown has sixteen programs and forty resources, spread over them.
func bigTown(t *testing.T, s registry.Shape) *town {
	t.Helper()
	w := &town{testkit.New(s, "big town"), t}
	w.TakeSnapshot(noon)
	for i := range 16 {
		e := &testkit.Effect{Kind: ops.Register, Secret: big.NewInt(int64(1000 + i))}
		if i == 0 {
			e.Slot = 9
		}
		w.apply(e)
	}
	for i := range 40 {
		w.Observe(testkit.Fact{
			Domain: 9, Account: 1, Sequence: uint64(i + 1), Asset: encoding.Text("gold"), Quantity: 100, Time: noon,
		})
	}
	w.TakeSnapshot(noon)
	for i := range 36 {
		w.apply(w.deposit(w.Facts[i]))
		w.apply(transfer(1, uint64(i+1), uint64(1+i%16)))
	}
	w.TakeSnapshot(noon)
	return w
}
