package testkit

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"

	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/tables/ops"
)

// check reads spec 3.5 against the state before the effect.
func (x *execution) check(e *Effect, tick uint64) {
	x.checkFields(e)
	x.checkAuthor(e)
	x.checkParties(e)
	if e.touchesResource() {
		x.checkResource(e)
	}
	if e.Capability != 0 {
		x.checkUse(e)
	}
	switch e.Kind {
	case ops.Delegate:
		x.checkDelegate(e)
	case ops.RevokeCapability:
		x.checkRevokeCapability(e)
	case ops.Deposit:
		x.checkDeposit(e)
	case ops.Invoke:
		x.checkInvoke(e)
	case ops.Accept, ops.Decline:
		x.checkAnswer(e)
	case ops.Split:
		x.checkSplit(e)
	case ops.Merge:
		x.checkMerge(e)
	case ops.Fire:
		x.checkFire(e)
	}
	x.checkTicks(e, tick)
	x.checkGroup(e, tick)
	limits := []struct{ kind, makes int }{
		{ops.Register, Program}, {ops.Deposit, Resource}, {ops.Delegate, Capability}, {ops.Invoke, Call}, {ops.Split, Resource},
		{ops.Watch, Watch},
	}
	for _, l := range limits {
		x.violate("E_STATE_FULL", e.Kind == l.kind && int64(x.w.Leaf.Counts[l.makes])+1 >= x.w.Shape.CellsPerKind())
	}
}

// checkFields is rules 3 and 4.
func (x *execution) checkFields(e *Effect) {
	uses := func(used bool, kinds ...int) { x.violate("E_FIELD_UNUSED", used && !e.is(kinds...)) }
	given := func(used, may bool) { x.violate("E_FIELD_UNUSED", used && !may) }
	given(e.Resource != 0, e.onResource() ||
		e.is(ops.Withdraw, ops.Transfer, ops.Escrow, ops.Claim, ops.Revoke, ops.Delegate, ops.Split, ops.Merge))
	uses(e.Capability != 0, ops.Transfer, ops.Escrow, ops.Claim, ops.Delegate)
	given(e.Party != 0, e.onFact() || e.is(ops.Watch, ops.Fire) && e.Condition == ops.WhenOwner ||
		e.is(ops.Transfer, ops.Escrow, ops.Claim, ops.Revoke, ops.Delegate, ops.Invoke, ops.Join))
	uses(e.Other != 0, ops.Deposit, ops.RevokeCapability, ops.Accept, ops.Decline, ops.Merge, ops.Fire)
	given(e.Slot != 0, e.onFact() || e.is(ops.Register, ops.Escrow, ops.Claim, ops.Revoke))
	given(e.Quantity != 0, e.is(ops.Deposit, ops.Delegate, ops.Split) ||
		e.Kind == ops.Watch && e.Condition != ops.WhenOwner && e.Condition != ops.WhenTime)
	given(e.Time != 0, e.is(ops.Escrow, ops.Delegate) || e.Kind == ops.Watch && e.Condition == ops.WhenTime)
	uses(e.Rights != 0, ops.Delegate)
	uses(e.Revocable, ops.Escrow)
	uses(e.Beneficiary != 0, ops.Escrow)
	uses(len(e.Arguments) != 0, ops.Invoke)
	uses(!e.L3.IsZero(), ops.Register, ops.Deposit, ops.Withdraw, ops.Invoke, ops.Accept, ops.Decline, ops.Watch, ops.Fire)
	given(!e.L4.IsZero(), e.onFact() || e.is(ops.Register, ops.Deposit))
	uses(e.Condition != 0, ops.Watch, ops.Fire)
	x.violate("E_FIELD_RANGE", e.is(ops.Watch, ops.Fire) && (e.Condition < 1 || e.Condition > ops.Conditions))
	x.violate("E_FIELD_RANGE", e.Kind == ops.Watch && e.Condition == ops.WhenStatus && e.Quantity > 255)
	range32 := max(e.Resource, e.Capability, e.Party, e.Other, e.Slot, e.Beneficiary)
	x.violate("E_FIELD_RANGE", range32>>32 != 0 || e.Time>>40 != 0 || e.Rights>>4 != 0 || len(e.Arguments) > 4)
	for _, r := range e.Arguments {
		x.violate("E_FIELD_RANGE", r == 0)
	}
}

// checkSigned compares what the controller signed with what the executor runs.
func (x *execution) checkSigned(e *Effect, signed Content) {
	run := e.content(part(x.w.Cell(Program, e.Author)[5], 0, 32)+1, x.w.Cell(Program, e.Author)[4], x.digest)
	x.violate("E_SNAPSHOT_MISMATCH", signed.Snapshot != run.Snapshot)
	x.violate("E_COUNTER", part(signed.L1, 40, 32) != part(run.L1, 40, 32))
	x.violate("E_FIELD_RANGE", e.is(ops.Escrow, ops.Delegate) && part(signed.L2, 120, 8) > 1)
	body := part(signed.L2, 0, 64) | part(signed.L2, 64, 64)
	x.violate("E_FIELD_UNUSED", body != 0 && !e.is(ops.Deposit, ops.Escrow, ops.Delegate, ops.Invoke, ops.Split, ops.Watch) ||
		part(signed.L2, 128, 32) != 0 && e.Kind != ops.Escrow || part(signed.L2, 176, 8) != 0 && e.Kind != ops.Invoke)
	x.violate("E_CALL_HEAD", e.isCall() && signed.L4 != run.L4)
}

func (x *execution) checkAuthor(e *Effect) {
	if e.Kind != ops.Register {
		x.violate("E_AUTHOR_UNKNOWN", !x.w.exists(Program, e.Author))
		return
	}
	x.violate("E_ADDRESS_TAKEN", e.Author != x.w.Leaf.Counts[Program]+1)
	x.violate("E_KEY_WEAK", !schnorr.Sound(twistededwards.NewPointAffine(e.L3, e.L4)))
}

func (x *execution) checkParties(e *Effect) {
	if e.is(ops.Transfer, ops.Escrow, ops.Claim, ops.Revoke, ops.Delegate, ops.Invoke, ops.Join) || e.Kind == ops.Watch && e.Party != 0 {
		x.violate("E_PARTY_UNKNOWN", !x.w.exists(Program, e.Party))
	}
	x.violate("E_PARTY_SELF", e.Kind == ops.Join && e.Party == e.Author)
	if e.Kind == ops.Invoke {
		x.violate("E_TARGET_NOT_IN_SNAPSHOT", e.Party > x.s.Then.Counts[Program])
	}
}

func (x *execution) checkResource(e *Effect) {
	x.violate("E_RESOURCE_UNKNOWN", !x.w.exists(Resource, e.Resource))
	r := x.w.Cell(Resource, e.Resource)
	owner, custodian, status := x.w.Holding(e.Resource)
	escrower, beneficiary, slot := part(r[4], 0, 32), part(r[4], 32, 32), part(r[4], 64, 32)
	deadline, revocable, domain := part(r[4], 96, 40), part(r[4], 136, 8), part(r[4], 144, 32)
	switch e.Kind {
	case ops.Withdraw, ops.Transfer, ops.Escrow, ops.Split, ops.Merge:
		x.violate("E_NOT_HELD", status != 1)
	case ops.Delegate:
		x.violate("E_NOT_HELD", status != 1 && status != 2)
	case ops.Claim, ops.Revoke:
		x.violate("E_NOT_ESCROWED", status != 2 || custodian != e.Party || slot != e.Slot)
	}
	if e.Capability != 0 {
		x.violate("E_GRANTOR_NOT_OWNER", part(x.w.Cell(Capability, e.Capability)[1], 96, 32) != owner)
	} else {
		x.violate("E_NOT_OWNER", e.is(ops.Withdraw, ops.Transfer, ops.Escrow, ops.Delegate, ops.Split, ops.Merge) && owner != e.Author)
		x.violate("E_NOT_CUSTODIAN", e.Kind == ops.Claim && custodian != e.Author)
	}
	switch e.Kind {
	case ops.Withdraw:
		own := part(x.w.Cell(Program, e.Author)[5], 64, 32)
		x.violate("E_NOT_ACCOUNT", own == 0 || own != domain)
	case ops.Claim:
		x.violate("E_NOT_BENEFICIARY", beneficiary != 0 && beneficiary != e.Author)
		x.violate("E_DEADLINE_PASSED", x.s.Time > deadline)
	case ops.Revoke:
		x.violate("E_NOT_ESCROWER", escrower != e.Author)
		x.violate("E_DEADLINE_PENDING", x.s.Time <= deadline && revocable == 0)
	}
}

func (x *execution) checkUse(e *Effect) {
	x.violate("E_CAPABILITY_UNKNOWN", !x.w.exists(Capability, e.Capability))
	c := x.w.Cell(Capability, e.Capability)
	holder, scope, rights, expiry := part(c[1], 0, 32), part(c[1], 32, 32), part(c[2], 0, 16), part(c[2], 16, 40)
	x.violate("E_NOT_HOLDER", holder != e.Author)
	x.violate("E_CAPABILITY_SCOPE", scope != 0 && scope != e.Resource)
	needed := map[int]uint64{
		ops.Transfer: RightTransfer, ops.Escrow: RightEscrow, ops.Claim: RightClaim, ops.Delegate: RightDelegate,
	}[e.Kind]
	x.violate("E_RIGHT_MISSING", rights&needed == 0)
	x.violate("E_CAPABILITY_EXPIRED", x.s.Time > expiry)
	amount := part(x.w.Cell(Resource, e.Resource)[3], 0, 64)
	for a := e.Capability; a != 0; a = x.parent(a) {
		lanes := x.w.Cell(Capability, a)
		x.violate("E_CAPABILITY_REVOKED", part(lanes[2], 64, 8) != 0)
		x.violate("E_CAPABILITY_QUANTITY", e.Kind != ops.Delegate && part(lanes[5], 0, 64) < amount)
	}
}

func (x *execution) checkDelegate(e *Effect) {
	depth := uint64(1)
	if e.Capability != 0 {
		c := x.w.Cell(Capability, e.Capability)
		depth = part(c[2], 56, 8) + 1
		x.violate("E_RIGHTS_WIDENED", e.Rights&^part(c[2], 0, 16) != 0)
		x.violate("E_EXPIRY_WIDENED", e.Time > part(c[2], 16, 40))
		x.violate("E_QUANTITY_WIDENED", e.Quantity > part(c[5], 0, 64))
	}
	x.violate("E_DEPTH", depth > uint64(x.w.Shape.CapabilityDepth))
}

func (x *execution) checkRevokeCapability(e *Effect) {
	x.violate("E_CAPABILITY_UNKNOWN", !x.w.exists(Capability, e.Other))
	c := x.w.Cell(Capability, e.Other)
	granted := false
	for i := range 4 {
		granted = granted || part(c[4], uint(32*i), 32) == e.Author
	}
	x.violate("E_NOT_GRANTOR", !granted)
	x.violate("E_ALREADY_REVOKED", part(c[2], 64, 8) != 0)
}

func (x *execution) checkDeposit(e *Effect) {
	lane := x.w.Cell(Program, e.Author)[5]
	domain, deposits := part(lane, 64, 32), part(lane, 96, 32)
	x.violate("E_NOT_ACCOUNT", domain == 0)
	x.violate("E_FACT_USED", e.Other <= deposits)
	found := false
	for i := range x.w.Facts {
		f := &x.w.Facts[i]
		if f.Digest() != e.L4 || factNode(x.w.Facts, x.w.Shape.FactDepth, 0) != x.s.FactRoot {
			continue
		}
		found = true
		x.violate("E_FACT_MISMATCH", f.Kind != 1 || f.Domain != domain || f.Account != e.Author || f.Asset != e.L3 ||
			f.Quantity != e.Quantity || f.Sequence != e.Other)
	}
	x.violate("E_FACT_UNKNOWN", !found)
}

func (x *execution) checkInvoke(e *Effect) {
	for _, r := range e.Arguments {
		owner, _, status := x.w.Holding(r)
		x.violate("E_RESOURCE_UNKNOWN", !x.w.exists(Resource, r))
		x.violate("E_NOT_HELD", status != 1)
		x.violate("E_NOT_OWNER", owner != e.Author)
	}
}

func (x *execution) checkAnswer(e *Effect) {
	x.violate("E_CALL_UNKNOWN", !x.w.exists(Call, e.Other))
	c := x.w.Cell(Call, e.Other)
	x.violate("E_NOT_TARGET", part(c[1], 32, 32) != e.Author)
	x.violate("E_NOT_PENDING", part(c[1], 64, 8) != 1)
	x.violate("E_INVOKE_HEAD", c[5] != e.L3)
}

func (x *execution) checkTicks(e *Effect, tick uint64) {
	seen := map[Address]bool{}
	for _, c := range x.touches(e) {
		x.violate("E_CELL_CONFLICT", tick <= clockOf(x.w.Cell(c.Kind, c.Index)) || seen[c])
		seen[c] = true
	}
	x.violate("TCK-1", tick < clockOf(x.w.Cell(Program, e.Author)) || e.Kind == ops.Register && tick <= x.clockBefore())
}

// clockBefore is the instance's clock before the batch.
func (x *execution) clockBefore() uint64 { return x.w.Leaf.Clock }

// checkGroup is rule 5 for one member: the digest, the size, the index and the tick.
func (x *execution) checkGroup(e *Effect, tick uint64) {
	if e.Group == nil {
		return
	}
	x.violate("E_GROUP", e.Group.Forged != nil || e.Group.size() != len(e.Group.members) || e.Group.size() > 6 ||
		tick != e.Group.tick)
}

// checkSignature is rule 110, once the heads are final.
func (x *execution) checkSignature(key twistededwards.PointAffine, head fr.Element, sig schnorr.Signature) {
	x.violate("E_SIGNATURE", schnorr.Verify(key, head, sig) != nil)
}
