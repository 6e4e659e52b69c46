package audit_test

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"

	"tidemark/circuits/audit"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/ranges"
	"tidemark/circuits/internal/solve"
)

// Constraints without which every forgery would still be refused, and why they stand there all the same.
var survivors = []struct{ pattern, reason string }{
	{`digit@index#[0-7]`, "one digit that is no bit: their sum is one, so another is none either, and both break"},
	{`E_CLAIM_HOLDER_SET@set#[0-7]`, "the same in the path of a set"},
	{`commitment@commitment#0`, "no rule: the mask that hides the committed values"},
	{`table@ranges#0`, "the sum behind every lookup; what it refuses is counted under the lookup's clause"},
}

func holding(t testing.TB) *solve.Verdict {
	t.Helper()
	v, err := solve.Tolerant(system(t).System, truths(history(t))["everything"].witness(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !v.Holds() {
		t.Fatal("a claim that is true does not hold")
	}
	return v
}

// Each constraint that defines no wire is the only one that stops some forgery: the k-th of its clause in a row, rule@table#k.
func TestEveryConstraintIsNeeded(t *testing.T) {
	defines := map[int]bool{}
	for _, constraint := range holding(t).Defined {
		defines[constraint] = true
	}
	names, next := map[int]string{}, map[string]int{}
	var list []string
	for i := range system(t).Clauses.Total() {
		if defines[i] {
			continue
		}
		site, known := system(t).Clauses.Of(i)
		if !known {
			t.Fatalf("constraint %d has no site", i)
		}
		names[i] = fmt.Sprintf("%s@%s#%d", site.Rule, site.Table, next[site.String()])
		next[site.String()]++
		if !slices.Contains(list, names[i]) {
			list = append(list, names[i])
		}
	}
	killed := map[string]bool{}
	for _, f := range forgeries(history(t)) {
		if found := broken(t, f.witness()); len(found.constraints) == 1 && len(found.refused) == 0 {
			killed[names[found.constraints[0]]] = true
		}
	}
	used := make([]int, len(survivors))
	for _, name := range list {
		if killed[name] {
			continue
		}
		reason := slices.IndexFunc(survivors, func(s struct{ pattern, reason string }) bool {
			return regexp.MustCompile("^(" + s.pattern + ")$").MatchString(name)
		})
		if reason < 0 {
			t.Errorf("nothing that was tried is stopped by %s alone", name)
			continue
		}
		used[reason]++
	}
	for i, n := range used {
		if n == 0 {
			t.Errorf("no constraint %s survives: take it out of the list", survivors[i].pattern)
		}
	}
	t.Logf("%d constraints, %d of them stop some forgery alone", len(list), len(killed))
}

// The clauses with range checks; each of their checks has a forgery of its own.
var ranged = []string{
	"lanes@cell", "lanes@was", "monotone@was", "instance@from", "instance@to", "E_ORDER@order", "claim@claim", "E_CLAIM_COUNT@claim",
	"E_CLAIM_EXPIRY@claim",
}

// Each range check is all that stops some forgery.
func TestEveryRangeIsNeeded(t *testing.T) {
	seen := map[string]bool{}
	for i := 0; ; i++ {
		site, known := system(t).Clauses.Lookup(i)
		if !known || i > 1<<12 {
			break
		}
		seen[site.Rule+"@"+site.Table] = true
	}
	alone := map[string]bool{}
	for _, f := range forgeries(history(t)) {
		if found := broken(t, f.witness()); len(found.clauses) == 1 && len(found.refused) > 0 {
			alone[found.clauses[0]] = true
		}
	}
	for clause := range seen {
		if !slices.Contains(ranged, clause) || !alone[clause] {
			t.Errorf("nothing that was tried is stopped by the ranges of %s alone", clause)
		}
	}
	if len(seen) != len(ranged) {
		t.Errorf("%d clauses have ranges, expected %d: %v", len(seen), len(ranged), seen)
	}
}

func hints() []solver.Hint { return slices.Concat(gate.Hints(), ranges.Hints()) }

func TestHintsAreListed(t *testing.T) {
	listed := []string{
		"github.com/consensys/gnark/frontend/cs.Bsb22CommitmentComputePlaceholder", // gnark's: the commitment itself
		"github.com/consensys/gnark/internal/hints.Randomize",                      // gnark's: the mask of the commitment
	}
	for _, h := range hints() {
		listed = append(listed, solver.GetHintName(h))
	}
	for _, name := range system(t).System.(*cs.R1CS).MHintsDependencies {
		if !slices.Contains(listed, name) {
			t.Errorf("the circuit uses the hint %s, which no test lies with", name)
		}
	}
}

// A hint that lies is noticed, with a true claim and with false ones.
func TestLyingHintsFail(t *testing.T) {
	h := history(t)
	honest := truths(h)["everything"].witness()
	solve.LyingHints(t, hints(), func(o solver.Option) error { return refusal(t, honest, o) }, nil)
	for _, f := range falsehoods(h) {
		lie := f.p.witness()
		solve.LyingHints(t, hints(), func(o solver.Option) error { return refusal(t, lie, o) }, nil)
	}
}

// Whatever is looked up is under the commitment or is computed from what is, before the challenge is known.
func TestLookupsAreOfCommittedWires(t *testing.T) {
	late, terms, err := solve.Late(system(t).System, holding(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, constraint := range late {
		site, _ := system(t).Clauses.Of(constraint)
		t.Errorf("%v: a wire is not fixed before the challenge", site)
	}
	if terms < 100 {
		t.Errorf("found %d terms with the challenge, expected hundreds", terms)
	}
}

// Each public input is bound: with another value, nothing holds.
func TestPublicInputsAreBound(t *testing.T) {
	changes := map[string]func(p *audit.Public){
		"instanceId":  func(p *audit.Public) { p.InstanceID = plus(p.InstanceID, 1) },
		"circuitId":   func(p *audit.Public) { p.CircuitID = plus(p.CircuitID, 1) },
		"fromRoot":    func(p *audit.Public) { p.FromRoot = plus(p.FromRoot, 1) },
		"toRoot":      func(p *audit.Public) { p.ToRoot = plus(p.ToRoot, 1) },
		"claimDigest": func(p *audit.Public) { p.Claim = plus(p.Claim, 1) },
	}
	if len(changes) != len(audit.PublicNames) {
		t.Errorf("%d public inputs, %d changes", len(audit.PublicNames), len(changes))
	}
	for name, p := range truths(history(t)) {
		for input, change := range changes {
			c := p.witness()
			change(&c.Statement)
			if refusal(t, c) == nil {
				t.Errorf("%s, another %s: accepted", name, input)
			}
		}
	}
}

// Every secret column is pinned, but for those that the claim does not ask for.
func TestColumnsArePinned(t *testing.T) {
	p := truths(history(t))["everything"]
	p.claim.capability, p.claim.scope, p.claim.holder = hidden, hidden, hidden
	v, err := solve.Tolerant(system(t).System, p.witness(), nil)
	if err != nil || !v.Holds() {
		t.Fatalf("%v: the claim does not hold", err)
	}
	first := len(audit.PublicNames) + 1
	loose, err := solve.Loose(system(t).System, v, 1, first+system(t).System.GetNbSecretVariables())
	if err != nil {
		t.Fatal(err)
	}
	for _, wire := range loose {
		t.Errorf("input %d (%s) can be changed", wire, name(t, wire-first))
	}
}

func name(t testing.TB, secret int) string {
	t.Helper()
	return system(t).System.(*cs.R1CS).Secret[secret]
}
