package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/cells"
	"tidemark/circuits/tables/facts"
	"tidemark/circuits/tables/groups"
	"tidemark/circuits/tables/links"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// forgery is a witness that no batch gives: columns, rows, hashes or public inputs that an honest prover would not write.
type forgery struct {
	name string
	// world and batch as in an attack; by default a transfer in the town.
	world func(w *town)
	batch func(w *town) testkit.Batch
	// tamper changes the witness; world is the one after the batch.
	tamper func(w *town, c *transition.Circuit)
	// breaks are clauses, as rule@table, of which at least one must be broken; alone says that this is all that is broken.
	breaks []string
	alone  bool
}

func (f *forgery) attack() attack {
	a := attack{rule: "forgery", name: f.name, world: f.world, batch: f.batch, columns: true}
	if a.batch == nil {
		a.batch = effects(transfer(2, 2, 3))
	}
	return a
}

func forgeries() []forgery {
	var all []forgery
	for _, list := range [][]forgery{
		publicForgeries(), selectorForgeries(), paddingForgeries(), treeForgeries(), stateForgeries(), joinForgeries(), listForgeries(),
		callForgeries(), intentForgeries(), laneForgeries(), groupForgeries(), bitForgeries(),
		factForgeries(), carryForgeries(), watchForgeries(), promiseForgeries(), joinedForgeries(), twinForgeries(),
	} {
		all = append(all, list...)
	}
	return all
}

func plusOne(v frontend.Variable) frontend.Variable {
	one := fr.One()
	switch x := v.(type) {
	case fr.Element:
		x.Add(&x, &one)
		return x
	case *big.Int:
		return new(big.Int).Add(x, big.NewInt(1))
	case uint64:
		return x + 1
	default:
		panic("a public input of another type")
	}
}

func publicForgeries() []forgery {
	change := func(name, at string, lane func(c *transition.Circuit) *frontend.Variable) forgery {
		return forgery{name: "public " + name, breaks: []string{at}, tamper: func(_ *town, c *transition.Circuit) {
			v := lane(c)
			*v = plusOne(*v)
		}}
	}
	return []forgery{
		change("instance id", "copies@batch", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.InstanceID }),
		change("shape id", "shape@statement", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.ShapeID }),
		change("pre-root", "root@nodes", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.PreRoot }),
		change("post-root", "root@nodes", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.PostRoot }),
		change("snapshot digest", "copies@batch", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.SnapshotDigest }),
		change("sequence", "sequence@batch", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Sequence }),
		change("effects digest", "digest@effects", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Effects }),
		change("programs digest", "digest@programs", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Programs }),
		change("ownership digest", "digest@ownership", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Ownership }),
		change("uses digest", "digest@uses", func(c *transition.Circuit) *frontend.Variable { return &c.Statement.Uses }),
	}
}

func selectorForgeries() []forgery {
	op := func(name string, breaks string, change func(r *ops.Row)) forgery {
		return forgery{name: "selectors of an effect: " + name, breaks: []string{breaks}, tamper: func(_ *town, c *transition.Circuit) {
			change(&c.Ops[0])
		}}
	}
	use4 := func(w *town) testkit.Batch {
		return testkit.Batch{Effects: []*testkit.Effect{with(use(4), func(e *testkit.Effect) { e.Capability = 2 })}, Snapshot: w.Snapshot}
	}
	return []forgery{
		op("two hot", "selectors@ops", func(r *ops.Row) { r.Sel[ops.Escrow-1] = 1 }),
		op("none hot in the first row", "RUL-1@ops", func(r *ops.Row) { r.Sel[ops.Transfer-1] = 0 }),
		op("two and minus one", "selectors@ops", func(r *ops.Row) { r.Sel[ops.Transfer-1], r.Sel[ops.Claim-1] = 2, -1 }),
		op("a half and a half", "selectors@ops", func(r *ops.Row) {
			half := new(big.Int).ModInverse(big.NewInt(2), fr.Modulus())
			r.Sel[ops.Transfer-1], r.Sel[ops.Claim-1] = half, half
		}),
		op("grouped twice", "selectors@ops", func(r *ops.Row) { r.Grouped = 2 }),
		op("a flag of two", "selectors@ops", func(r *ops.Row) { r.Flag = 2 }),
		op("a use of minus one", "selectors@ops", func(r *ops.Row) { r.Uses = -1 }),
		{
			name: "selectors of a link: active twice", world: after(grant(), regrant()), batch: use4, breaks: []string{"selectors@links"},
			tamper: func(_ *town, c *transition.Circuit) { c.Links[0].Act = 2 },
		},
		{
			name: "selectors of a link: a parent asked for twice", world: after(grant(), regrant()), batch: use4,
			breaks: []string{"selectors@links"}, tamper: func(_ *town, c *transition.Circuit) { c.Links[0].HasParent = 2 },
		},
		{
			name: "selectors of an argument: accepted and declined", world: after(invoke(2)), breaks: []string{"selectors@arguments"},
			batch: func(w *town) testkit.Batch {
				return testkit.Batch{Effects: []*testkit.Effect{w.answer(ops.Accept, 3, 1)}}
			},
			tamper: func(_ *town, c *transition.Circuit) { c.Arguments[0].Mode[2] = 1 },
		},
		{
			name: "selectors of a fact: active twice", breaks: []string{"E_FACT_MISMATCH@facts"},
			batch:  func(w *town) testkit.Batch { return testkit.Batch{Effects: []*testkit.Effect{w.backed()}} },
			tamper: func(_ *town, c *transition.Circuit) { c.Facts[0].Act = 2 },
		},
		{
			name: "selectors of a fact: two digits of a half", breaks: []string{"E_FACT_UNKNOWN@facts"},
			batch: func(w *town) testkit.Batch { return testkit.Batch{Effects: []*testkit.Effect{w.backed()}} },
			tamper: func(_ *town, c *transition.Circuit) {
				half := new(big.Int).ModInverse(big.NewInt(2), fr.Modulus())
				c.Facts[0].Path[0].Digit[4], c.Facts[0].Path[0].Digit[5] = half, half
			},
		},
		{
			name: "selectors of a member: active twice", breaks: []string{"E_GROUP@members"}, batch: grouped,
			tamper: func(_ *town, c *transition.Circuit) { c.Members[0].Act = 2 },
		},
		{
			name: "places of a group: one of two", breaks: []string{"E_GROUP@groups"}, batch: grouped,
			tamper: func(_ *town, c *transition.Circuit) { c.Groups[0].Present[0] = 2 },
		},
		{
			name: "places of a group: a gap", breaks: []string{"E_GROUP@groups"}, batch: grouped,
			tamper: func(_ *town, c *transition.Circuit) {
				g := &c.Groups[0]
				g.Present[2], g.Content[2], g.Present[1], g.Content[1] = 1, g.Content[1], 0, 0
			},
		},
		{
			name: "places of a group: content without a member", breaks: []string{"E_GROUP@groups"}, batch: grouped,
			tamper: func(_ *town, c *transition.Circuit) { c.Groups[0].Content[4] = 7 },
		},
	}
}

func grouped(*town) testkit.Batch {
	g := &testkit.Group{}
	list := []*testkit.Effect{transfer(2, 2, 3), transfer(3, 3, 2)}
	list[0].Group, list[1].Group = g, g
	return testkit.Batch{Effects: list}
}

// Rows that are not used must not write, ask, give or be listed.
func paddingForgeries() []forgery {
	op := func(name, breaks string, change func(r *ops.Row)) forgery {
		return forgery{name: "padding effect: " + name, breaks: []string{breaks}, tamper: func(_ *town, c *transition.Circuit) {
			change(&c.Ops[2])
		}}
	}
	row := func(name, breaks string, change func(w *town, c *transition.Circuit)) forgery {
		return forgery{name: "padding " + name, breaks: []string{breaks}, tamper: func(w *town, c *transition.Circuit) {
			change(w, c)
			testkit.ZeroUnset(c)
		}}
	}
	return []forgery{
		op("a tick", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Tick = 1 }),
		op("a member of a group", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Grouped = 1 }),
		op("a resource", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Resource = 2 }),
		op("a scope", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Scoped = 1 }),
		op("a use", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Uses = 1 }),
		op("an ancestor", "chain@ops", func(r *ops.Row) { r.HasParent = 1 }),
		op("another cell", "E_FIELD_UNUSED@ops", func(r *ops.Row) { r.Other = 1 }),
		op("a party", "E_PARTY_UNKNOWN@ops", func(r *ops.Row) { r.Party = 1 }),
		row("link: a touch", "balance@links", func(_ *town, c *transition.Circuit) { c.Links[2] = links.Row{Act: 1, Capability: 1} }),
		row("link: an ancestor", "selectors@links", func(_ *town, c *transition.Circuit) { c.Links[2] = links.Row{HasParent: 1, Parent: 1} }),
		row("argument: a touch", "balance@arguments", func(_ *town, c *transition.Circuit) {
			c.Arguments[2].Mode[1], c.Arguments[2].Resource, c.Arguments[2].Tick = 1, 3, 99
		}),
		row("fact: one that nobody asked for", "balance@facts", func(w *town, c *transition.Circuit) {
			f := facts.NewRow(w.Shape.FactDepth)
			f.Act, f.Domain, f.Account = 1, 9, 1
			c.Facts[1] = f
		}),
		row("member: one that nobody asked for", "balance@members", func(_ *town, c *transition.Circuit) {
			c.Members[3] = groups.Member{Act: 1, Group: 5, Size: 1}
		}),
		row("group: one that nobody asked for", "balance@groups", func(_ *town, c *transition.Circuit) { c.Groups[0].Present[0] = 1 }),
		row("resource: a new version", "balance@memory", func(_ *town, c *transition.Circuit) {
			c.Resources[3] = cells.Row{Index: 4}
			c.Resources[3].After[2] = 9
		}),
		row("resource: a new version of lane 7 alone", "STA-6@resources", func(_ *town, c *transition.Circuit) {
			c.Resources[3] = cells.Row{Index: 4}
			c.Resources[3].After[7] = 9
		}),
		row("fresh capability: a cell from nothing", "balance@memory", func(_ *town, c *transition.Circuit) {
			c.FreshCapabilities[0] = cells.Fresh{Index: 1}
			c.FreshCapabilities[0].After[1] = 9
		}),
		row("fresh call: a link from nothing", "STA-6@freshCalls", func(_ *town, c *transition.Circuit) {
			c.FreshCalls[0] = cells.Fresh{Index: 1}
			c.FreshCalls[0].After[7] = 9
		}),
		row("node: a changed child", "balance@tree", func(_ *town, c *transition.Circuit) {
			n := &c.Nodes[len(c.Nodes)-1]
			n.Level, n.Index, n.After[3] = 2, 1, 7
		}),
	}
}
