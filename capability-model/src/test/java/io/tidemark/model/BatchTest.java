package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final Arbitrary arbitrary = new Arbitrary();

    private Effect by(long author) {
        EffectHeader header = EffectHeader.of(ProgramId.of(author), Counter.of(1), SnapshotDigest.NONE);
        return arbitrary.effect().withHeader(header);
    }

    private HeadSignature signed(long author) {
        return new HeadSignature(ProgramId.of(author), arbitrary.signature());
    }

    @Test
    void signatureOf_authors_findsTheirs() {
        HeadSignature one = signed(1);
        Batch batch = new Batch(SnapshotDigest.NONE, List.of(by(2), by(1), by(2)), List.of(one));
        assertThat(batch.signatureOf(ProgramId.of(1))).contains(one);
        assertThat(batch.signatureOf(ProgramId.of(2))).isEmpty();
    }

    @Test
    void batch_withoutEffectsOrTooMany_isRefused() {
        assertThatThrownBy(() -> new Batch(SnapshotDigest.NONE, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        List<Effect> tooMany = Collections.nCopies(Batch.EFFECTS_MAX + 1, by(1));
        assertThatThrownBy(() -> new Batch(SnapshotDigest.NONE, tooMany, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void batch_signaturesOutOfOrderTwiceOrOfStrangers_isRefused() {
        List<Effect> effects = List.of(by(1), by(2));
        HeadSignature one = signed(1);
        for (List<HeadSignature> signatures :
                List.of(List.of(signed(2), one), List.of(one, one), List.of(one, signed(3)))) {
            assertThatThrownBy(() -> new Batch(SnapshotDigest.NONE, effects, signatures))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
