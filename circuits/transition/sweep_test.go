package transition_test

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/solve"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/registry"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// good are witnesses that together hold every kind of effect and rows of every table.
func good(t *testing.T) map[string]*transition.Circuit {
	t.Helper()
	witnesses := map[string]*transition.Circuit{"busy": busy(t).Circuit}
	batch := func(name string, prepare func(*town), effects func(*town) []*testkit.Effect) {
		w := newTown(t)
		prepare(w)
		out := w.apply(effects(w)...)
		w.fits(out)
		witnesses[name] = out.Circuit
	}
	revocable := func(e *testkit.Effect) { e.Author, e.Resource, e.Slot, e.Revocable = 4, 4, 6, true }
	batch("a registration and a withdrawal", func(*town) {}, func(*town) []*testkit.Effect {
		return []*testkit.Effect{
			{Kind: ops.Register, Secret: big.NewInt(3), Slot: 9},
			{Kind: ops.Withdraw, Author: 1, Resource: 1, L3: encoding.Text("out")},
		}
	})
	batch("a claim and a revocation", after(escrow(), with(escrow(), revocable)), func(*town) []*testkit.Effect {
		return []*testkit.Effect{claim(3), {Kind: ops.Revoke, Author: 4, Resource: 4, Party: 3, Slot: 6}}
	})
	batch("a capability made and revoked", after(grant()), func(*town) []*testkit.Effect {
		return []*testkit.Effect{regrant(), {Kind: ops.RevokeCapability, Author: 2, Other: 2}}
	})
	batch("a call declined and one made", after(invoke(2)), func(w *town) []*testkit.Effect {
		return []*testkit.Effect{w.answer(ops.Decline, 3, 1), {Kind: ops.Invoke, Author: 4, Party: 3, Arguments: []uint64{4}}}
	})
	batch("a call accepted in a group", after(invoke(2)), func(w *town) []*testkit.Effect {
		g := &testkit.Group{}
		list := []*testkit.Effect{w.answer(ops.Accept, 3, 1), transfer(4, 4, 2)}
		list[0].Group, list[1].Group = g, g
		return list
	})
	batch("a split, a merge and a join", after(transfer(3, 3, 2)), func(*town) []*testkit.Effect {
		return []*testkit.Effect{split(2, 2, 10), merge(2, 2, 3), join(2, 4)}
	})
	made := map[string]*testkit.Effect{
		"status": watchStatus(), "owner": watchOwner(), "at least": watchBound(ops.WhenQuantityAtLeast, 100),
		"at most": watchBound(ops.WhenQuantityAtMost, 100), "fact": watchFact(ops.WhenFactAtLeast, 5), "time": watchTime(),
	}
	for name, w := range made {
		batch("a watch: "+name, func(*town) {}, func(*town) []*testkit.Effect { return []*testkit.Effect{w} })
		batch("a Fire: "+name, after(w), func(t *town) []*testkit.Effect {
			f := fire(w, 1)
			if name == "fact" {
				heeding(f, t.Observe(rumour(7)))
				t.TakeSnapshot(noon)
			}
			return []*testkit.Effect{f, kept()}
		})
	}
	return witnesses
}

// everyKind fails the test when the witnesses hold no effect of some kind.
func everyKind(t *testing.T, witnesses map[string]*transition.Circuit) {
	t.Helper()
	seen := map[int]bool{}
	for _, c := range witnesses {
		for i := range c.Ops {
			for k, selector := range c.Ops[i].Sel {
				one := laneOf(selector)
				seen[k+1] = seen[k+1] || one.IsOne()
			}
		}
	}
	for kind := 1; kind <= ops.Kinds; kind++ {
		if !seen[kind] {
			t.Errorf("no witness holds kind %d", kind)
		}
	}
}

// A wire that can be changed alone is free. Those that may be are listed, with the reason.
func TestNoWireIsFree(t *testing.T) {
	ccs := system(t).System
	inputs := ccs.GetNbPublicVariables() + ccs.GetNbSecretVariables()
	constraints, err := solve.Constraints(ccs)
	if err != nil {
		t.Fatal(err)
	}
	first := map[int]int{} // the first constraint of each loose wire
	for i := range constraints {
		for _, wire := range solve.Wires(&constraints[i]) {
			if _, seen := first[wire]; !seen {
				first[wire] = i
			}
		}
	}
	allowed := map[string]string{
		"STA-6":               "the quotient of a row that was not touched: 0 = q*0",
		"programs-entry":      "the quotient of a row that was not touched: 0 = q*0",
		"ownership-entry":     "the quotient of a row that was not touched: 0 = q*0",
		"E_NOT_ACCOUNT":       "the inverse of the domain in a row of facts that is not used: 0 = q*0",
		"E_FACT_MISMATCH":     "the inverse of the account of a fact without one: 0 = q*0",
		"E_SPLIT_QUANTITY":    "the inverse of a quantity of zero in a row that splits nothing: 0 = q*0",
		"E_PARTY_SELF":        "the inverse of a difference of zero in a row that joins nobody: 0 = q*0",
		"E_SNAPSHOT_ROLLBACK": "the quotient at the same snapshot as before: 0 = q*0",
		"commitment":          "the mask that hides the committed values",
	}
	witnesses := good(t)
	everyKind(t, witnesses)
	for name, c := range witnesses {
		v := verdict(t, c)
		loose, err := solve.Loose(ccs, v, inputs, len(v.Wires))
		if err != nil {
			t.Fatal(err)
		}
		for _, wire := range loose {
			site, _ := system(t).ClauseOf(first[wire])
			if _, ok := allowed[site.Rule]; !ok {
				t.Errorf("%s: wire %d of %v is free", name, wire, site)
			}
		}
		t.Logf("%s: %d of %d wires are free", name, len(loose), len(v.Wires)-inputs)
	}
}

// A column that can be changed alone says nothing. Those that may be are listed.
func TestFreeColumnsAreKnown(t *testing.T) {
	lanes := registry.Lanes(shape(t))
	for batch, c := range good(t) {
		loose, err := solve.Loose(system(t).System, verdict(t, c), 1, lanes+1)
		if err != nil {
			t.Fatal(err)
		}
		for _, wire := range loose {
			if name := columnAt(t, wire-1); !mayBeFree(t, c, name) {
				t.Errorf("%s: %s is free", batch, name)
			}
		}
	}
}

// mayBeFree knows the columns that say nothing in a row.
func mayBeFree(t *testing.T, c *transition.Circuit, name string) bool {
	t.Helper()
	parts := strings.Fields(name)
	row, err := strconv.Atoi(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	switch parts[0] + " " + parts[2] {
	case "authors s": // only the hint reads it: a signature exists, or does not
		return true
	case "members group": // in an unused row the lane stands in a term with multiplicity zero
		act := laneOf(c.Members[row].Act)
		return act.IsZero()
	case "ops flag": // a boolean in no other constraint, where the kind opens no lane with a flag
		for _, kind := range []int{ops.Escrow, ops.Claim, ops.Revoke, ops.Withdraw, ops.Delegate} {
			if selector := laneOf(c.Ops[row].Sel[kind-1]); selector.IsOne() {
				return false
			}
		}
		return true
	default:
		return false
	}
}

// columnAt names a lane of the witness.
func columnAt(t testing.TB, lane int) string {
	t.Helper()
	for _, table := range registry.Layout(shape(t)) {
		if lane >= table.Offset+table.Rows*table.RowWidth {
			continue
		}
		row, at := (lane-table.Offset)/table.RowWidth, (lane-table.Offset)%table.RowWidth
		for _, column := range table.Columns {
			if at < column.Offset+column.Width {
				return fmt.Sprintf("%s %d %s", table.Name, row, column.Name)
			}
		}
	}
	t.Fatalf("lane %d is not in the layout", lane)
	return ""
}
