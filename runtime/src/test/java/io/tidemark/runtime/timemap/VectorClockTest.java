package io.tidemark.runtime.timemap;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.DomainId;
import io.tidemark.model.ProgramId;
import org.junit.jupiter.api.Test;

class VectorClockTest {
    private static final Timeline A = Timeline.of(ProgramId.of(1));
    private static final Timeline B = Timeline.of(DomainId.of(1));

    @Test
    void compare_isOneOfFour() {
        VectorClock a = VectorClock.EMPTY.next(A);
        VectorClock b = VectorClock.EMPTY.next(B);
        VectorClock both = a.join(b);

        assertThat(a.compare(b)).isEqualTo(CausalOrder.CONCURRENT);
        assertThat(a.compare(both)).isEqualTo(CausalOrder.BEFORE);
        assertThat(both.compare(b)).isEqualTo(CausalOrder.AFTER);
        assertThat(both.compare(b.join(a))).isEqualTo(CausalOrder.EQUAL);
        assertThat(both).isEqualTo(b.join(a)).hasSameHashCodeAs(b.join(a)).isNotEqualTo(a);
        assertThat(VectorClock.EMPTY.compare(a)).isEqualTo(CausalOrder.BEFORE);
    }

    @Test
    void join_isTheLargerOfEach() {
        VectorClock left = VectorClock.EMPTY.next(A).next(A).next(B);
        VectorClock right = VectorClock.EMPTY.next(A).next(B).next(B);

        assertThat(left.join(right).count(A)).isEqualTo(2);
        assertThat(left.join(right).count(B)).isEqualTo(2);
        assertThat(left.join(right).count(Timeline.SNAPSHOTS)).isZero();
    }

    @Test
    void lines_ofAProgramAndADomainOfOneNumber_differ() {
        assertThat(A).isNotEqualTo(B).isLessThan(B);
        assertThat(A).hasToString("PROGRAM 1");
        assertThat(Timeline.SNAPSHOTS).hasToString("SNAPSHOTS");
    }
}
