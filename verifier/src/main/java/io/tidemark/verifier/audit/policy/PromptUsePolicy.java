package io.tidemark.verifier.audit.policy;

import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.CapabilityUse;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.KnownCapability;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** How soon after its grant a capability is used, by the times of the snapshots. */
record PromptUsePolicy(Policy policy, PolicyRule.UseWithin rule) implements Inspector {
    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        CapabilityUse.in(occurrence)
                .ifPresent(use -> before.capability(use.entry().capability())
                        .ifPresent(capability -> judge(use, capability, before, report)));
    }

    private void judge(CapabilityUse use, KnownCapability capability, Ledger before, Consumer<Finding> report) {
        long after = before.time().value() - capability.granted().time().value();
        if (after > rule.seconds()) {
            report.accept(PolicyInspector.breach(
                    policy,
                    FindingCode.P_USE_WITHIN,
                    OptionalLong.of(use.entry().tick().value()),
                    List.of(
                            Detail.cell("user", use.entry().user()),
                            Detail.cell("capability", capability.id()),
                            Detail.span("after", after),
                            Detail.span("limit", rule.seconds())),
                    List.of(use.evidence(), capability.granted().evidence())));
        }
    }
}
