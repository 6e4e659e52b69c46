package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/authors"
	"tidemark/circuits/tables/cells"
	"tidemark/circuits/tables/groups"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// Rows of helping tables that do not do what was asked of them, and what the effects write in their stead.
func joinForgeries() []forgery {
	none := 0
	loneMember := func(w *town) *testkit.Effect {
		return with(transfer(2, 2, 3), func(e *testkit.Effect) { e.Group = &testkit.Group{} })
	}
	member := func(w *town) groups.Member { return w.clone().apply(loneMember(w)).Circuit.Members[0] }
	return []forgery{
		{
			name: "join: an ancestor that is asked for and not touched", world: after(grant(), regrant()), breaks: []string{"balance@links"}, alone: true,
			batch:  effects(with(use(4), func(e *testkit.Effect) { e.Capability, e.Climb = 2, &none })),
			tamper: func(_ *town, c *transition.Circuit) { c.Ops[0].HasParent = 1 },
		},
		{
			name: "join: a debit from nowhere", world: after(grant()), breaks: []string{"selectors@links"}, alone: true, tamper: nothing,
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{
					Effects: []*testkit.Effect{transfer(4, 4, 3)},
					Ghost:   &testkit.Ghost{Capability: 1, Debit: 50, Tick: w.Leaf.Clock + 1},
				}
			},
		},
		{
			name: "join: an argument that stays in the call", world: after(invoke(2)), breaks: []string{"balance@arguments"}, alone: true,
			tamper: nothing,
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{with(w.answer(ops.Accept, 3, 1), func(e *testkit.Effect) { e.Leave = true })}}
			},
		},
		{
			name: "join: an argument for a target carried into the custodian", world: after(invoke(2)), breaks: []string{"call-lane@arguments"},
			alone: true,
			batch: func(w *town) testkit.Batch {
				accept := w.answer(ops.Accept, 3, 1)
				accept.Write = func(kind int, _ uint64, lanes *encoding.Lanes) {
					if kind == testkit.Resource {
						add(&lanes[2], 1, 40)
					}
				}
				return testkit.Batch{Effects: []*testkit.Effect{accept}}
			},
			tamper: func(_ *town, c *transition.Circuit) { c.Arguments[0].Target, c.Arguments[0].ArgumentCount = 3+1<<40, 0 },
		},
		{
			name: "join: a call for another target", breaks: []string{"call-lanes@ops"}, alone: true,
			batch: effects(with(invoke(), func(e *testkit.Effect) {
				e.Write = func(kind int, _ uint64, lanes *encoding.Lanes) {
					if kind == testkit.Call {
						add(&lanes[1], 1, 32)
					}
				}
			})),
			tamper: func(_ *town, c *transition.Circuit) {
				ids := c.Ops[0].Ids.(fr.Element)
				add(&ids, 1, 32)
				c.Ops[0].Ids = ids
			},
		},
		{
			name: "join: another call than the intent names", world: after(invoke(), invoke()), breaks: []string{"E_CALL_UNKNOWN|E_WATCH_UNKNOWN|E_RESOURCE_UNKNOWN@ops"}, alone: true,
			tamper: nothing,
			batch: func(w *town) testkit.Batch {
				accept := w.answer(ops.Accept, 3, 2)
				accept.Other, accept.Index = 1, 2
				return testkit.Batch{Effects: []*testkit.Effect{accept}}
			},
		},
		{
			name: "join: a call with something in its empty lane", world: after(invoke()), breaks: []string{"zero-lane@calls"}, alone: true,
			tamper: nothing,
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{w.answer(ops.Accept, 3, 1)}, Relink: fillLane4}
			},
		},
		{
			name: "join: a new call with something in its empty lane", breaks: []string{"zero-lane@freshCalls"}, alone: true, tamper: nothing,
			batch: func(*town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{invoke()}, Relink: fillLane4}
			},
		},
		{
			name: "join: a fact of another kind, with the kind carried in the sequence", breaks: []string{"E_FACT_MISMATCH@facts"}, alone: true,
			batch: func(w *town) testkit.Batch {
				w.Observe(testkit.Fact{Domain: 9, Account: 1, Sequence: 3, Kind: 2, Quantity: 5})
				w.TakeSnapshot(noon)
				return testkit.Batch{Effects: []*testkit.Effect{with(w.deposit(w.Facts[len(w.Facts)-1]), func(e *testkit.Effect) { e.Other += 1 << 32 })}}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				c.Facts[0].Sequence, c.Authors[0].After.Deposits = 3+1<<32, 3+1<<32
			},
		},
		{
			name: "join: a member of other content than its effect", breaks: []string{"balance@members"}, alone: true,
			batch: func(w *town) testkit.Batch {
				m := member(w)
				content := memberOf(w, m, 1)
				digest := encoding.Hash(encoding.Tag("group"), encoding.Uint(1), content)
				e := loneMember(w)
				e.Group.Forged = &digest
				return testkit.Batch{Effects: []*testkit.Effect{e}}
			},
			tamper: func(w *town, c *transition.Circuit) {
				l1 := c.Members[0].L1.(fr.Element)
				c.Groups[0].Content[0] = memberOf(w, c.Members[0], 1)
				add(&l1, 1, 0)
				c.Members[0].L1 = l1
			},
		},
		{
			name: "join: another effects digest, in statement and state", breaks: []string{"digest@effects"}, alone: true, tamper: nothing,
			batch: func(*town) testkit.Batch {
				claim := encoding.Text("no effects")
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Claim: &claim}
			},
		},
		{
			name: "join: another instance leaf", breaks: []string{"STA-5@nodes"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) { c.Batch.Before.Watches = 5 },
		},
		{
			name: "join: the snapshot used last, with its sequence carried in its time", breaks: []string{"STA-8@batch"}, alone: true,
			batch: func(w *town) testkit.Batch { // one sequence back, one second on
				s := *w.Snapshot
				s.Sequence, s.Time = w.Leaf.SnapSequence-1, noon+1
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Snapshot: &s}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				b := &c.Batch.Before
				b.SnapshotSequence = new(big.Int).Sub(new(big.Int).SetUint64(b.SnapshotSequence.(uint64)), encoding.Shift(32))
				b.SnapshotTime = b.SnapshotTime.(uint64) + 1
			},
		},
		{
			name: "join: a key with a component of order two that signs", breaks: []string{"E_KEY_WEAK@authors"}, alone: true,
			batch: effects(&testkit.Effect{Kind: ops.Register, Secret: big.NewInt(3), Key: func(x, y *fr.Element) { x.Neg(x); y.Neg(y) }}),
			tamper: func(_ *town, c *transition.Circuit) {
				a := &c.Authors[0]
				sig := signMixed(big.NewInt(3), a.After.Head.(fr.Element))
				a.RX, a.RY, a.S = sig.R.X, sig.R.Y, &sig.S
			},
		},
		{
			name: "join: the key of padding in an author's cell after the batch", breaks: []string{"balance@memory"}, alone: true,
			tamper: nothing,
			batch: func(w *town) testkit.Batch {
				e := transfer(2, 2, 3)
				e.Write = func(kind int, _ uint64, lanes *encoding.Lanes) {
					if kind == testkit.Program {
						key, _ := schnorr.Padding()
						lanes[1], lanes[2] = key.X, key.Y
					}
				}
				return testkit.Batch{Effects: []*testkit.Effect{e}, SignWith: map[uint64]*big.Int{2: big.NewInt(1)}}
			},
		},
	}
}

func fillLane4(kind int, _ uint64, after *encoding.Lanes) {
	if kind == testkit.Call {
		after[4] = encoding.Uint(5)
	}
}

// memberOf is the content digest of a member with its L1 raised by so much.
func memberOf(w *town, m groups.Member, more uint64) fr.Element {
	l1 := m.L1.(fr.Element)
	add(&l1, more, 0)
	return encoding.Hash(encoding.Tag("effect"), l1, m.L2.(fr.Element), m.L3.(fr.Element), m.L4.(fr.Element), w.Snapshot.Digest())
}

func listForgeries() []forgery {
	return []forgery{
		{
			name: "list: a resource that nobody touched", breaks: []string{"ownership-entry@resources"}, alone: true,
			tamper: func(w *town, c *transition.Circuit) {
				row := cells.Row{Index: 77}
				for i := range row.Before {
					row.Before[i], row.After[i] = i, i
				}
				c.Resources[1] = row
				entries := []frontend.Variable{entryOf(c.Resources[0]), entryOf(row)}
				c.Statement.Ownership = digestOf("ownership", entries)
			},
		},
		{
			name: "list: a program that did nothing", breaks: []string{"programs-entry@authors"}, alone: true,
			tamper: func(w *town, c *transition.Circuit) {
				secret := big.NewInt(77)
				key, head := schnorr.PublicKey(secret), encoding.Text("head")
				sig := schnorr.Sign(secret, head)
				p := authors.Program{KeyX: key.X, KeyY: key.Y, Head: head, Counter: uint64(5)}
				c.Authors[1] = authors.Row{Index: uint64(9), Before: p, After: p, RX: sig.R.X, RY: sig.R.Y, S: &sig.S}
				testkit.ZeroUnset(c)
				c.Statement.Programs = programsOf(c.Authors[:2])
			},
		},
		{
			name: "list: a program with the key of padding", breaks: []string{"programs-entry@authors"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) {
				a := &c.Authors[1]
				a.Index, a.Before.Head, a.After.Head = uint64(9), fr.Element{}, fr.Element{}
				a.Before.Counter, a.After.Counter = uint64(5), uint64(5)
				c.Statement.Programs = programsOf(c.Authors[:2])
			},
		},
		{
			name: "list: a use that was not", breaks: []string{"digest@uses"},
			tamper: func(_ *town, c *transition.Circuit) {
				c.Statement.Uses = digestOf("uses", []frontend.Variable{encoding.Uint(1)})
			},
		},
	}
}

// programsOf is the programs digest of at most two authors, of a shape with four, and two that can be joined.
func programsOf(rows []authors.Row) frontend.Variable {
	step := []fr.Element{encoding.Tag("programs"), {}}
	for _, r := range rows {
		lane := encoding.Uint(r.Index.(uint64))
		add(&lane, r.Before.Counter.(uint64), 32)
		add(&lane, r.After.Counter.(uint64), 64)
		step = append(step, lane, r.Before.Head.(fr.Element), r.After.Head.(fr.Element))
	}
	return encoding.Hash(encoding.Tag("programs"), encoding.Hash(encoding.Tag("programs"), encoding.Hash(step...)))
}

// laneOf is the element that a column holds.
func laneOf(v frontend.Variable) fr.Element {
	var e fr.Element
	if _, err := e.SetInterface(v); err != nil {
		panic(err)
	}
	return e
}

// entryOf is the ownership entry of a row.
func entryOf(r cells.Row) frontend.Variable {
	sum := laneOf(r.Index)
	for _, part := range []struct {
		value frontend.Variable
		shift uint
	}{{r.Before[2], 32}, {r.After[2], 104}} {
		factor := new(fr.Element)
		factor.SetBigInt(encoding.Shift(part.shift))
		value := laneOf(part.value)
		sum.Add(&sum, value.Mul(&value, factor))
	}
	return sum
}

// digestOf folds at most six entries.
func digestOf(name string, entries []frontend.Variable) frontend.Variable {
	lanes := []fr.Element{encoding.Tag(name), {}}
	for _, e := range entries {
		lanes = append(lanes, e.(fr.Element))
	}
	return encoding.Hash(lanes...)
}

// signMixed signs for the key secret*B + T, T = (0, -1) of order two: with R = nonce*B + T and odd e, s*B = R + e*A holds.
func signMixed(secret *big.Int, head fr.Element) schnorr.Signature {
	key, nonce := schnorr.PublicKey(secret), big.NewInt(4242)
	key.X.Neg(&key.X)
	key.Y.Neg(&key.Y)
	sig := schnorr.Signature{R: schnorr.PublicKey(nonce)}
	sig.R.X.Neg(&sig.R.X)
	sig.R.Y.Neg(&sig.R.Y)
	digest := encoding.Hash(encoding.Tag("schnorr"), sig.R.X, sig.R.Y, key.X, key.Y, head)
	c := digest.BigInt(new(big.Int))
	c.And(c, new(big.Int).Sub(encoding.Shift(128), big.NewInt(1)))
	e := c.Lsh(c, 1).Add(c, encoding.Shift(128)).Add(c, big.NewInt(1))
	sig.S.Mul(e, secret).Add(&sig.S, nonce).Mod(&sig.S, schnorr.Order)
	return sig
}
