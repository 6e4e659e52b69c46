package io.tidemark.verifier.plonk;

import static io.tidemark.verifier.plonk.PlonkTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.fixtures.Fixtures;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Proofs that are wrong in two places so that the errors cancel where a coefficient can be foreseen. */
class PlonkForgeryTest {
    static Stream<PlonkVectors> vectors() {
        return PlonkVectors.all();
    }

    /**
     * With E = (s - w zeta) G and E' = (zeta - s) G, s the secret, the openings W + E/k and W' + E' satisfy the equation
     * that joins both by k. With k known beforehand anybody can do this from the public reference string.
     */
    @ParameterizedTest
    @MethodSource("vectors")
    void verify_openingsWhoseErrorsCancel_holdOnlyForTheCoefficientTheyWereMadeFor(PlonkVectors file) throws Exception {
        PlonkKey key = PlonkKey.decode(file.key());
        PlonkProof p = PlonkProof.decode(file.proof(0));
        JsonNode challenges = file.challenges(0);
        Fr zeta = Transcript.challenge(Fixtures.hex(challenges.get(3), "digest"));
        Fr folding = Transcript.challenge(Fixtures.hex(challenges.get(4), "digest"));
        Linearised linearised = linearised(challenges);
        G1 secret = G1.decodeCompressed(file.secretG1(), 0, InfinityRule.REFUSED);
        Fr shifted = zeta.mul(key.domain().generator());
        G1 error = secret.add(G1.GENERATOR.multiply(shifted).negate());
        G1 shiftedError = G1.GENERATOR.multiply(zeta).add(secret.negate());
        PlonkProof forged = new PlonkProof(
                p.wires(),
                p.z(),
                p.quotient(),
                p.claims(),
                p.opening().add(error),
                p.shiftedOpening().add(shiftedError),
                p.commitments());
        Openings openings = new Openings(key);
        assertThat(openings.holdJoined(p, zeta, linearised, folding, Fr.ONE)).isTrue();
        assertThat(openings.holdJoined(p, zeta, linearised, folding, Fr.of(2))).isTrue();
        assertThat(openings.holdJoined(forged, zeta, linearised, folding, Fr.ONE))
                .isTrue();
        assertThat(openings.holdJoined(forged, zeta, linearised, folding, Fr.of(2)))
                .isFalse();
        PreparedPlonkKey prepared = PreparedPlonkKey.of(key, file.wireHash());
        assertThat(prepared.verify(p, file.inputs(0)).isValid()).isTrue();
        assertRefused(prepared.verify(forged, file.inputs(0)), PlonkFault.PROOF_INVALID);
    }

    /** Claims moved so that their sum stays, were the folding challenge 1: it depends on the claims, so they do not. */
    @ParameterizedTest
    @MethodSource("vectors")
    void openings_claimsThatFoldToTheSameValue_areCaught(PlonkVectors file) throws Exception {
        PlonkKey key = PlonkKey.decode(file.key());
        PlonkProof p = PlonkProof.decode(file.proof(0));
        JsonNode challenges = file.challenges(0);
        Fr zeta = Transcript.challenge(Fixtures.hex(challenges.get(3), "digest"));
        Fr folding = Transcript.challenge(Fixtures.hex(challenges.get(4), "digest"));
        PlonkClaims c = p.claims();
        PlonkClaims moved = new PlonkClaims(
                c.linearised(), c.l().add(folding), c.r().sub(Fr.ONE), c.o(), c.s1(), c.s2(), c.qcp(), c.zShifted());
        PlonkProof forged =
                new PlonkProof(p.wires(), p.z(), p.quotient(), moved, p.opening(), p.shiftedOpening(), p.commitments());
        Openings openings = new Openings(key);
        Linearised linearised = linearised(challenges);
        assertThat(openings.holdJoined(forged, zeta, linearised, folding, Fr.of(3)))
                .isTrue();
        Challenges derived = Challenges.of(key, file.inputs(0), forged);
        assertThat(derived.zeta).isEqualTo(zeta);
        assertThat(openings.hold(forged, derived, linearised)).isFalse();
        assertThat(openings.hold(p, derived, linearised)).isTrue();
    }

    /** As gnark had it: the last transcript absorbs the commitment second and its claim among the values. */
    private static Linearised linearised(JsonNode challenges) throws Exception {
        List<byte[]> absorbed = new ArrayList<>();
        challenges
                .get(4)
                .get("absorbed")
                .forEach(hex -> absorbed.add(HexFormat.of().parseHex(hex.asString())));
        byte[] claim = absorbed.stream()
                .skip(2)
                .filter(element -> element.length == Fr.BYTES)
                .findFirst()
                .orElseThrow();
        return new Linearised(Fr.decode(claim), G1.decodeRaw(absorbed.get(2), 0, InfinityRule.REFUSED));
    }
}
