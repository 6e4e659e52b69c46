package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceTest {
    private static final Fr ZERO = Fr.ZERO;

    @Test
    void instanceId_parameters_isTheHashOfTheSpecification() {
        Keepers keepers = new Arbitrary().keepers();
        InstanceParameters parameters = new InstanceParameters("harbour", 8, 5, 4, keepers);
        Fr limits = Fr.of(8 + (5 << 8) + (4 << 16) + (1 << 24));

        assertThat(parameters.instanceId().lane())
                .isEqualTo(H8.hash(
                        Fr.fromAscii("tidemark/1/instance-id"),
                        Text.digest("harbour"),
                        limits,
                        keepers.digest().lane(),
                        ZERO,
                        ZERO,
                        ZERO,
                        ZERO));
        assertThat(InstanceParameters.of("harbour", keepers)).isEqualTo(parameters);
    }

    @Test
    void keepersDigest_keysAndThreshold_isTheFoldOfTheSpecification() {
        Arbitrary arbitrary = new Arbitrary();
        List<KeeperKey> keys =
                List.of(arbitrary.keeper().key(), arbitrary.keeper().key());
        Fr digest = Fr.of(2);
        for (KeeperKey key : keys) {
            BigInteger whole = new BigInteger(1, key.bytes().toArray());
            Fr high = Fr.fromBigInteger(whole.shiftRight(128));
            Fr low = Fr.fromBigInteger(whole.mod(BigInteger.ONE.shiftLeft(128)));
            digest = H8.hash(Fr.fromAscii("tidemark/1/keepers"), digest, high, low, ZERO, ZERO, ZERO, ZERO);
        }
        assertThat(new Keepers(keys, 2).digest()).isEqualTo(new KeepersDigest(digest));
        assertThat(new Keepers(keys, 1).digest()).isNotEqualTo(new KeepersDigest(digest));
        assertThat(new Keepers(keys.reversed(), 2).digest()).isNotEqualTo(new KeepersDigest(digest));
    }

    @Test
    void parameters_outOfRange_areRefused() {
        Keepers keepers = new Arbitrary().keepers();
        int[][] refused = {{3, 5, 4}, {12, 5, 4}, {8, 0, 4}, {8, 9, 4}, {8, 5, 0}, {8, 5, 5}};
        for (int[] limits : refused) {
            assertThatThrownBy(() -> new InstanceParameters("x", limits[0], limits[1], limits[2], keepers))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> InstanceParameters.of("x".repeat(4097), keepers))
                .isInstanceOf(IllegalArgumentException.class);
        KeeperKey key = keepers.keys().getFirst();
        assertThatThrownBy(() -> new Keepers(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Keepers(List.of(key, key), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Keepers(List.of(key), 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Keepers(List.of(key), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leaf_lanes_areThoseOfTheSpecification() throws MalformedInputException {
        InstanceLeaf leaf = new InstanceLeaf(
                new InstanceId(Fr.of(1)),
                Sequence.of(2),
                Tick.of(3),
                new CellCounts(4, 5, 6, 7, 8),
                new SnapshotMark(Sequence.of(9), Seconds.of(10), new SnapshotDigest(Fr.of(11))),
                new StateRoot(Fr.of(12)),
                new EffectsDigest(Fr.of(13)),
                new LeafHash(Fr.of(14)));
        Fr numbers = Fr.of(2);
        for (int i = 1; i < 7; i++) {
            numbers = numbers.add(Fr.of(2 + i).shiftLeft(32 * i));
        }
        assertThat(leaf.lanes())
                .containsExactly(
                        Fr.fromAscii("tidemark/1/instance"),
                        Fr.of(1),
                        numbers,
                        Fr.of(9).add(Fr.of(10).shiftLeft(32)),
                        Fr.of(11),
                        Fr.of(12),
                        Fr.of(13),
                        Fr.of(14));
        assertThat(InstanceLeaf.of(leaf.lanes())).isEqualTo(leaf);
        assertThat(leaf.leafHash().lane()).isEqualTo(H8.hash(leaf.lanes().toArray(Fr[]::new)));
    }

    @Test
    void leaf_genesis_isZeroButForTagAndId() {
        List<Fr> lanes = InstanceLeaf.genesis(new InstanceId(Fr.of(5))).lanes();
        assertThat(lanes.subList(2, 8)).containsOnly(Fr.ZERO);
        assertThat(lanes.get(1)).isEqualTo(Fr.of(5));
    }

    @Test
    void leaf_lanesOutOfForm_areRefused() {
        List<Fr> sound = new Arbitrary().instanceLeaf().lanes();
        int[][] faults = {{0, 0}, {2, 224}, {3, 72}};
        for (int[] fault : faults) {
            List<Fr> lanes = new ArrayList<>(sound);
            lanes.set(fault[0], lanes.get(fault[0]).add(Fr.ONE.shiftLeft(fault[1])));
            assertThatThrownBy(() -> InstanceLeaf.of(lanes))
                    .isInstanceOf(MalformedInputException.class)
                    .hasMessageContaining("/lane" + fault[0]);
        }
        assertThatThrownBy(() -> InstanceLeaf.of(sound.subList(1, 8))).isInstanceOf(MalformedInputException.class);
    }

    @Test
    void counts_plusOne_raisesOneKind() {
        CellCounts counts = CellCounts.ZERO;
        for (CellKind kind : CellKind.values()) {
            counts = counts.plusOne(kind).plusOne(kind);
            assertThat(counts.of(kind)).isEqualTo(2);
        }
        assertThat(counts).isEqualTo(new CellCounts(2, 2, 2, 2, 2));
    }
}
