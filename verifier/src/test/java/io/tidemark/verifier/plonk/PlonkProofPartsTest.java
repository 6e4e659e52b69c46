package io.tidemark.verifier.plonk;

import static io.tidemark.verifier.plonk.PlonkTest.assertFault;
import static io.tidemark.verifier.plonk.PlonkTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each part of a proof matters. */
class PlonkProofPartsTest {
    static Stream<PlonkVectors> vectors() {
        return PlonkVectors.all();
    }

    private static List<PlonkProof> forms(PlonkVectors file) throws PlonkFormatException {
        return List.of(PlonkProof.decode(file.proof(0)), PlonkProof.decodeSolidity(file.solidity(0)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verify_eachPointReplacedAlone_fails(PlonkVectors file) throws Exception {
        PreparedPlonkKey key = file.prepared();
        for (PlonkProof proof : forms(file)) {
            for (ProofParts.Part part : ProofParts.points(proof)) {
                assertRefused(key.verify(part.replace(G1.GENERATOR), file.inputs(0)), PlonkFault.PROOF_INVALID);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verify_eachClaimChangedAlone_fails(PlonkVectors file) throws Exception {
        PreparedPlonkKey key = file.prepared();
        for (PlonkProof proof : forms(file)) {
            for (ProofParts.Claim claim : ProofParts.claims(proof)) {
                PlonkProof changed = claim.replace(Fr.of(7));
                assertRefused(key.verify(changed, file.inputs(0)), PlonkFault.PROOF_INVALID);
            }
        }
    }

    /** The openings alone must catch a wrong claim: here the claim of the linearised polynomial is computed to fit. */
    @ParameterizedTest
    @MethodSource("vectors")
    void verify_aFittingLinearisedClaimOfChangedValues_fails(PlonkVectors file) throws Exception {
        PreparedPlonkKey key = file.prepared();
        PlonkProof proof = ProofParts.withoutLinearisedClaim(PlonkProof.decode(file.proof(0)));
        assertThat(key.verify(proof, file.inputs(0)).isValid()).isTrue();
        for (ProofParts.Claim claim : ProofParts.claims(proof)) {
            PlonkResult result = key.verify(claim.replace(Fr.of(7)), file.inputs(0));
            assertThat(result).as(claim.name()).isInstanceOf(PlonkResult.Refused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verify_openingsSwapped_fails(PlonkVectors file) throws Exception {
        PlonkProof p = PlonkProof.decode(file.proof(0));
        PlonkProof swapped = new PlonkProof(
                p.wires(), p.z(), p.quotient(), p.claims(), p.shiftedOpening(), p.opening(), p.commitments());
        assertRefused(file.prepared().verify(swapped, file.inputs(0)), PlonkFault.PROOF_INVALID);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void proof_pointAtInfinity_isRefusedInEachPlace(PlonkVectors file) throws Exception {
        for (PlonkProof proof : forms(file)) {
            for (ProofParts.Part part : ProofParts.points(proof)) {
                byte[] infinite = ProofParts.encode(part.replace(G1.INFINITY));
                assertFault(
                        () -> {
                            if (proof.claims().linearised() == null) {
                                PlonkProof.decodeSolidity(infinite);
                            } else {
                                PlonkProof.decode(infinite);
                            }
                        },
                        PlonkFault.E_POINT_INFINITY);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encode_writesWhatGnarkWrites(PlonkVectors file) throws Exception {
        assertThat(ProofParts.encode(PlonkProof.decode(file.proof(0)))).isEqualTo(file.raw(0));
        assertThat(ProofParts.encode(PlonkProof.decodeSolidity(file.solidity(0))))
                .isEqualTo(file.solidity(0));
    }
}
