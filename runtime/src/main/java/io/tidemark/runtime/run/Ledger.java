package io.tidemark.runtime.run;

import io.tidemark.core.BatchBuilder;
import io.tidemark.core.Drafts;
import io.tidemark.core.Offer;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.TransitionResult;
import io.tidemark.model.Cell;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.ProgramId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.engine.CutBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of a run and the batch that is open on it. One task at a time; nothing in here waits. */
final class Ledger {
    private final RunSetting setting;
    private final Consumer<CutBatch> whenCut;
    private final Map<ProgramId, String> programs = new HashMap<>();
    private final List<CutBatch> batches = new ArrayList<>();
    private State state;
    private @Nullable SnapshotView view;
    private @Nullable BatchBuilder open;
    private long effects;

    /** @param whenCut is told of each batch at once, also of those that are cut for want of room */
    Ledger(RunSetting setting, State state, Consumer<CutBatch> whenCut) {
        this.setting = setting;
        this.whenCut = whenCut;
        this.state = state;
    }

    /** Notes whose key signs for a program. */
    void name(ProgramId id, String program) {
        programs.put(id, program);
    }

    Optional<String> program(ProgramId id) {
        return Optional.ofNullable(programs.get(id));
    }

    /** The snapshot that effects are written against now. */
    SnapshotView view() {
        return Objects.requireNonNull(view, "a run begins with a snapshot");
    }

    /** The state after the last batch that was cut. */
    State state() {
        return state;
    }

    List<CutBatch> batches() {
        return List.copyOf(batches);
    }

    /** From here on effects are written against this snapshot; what is open is cut before. */
    void turnTo(SnapshotView next) {
        view = next;
        open = null;
    }

    Optional<Cell> cell(CellId id) {
        return builder().cell(id);
    }

    CellCounts counts() {
        return builder().counts();
    }

    Drafts drafts() {
        return builder().drafts();
    }

    /**
     * Proposes effects of which all happen or none.
     *
     * @param group whether they are an atomic group; else they are one effect, or a Fire and what was promised
     */
    Verdict submit(List<Effect> wanted, boolean group) {
        while (true) {
            BatchBuilder batch = builder();
            Drafts drafts = batch.drafts();
            List<Effect> unit = group
                    ? drafts.fillGroup(wanted)
                    : wanted.stream().map(drafts::fill).toList();
            CellCounts before = batch.counts();
            Offer offer = batch.offerUnit(unit);
            switch (offer) {
                case Offer.Accepted accepted -> {
                    effects += unit.size();
                    return new Verdict.Applied(unit, created(before, unit));
                }
                case Offer.Refused refused -> {
                    return new Verdict.Refused(
                            refused.code().name(),
                            "expected that " + refused.code().rule() + ". "
                                    + refused.code().next());
                }
                case Offer.NoRoom full -> {
                    if (batch.size() == 0) {
                        return new Verdict.Refused(
                                "E_NO_ROOM",
                                "expected at most " + full.room() + " rows of " + full.section() + ", got "
                                        + full.needed() + ". Take a larger shape.");
                    }
                    cut();
                }
            }
        }
    }

    private static List<Long> created(CellCounts before, List<Effect> unit) {
        List<Long> created = new ArrayList<>();
        CellCounts counts = before;
        for (Effect effect : unit) {
            Optional<CellKind> makes = AppliedEffect.creates(effect.kind());
            counts = makes.isPresent() ? counts.plusOne(makes.get()) : counts;
            created.add(makes.isPresent() ? counts.of(makes.get()) : 0L);
        }
        return created;
    }

    /** Closes the open batch, if there is an effect in it. */
    void cut() {
        BatchBuilder batch = open;
        open = null;
        if (batch == null || batch.size() == 0) {
            return;
        }
        BatchBuilder.Closed closed = batch.close(
                (id, head) -> setting.keys().sign(Objects.requireNonNull(programs.get(id), id::toString), head));
        if (!(closed.result() instanceof TransitionResult.Applied applied)) {
            throw new IllegalStateException("a key that is not the one that was registered: " + closed.result());
        }
        CutBatch cut = new CutBatch(
                effects - batch.size() + 1, setting.shape(), view(), state, closed.batch(), applied, List.of());
        batches.add(cut);
        state = applied.state();
        whenCut.accept(cut);
    }

    private BatchBuilder builder() {
        if (open == null) {
            open = BatchBuilder.on(state, view(), setting.shape(), setting.limits());
        }
        return open;
    }
}
