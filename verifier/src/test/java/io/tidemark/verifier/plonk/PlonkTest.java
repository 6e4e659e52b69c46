package io.tidemark.verifier.plonk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and proofs that gnark made, as they are and with other inputs. */
class PlonkTest {
    static Stream<PlonkVectors> vectors() {
        return PlonkVectors.all();
    }

    static void assertFault(ThrowingCallable call, PlonkFault fault) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PlonkFormatException.class,
                        refused -> assertThat(refused.fault())
                                .as(refused.getMessage())
                                .isEqualTo(fault));
    }

    static void assertRefused(PlonkResult result, PlonkFault fault) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        PlonkResult.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verify_gnarksProofs_inAllForms_hold(PlonkVectors file) throws Exception {
        PreparedPlonkKey key = file.prepared();
        for (int i = 0; i < file.proofs(); i++) {
            List<Fr> inputs = file.inputs(i);
            assertThat(key.verify(PlonkProof.decode(file.proof(i)), inputs)).isEqualTo(new PlonkResult.Valid());
            assertThat(key.verify(PlonkProof.decode(file.raw(i)), inputs).isValid())
                    .isTrue();
            assertThat(key.verify(PlonkProof.decodeSolidity(file.solidity(i)), inputs)
                            .isValid())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void key_inAllEncodings_isOneKey(PlonkVectors file) throws Exception {
        PlonkKey key = PlonkKey.decode(file.key());
        for (byte[] encoding :
                List.of(file.keyRaw(), PlonkVectors.legacy(file.key()), PlonkVectors.legacy(file.keyRaw()))) {
            PlonkKey other = PlonkKey.decode(encoding);
            assertThat(other.keyHash()).isEqualTo(key.keyHash());
            assertThat(PreparedPlonkKey.of(other, file.wireHash())
                            .verify(PlonkProof.decode(file.proof(0)), file.inputs(0))
                            .isValid())
                    .isTrue();
        }
        assertThat(KeyCanon.bytes(key))
                .startsWith(file.head())
                .endsWith(file.tail())
                .hasSize(file.head().length + file.tail().length);
    }

    @Test
    void keys_ofDifferentCircuits_haveDifferentHashes() throws Exception {
        List<String> hashes = new ArrayList<>();
        for (String name : PlonkVectors.NAMES) {
            hashes.add(java.util.HexFormat.of()
                    .formatHex(PlonkKey.decode(PlonkVectors.read(name).key()).keyHash()));
        }
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void key_linesAreNotLookedAt(PlonkVectors file) throws Exception {
        byte[] key = file.key();
        for (int i = file.head().length; i < key.length - file.tail().length; i++) {
            key[i] = (byte) ~key[i];
        }
        PlonkKey read = PlonkKey.decode(key);
        assertThat(read.keyHash()).isEqualTo(PlonkKey.decode(file.key()).keyHash());
        assertThat(PreparedPlonkKey.of(read, file.wireHash())
                        .verify(PlonkProof.decode(file.proof(0)), file.inputs(0))
                        .isValid())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verify_eachInputChangedAlone_fails(PlonkVectors file) throws Exception {
        PreparedPlonkKey key = file.prepared();
        PlonkProof proof = PlonkProof.decode(file.proof(0));
        PlonkProof solidity = PlonkProof.decodeSolidity(file.solidity(0));
        for (int i = 0; i < file.inputs(0).size(); i++) {
            List<Fr> changed = new ArrayList<>(file.inputs(0));
            changed.set(i, changed.get(i).add(Fr.ONE));
            assertRefused(key.verify(proof, changed), PlonkFault.PROOF_INVALID);
            assertRefused(key.verify(solidity, changed), PlonkFault.PROOF_INVALID);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verify_otherNumberOfInputs_isRefused(PlonkVectors file) throws Exception {
        PreparedPlonkKey key = file.prepared();
        PlonkProof proof = PlonkProof.decode(file.proof(0));
        List<Fr> longer = new ArrayList<>(file.inputs(0));
        longer.add(Fr.ZERO);
        assertRefused(key.verify(proof, longer), PlonkFault.E_INPUT_COUNT);
        assertRefused(key.verify(proof, longer.subList(2, longer.size())), PlonkFault.E_INPUT_COUNT);
    }

    @Test
    void verify_otherNumberOfCommitments_isRefused() throws Exception {
        PlonkVectors file = PlonkVectors.read("committed");
        for (String other : List.of("plain", "twice")) {
            PlonkProof proof = PlonkProof.decode(PlonkVectors.read(other).proof(0));
            assertRefused(file.prepared().verify(proof, file.inputs(0)), PlonkFault.E_PROOF_SHAPE);
        }
    }

    @Test
    void verify_withAnotherHashOfWires_fails() throws Exception {
        PlonkVectors keccak = PlonkVectors.read("keccak");
        PreparedPlonkKey key = PreparedPlonkKey.of(PlonkKey.decode(keccak.key()));
        assertRefused(key.verify(PlonkProof.decode(keccak.proof(0)), keccak.inputs(0)), PlonkFault.PROOF_INVALID);
        PlonkVectors gnark = PlonkVectors.read("committed");
        PreparedPlonkKey other = PreparedPlonkKey.of(PlonkKey.decode(gnark.key()), PlonkWireHash.KECCAK);
        assertRefused(other.verify(PlonkProof.decode(gnark.proof(0)), gnark.inputs(0)), PlonkFault.PROOF_INVALID);
    }
}
