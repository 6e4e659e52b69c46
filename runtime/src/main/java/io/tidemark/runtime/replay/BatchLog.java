package io.tidemark.runtime.replay;

import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.trace.FactStep;
import io.tidemark.core.trace.OpStep;
import io.tidemark.model.Accept;
import io.tidemark.model.Batch;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellKind;
import io.tidemark.model.Decline;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Shape;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.StoredEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Writes batches that the core has applied as a whole: the effects, both sides of each call, the record. */
public final class BatchLog {
    private final InstanceLogs logs;
    private final Function<ProgramId, ActorId> actors;
    private long position;

    /**
     * Batches into logs that nobody else writes at the same time.
     *
     * @param actors whose log each program's is
     */
    public BatchLog(InstanceLogs logs, Function<ProgramId, ActorId> actors) {
        this.logs = logs;
        this.actors = actors;
        this.position = logs.position();
    }

    /**
     * Writes a batch, and returns when it is durable.
     *
     * @param before the last index handed out of each kind before it
     * @return its record in the executor's log
     * @throws LogException E_FENCED or E_LOG_IO
     */
    public StoredEntry write(CellCounts before, Batch batch, Applied applied, Shape shape) throws LogException {
        Map<ProgramId, LogHead> last = new HashMap<>();
        List<ProgramId> authors = new ArrayList<>();
        CellCounts counts = before;
        for (OpStep op : applied.trace().ops()) {
            Effect effect = op.effect();
            Optional<CellKind> makes = AppliedEffect.creates(effect.kind());
            counts = makes.isPresent() ? counts.plusOne(makes.get()) : counts;
            long created = makes.map(counts::of).orElse(0L);
            List<ActorRecord> records = new ArrayList<>();
            ActorId author = actors.apply(effect.author());
            factOf(op, applied).ifPresent(fact -> records.add(new ActorRecord(author, Optional.empty(), fact)));
            int place = records.size();
            records.add(new ActorRecord(author, Optional.of(op.tick()), new AppliedEffect(effect, created)));
            otherSide(op, created, applied).ifPresent(records::add);
            StoredEntry entry = logs.append(position + 1, records).get(place);
            position++;
            authors.add(effect.author());
            last.put(effect.author(), entry.head());
        }
        return logs.batch(record(batch, applied, shape, last, authors));
    }

    /** The fact that a deposit relies on stands in its account's log, too. */
    private static Optional<ObservedFact> factOf(OpStep op, Applied applied) {
        return op.effect() instanceof Deposit deposit
                ? applied.trace().facts().stream()
                        .map(FactStep::fact)
                        .filter(fact -> fact.digest().equals(deposit.fact()))
                        .findFirst()
                        .map(ObservedFact::new)
                : Optional.empty();
    }

    /** The event of a call in the log of the one who did not act. */
    private Optional<ActorRecord> otherSide(OpStep op, long created, Applied applied) {
        if (op.effect() instanceof Invoke invoke) {
            LogEvent event = new LogEvent.Invoked(CallId.of(created), invoke.author(), invoke.arguments(), op.head());
            return Optional.of(new ActorRecord(actors.apply(invoke.target()), Optional.empty(), event));
        }
        if (op.effect() instanceof Accept accept) {
            return Optional.of(answered(op, accept.call(), true, applied));
        }
        if (op.effect() instanceof Decline decline) {
            return Optional.of(answered(op, decline.call(), false, applied));
        }
        return Optional.empty();
    }

    private ActorRecord answered(OpStep op, CallId id, boolean accepted, Applied applied) {
        CallCell call = applied.state().call(id).orElseThrow();
        LogEvent event = new LogEvent.Answered(id, op.effect().author(), accepted, op.head());
        return new ActorRecord(actors.apply(call.caller()), Optional.empty(), event);
    }

    private BatchRecorded record(
            Batch batch, Applied applied, Shape shape, Map<ProgramId, LogHead> last, List<ProgramId> order) {
        List<BatchRecorded.Author> authors = new ArrayList<>();
        Map<ProgramId, Integer> places = new HashMap<>();
        batch.signatures().forEach(signature -> {
            ProgramId program = signature.author();
            authors.add(new BatchRecorded.Author(
                    actors.apply(program), Objects.requireNonNull(last.get(program)), signature));
            places.put(program, authors.size());
        });
        return new BatchRecorded(
                applied.statement().sequence(),
                batch.snapshot(),
                applied.statement().preRoot(),
                applied.statement().postRoot(),
                shape.capacities().effects(),
                Optional.of(shape.id()),
                authors,
                order.stream().map(places::get).toList());
    }
}
