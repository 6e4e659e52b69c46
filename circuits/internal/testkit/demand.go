package testkit

import (
	"math/rand/v2"

	"tidemark/circuits/tables/ops"
)

// Population is how many cells of each kind are in use; indexes are dense, so this is all there is to know of a tree's form.
type Population struct {
	Programs, Resources, Capabilities, Calls, Watches uint64
}

// Mix is how often each kind of effect comes, by kind; kinds that do not come are absent.
type Mix map[int]int

// UniformMix has every kind equally often.
func UniformMix() Mix {
	m := Mix{}
	for kind := 1; kind <= ops.Kinds; kind++ {
		m[kind] = 1
	}
	return m
}

// TradeMix moves things: transfers, escrows and claims, with some splits, delegation and calls and few new programs and watches.
func TradeMix() Mix {
	return Mix{
		ops.Register: 1, ops.Deposit: 2, ops.Withdraw: 2, ops.Transfer: 10, ops.Escrow: 8, ops.Claim: 8, ops.Revoke: 2,
		ops.Delegate: 5, ops.RevokeCapability: 1, ops.Invoke: 3, ops.Accept: 2, ops.Decline: 1,
		ops.Split: 3, ops.Merge: 2, ops.Watch: 1, ops.Fire: 1, ops.Join: 1,
	}
}

// Demand is how many rows a batch needs of the tables that the state's form decides.
type Demand struct {
	Authors, Joined, Resources, Capabilities, FreshCapabilities, Calls, FreshCalls, Nodes, Links, Arguments, Promises int
}

// Cells is the number of touched cells.
func (d Demand) Cells() int {
	return d.Authors + d.Joined + d.Resources + d.Capabilities + d.FreshCapabilities + d.Calls + d.FreshCalls
}

// RandomDemand draws a batch and counts its rows, without a state and without hashing: which nodes lie above the touched cells
// follows from their addresses. A quarter of the effects that name a resource name one of this batch's; a quarter of those that
// can use a capability do, of depth 1 to 4; calls have 0 to 2 arguments; four of seven Fires look at a resource; half of the Joins name
// an author of the batch.
func RandomDemand(random *rand.Rand, depth, effects, authors int, p Population, mix Mix) Demand {
	b := &draw{random: random, p: p, seen: map[Address]bool{}}
	var kinds []int
	for kind := 1; kind <= ops.Kinds; kind++ {
		for range mix[kind] {
			kinds = append(kinds, kind)
		}
	}
	fresh := 0
	drawn := make([]int, effects)
	for i := range drawn {
		drawn[i] = kinds[random.IntN(len(kinds))]
		if drawn[i] == ops.Register {
			fresh++
			b.touch(Program, p.Programs+uint64(fresh))
		}
	}
	for n := fresh; n < authors; n++ { // the other authors are old programs
		b.touchOld(Program, p.Programs)
	}
	for _, kind := range drawn {
		b.effect(kind)
	}
	return b.count(depth)
}

// draw is a random batch under way.
type draw struct {
	random    *rand.Rand
	p         Population
	seen      map[Address]bool
	resources []uint64
	made      [6]uint64
	d         Demand
}

func (b *draw) touch(kind int, index uint64) { b.seen[Address{kind, index}] = true }

// touchOld touches a cell that is in use and was not touched yet.
func (b *draw) touchOld(kind int, used uint64) uint64 {
	for {
		index := 1 + b.random.Uint64N(used)
		if !b.seen[Address{kind, index}] {
			b.touch(kind, index)
			return index
		}
	}
}

func (b *draw) make(kind int, used uint64) uint64 {
	b.made[kind]++
	b.touch(kind, used+b.made[kind])
	return used + b.made[kind]
}

func (b *draw) resource() {
	if len(b.resources) > 0 && b.random.IntN(4) == 0 {
		return
	}
	b.resources = append(b.resources, b.touchOld(Resource, b.p.Resources))
}

func (b *draw) use() {
	if b.random.IntN(4) != 0 {
		return
	}
	chain := 1 + b.random.IntN(4)
	for range chain {
		b.touchOld(Capability, b.p.Capabilities)
	}
	b.d.Links += chain - 1
}

func (b *draw) arguments() {
	n := b.random.IntN(3)
	for range n {
		b.touchOld(Resource, b.p.Resources)
	}
	b.d.Arguments += n
}

func (b *draw) effect(kind int) {
	switch kind {
	case ops.Deposit:
		b.resources = append(b.resources, b.make(Resource, b.p.Resources))
	case ops.Withdraw, ops.Revoke:
		b.resource()
	case ops.Transfer, ops.Escrow, ops.Claim:
		b.resource()
		b.use()
	case ops.Delegate:
		b.resource()
		b.use()
		b.make(Capability, b.p.Capabilities)
	case ops.RevokeCapability:
		b.touchOld(Capability, b.p.Capabilities)
	case ops.Invoke:
		b.make(Call, b.p.Calls)
		b.arguments()
	case ops.Split:
		b.resource()
		b.make(Resource, b.p.Resources)
	case ops.Merge:
		b.resource()
		b.touchOld(Resource, b.p.Resources)
	case ops.Watch:
		b.make(Watch, b.p.Watches)
	case ops.Fire:
		b.touchOld(Watch, b.p.Watches)
		b.d.Promises++
		if b.random.IntN(ops.Conditions) < 4 {
			b.resource()
		}
	case ops.Join:
		if b.random.IntN(2) == 0 {
			b.touchOld(Program, b.p.Programs)
			b.d.Joined++
		}
	case ops.Accept, ops.Decline:
		b.touchOld(Call, b.p.Calls)
		b.arguments()
	}
}

func (b *draw) count(depth int) Demand {
	t := &Tree{depth: depth}
	var addresses []int64
	for c := range b.seen {
		addresses = append(addresses, t.Address(c.Kind, c.Index))
		switch {
		case c.Kind == Program:
			b.d.Authors++
		case c.Kind == Resource:
			b.d.Resources++
		case c.Kind == Capability && c.Index > b.p.Capabilities:
			b.d.FreshCapabilities++
		case c.Kind == Capability:
			b.d.Capabilities++
		case c.Kind == Call && c.Index > b.p.Calls, c.Kind == Watch && c.Index > b.p.Watches:
			b.d.FreshCalls++
		default:
			b.d.Calls++
		}
	}
	b.d.Authors -= b.d.Joined
	b.d.Nodes = len(t.above(addresses))
	return b.d
}
