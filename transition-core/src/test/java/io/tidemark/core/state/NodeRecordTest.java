package io.tidemark.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.FrLimbs;
import org.junit.jupiter.api.Test;

class NodeRecordTest {
    @Test
    void lanes_ofAllWidths_roundTrip() {
        for (long seed = 0; seed < 200; seed++) {
            long[] lanes = Lane.random(seed);
            long[] words = new long[NodeStore.WORDS_MAX];
            int count = NodeRecord.putLanes(lanes, 0, words);
            long[] back = new long[lanes.length];
            NodeRecord.getLanes(words, back, 0, 1);

            assertThat(back).as("seed %d", seed).isEqualTo(lanes);
            assertThat(NodeRecord.length(words[0])).isEqualTo(count);
        }
    }

    @Test
    void lanes_ofTheLargestElement_roundTrip() {
        long[] lanes = new long[StateTree.LANES_LIMBS];
        for (int i = 0; i < 8; i++) {
            FrLimbs.store(Fr.ZERO.sub(Fr.ONE), lanes, i * FrLimbs.LIMBS);
        }
        long[] words = new long[NodeStore.WORDS_MAX];
        long[] back = new long[lanes.length];

        assertThat(NodeRecord.putLanes(lanes, 0, words)).isEqualTo(33);
        NodeRecord.getLanes(words, back, 0, 1);
        assertThat(back).isEqualTo(lanes);
    }

    @Test
    void branch_withAnyChildrenEmpty_roundTrips() {
        for (int mask = 0; mask < 256; mask++) {
            long[] hashes = Lane.random(mask);
            long[] references = new long[8];
            for (int child = 0; child < 8; child++) {
                references[child] = (mask >> child & 1) == 0 ? 0 : 1000L + child;
                if (references[child] == 0) {
                    EmptyNodes.store(3, hashes, child * FrLimbs.LIMBS);
                }
            }
            long[] words = new long[NodeStore.WORDS_MAX];
            int count = NodeRecord.putBranch(hashes, 0, references, 0, words);
            long[] back = new long[hashes.length];
            long[] referencesBack = new long[8];
            NodeRecord.getBranch(words, 3, back, 0, referencesBack, 0, 1);

            assertThat(back).isEqualTo(hashes);
            assertThat(referencesBack).isEqualTo(references);
            assertThat(NodeRecord.length(words[0])).isEqualTo(count);
            for (int child = 0; child < 8; child++) {
                assertThat(NodeRecord.childOf(words, child, 1)).isEqualTo(references[child]);
            }
        }
    }

    @Test
    void read_ofTheOtherTypeOrNoElement_isRefused() {
        long[] words = new long[NodeStore.WORDS_MAX];
        NodeRecord.putLanes(Lane.random(1), 0, words);

        assertThatThrownBy(() -> NodeRecord.childOf(words, 0, 77))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("record 77");
        words[0] = 2L << 56 | 4;
        words[4] = -1;
        assertThatThrownBy(() -> NodeRecord.getLanes(words, new long[40], 0, 77))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("below r");
        assertThat(NodeRecord.length(2L << 56 | 5)).isEqualTo(-1);
        assertThat(NodeRecord.length(3L << 56)).isEqualTo(-1);
    }
}
