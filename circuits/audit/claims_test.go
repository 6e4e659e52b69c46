package audit_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/consensys/gnark/constraint/solver"

	"tidemark/circuits/audit"
	"tidemark/circuits/clause"
	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/solve"
	"tidemark/circuits/transition"
)

var compile = sync.OnceValues(func() (*audit.Compiled, error) { return audit.Compile(depth) })

func system(t testing.TB) *audit.Compiled {
	t.Helper()
	c, err := compile()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func refusal(t testing.TB, c *audit.Circuit, options ...solver.Option) error {
	t.Helper()
	return solve.System(system(t).System, c, options...)
}

// finding is what a witness breaks: clauses as rule@table, constraints and lookups by number.
type finding struct {
	clauses              []string
	constraints, refused []int
}

// broken goes on after the first broken constraint. The sum of the range table is left out: lookups tell more.
func broken(t testing.TB, c *audit.Circuit) finding {
	t.Helper()
	v, err := solve.Tolerant(system(t).System, c, nil)
	if err != nil {
		t.Fatal(err)
	}
	f := finding{refused: v.Refused}
	add := func(site clause.Site, known bool) {
		name := site.Rule + "@" + site.Table
		if !known {
			t.Fatal("a constraint has no site")
		}
		if name != "table@ranges" && !slices.Contains(f.clauses, name) {
			f.clauses = append(f.clauses, name)
		}
	}
	for _, i := range v.Broken {
		site, known := system(t).Clauses.Of(i)
		add(site, known)
		f.constraints = append(f.constraints, i)
	}
	for _, i := range v.Refused {
		site, known := system(t).Clauses.Lookup(i)
		add(site, known)
	}
	slices.Sort(f.clauses)
	return f
}

// truths are claims that hold of the history.
func truths(h []*state) map[string]proposal {
	return map[string]proposal{
		"nothing is claimed":              {h[1], h[2], 2, claim{}},
		"one state":                       {h[2], h[2], 2, exactly(0)},
		"no use while it was passed":      {h[1], h[2], 2, exactly(0)},
		"one pass":                        {h[1], h[2], 2, claim{limit: number(1), passes: true}},
		"one use":                         {h[2], h[3], 2, exactly(1)},
		"one use and one pass":            {h[1], h[3], 2, claim{limit: number(2), passes: true}},
		"at most one use":                 {h[1], h[4], 2, atMost(1)},
		"at most as many as there can be": {h[1], h[4], 2, atMost(1<<32 - 1)},
		"used since it was made":          {h[0], h[3], 2, claim{limit: number(1), exists: truth(false)}},
		"made and used in one batch":      {h[1], h[2], 9, claim{limit: number(1), exists: truth(false)}},
		"existed":                         {h[1], h[3], 2, claim{exists: truth(true)}},
		"rights within":                   {h[1], h[2], 2, claim{mask: number(0b1101)}},
		"rights exactly":                  {h[1], h[2], 2, claim{mask: number(0b0101)}},
		"expiry":                          {h[1], h[2], 2, claim{expiry: number(1_800_000_000)}},
		"not revoked":                     {h[1], h[3], 2, claim{revoked: truth(false)}},
		"revoked":                         {h[1], h[4], 2, claim{revoked: truth(true)}},
		"revoked before":                  {h[4], h[5], 2, claim{revoked: truth(true), limit: number(0)}},
		"subjects open":                   {h[1], h[2], 9, claim{capability: open, scope: open, holder: open}},
		"subjects hidden":                 {h[1], h[2], 9, claim{capability: hidden, scope: hidden, holder: hidden}},
		"holder of a set":                 {h[1], h[2], 2, claim{holders: []uint64{3, 7, 8}}},
		"holder of a hidden set":          {h[1], h[2], 9, claim{holders: holders(500), setSalt: salt, holder: hidden}},
		"everything": {h[0], h[4], 2, claim{
			limit: number(2), passes: true, mask: number(0b0101), expiry: number(1 << 39), revoked: truth(true), exists: truth(false),
			capability: open, scope: hidden, holder: hidden, holders: holders(512), setSalt: salt,
		}},
	}
}

// holders are the programs from 1.
func holders(count uint64) []uint64 {
	var list []uint64
	for i := range count {
		list = append(list, i+1)
	}
	return list
}

func TestTrueClaimsHold(t *testing.T) {
	for name, p := range truths(history(t)) {
		t.Run(name, func(t *testing.T) {
			if f := broken(t, p.witness()); len(f.constraints) > 0 || len(f.refused) > 0 {
				t.Errorf("broken: %v", f.clauses)
			}
			if err := refusal(t, p.witness()); err != nil {
				t.Errorf("gnark's solver: %v", err)
			}
		})
	}
}

// falsehood is a claim that does not hold, and the clause that refuses it.
type falsehood struct {
	name string
	p    proposal
	rule string
}

func falsehoods(h []*state) []falsehood {
	other := h[3].next(map[uint64]capability{2: {holder: 7, scope: 5, root: 1, age: 1}}) // falls back to no use
	fork := h[3].next(nil)
	fork.leaf.Sequence = h[3].leaf.Sequence
	fork.sealed()
	return []falsehood{
		{"no use, but one", proposal{h[2], h[3], 2, exactly(0)}, "E_CLAIM_COUNT"},
		{"no use since it was made, but one", proposal{h[0], h[3], 2, exactly(0)}, "E_CLAIM_COUNT"},
		{"no use of one made and used in a batch", proposal{h[1], h[2], 9, exactly(0)}, "E_CLAIM_COUNT"},
		{"two uses, but one", proposal{h[2], h[3], 2, exactly(2)}, "E_CLAIM_COUNT"},
		{"at most none, but one", proposal{h[2], h[3], 2, atMost(0)}, "E_CLAIM_COUNT"},
		{"no use nor pass, but a pass", proposal{h[1], h[2], 2, claim{limit: number(0), passes: true}}, "E_CLAIM_COUNT"},
		{"a right outside", proposal{h[1], h[2], 2, claim{mask: number(0b0001)}}, "E_CLAIM_RIGHTS"},
		{"two rights outside", proposal{h[1], h[2], 2, claim{mask: number(0)}}, "E_CLAIM_RIGHTS"},
		{"a later expiry", proposal{h[1], h[2], 2, claim{expiry: number(1_799_999_999)}}, "E_CLAIM_EXPIRY"},
		{"revoked, but it is not", proposal{h[1], h[3], 2, claim{revoked: truth(true)}}, "E_CLAIM_REVOKED"},
		{"not revoked, but it is", proposal{h[1], h[4], 2, claim{revoked: truth(false)}}, "E_CLAIM_REVOKED"},
		{"existed, but did not", proposal{h[0], h[2], 2, claim{exists: truth(true)}}, "E_CLAIM_EXISTED"},
		{"did not exist, but did", proposal{h[1], h[2], 2, claim{exists: truth(false)}}, "E_CLAIM_EXISTED"},
		{"a holder outside", proposal{h[1], h[2], 2, claim{holders: []uint64{3, 8}}}, "E_CLAIM_HOLDER_SET"},
		{"a set of another salt", proposal{h[1], h[2], 2, claim{holders: []uint64{6, 8}, setSalt: salt}}, "E_CLAIM_HOLDER_SET"},
		{"a capability that is not there", proposal{h[1], h[2], 11, exactly(0)}, "path"},
		{"before it was made", proposal{h[0], h[0], 2, exactly(0)}, "path"},
		{"backwards", proposal{h[3], h[2], 9, exactly(0)}, "E_ORDER"},
		{"uses that fall", proposal{h[3], other, 2, claim{}}, "monotone"},
		{"two states of one sequence", proposal{h[3], fork, 2, exactly(0)}, "E_FORK"},
	}
}

func TestFalseClaimsFailByName(t *testing.T) {
	for _, f := range falsehoods(history(t)) {
		t.Run(f.name, func(t *testing.T) {
			err := refusal(t, f.p.witness(), solver.WithNbTasks(1))
			if err == nil {
				t.Fatal("the circuit accepts")
			}
			site, known := transition.Explain(system(t).Clauses, err)
			if !known || site.Rule != f.rule {
				t.Errorf("the circuit stops at %v, expected %s", site, f.rule)
			}
			found := broken(t, f.p.witness())
			if len(found.constraints) == 0 {
				t.Errorf("no constraint is broken, the lookups are %v", found.refused)
			}
		})
	}
}

// A claim that is not made does not constrain: each state of the history, each pair in order, each capability that is there.
func TestNothingClaimedHoldsOfEveryPair(t *testing.T) {
	h := history(t)
	pairs := 0
	for i, from := range h {
		for _, to := range h[i:] {
			for index, lanes := range to.cells {
				if lanes != (encoding.Lanes{}) {
					pairs++
					if err := refusal(t, (proposal{from, to, index, claim{}}).witness()); err != nil {
						t.Errorf("capability %d from %d to %d: %v", index, from.leaf.Sequence, to.leaf.Sequence, err)
					}
				}
			}
		}
	}
	if pairs < 20 {
		t.Errorf("%d pairs, expected 20 and more", pairs)
	}
}
