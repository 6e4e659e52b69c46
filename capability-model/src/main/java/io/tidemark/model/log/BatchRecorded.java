package io.tidemark.model.log;

import io.tidemark.model.Batch;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Sequence;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In the executor's log: a batch (spec LOG-27). The effects stand in their authors' logs; here is which, in what order, on
 * what, and with what outcome.
 *
 * @param sequence the instance's after the batch
 * @param snapshot that the batch ran against
 * @param preRoot of the state before
 * @param postRoot of the state after
 * @param rows effects that the effects digest was folded over, on which the root after depends (spec 5.3); those of the
 *     shape, if one was chosen
 * @param shape that the batch is to be proved with; empty if none was chosen
 * @param authors by strictly ascending program
 * @param order for each effect the place of its author in {@code authors}, from 1. Those of one author are its next ones
 */
public record BatchRecorded(
        Sequence sequence,
        SnapshotDigest snapshot,
        StateRoot preRoot,
        StateRoot postRoot,
        int rows,
        Optional<ShapeId> shape,
        List<Author> authors,
        List<Integer> order)
        implements LogEvent {

    /**
     * A program that acted.
     *
     * @param actor whose log has its effects
     * @param last entry of its last effect in the batch
     * @param signature over its intent head after that effect
     */
    public record Author(ActorId actor, LogHead last, HeadSignature signature) {
        /** The program. */
        public ProgramId program() {
            return signature.author();
        }
    }

    /**
     * Copies the lists and checks.
     *
     * @throws IllegalArgumentException if the sequence is 0, there are no effects, or too many for the rows, the authors
     *     are not strictly ascending programs with different logs, or some place in the order is no author's, or some
     *     author has none
     */
    public BatchRecorded {
        authors = List.copyOf(authors);
        order = List.copyOf(order);
        if (sequence.equals(Sequence.ZERO) || order.isEmpty() || order.size() > Batch.EFFECTS_MAX) {
            throw new IllegalArgumentException("expected a sequence from 1 and 1 to " + Batch.EFFECTS_MAX
                    + " effects, got " + sequence + " and " + order.size());
        }
        if (rows < order.size() || rows > ShapeCapacities.ROWS_MAX) {
            throw new IllegalArgumentException("expected " + order.size() + " to " + ShapeCapacities.ROWS_MAX
                    + " rows for as many effects, got " + rows);
        }
        requireDifferent(authors);
        Places.check(order, authors.size());
        if (new HashSet<>(order).size() != authors.size()) {
            throw new IllegalArgumentException("expected an effect of each author, got one without");
        }
    }

    private static void requireDifferent(List<Author> authors) {
        Set<ActorId> actors = new HashSet<>();
        ProgramId last = ProgramId.NONE;
        for (Author author : authors) {
            if (author.program().compareTo(last) <= 0 || author.last().sequence() == 0 || !actors.add(author.actor())) {
                throw new IllegalArgumentException(
                        "expected strictly ascending programs, each with an entry of a log of its own, got "
                                + author.program() + " of " + author.actor() + " after " + last);
            }
            last = author.program();
        }
    }
}
