package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.BundleCase;
import io.tidemark.fixtures.BundleCorpus;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.codec.Documents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle of the corpus is taken as its manifest says, and every code has a bundle that fails with it. */
class BundleCorpusTest {
    @TempDir
    static Path folder;

    private static final Map<String, TrustStore> STORES = new HashMap<>();

    @BeforeAll
    static void unpack() throws IOException {
        BundleCorpus.copyTo(folder);
    }

    static Stream<BundleCase> cases() {
        return BundleCorpus.cases().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bundle_failsWithItsCodeAndNoOther(BundleCase c) throws IOException, MalformedInputException {
        VerificationPolicy policy = new VerificationPolicy(c.developmentKeysAllowed(), false);
        List<SignedSnapshot> snapshots = new ArrayList<>();
        for (String file : c.snapshots()) {
            snapshots.add(Documents.SNAPSHOT.decode(BundleCorpus.bytes(file)));
        }
        BundleVerifier before = new BundleVerifier(trust("keys"), TestWorld.POLICY, allSnapshots());
        VerifierState state = before.genesis();
        for (String file : c.after()) {
            state = before.verify(BundleCorpus.bytes(file), state).stateAfter();
        }
        assertThat(state.sequence().value()).isEqualTo(c.after().size());
        VerificationReport report =
                new BundleVerifier(trust(c.keys()), policy, snapshots).verify(BundleCorpus.bytes(c.file()), state);
        assertThat(report.failure().map(failure -> failure.code().name()).orElse(""))
                .isEqualTo(c.code());
        assertThat(report.isValid()).isEqualTo(c.isValid());
    }

    private static List<SignedSnapshot> allSnapshots() throws MalformedInputException {
        List<SignedSnapshot> all = new ArrayList<>();
        for (String file :
                new TreeSet<>(cases().flatMap(c -> c.snapshots().stream()).toList())) {
            all.add(Documents.SNAPSHOT.decode(BundleCorpus.bytes(file)));
        }
        return all;
    }

    private static TrustStore trust(String keys) throws IOException, MalformedInputException {
        TrustStore known = STORES.get(keys);
        if (known == null) {
            InstanceParameters instance = Documents.INSTANCE.read(BundleCorpus.bytes(BundleCorpus.instance()));
            known = TrustStore.open(instance, folder.resolve(keys));
            STORES.put(keys, known);
        }
        return known;
    }

    @Test
    void everyCode_hasABundle() {
        assertThat(cases().map(BundleCase::code).filter(code -> !code.isEmpty()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(VerificationCode.values()).map(Enum::name).toList());
    }

    @Test
    void everyFile_hasItsDigest() {
        assertThat(cases().toList())
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.sha256())
                        .isEqualTo(io.tidemark.model.Sha256.of(BundleCorpus.bytes(c.file()))
                                .toUnprefixedHexString()));
    }
}
