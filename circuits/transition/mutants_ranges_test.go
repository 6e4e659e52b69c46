package transition_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/consensys/gnark/constraint"

	"tidemark/circuits/internal/solve"
	"tidemark/circuits/registry"
)

// rangeChecks names the range check of each lookup, rule@table?k: the k-th of its clause and row.
func rangeChecks(t *testing.T) []string {
	t.Helper()
	constraints, err := solve.Constraints(system(t).System)
	if err != nil {
		t.Fatal(err)
	}
	challenge := system(t).System.GetCommitments().(constraint.Groth16Commitments)[0].CommitmentIndex
	defined, lanes := verdict(t, busy(t).Circuit).Defined, registry.Lanes(shape(t))
	first := 0 // the lookups come after the last sum
	for i := range constraints {
		if site, _ := system(t).ClauseOf(i); site.Rule == "balance" {
			first = i + 1
		}
	}
	var names []string
	var before []int
	next, ended := map[string]int{}, true
	for i := first; ; i++ {
		site, _ := system(t).ClauseOf(i)
		if at, ok := system(t).Clauses.Lookup(len(names)); site.Rule == "table" || !ok || at != site {
			break
		}
		value := slices.DeleteFunc(solve.Wires(&constraints[i]), func(w int) bool { return w == challenge || defined[w] == i })
		// The last limb of a check is no hint's output; it may be looked up once more, shifted.
		if ended && !slices.Equal(value, before) {
			names = append(names, fmt.Sprintf("%s@%s?%d", site.Rule, site.Table, next[site.String()]))
			next[site.String()]++
		} else {
			names = append(names, names[len(names)-1])
		}
		ended = len(value) != 1 || value[0] <= lanes || defined[value[0]] >= 0
		before = value
	}
	return names
}

// Range checks without which every attack and forgery would still be refused, and why they stand there all the same.
var unneededRanges = map[string]string{
	"E_FACT_MISMATCH@facts?0":      "domain: the deposit asks with that of its author's cell",
	"E_FACT_MISMATCH@facts?1":      "account: the deposit asks with its author",
	"E_FACT_MISMATCH@facts?3":      "quantity: the deposit asks with two limbs",
	"E_FIELD_RANGE@ops?7":          "number of arguments: a list has a second reading with more than seven rows, and this shape has six",
	"E_SIGNATURE@authors?0":        "upper half of the challenge: only a hint that lies breaks it",
	"E_SIGNATURE@authors?1":        "upper half of the challenge: only a hint that lies breaks it",
	"E_SNAPSHOT_INSTANCE@batch?0":  "sequence: the lane's clock is the leaf's, and 2^64 is too late for E_SNAPSHOT_ROLLBACK",
	"E_SNAPSHOT_INSTANCE@batch?1":  "clock: the same as the leaf's",
	"E_SNAPSHOT_INSTANCE@batch?2":  "time: the sequence would have to make up for it, see there",
	"E_SNAPSHOT_INSTANCE@batch?3":  "the leaf's sequence: its clock is the snapshot's",
	"E_SNAPSHOT_INSTANCE@batch?4":  "the leaf's clock: the same as the snapshot's",
	"E_SNAPSHOT_INSTANCE@batch?9":  "the leaf's last snapshot: nothing reads it",
	"E_SNAPSHOT_INSTANCE@batch?11": "the time of the leaf's last snapshot: nothing reads it",
	"STA-8@batch?0":                "sequence: that after the batch is checked",
	"STA-8@batch?1":                "clock: TCK-3 sees one that is 2^32 off",
	"STA-8@batch?2":                "programs: with limbs of eight bits E_STATE_FULL sees it too",
	"STA-8@batch?3":                "resources: as programs",
	"STA-8@batch?4":                "capabilities: as programs",
	"STA-8@batch?5":                "calls: as programs",
	"STA-8@batch?7":                "watches: as programs",
	"STA-8@batch?8":                "time of the last snapshot: E_SNAPSHOT_ROLLBACK compares it",
	"TCK-3@batch?0":                "clock after: no state in reach is so old, and the native side cannot write it",
	"sequence@batch?0":             "sequence after: as the clock",
	"call-lane@arguments?0":        "caller: memory knows the owner",
	"capability-lanes@ops?0":       "parent: a link asks for a capability that is there",
	"chain@links?1":                "parent: a link asks for a capability that is there",
	"program-lane@joined?1":        "registration: the Join that reads it has it in range too",
	"program-lane@authors?0":       "counter: that after the batch is checked",
	"program-lane@authors?2":       "domain: a fact's and a resource's are in range",
}

// TestEveryRangeIsNeeded is TestEveryConstraintIsNeeded for range checks.
func TestEveryRangeIsNeeded(t *testing.T) {
	names := rangeChecks(t)
	needed := map[string]bool{}
	negatives(t, func(_ string, f finding) {
		refused := map[string]bool{}
		for _, lookup := range f.refused {
			refused[names[lookup]] = true
		}
		if len(refused) == 1 && len(f.clauses) == 1 && len(f.constraints) == 1 { // the constraint is the table's sum
			needed[names[f.refused[0]]] = true
		}
	})
	all := map[string]bool{}
	for _, name := range names {
		all[name] = true
		switch _, explained := unneededRanges[name]; {
		case needed[name] && explained:
			t.Errorf("%s is needed: take it out of the list", name)
		case !needed[name] && !explained:
			t.Errorf("nothing that was tried is stopped by %s alone", name)
		}
	}
	for name := range unneededRanges {
		if !all[name] {
			t.Errorf("there is no range check %s", name)
		}
	}
	t.Logf("%d lookups, %d range checks, %d of them stop some witness alone", len(names), len(all), len(needed))
}
