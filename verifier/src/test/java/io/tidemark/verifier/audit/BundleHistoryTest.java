package io.tidemark.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Holding;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.verifier.TestBundles;
import io.tidemark.verifier.VerifiedBundle;
import io.tidemark.verifier.audit.history.BundleHistory;
import io.tidemark.verifier.audit.history.Inspection;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleHistoryTest {
    private static final List<VerifiedBundle> ALL = TestBundles.verified();

    private static List<Occurrence> read(List<VerifiedBundle> bundles) {
        List<Occurrence> seen = new ArrayList<>();
        BundleHistory.read(bundles, seen::add);
        return seen;
    }

    private static Ledger ledger(List<VerifiedBundle> bundles) {
        Inspection inspection = new Inspection(List.of(), finding -> {});
        BundleHistory.read(bundles, inspection);
        return inspection.finish();
    }

    @Test
    void read_inAnyOrder_isTheSameHistory() {
        assertThat(read(ALL.reversed())).isEqualTo(read(ALL));
        assertThat(read(ALL))
                .filteredOn(o -> o instanceof Occurrence.BatchOpened)
                .hasSize(6);
    }

    @Test
    void read_withheldBatch_tellsWhatItsProofOpens() {
        assertThat(read(ALL))
                .filteredOn(o -> o.sequence().value() == 2)
                .anyMatch(o -> o instanceof Occurrence.EffectsWithheld)
                .anyMatch(o -> o instanceof Occurrence.HoldingSeen)
                .noneMatch(o -> o instanceof Occurrence.EffectApplied);
        assertThat(ledger(ALL).isWhole()).isFalse();
        assertThat(ledger(ALL.subList(0, 1)).isWhole()).isTrue();
    }

    @Test
    void read_withoutTheFirst_orOneBetween_isMissing() {
        assertThat(read(ALL.subList(1, 4)))
                .filteredOn(o -> o instanceof Occurrence.BatchesMissing)
                .hasSize(1);
        assertThat(read(List.of(ALL.get(0), ALL.get(3))))
                .filteredOn(o -> o instanceof Occurrence.BatchesMissing)
                .singleElement()
                .satisfies(gap -> {
                    assertThat(((Occurrence.BatchesMissing) gap).first().value())
                            .isEqualTo(2);
                    assertThat(((Occurrence.BatchesMissing) gap).last().value()).isEqualTo(3);
                });
    }

    @Test
    void read_secondHistory_isBrokenOrForked() {
        assertThat(read(List.of(ALL.get(0), TestBundles.forkOfSecond())))
                .anyMatch(o -> o instanceof Occurrence.HistoryBroken);
        assertThat(read(List.of(ALL.get(0), ALL.get(1), TestBundles.forkOfSecond())))
                .filteredOn(o -> o instanceof Occurrence.HistoryForked)
                .hasSize(1);
        assertThat(read(List.of(ALL.get(0), ALL.get(0)))).isEqualTo(read(List.of(ALL.get(0))));
    }

    @Test
    void ledger_whatIsPublished_isKnown() {
        Ledger first = ledger(ALL.subList(0, 1));
        assertThat(first.resource(ResourceId.of(1)).orElseThrow().holding()).isEqualTo(Holding.held(ProgramId.of(1)));
        assertThat(ledger(ALL).capability(CapabilityId.of(9))).isEmpty();
    }

    @Test
    void read_nothing_isRefused() {
        assertThatThrownBy(() -> read(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
