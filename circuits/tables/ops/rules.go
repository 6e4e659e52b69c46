package ops

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// maxArguments is how many arguments a call can have (spec 3.2).
const maxArguments = 4

// maxQuantity is the largest quantity of a resource.
const maxQuantity = uint64(1<<64 - 1)

// selectors is (1).
func (e *effect) selectors(g *gate.Gate) {
	g.Rule("selectors")
	g.Boolean(e.Sel[:]...)
	e.act = g.Sum(e.Sel[:]...)
	g.Boolean(e.act)
	g.Boolean(e.Grouped, e.Flag, e.Scoped, e.Escrowed, e.Uses, e.HasParent)
	g.Boolean(e.Right[:]...)
	g.Boolean(e.Held[:]...)
	g.Boolean(e.Condition[:]...)
	g.Boolean(e.onTime(g))
	e.number = g.Mul(e.onTime(g), WhenTime)
	for i, c := range e.Condition {
		e.number = g.Add(e.number, g.Mul(c, i+1))
	}
	e.watched = e.under(g, WhenStatus, WhenOwner, WhenQuantityAtLeast, WhenQuantityAtMost)
	e.looks = g.Mul(e.is(g, Fire), e.watched)
	e.heeds = g.Mul(e.is(g, Fire), e.under(g, WhenFactAtLeast, WhenFactAtMost))
	e.call = e.is(g, Invoke, Accept, Decline)
	e.ans = e.is(g, Accept, Decline)
}

// fields is (2): what a kind does not use is zero, and what it uses is in range.
func (e *effect) fields(g *gate.Gate) {
	g.Rule("E_FIELD_RANGE")
	for _, limb := range e.Limb {
		g.Exact(limb, 32)
	}
	g.Exact(e.High, 8)
	g.Exact(e.Slot, 32)
	e.limbs = g.Pack(gate.Field{Value: e.Limb[0], Bits: 32}, gate.Field{Value: e.Limb[1], Bits: 32},
		gate.Field{Value: e.Limb[2], Bits: 32}, gate.Field{Value: e.Limb[3], Bits: 32})
	e.amount = g.Pack(gate.Field{Value: e.Limb[0], Bits: 32}, gate.Field{Value: e.Limb[1], Bits: 32})
	e.time = g.Pack(gate.Field{Value: e.Limb[2], Bits: 32}, gate.Field{Value: e.High, Bits: 8})
	e.rights = g.Pack(gate.Field{Value: e.Right[0], Bits: 1}, gate.Field{Value: e.Right[1], Bits: 1},
		gate.Field{Value: e.Right[2], Bits: 1}, gate.Field{Value: e.Right[3], Bits: 1})
	// The upper part of the body: rights within the four known, flags within the one known.
	upper := g.Pack(gate.Field{Value: e.High, Bits: 8}, gate.Field{Value: e.rights, Bits: 16}, gate.Field{Value: e.Flag, Bits: 8})
	onTime := e.onTime(g)
	g.When(g.Add(e.is(g, Escrow, Delegate), onTime), g.Sub(e.Limb[3], upper))
	// A Watch that looks at no resource names none: its index is limb 4, which is in range and reaches no intent.
	g.When(e.is(g, Watch), g.Sub(e.Resource, e.Limb[4]))

	moves := e.is(g, Deposit, Withdraw, Transfer, Escrow, Claim, Revoke, Split, Merge)
	e.touches = g.Add(moves, e.Scoped, e.looks)
	g.Rule("E_FIELD_UNUSED")
	unused := func(field frontend.Variable, kinds ...int) {
		g.When(g.Sub(1, e.is(g, kinds...)), field)
	}
	onResource, onFact := e.watched, e.under(g, WhenFactAtLeast, WhenFactAtMost)
	g.Unless(g.Add(moves, e.Scoped, onResource), e.Resource)
	unused(e.Scoped, Delegate)
	g.Unless(e.Scoped, e.Escrowed)
	unused(e.Uses, Transfer, Escrow, Claim, Delegate)
	g.Unless(e.Uses, e.Capability)
	unused(e.Other, Deposit, RevokeCapability, Accept, Decline, Merge, Fire)
	g.Unless(g.Add(e.is(g, Register, Escrow, Claim, Revoke), onFact), e.Slot)
	unused(e.L3, Register, Deposit, Withdraw, Invoke, Accept, Decline, Watch, Fire)
	g.Unless(g.Add(e.is(g, Register, Deposit), onFact), e.L4)
	unused(e.ArgumentCount, Invoke, Accept, Decline, Join)
	bounded := g.Add(e.under(g, WhenStatus, WhenQuantityAtLeast, WhenQuantityAtMost), onFact)
	g.When(g.Sum(e.is(g, Deposit, Split), bounded, e.under(g, WhenOwner)), g.Add(e.Limb[2], g.Shift(e.Limb[3], 32)))
	g.When(g.Sum(e.is(g, Escrow), e.under(g, WhenOwner), onTime), g.Add(e.amount, g.Shift(e.rights, 64)))
	g.When(g.Add(e.is(g, Delegate), onTime), e.Flag)
	g.Unless(e.act, e.Grouped)
	g.Unless(e.act, e.Tick)
	g.Unless(e.Grouped, e.Group)
	g.Unless(e.Grouped, e.GroupIndex)
	g.Unless(e.Grouped, e.GroupSize)
	g.Rule("E_GROUP")
	g.When(e.is(g, Fire), e.Grouped)
}

// intent is (3): content lanes and head. Fields that only some kinds have are taken out of the packed lanes for all others.
func (e *effect) intent(g *gate.Gate) {
	g.Rule("INT-1")
	kind := make([]frontend.Variable, Kinds)
	for i, s := range e.Sel {
		kind[i] = g.Mul(s, i+1)
	}
	signed := g.Sub(e.Resource, g.Mul(e.is(g, Deposit), e.Resource))
	e.l1 = g.Pack(gate.Field{Value: g.Sum(kind...), Bits: 8}, gate.Field{Value: e.Author, Bits: 32},
		gate.Field{Value: g.Add(e.Counter, 1), Bits: 32}, gate.Field{Value: signed, Bits: 32},
		gate.Field{Value: e.Capability, Bits: 32}, gate.Field{Value: e.Party, Bits: 32},
		gate.Field{Value: e.Other, Bits: 32}, gate.Field{Value: e.Slot, Bits: 32})
	body := g.Mul(e.is(g, Deposit, Escrow, Delegate, Invoke, Split, Watch), e.limbs)
	beneficiary := g.Mul(e.is(g, Escrow), e.Limb[4])
	count := g.Mul(e.is(g, Invoke), e.ArgumentCount)
	g.Rule("E_FIELD_RANGE") // below eight, so that a list of arguments has one reading in the field (tables/arguments)
	g.NotNegative(g.Sub(maxArguments, count), 3)
	g.Rule("INT-1")
	e.l2 = g.Pack(gate.Field{Value: body, Bits: 128}, gate.Field{Value: beneficiary, Bits: 32},
		gate.Field{Value: e.GroupIndex, Bits: 8}, gate.Field{Value: e.GroupSize, Bits: 8}, gate.Field{Value: count, Bits: 8},
		gate.Field{Value: e.number, Bits: 8})
	before := g.Add(e.Head, g.Mul(e.is(g, Register), e.env.Instance))
	l4 := g.Add(e.L4, g.Mul(e.call, e.CallHead)) // E_CALL_HEAD
	tag := encoding.Tag("intent")
	e.head = g.Hash.H8(h8.Lanes{tag, before, e.l1, e.l2, e.L3, l4, e.Group, e.env.Digest})
}

// author is (4).
func (e *effect) author(g *gate.Gate) {
	g.Rule("E_ADDRESS_TAKEN")
	g.When(e.is(g, Register), g.Sub(e.Author, e.programs, 1))
	g.Rule("TCK-1")
	registers := g.Mul(e.is(g, Register), g.Add(e.env.Before.Clock, 1))
	g.NotNegative(g.Sub(e.Tick, e.ProgramClock, registers), 32)
	g.Rule("TCK-3")
	g.NotNegative(g.Sub(e.env.ClockAfter, e.Tick), 32)
	g.Rule("E_FACT_USED")
	deposit := e.is(g, Deposit)
	e.consumed = g.Mul(deposit, g.Sub(e.Other, e.Deposits))
	g.NotNegative(g.Sub(e.consumed, deposit), 32)
}

// parties is (5).
func (e *effect) parties(g *gate.Gate) {
	g.Rule("E_PARTY_UNKNOWN")
	names := e.is(g, Transfer, Escrow, Claim, Revoke, Delegate, Invoke, Join)
	mayName := g.Add(names, e.under(g, WhenOwner, WhenFactAtLeast, WhenFactAtMost))
	g.NotNegative(g.Sub(e.Party, names), 32)
	g.NotNegative(g.Sub(g.Mul(mayName, e.programs), e.Party), 32)
	g.Rule("E_PARTY_SELF")
	g.Quotient(e.is(g, Join), g.Sub(e.Party, e.Author))
	g.Rule("E_TARGET_NOT_IN_SNAPSHOT")
	g.NotNegative(g.Mul(e.is(g, Invoke), g.Sub(e.env.ProgramsThen, e.Party)), 32)
}

// resource is (6).
func (e *effect) resource(g *gate.Gate) {
	g.Rule("STA-3")
	g.When(e.is(g, Deposit), g.Sub(e.Resource, e.resources, 1))
	g.Rule("E_CELL_CONFLICT")
	g.NotNegative(g.Sub(e.Tick, e.ResourceClock, e.touches), 32)

	// Opening lane 2: owner and custodian are small in every kind, so it is opened in one way.
	g.Rule("E_NOT_HELD")
	g.Exact(e.Custodian, 32)
	g.Rule("E_NOT_ESCROWED")
	escrowed := e.is(g, Claim, Revoke)
	g.When(escrowed, g.Sub(e.Custodian, e.Party))
	g.When(g.Add(escrowed, e.is(g, Fire)), g.Sub(e.Owner, e.Limb[4]))
	lock := g.Pack(gate.Field{Value: e.amount, Bits: 64}, gate.Field{Value: e.Slot, Bits: 32}, gate.Field{Value: e.time, Bits: 40},
		gate.Field{Value: e.Flag, Bits: 8}, gate.Field{Value: e.Limb[3], Bits: 32})
	g.When(g.Add(escrowed, e.is(g, Withdraw)), g.Sub(e.Lock, lock))

	g.Rule("E_NOT_OWNER|E_GRANTOR_NOT_OWNER")
	e.principal = g.Add(e.Author, g.Mul(e.Uses, g.Sub(e.Root, e.Author)))
	claims := g.Mul(e.is(g, Claim), e.Uses)
	g.When(g.Sum(e.is(g, Withdraw, Transfer, Escrow, Split, Merge), e.Scoped, claims), g.Sub(e.principal, e.Owner))
	g.Rule("E_NOT_CUSTODIAN")
	g.When(g.Sub(e.is(g, Claim), claims), g.Sub(e.Author, e.Custodian))
	g.Rule("E_NOT_BENEFICIARY")
	g.When(e.is(g, Claim), g.Mul(e.Limb[1], g.Sub(e.Limb[1], e.Author)))
	g.Rule("E_NOT_ESCROWER")
	g.When(e.is(g, Revoke), g.Sub(e.Limb[0], e.Author))
	g.Rule("E_NOT_ACCOUNT")
	g.When(e.is(g, Withdraw), g.Sub(e.Limb[3], e.Domain))
}

// capability is (7).
func (e *effect) capability(g *gate.Gate, limit int) {
	g.Rule("E_NOT_HOLDER")
	g.When(e.Uses, g.Sub(e.Holder, e.Author))
	g.Rule("E_CAPABILITY_SCOPE")
	g.When(e.Scope, g.Sub(e.Scope, e.Resource))
	g.Rule("E_RIGHT_MISSING")
	for i, kind := range []int{Transfer, Escrow, Claim, Delegate} {
		g.When(e.is(g, kind), g.Sub(e.Uses, e.Held[i]))
	}
	g.Rule("capability-lanes")
	g.Exact(e.Parent, 32)
	g.NotNegative(e.Root, 32) // the uppermost part
	g.Exact(e.Expiry, 40)
	g.Exact(e.Depth, 8)
	g.Rule("chain")
	g.Unless(e.Uses, e.HasParent)
	g.Unless(e.HasParent, e.Parent)
	g.Rule("E_CELL_CONFLICT")
	g.NotNegative(g.Sub(e.Tick, e.CapabilityClock, e.Uses, e.is(g, RevokeCapability)), 32)
	g.Rule("E_CAPABILITY_EXPIRED")
	g.NotNegative(g.Mul(e.Uses, g.Sub(e.Expiry, e.env.Time)), 40)

	g.Rule("E_NOT_GRANTOR")
	revokes := e.is(g, RevokeCapability)
	g.When(revokes, g.Sub(e.Lineage, e.limbs))
	strangers := g.Sub(e.Author, e.Limb[0])
	for _, grantor := range e.Limb[1:4] {
		strangers = g.Mul(strangers, g.Sub(e.Author, grantor))
	}
	g.When(revokes, strangers)

	e.grants = g.Mul(e.Uses, e.is(g, Delegate))
	g.Rule("E_RIGHTS_WIDENED")
	for i, right := range e.Right {
		g.When(right, g.Sub(e.grants, e.Held[i])) // without a grant nothing is held and the columns are zero
	}
	g.Rule("E_DEPTH")
	deeper := g.Mul(e.grants, e.Depth)
	g.NotNegative(g.Sub(g.Mul(e.is(g, Delegate), limit-1), deeper), 8)
	e.depth = g.Add(deeper, e.is(g, Delegate))
	e.lineage = g.Add(e.Author, g.Shift(g.Mul(e.grants, e.Lineage), 32))
}

// limits is (8): what is compared with snapshot time, expiry or remaining. The kinds exclude each other, so they share a check.
func (e *effect) limits(g *gate.Gate) {
	g.Rule("E_DEADLINE_PASSED|E_DEADLINE_PENDING|E_EXPIRY_WIDENED")
	claim := g.Mul(e.is(g, Claim), g.Sub(e.time, e.env.Time))
	firm := g.Sub(e.is(g, Revoke), g.Mul(e.is(g, Revoke), e.Flag))
	revoke := g.Mul(firm, g.Sub(e.env.Time, e.time, 1))
	grant := g.Mul(e.grants, g.Sub(e.Expiry, e.time))
	due := g.Mul(g.Sub(e.is(g, Fire), e.looks, e.heeds), g.Sub(e.env.Time, e.time))
	g.NotNegative(g.Add(claim, revoke, grant, due), 40)
	// What is compared in the other kinds is remaining: it is pinned to a difference, and not negative.
	more := g.Sub(e.Quantity, e.amount)
	split, merge := e.is(g, Split), e.is(g, Merge)
	g.Rule("E_SPLIT_QUANTITY|E_CONDITION")
	g.When(g.Add(split, e.under(g, WhenQuantityAtLeast, WhenFactAtLeast)), g.Sub(g.Add(e.Remaining, split), more))
	g.Rule("E_SPLIT_QUANTITY")
	g.Quotient(split, e.amount)
	g.Rule("E_MERGE_MISMATCH")
	g.When(merge, g.Sub(maxQuantity, e.Quantity, e.List, e.Remaining))
	g.Rule("E_CONDITION")
	g.When(e.under(g, WhenQuantityAtMost, WhenFactAtMost), g.Add(e.Remaining, more))
	g.When(e.under(g, WhenStatus), g.Sub(e.Depth, e.amount))
	g.When(e.under(g, WhenOwner, WhenFactAtLeast, WhenFactAtMost), g.Sub(e.Owner, e.Party))
	g.When(e.under(g, WhenFactAtLeast, WhenFactAtMost), g.Sub(e.Lock, e.Slot))
	g.Rule("E_CAPABILITY_QUANTITY|E_QUANTITY_WIDENED|E_SPLIT_QUANTITY|E_MERGE_MISMATCH|E_CONDITION")
	e.debit = g.Mul(g.Sub(e.Uses, e.grants), e.Quantity)
	g.NotNegative(g.Sub(e.Remaining, e.debit, g.Mul(e.grants, e.amount)), 64)
}

// made is (9).
func (e *effect) made(g *gate.Gate) {
	g.Rule("STA-3")
	g.When(e.is(g, Delegate), g.Sub(e.Made, e.capabilities, 1))
	g.When(e.is(g, Invoke), g.Sub(e.Made, e.calls, 1))
	g.When(e.is(g, Split), g.Sub(e.Made, e.resources, 1))
	g.When(e.is(g, Watch), g.Sub(e.Made, e.watches, 1))
	g.Rule("E_CALL_UNKNOWN|E_WATCH_UNKNOWN|E_RESOURCE_UNKNOWN")
	g.When(g.Add(e.ans, e.is(g, Fire, Merge)), g.Sub(e.Made, e.Other))
	g.Rule("E_PARTY_UNKNOWN")
	g.When(e.is(g, Join), g.Sub(e.Made, e.Party))
	g.Rule("E_CELL_CONFLICT")
	e.makes = g.Add(e.call, e.is(g, Delegate, Split, Merge, Watch, Fire, Join))
	g.NotNegative(g.Sub(e.Tick, e.MadeClock, e.makes), 32)
	pending := g.Add(g.Shift(1, 64), g.Shift(e.ArgumentCount, 72))
	g.Rule("call-lanes")
	g.When(e.is(g, Invoke), g.Sub(e.Ids, pending, e.Author, g.Shift(e.Party, 32)))
	g.When(e.is(g, Invoke, Split, Watch, Fire), g.Sub(e.List, e.limbs))
	g.When(e.is(g, Watch), g.Sub(e.Entry, e.L4))
	g.Rule("E_NOT_TARGET|E_NOT_PENDING")
	g.When(e.ans, g.Sub(e.Ids, pending, e.Limb[0], g.Shift(e.Author, 32)))
	g.Rule("E_NOT_WATCHER|E_NOT_ARMED|E_WATCH_MISMATCH")
	armed := g.Pack(gate.Field{Value: e.Author, Bits: 32}, gate.Field{Value: e.Resource, Bits: 32}, gate.Field{Value: 1, Bits: 8},
		gate.Field{Value: e.number, Bits: 8}, gate.Field{Value: e.Party, Bits: 32}, gate.Field{Value: e.Slot, Bits: 32})
	g.When(e.is(g, Watch, Fire), g.Sub(e.Ids, armed))
}
