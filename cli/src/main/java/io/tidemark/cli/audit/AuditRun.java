package io.tidemark.cli.audit;

import io.tidemark.cli.CommandFailure;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.SnapshotMark;
import io.tidemark.model.StateRoot;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Inspection;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import io.tidemark.verifier.audit.policy.Policy;
import io.tidemark.verifier.audit.policy.PolicyInspector;
import io.tidemark.verifier.audit.question.HistoryInspector;
import io.tidemark.verifier.audit.question.LifeInspector;
import io.tidemark.verifier.audit.question.UseInspector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One audit: a history, with what a world's record and the published snapshots add to it.
 *
 * @param snapshots as the keepers published them
 * @param refused what a world's record says was refused; empty for an auditor who has none
 * @param expected what says that there are later batches
 */
public record AuditRun(
        History history,
        List<SignedSnapshot> snapshots,
        List<Occurrence.EffectRefused> refused,
        List<Expected> expected) {
    /**
     * Something that knows of a batch.
     *
     * @param sequence of the batch
     * @param says what it says, for people
     * @param evidence what shows it; without one, the end of the history shows that the batch is not there
     */
    public record Expected(long sequence, String says, Optional<Evidence> evidence) {
        /** An auditor knows of a batch. */
        public static Expected byAuditor(long sequence) {
            return new Expected(sequence, "batch " + sequence + " was expected", Optional.empty());
        }
    }

    /** A use so near to its expiry is worth a note: ten minutes. */
    public static final long NEAR_SECONDS = 600;

    /** Copies the lists. */
    public AuditRun {
        snapshots = List.copyOf(snapshots);
        refused = List.copyOf(refused);
        expected = List.copyOf(expected);
    }

    /** The inspectors of every audit, and one for each policy. */
    public static List<Inspector> inspectors(List<Policy> policies) {
        List<Inspector> inspectors =
                new ArrayList<>(List.of(new HistoryInspector(), new UseInspector(NEAR_SECONDS), new LifeInspector()));
        policies.forEach(policy -> inspectors.add(PolicyInspector.of(policy)));
        return List.copyOf(inspectors);
    }

    /** Shows everything to the inspectors; findings go to {@code report} as they are made. */
    public Ledger run(List<Inspector> inspectors, Consumer<Finding> report) throws CommandFailure, IOException {
        Inspection inspection = new Inspection(inspectors, report);
        read(inspection);
        return inspection.finish();
    }

    /** Shows the history, and at its end what is later than it. */
    public void read(Consumer<Occurrence> sink) throws CommandFailure, IOException {
        TreeMap<Long, List<Occurrence>> waiting = refusedBySequence();
        Horizon horizon = new Horizon(snapshots);
        history.read(occurrence -> {
            sink.accept(occurrence);
            if (occurrence instanceof Occurrence.BatchOpened opened) {
                horizon.pass(opened);
                Optional.ofNullable(waiting.remove(occurrence.sequence().value()))
                        .ifPresent(due -> due.forEach(sink));
            }
        });
        waiting.values().forEach(rest -> rest.forEach(sink));
        horizon.truncation(expected, sink);
    }

    private TreeMap<Long, List<Occurrence>> refusedBySequence() {
        TreeMap<Long, List<Occurrence>> bySequence = new TreeMap<>();
        refused.forEach(refusal -> bySequence
                .computeIfAbsent(refusal.sequence().value(), none -> new ArrayList<>())
                .add(refusal));
        return bySequence;
    }

    /** The end of what was shown, and which published snapshots are of states that were not. */
    private static final class Horizon {
        private final List<Snapshot> snapshots;
        private final Set<StateRoot> unseen = new HashSet<>();
        private Optional<Evidence> end = Optional.empty();
        private Sequence last = Sequence.ZERO;
        private SnapshotMark used = SnapshotMark.NONE;

        Horizon(List<SignedSnapshot> published) {
            this.snapshots = published.stream().map(SignedSnapshot::snapshot).toList();
            snapshots.forEach(snapshot -> unseen.add(snapshot.stateRoot()));
        }

        void pass(Occurrence.BatchOpened opened) {
            unseen.remove(opened.preRoot());
            unseen.remove(opened.postRoot());
            if (opened.sequence().compareTo(last) >= 0) {
                last = opened.sequence();
                used = opened.snapshot();
                end = Optional.of(opened.evidence());
            }
        }

        void truncation(List<Expected> expected, Consumer<Occurrence> sink) {
            expected.stream()
                    .filter(later -> later.sequence() > last.value())
                    .findFirst()
                    .ifPresent(later -> later.evidence()
                            .or(() -> end)
                            .or(() -> Optional.of(nothing()))
                            .ifPresent(
                                    shows -> sink.accept(new Occurrence.HistoryTruncated(last, later.says(), shows))));
            snapshots.stream()
                    .filter(snapshot ->
                            snapshot.sequence().compareTo(used.sequence()) > 0 && unseen.contains(snapshot.stateRoot()))
                    .findFirst()
                    .filter(snapshot -> end.isPresent())
                    .ifPresent(snapshot -> sink.accept(new Occurrence.HistoryTruncated(
                            last,
                            "snapshot " + snapshot.sequence().value() + " is of a state that no batch here left",
                            new Evidence.InSnapshot(snapshot.sequence(), snapshot.digest()))));
        }

        /** A history without a batch ends before the first. */
        private static Evidence nothing() {
            return new Evidence.InSnapshot(Sequence.ZERO, SnapshotDigest.NONE);
        }
    }
}
