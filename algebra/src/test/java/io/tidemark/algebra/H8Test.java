package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class H8Test {
    private static final int LIMBS = FrLimbs.LIMBS;

    @Test
    void permutation_ofVectors_matchesGnarkCrypto() {
        Poseidon2 permutation = new Poseidon2();
        for (JsonNode c : Vectors.cases("h8.json", "cases")) {
            long[] state = flat(Vectors.frList(c, "in"));
            permutation.permute(state);
            Fr[] expected = Vectors.frList(c, "permutation");
            for (int i = 0; i < H8.LANES; i++) {
                Montgomery.FR.canonical(state, i * LIMBS);
                assertThat(FrLimbs.load(state, i * LIMBS)).as(c.toString()).isEqualTo(expected[i]);
            }
        }
    }

    @Test
    void hash_ofVectors_matchesGnarkCrypto() {
        for (JsonNode c : Vectors.cases("h8.json", "cases")) {
            assertThat(H8.hash(Vectors.frList(c, "in"))).as(c.toString()).isEqualTo(Vectors.fr(c, "hash"));
        }
    }

    @Test
    void hasher_reusedOnLimbs_matchesTheValueForm() {
        H8.Hasher hasher = new H8.Hasher();
        for (JsonNode c : Vectors.cases("h8.json", "cases")) {
            long[] cells = new long[3 * LIMBS + H8.LANES * LIMBS];
            System.arraycopy(flat(Vectors.frList(c, "in")), 0, cells, 3 * LIMBS, H8.LANES * LIMBS);
            hasher.hash(cells, 3 * LIMBS, cells, LIMBS);
            assertThat(FrLimbs.load(cells, LIMBS)).isEqualTo(Vectors.fr(c, "hash"));
            hasher.hash(cells, 3 * LIMBS, cells, 5 * LIMBS);
            assertThat(FrLimbs.load(cells, 5 * LIMBS))
                    .as("output inside the input")
                    .isEqualTo(Vectors.fr(c, "hash"));
        }
    }

    @Test
    void hash_ofAnotherNumberOfLanes_isRefused() {
        Fr[] seven = new Fr[7];
        Arrays.fill(seven, Fr.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> H8.hash(seven));
    }

    @Test
    void hash_dependsOnEachLane() {
        Fr[] lanes = new Fr[H8.LANES];
        Arrays.fill(lanes, Fr.ZERO);
        Fr base = H8.hash(lanes);
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = Fr.ONE;
            assertThat(H8.hash(lanes)).as("lane %d", i).isNotEqualTo(base);
            lanes[i] = Fr.ZERO;
        }
    }

    private static long[] flat(Fr[] lanes) {
        long[] limbs = new long[lanes.length * LIMBS];
        for (int i = 0; i < lanes.length; i++) {
            FrLimbs.store(lanes[i], limbs, i * LIMBS);
        }
        return limbs;
    }
}
