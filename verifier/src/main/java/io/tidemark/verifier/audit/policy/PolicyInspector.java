package io.tidemark.verifier.audit.policy;

import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Inspector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Watches a history for breaches of one policy. */
public final class PolicyInspector {
    private PolicyInspector() {}

    /** The inspector for a policy. */
    public static Inspector of(Policy policy) {
        return switch (policy.rule()) {
            case PolicyRule.RightOnlyBy rule -> new UsePolicy(policy, rule);
            case PolicyRule.UseWithin rule -> new PromptUsePolicy(policy, rule);
            case PolicyRule.DepthAtMost rule -> new GrantPolicy(policy, rule);
            case PolicyRule.LifeAtMost rule -> new GrantPolicy(policy, rule);
            case PolicyRule.NeverTo rule -> new GrantPolicy(policy, rule);
            case PolicyRule.TwoParty rule -> new TwoPartyPolicy(policy, rule);
            case PolicyRule.SnapshotWithin rule -> new SnapshotPolicy(policy, rule);
        };
    }

    static Finding breach(
            Policy policy, FindingCode code, OptionalLong tick, List<Detail> details, List<Evidence> evidence) {
        return new Finding(code, policy.severity(), Optional.of(policy.name()), tick, details, evidence);
    }
}
