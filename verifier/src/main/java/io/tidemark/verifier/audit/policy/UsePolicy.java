package io.tidemark.verifier.audit.policy;

import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.CapabilityUse;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Who may use a right. */
record UsePolicy(Policy policy, PolicyRule.RightOnlyBy rule) implements Inspector {
    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        CapabilityUse.in(occurrence)
                .filter(use -> use.right() == rule.right()
                        && !rule.programs().contains(use.entry().user()))
                .ifPresent(use -> report.accept(PolicyInspector.breach(
                        policy,
                        FindingCode.P_RIGHT_ONLY_BY,
                        OptionalLong.of(use.entry().tick().value()),
                        List.of(
                                Detail.cell("user", use.entry().user()),
                                Detail.word("right", use.right().name()),
                                Detail.cell("capability", use.entry().capability()),
                                Detail.cells("allowed", rule.programs())),
                        List.of(use.evidence()))));
    }
}
