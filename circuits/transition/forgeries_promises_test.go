package transition_test

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/groups"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/tables/promises"
	"tidemark/circuits/transition"
)

func promiseForgeries() []forgery {
	onTime := func(promise fr.Element) *testkit.Effect {
		return &testkit.Effect{Kind: ops.Watch, Author: 2, Condition: ops.WhenTime, Time: noon, L3: promise}
	}
	batch := func(list ...*testkit.Effect) func(*town) testkit.Batch {
		return func(*town) testkit.Batch { return testkit.Batch{Effects: list} }
	}
	fireOf := func(promise fr.Element) *testkit.Effect { return fire(onTime(promise), 1) }
	alone := func(promise fr.Element) *testkit.Effect {
		return with(fireOf(promise), func(e *testkit.Effect) { e.Alone = true })
	}
	time := after(watchTime())

	others := transfer(3, 3, 4).Promise()
	later := kept().PromiseWith(func(l1 *fr.Element) { add(l1, 1, 40) }) // one counter more than the next
	return []forgery{
		{
			name: "promise: a Fire that nothing follows", breaks: []string{"balance@promises"}, alone: true, world: time, tamper: nothing,
			batch: batch(fire(watchTime(), 1)),
		},
		{
			name: "promise: a promised effect that is not asked for", breaks: []string{"balance@members"}, alone: true, world: time,
			batch: batch(fire(watchTime(), 1), kept()), tamper: func(_ *town, c *transition.Circuit) { c.Ops[1].Grouped = 0 },
		},
		{
			name: "promise: a row that nobody fired", breaks: []string{"balance@promises"}, alone: true,
			batch: batch(kept()), tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[0].Grouped = 1
				c.Promises[0] = openedOf(c, 0)
			},
		},
		{
			name: "promise: another author's effect, the author carried in the kind", breaks: []string{"E_PROMISE@promises"}, alone: true,
			world: then(after(onTime(others)), sameCounters),
			batch: batch(alone(others), transfer(3, 3, 4)),
			tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[1].Grouped = 1
				p := openedOf(c, 1)
				p.Author, p.Kind = uint64(2), uint64(ops.Transfer+1<<8)
				c.Promises[0] = p
			},
		},
		{
			name: "promise: an effect after another, its counter carried in the rest", breaks: []string{"E_PROMISE@promises"}, alone: true,
			world: after(onTime(later)),
			batch: batch(alone(later), transfer(2, 2, 2), kept()),
			tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[2].Grouped = 1
				p := openedOf(c, 2)
				p.Counter = p.Counter.(uint64) - 1
				p.Rest = new(big.Int).Add(p.Rest.(*big.Int), power(-32))
				c.Promises[0] = p
			},
		},
		{
			name: "promise: taken twice", breaks: []string{"balance@members"}, world: after(watchTime(), watchTime()),
			batch: batch(with(fire(watchTime(), 1), func(e *testkit.Effect) { e.Alone = true }), kept()),
			tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[1].Grouped = 1
				c.Promises[0] = openedOf(c, 1)
				c.Promises[1] = c.Promises[0]
			},
		},
		{
			name: "promise: a member of a group as the effect that was promised", breaks: []string{"balance@members"}, alone: false, world: time,
			batch: func(*town) testkit.Batch {
				g := &testkit.Group{}
				f := with(fire(watchTime(), 1), func(e *testkit.Effect) { e.Alone = true })
				return testkit.Batch{Effects: []*testkit.Effect{f, with(kept(), func(e *testkit.Effect) { e.Group = g })}}
			},
			tamper: func(_ *town, c *transition.Circuit) {
				c.Promises[0] = openedOf(c, 1)
				c.Members[0], c.Groups[0] = groups.Member{}, groups.Row{}
				testkit.ZeroUnset(c)
			},
		},
		{
			name: "promise: a promised effect as a member of a group of nobody", breaks: []string{"balance@groups"}, alone: false, world: time,
			batch: batch(with(fire(watchTime(), 1), func(e *testkit.Effect) { e.Alone = true }), kept()),
			tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[1].Grouped = 1
				p := openedOf(c, 1)
				l1 := laneOf(p.Rest)
				c.Members[0] = groups.Member{Act: 1, Tick: p.Tick, L1: l1, L2: p.L2, L3: p.L3, L4: p.L4}
				testkit.ZeroUnset(c)
			},
		},
		{
			name: "promise: a Fire that stands for what another Fire promised", breaks: []string{"E_GROUP@ops"}, alone: true,
			world: after(watchTime(), ringOf()),
			batch: batch(with(fire(ringOf(), 2), func(e *testkit.Effect) { e.Alone = true }), fire(watchTime(), 1), kept()),
			tamper: func(_ *town, c *transition.Circuit) {
				c.Ops[1].Grouped = 1
				c.Promises[1] = openedOf(c, 1)
			},
		},
		{
			name: "promise: a row that counts twice", breaks: []string{"E_PROMISE@promises"}, world: time, batch: batch(fire(watchTime(), 1), kept()),
			tamper: func(_ *town, c *transition.Circuit) { c.Promises[0].Act = 2 },
		},
	}
}

// ringOf is a watch by program 2 that promises the Fire of watch 1.
func ringOf() *testkit.Effect {
	return watch(ops.WhenTime, fire(watchTime(), 1), func(e *testkit.Effect) { e.Time = noon })
}

// sameCounters lets program 3 act until its next effect has the counter that the one after program 2's next has.
func sameCounters(w *town) {
	counter := func(program uint64) uint64 { return w.Counter(program) }
	for counter(3) < counter(2)+1 {
		w.apply(transfer(3, 3, 3))
	}
}

// openedOf is a row of promises with the content of an effect, as an honest prover writes it.
func openedOf(c *transition.Circuit, op int) promises.Row {
	r := &c.Ops[op]
	kind := uint64(0)
	for k, s := range r.Sel {
		if one := laneOf(s); one.IsOne() {
			kind = uint64(k + 1)
		}
	}
	rest := new(big.Int)
	for i, field := range []any{r.Resource, r.Capability, r.Party, r.Other, r.Slot} {
		lane := laneOf(field)
		rest.Add(rest, new(big.Int).Lsh(lane.BigInt(new(big.Int)), uint(32*i)))
	}
	counter := laneOf(r.Counter)
	body := fr.Element{}
	if kind == ops.Invoke || kind == ops.Split {
		for i := range 4 {
			limb := laneOf(r.Limb[i])
			add(&body, limb.Uint64(), uint(32*i))
		}
	}
	for i, bit := range r.Condition {
		one := laneOf(bit)
		add(&body, uint64(i+1)*one.Uint64(), 184)
	}
	if kind == ops.Fire {
		add(&body, ops.WhenTime, 184)
	}
	return promises.Row{
		Act: 1, Author: r.Author, Counter: counter.Uint64() + 1, Tick: r.Tick, Kind: kind, Rest: rest, L2: body, L3: r.L3, L4: r.L4,
	}
}
