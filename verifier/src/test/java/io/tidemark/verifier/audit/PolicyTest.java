package io.tidemark.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Right;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.finding.Severity;
import io.tidemark.verifier.audit.policy.Policy;
import io.tidemark.verifier.audit.policy.PolicyInspector;
import io.tidemark.verifier.audit.policy.PolicyRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each policy finds the misuse that it is about, and nothing in a clean world. */
class PolicyTest {
    private static final long HOUR = 3_600;
    private static final long START = 1_800_000_000;

    /** One policy, and a misuse of it. */
    record Misuse(PolicyRule rule, FindingCode code, HistoryScript script) {
        @Override
        public String toString() {
            return code.name();
        }
    }

    private static HistoryScript opened() {
        return new HistoryScript()
                .batch(START)
                .register(1, 2, 3)
                .deposit(1, 100)
                .deposit(2, 100);
    }

    /** B uses at once what A granted it for an hour; A and B swap in one group. */
    private static HistoryScript clean() {
        return opened().delegate(1, 1, 0, 2, 100, START + HOUR, Right.TRANSFER)
                .transfer(2, 1, 1, 1)
                .together(1, 1, 2, 2);
    }

    private static final PolicyRule ONLY_B = new PolicyRule.RightOnlyBy(Right.TRANSFER, List.of(ProgramId.of(2)));
    private static final PolicyRule SHALLOW = new PolicyRule.DepthAtMost(1);
    private static final PolicyRule PROMPT = new PolicyRule.UseWithin(HOUR);
    private static final PolicyRule SHORT = new PolicyRule.LifeAtMost(HOUR);
    private static final PolicyRule NOT_C = new PolicyRule.NeverTo(List.of(ProgramId.of(3)));
    private static final PolicyRule TWO = new PolicyRule.TwoParty(Optional.of(HistoryScript.GOLD), Quantity.of(101));
    private static final PolicyRule TWO_FROM_100 = new PolicyRule.TwoParty(Optional.empty(), Quantity.of(100));
    private static final PolicyRule RECENT = new PolicyRule.SnapshotWithin(HOUR, START + HOUR);
    private static final PolicyRule TOO_OLD = new PolicyRule.SnapshotWithin(HOUR, START + HOUR + 1);

    static Stream<Misuse> misuses() {
        return Stream.of(
                new Misuse(
                        ONLY_B,
                        FindingCode.P_RIGHT_ONLY_BY,
                        opened().delegate(1, 1, 0, 3, 100, START + HOUR, Right.TRANSFER)
                                .transfer(3, 1, 1, 3)),
                new Misuse(
                        SHALLOW,
                        FindingCode.P_DEPTH,
                        opened().delegate(1, 1, 0, 2, 100, START + HOUR, Right.TRANSFER, Right.DELEGATE)
                                .delegate(2, 1, 1, 3, 100, START + HOUR, Right.TRANSFER)),
                new Misuse(
                        PROMPT,
                        FindingCode.P_USE_WITHIN,
                        opened().delegate(1, 1, 0, 2, 100, START + 9 * HOUR, Right.TRANSFER)
                                .batch(START + HOUR + 1)
                                .transfer(2, 1, 1, 3)),
                new Misuse(
                        SHORT,
                        FindingCode.P_LIFE,
                        opened().delegate(1, 1, 0, 2, 100, START + HOUR + 1, Right.TRANSFER)),
                new Misuse(
                        NOT_C,
                        FindingCode.P_NEVER_DELEGATED_TO,
                        opened().delegate(1, 1, 0, 3, 100, START + HOUR, Right.TRANSFER)),
                new Misuse(TWO_FROM_100, FindingCode.P_TWO_PARTY, opened().transfer(1, 1, 0, 2)),
                new Misuse(TOO_OLD, FindingCode.P_SNAPSHOT_AGE, clean()));
    }

    private static List<Finding> judge(PolicyRule rule, HistoryScript script) {
        return script.findings(PolicyInspector.of(new Policy("demand", Severity.WARNING, rule)));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void misuse_isFoundWithPolicySeverityAndEvidence(Misuse misuse) {
        List<Finding> found = judge(misuse.rule(), misuse.script());
        assertThat(found).hasSize(1);
        Finding breach = found.getFirst();
        assertThat(breach.code()).isEqualTo(misuse.code());
        assertThat(breach.policy()).contains("demand");
        assertThat(breach.severity()).isEqualTo(Severity.WARNING);
        assertThat(breach.evidence()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void sentence_namesExactlyTheDetails(Misuse misuse) {
        Finding breach = judge(misuse.rule(), misuse.script()).getFirst();
        List<String> named = java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(breach.code().sentence())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .sorted()
                .toList();
        assertThat(breach.details().stream().map(Detail::name).sorted()).containsExactlyElementsOf(named);
    }

    @Test
    void cleanWorld_breaksNothing() {
        for (PolicyRule rule : List.of(ONLY_B, SHALLOW, PROMPT, SHORT, NOT_C, TWO, RECENT)) {
            assertThat(judge(rule, clean())).as(rule.toString()).isEmpty();
        }
    }

    @Test
    void twoParty_membersOfOneProgram_areNotTwo() {
        HistoryScript alone = opened().together(1, 1, 1, 2);
        assertThat(judge(TWO_FROM_100, alone)).hasSize(2);
        assertThat(judge(TWO_FROM_100, opened().together(1, 1, 2, 2))).isEmpty();
    }

    @Test
    void twoParty_otherAssetOrLess_isFree() {
        assertThat(judge(TWO, opened().transfer(1, 1, 0, 2))).isEmpty();
        PolicyRule silver =
                new PolicyRule.TwoParty(Optional.of(io.tidemark.model.AssetId.of("Silver")), Quantity.of(1));
        assertThat(judge(silver, opened().transfer(1, 1, 0, 2))).isEmpty();
    }
}
