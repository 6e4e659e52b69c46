package ops

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
)

// kindWatch is the kind of watches (STA-2), which share the section of calls.
const kindWatch = 5

// shared are the products of an effect that several tuples use.
type shared struct {
	c                           *bus.Challenge
	l3, l3At5, l4At5            frontend.Variable // L3 at 1 and at 5, L4 at 5
	head3, head5, head6         frontend.Variable // the new intent head
	amount, list, domain        frontend.Variable // at 3, 3, 4
	tick, ids, debit, madeIndex frontend.Variable // at 7, 2, 3, IndexExponent

	author, counter            frontend.Variable // at 2, ProgramCounter
	asset, holding, quantity   frontend.Variable // at 1, 2, 3
	lock, provenance           frontend.Variable // at 4, 5
	resourceCause              frontend.Variable // at 6
	entry, lineage, usage, arg frontend.Variable // at 1, 4, 5, 8
}

// Connect joins each effect to the cells that it touches and to the rows that help it (10), (11).
func (t *Table) Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses) {
	for i, e := range t.effects {
		g.Row("ops", i)
		g.Rule("shared-products")
		s := &shared{
			c: c, l3: c.At(g, 1, e.L3), l3At5: c.At(g, 5, e.L3), l4At5: c.At(g, 5, e.L4),
			head3: c.At(g, 3, e.head), head5: c.At(g, 5, e.head), head6: c.At(g, 6, e.head),
			amount: c.At(g, 3, e.amount), list: c.At(g, 3, e.List), domain: c.At(g, bus.ProgramDomain, e.Domain),
			tick: c.At(g, 7, e.Tick), ids: c.At(g, 2, e.Ids), debit: c.At(g, 3, e.debit),
			madeIndex: c.At(g, bus.IndexExponent, g.Add(e.Made, g.Mul(e.is(g, Watch, Fire), t.cellsPerKind))),
			author:    c.At(g, 2, e.Author), counter: c.At(g, bus.ProgramCounter, e.Counter),
			asset: c.At(g, 1, e.Asset), holding: c.At(g, 2, e.holding(g)), quantity: c.At(g, 3, e.Quantity),
			lock: c.At(g, 4, e.Lock), provenance: c.At(g, 5, e.Provenance), resourceCause: c.At(g, 6, e.ResourceCause),
			entry: c.At(g, 1, e.Entry), lineage: c.At(g, 4, e.Lineage), usage: c.At(g, 5, e.Usage), arg: c.At(g, 8, e.ArgumentCount),
		}
		e.touchProgram(g, s, b)
		e.touchResource(g, s, b)
		e.touchCapability(g, s, b)
		e.touchMade(g, s, b)
		e.joinGroup(g, s, b)
	}
}

// touch takes the tuple that was read and emits the one that is written.
func touch(g *gate.Gate, c *bus.Challenge, b *bus.Buses, on, where, read, change frontend.Variable) {
	before := g.Add(where, read)
	b.Memory.Take(g, c, on, before)
	b.Memory.Emit(g, c, on, g.Add(before, change))
}

func (e *effect) touchProgram(g *gate.Gate, s *shared, b *bus.Buses) {
	c, register := s.c, e.is(g, Register)
	g.Rule("E_AUTHOR_UNKNOWN")
	head, callHead := c.At(g, bus.ProgramHead, e.Head), c.At(g, bus.ProgramCallHead, e.CallHead)
	cause := c.At(g, bus.ProgramCause, e.ProgramCause)
	read := g.Sum(
		g.Sub(e.act, register), g.Mul(e.ProgramClock, 8),
		c.At(g, bus.ProgramKeyX, e.KeyX), c.At(g, bus.ProgramKeyY, e.KeyY), head, callHead, cause,
		s.counter, c.At(g, bus.ProgramRegisteredAt, e.RegisteredAt), s.domain,
		c.At(g, bus.ProgramDeposits, e.Deposits))
	g.Rule("E_ADDRESS_TAKEN")
	g.When(register, read)
	g.Rule("E_AUTHOR_UNKNOWN")
	created := g.Mul(register, g.Sum(
		s.l3, c.At(g, bus.ProgramKeyY, e.L4), c.At(g, bus.ProgramDomain, e.Slot), s.tick))
	change := g.Sum(
		register, g.Mul(g.Sub(e.Tick, e.ProgramClock), 8), created,
		g.Sub(s.head3, head), g.Sub(s.head6, cause), g.Mul(e.call, g.Sub(s.head5, callHead)),
		c.At(g, bus.ProgramDeposits, e.consumed), c.Power(bus.ProgramCounter))
	where := g.Add(c.At(g, bus.IndexExponent, e.Author), c.In(g, bus.Programs))
	touch(g, c, b, e.act, where, read, change)
}

func (e *effect) touchResource(g *gate.Gate, s *shared, b *bus.Buses) {
	c, deposit := s.c, e.is(g, Deposit)
	g.Rule("E_RESOURCE_UNKNOWN|E_NOT_HELD|E_NOT_ESCROWED")
	read := g.Sum(
		g.Mul(g.Sub(e.touches, deposit), int(bus.Resources)), g.Mul(e.ResourceClock, 8),
		s.asset, s.holding, s.quantity, s.lock, s.provenance, s.resourceCause)
	g.Rule("STA-3")
	g.When(deposit, read)

	g.Rule("resource-written")
	created := g.Mul(deposit, g.Sum(s.l3, s.author, s.amount, g.Mul(s.domain, encoding.Shift(144)), s.l4At5))
	status := g.Sum(deposit, g.Mul(e.is(g, Withdraw), 3), e.is(g, Escrow), g.Neg(e.is(g, Claim, Revoke)))
	moved := g.Sum(
		g.Shift(status, 64),
		g.Mul(e.is(g, Transfer), g.Sub(e.Party, e.Owner)),
		g.Mul(e.is(g, Claim), g.Sub(e.Author, e.Owner)),
		g.Shift(g.Mul(g.Sub(e.is(g, Escrow), e.is(g, Claim, Revoke)), e.Party), 32))
	locked := g.Add(
		g.Mul(e.is(g, Escrow), g.Pack(gate.Field{Value: e.Author, Bits: 32}, gate.Field{Value: e.Limb[4], Bits: 32},
			gate.Field{Value: e.Slot, Bits: 32}, gate.Field{Value: e.time, Bits: 40}, gate.Field{Value: e.Flag, Bits: 8})),
		g.Mul(e.is(g, Claim, Revoke), g.Sub(g.Shift(e.Limb[3], 144), e.Lock)))
	change := g.Sum(
		g.Mul(deposit, int(bus.Resources)), g.Mul(g.Sub(e.Tick, e.ResourceClock), 8), created,
		c.At(g, 2, moved), c.At(g, 4, locked), g.Mul(e.is(g, Withdraw), g.Sub(s.l3At5, s.provenance)),
		g.Mul(g.Sub(e.is(g, Merge), e.is(g, Split)), s.list), g.Sub(s.head6, s.resourceCause))
	where := g.Add(c.At(g, bus.IndexExponent, e.Resource), c.In(g, bus.Resources))
	touch(g, c, b, e.touches, where, read, change)

	g.Rule("facts")
	b.Facts.Emit(g, c, deposit, g.Sum(s.l3, s.author, s.amount, s.domain, s.l4At5, c.At(g, 6, e.Other)))
	b.Facts.Emit(g, c, e.heeds, g.Sum(s.entry, s.holding, s.quantity, s.lock, s.l4At5, s.resourceCause))
}

// holding is lane 2 of the resource; of a fact that a Fire heeds it is the account.
func (e *effect) holding(g *gate.Gate) frontend.Variable {
	g.Rule("E_RESOURCE_UNKNOWN|E_NOT_HELD|E_NOT_ESCROWED")
	escrowed := g.Add(e.is(g, Claim, Revoke), e.Escrowed)
	held := g.Sub(g.Add(e.touches, escrowed), e.is(g, Deposit), e.looks)
	return g.Pack(gate.Field{Value: e.Owner, Bits: 32}, gate.Field{Value: e.Custodian, Bits: 32},
		gate.Field{Value: g.Add(held, g.Mul(e.looks, e.Depth)), Bits: 8})
}

func (e *effect) touchCapability(g *gate.Gate, s *shared, b *bus.Buses) {
	c, revokes := s.c, e.is(g, RevokeCapability)
	g.Rule("E_CAPABILITY_UNKNOWN|E_CAPABILITY_REVOKED|E_ALREADY_REVOKED")
	on := g.Add(e.Uses, revokes)
	ids := g.Pack(gate.Field{Value: e.Holder, Bits: 32}, gate.Field{Value: e.Scope, Bits: 32},
		gate.Field{Value: e.Parent, Bits: 32}, gate.Field{Value: e.Root, Bits: 32})
	terms := g.Pack(gate.Field{Value: e.Held[0], Bits: 1}, gate.Field{Value: e.Held[1], Bits: 1},
		gate.Field{Value: e.Held[2], Bits: 1}, gate.Field{Value: e.Held[3], Bits: 13},
		gate.Field{Value: e.Expiry, Bits: 40}, gate.Field{Value: e.Depth, Bits: 8})
	cause := c.At(g, 6, e.CapabilityCause)
	read := g.Sum(
		g.Mul(on, int(bus.Capabilities)), g.Mul(e.CapabilityClock, 8),
		c.At(g, 1, ids), c.At(g, 2, terms), c.At(g, 3, e.Remaining), s.lineage, s.usage, cause)
	change := g.Sum(
		g.Mul(g.Sub(e.Tick, e.CapabilityClock), 8),
		c.At(g, 5, e.Uses), g.Neg(s.debit), c.At(g, 2, g.Shift(revokes, 64)), g.Sub(s.head6, cause))
	index := g.Add(e.Capability, g.Mul(revokes, e.Other))
	where := g.Add(c.At(g, bus.IndexExponent, index), c.In(g, bus.Capabilities))
	touch(g, c, b, on, where, read, change)

	g.Rule("links")
	b.Links.Emit(g, c, e.HasParent, g.Sum(e.Parent, c.At(g, 1, e.Tick), s.debit, s.head6))
}

func (e *effect) touchMade(g *gate.Gate, s *shared, b *bus.Buses) {
	c, delegate, invoke, split := s.c, e.is(g, Delegate), e.is(g, Invoke), e.is(g, Split)
	merge, watch, fire, join := e.is(g, Merge), e.is(g, Watch), e.is(g, Fire), e.is(g, Join)
	mine := g.Add(s.author, g.Mul(c.Power(2), encoding.Shift(64))) // lane 2 of a resource that the author holds
	g.Rule("E_CALL_UNKNOWN|E_NOT_TARGET|E_NOT_PENDING|E_INVOKE_HEAD|E_WATCH_UNKNOWN|E_NOT_WATCHER|E_NOT_ARMED|E_WATCH_MISMATCH")
	asIs := g.Sum(s.entry, s.ids, s.list, s.l3At5) // a call that is answered, or a watch
	answered := g.Mul(g.Add(e.ans, fire), asIs)
	g.Rule("E_RESOURCE_UNKNOWN|E_NOT_HELD|E_NOT_OWNER|E_MERGE_MISMATCH")
	merged := g.Mul(merge, g.Sum(s.asset, mine, s.list, s.lock, s.usage))
	g.Rule("E_PARTY_UNKNOWN")
	joined := g.Mul(join, g.Sum(s.entry, s.ids, s.list, s.lineage, s.usage, s.arg,
		c.At(g, bus.ProgramRegisteredAt, e.Custodian), c.At(g, bus.ProgramCounter, e.Quantity)))
	cause := c.At(g, 6, e.MadeCause)
	kind := g.Sum(g.Mul(e.ans, int(bus.Calls)), g.Mul(merge, int(bus.Resources)), g.Mul(fire, kindWatch), g.Mul(join, int(bus.Programs)))
	read := g.Sum(kind, g.Mul(e.MadeClock, 8), answered, merged, joined, cause)
	g.Rule("STA-3")
	g.When(g.Sum(delegate, invoke, split, watch), read)

	g.Rule("capability-made")
	ids := g.Pack(gate.Field{Value: e.Party, Bits: 32}, gate.Field{Value: e.Resource, Bits: 32},
		gate.Field{Value: e.Capability, Bits: 32}, gate.Field{Value: e.principal, Bits: 32})
	terms := g.Pack(gate.Field{Value: e.rights, Bits: 16}, gate.Field{Value: e.time, Bits: 40}, gate.Field{Value: e.depth, Bits: 8})
	granted := g.Mul(delegate, g.Sum(c.At(g, 1, ids), c.At(g, 2, terms), s.amount, c.At(g, 4, e.lineage)))
	g.Rule("call-made")
	invoked := g.Mul(invoke, g.Sum(s.l3, s.ids, s.list, s.head5))
	g.Rule("watch-made")
	armed := g.Mul(watch, asIs)
	g.Rule("resource-made")
	parted := g.Mul(split, g.Sum(s.asset, mine, s.list, s.lock, s.provenance))
	g.Rule("made-written")
	status := g.Sum(e.is(g, Accept), g.Mul(e.is(g, Decline), 2), fire, g.Mul(merge, 4))
	into := g.Mul(merge, e.Resource)
	kind = g.Sum(g.Mul(delegate, int(bus.Capabilities)), g.Mul(invoke, int(bus.Calls)), g.Mul(split, int(bus.Resources)), g.Mul(watch, kindWatch))
	change := g.Sum(
		kind, g.Mul(g.Sub(e.Tick, e.MadeClock), 8), granted, invoked, armed, parted,
		c.At(g, 2, g.Add(g.Shift(status, 64), g.Shift(into, 32))), g.Sub(s.head6, cause))
	section := g.Sum(g.Mul(delegate, int(bus.Capabilities)), g.Mul(g.Add(e.call, watch, fire), int(bus.Calls)),
		g.Mul(g.Add(split, merge), int(bus.Resources)), g.Mul(join, int(bus.Programs)))
	where := g.Add(s.madeIndex, c.At(g, bus.SectionExponent, section))
	touch(g, c, b, e.makes, where, read, change)

	g.Rule("arguments")
	mode := g.Sum(invoke, g.Mul(e.is(g, Accept), 2), g.Mul(e.is(g, Decline), 3))
	call := g.Sum(s.ids, s.head6, s.tick, s.madeIndex, c.At(g, 4, mode))
	b.Arguments.Emit(g, c, e.call, g.Sum(call, s.list, s.arg))
	b.Arguments.Take(g, c, e.call, call)
}

func (e *effect) joinGroup(g *gate.Gate, s *shared, b *bus.Buses) {
	c := s.c
	g.Rule("E_GROUP")
	b.Members.Emit(g, c, e.Grouped, g.Sum(
		e.Group, s.l3, c.At(g, 2, e.l1), c.At(g, 3, e.l2), c.At(g, 4, e.GroupIndex), s.l4At5,
		c.At(g, 6, e.GroupSize), s.tick))
	g.Rule("E_PROMISE")
	b.Promises.Emit(g, c, e.is(g, Fire), g.Sum(e.Author, s.l3, s.counter))
}
