package io.tidemark.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.EffectKind;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Right;
import io.tidemark.model.Sequence;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.Occurrence;
import io.tidemark.verifier.audit.question.HistoryInspector;
import io.tidemark.verifier.audit.question.LifeInspector;
import io.tidemark.verifier.audit.question.UseInspector;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final long HOUR = 3_600;
    private static final long START = 1_800_000_000;

    private static HistoryScript granted() {
        return new HistoryScript()
                .batch(START)
                .register(1, 2, 3)
                .deposit(1, 100)
                .delegate(1, 1, 0, 2, 100, START + HOUR, Right.TRANSFER, Right.ESCROW);
    }

    private static List<FindingCode> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    @Test
    void use_byAnotherThanTheOwner_isFoundWithGrantAsEvidence() {
        List<Finding> found = granted().transfer(2, 1, 1, 3).findings(new UseInspector(60));
        assertThat(codes(found)).containsExactly(FindingCode.A_MOVED_BY_OTHER);
        assertThat(found.getFirst().evidence()).hasSize(2);
    }

    @Test
    void use_nearExpiry_isFound() {
        HistoryScript script = granted().batch(START + HOUR - 60).transfer(2, 1, 1, 3);
        assertThat(codes(script.findings(new UseInspector(60)))).contains(FindingCode.A_USE_NEAR_EXPIRY);
        assertThat(codes(script.findings(new UseInspector(59)))).doesNotContain(FindingCode.A_USE_NEAR_EXPIRY);
    }

    @Test
    void end_rightsNeverUsed_areFoundUnlessSomethingIsMissing() {
        HistoryScript script = granted().transfer(2, 1, 1, 3);
        List<Finding> found = script.findings(new LifeInspector());
        assertThat(codes(found)).containsExactly(FindingCode.A_RIGHT_UNUSED);
        assertThat(found.getFirst().detail("rights")).contains(new Detail.Value.Word("ESCROW"));
        script.with(new Occurrence.BatchesMissing(Sequence.of(3), Sequence.of(2), Sequence.of(2), script.evidence()));
        assertThat(script.findings(new LifeInspector())).isEmpty();
    }

    @Test
    void end_twoLivingChainsToOneHolder_meet() {
        HistoryScript script = granted().delegate(1, 1, 0, 2, 50, START + HOUR, Right.TRANSFER);
        assertThat(codes(script.findings(new LifeInspector()))).contains(FindingCode.A_CHAINS_MEET);
        script.revoke(1, 2);
        assertThat(codes(script.findings(new LifeInspector()))).doesNotContain(FindingCode.A_CHAINS_MEET);
    }

    @Test
    void refusals_areFound_andTheExpiredOneIsAWarning() {
        List<Finding> found = granted()
                .refused(2, EffectKind.TRANSFER, 1, RejectCode.E_CAPABILITY_EXPIRED)
                .refused(3, EffectKind.CLAIM, 0, RejectCode.E_NOT_ESCROWED)
                .findings(new HistoryInspector());
        assertThat(codes(found)).containsExactly(FindingCode.A_EXPIRED_USE_REFUSED, FindingCode.A_EFFECT_REFUSED);
    }

    @Test
    void everyGap_isSerious() {
        HistoryScript script = granted();
        List<Finding> found = script.with(new Occurrence.BatchesMissing(
                        Sequence.of(3), Sequence.of(2), Sequence.of(2), script.evidence()))
                .with(new Occurrence.HistoryBroken(Sequence.of(4), "0x01", script.evidence()))
                .with(new Occurrence.HistoryForked(Sequence.of(5), script.evidence(), script.evidence()))
                .with(new Occurrence.HistoryTruncated(Sequence.of(6), "a snapshot", script.evidence()))
                .findings(new HistoryInspector());
        assertThat(found)
                .hasSize(4)
                .allSatisfy(gap ->
                        assertThat(gap.severity()).isEqualTo(io.tidemark.verifier.audit.finding.Severity.SERIOUS));
    }
}
