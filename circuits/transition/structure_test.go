package transition_test

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"tidemark/circuits/clause"
	"tidemark/circuits/internal/solve"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// busy is a witness in which most columns of most tables are in use: a grouped use of a capability with an ancestor, a deposit, a call
// with an argument, a registration.
func busy(t testing.TB) *testkit.Outcome {
	t.Helper()
	w := newTown(t)
	after(grant(), regrant())(w)
	w.Observe(testkit.Fact{Domain: 9, Account: 1, Sequence: 70, Quantity: 3, Time: noon})
	w.TakeSnapshot(noon)
	out := w.apply(
		with(use(4), func(e *testkit.Effect) { e.Capability, e.Group = 2, &testkit.Group{} }),
		w.deposit(w.Facts[len(w.Facts)-1]),
		&testkit.Effect{Kind: ops.Invoke, Author: 3, Party: 2, Arguments: []uint64{3}},
		&testkit.Effect{Kind: ops.Escrow, Author: 1, Resource: 1, Party: 2, Slot: 1, Time: noon, Beneficiary: 3, Revocable: true},
	)
	w.fits(out)
	return out
}

func verdict(t testing.TB, c *transition.Circuit) *solve.Verdict {
	t.Helper()
	v, err := solve.Tolerant(system(t).System, c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// sites are the clauses that a witness breaks, by rule and table, each once. The sum of the range table is left out: lookups tell more.
func sites(t testing.TB, v *solve.Verdict) []string {
	t.Helper()
	seen := map[string]bool{}
	for _, i := range v.Broken {
		site, ok := system(t).ClauseOf(i)
		if !ok {
			t.Fatalf("constraint %d has no site", i)
		}
		if site.Rule+site.Table != "tableranges" {
			seen[site.Rule+"@"+site.Table] = true
		}
	}
	for _, i := range v.Refused {
		site, ok := system(t).Clauses.Lookup(i)
		if !ok {
			t.Fatalf("lookup %d has no site", i)
		}
		seen[site.Rule+"@"+site.Table] = true
	}
	var list []string
	for s := range seen {
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}

// The tolerant solver and gnark's agree on what is right.
func TestTolerantSolverAgrees(t *testing.T) {
	out := busy(t)
	if v := verdict(t, out.Circuit); !v.Holds() {
		t.Errorf("broken: %v", sites(t, v))
	}
	if err := refusal(t, out.Circuit); err != nil {
		t.Errorf("gnark's solver: %v", err)
	}
}

// Whatever stands in a term of a sum, beside the challenge, is under the commitment or is computed from what is: otherwise the prover
// could choose it after the challenge.
func TestSumsAreOfCommittedWires(t *testing.T) {
	late, terms, err := solve.Late(system(t).System, verdict(t, busy(t).Circuit))
	if err != nil {
		t.Fatal(err)
	}
	for _, constraint := range late[:min(len(late), 10)] {
		site, _ := system(t).ClauseOf(constraint)
		t.Errorf("%v: a wire is not fixed before the challenge", site)
	}
	if terms < 1000 {
		t.Errorf("found %d terms with the challenge, expected thousands", terms)
	}
}

// A key keeps the map as text: what is read back must be what was compiled.
func TestClauseMapReadsBack(t *testing.T) {
	var text bytes.Buffer
	if _, err := system(t).Clauses.WriteTo(&text); err != nil {
		t.Fatal(err)
	}
	back, err := clause.Read(&text)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, system(t).Clauses) {
		t.Error("the map that was read is another one")
	}
	for i := range system(t).System.GetNbConstraints() {
		if site, ok := back.Of(i); !ok || site.Rule == "row" {
			t.Fatalf("constraint %d has no rule: %v", i, site)
		}
	}
}
