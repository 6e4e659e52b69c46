package io.tidemark.verifier.groth16;

import static io.tidemark.verifier.groth16.Groth16Test.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
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

/** Damaged keys, proofs and inputs: a typed fault or a proof that does not hold, never another exception. */
class Groth16BytesTest {
    private static final int COMMITMENT_COUNT_AT = 128;
    private static final int POINT_FLAGS = 0xc0;
    private static final byte COMPRESSED_INFINITY = 0x40;

    static Stream<Triples> triples() {
        return Triples.all();
    }

    @ParameterizedTest
    @MethodSource("triples")
    void proof_cutAtEveryByte_isRefused(Triples file) {
        for (byte[] proof : List.of(file.proof(0), file.raw(0))) {
            for (int length = 0; length < proof.length; length++) {
                byte[] cut = Arrays.copyOf(proof, length);
                assertFault(() -> Groth16Proof.decode(cut), Groth16Fault.E_POINT_ENCODING);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("triples")
    void key_cutAtEveryByte_isRefused(Triples file) {
        byte[] key = file.key();
        for (int length = 0; length < key.length; length++) {
            byte[] cut = Arrays.copyOf(key, length);
            assertFault(() -> VerifyingKey.decode(cut), Groth16Fault.E_KEY_FORMAT);
        }
    }

    @ParameterizedTest
    @MethodSource("triples")
    void bytesAfterTheEnd_areRefused(Triples file) {
        byte[] proof = Arrays.copyOf(file.proof(0), file.proof(0).length + 1);
        assertFault(() -> Groth16Proof.decode(proof), Groth16Fault.E_POINT_ENCODING);
        byte[] key = Arrays.copyOf(file.key(), file.key().length + 1);
        assertFault(() -> VerifyingKey.decode(key), Groth16Fault.E_KEY_FORMAT);
    }

    @Test
    void proof_everyBitFlipped_isRefusedOrDoesNotHold() throws Groth16FormatException {
        Triples file = Triples.read("committed");
        PreparedKey key = file.prepared();
        List<Fr> inputs = PublicInputs.decode(file.publicInputs(1));
        Set<Groth16Fault> seen = EnumSet.noneOf(Groth16Fault.class);
        for (byte[] proof : List.of(file.proof(1), file.raw(1))) {
            for (int bit = 0; bit < 8 * proof.length; bit++) {
                byte[] flipped = proof.clone();
                flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                try {
                    assertThat(key.verify(Groth16Proof.decode(flipped), inputs))
                            .as("bit %d", bit)
                            .isFalse();
                } catch (Groth16FormatException refused) {
                    seen.add(refused.fault());
                }
            }
        }
        assertThat(seen)
                .contains(
                        Groth16Fault.E_POINT_ENCODING,
                        Groth16Fault.E_POINT_NOT_ON_CURVE,
                        Groth16Fault.E_POINT_SUBGROUP);
    }

    @Test
    void key_everyByteFlipped_isRefusedOrAnotherKey() throws Groth16FormatException {
        Triples file = Triples.read("chained");
        VerifyingKey original = VerifyingKey.decode(file.key());
        for (int i = 0; i < file.key().length; i++) {
            byte[] flipped = file.key();
            flipped[i] ^= (byte) (1 << (i % 8));
            try {
                assertThat(VerifyingKey.decode(flipped)).as("byte %d", i).isNotEqualTo(original);
            } catch (Groth16FormatException refused) {
                assertThat(refused.expected()).isNotEmpty();
            }
        }
    }

    @Test
    void proof_pointAtInfinity_isRefusedInEachPlace() {
        byte[] proof = Triples.read("committed").proof(0);
        for (int[] place : new int[][] {{0, 32}, {32, 64}, {96, 32}, {132, 32}, {164, 32}}) {
            byte[] infinite = proof.clone();
            Arrays.fill(infinite, place[0], place[0] + place[1], (byte) 0);
            infinite[place[0]] = COMPRESSED_INFINITY;
            assertFault(() -> Groth16Proof.decode(infinite), Groth16Fault.E_POINT_INFINITY);
        }
    }

    @Test
    void proof_knowledgeOfNothing_isRefused() {
        byte[] proof = Triples.read("plain").proof(0);
        System.arraycopy(G1.GENERATOR.encodeCompressed(), 0, proof, proof.length - 32, 32);
        assertFault(() -> Groth16Proof.decode(proof), Groth16Fault.E_PROOF_SHAPE);
    }

    @Test
    void proof_coordinateNotBelowP_isRefused() {
        byte[] proof = Triples.read("committed").proof(0);
        Arrays.fill(proof, 0, 32, (byte) 0xff);
        proof[0] = (byte) (0xff & ~POINT_FLAGS | 0x80);
        assertFault(() -> Groth16Proof.decode(proof), Groth16Fault.E_POINT_ENCODING);
    }

    @Test
    void inputs_notBelowR_orNotWhole_areRefused() {
        byte[] r = Fr.MODULUS.toByteArray();
        assertFault(
                () -> PublicInputs.decode(Arrays.copyOfRange(r, r.length - 32, r.length)), Groth16Fault.E_INPUT_RANGE);
        assertFault(() -> PublicInputs.decode(new byte[33]), Groth16Fault.E_INPUT_RANGE);
    }

    @Test
    void key_countsThatContradict_areRefused() {
        byte[] key = Triples.read("chained").key();
        int weights = 288;
        int covered = weights + 4 + 32 * ByteBuffer.wrap(key).getInt(weights);
        assertThat(ByteBuffer.wrap(key).getInt(covered)).isEqualTo(3);
        int first = covered + 4;
        int length = ByteBuffer.wrap(key).getInt(first);
        assertThat(length).isEqualTo(2);
        for (long number : new long[] {0, 3, -1, Long.MIN_VALUE, 1L << 32}) {
            byte[] changed = key.clone();
            ByteBuffer.wrap(changed).putLong(first + 4, number);
            assertFault(() -> VerifyingKey.decode(changed), Groth16Fault.E_KEY_FORMAT);
        }
        int keys = key.length - 3 * 128 - 4;
        for (int count : new int[] {0, 2, 4, -1}) {
            byte[] changed = key.clone();
            ByteBuffer.wrap(changed).putInt(keys, count);
            assertFault(() -> VerifyingKey.decode(changed), Groth16Fault.E_KEY_FORMAT);
        }
    }

    @Test
    void key_ofTwoGenerators_isRefused() {
        byte[] key = Triples.read("chained").key();
        byte[] swapped = key.clone();
        int second = key.length - 2 * 128;
        System.arraycopy(key, second + 64, swapped, second, 64);
        System.arraycopy(key, second, swapped, second + 64, 64);
        assertFault(() -> VerifyingKey.decode(swapped), Groth16Fault.E_KEY_FORMAT);
    }

    @Test
    void hugeCounts_areRefusedWithoutAllocation() {
        byte[] proof = Triples.read("committed").proof(0);
        ByteBuffer.wrap(proof).putInt(COMMITMENT_COUNT_AT, -1);
        byte[] key = Triples.read("committed").key();
        ByteBuffer.wrap(key).putInt(288, -1);
        byte[] covered = Triples.read("chained").key();
        ByteBuffer.wrap(covered).putInt(288 + 4 + 32 * ByteBuffer.wrap(covered).getInt(288) + 4, Integer.MAX_VALUE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 2; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertFault(() -> Groth16Proof.decode(proof), Groth16Fault.E_POINT_ENCODING);
            assertFault(() -> VerifyingKey.decode(key), Groth16Fault.E_KEY_FORMAT);
            assertFault(() -> VerifyingKey.decode(covered), Groth16Fault.E_KEY_FORMAT);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            if (round == 1) {
                assertThat(allocated).isLessThan(1 << 20);
            }
        }
    }
}
