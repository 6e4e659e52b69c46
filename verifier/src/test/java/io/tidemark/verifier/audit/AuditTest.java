package io.tidemark.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Holding;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Sequence;
import io.tidemark.model.Transfer;
import io.tidemark.verifier.TestBundles;
import io.tidemark.verifier.VerifiedBundle;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final List<VerifiedBundle> ALL = TestBundles.verified();

    @Test
    void report_ofTheWholeChain_isComplete() {
        AuditReport report = Audit.of(ALL.reversed());
        assertThat(report.isComplete()).isTrue();
        assertThat(report.first()).isEqualTo(Sequence.of(1));
        assertThat(report.last()).isEqualTo(Sequence.of(6));
        assertThat(report.sightings(Sighting.SnapshotUsed.class)
                        .map(f -> f.snapshot().sequence().value()))
                .containsExactly(1L, 2L, 4L, 4L, 4L, 4L);
        assertThat(report.sightings(Sighting.ProgramActed.class)).hasSize(8);
        assertThat(report.sightings(Sighting.ProgramJoined.class))
                .singleElement()
                .satisfies(joined -> assertThat(joined.entry().program()).isEqualTo(ProgramId.of(2)));
    }

    @Test
    void usageOf_usedCapability_namesUserAndPlace() {
        UsageStatement usage = Audit.of(ALL).usageOf(CapabilityId.of(1));
        assertThat(usage.complete()).isTrue();
        assertThat(usage.provesNoUse()).isFalse();
        Sighting.CapabilityUsed use = usage.uses().getFirst();
        assertThat(usage.uses()).hasSize(1);
        assertThat(use.entry().user()).isEqualTo(ProgramId.of(2));
        assertThat(use.entry().resource()).isEqualTo(ResourceId.of(1));
        VerifiedBundle third = ALL.get(2);
        assertThat(use.source())
                .isEqualTo(new Source(
                        third.contentHash(),
                        Sequence.of(3),
                        "uses",
                        third.bundle().statement().uses().lane(),
                        0));
    }

    @Test
    void usageOf_unusedCapability_isProvedOnlyWithoutGaps() {
        assertThat(Audit.of(ALL).usageOf(CapabilityId.of(2)).provesNoUse()).isTrue();
        AuditReport gap = Audit.of(List.of(ALL.get(0), ALL.get(3)));
        assertThat(gap.usageOf(CapabilityId.of(1)).uses()).isEmpty();
        assertThat(gap.usageOf(CapabilityId.of(1)).provesNoUse()).isFalse();
    }

    @Test
    void report_withoutBatches_namesThem() {
        AuditReport report = Audit.of(List.of(ALL.get(0), ALL.get(3)));
        assertThat(report.isComplete()).isFalse();
        assertThat(report.sightings(Sighting.BatchesMissing.class))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.first()).isEqualTo(Sequence.of(2));
                    assertThat(gap.last()).isEqualTo(Sequence.of(3));
                });
    }

    @Test
    void report_ofTwoHistories_saysSo() {
        AuditReport report = Audit.of(List.of(ALL.get(0), TestBundles.forkOfSecond()));
        assertThat(report.isComplete()).isFalse();
        assertThat(report.sightings(Sighting.HistoryBroken.class)).hasSize(1);
    }

    @Test
    void historyOf_resource_isEachChangeInOrder() {
        List<Sighting.OwnershipChanged> history = Audit.of(ALL).historyOf(ResourceId.of(1));
        assertThat(history)
                .extracting(
                        change -> change.entry().before(),
                        change -> change.entry().after())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Holding.NONE, Holding.held(ProgramId.of(1))),
                        org.assertj.core.groups.Tuple.tuple(
                                Holding.held(ProgramId.of(1)), Holding.held(ProgramId.of(2))),
                        org.assertj.core.groups.Tuple.tuple(
                                Holding.held(ProgramId.of(2)), Holding.held(ProgramId.of(1))));
    }

    @Test
    void report_publishedEffects_areSeenAndWithheldOnesAreNot() {
        AuditReport report = Audit.of(ALL);
        assertThat(report.sightings(Sighting.EffectSeen.class)
                        .map(f -> f.source().sequence().value())
                        .distinct())
                .containsExactly(1L, 3L, 4L, 5L, 6L);
        assertThat(report.sightings(Sighting.EffectSeen.class).filter(f -> f.effect() instanceof Transfer))
                .hasSize(4);
    }

    @Test
    void report_ofNothingOrOfOneBundleTwice_isRefused() {
        assertThatThrownBy(() -> Audit.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Audit.of(List.of(ALL.get(0), ALL.get(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
