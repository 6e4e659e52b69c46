package io.tidemark.core.testkit;

import io.tidemark.algebra.Fr;
import io.tidemark.core.trace.Role;
import io.tidemark.core.trace.Touch;
import io.tidemark.model.Accept;
import io.tidemark.model.CallEffect;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellCounts;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Lanes;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Split;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.UseEntry;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.Watched;
import io.tidemark.model.Withdraw;
import java.util.ArrayList;
import java.util.List;

/**
 * For tests only: what one effect does to the lanes (spec 3.6), with no rule asked. Written from the specification as
 * differences of lanes, apart from the engine, so that each checks the other.
 */
final class ForcedStep {
    private static final Fr STATUS_UNIT = Fr.ONE.shiftLeft(64);
    private static final int DOMAIN_IN_TERMS = 144;

    final List<Touch> touches = new ArrayList<>();
    final List<Touch> links = new ArrayList<>();
    final List<Touch> arguments = new ArrayList<>();
    Quantity debit = Quantity.ZERO;
    UseEntry use = UseEntry.NONE;

    private final RawCells cells;
    private final CellCounts counts;
    private final Effect effect;
    private final Tick tick;
    private final IntentHead head;

    ForcedStep(RawCells cells, CellCounts counts, Effect effect, Tick tick, IntentHead head) {
        this.cells = cells;
        this.counts = counts;
        this.effect = effect;
        this.tick = tick;
        this.head = head;
    }

    /** Writes all lanes. */
    void run() {
        author();
        switch (effect) {
            case Register e -> {}
            case Deposit e -> deposit(e);
            case Withdraw e -> withdraw(e);
            case Transfer e -> {
                Fr[] added = RawCells.zeros();
                added[2] = Fr.of(e.newOwner().index()).sub(Fr.of(owner(e.resource())));
                resource(e.resource(), added);
                use(e.capability(), e.resource(), Right.TRANSFER);
            }
            case Escrow e -> escrow(e);
            case Claim e -> {
                leave(e.resource(), e.custodian(), Fr.of(e.author().index()).sub(Fr.of(owner(e.resource()))));
                use(e.capability(), e.resource(), Right.CLAIM);
            }
            case Revoke e -> leave(e.resource(), e.custodian(), Fr.ZERO);
            case Delegate e -> delegate(e);
            case RevokeCapability e -> {
                Fr[] added = RawCells.zeros();
                added[2] = STATUS_UNIT;
                touches.add(cells.change(Role.OTHER, e.capability(), tick, head, added));
            }
            case Invoke e -> invoke(e);
            case Accept e -> answer(e.call(), 1);
            case Decline e -> answer(e.call(), 2);
            case Split e -> split(e);
            case Merge e -> merge(e);
            case Watch e -> watch(e);
            case Fire e -> fire(e);
            case Join e -> touches.add(cells.change(Role.OTHER, e.program(), tick, head, RawCells.zeros()));
        }
    }

    private void author() {
        ProgramId id = effect.author();
        Fr[] before = cells.lanes(id);
        Fr[] added = RawCells.zeros();
        added[3] = head.lane().sub(before[3]);
        added[5] = Fr.ONE;
        if (effect instanceof Register register) {
            added[1] = register.key().x().sub(before[1]);
            added[2] = register.key().y().sub(before[2]);
            added[5] = Lanes.pack()
                    .put(1, 32)
                    .put(tick)
                    .put(register.domain().value(), 32)
                    .lane()
                    .sub(before[5]);
        } else if (effect instanceof CallEffect) {
            added[4] = head.lane().sub(before[4]);
        } else if (effect instanceof Deposit deposit) {
            long last = cells.field(id, 5, 96, 32);
            added[5] = Fr.ONE.add(
                    Fr.of(deposit.factSequence().value()).sub(Fr.of(last)).shiftLeft(96));
        }
        touches.add(cells.change(Role.AUTHOR, id, tick, head, added));
    }

    private void deposit(Deposit e) {
        Fr[] added = RawCells.zeros();
        added[1] = e.asset().lane();
        added[2] = Fr.of(e.author().index()).add(STATUS_UNIT);
        added[3] = e.quantity().lane();
        added[4] = Fr.of(cells.field(e.author(), 5, 64, 32)).shiftLeft(DOMAIN_IN_TERMS);
        added[5] = e.fact().lane();
        resource(ResourceId.of(counts.resources() + 1), added);
    }

    private void withdraw(Withdraw e) {
        Fr[] added = RawCells.zeros();
        added[2] = STATUS_UNIT.mul(Fr.of(3));
        added[5] = e.destination().lane().sub(cells.lanes(e.resource())[5]);
        resource(e.resource(), added);
    }

    private void escrow(Escrow e) {
        Fr[] added = RawCells.zeros();
        added[2] = STATUS_UNIT.add(Fr.of(e.custodian().index()).shiftLeft(32));
        added[4] = Lanes.pack()
                .put(e.author())
                .put(e.beneficiary())
                .put(e.slot().value(), 32)
                .put(e.deadline())
                .put(e.revocable() ? 1 : 0, 8)
                .lane();
        resource(e.resource(), added);
        use(e.capability(), e.resource(), Right.ESCROW);
    }

    /** Out of a slot: HELD, no custodian, no terms but the domain. */
    private void leave(ResourceId id, ProgramId custodian, Fr ownerChange) {
        Fr[] before = cells.lanes(id);
        Fr[] added = RawCells.zeros();
        added[2] = ownerChange.sub(STATUS_UNIT).sub(Fr.of(custodian.index()).shiftLeft(32));
        added[4] = Fr.of(cells.field(id, 4, DOMAIN_IN_TERMS, 32))
                .shiftLeft(DOMAIN_IN_TERMS)
                .sub(before[4]);
        resource(id, added);
    }

    private void delegate(Delegate e) {
        if (!e.scope().isNone()) {
            resource(e.scope(), RawCells.zeros());
        }
        boolean derived = !e.parent().isNone();
        long root = derived ? cells.field(e.parent(), 1, 96, 32) : e.author().index();
        long depth = derived ? cells.field(e.parent(), 2, 56, 8) + 1 : 1;
        Fr lineage = derived ? cells.lanes(e.parent())[4] : Fr.ZERO;
        use(e.parent(), e.scope(), Right.DELEGATE);
        Fr[] added = RawCells.zeros();
        added[1] = Lanes.pack()
                .put(e.holder())
                .put(e.scope())
                .put(e.parent())
                .put(root, 32)
                .lane();
        added[2] = Lanes.pack()
                .put(e.rights().mask(), 16)
                .put(e.expiry())
                .put(depth, 8)
                .lane();
        added[4] = Fr.of(e.author().index()).add(lineage.shiftLeft(32));
        added[5] = e.quantity().lane();
        touches.add(cells.change(Role.OTHER, CapabilityId.of(counts.capabilities() + 1), tick, head, added));
    }

    private void invoke(Invoke e) {
        CallId call = CallId.of(counts.calls() + 1);
        Fr[] added = RawCells.zeros();
        added[1] = Lanes.pack()
                .put(e.author())
                .put(e.target())
                .put(1, 8)
                .put(e.arguments().size(), 8)
                .lane();
        added[2] = e.entry().lane();
        Lanes.Packer list = Lanes.pack();
        e.arguments().forEach(list::put);
        added[3] = list.lane();
        added[5] = head.lane();
        touches.add(cells.change(Role.OTHER, call, tick, head, added));
        Fr[] into = RawCells.zeros();
        into[2] = STATUS_UNIT.mul(Fr.of(2)).add(Fr.of(call.index()).shiftLeft(32));
        e.arguments().forEach(id -> arguments.add(cells.change(Role.ARGUMENT, id, tick, head, into)));
    }

    private void answer(CallId call, long status) {
        Fr[] added = RawCells.zeros();
        added[1] = STATUS_UNIT.mul(Fr.of(status));
        touches.add(cells.change(Role.OTHER, call, tick, head, added));
        for (ResourceId id : ForcedFootprint.arguments(cells, call)) {
            Fr[] out = RawCells.zeros();
            Fr back = STATUS_UNIT.mul(Fr.of(2)).add(Fr.of(call.index()).shiftLeft(32));
            Fr owner = status == 1 ? Fr.of(effect.author().index()).sub(Fr.of(cells.field(call, 1, 0, 32))) : Fr.ZERO;
            out[2] = owner.sub(back);
            arguments.add(cells.change(Role.ARGUMENT, id, tick, head, out));
        }
    }

    private void split(Split e) {
        Fr[] old = cells.lanes(e.resource());
        Fr[] taken = RawCells.zeros();
        taken[3] = e.quantity().lane().neg();
        resource(e.resource(), taken);
        Fr[] part = RawCells.zeros();
        part[1] = old[1];
        part[2] = Fr.of(owner(e.resource())).add(STATUS_UNIT);
        part[3] = e.quantity().lane();
        part[4] = Fr.of(cells.field(e.resource(), 4, DOMAIN_IN_TERMS, 32)).shiftLeft(DOMAIN_IN_TERMS);
        part[5] = old[5];
        touches.add(cells.change(Role.OTHER, ResourceId.of(counts.resources() + 1), tick, head, part));
    }

    private void merge(Merge e) {
        Fr[] more = RawCells.zeros();
        more[3] = cells.lanes(e.other())[3];
        resource(e.resource(), more);
        Fr[] ended = RawCells.zeros();
        ended[2] = STATUS_UNIT.mul(Fr.of(4)).add(Fr.of(e.resource().index()).shiftLeft(32));
        touches.add(cells.change(Role.OTHER, e.other(), tick, head, ended));
    }

    private void watch(Watch e) {
        Watched watched = e.condition().watched();
        Fr[] added = RawCells.zeros();
        added[1] = Lanes.pack()
                .put(e.author())
                .put(watched.resource())
                .put(1, 8)
                .put(watched.kind().number(), 8)
                .put(watched.party())
                .put(watched.domain().value(), 32)
                .lane();
        added[2] = e.condition().asset().lane();
        added[3] = Lanes.pack()
                .put(e.condition().quantity().bits(), 64)
                .put(e.condition().time())
                .lane();
        added[5] = e.promise().lane();
        touches.add(cells.change(Role.OTHER, WatchId.of(counts.watches() + 1), tick, head, added));
    }

    private void fire(Fire e) {
        if (e.watched().kind().isOfResource()) {
            resource(e.watched().resource(), RawCells.zeros());
        }
        Fr[] fired = RawCells.zeros();
        fired[1] = STATUS_UNIT;
        touches.add(cells.change(Role.OTHER, e.watch(), tick, head, fired));
    }

    private void resource(ResourceId id, Fr[] added) {
        touches.add(cells.change(Role.RESOURCE, id, tick, head, added));
    }

    private void use(CapabilityId capability, ResourceId resource, Right right) {
        if (capability.isNone()) {
            return;
        }
        use = UseEntry.of(capability, effect.author(), resource, tick, right);
        debit = right == Right.DELEGATE ? Quantity.ZERO : new Quantity(cells.field(resource, 3, 0, 64));
        boolean itself = true;
        for (CapabilityId link : ForcedFootprint.chain(cells, capability)) {
            Fr[] added = RawCells.zeros();
            added[3] = itself ? Fr.ONE : Fr.ONE.shiftLeft(32);
            added[5] = debit.lane().neg();
            Touch touch = cells.change(itself ? Role.CAPABILITY : Role.ANCESTOR, link, tick, head, added);
            (itself ? touches : links).add(touch);
            itself = false;
        }
    }

    private long owner(ResourceId id) {
        return cells.field(id, 2, 0, 32);
    }
}
