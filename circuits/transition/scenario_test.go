package transition_test

import (
	"math/big"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/test"

	"tidemark/circuits/clause"
	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/solve"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/registry"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

const noon = 1_800_000_000 // seconds since 1970

// shape is tiny with a lower tree and a few rows more: the same rules, shorter paths.
func shape(t testing.TB) registry.Shape {
	t.Helper()
	s, err := registry.Find("tiny")
	if err != nil {
		t.Fatal(err)
	}
	s.Arguments, s.Facts, s.Calls, s.Joined, s.Promises = 6, 2, 3, 2, 2
	return s.With(5, 2, 4)
}

var (
	compiledOnce sync.Once
	compiled     *transition.Compiled
)

// system is the compiled test shape, made once.
func system(t testing.TB) *transition.Compiled {
	t.Helper()
	compiledOnce.Do(func() {
		c, err := transition.Compile(shape(t))
		if err != nil {
			t.Fatal(err)
		}
		compiled = c
	})
	return compiled
}

// refusal solves a witness; nil when every constraint holds.
func refusal(t testing.TB, c *transition.Circuit, options ...solver.Option) error {
	t.Helper()
	return solve.System(system(t).System, c, options...)
}

// clauseOf is the rule at which the solver stopped.
func clauseOf(t testing.TB, err error) clause.Site {
	t.Helper()
	site, ok := transition.Explain(system(t).Clauses, err)
	if !ok {
		t.Fatalf("the solver's error has no site: %v", err)
	}
	return site
}

// town is a world with four programs: an account of domain 9 (program 1), and programs 2 to 4; resources 1 to 4, one for each.
type town struct {
	*testkit.World
	t testing.TB
}

func newTown(t testing.TB) *town {
	t.Helper()
	townOnce.Do(func() { firstTown = buildTown(t, shape(t)) })
	return &town{firstTown.Clone(), t}
}

var (
	townOnce  sync.Once
	firstTown *town
)

func buildTown(t testing.TB, s registry.Shape) *town {
	t.Helper()
	w := &town{testkit.New(s, "town"), t}
	w.TakeSnapshot(noon)
	var register []*testkit.Effect
	for i := range 4 {
		e := &testkit.Effect{Kind: ops.Register, Secret: big.NewInt(int64(1000 + i))}
		if i == 0 {
			e.Slot = 9
		}
		register = append(register, e)
	}
	w.apply(register...)
	for i := range 4 {
		f := w.Observe(testkit.Fact{
			Domain: 9, Account: 1, Sequence: uint64(i + 1), Asset: encoding.Text("gold"), Quantity: 100, Height: 7, Time: noon - 10,
			Reference: encoding.Text("tx"),
		})
		w.TakeSnapshot(noon)
		w.apply(w.deposit(f))
	}
	for i := uint64(2); i <= 4; i++ {
		w.apply(&testkit.Effect{Kind: ops.Transfer, Author: 1, Resource: i, Party: i})
	}
	w.TakeSnapshot(noon)
	return w
}

func (w *town) clone() *town { return &town{w.Clone(), w.t} }

func (w *town) deposit(f testkit.Fact) *testkit.Effect {
	return &testkit.Effect{
		Kind: ops.Deposit, Author: f.Account, Other: f.Sequence, Quantity: f.Quantity, L3: f.Asset, L4: f.Digest(),
	}
}

// answer is an Accept or Decline of a call by its target.
func (w *town) answer(kind int, author, call uint64) *testkit.Effect {
	return &testkit.Effect{Kind: kind, Author: author, Other: call, L3: w.Cell(testkit.Call, call)[5]}
}

// run executes a batch against the last snapshot.
func (w *town) run(effects ...*testkit.Effect) *testkit.Outcome {
	return w.Run(testkit.Batch{Effects: effects, Snapshot: w.Snapshot})
}

// apply runs a batch that must be right, without proving it.
func (w *town) apply(effects ...*testkit.Effect) *testkit.Outcome {
	w.t.Helper()
	out := w.run(effects...)
	if len(out.Violations) > 0 {
		w.t.Fatalf("the executor refuses the batch: %v", out.Violations)
	}
	return out
}

// holds runs a batch that must be right, natively, in the solver and in the test engine.
func (w *town) holds(effects ...*testkit.Effect) *testkit.Outcome {
	w.t.Helper()
	out := w.apply(effects...)
	w.fits(out)
	if err := refusal(w.t, out.Circuit); err != nil {
		w.t.Fatalf("the solver refuses the batch: %v: %v", clauseOf(w.t, err), err)
	}
	return out
}

// fits fails the test when the shape has too few rows.
func (w *town) fits(out *testkit.Outcome) {
	w.t.Helper()
	for _, table := range registry.Layout(w.Shape) {
		if out.Used[table.Name] > table.Rows {
			w.t.Fatalf("%s needs %d rows, the shape has %d", table.Name, out.Used[table.Name], table.Rows)
		}
	}
}

func TestRegisterAndDeposit(t *testing.T) {
	w := &town{testkit.New(shape(t), "first"), t}
	w.TakeSnapshot(noon)
	w.holds(
		&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(11), Slot: 9},
		&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(12)},
	)
	f := w.Observe(testkit.Fact{
		Domain: 9, Account: 1, Sequence: 3, Asset: encoding.Text("gold"), Quantity: 1 << 40, Height: 1 << 33, Time: noon,
		Reference: encoding.Text("tx"),
	})
	w.TakeSnapshot(noon + 1)
	w.holds(
		&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(13)},
		w.deposit(f),
		&testkit.Effect{Kind: ops.Transfer, Author: 1, Resource: 1, Party: 3},
		&testkit.Effect{Kind: ops.Transfer, Author: 3, Resource: 1, Party: 1},
	)
	w.TakeSnapshot(noon + 2)
	w.holds(&testkit.Effect{Kind: ops.Withdraw, Author: 1, Resource: 1, L3: encoding.Text("address")})
	if _, _, status := w.Holding(1); status != 4 {
		t.Errorf("status %d after a withdrawal, expected 4", status)
	}
}

func TestEngineAgrees(t *testing.T) {
	w := newTown(t)
	out := w.apply(&testkit.Effect{Kind: ops.Transfer, Author: 2, Resource: 2, Party: 3})
	if err := test.IsSolved(transition.New(w.Shape), out.Circuit, ecc.BN254.ScalarField()); err != nil {
		t.Error(err)
	}
}

func TestEscrowClaimRevoke(t *testing.T) {
	w := newTown(t)
	w.holds(
		&testkit.Effect{Kind: ops.Escrow, Author: 2, Resource: 2, Party: 3, Slot: 5, Time: noon + 60},
		&testkit.Effect{Kind: ops.Claim, Author: 3, Resource: 2, Party: 3, Slot: 5},
		&testkit.Effect{Kind: ops.Escrow, Author: 4, Resource: 4, Party: 3, Slot: 6, Time: 1 << 39, Beneficiary: 2, Revocable: true},
		&testkit.Effect{Kind: ops.Revoke, Author: 4, Resource: 4, Party: 3, Slot: 6},
	)
	if owner, custodian, status := w.Holding(2); owner != 3 || custodian != 0 || status != 1 {
		t.Errorf("resource 2 is held as %d, %d, %d", owner, custodian, status)
	}
	w.holds(&testkit.Effect{Kind: ops.Escrow, Author: 4, Resource: 4, Party: 3, Slot: 0, Time: noon + 60, Beneficiary: 3})
	w.TakeSnapshot(noon + 60)
	w.holds(&testkit.Effect{Kind: ops.Claim, Author: 3, Resource: 4, Party: 3})
	w.holds(&testkit.Effect{Kind: ops.Escrow, Author: 3, Resource: 4, Party: 2, Time: noon + 61})
	w.TakeSnapshot(noon + 62)
	w.holds(&testkit.Effect{Kind: ops.Revoke, Author: 3, Resource: 4, Party: 2})
}

func TestDelegationChain(t *testing.T) {
	w := newTown(t)
	all := uint64(testkit.RightTransfer | testkit.RightEscrow | testkit.RightClaim | testkit.RightDelegate)
	w.holds(
		&testkit.Effect{Kind: ops.Delegate, Author: 2, Resource: 2, Party: 3, Quantity: 250, Time: noon + 100, Rights: all},
		&testkit.Effect{Kind: ops.Delegate, Author: 2, Party: 4, Quantity: 1 << 50, Time: 1<<40 - 1, Rights: all},
	)
	w.holds(&testkit.Effect{
		Kind: ops.Delegate, Author: 3, Resource: 2, Capability: 1, Party: 4, Quantity: 200, Time: noon + 99, Rights: all,
	})
	w.holds(&testkit.Effect{
		Kind: ops.Delegate, Author: 4, Resource: 2, Capability: 3, Party: 1, Quantity: 150, Time: noon + 98, Rights: all,
	})
	w.holds(&testkit.Effect{
		Kind: ops.Delegate, Author: 1, Resource: 2, Capability: 4, Party: 3, Quantity: 100, Time: noon + 97, Rights: all &^ testkit.RightDelegate,
	})
	// Depth 4: three links.
	out := w.holds(&testkit.Effect{Kind: ops.Escrow, Author: 3, Resource: 2, Capability: 5, Party: 4, Slot: 1, Time: noon + 10})
	if out.Used["links"] != 3 {
		t.Fatalf("%d links, expected 3", out.Used["links"])
	}
	for index, remaining := range map[uint64]uint64{1: 150, 3: 100, 4: 50, 5: 0} {
		if got := w.Cell(testkit.Capability, index)[5]; got != encoding.Uint(remaining) {
			t.Errorf("capability %d has %s left, expected %d", index, got.String(), remaining)
		}
	}
	// A claim by capability 1 (over resource 2), by its holder who is not the custodian.
	w.holds(&testkit.Effect{Kind: ops.Claim, Author: 3, Resource: 2, Capability: 1, Party: 4, Slot: 1})
	if owner, _, status := w.Holding(2); owner != 3 || status != 1 {
		t.Errorf("resource 2 is owned by %d with status %d", owner, status)
	}
	// Delegation without a resource, by a parent without one; revocation by the grantor of an ancestor.
	w.holds(&testkit.Effect{Kind: ops.Delegate, Author: 4, Capability: 2, Party: 3, Quantity: 5, Time: noon + 1, Rights: testkit.RightTransfer})
	w.holds(
		&testkit.Effect{Kind: ops.RevokeCapability, Author: 2, Other: 6},
		&testkit.Effect{Kind: ops.RevokeCapability, Author: 1, Other: 5},
	)
}

func TestUnboundedCapability(t *testing.T) {
	w := newTown(t)
	w.holds(
		&testkit.Effect{Kind: ops.Delegate, Author: 2, Party: 3, Quantity: 1000, Time: noon + 100, Rights: testkit.RightTransfer},
		&testkit.Effect{Kind: ops.Transfer, Author: 3, Resource: 2, Capability: 1, Party: 4},
	)
}

func TestCalls(t *testing.T) {
	w := newTown(t)
	entry := encoding.Text("swap(7)")
	// Program 2 gathers all four resources and invokes program 3 with them.
	w.holds(
		&testkit.Effect{Kind: ops.Transfer, Author: 1, Resource: 1, Party: 2},
		&testkit.Effect{Kind: ops.Transfer, Author: 3, Resource: 3, Party: 2},
		&testkit.Effect{Kind: ops.Transfer, Author: 4, Resource: 4, Party: 2},
	)
	w.holds(&testkit.Effect{Kind: ops.Invoke, Author: 2, Party: 3, L3: entry, Arguments: []uint64{3, 1, 4, 2}})
	if owner, custodian, status := w.Holding(4); owner != 2 || custodian != 1 || status != 3 {
		t.Errorf("argument 4 is held as %d, %d, %d", owner, custodian, status)
	}
	w.holds(w.answer(ops.Decline, 3, 1))
	for call, arguments := range [][]uint64{nil, {4, 1}, {1, 2, 3}, {4}} {
		call := uint64(call + 2)
		w.holds(&testkit.Effect{Kind: ops.Invoke, Author: 2, Party: 3, L3: entry, Arguments: arguments})
		kind := ops.Decline
		if call%2 == 0 {
			kind = ops.Accept
		}
		w.holds(w.answer(kind, 3, call))
	}
	if owner, _, status := w.Holding(2); owner != 3 || status != 1 {
		t.Errorf("resource 2 is owned by %d with status %d, expected 3 and 1", owner, status)
	}
	// Call and answer in one batch.
	invoke := &testkit.Effect{Kind: ops.Invoke, Author: 3, Party: 4, L3: entry, Arguments: []uint64{1}}
	try := w.clone()
	try.apply(invoke)
	accept := try.answer(ops.Accept, 4, 6)
	w.holds(invoke, accept)
	if owner, _, _ := w.Holding(1); owner != 4 {
		t.Errorf("resource 1 is owned by %d after the call, expected 4", owner)
	}
}

func TestGroups(t *testing.T) {
	w := newTown(t)
	swap := &testkit.Group{}
	w.holds(
		&testkit.Effect{Kind: ops.Transfer, Author: 2, Resource: 2, Party: 3, Group: swap},
		&testkit.Effect{Kind: ops.Transfer, Author: 1, Resource: 1, Party: 4},
		&testkit.Effect{Kind: ops.Transfer, Author: 3, Resource: 3, Party: 2, Group: swap},
	)
	four := &testkit.Group{}
	invoke := &testkit.Effect{Kind: ops.Invoke, Author: 2, Party: 4, L3: encoding.Text("f"), Group: four}
	w.holds(
		&testkit.Effect{Kind: ops.Escrow, Author: 3, Resource: 2, Party: 4, Time: noon, Group: four},
		invoke,
		&testkit.Effect{Kind: ops.Delegate, Author: 2, Resource: 3, Party: 4, Rights: 1, Group: four},
		&testkit.Effect{Kind: ops.Transfer, Author: 4, Resource: 1, Party: 4, Group: four},
	)
	single := &testkit.Group{}
	w.holds(&testkit.Effect{Kind: ops.Transfer, Author: 4, Resource: 4, Party: 2, Group: single})
}

// Every kind of effect is used by some scenario; a new kind without one fails here.
func TestScenariosCoverEveryKind(t *testing.T) {
	w := newTown(t)
	full := uint64(15)
	seen := map[int]bool{ops.Register: true, ops.Deposit: true}
	step := func(effects ...*testkit.Effect) {
		t.Helper()
		w.holds(effects...)
		for _, e := range effects {
			seen[e.Kind] = true
		}
	}
	step(
		&testkit.Effect{Kind: ops.Delegate, Author: 2, Resource: 2, Party: 3, Quantity: 500, Time: noon, Rights: full},
		&testkit.Effect{Kind: ops.Escrow, Author: 3, Resource: 2, Capability: 1, Party: 4, Slot: 2, Time: noon},
		&testkit.Effect{Kind: ops.Claim, Author: 4, Resource: 2, Party: 4, Slot: 2},
		&testkit.Effect{Kind: ops.RevokeCapability, Author: 2, Other: 1},
	)
	step(
		&testkit.Effect{Kind: ops.Escrow, Author: 4, Resource: 2, Party: 2, Time: 1, Revocable: true},
		&testkit.Effect{Kind: ops.Revoke, Author: 4, Resource: 2, Party: 2},
		&testkit.Effect{Kind: ops.Transfer, Author: 4, Resource: 2, Party: 1},
		&testkit.Effect{Kind: ops.Withdraw, Author: 1, Resource: 2, L3: encoding.Text("out")},
	)
	step(&testkit.Effect{Kind: ops.Invoke, Author: 2, Party: 4, L3: encoding.Text("a")})
	step(w.answer(ops.Accept, 4, 1))
	step(&testkit.Effect{Kind: ops.Invoke, Author: 2, Party: 4, L3: encoding.Text("b")})
	step(w.answer(ops.Decline, 4, 2))
	later := watch(ops.WhenTime, invoke(), func(e *testkit.Effect) { e.Time = noon })
	step(split(3, 3, 10), merge(3, 3, 5), later)
	step(fire(later, 1), invoke(), join(4, 1))
	for kind := 1; kind <= ops.Kinds; kind++ {
		if !seen[kind] {
			t.Errorf("kind %d stands in no scenario", kind)
		}
	}
}

// Shapes for instances with other limits hold the same rules; the limit of a chain is one of them.
func TestOtherLimits(t *testing.T) {
	for _, limits := range [][3]int{{4, 1, 1}, {11, 3, 2}} {
		s := shape(t).With(limits[0], limits[1], limits[2])
		c, err := transition.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		w := buildTown(t, s)
		list := []*testkit.Effect{grant(), regrant(), with(regrant(), func(e *testkit.Effect) { e.Author, e.Capability, e.Party = 4, 2, 1 })}
		for depth, e := range list {
			out := w.run(e)
			w.fits(out)
			allowed := depth < s.CapabilityDepth
			if out.Broken("E_DEPTH") == allowed {
				t.Fatalf("%s: a chain of %d: the executor finds %v", s.Label(), depth+1, out.Violations)
			}
			if err := solve.System(c.System, out.Circuit); (err == nil) != allowed {
				t.Fatalf("%s: a chain of %d: the solver says %v", s.Label(), depth+1, err)
			}
			if !allowed {
				break
			}
		}
		// The id of another shape is another statement.
		out := buildTown(t, s).run(transfer(2, 2, 3))
		out.Circuit.Statement.ShapeID = shape(t).ID()
		if solve.System(c.System, out.Circuit) == nil {
			t.Errorf("%s: solved with the id of %s", s.Label(), shape(t).Label())
		}
	}
}
