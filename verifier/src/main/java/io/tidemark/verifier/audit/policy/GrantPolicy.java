package io.tidemark.verifier.audit.policy;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Delegate;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What may be granted: how deep, for how long, to whom. */
final class GrantPolicy implements Inspector {
    private final Policy policy;
    private final PolicyRule rule;

    GrantPolicy(Policy policy, PolicyRule rule) {
        this.policy = policy;
        this.rule = rule;
    }

    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        if (occurrence instanceof Occurrence.EffectApplied applied && applied.effect() instanceof Delegate grant) {
            judge(applied, grant, before, report);
        }
    }

    private void judge(Occurrence.EffectApplied applied, Delegate grant, Ledger before, Consumer<Finding> report) {
        Detail capability =
                Detail.cell("capability", CapabilityId.of(applied.created().orElse(0)));
        switch (rule) {
            case PolicyRule.DepthAtMost limit -> {
                int depth = depth(grant, before);
                if (depth > limit.depth()) {
                    report.accept(breach(
                            applied,
                            FindingCode.P_DEPTH,
                            capability,
                            Detail.count("depth", depth),
                            Detail.count("limit", limit.depth())));
                }
            }
            case PolicyRule.LifeAtMost limit -> {
                long life = grant.expiry().value() - before.time().value();
                if (life > limit.seconds()) {
                    report.accept(breach(
                            applied,
                            FindingCode.P_LIFE,
                            capability,
                            Detail.span("life", life),
                            Detail.span("limit", limit.seconds())));
                }
            }
            case PolicyRule.NeverTo never -> {
                if (never.programs().contains(grant.holder())) {
                    report.accept(breach(
                            applied,
                            FindingCode.P_NEVER_DELEGATED_TO,
                            Detail.cell("grantor", grant.author()),
                            capability,
                            Detail.cell("holder", grant.holder())));
                }
            }
            case PolicyRule.RightOnlyBy other -> {}
            case PolicyRule.UseWithin other -> {}
            case PolicyRule.TwoParty other -> {}
            case PolicyRule.SnapshotWithin other -> {}
        }
    }

    /** One more than its parent's; a parent that is not known is at least the first of its chain. */
    private static int depth(Delegate grant, Ledger before) {
        return grant.parent().isNone()
                ? 1
                : 1
                        + before.capability(grant.parent())
                                .map(p -> p.grant().depth())
                                .orElse(1);
    }

    private Finding breach(Occurrence.EffectApplied applied, FindingCode code, Detail... details) {
        return PolicyInspector.breach(
                policy, code, OptionalLong.of(applied.tick().value()), List.of(details), List.of(applied.evidence()));
    }
}
