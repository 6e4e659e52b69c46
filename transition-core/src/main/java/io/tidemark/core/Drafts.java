package io.tidemark.core;

import io.tidemark.model.AtomicGroup;
import io.tidemark.model.CallEffect;
import io.tidemark.model.Counter;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EffectKind;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.InstanceId;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SnapshotDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fills in what an effect must name of its author's past: counter, snapshot and call head, each following on from the
 * state and from what was filled before. Author and content are the caller's.
 *
 * <p>Nothing is checked: an effect that will be rejected is filled like any other, and those after it follow on from it.
 * Not thread-safe.
 */
public final class Drafts {
    private final InstanceId instance;
    private final SnapshotDigest snapshot;
    private final Function<ProgramId, Optional<ProgramCell>> cells;
    private final Map<ProgramId, Past> pasts = new HashMap<>();
    private long programs;

    private Drafts(
            InstanceId instance,
            SnapshotDigest snapshot,
            Function<ProgramId, Optional<ProgramCell>> cells,
            long programs) {
        this.instance = instance;
        this.snapshot = snapshot;
        this.cells = cells;
        this.programs = programs;
    }

    /** Drafts that follow on from a state, or from what was made of one. */
    public static Drafts on(Ground ground, SnapshotDigest snapshot) {
        return new Drafts(
                ground.instance(),
                snapshot,
                id -> ground.cell(id).map(ProgramCell.class::cast),
                ground.counts().programs());
    }

    /** Drafts that follow on from what a batch has come to. */
    static Drafts on(Execution execution) {
        return new Drafts(
                execution.ground().instance(),
                execution.view().digest(),
                id -> execution.cells().find(id).map(ProgramCell.class::cast),
                execution.cells().counts().programs());
    }

    /** The index that the next Register gets. */
    public ProgramId nextProgram() {
        return ProgramId.of(programs + 1);
    }

    /** The header of an author's next effect, for drafts that are made with it in place; it does not count as drafted. */
    public EffectHeader header(ProgramId author) {
        return EffectHeader.of(author, Counter.of(past(author).counter().value() + 1), snapshot);
    }

    /** The intent head that the author has after what was filled so far. */
    public IntentHead head(ProgramId author) {
        return past(author).head().get();
    }

    /** The same effect in no group, with counter, snapshot and call head of the author's next. */
    public Effect fill(Effect draft) {
        return follow(draft.withHeader(header(draft.author())));
    }

    /**
     * The same effects as one atomic group.
     *
     * @throws IllegalArgumentException if they are none, or more than a group holds
     */
    public List<Effect> fillGroup(List<Effect> drafts) {
        Map<ProgramId, Long> counters = new HashMap<>();
        List<Effect> headed = new ArrayList<>();
        for (Effect draft : drafts) {
            long counter = counters.merge(
                    draft.author(), past(draft.author()).counter().value() + 1, (last, first) -> last + 1);
            headed.add(draft.withHeader(
                    new EffectHeader(draft.author(), Counter.of(counter), snapshot, GroupMembership.NONE)));
        }
        return AtomicGroup.form(headed).stream().map(this::follow).toList();
    }

    private Effect follow(Effect effect) {
        Past past = past(effect.author());
        Effect filled = effect instanceof CallEffect call
                ? call.withCallHead(past.callHead().get())
                : effect;
        Deferred<IntentHead> head =
                new Deferred<>(() -> filled.intentHead(past.head().get(), instance));
        pasts.put(
                filled.author(),
                new Past(filled.header().counter(), head, filled instanceof CallEffect ? head : past.callHead()));
        if (filled.kind() == EffectKind.REGISTER) {
            programs = Math.max(programs, filled.author().index());
        }
        return filled;
    }

    private Past past(ProgramId author) {
        return pasts.computeIfAbsent(
                author,
                id -> cells.apply(id)
                        .map(cell -> Past.of(cell.counter(), cell.head(), cell.callHead()))
                        .orElse(Past.of(Counter.ZERO, IntentHead.NONE, IntentHead.NONE)));
    }

    /** What an author has done so far. A head is hashed when it is asked for, which is seldom. */
    private record Past(Counter counter, Deferred<IntentHead> head, Deferred<IntentHead> callHead) {
        static Past of(Counter counter, IntentHead head, IntentHead callHead) {
            return new Past(counter, new Deferred<>(() -> head), new Deferred<>(() -> callHead));
        }
    }
}
