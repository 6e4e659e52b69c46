package io.tidemark.cli.audit;

import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.verifier.VerifiedBundle;
import io.tidemark.verifier.audit.Source;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.history.BundleHistory;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One audit: the history of verified bundles, with what a world's log and the published snapshots add to it.
 *
 * @param bundles verified, in any order
 * @param snapshots as the keepers published them
 * @param refused what a world's log says was refused; empty for an auditor who has none
 * @param expected what says that there are later batches
 */
public record AuditRun(
        List<VerifiedBundle> bundles,
        List<SignedSnapshot> snapshots,
        List<Occurrence.EffectRefused> refused,
        List<Expected> expected) {
    /**
     * Something that knows of a batch.
     *
     * @param sequence of the batch
     * @param says what it says, for people
     */
    public record Expected(long sequence, String says, Evidence evidence) {
        /** An auditor knows of a batch; the end of what it was given is the evidence that it is not there. */
        public static Expected byAuditor(long sequence, List<VerifiedBundle> bundles) {
            VerifiedBundle last = lastOf(bundles);
            Statement statement = last.bundle().statement();
            Source end = new Source(
                    last.contentHash(),
                    statement.sequence(),
                    "statement",
                    statement.postRoot().lane(),
                    0);
            return new Expected(sequence, "batch " + sequence + " was expected", new Evidence.InBundle(end));
        }
    }

    /** A use so near to its expiry is worth a note: ten minutes. */
    public static final long NEAR_SECONDS = 600;

    /** Copies the lists. */
    public AuditRun {
        bundles = List.copyOf(bundles);
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
    public Ledger run(List<Inspector> inspectors, Consumer<Finding> report) {
        Inspection inspection = new Inspection(inspectors, report);
        read(inspection);
        return inspection.finish();
    }

    /** Shows the history, and at its end what is later than it. */
    public void read(Consumer<Occurrence> sink) {
        TreeMap<Long, List<Occurrence>> waiting = refusedBySequence();
        BundleHistory.read(bundles, occurrence -> {
            if (occurrence instanceof Occurrence.BatchOpened) {
                List<Occurrence> due = waiting.remove(occurrence.sequence().value());
                sink.accept(occurrence);
                if (due != null) {
                    due.forEach(sink);
                }
                return;
            }
            sink.accept(occurrence);
        });
        waiting.values().forEach(rest -> rest.forEach(sink));
        truncation(sink);
    }

    private TreeMap<Long, List<Occurrence>> refusedBySequence() {
        TreeMap<Long, List<Occurrence>> bySequence = new TreeMap<>();
        refused.forEach(refusal -> bySequence
                .computeIfAbsent(refusal.sequence().value(), none -> new ArrayList<>())
                .add(refusal));
        return bySequence;
    }

    private void truncation(Consumer<Occurrence> sink) {
        VerifiedBundle end = lastOf(bundles);
        Statement last = end.bundle().statement();
        expected.stream()
                .filter(later -> later.sequence() > last.sequence().value())
                .findFirst()
                .ifPresent(later ->
                        sink.accept(new Occurrence.HistoryTruncated(last.sequence(), later.says(), later.evidence())));
        laterSnapshot(end)
                .ifPresent(snapshot -> sink.accept(new Occurrence.HistoryTruncated(
                        last.sequence(),
                        "snapshot " + snapshot.sequence().value() + " is of a state that no batch here left",
                        new Evidence.InSnapshot(snapshot.sequence(), snapshot.digest()))));
    }

    private static VerifiedBundle lastOf(List<VerifiedBundle> bundles) {
        return bundles.stream()
                .max(Comparator.comparing(bundle -> bundle.bundle().statement().sequence()))
                .orElseThrow(() -> new IllegalArgumentException("expected at least one bundle, got none"));
    }

    private Optional<Snapshot> laterSnapshot(VerifiedBundle end) {
        Set<StateRoot> known = new HashSet<>();
        for (VerifiedBundle bundle : bundles) {
            known.add(bundle.bundle().statement().preRoot());
            known.add(bundle.bundle().statement().postRoot());
        }
        long used = end.bundle().snapshot().snapshot().sequence().value();
        return snapshots.stream()
                .map(SignedSnapshot::snapshot)
                .filter(snapshot -> snapshot.sequence().value() > used && !known.contains(snapshot.stateRoot()))
                .findFirst();
    }
}
