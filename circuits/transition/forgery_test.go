package transition_test

import (
	"slices"
	"testing"

	"tidemark/circuits/transition"
)

// witness carries the forgery out.
func (f *forgery) witness(t *testing.T) *transition.Circuit {
	t.Helper()
	a := f.attack()
	w := newTown(t)
	if a.world != nil {
		a.world(w)
	}
	b := a.batch(w)
	if b.Snapshot == nil {
		b.Snapshot = w.Snapshot
	}
	out := w.Run(b)
	w.fits(out)
	f.tamper(w, out.Circuit)
	return out.Circuit
}

// finding is what a witness breaks: clauses, as rule@table; constraints, as their numbers, and with them the sum of the range table if a
// lookup is out of range; and these lookups.
type finding struct {
	clauses              []string
	constraints, refused []int
}

// judged remembers what a witness breaks, for the tests that ask for it again.
var judged = map[string]finding{}

// judge says what a witness breaks. One that only the honest prover's hint refuses breaks nothing.
func judge(t *testing.T, name string, witness func() *transition.Circuit) finding {
	t.Helper()
	if known, ok := judged[name]; ok {
		return known
	}
	v, found := verdict(t, witness()), finding{}
	if len(v.Broken) > 0 {
		found = finding{clauses: sites(t, v), constraints: v.Broken, refused: v.Refused}
	}
	judged[name] = found
	return found
}

func broken(t *testing.T, name string, witness func() *transition.Circuit) []string {
	t.Helper()
	return judge(t, name, witness).clauses
}

// negatives hands each attack and each forgery to a visitor, with what it breaks.
func negatives(t *testing.T, visit func(name string, f finding)) {
	t.Helper()
	for _, a := range attacks() {
		name := a.rule + "/" + a.name
		visit(name, judge(t, name, func() *transition.Circuit { return a.witness(t).Circuit }))
	}
	for _, f := range forgeries() {
		visit(f.name, judge(t, f.name, func() *transition.Circuit { return f.witness(t) }))
	}
}

// Every forgery breaks the clause that is there to stop it; where it says alone, nothing else would have.
func TestForgeriesFail(t *testing.T) {
	for _, f := range forgeries() {
		t.Run(f.name, func(t *testing.T) {
			broken := broken(t, f.name, func() *transition.Circuit { return f.witness(t) })
			if len(broken) == 0 {
				t.Fatal("every constraint holds")
			}
			found := slices.ContainsFunc(f.breaks, func(s string) bool { return slices.Contains(broken, s) })
			if !found || f.alone && len(broken) != 1 {
				t.Errorf("broken: %v, expected %v, alone: %v", broken, f.breaks, f.alone)
			}
		})
	}
}

// Clauses without which every attack and forgery would still be refused, and why they stand there all the same. A clause that is not in
// this list is the only one that stops some attack: taking it out would let that attack pass.
var seconded = map[string]string{
	"selectors@arguments":   "a mode of another value also changes what memory is given",
	"E_GROUP@members":       "a member that counts twice has no second place in a group",
	"commitment@commitment": "no rule: the mask that hides the committed values",
	"table@ranges":          "the sum behind every lookup; what it refuses is counted under the lookup's rule",
}

// TestEveryClauseIsNeeded takes each clause out in thought: the attacks that it alone stops would pass. Clauses are counted by rule and
// table; those that only define wires, and cannot be broken, are not counted.
func TestEveryClauseIsNeeded(t *testing.T) {
	alone := map[string]bool{}
	negatives(t, func(_ string, f finding) {
		if len(f.clauses) == 1 {
			alone[f.clauses[0]] = true
		}
	})
	for _, clause := range assertions(t) {
		switch reason, explained := seconded[clause]; {
		case alone[clause] && explained:
			t.Errorf("%s is needed; the list says: %s", clause, reason)
		case !alone[clause] && !explained:
			t.Errorf("nothing that was tried is stopped by %s alone", clause)
		}
	}
}

// assertions are the clauses with a constraint that defines no wire, or with a lookup.
func assertions(t *testing.T) []string {
	t.Helper()
	defines := map[int]bool{}
	for _, constraint := range verdict(t, busy(t).Circuit).Defined {
		defines[constraint] = true
	}
	var list []string
	add := func(rule, table string) {
		if clause := rule + "@" + table; !slices.Contains(list, clause) {
			list = append(list, clause)
		}
	}
	for i := range system(t).Clauses.Total() {
		if !defines[i] {
			site, _ := system(t).ClauseOf(i)
			add(site.Rule, site.Table)
		}
	}
	for i := 0; ; i++ {
		site, ok := system(t).Clauses.Lookup(i)
		if !ok || i > 1<<20 {
			break
		}
		add(site.Rule, site.Table)
	}
	return list
}
