package io.tidemark.verifier;

import static io.tidemark.verifier.TestWorld.bundle;
import static io.tidemark.verifier.TestWorld.stateAfter;
import static io.tidemark.verifier.TestWorld.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tidemark.algebra.Fr;
import io.tidemark.model.Statement;
import io.tidemark.model.codec.Documents;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files: every one ends in a report, none in an exception, and nothing large is allocated. */
class BundleBytesTest {
    private static final BundleVerifier VERIFIER = verifier();
    private static final VerifierState GENESIS = stateAfter(0);
    private static final byte[] FILE = Documents.BUNDLE.encode(bundle(1));
    private static final String JSON = Documents.BUNDLE.toJson(bundle(1));
    private static final Set<VerificationCode> MALFORMED = Set.of(
            VerificationCode.E_FORMAT,
            VerificationCode.E_FORMAT_CANONICAL,
            VerificationCode.E_FORMAT_DIGEST,
            VerificationCode.E_FORMAT_VERSION,
            VerificationCode.E_LIMIT);

    private static VerificationCode code(byte[] file) {
        return VERIFIER.verify(file, GENESIS).failure().orElseThrow().code();
    }

    @Test
    void file_cutAtEveryByte_isMalformed() {
        for (int length = 0; length < FILE.length; length++) {
            assertThat(code(Arrays.copyOf(FILE, length)))
                    .as("cut at %d", length)
                    .isIn(MALFORMED);
        }
    }

    @Test
    void json_cutAtEveryByte_isMalformed() {
        byte[] json = JSON.getBytes(StandardCharsets.UTF_8);
        // Without the line feed at the end it is the same view.
        for (int length = 0; length < json.length - 1; length++) {
            assertThat(code(Arrays.copyOf(json, length)))
                    .as("cut at %d", length)
                    .isIn(MALFORMED);
        }
    }

    @Test
    void file_everyByteFlipped_isMalformedOrOutOfRange() {
        for (int i = 0; i < FILE.length; i++) {
            byte[] flipped = FILE.clone();
            flipped[i] ^= (byte) 0xff;
            assertThat(VERIFIER.verify(flipped, GENESIS).isMalformed())
                    .as("byte %d", i)
                    .isTrue();
        }
    }

    /** With the content hash made anew, the damage reaches the checks behind the reader. */
    @Test
    void file_everyByteFlippedAndHashedAnew_isNeverValid() {
        Set<VerificationCode> seen = new TreeSet<>();
        for (int i = 0; i < FILE.length - 34; i++) {
            byte[] flipped = FILE.clone();
            flipped[i] ^= 1;
            VerificationReport report = VERIFIER.verify(Damage.rehash(flipped), GENESIS);
            if (!report.isValid()) {
                seen.add(report.failure().orElseThrow().code());
            } else {
                // The name of the software is for people; no check reads it.
                assertThat(report.verified().orElseThrow().bundle().statement())
                        .isEqualTo(bundle(1).statement());
                assertThat(report.verified().orElseThrow().bundle().prover())
                        .isNotEqualTo(bundle(1).prover());
            }
        }
        assertThat(seen)
                .contains(
                        VerificationCode.E_FORMAT,
                        VerificationCode.E_FORMAT_CANONICAL,
                        VerificationCode.E_VK_UNPINNED,
                        VerificationCode.E_OPENING_HEADS,
                        VerificationCode.E_SNAPSHOT_UNKNOWN,
                        VerificationCode.E_PRE_ROOT,
                        VerificationCode.E_POINT_NOT_ON_CURVE,
                        VerificationCode.PROOF_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preRoot", "postRoot", "instance", "snapshot", "effects", "programs", "ownership", "uses"})
    void input_outOfRange_isInputRange_inBothForms(String name) {
        Fr lane = bundle(1).statement().publicInputs().get(Statement.PUBLIC_INPUTS.indexOf(name));
        byte[] tooLarge = lane.toBigInteger().add(Fr.MODULUS).toByteArray();
        byte[] plusR = Arrays.copyOfRange(tooLarge, tooLarge.length - 32, tooLarge.length);
        assertThat(code(Damage.rehash(Damage.replaceInStatement(FILE, lane.encode(), plusR))))
                .isEqualTo(VerificationCode.E_INPUT_RANGE);
        String json = JSON.substring(0, JSON.indexOf("\"statement\""))
                + JSON.substring(JSON.indexOf("\"statement\""))
                        .replace(
                                HexFormat.of().formatHex(lane.encode()),
                                HexFormat.of().formatHex(plusR));
        assertThat(code(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(VerificationCode.E_INPUT_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"0x00\"", "4294967296", "true"})
    void input_ofAnotherForm_isInputRangeOrMalformed(String value) {
        String statement = JSON.substring(JSON.indexOf("\"statement\""));
        String changed = statement.replaceFirst("\"preRoot\": \"0x[0-9a-f]*\"", "\"preRoot\": " + value);
        assertThat(changed).isNotEqualTo(statement);
        String json = JSON.substring(0, JSON.indexOf("\"statement\"")) + changed;
        assertThat(code(json.getBytes(StandardCharsets.UTF_8)))
                .isIn(VerificationCode.E_INPUT_RANGE, VerificationCode.E_FORMAT);
    }

    @Test
    void hugeLengths_areRefusedWithoutAllocation() {
        List<byte[]> files = List.of(
                Damage.hugeByteString(),
                Damage.deep(10_000),
                ("{\"format\":" + "9".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (byte[] file : files) {
            VERIFIER.verify(file, GENESIS);
        }
        for (byte[] file : files) {
            long before = threads.getCurrentThreadAllocatedBytes();
            VerificationReport report = VERIFIER.verify(file, GENESIS);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(report.failure().orElseThrow().code()).isEqualTo(VerificationCode.E_LIMIT);
            assertThat(allocated).isLessThan(4L * file.length + (1 << 20));
        }
    }
}
