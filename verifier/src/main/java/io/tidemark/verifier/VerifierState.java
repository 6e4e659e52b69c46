package io.tidemark.verifier;

import io.tidemark.model.InstanceId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.StateRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a verifier remembers between bundles of one instance: where the chain of batches stands, which statements it
 * accepted, and which snapshots. Immutable; {@link VerifierStateCodec} saves and loads it.
 *
 * <p>Rollback of the state itself is beyond what it can see: whoever puts an older state back makes the verifier accept
 * again what followed it (spec 7.7).
 *
 * @param instance whose batches these are
 * @param sequence number of the last accepted batch; 0 before the first
 * @param root state root after it; the genesis root before the first
 * @param statements ids of the last accepted statements, oldest first: at most {@value #STATEMENTS_MAX}
 * @param snapshots accepted snapshots, by ascending sequence, each the parent of the next; the last is the one that the
 *     last accepted batch used
 */
public record VerifierState(
        InstanceId instance,
        Sequence sequence,
        StateRoot root,
        List<StatementId> statements,
        List<SignedSnapshot> snapshots) {
    /** The most statements that a state remembers; a repeat of an older one is out of sequence all the same. */
    public static final int STATEMENTS_MAX = 65_536;

    /** The most snapshots that a state remembers. */
    public static final int SNAPSHOTS_MAX = 4096;

    /**
     * Copies the lists and checks them.
     *
     * @throws IllegalArgumentException if a list is too long, the snapshots are no chain of this instance, or there
     *     are batches without statements or snapshots, or the reverse
     */
    public VerifierState {
        statements = List.copyOf(statements);
        if (statements.size() > STATEMENTS_MAX || snapshots.size() > SNAPSHOTS_MAX) {
            throw new IllegalArgumentException("expected at most " + STATEMENTS_MAX + " statements and " + SNAPSHOTS_MAX
                    + " snapshots, got " + statements.size() + " and " + snapshots.size());
        }
        snapshots = SnapshotChain.of(snapshots, instance);
        boolean empty = sequence.equals(Sequence.ZERO);
        if (statements.isEmpty() != empty || snapshots.isEmpty() != empty) {
            throw new IllegalArgumentException(
                    "expected statements and snapshots if and only if there are batches, got " + statements.size()
                            + " and " + snapshots.size() + " at " + sequence);
        }
    }

    /** Before the first batch of an instance. */
    public static VerifierState genesis(InstanceParameters parameters) {
        return new VerifierState(
                parameters.instanceId(), Sequence.ZERO, Genesis.root(parameters), List.of(), List.of());
    }

    /** Whether no batch was accepted yet. */
    public boolean isEmpty() {
        return sequence.equals(Sequence.ZERO);
    }

    /** The newest accepted snapshot. */
    Optional<SignedSnapshot> newestSnapshot() {
        return snapshots.isEmpty() ? Optional.empty() : Optional.of(snapshots.getLast());
    }

    /** The state after one more batch, which linked these snapshots to the chain. */
    VerifierState after(Sequence number, StateRoot post, StatementId id, List<SignedSnapshot> linked) {
        return new VerifierState(
                instance,
                number,
                post,
                newest(statements, List.of(id), STATEMENTS_MAX),
                SnapshotChain.of(snapshots, instance).plus(linked, SNAPSHOTS_MAX));
    }

    private static <T> List<T> newest(List<T> old, List<T> more, int max) {
        List<T> all = new ArrayList<>(old);
        all.addAll(more);
        return all.subList(Math.max(0, all.size() - max), all.size());
    }
}
