package io.tidemark.bridge;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.generated.WitnessLayout.Ops;
import io.tidemark.core.trace.FactStep;
import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.Role;
import io.tidemark.core.trace.Touch;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.ConditionKind;
import io.tidemark.model.Fire;
import io.tidemark.model.Lanes;
import io.tidemark.model.Watch;
import io.tidemark.model.Watched;
import java.util.List;

/**
 * Writes the columns of a Watch or Fire: the watch's lanes, its condition, and what is compared with its bound. Columns that
 * these kinds have no other use for serve twice: depth is the status, owner the owner or the account, lock the domain of a
 * fact, remaining the distance to the bound.
 */
final class WatchRows {
    private static final int WORD = Integer.SIZE;
    private static final int LAST_LIMB = Ops.LIMB + Ops.LIMB_WIDTH - 1;

    private final RowWriter out;
    private final OpStep op;

    private WatchRows(RowWriter out, OpStep op) {
        this.out = out;
        this.op = op;
    }

    /** Writes them if the effect of that index is one of these kinds. */
    static void write(RowWriter out, int index, Trace trace) {
        OpStep op = trace.ops().get(index);
        WatchRows rows = new WatchRows(out, op);
        if (op.effect() instanceof Watch watch) {
            rows.watch(watch);
        } else if (op.effect() instanceof Fire fire) {
            rows.fire(fire);
            trace.facts().stream().filter(step -> step.effect() == index).forEach(step -> rows.fact(fire, step));
        }
    }

    private void watch(Watch watch) {
        Touch touch = op.touch(Role.OTHER).orElseThrow();
        Watched watched = watch.condition().watched();
        List<Fr> lanes = touch.after();
        condition(watched.kind());
        out.put(Ops.MADE, touch.id().index());
        out.put(Ops.IDS, lanes.get(1));
        out.put(Ops.ENTRY, lanes.get(2));
        out.put(Ops.LIST, lanes.get(3));
        out.put(LAST_LIMB, watched.resource().index());
        out.put(Ops.HIGH, watch.condition().time().value() >>> WORD);
        long bound = watch.condition().quantity().bits();
        switch (watched.kind()) {
            case STATUS -> out.put(Ops.DEPTH, bound);
            case OWNER -> out.put(Ops.OWNER, watched.party().index());
            case QUANTITY_AT_LEAST, QUANTITY_AT_MOST -> out.put(Ops.QUANTITY, bound);
            case FACT_AT_LEAST, FACT_AT_MOST -> {
                out.put(Ops.QUANTITY, bound);
                out.put(Ops.OWNER, watched.party().index());
                out.put(Ops.LOCK, watched.domain().value());
            }
            case TIME -> {}
        }
    }

    private void fire(Fire fire) {
        Touch touch = op.touch(Role.OTHER).orElseThrow();
        List<Fr> lanes = touch.before();
        condition(fire.watched().kind());
        out.put(Ops.MADE, touch.id().index());
        out.put(Ops.MADE_CLOCK, Bits.clock(lanes.get(0)));
        out.put(Ops.IDS, lanes.get(1));
        out.put(Ops.ENTRY, lanes.get(2));
        out.put(Ops.LIST, lanes.get(3));
        out.put(Ops.MADE_CAUSE, lanes.get(6));
        Lanes.Unpacker bound = Bits.of(lanes.get(3));
        for (int i = 0; i < Ops.LIMB_WIDTH - 1; i++) {
            out.put(Ops.LIMB + i, bound.take(WORD));
        }
        Lanes.Unpacker time = Bits.of(lanes.get(3));
        time.take(Long.SIZE);
        time.take(WORD);
        out.put(Ops.HIGH, time.take(Byte.SIZE));
        op.touch(Role.RESOURCE).ifPresent(resource -> resource(fire.watched().kind(), resource.before()));
    }

    private void resource(ConditionKind kind, List<Fr> lanes) {
        Lanes.Unpacker holding = Bits.of(lanes.get(2));
        out.put(LAST_LIMB, holding.take(WORD)); // the owner
        holding.take(WORD); // the custodian
        out.put(Ops.DEPTH, holding.take(Byte.SIZE)); // the status
        distance(kind, lanes.get(3));
    }

    private void fact(Fire fire, FactStep step) {
        out.put(LAST_LIMB, step.fact().account().index());
        out.put(Ops.OWNER, step.fact().account().index());
        out.put(Ops.QUANTITY, step.fact().quantity());
        out.put(Ops.LOCK, step.fact().domain().value());
        out.put(Ops.RESOURCE_CAUSE, step.fact().sequence().value());
        distance(fire.watched().kind(), step.fact().quantity().lane());
    }

    private void distance(ConditionKind kind, Fr quantity) {
        Lanes.Unpacker bounds =
                Bits.of(op.touch(Role.OTHER).orElseThrow().before().get(3));
        Fr above = quantity.sub(Fr.ofUnsigned(bounds.take(Long.SIZE)));
        switch (kind) {
            case QUANTITY_AT_LEAST, FACT_AT_LEAST -> out.put(Ops.REMAINING, above);
            case QUANTITY_AT_MOST, FACT_AT_MOST -> out.put(Ops.REMAINING, above.neg());
            case STATUS, OWNER, TIME -> {}
        }
    }

    /** One of the first six; the seventh has no column. */
    private void condition(ConditionKind kind) {
        if (kind.number() <= Ops.CONDITION_WIDTH) {
            out.put(Ops.CONDITION + kind.number() - 1, true);
        }
    }
}
