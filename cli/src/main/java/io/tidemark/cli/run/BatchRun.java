package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.BatchPlan;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Proposal;
import io.tidemark.cli.world.Step;
import io.tidemark.core.BatchBuilder;
import io.tidemark.core.Drafts;
import io.tidemark.core.Offer;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.TransitionResult.Rejected;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectKind;
import io.tidemark.model.ProgramId;
import io.tidemark.model.RejectCode;
import io.tidemark.model.ShapeId;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes the effects of one batch in their order: what the core refuses is left out, what does not fit the shape begins
 * a further part (WLD-19, WLD-24). The names that effects give are noted as they happen.
 */
final class BatchRun {
    /** The code of a step that alone needs more rows than the shape has. */
    static final String NO_ROOM = "E_NO_ROOM";

    private final SnapshotView view;
    private final NameBook names;
    private final KeyRing keys;
    private final BatchPlan plan;
    private final ShapeId shape;

    private final List<BatchPart> parts = new ArrayList<>();
    private final List<StepOutcome> outcomes = new ArrayList<>();
    private State state;

    BatchRun(State state, SnapshotView view, NameBook names, KeyRing keys, BatchPlan plan, ShapeId shape) {
        this.state = state;
        this.view = view;
        this.names = names;
        this.keys = keys;
        this.plan = plan;
        this.shape = shape;
    }

    /**
     * What became of a batch.
     *
     * @param after the state after its last part
     */
    record Result(List<BatchPart> parts, List<StepOutcome> outcomes, State after) {
        Result {
            parts = List.copyOf(parts);
            outcomes = List.copyOf(outcomes);
        }
    }

    Result run() throws CommandFailure, MalformedFileException, IOException {
        Part part = new Part();
        for (Step step : plan.steps()) {
            if (!part.take(step)) {
                if (part.isEmpty()) {
                    throw noRoom(step);
                }
                part.close();
                part = new Part();
                if (!part.take(step)) {
                    throw noRoom(step);
                }
            }
        }
        if (!part.isEmpty()) {
            part.close();
        }
        return new Result(parts, outcomes, state);
    }

    private CommandFailure noRoom(Step step) {
        return CommandFailure.refused(
                NO_ROOM,
                step.place() + ": this " + (step instanceof Step.Group ? "group" : "effect")
                        + " alone needs more rows than the shape " + shape.name() + " has",
                "Prove the batch with a larger shape (--shape; `tidemark keys list` shows them).");
    }

    /** What is being put together for one proof. */
    private final class Part {
        private final BatchBuilder builder;
        private final EffectMaker maker;
        private final List<Integer> places = new ArrayList<>();

        Part() throws CommandFailure {
            builder = BatchBuilder.on(state, view, ShapeCatalog.shape(shape), ShapeCatalog.limits(shape));
            maker = new EffectMaker(builder, names, keys);
        }

        boolean isEmpty() {
            return places.isEmpty();
        }

        /** Executes a step or notes why not; false if there is no room for it. */
        boolean take(Step step) throws MalformedFileException, IOException {
            Drafts drafts = builder.drafts();
            List<Effect> effects = new ArrayList<>();
            for (Proposal proposal : step.proposals()) {
                long registers = effects.stream()
                        .filter(effect -> effect.kind() == EffectKind.REGISTER)
                        .count();
                effects.add(maker.make(proposal, drafts, registers));
            }
            CellCounts counts = builder.counts();
            Offer offer = step instanceof Step.Group
                    ? builder.offerGroup(drafts.fillGroup(effects))
                    : builder.offerUnit(effects.stream().map(drafts::fill).toList());
            return switch (offer) {
                case Offer.Accepted taken -> {
                    accept(step, effects, counts);
                    yield true;
                }
                case Offer.Refused refused -> {
                    refuse(step, effects, refused);
                    yield true;
                }
                case Offer.NoRoom full -> false;
            };
        }

        /** Cells get the next indexes of their kind, in order. */
        private void accept(Step step, List<Effect> effects, CellCounts before) {
            CellCounts counts = before;
            for (int i = 0; i < effects.size(); i++) {
                Proposal proposal = step.proposals().get(i);
                CellKind made = NameBook.madeBy(proposal);
                counts = made == null ? counts : counts.plusOne(made);
                long index = made == null ? 0 : counts.of(made);
                names.give(proposal, index);
                places.add(outcomes.size());
                note(step, proposal, effects.get(i).author().index(), index, null);
            }
        }

        /** The refused effect's code; for those that go with it that the group is not whole, or the promise not kept. */
        private void refuse(Step step, List<Effect> effects, Offer.Refused refused) {
            RejectCode others = step instanceof Step.Fired ? RejectCode.E_PROMISE : RejectCode.E_GROUP;
            for (int i = 0; i < effects.size(); i++) {
                ProgramId author = effects.get(i).author();
                note(
                        step,
                        step.proposals().get(i),
                        builder.cell(author).isPresent() ? author.index() : 0,
                        0,
                        i == refused.memberIndex() ? refused.code() : others);
            }
        }

        private void note(Step step, Proposal proposal, long author, long index, @Nullable RejectCode code) {
            outcomes.add(new StepOutcome(proposal, step instanceof Step.Group, author, 0, index, code));
        }

        /** Signs and closes; the next part goes on from its state. */
        void close() throws CommandFailure, MalformedFileException, IOException {
            List<ProgramId> authors = places.stream()
                    .map(place -> ProgramId.of(outcomes.get(place).author()))
                    .distinct()
                    .toList();
            Signatures signatures = Signatures.collect(authors, builder.drafts(), names, keys, plan);
            BatchBuilder.Closed closed = builder.close(signatures);
            switch (closed.result()) {
                case Applied applied -> {
                    List<EffectEntry> entries =
                            applied.openings().effects().heads().orElseThrow();
                    for (int i = 0; i < entries.size(); i++) {
                        int place = places.get(i);
                        outcomes.set(
                                place,
                                outcomes.get(place).at(entries.get(i).tick().value()));
                    }
                    parts.add(new BatchPart(ShapeCatalog.shape(shape), state, closed.batch(), applied));
                    state = applied.state();
                }
                case Rejected rejected ->
                    throw CommandFailure.refused(
                            rejected.code().name(),
                            plan.place().file() + ": " + rejected.code().rule(),
                            rejected.code().next());
            }
        }
    }
}
