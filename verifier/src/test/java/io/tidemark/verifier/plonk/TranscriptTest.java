package io.tidemark.verifier.plonk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.fixtures.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The challenges, element by element as gnark absorbed them. */
class TranscriptTest {
    private static final List<String> NAMES = List.of("gamma", "beta", "alpha", "zeta", "gamma");

    /** The number of the challenge that folds openings: the first of a second transcript. */
    private static final int FOLDING = 4;

    static Stream<PlonkVectors> vectors() {
        return PlonkVectors.all();
    }

    private static byte[] previous(JsonNode challenges, int number) {
        return number == 0 || number == FOLDING ? new byte[0] : Fixtures.hex(challenges.get(number - 1), "digest");
    }

    /** What gnark absorbed after name and previous digest. */
    private static List<byte[]> absorbed(JsonNode challenges, int number) {
        List<byte[]> elements = new ArrayList<>();
        challenges
                .get(number)
                .get("absorbed")
                .forEach(hex -> elements.add(HexFormat.of().parseHex(hex.asString())));
        assertThat(elements.removeFirst()).isEqualTo(NAMES.get(number).getBytes(StandardCharsets.US_ASCII));
        byte[] previous = previous(challenges, number);
        if (previous.length > 0) {
            assertThat(elements.removeFirst()).isEqualTo(previous);
        }
        return elements;
    }

    /** What is absorbed here; the commitment to the linearised polynomial is taken from gnark. */
    private static List<byte[]> ours(PlonkVectors file, int proof, int number) throws Exception {
        PlonkKey key = PlonkKey.decode(file.key());
        PlonkProof read = PlonkProof.decode(file.proof(proof));
        Challenges c = Challenges.of(key, file.inputs(proof), read);
        JsonNode challenges = file.challenges(proof);
        G1 linearised = G1.decodeRaw(absorbed(challenges, FOLDING).get(1), 0, InfinityRule.REFUSED);
        Fr claim = read.claims().linearised();
        assertThat(claim).isNotNull();
        List<List<byte[]>> all = List.of(
                Transcript.gamma(key, file.inputs(proof), read),
                Transcript.beta(),
                Transcript.alpha(read),
                Transcript.zeta(read),
                Transcript.folding(key, read, c.zeta, claim, linearised));
        return all.get(number);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void challenges_absorbWhatGnarkAbsorbed_inItsOrder(PlonkVectors file) throws Exception {
        for (int proof = 0; proof < file.proofs(); proof++) {
            JsonNode challenges = file.challenges(proof);
            assertThat(challenges.size()).isEqualTo(NAMES.size());
            for (int number = 0; number < NAMES.size(); number++) {
                List<byte[]> elements = ours(file, proof, number);
                assertThat(elements).as("challenge %d", number).containsExactlyElementsOf(absorbed(challenges, number));
                assertThat(Transcript.digest(NAMES.get(number), previous(challenges, number), elements))
                        .isEqualTo(Fixtures.hex(challenges.get(number), "digest"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void challenges_areTheResiduesOfGnarksDigests(PlonkVectors file) throws Exception {
        PlonkKey key = PlonkKey.decode(file.key());
        Challenges c = Challenges.of(key, file.inputs(0), PlonkProof.decode(file.proof(0)));
        List<Fr> expected = new ArrayList<>();
        file.challenges(0).forEach(challenge -> expected.add(Transcript.challenge(Fixtures.hex(challenge, "digest"))));
        assertThat(List.of(c.gamma, c.beta, c.alpha, c.zeta)).isEqualTo(expected.subList(0, FOLDING));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void challenge_eachElementDroppedAlteredOrMoved_isAnother(PlonkVectors file) throws Exception {
        JsonNode challenges = file.challenges(0);
        for (int number = 0; number < NAMES.size(); number++) {
            byte[] gnark = Fixtures.hex(challenges.get(number), "digest");
            List<byte[]> elements = ours(file, 0, number);
            for (int i = 0; i < elements.size(); i++) {
                List<byte[]> dropped = new ArrayList<>(elements);
                dropped.remove(i);
                List<byte[]> altered = new ArrayList<>(elements);
                altered.set(i, elements.get(i).clone());
                altered.get(i)[elements.get(i).length - 1] ^= 1;
                List<byte[]> moved = new ArrayList<>(elements);
                Collections.rotate(moved.subList(i, elements.size()), 1);
                for (List<byte[]> other : List.of(dropped, altered, moved)) {
                    boolean same = other.size() == elements.size() && isSame(other, elements);
                    assertThat(Arrays.equals(
                                    Transcript.digest(NAMES.get(number), previous(challenges, number), other), gnark))
                            .as("challenge %d, element %d", number, i)
                            .isEqualTo(same);
                }
            }
        }
    }

    private static boolean isSame(List<byte[]> some, List<byte[]> others) {
        for (int i = 0; i < some.size(); i++) {
            if (!Arrays.equals(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Every point and value of a proof reaches a challenge, but the two openings, which come after all of them. */
    @ParameterizedTest
    @MethodSource("vectors")
    void challenges_eachPartOfTheProofReplaced_areOthers(PlonkVectors file) throws Exception {
        PlonkKey key = PlonkKey.decode(file.key());
        List<Fr> inputs = file.inputs(0);
        PlonkProof proof = PlonkProof.decode(file.proof(0));
        byte[] before = Challenges.of(key, inputs, proof).zetaDigest;
        for (ProofParts.Part part : ProofParts.points(proof)) {
            PlonkProof changed = part.replace(G1.GENERATOR);
            boolean opening = part.name().startsWith("opening");
            byte[] after = Challenges.of(key, inputs, changed).zetaDigest;
            assertThat(Arrays.equals(before, after)).as(part.name()).isEqualTo(opening);
        }
    }
}
