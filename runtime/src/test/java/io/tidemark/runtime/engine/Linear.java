package io.tidemark.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.Attempt;
import io.tidemark.core.Drafts;
import io.tidemark.core.Offer;
import io.tidemark.core.State;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult;
import io.tidemark.core.testkit.LayeredGround;
import io.tidemark.core.trace.OpStep;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.WatchId;
import io.tidemark.model.log.AppliedEffect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Does what an engine did once more, one after the other, and compares. */
final class Linear {
    private final List<Wish> wishes = new ArrayList<>();

    /** A proposal, and what became of it. */
    record Wish(Proposal proposal, Outcome outcome) {}

    void add(Proposal proposal, Outcome outcome) {
        synchronized (wishes) {
            wishes.add(new Wish(proposal, outcome));
        }
    }

    int applied() {
        return (int) wishes.stream()
                .filter(wish -> wish.outcome instanceof Outcome.Applied)
                .count();
    }

    /** How many were rejected with that code. */
    int rejected(String code) {
        return (int) wishes.stream()
                .filter(wish -> wish.outcome instanceof Outcome.Rejected rejected
                        && rejected.reason().code().equals(code))
                .count();
    }

    /** Checks all that the outcomes, the batches, the logs and the engine say against each other and against the core. */
    void check(State before, Engine engine, MemorySink sink) {
        List<Happened> order = order();
        checkBatches(before, sink.batches(), order);
        checkOutcomes(before, sink);
        checkLogs(sink, order);
        checkCells(engine);
    }

    private List<Happened> order() {
        List<Happened> order = new ArrayList<>();
        for (Wish wish : wishes) {
            if (wish.outcome instanceof Outcome.Applied applied) {
                order.addAll(applied.effects());
            }
        }
        order.sort(Comparator.comparingLong(Happened::position));
        for (int i = 0; i < order.size(); i++) {
            assertThat(order.get(i).position()).isEqualTo(i + 1);
        }
        return order;
    }

    /** Each batch gives the same state, trace and statement when the core applies it whole, and has the effects in order. */
    private static void checkBatches(State before, List<CutBatch> batches, List<Happened> order) {
        State at = before;
        int next = 0;
        for (CutBatch batch : batches) {
            assertThat(batch.before().root()).isEqualTo(at.root());
            TransitionResult again =
                    new TransitionEngine(batch.shape()).apply(batch.before(), batch.batch(), batch.snapshot());
            assertThat(again).isInstanceOf(TransitionResult.Applied.class);
            var applied = (TransitionResult.Applied) again;
            assertThat(applied.state().root()).isEqualTo(batch.applied().state().root());
            assertThat(applied.trace()).isEqualTo(batch.applied().trace());
            assertThat(applied.statement()).isEqualTo(batch.applied().statement());
            assertThat(batch.first()).isEqualTo(next + 1);
            assertThat(batch.entries()).hasSameSizeAs(batch.batch().effects());
            for (OpStep op : applied.trace().ops()) {
                Happened happened = order.get(next++);
                assertThat(happened.effect()).isEqualTo(op.effect());
                assertThat(happened.tick()).isEqualTo(op.tick());
                assertThat(happened.head()).isEqualTo(op.head());
            }
            at = applied.state();
        }
        assertThat(next).isEqualTo(order.size());
    }

    /** Proposals one after the other, each rejected one at the position of which its rejection speaks. */
    private void checkOutcomes(State before, MemorySink sink) {
        LayeredGround ground = new LayeredGround(before);
        List<Wish> applied = new ArrayList<>(wishes.stream()
                .filter(wish -> wish.outcome instanceof Outcome.Applied)
                .sorted(Comparator.comparingLong(wish -> first(wish.outcome)))
                .toList());
        List<Wish> rejected = new ArrayList<>(wishes.stream()
                .filter(wish -> wish.outcome instanceof Outcome.Rejected)
                .sorted(Comparator.comparingLong(wish -> ((Outcome.Rejected) wish.outcome).position()))
                .toList());
        long position = 0;
        while (!applied.isEmpty() || !rejected.isEmpty()) {
            if (!rejected.isEmpty() && ((Outcome.Rejected) rejected.getFirst().outcome).position() == position) {
                checkRejected(rejected.removeFirst(), ground, sink, position);
            } else {
                position = checkApplied(applied.removeFirst(), ground, sink);
            }
        }
    }

    private static void checkRejected(Wish wish, LayeredGround ground, MemorySink sink, long position) {
        if (((Outcome.Rejected) wish.outcome).reason() instanceof Reason.Rule rule) {
            Attempt attempt = attempt(wish.proposal, ground, batchAt(sink, position + 1));
            assertThat(attempt.answer())
                    .as("%s after %d", wish.proposal, position)
                    .isEqualTo(new Offer.Refused(rule.rule(), rule.member()));
        }
    }

    private static long checkApplied(Wish wish, LayeredGround ground, MemorySink sink) {
        List<Happened> happened = ((Outcome.Applied) wish.outcome).effects();
        Attempt attempt =
                attempt(wish.proposal, ground, batchAt(sink, happened.getFirst().position()));
        assertThat(attempt.answer()).isEqualTo(new Offer.Accepted());
        assertThat(attempt.done())
                .isEqualTo(happened.stream()
                        .map(one -> new Attempt.Done(one.effect(), one.tick(), one.head(), one.created()))
                        .toList());
        ground.put(attempt);
        return happened.getLast().position();
    }

    /** All have one snapshot here but in the tests that say otherwise. */
    private static CutBatch batchAt(MemorySink sink, long position) {
        CutBatch found = sink.batches().getFirst();
        for (CutBatch batch : sink.batches()) {
            if (batch.first() <= position) {
                found = batch;
            }
        }
        return found;
    }

    private static Attempt attempt(Proposal proposal, LayeredGround ground, CutBatch batch) {
        Drafts drafts = Drafts.on(ground, batch.snapshot().digest());
        List<Effect> named = new ArrayList<>();
        long next = drafts.nextProgram().index();
        for (Effect draft : proposal.drafts()) {
            named.add(
                    draft.kind() == EffectKind.REGISTER ? draft.withHeader(Town.header(ProgramId.of(next++))) : draft);
        }
        List<Effect> filled = proposal.bond() == Bond.GROUP
                ? drafts.fillGroup(named)
                : named.stream().map(drafts::fill).toList();
        return Attempt.of(ground, batch.snapshot(), filled);
    }

    private static long first(Outcome outcome) {
        return ((Outcome.Applied) outcome).effects().getFirst().position();
    }

    /** Each author's log has its effects in order. */
    private static void checkLogs(MemorySink sink, List<Happened> order) {
        Map<ProgramId, List<AppliedEffect>> expected = new HashMap<>();
        order.forEach(one -> expected.computeIfAbsent(one.effect().author(), id -> new ArrayList<>())
                .add(new AppliedEffect(one.effect(), one.created())));
        expected.forEach((author, effects) -> assertThat(sink.log(author).stream()
                        .filter(entry -> entry.payload() instanceof AppliedEffect)
                        .map(entry -> (AppliedEffect) entry.payload()))
                .isEqualTo(effects));
    }

    /** What the engine reads is what the last state holds, but for links. */
    private static void checkCells(Engine engine) {
        State state = engine.state();
        for (CellKind kind : CellKind.values()) {
            for (long index = 1; index <= state.counts().of(kind); index++) {
                CellId id = id(kind, index);
                Cell stored = state.cell(id).orElseThrow();
                assertThat(engine.read(id).orElseThrow().lanes().subList(0, 7))
                        .isEqualTo(stored.lanes().subList(0, 7));
            }
        }
    }

    private static CellId id(CellKind kind, long index) {
        return switch (kind) {
            case PROGRAM -> ProgramId.of(index);
            case RESOURCE -> ResourceId.of(index);
            case CAPABILITY -> CapabilityId.of(index);
            case CALL -> CallId.of(index);
            case WATCH -> WatchId.of(index);
        };
    }
}
