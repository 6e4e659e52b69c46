package transition_test

import (
	"fmt"
	"regexp"
	"slices"
	"testing"
)

// mutant is one constraint taken out of every row of its table: the k-th of its clause that defines no wire, rule@table#k.
type mutant struct {
	name string
	rows int
}

// mutants lists them, and names the mutant of each constraint that has one.
func mutants(t *testing.T) ([]mutant, map[int]string) {
	t.Helper()
	defines := map[int]bool{}
	for _, constraint := range verdict(t, busy(t).Circuit).Defined {
		defines[constraint] = true
	}
	var list []mutant
	at, next, names := map[string]int{}, map[string]int{}, map[int]string{}
	for i := range system(t).Clauses.Total() {
		if defines[i] {
			continue
		}
		site, ok := system(t).ClauseOf(i)
		if !ok {
			t.Fatalf("constraint %d has no site", i)
		}
		name := fmt.Sprintf("%s@%s#%d", site.Rule, site.Table, next[site.String()])
		next[site.String()]++
		names[i] = name
		if _, known := at[name]; !known {
			at[name] = len(list)
			list = append(list, mutant{name: name})
		}
		list[at[name]].rows++
	}
	return list, names
}

// Constraints without which every attack and forgery would still be refused, and why they stand there all the same.
var survivors = []struct{ pattern, reason string }{
	{`selectors@ops#([0-9]|1[0-6])`, "one selector that is no bit: their sum is a bit, so another is none either, and both break"},
	{`selectors@ops#3[2-7]`, "one condition that is no bit: their sum is one, so another is none either, and both break (at most, judged as at least)"},
	{`selectors@ops#(17|18|20|22|23)`, "what is touched or asked for twice is there once: memory, members and links refuse it"},
	{`E_FIELD_UNUSED@ops#1[34]`, "a member in padding has the tick of its group: both break (half a group, the rest as padding)"},
	{`E_RIGHTS_WIDENED@ops#3`, "a parent without DELEGATE is no parent: E_RIGHT_MISSING"},
	{`E_ADDRESS_TAKEN@ops#1|STA-3@ops#[56]`, "memory gives eight zeros there, or a header whose clock is no number"},
	{`STA-6@(authors|joined|resources)#1`, "a row that was not touched is not in the list either, whose entry names its index"},
	{`programs-entry@authors#[12]`, "the heads before and after are the same in a row that was not touched: both break"},
	{`E_KEY_WEAK@authors#0`, "only a hint that lies breaks it: TestLyingHintsFail, gadget/schnorr"},
	{`E_KEY_WEAK@authors#[12]`, "the two coordinates of one point"},
	{`E_SIGNATURE@authors#(\d|[1-9]\d|[12]\d\d|3[0-7]\d|380)`, "bits and digits, which only a hint that lies breaks: TestLyingHintsFail, gadget/schnorr"},
	{`E_SIGNATURE@authors#38[12]`, "the two coordinates of one point"},
	{`selectors@(arguments|links)#\d|E_GROUP@members#0|E_FACT_MISMATCH@facts#0|E_PROMISE@promises#0`, "what counts twice is touched, given or asked for once"},
	{`E_FACT_UNKNOWN@facts#([0-7]|1[0-7])`, "one digit that is no bit: their sum is one, so another is none either (a mixture of two leaves)"},
	{`E_FACT_UNKNOWN@facts#1?8`, "no digit or several: a sum of hashes would have to be a hash"},
	{`E_GROUP@groups#([0-5])`, "a place that counts twice has one member"},
	{`E_GROUP@groups#6`, "place 0 is empty only in a group of nobody, which nobody asks for"},
	{`commitment@commitment#0`, "no rule: the mask that hides the committed values"},
	{`table@ranges#0`, "the sum behind every lookup; what it refuses is counted under the lookup's rule"},
}

// TestEveryConstraintIsNeeded is TestEveryClauseIsNeeded constraint by constraint: without it a witness that breaks nothing else would
// pass. Reliability has it as mutation of assertions; here nothing is compiled again, for a solver that goes on after a broken constraint
// says at once which mutants a witness kills.
func TestEveryConstraintIsNeeded(t *testing.T) {
	list, names := mutants(t)
	killed := map[string]bool{}
	negatives(t, func(_ string, f finding) {
		if len(f.constraints) == 1 && len(f.refused) == 0 {
			killed[names[f.constraints[0]]] = true
		}
	})
	used := make([]int, len(survivors))
	alive := 0
	for _, m := range list {
		if killed[m.name] {
			continue
		}
		alive++
		reason := slices.IndexFunc(survivors, func(s struct{ pattern, reason string }) bool {
			return regexp.MustCompile("^(" + s.pattern + ")$").MatchString(m.name)
		})
		if reason < 0 {
			t.Errorf("nothing that was tried is stopped by %s alone (%d rows)", m.name, m.rows)
			continue
		}
		used[reason]++
	}
	for i, n := range used {
		if n == 0 {
			t.Errorf("no constraint %s survives: take it out of the list", survivors[i].pattern)
		}
	}
	t.Logf("%d constraints, %d of them stop some witness alone", len(list), len(list)-alive)
}
