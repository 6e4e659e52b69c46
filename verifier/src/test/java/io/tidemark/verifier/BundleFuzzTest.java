package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tidemark.fixtures.BundleCorpus;
import io.tidemark.model.MalformedInputException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Entry points of the fuzzer; in an ordinary build they run on empty input and on the corpus. */
class BundleFuzzTest {
    private static final BundleVerifier VERIFIER = TestWorld.verifier();
    private static final VerifierState GENESIS = TestWorld.stateAfter(0);

    static Stream<byte[]> bundles() {
        return BundleCorpus.cases().stream().map(c -> BundleCorpus.bytes(c.file()));
    }

    static Stream<byte[]> states() {
        return IntStream.of(0, 1, 4).mapToObj(n -> VerifierStateCodec.encode(TestWorld.stateAfter(n)));
    }

    @MethodSource("bundles")
    @FuzzTest(maxDuration = "60s")
    void bundle_anyBytes_endInAReport(byte[] file) {
        assertThat(VERIFIER.verify(file, GENESIS).checks()).hasSize(CheckName.values().length);
    }

    /** The fuzzer cannot guess a content hash; with it made right it gets behind the reader. */
    @MethodSource("bundles")
    @FuzzTest(maxDuration = "60s")
    void bundle_hashedAnew_endsInAReport(byte[] file) {
        byte[] hashed = file.length < 34 ? file : Damage.rehash(file);
        assertThat(VERIFIER.verify(hashed, GENESIS).checks()).hasSize(CheckName.values().length);
    }

    @MethodSource("states")
    @FuzzTest(maxDuration = "60s")
    void state_anyBytes_areMalformedOrCanonical(byte[] file) {
        try {
            assertThat(VerifierStateCodec.encode(VerifierStateCodec.decode(file)))
                    .isEqualTo(file);
        } catch (MalformedInputException expected) {
            assertThat(expected.code()).isNotNull();
        }
    }
}
