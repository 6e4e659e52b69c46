package testkit

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/tables/facts"
	"tidemark/circuits/tables/ops"
)

// openIntent fills the intent's columns.
func (x *execution) openIntent(e *Effect, row *ops.Row) {
	row.Author, row.Resource, row.Capability, row.Party = e.Author, e.Resource, e.Capability, e.Party
	row.Other, row.Slot, row.L3, row.L4 = e.Other, e.Slot, e.L3, e.L4
	if e.Kind == ops.Invoke {
		row.ArgumentCount = len(e.Arguments)
	}
	if e.Group != nil {
		row.Grouped, row.Group, row.GroupIndex, row.GroupSize = 1, e.Group.digest, e.member, e.Group.size()
	}
	if e.Condition >= 1 && e.Condition < ops.Conditions {
		row.Condition[e.Condition-1] = 1
	}
	if !e.is(ops.Deposit, ops.Escrow, ops.Delegate, ops.Invoke, ops.Split, ops.Watch) {
		return
	}
	for i, limb := range e.limbs() {
		row.Limb[i] = limb
	}
	if e.is(ops.Escrow) {
		row.Limb[4] = e.Beneficiary
	}
	if e.is(ops.Escrow, ops.Delegate, ops.Watch) {
		row.High, row.Flag = e.Time>>32, flag(e.Revocable)
		for i := range row.Right {
			row.Right[i] = e.Rights >> i & 1
		}
	}
}

func (x *execution) applyProgram(e *Effect, row *ops.Row, p encoding.Lanes, tick uint64, h fr.Element) {
	row.ProgramClock, row.KeyX, row.KeyY, row.Head, row.CallHead = clockOf(p), p[1], p[2], p[3], p[4]
	row.Counter, row.RegisteredAt = part(p[5], 0, 32), part(p[5], 32, 32)
	row.Domain, row.Deposits, row.ProgramCause = part(p[5], 64, 32), part(p[5], 96, 32), p[laneCause]

	p[5] = plus(p[5], 1, 0)
	p[3] = h
	switch {
	case e.Kind == ops.Register:
		p[1], p[2] = e.L3, e.L4
		p[5] = plus(plus(p[5], tick, 32), e.Slot, 64)
		x.w.Leaf.Counts[Program]++
		x.w.Secrets[e.Author] = e.Secret
	case e.Kind == ops.Deposit:
		p[5] = minus(plus(p[5], e.Other, 96), part(p[5], 96, 32), 96)
	case e.isCall():
		p[4] = h
	}
	x.write(Program, e.Author, p, tick, h)
}

func (x *execution) applyResource(e *Effect, row *ops.Row, tick uint64, h fr.Element) {
	if e.Kind == ops.Deposit {
		x.deposit(e, row, tick, h)
		return
	}
	if !e.touchesResource() {
		return
	}
	r := x.touch(Resource, e.Resource)
	owner, custodian, status := part(r[2], 0, 32), part(r[2], 32, 32), part(r[2], 64, 8)
	row.ResourceClock, row.Asset, row.Owner, row.Custodian = clockOf(r), r[1], owner, custodian
	row.Quantity, row.Lock, row.Provenance, row.ResourceCause = r[3], r[4], r[5], r[laneCause]
	domain := part(r[4], 144, 32)
	switch e.Kind {
	case ops.Withdraw, ops.Claim, ops.Revoke:
		row.Limb = [5]frontend.Variable{part(r[4], 0, 32), part(r[4], 32, 32), part(r[4], 96, 32), domain, owner}
		row.High, row.Flag = part(r[4], 128, 8), part(r[4], 136, 1)
	case ops.Delegate:
		row.Scoped, row.Escrowed = 1, flag(status == 2)
	case ops.Fire:
		row.Limb[4], row.Depth = owner, status
	}
	held := func(owner uint64) {
		r[2] = plus(encoding.Uint(owner), 1, 64)
		r[4] = plus(fr.Element{}, domain, 144)
	}
	switch e.Kind {
	case ops.Withdraw:
		r[2] = plus(r[2], 3, 64)
		r[5] = e.L3
	case ops.Transfer:
		r[2] = plus(minus(r[2], owner, 0), e.Party, 0)
	case ops.Escrow:
		r[2] = plus(plus(r[2], e.Party, 32), 1, 64)
		lock := plus(plus(plus(r[4], e.Author, 0), e.Beneficiary, 32), e.Slot, 64)
		r[4] = plus(plus(lock, e.Time, 96), flag(e.Revocable), 136)
	case ops.Split:
		r[3] = minus(r[3], e.Quantity, 0)
		row.Remaining = difference(r[3], encoding.Uint(1))
	case ops.Merge:
		other := x.w.Cell(Resource, e.call())[3]
		r[3].Add(&r[3], &other)
	case ops.Claim:
		held(e.Author)
	case ops.Revoke:
		held(owner)
	}
	x.write(Resource, e.Resource, r, tick, h)
}

// hand gives out the next index of a kind.
func (x *execution) hand(e *Effect, kind int) uint64 {
	x.w.Leaf.Counts[kind]++
	if e.Index != 0 {
		return e.Index
	}
	return x.w.Leaf.Counts[kind]
}

func (x *execution) deposit(e *Effect, row *ops.Row, tick uint64, h fr.Element) {
	index := x.hand(e, Resource)
	row.Resource = index
	domain := part(x.w.Cell(Program, e.Author)[5], 64, 32)
	r := x.touch(Resource, index)
	r[1] = e.L3
	r[2] = plus(encoding.Uint(e.Author), 1, 64)
	r[3] = encoding.Uint(e.Quantity)
	r[4] = plus(fr.Element{}, domain, 144)
	r[5] = e.L4
	x.write(Resource, index, r, tick, h)
	x.useFact(e.L4)
}

// useFact opens a fact in the next row of facts.
func (x *execution) useFact(digest fr.Element) {
	if n := x.out.Used["facts"]; n < len(x.out.Circuit.Facts) {
		x.openFact(digest, &x.out.Circuit.Facts[n])
	}
	x.out.Used["facts"]++
}

// openFact fills the row of the fact with that digest, if it was observed.
func (x *execution) openFact(digest fr.Element, row *facts.Row) {
	for i := range x.w.Facts {
		f := &x.w.Facts[i]
		if f.Digest() != digest {
			continue
		}
		row.Act, row.Domain, row.Account, row.Sequence = 1, f.Domain, f.Account, f.Sequence
		row.Deposited = flag(f.Account != 0)
		row.Asset, row.Quantity, row.Height, row.Time, row.Reference = f.Asset, f.Quantity, f.Height, f.Time, f.Reference
		index := i
		for level := range row.Path {
			for j := range row.Path[level].Children {
				row.Path[level].Children[j] = factNode(x.w.Facts, level, index&^7+j)
				row.Path[level].Digit[j] = flag(index%encoding.Arity == j)
			}
			index /= encoding.Arity
		}
		return
	}
}

func (x *execution) applyCapability(e *Effect, row *ops.Row, tick uint64, h fr.Element) {
	index := e.Capability
	if e.Kind == ops.RevokeCapability {
		index = e.Other
	}
	if index == 0 {
		return
	}
	c := x.touch(Capability, index)
	row.CapabilityClock, row.Usage, row.Lineage, row.Remaining = clockOf(c), c[3], c[4], c[5]
	row.CapabilityCause, row.Expiry, row.Depth = c[laneCause], part(c[2], 16, 40), part(c[2], 56, 8)
	for i := range row.Held {
		row.Held[i] = part(c[2], uint(i), 1)
	}
	if e.Kind == ops.RevokeCapability {
		row.Holder = c[1] // the lane as it is: nothing in it is looked at
		for i := range 4 {
			row.Limb[i] = part(c[4], uint(32*i), 32)
		}
		c[2] = plus(c[2], 1, 64)
		x.write(Capability, index, c, tick, h)
		return
	}
	row.Uses, row.Holder, row.Scope = 1, part(c[1], 0, 32), part(c[1], 32, 32)
	row.Parent, row.Root, row.HasParent = part(c[1], 64, 32), part(c[1], 96, 32), flag(part(c[1], 64, 32) != 0 && (e.Climb == nil || *e.Climb > 0))
	debit := uint64(0)
	if e.Kind != ops.Delegate {
		debit = part(x.w.Cell(Resource, e.Resource)[3], 0, 64)
	}
	c[3] = plus(c[3], 1, 0)
	c[5] = minus(c[5], debit, 0)
	x.write(Capability, index, c, tick, h)
	x.ascend(e, debit, tick, h)
}

func (x *execution) applyMade(e *Effect, row *ops.Row, tick uint64, h fr.Element) {
	switch e.Kind {
	case ops.Delegate:
		index := x.hand(e, Capability)
		row.Made = index
		parent := x.w.Cell(Capability, e.Capability)
		root, depth, lineage := e.Author, uint64(1), encoding.Uint(e.Author)
		if e.Capability != 0 {
			root, depth = part(parent[1], 96, 32), part(parent[2], 56, 8)+1
			shifted := parent[4]
			factor := plus(fr.Element{}, 1, 32)
			shifted.Mul(&shifted, &factor)
			lineage.Add(&lineage, &shifted)
		}
		c := x.touch(Capability, index)
		c[1] = plus(plus(plus(encoding.Uint(e.Party), e.Resource, 32), e.Capability, 64), root, 96)
		c[2] = plus(plus(encoding.Uint(e.Rights), e.Time, 16), depth, 56)
		c[4], c[5] = lineage, encoding.Uint(e.Quantity)
		x.write(Capability, index, c, tick, h)
	case ops.Invoke:
		index := x.hand(e, Call)
		count := uint64(len(e.Arguments))
		var list fr.Element
		for i, limb := range e.limbs() {
			list = plus(list, limb, uint(32*i))
		}
		c := x.touch(Call, index)
		c[1] = plus(plus(plus(encoding.Uint(e.Author), e.Party, 32), 1, 64), count, 72)
		c[2], c[3], c[5] = e.L3, list, h
		row.Made, row.Ids, row.List = index, c[1], list
		x.write(Call, index, c, tick, h)
		x.pass(e, index, e.Author, e.Party, tick, e.Arguments, h)
	case ops.Accept, ops.Decline:
		c := x.touch(Call, e.call())
		list := x.arguments(e)
		caller := part(c[1], 0, 32)
		row.Made, row.MadeClock, row.MadeCause = e.call(), clockOf(c), c[laneCause]
		row.Ids, row.Entry, row.List, row.Limb[0], row.ArgumentCount = c[1], c[2], c[3], caller, part(c[1], 72, 8)
		status := uint64(1)
		if e.Kind == ops.Decline {
			status = 2
		}
		c[1] = plus(c[1], status, 64)
		x.write(Call, e.call(), c, tick, h)
		x.pass(e, e.call(), caller, e.Author, tick, list, h)
	case ops.Split:
		x.split(e, row, tick, h)
	case ops.Merge:
		x.merge(e, row, tick, h)
	case ops.Watch:
		x.watch(e, row, tick, h)
	case ops.Fire:
		x.fire(e, row, tick, h)
	case ops.Join:
		x.join(e, row, tick, h)
	}
}
