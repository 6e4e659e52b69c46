package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/groups"
	"tidemark/circuits/tables/links"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// A head that says more than the effect does: what a controller signed as a member of a group, as a use of a capability, or with
// other arguments is carried out without them.
func intentForgeries() []forgery {
	unused := []string{"E_FIELD_UNUSED@ops"}
	says := func(name string, breaks []string, e func() *testkit.Effect, change func(*testkit.Content), column func(r *ops.Row)) forgery {
		return forgery{
			name: "intent: " + name, world: after(grant()), breaks: breaks, alone: true,
			batch: func(*town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{with(e(), func(e *testkit.Effect) { e.Says = change })}}
			},
			tamper: func(_ *town, c *transition.Circuit) { column(&c.Ops[0]) },
		}
	}
	plain := func() *testkit.Effect { return transfer(2, 2, 3) }
	group := encoding.Text("a group")
	return []forgery{
		says("a member of a group alone", unused, plain,
			func(c *testkit.Content) { c.Group = group }, func(r *ops.Row) { r.Group = group }),
		says("a place in a group without one", unused, plain,
			func(c *testkit.Content) { add(&c.L2, 1, 160) }, func(r *ops.Row) { r.GroupIndex = 1 }),
		says("the size of a group without one", unused, plain,
			func(c *testkit.Content) { add(&c.L2, 2, 168) }, func(r *ops.Row) { r.GroupSize = 2 }),
		says("a capability that is named and not used", unused, plain,
			func(c *testkit.Content) { add(&c.L1, 1, 104) }, func(r *ops.Row) { r.Capability = 1 }),
		says("arguments other than those that are handed over", []string{"call-lanes@ops"}, func() *testkit.Effect { return invoke(2) },
			func(c *testkit.Content) { add(&c.L2, 2, 0) }, func(r *ops.Row) { r.Limb[0] = 4 }),
		says("arguments of a Transfer", unused, plain,
			func(*testkit.Content) {}, func(r *ops.Row) { r.ArgumentCount = 1 }),
		says("a resource that an Invoke touches", unused,
			func() *testkit.Effect { return with(invoke(), func(e *testkit.Effect) { e.Resource = 2 }) },
			func(*testkit.Content) {}, func(r *ops.Row) { r.Scoped = 1 }),
		{
			name: "intent: an ancestor touched without a use", world: after(grant()), breaks: []string{"chain@ops"}, alone: true,
			batch: func(w *town) testkit.Batch {
				e := w.clone().apply(transfer(4, 4, 3)).Lists.Effects[0]
				return testkit.Batch{
					Effects: []*testkit.Effect{transfer(4, 4, 3)}, Ghost: &testkit.Ghost{Capability: 1, Tick: e.Tick, Head: &e.Head},
				}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[0].HasParent, c.Ops[0].Parent = 1, 1
				c.Links[0] = links.Row{}
				testkit.ZeroUnset(c)
			},
		},
		halfGroup(),
	}
}

// halfGroup is a group of two of which one is carried out; the other stands in a padding row of ops, whose free columns give the
// content lanes of the effect that is not.
func halfGroup() forgery {
	var missing groups.Member
	var contents [2]fr.Element
	return forgery{
		name: "intent: half a group, the rest as padding", breaks: []string{"E_FIELD_UNUSED@ops"}, alone: true,
		batch: func(w *town) testkit.Batch {
			both := w.clone().apply(grouped(w).Effects...)
			missing = both.Circuit.Members[1]
			for i := range contents {
				contents[i] = both.Circuit.Groups[0].Content[i].(fr.Element)
			}
			digest := missing.Group.(fr.Element)
			first := both.Lists.Effects[0]
			claim := foldEffects([]testkit.EffectEntry{first, {Tick: first.Tick}})
			one := transfer(2, 2, 3)
			one.Group = &testkit.Group{Size: 2, Forged: &digest}
			return testkit.Batch{Effects: []*testkit.Effect{one}, Claim: &claim}
		},
		tamper: func(_ *town, c *transition.Circuit) {
			g := &c.Groups[0]
			g.Present[1], g.Content[0], g.Content[1] = 1, contents[0], contents[1]
			c.Members[1] = missing
			r := &c.Ops[1]
			r.Grouped, r.Group, r.GroupIndex, r.GroupSize, r.Tick = 1, missing.Group, 1, 2, missing.Tick
			// kind + 2^8*author + 2^40 of an effect, with kind 0 and counter 0: the author is a fraction.
			author := missing.L1.(fr.Element)
			counter := encoding.Uint(1 << 40)
			shift := encoding.Uint(1 << 8)
			author.Sub(&author, &counter)
			r.Author = author.Div(&author, &shift).BigInt(new(big.Int))
		},
	}
}

// foldEffects is the effects digest of at most five entries, of a shape with one step.
func foldEffects(entries []testkit.EffectEntry) fr.Element {
	lanes := encoding.Lanes{encoding.Tag("effects")}
	for k, e := range entries {
		lanes[2+k] = e.Head
		add(&lanes[7], e.Tick, uint(32*k))
	}
	return encoding.H8(lanes)
}
