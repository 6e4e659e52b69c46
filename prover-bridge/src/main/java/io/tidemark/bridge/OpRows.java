package io.tidemark.bridge;

import static io.tidemark.bridge.generated.WitnessLayout.Ops;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.TablePlan.Table;
import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.PromiseStep;
import io.tidemark.core.trace.Role;
import io.tidemark.core.trace.Touch;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.ContentLanes;
import io.tidemark.model.EffectKind;
import io.tidemark.model.Lanes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a row for each effect: what its author signed, and the cells that it touches, before it. */
final class OpRows {
    private static final Set<EffectKind> CALLS = EnumSet.of(EffectKind.INVOKE, EffectKind.ACCEPT, EffectKind.DECLINE);
    private static final Set<EffectKind> WITH_BODY = EnumSet.of(
            EffectKind.DEPOSIT,
            EffectKind.ESCROW,
            EffectKind.DELEGATE,
            EffectKind.INVOKE,
            EffectKind.SPLIT,
            EffectKind.WATCH);
    private static final int WORD = Integer.SIZE;

    private final RowWriter out;
    private final OpStep op;
    private final EffectKind kind;

    private OpRows(RowWriter out, OpStep op) {
        this.out = out;
        this.op = op;
        this.kind = op.effect().kind();
    }

    static void write(RowWriter out, Table table, Trace trace) throws NativeBridgeException {
        table.require(trace.ops().size());
        Set<Integer> promised =
                trace.promises().stream().map(PromiseStep::effect).collect(Collectors.toSet());
        for (int i = 0; i < trace.ops().size(); i++) {
            OpStep op = trace.ops().get(i);
            new OpRows(out.at(table, i), op).write();
            if (promised.contains(i)) {
                out.put(Ops.GROUPED, true); // its content is asked for, by a promise and not by a group
            }
            WatchRows.write(out, i, trace);
        }
    }

    private void write() {
        out.put(Ops.SEL + kind.number() - 1, true);
        out.put(Ops.TICK, op.tick().value());
        intent(op.effect().contentLanes());
        group();
        op.touch(Role.AUTHOR).ifPresent(touch -> program(touch.before()));
        op.touch(Role.RESOURCE).ifPresent(this::resource);
        op.touch(Role.CAPABILITY).ifPresent(touch -> capability(touch.before()));
        op.touch(Role.OTHER).ifPresent(this::other);
    }

    private void intent(ContentLanes content) {
        Lanes.Unpacker ids = Bits.of(content.l1());
        ids.take(Byte.SIZE); // the kind
        out.put(Ops.AUTHOR, ids.take(WORD));
        ids.take(WORD); // the counter: one more than the program's
        out.put(Ops.RESOURCE, ids.take(WORD));
        out.put(Ops.CAPABILITY, ids.take(WORD));
        out.put(Ops.PARTY, ids.take(WORD));
        out.put(Ops.OTHER, ids.take(WORD));
        out.put(Ops.SLOT, ids.take(WORD));
        out.put(Ops.L3, content.l3());
        if (!CALLS.contains(kind)) {
            out.put(Ops.L4, content.l4());
        }
        if (WITH_BODY.contains(kind)) {
            body(Bits.of(content.l2()));
        }
    }

    private void body(Lanes.Unpacker parts) {
        long[] limbs = {parts.take(WORD), parts.take(WORD), parts.take(WORD), parts.take(WORD)};
        for (int i = 0; i < limbs.length; i++) {
            out.put(Ops.LIMB + i, limbs[i]);
        }
        long beneficiary = parts.take(WORD);
        parts.take(2 * Byte.SIZE); // the group's index and size
        if (kind == EffectKind.INVOKE) {
            out.put(Ops.ARGUMENT_COUNT, parts.take(Byte.SIZE));
        }
        if (kind == EffectKind.ESCROW) {
            out.put(Ops.LIMB + Ops.LIMB_WIDTH - 1, beneficiary);
        }
        if (kind == EffectKind.ESCROW || kind == EffectKind.DELEGATE) {
            // The last limb is the upper byte of the time, rights, flags.
            long upper = limbs[limbs.length - 1];
            out.put(Ops.HIGH, upper & 0xff);
            for (int i = 0; i < Ops.RIGHT_WIDTH; i++) {
                out.put(Ops.RIGHT + i, upper >>> (Byte.SIZE + i) & 1);
            }
            out.put(Ops.FLAG, upper >>> (Byte.SIZE + Short.SIZE) & 1);
        }
    }

    private void group() {
        var group = op.effect().header().group();
        out.put(Ops.GROUPED, !group.isNone());
        out.put(Ops.GROUP, group.digest());
        out.put(Ops.GROUP_INDEX, group.index());
        out.put(Ops.GROUP_SIZE, group.size());
    }

    private void program(List<Fr> lanes) {
        out.put(Ops.PROGRAM_CLOCK, Bits.clock(lanes.get(0)));
        out.put(Ops.KEY_X, lanes.get(1));
        out.put(Ops.KEY_Y, lanes.get(2));
        out.put(Ops.HEAD, lanes.get(3));
        out.put(Ops.CALL_HEAD, lanes.get(4));
        Lanes.Unpacker numbers = Bits.of(lanes.get(5));
        out.put(Ops.COUNTER, numbers.take(WORD));
        out.put(Ops.REGISTERED_AT, numbers.take(WORD));
        out.put(Ops.DOMAIN, numbers.take(WORD));
        out.put(Ops.DEPOSITS, numbers.take(WORD));
        out.put(Ops.PROGRAM_CAUSE, lanes.get(6));
    }

    private void resource(Touch touch) {
        out.put(Ops.RESOURCE, touch.id().index()); // a Deposit does not name the index that it will be given
        List<Fr> lanes = touch.before();
        Lanes.Unpacker holding = Bits.of(lanes.get(2));
        long owner = holding.take(WORD);
        long custodian = holding.take(WORD);
        long status = holding.take(Byte.SIZE);
        out.put(Ops.RESOURCE_CLOCK, Bits.clock(lanes.get(0)));
        out.put(Ops.ASSET, lanes.get(1));
        out.put(Ops.OWNER, owner);
        out.put(Ops.CUSTODIAN, custodian);
        out.put(Ops.QUANTITY, lanes.get(3));
        out.put(Ops.LOCK, lanes.get(4));
        out.put(Ops.PROVENANCE, lanes.get(5));
        out.put(Ops.RESOURCE_CAUSE, lanes.get(6));
        if (kind == EffectKind.WITHDRAW || kind == EffectKind.CLAIM || kind == EffectKind.REVOKE) {
            lock(Bits.of(lanes.get(4)), owner);
        }
        if (kind == EffectKind.DELEGATE) {
            out.put(Ops.SCOPED, true);
            out.put(Ops.ESCROWED, status == 2);
        }
    }

    /** The limbs open the escrow fields: escrower, beneficiary, deadline, domain; and the owner. */
    private void lock(Lanes.Unpacker parts, long owner) {
        out.put(Ops.LIMB, parts.take(WORD));
        out.put(Ops.LIMB + 1, parts.take(WORD));
        parts.take(WORD); // the slot, which the effect names
        out.put(Ops.LIMB + 2, parts.take(WORD));
        out.put(Ops.HIGH, parts.take(Byte.SIZE));
        out.put(Ops.FLAG, parts.take(Byte.SIZE));
        out.put(Ops.LIMB + 3, parts.take(WORD));
        out.put(Ops.LIMB + 4, owner);
    }

    private void capability(List<Fr> lanes) {
        terms(lanes);
        Lanes.Unpacker ids = Bits.of(lanes.get(1));
        out.put(Ops.USES, true);
        out.put(Ops.HOLDER, ids.take(WORD));
        out.put(Ops.SCOPE, ids.take(WORD));
        long parent = ids.take(WORD);
        out.put(Ops.HAS_PARENT, parent != 0);
        out.put(Ops.PARENT, parent);
        out.put(Ops.ROOT, ids.take(WORD));
    }

    private void terms(List<Fr> lanes) {
        out.put(Ops.CAPABILITY_CLOCK, Bits.clock(lanes.get(0)));
        Lanes.Unpacker terms = Bits.of(lanes.get(2));
        long rights = terms.take(Short.SIZE);
        for (int i = 0; i < Ops.HELD_WIDTH; i++) {
            out.put(Ops.HELD + i, rights >>> i & 1);
        }
        out.put(Ops.EXPIRY, terms.take(Byte.SIZE + WORD));
        out.put(Ops.DEPTH, terms.take(Byte.SIZE));
        out.put(Ops.USAGE, lanes.get(3));
        out.put(Ops.LINEAGE, lanes.get(4));
        out.put(Ops.REMAINING, lanes.get(5));
        out.put(Ops.CAPABILITY_CAUSE, lanes.get(6));
    }

    private void other(Touch touch) {
        switch (kind) {
            case REVOKE_CAPABILITY -> revoked(touch.before());
            case DELEGATE -> out.put(Ops.MADE, touch.id().index());
            case INVOKE -> {
                out.put(Ops.MADE, touch.id().index());
                out.put(Ops.IDS, touch.after().get(1));
                out.put(Ops.LIST, touch.after().get(3));
            }
            case ACCEPT, DECLINE -> answered(touch);
            case SPLIT -> split(touch);
            case MERGE -> merged(touch);
            case JOIN -> joined(touch);
            case WATCH, FIRE -> {} // see WatchRows
            case REGISTER, DEPOSIT, WITHDRAW, TRANSFER, ESCROW, CLAIM, REVOKE ->
                throw new IllegalArgumentException(kind + " touches no other cell, the trace has " + touch.id());
        }
    }

    private void revoked(List<Fr> lanes) {
        terms(lanes);
        out.put(Ops.HOLDER, lanes.get(1)); // the lane as it is: nothing in it is looked at
        Lanes.Unpacker grantors = Bits.of(lanes.get(4));
        for (int i = 0; i < Ops.LIMB_WIDTH - 1; i++) {
            out.put(Ops.LIMB + i, grantors.take(WORD));
        }
    }

    private void split(Touch touch) {
        Fr part = touch.after().get(3);
        Fr whole = op.touch(Role.RESOURCE).orElseThrow().before().get(3);
        out.put(Ops.MADE, touch.id().index());
        out.put(Ops.LIST, part);
        out.put(Ops.REMAINING, whole.sub(part).sub(Fr.ONE));
    }

    /** The resource that ends: what it does not share with the one that stays. */
    private void merged(Touch touch) {
        touched(touch);
        Fr stays = op.touch(Role.RESOURCE).orElseThrow().before().get(3);
        Fr ends = touch.before().get(3);
        out.put(Ops.LIST, ends);
        out.put(Ops.USAGE, touch.before().get(5));
        out.put(Ops.REMAINING, Fr.ofUnsigned(-1).sub(stays).sub(ends));
    }

    /** The program that is joined, in columns that a Join has no other use for. */
    private void joined(Touch touch) {
        touched(touch);
        List<Fr> lanes = touch.before();
        Lanes.Unpacker numbers = Bits.of(lanes.get(5));
        out.put(Ops.ENTRY, lanes.get(1));
        out.put(Ops.IDS, lanes.get(2));
        out.put(Ops.LIST, lanes.get(3));
        out.put(Ops.USAGE, lanes.get(4));
        out.put(Ops.QUANTITY, numbers.take(WORD));
        out.put(Ops.CUSTODIAN, numbers.take(WORD));
        out.put(Ops.LINEAGE, numbers.take(WORD));
        out.put(Ops.ARGUMENT_COUNT, numbers.take(WORD));
    }

    private void touched(Touch touch) {
        out.put(Ops.MADE, touch.id().index());
        out.put(Ops.MADE_CLOCK, Bits.clock(touch.before().get(0)));
        out.put(Ops.MADE_CAUSE, touch.before().get(6));
    }

    private void answered(Touch touch) {
        touched(touch);
        List<Fr> lanes = touch.before();
        Lanes.Unpacker ids = Bits.of(lanes.get(1));
        out.put(Ops.IDS, lanes.get(1));
        out.put(Ops.ENTRY, lanes.get(2));
        out.put(Ops.LIST, lanes.get(3));
        out.put(Ops.LIMB, ids.take(WORD)); // the caller
        ids.take(WORD); // the target: the author
        ids.take(Byte.SIZE); // the status: pending
        out.put(Ops.ARGUMENT_COUNT, ids.take(Byte.SIZE));
    }
}
