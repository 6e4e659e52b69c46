package io.tidemark.verifier.groth16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proofs that gnark made, as they are and altered. */
class Groth16Test {
    static Stream<Triples> triples() {
        return Triples.all();
    }

    @ParameterizedTest
    @MethodSource("triples")
    void verify_gnarksProofs_inBothEncodings_hold(Triples file) throws Groth16FormatException {
        PreparedKey compressed = file.prepared();
        PreparedKey raw = PreparedKey.of(VerifyingKey.decode(file.keyRaw()), file.wireHash());
        for (int i = 0; i < file.proofs(); i++) {
            List<Fr> inputs = PublicInputs.decode(file.publicInputs(i));
            Groth16Proof proof = Groth16Proof.decode(file.proof(i));
            assertThat(Groth16Proof.decode(file.raw(i))).isEqualTo(proof);
            assertThat(compressed.verify(proof, inputs)).isTrue();
            assertThat(raw.verify(proof, inputs)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("triples")
    void key_decodedAndEncoded_isTheSame(Triples file) throws Groth16FormatException {
        VerifyingKey key = VerifyingKey.decode(file.key());
        assertThat(key.encode()).isEqualTo(file.key());
        assertThat(VerifyingKey.decode(file.keyRaw())).isEqualTo(key);
        assertThat(key.degeneracy()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("triples")
    void verify_eachInputChangedAlone_fails(Triples file) throws Groth16FormatException {
        PreparedKey key = file.prepared();
        Groth16Proof proof = Groth16Proof.decode(file.proof(0));
        List<Fr> inputs = PublicInputs.decode(file.publicInputs(0));
        for (int i = 0; i < inputs.size(); i++) {
            List<Fr> changed = new ArrayList<>(inputs);
            changed.set(i, changed.get(i).add(Fr.ONE));
            assertThat(key.verify(proof, changed)).as("input %d", i).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("triples")
    void verify_otherNumberOfInputs_isRefused(Triples file) throws Groth16FormatException {
        PreparedKey key = file.prepared();
        Groth16Proof proof = Groth16Proof.decode(file.proof(0));
        List<Fr> inputs = PublicInputs.decode(file.publicInputs(0));
        List<Fr> longer = new ArrayList<>(inputs);
        longer.add(Fr.ZERO);
        assertFault(() -> key.verify(proof, longer), Groth16Fault.E_INPUT_COUNT);
        assertFault(() -> key.verify(proof, inputs.subList(1, inputs.size())), Groth16Fault.E_INPUT_COUNT);
    }

    @Test
    void verify_otherNumberOfCommitments_isRefused() throws Groth16FormatException {
        PreparedKey key = Triples.read("committed").prepared();
        List<Fr> inputs = PublicInputs.decode(Triples.read("committed").publicInputs(0));
        Groth16Proof none = Groth16Proof.decode(Triples.read("plain").proof(0));
        Groth16Proof three = Groth16Proof.decode(Triples.read("chained").proof(0));
        assertFault(() -> key.verify(none, inputs), Groth16Fault.E_PROOF_SHAPE);
        assertFault(() -> key.verify(three, inputs), Groth16Fault.E_PROOF_SHAPE);
    }

    @Test
    void verify_withAnotherHashOfWires_fails() throws Groth16FormatException {
        Triples file = Triples.read("sha256");
        PreparedKey key = PreparedKey.of(VerifyingKey.decode(file.key()));
        Groth16Proof proof = Groth16Proof.decode(file.proof(0));
        assertThat(key.verify(proof, PublicInputs.decode(file.publicInputs(0)))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("triples")
    void verify_eachPointReplacedAlone_fails(Triples file) throws Groth16FormatException {
        PreparedKey key = file.prepared();
        List<Fr> inputs = PublicInputs.decode(file.publicInputs(0));
        Groth16Proof p = Groth16Proof.decode(file.proof(0));
        G1 other = G1.GENERATOR;
        assertThat(key.verify(new Groth16Proof(other, p.b(), p.c(), p.commitments(), p.knowledge()), inputs))
                .isFalse();
        assertThat(key.verify(new Groth16Proof(p.a(), p.b().negate(), p.c(), p.commitments(), p.knowledge()), inputs))
                .isFalse();
        assertThat(key.verify(new Groth16Proof(p.a(), p.b(), other, p.commitments(), p.knowledge()), inputs))
                .isFalse();
        for (int i = 0; i < p.commitments().size(); i++) {
            List<G1> changed = new ArrayList<>(p.commitments());
            changed.set(i, other);
            assertThat(key.verify(new Groth16Proof(p.a(), p.b(), p.c(), changed, p.knowledge()), inputs))
                    .isFalse();
            assertThat(key.verify(new Groth16Proof(p.a(), p.b(), p.c(), p.commitments(), other), inputs))
                    .isFalse();
        }
    }

    /** Only the equation of knowledge is broken; without it, commitments could be chosen freely (GRO-21). */
    @Test
    void verify_commitmentThatNobodyKnows_fails() throws Groth16FormatException {
        ForgingKey forging = ForgingKey.withInputs(2);
        List<Fr> inputs = List.of(Fr.of(3), Fr.of(4));
        Groth16Proof p = Groth16Proof.decode(forging.prove(inputs).toArray());
        PreparedKey key = PreparedKey.of(forging.key());
        assertThat(key.verify(p, inputs)).isTrue();
        Groth16Proof unknown = new Groth16Proof(
                p.a(), p.b(), p.c(), p.commitments(), p.knowledge().add(G1.GENERATOR));
        assertThat(key.verify(unknown, inputs)).isFalse();
    }

    /** So many weights get no tables. */
    @Test
    void verify_keyOfVeryManyInputs_holdsForTheseAlone() throws Groth16FormatException {
        int count = PreparedKey.TABLES_MAX;
        ForgingKey forging = ForgingKey.withInputs(count);
        List<Fr> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(Fr.of(i));
        }
        Groth16Proof proof = Groth16Proof.decode(forging.prove(inputs).toArray());
        PreparedKey key = PreparedKey.of(forging.key());
        assertThat(key.verify(proof, inputs)).isTrue();
        inputs.set(count - 1, Fr.ZERO);
        assertThat(key.verify(proof, inputs)).isFalse();
    }

    @Test
    void verify_negatedAAndB_holds() throws Groth16FormatException {
        Triples file = Triples.read("committed");
        Groth16Proof p = Groth16Proof.decode(file.proof(0));
        Groth16Proof same = new Groth16Proof(p.a().negate(), p.b().negate(), p.c(), p.commitments(), p.knowledge());
        assertThat(same).isNotEqualTo(p);
        assertThat(file.prepared().verify(same, PublicInputs.decode(file.publicInputs(0))))
                .isTrue();
    }

    @Test
    void foldCoefficient_dependsOnEverything() throws Groth16FormatException {
        Triples file = Triples.read("committed");
        List<Fr> inputs = PublicInputs.decode(file.publicInputs(1));
        Groth16Proof p = Groth16Proof.decode(file.proof(1));
        byte[] keyHash = new byte[32];
        byte[] otherHash = new byte[32];
        otherHash[31] = 1;
        List<Fr> changed = new ArrayList<>(inputs);
        changed.set(3, Fr.ZERO);
        G1 g = G1.GENERATOR;
        assertThat(Stream.of(
                        Transcript.foldCoefficient(keyHash, inputs, p),
                        Transcript.foldCoefficient(otherHash, inputs, p),
                        Transcript.foldCoefficient(keyHash, changed, p),
                        Transcript.foldCoefficient(keyHash, inputs.subList(0, 3), p),
                        of(keyHash, inputs, new Groth16Proof(g, p.b(), p.c(), p.commitments(), p.knowledge())),
                        of(
                                keyHash,
                                inputs,
                                new Groth16Proof(p.a(), p.b().negate(), p.c(), p.commitments(), p.knowledge())),
                        of(keyHash, inputs, new Groth16Proof(p.a(), p.b(), g, p.commitments(), p.knowledge())),
                        of(keyHash, inputs, new Groth16Proof(p.a(), p.b(), p.c(), List.of(g), p.knowledge())),
                        of(keyHash, inputs, new Groth16Proof(p.a(), p.b(), p.c(), p.commitments(), g))))
                .doesNotHaveDuplicates();
    }

    private static Fr of(byte[] keyHash, List<Fr> inputs, Groth16Proof proof) {
        return Transcript.foldCoefficient(keyHash, inputs, proof);
    }

    interface Call {
        void run() throws Groth16FormatException;
    }

    static void assertFault(Call call, Groth16Fault fault) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Groth16FormatException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }
}
