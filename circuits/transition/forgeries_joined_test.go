package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/authors"
	"tidemark/circuits/tables/joined"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// joinedForgeries are of programs that others join.
func joinedForgeries() []forgery {
	joins := effects(join(2, 4))
	return []forgery{
		only("joined: oneself", "E_PARTY_SELF@ops", nil, effects(join(2, 2)), untouched),
		only("joined: another program than the intent names", "E_PARTY_UNKNOWN@ops", nil, effects(with(join(2, 4), func(e *testkit.Effect) { e.Index = 3 })), untouched),
		{
			name: "joined: a program without a link to its leaf before", breaks: []string{"STA-6@joined"}, alone: true, tamper: nothing,
			batch: func(w *town) testkit.Batch {
				b := joins(w)
				b.Relink = func(kind int, index uint64, after *encoding.Lanes) {
					if kind == testkit.Program && index == 4 {
						after[7] = encoding.Text("no link")
					}
				}
				return b
			},
		},
		{
			name: "joined: a program that nobody touched gets a link", breaks: []string{"STA-6@joined"}, tamper: nothing,
			batch: func(*town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{transfer(2, 2, 3)}, Stray: []testkit.Address{{Kind: testkit.Program, Index: 4}}}
			},
		},
		{
			name: "joined: a program that nobody joined", breaks: []string{"programs-entry@joined"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) {
				row := joined.Row{Index: uint64(9), Head: encoding.Text("head"), Counter: uint64(5)}
				c.Joined[0] = row
				testkit.ZeroUnset(c)
				c.Statement.Programs = programsWith(c.Authors[:1], c.Joined[:1])
			},
		},
		{
			name: "joined: a program that nobody joined, without a head", breaks: []string{"programs-entry@joined"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) {
				c.Joined[0] = joined.Row{Index: uint64(9), Head: fr.Element{}, Counter: uint64(5)}
				testkit.ZeroUnset(c)
				c.Statement.Programs = programsWith(c.Authors[:1], c.Joined[:1])
			},
		},
		{
			name: "joined: a head of nobody", breaks: []string{"programs-entry@joined"}, alone: true,
			tamper: func(_ *town, c *transition.Circuit) {
				c.Joined[0] = joined.Row{Index: uint64(0), Head: encoding.Text("head"), Counter: uint64(0)}
				testkit.ZeroUnset(c)
				c.Statement.Programs = programsWith(c.Authors[:1], c.Joined[:1])
			},
		},
		{
			name: "joined: a program that acted without a signature", breaks: []string{"balance@memory"},
			batch: effects(transfer(2, 2, 3), transfer(4, 4, 3)),
			tamper: func(_ *town, c *transition.Circuit) {
				a := c.Authors[1]
				p := a.Before
				c.Joined[0] = joined.Row{
					Index: a.Index, KeyX: p.KeyX, KeyY: p.KeyY, Head: a.After.Head, CallHead: p.CallHead, Counter: a.After.Counter,
					RegisteredAt: p.RegisteredAt, Domain: p.Domain, Deposits: p.Deposits,
					Before: joined.Version{Header: a.Before.Header, Cause: a.Before.Cause, Link: a.Before.Link},
					After:  joined.Version{Header: a.After.Header, Cause: a.After.Cause, Link: a.After.Link},
				}
				c.Authors[1] = c.Authors[2]
				c.Statement.Programs = programsWith(c.Authors[:1], c.Joined[:1])
			},
		},
		only("joined: a program that changes its key", "balance@tree", nil, effects(with(join(2, 4), func(e *testkit.Effect) {
			e.Write = overwrite(testkit.Program, func(index uint64, lanes *encoding.Lanes) {
				if index == 4 {
					lanes[1] = encoding.Uint(5)
				}
			})
		})), untouched),
		parts("registration", 32, func(c *transition.Circuit) (*frontend.Variable, *frontend.Variable) {
			return &c.Joined[0].RegisteredAt, &c.Ops[0].Custodian
		}),
		parts("domain", 64, func(c *transition.Circuit) (*frontend.Variable, *frontend.Variable) {
			return &c.Joined[0].Domain, &c.Ops[0].Lineage
		}),
		parts("deposits", 96, func(c *transition.Circuit) (*frontend.Variable, *frontend.Variable) {
			return &c.Joined[0].Deposits, &c.Ops[0].ArgumentCount
		}),
		{
			name: "joined: a counter above its own, carried in the registration, of 33 bits", breaks: []string{"program-lane@joined"}, alone: true,
			world: func(w *town) {
				w.Edit(testkit.Program, 4, func(l *encoding.Lanes) { add(&l[5], 1, 64) })
				w.TakeSnapshot(noon)
			},
			batch: joins,
			tamper: func(_ *town, c *transition.Circuit) {
				shifted(&c.Joined[0].RegisteredAt, 32, -1, &c.Joined[0].Counter, 0)
				shifted(&c.Ops[0].Custodian, 32, -1, &c.Ops[0].Quantity, 0)
				c.Statement.Programs = programsWith(c.Authors[:1], c.Joined[:1])
			},
		},
		{
			name: "joined: a program of the batch before its registration", breaks: []string{"balance@memory", "E_PARTY_UNKNOWN@ops"},
			batch: effects(join(2, 5), &testkit.Effect{Kind: ops.Register, Secret: big.NewInt(3)}), tamper: nothing,
		},
	}
}

// parts is a joined program whose counter in the list is another than its own: another part of lane 5 makes up for it.
func parts(name string, at int, columns func(c *transition.Circuit) (row, op *frontend.Variable)) forgery {
	return forgery{
		name: "joined: another counter, by the " + name, breaks: []string{"program-lane@joined"}, alone: at > 32,
		batch: effects(join(2, 4)),
		tamper: func(_ *town, c *transition.Circuit) {
			row, op := columns(c)
			shifted(&c.Joined[0].Counter, 0, 1, row, at)
			shifted(&c.Ops[0].Quantity, 0, 1, op, at)
			c.Statement.Programs = programsWith(c.Authors[:1], c.Joined[:1])
		},
	}
}

// programsWith is the programs digest of one or two authors, of a shape with four, and one or two that were joined.
func programsWith(rows []authors.Row, also []joined.Row) frontend.Variable {
	entry := func(index, before, after, headBefore, headAfter frontend.Variable) []fr.Element {
		lane := laneOf(index)
		for _, part := range []struct {
			value frontend.Variable
			shift int
		}{{before, 32}, {after, 64}} {
			value, factor := laneOf(part.value), twoTo(part.shift)
			lane.Add(&lane, value.Mul(&value, &factor))
		}
		return []fr.Element{lane, laneOf(headBefore), laneOf(headAfter)}
	}
	tag := encoding.Tag("programs")
	acted, wasJoined := []fr.Element{tag, {}}, []fr.Element{tag, {}}
	for i := range rows {
		r := &rows[i]
		acted = append(acted, entry(r.Index, r.Before.Counter, r.After.Counter, r.Before.Head, r.After.Head)...)
	}
	wasJoined[1] = encoding.Hash(tag, encoding.Hash(acted...))
	for i := range also {
		r := &also[i]
		wasJoined = append(wasJoined, entry(r.Index, r.Counter, r.Counter, r.Head, r.Head)...)
	}
	return encoding.Hash(wasJoined...)
}
