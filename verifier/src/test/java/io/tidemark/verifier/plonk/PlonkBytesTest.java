package io.tidemark.verifier.plonk;

import static io.tidemark.verifier.plonk.PlonkTest.assertFault;
import static io.tidemark.verifier.plonk.PlonkTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tidemark.algebra.Fr;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged keys and proofs: a typed fault or a proof that does not hold, never another exception. */
class PlonkBytesTest {
    /** Where the counts of a compressed proof are, without and after the claims. */
    private static final int CLAIM_COUNT_AT = 8 * 32;

    private static final int COMMITMENT_COUNT_AT = CLAIM_COUNT_AT + 4 + 7 * 32 + 32 + 32;

    /** Where the number of points Qcp of a versioned compressed key is. */
    private static final int QCP_COUNT_AT = 16 + 8 + 32 + 32 + 8 + 32 + 8 * 32;

    static Stream<PlonkVectors> vectors() {
        return PlonkVectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void proof_cutAtEveryByte_isRefused(PlonkVectors file) {
        for (ProofForm form : List.of(ProofForm.COMPRESSED, ProofForm.RAW)) {
            byte[] proof = form.of(file, 1);
            for (int length = 0; length < proof.length; length++) {
                byte[] cut = Arrays.copyOf(proof, length);
                assertFault(() -> form.read(cut), PlonkFault.E_POINT_ENCODING);
            }
        }
    }

    /** Cut by a whole commitment, Solidity's form is one of fewer commitments, and the last point is read as something else. */
    @ParameterizedTest
    @MethodSource("vectors")
    void solidityProof_cutAtEveryByte_isRefused(PlonkVectors file) throws Exception {
        PreparedPlonkKey key = file.prepared();
        byte[] proof = file.solidity(1);
        for (int length = 0; length < proof.length; length++) {
            byte[] cut = Arrays.copyOf(proof, length);
            if (length < 768 || length % 96 != 0) {
                assertFault(() -> PlonkProof.decodeSolidity(cut), PlonkFault.E_POINT_ENCODING);
            } else {
                try {
                    assertRefused(key.verify(PlonkProof.decodeSolidity(cut), file.inputs(1)), PlonkFault.E_PROOF_SHAPE);
                } catch (PlonkFormatException refused) {
                    assertThat(refused.fault()).isIn(PlonkFault.E_POINT_ENCODING, PlonkFault.E_POINT_NOT_ON_CURVE);
                }
            }
        }
    }

    /** At every byte but within the lines, which are passed over as one; there at some. */
    @ParameterizedTest
    @MethodSource("vectors")
    void key_cutAtEveryByte_isRefused(PlonkVectors file) {
        for (byte[] key : List.of(file.key(), PlonkVectors.legacy(file.keyRaw()))) {
            int tail = key.length - file.tail().length;
            int lines = tail - PlonkKey.LINES_BYTES;
            for (int length = 0; length < key.length; length += length > lines && length < tail - 64 ? 61 : 1) {
                byte[] cut = Arrays.copyOf(key, length);
                assertFault(() -> PlonkKey.decode(cut), PlonkFault.E_FORMAT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void bytesAfterTheEnd_areRefused(PlonkVectors file) {
        for (ProofForm form : ProofForm.values()) {
            byte[] proof = form.of(file, 1);
            byte[] longer = Arrays.copyOf(proof, proof.length + 1);
            assertFault(() -> form.read(longer), PlonkFault.E_POINT_ENCODING);
        }
        byte[] key = Arrays.copyOf(file.key(), file.key().length + 1);
        assertFault(() -> PlonkKey.decode(key), PlonkFault.E_FORMAT);
    }

    @Test
    void proof_everyByteFlipped_isRefusedOrDoesNotHold() throws Exception {
        PlonkVectors file = PlonkVectors.read("twice");
        PreparedPlonkKey key = file.prepared();
        List<Fr> inputs = file.inputs(1);
        Set<PlonkFault> seen = EnumSet.noneOf(PlonkFault.class);
        for (ProofForm form : ProofForm.values()) {
            byte[] proof = form.of(file, 1);
            for (int i = 0; i < proof.length; i++) {
                byte[] flipped = proof.clone();
                flipped[i] ^= (byte) (1 << (i % 8));
                try {
                    PlonkResult result = key.verify(form.read(flipped), inputs);
                    assertThat(result.isValid()).as("byte %d", i).isFalse();
                } catch (PlonkFormatException refused) {
                    seen.add(refused.fault());
                }
            }
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        PlonkFault.E_POINT_ENCODING, PlonkFault.E_POINT_NOT_ON_CURVE, PlonkFault.E_PROOF_SHAPE);
    }

    @Test
    void key_everyByteOutsideTheLinesFlipped_isRefusedOrAnotherKey() throws Exception {
        PlonkVectors file = PlonkVectors.read("twice");
        byte[] hash = PlonkKey.decode(file.key()).keyHash();
        byte[] key = file.key();
        Set<PlonkFault> seen = EnumSet.noneOf(PlonkFault.class);
        for (int i = 0; i < key.length; i++) {
            if (i == file.head().length) {
                i += PlonkKey.LINES_BYTES;
            }
            byte[] flipped = key.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            try {
                assertThat(PlonkKey.decode(flipped).keyHash()).as("byte %d", i).isNotEqualTo(hash);
            } catch (PlonkFormatException refused) {
                seen.add(refused.fault());
            }
        }
        assertThat(seen)
                .contains(
                        PlonkFault.E_FORMAT,
                        PlonkFault.E_POINT_ENCODING,
                        PlonkFault.E_POINT_NOT_ON_CURVE,
                        PlonkFault.E_POINT_SUBGROUP);
    }

    @Test
    void proof_countsThatContradict_areRefused() {
        byte[] proof = PlonkVectors.read("committed").proof(0);
        assertThat(ByteBuffer.wrap(proof).getInt(CLAIM_COUNT_AT)).isEqualTo(7);
        assertThat(ByteBuffer.wrap(proof).getInt(COMMITMENT_COUNT_AT)).isEqualTo(1);
        byte[] fewClaims = proof.clone();
        ByteBuffer.wrap(fewClaims).putInt(CLAIM_COUNT_AT, 5);
        assertFault(() -> PlonkProof.decode(fewClaims), PlonkFault.E_PROOF_SHAPE);
        byte[] noCommitment = proof.clone();
        ByteBuffer.wrap(noCommitment).putInt(COMMITMENT_COUNT_AT, 0);
        assertFault(() -> PlonkProof.decode(noCommitment), PlonkFault.E_PROOF_SHAPE);
    }

    @Test
    void proof_claimNotBelowR_isRefused() {
        byte[] proof = PlonkVectors.read("committed").proof(0);
        Arrays.fill(proof, CLAIM_COUNT_AT + 4, CLAIM_COUNT_AT + 36, (byte) 0xff);
        assertFault(() -> PlonkProof.decode(proof), PlonkFault.E_POINT_ENCODING);
    }

    @Test
    void solidityProof_compressedPoint_isRefused() {
        byte[] proof = PlonkVectors.read("plain").solidity(0);
        proof[0] |= (byte) 0x80;
        assertFault(() -> PlonkProof.decodeSolidity(proof), PlonkFault.E_POINT_ENCODING);
    }

    @Test
    void hugeCounts_areRefusedWithoutAllocation() {
        byte[] claims = PlonkVectors.read("committed").proof(0);
        ByteBuffer.wrap(claims).putInt(CLAIM_COUNT_AT, -1);
        byte[] commitments = PlonkVectors.read("committed").proof(0);
        ByteBuffer.wrap(commitments).putInt(COMMITMENT_COUNT_AT, Integer.MAX_VALUE);
        byte[] key = PlonkVectors.read("committed").key();
        assertThat(ByteBuffer.wrap(key).getInt(QCP_COUNT_AT)).isEqualTo(1);
        ByteBuffer.wrap(key).putInt(QCP_COUNT_AT, -1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 2; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertFault(() -> PlonkProof.decode(claims), PlonkFault.E_POINT_ENCODING);
            assertFault(() -> PlonkProof.decode(commitments), PlonkFault.E_POINT_ENCODING);
            assertFault(() -> PlonkKey.decode(key), PlonkFault.E_FORMAT);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            if (round == 1) {
                assertThat(allocated).isLessThan(1 << 20);
            }
        }
    }
}
