package io.tidemark.verifier.audit.policy;

import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How old the last snapshot used is. */
final class SnapshotPolicy implements Inspector {
    private final Policy policy;
    private final PolicyRule.SnapshotWithin rule;
    private Occurrence.@Nullable BatchOpened last;

    SnapshotPolicy(Policy policy, PolicyRule.SnapshotWithin rule) {
        this.policy = policy;
        this.rule = rule;
    }

    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        if (occurrence instanceof Occurrence.BatchOpened opened) {
            last = opened;
        }
    }

    @Override
    public void end(Ledger after, Consumer<Finding> report) {
        if (last == null) {
            return;
        }
        long age = rule.now() - last.snapshot().time().value();
        if (age > rule.seconds()) {
            report.accept(PolicyInspector.breach(
                    policy,
                    FindingCode.P_SNAPSHOT_AGE,
                    OptionalLong.empty(),
                    List.of(
                            Detail.count("sequence", last.snapshot().sequence().value()),
                            Detail.span("age", age),
                            Detail.span("limit", rule.seconds())),
                    List.of(last.evidence())));
        }
    }
}
