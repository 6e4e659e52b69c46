package transition_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/consensys/gnark/constraint/solver"

	"tidemark/circuits/clause"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/transition"
)

const effectsChapter = "../../docs/spec/03-effects.md"

// rules are the reject codes of spec 3.5, in order of precedence.
func rules(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(effectsChapter)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, m := range regexp.MustCompile(`(?m)^\| \d+ \| (E_[A-Z_]+) \|`).FindAllStringSubmatch(string(text), -1) {
		codes = append(codes, m[1])
	}
	if len(codes) < 40 {
		t.Fatalf("found %d rules in %s, expected more than 40", len(codes), effectsChapter)
	}
	return codes
}

func TestEveryRuleHasAnAttack(t *testing.T) {
	attacked := map[string]bool{}
	for _, a := range attacks() {
		attacked[a.rule] = true
	}
	for _, code := range rules(t) {
		if !attacked[code] {
			t.Errorf("no attack breaks %s", code)
		}
	}
	known := append(rules(t), "TCK-1", "TCK-3", "RUL-1")
	for code := range attacked {
		if !slices.Contains(known, code) {
			t.Errorf("the attacks name %s, which is no rule", code)
		}
	}
}

// witness carries an attack out.
func (a *attack) witness(t *testing.T) *testkit.Outcome {
	t.Helper()
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
	if a.tamper != nil {
		a.tamper(out.Circuit)
	}
	return out
}

// stops is where the solver stops at a witness; it works on one thread, so that of several broken constraints it is always the same.
func stops(t *testing.T, c *transition.Circuit) (clause.Site, bool) {
	t.Helper()
	err := refusal(t, c, solver.WithNbTasks(1))
	if err == nil {
		return clause.Site{}, false
	}
	return clauseOf(t, err), true
}

// Every attack is refused, natively by the rule that it breaks, and by the circuit at the clause that states the rule, or where
// the rule holds by construction.
func TestAttacksFail(t *testing.T) {
	for _, a := range attacks() {
		t.Run(a.rule+"/"+a.name, func(t *testing.T) {
			out := a.witness(t)
			if !a.columns && !out.Broken(a.rule) {
				t.Errorf("the executor does not see that %s is broken; it sees %v", a.rule, out.Violations)
			}
			site, stopped := stops(t, out.Circuit)
			if !stopped {
				t.Fatalf("the circuit accepts")
			}
			at := a.at
			if len(at) == 0 {
				at = []string{a.rule}
			}
			if !slices.Contains(at, site.Rule) {
				t.Errorf("the circuit stops at %v, expected one of %v", site, at)
			}
			// Where the honest prover's hint refuses, a constraint refuses too.
			if len(broken(t, a.rule+"/"+a.name, func() *transition.Circuit { return out.Circuit })) == 0 {
				t.Error("no constraint is broken")
			}
		})
	}
}
