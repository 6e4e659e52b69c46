package io.tidemark.verifier.plonk;

import static io.tidemark.verifier.plonk.PlonkTest.assertFault;
import static io.tidemark.verifier.plonk.PlonkTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.verifier.groth16.Groth16Fault;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.PublicInputs;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A proof of SP1 v6.0.0 under its published key: legacy encoding, 2^25 rows, five inputs, one commitment. The folder is
 * not part of the repository; {@code -Dtidemark.third-party=FOLDER} names the one above it.
 */
class ThirdPartyPlonkTest {
    private static final Path ROOT = Path.of(System.getProperty("tidemark.root", ".."));
    private static final Path FOLDER = Path.of(System.getProperty(
                    "tidemark.third-party",
                    ROOT.resolve("..").resolve("shared").resolve("third-party").toString()))
            .resolve("sp1-v6.0.0-plonk");

    /** The key of legacy form: Size, its inverse, generator, number of inputs, shift; eight points, a count, Qcp; G1. */
    private static final int G2_AT = 8 + 32 + 32 + 8 + 32 + 8 * 32 + 4 + 32 + 32;

    private PreparedPlonkKey key;
    private List<Fr> inputs;

    @BeforeEach
    void read() throws Exception {
        assumeThat(FOLDER)
                .as("third-party proofs are looked for in %s; name another place by -Dtidemark.third-party", FOLDER)
                .isDirectory();
        key = PreparedPlonkKey.of(PlonkKey.decode(bytes("vk.bin")));
        inputs = new ArrayList<>();
        JsonMapper.builder()
                .build()
                .readTree(bytes("public.json"))
                .forEach(input -> inputs.add(Fr.fromBigInteger(new BigInteger(input.asString()))));
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    private static PlonkProof compressed() throws Exception {
        return PlonkProof.decode(bytes("proof_gnark_compressed.bin"));
    }

    @Test
    void sp1_inAllForms_holds() throws Exception {
        assertThat(key.verify(compressed(), inputs)).isEqualTo(new PlonkResult.Valid());
        assertThat(key.verify(PlonkProof.decode(bytes("proof_gnark_raw.bin")), inputs)
                        .isValid())
                .isTrue();
        assertThat(key.verify(PlonkProof.decodeSolidity(bytes("proof.bin")), inputs)
                        .isValid())
                .isTrue();
    }

    @Test
    void sp1_key_isAsItsSourceSays() throws Exception {
        PlonkKey read = PlonkKey.decode(bytes("vk.bin"));
        assertThat(read.rows()).isEqualTo(1L << 25);
        assertThat(read.publicInputCount()).isEqualTo(5);
        assertThat(read.commitmentCount()).isEqualTo(1);
        assertThat(PlonkKey.decode(KeyParts.encode(read)).keyHash()).isEqualTo(read.keyHash());
    }

    @Test
    void sp1_otherInputs_doNotHold() throws Exception {
        for (int i = 0; i < inputs.size(); i++) {
            List<Fr> changed = new ArrayList<>(inputs);
            changed.set(i, changed.get(i).add(Fr.ONE));
            assertRefused(key.verify(compressed(), changed), PlonkFault.PROOF_INVALID);
        }
        List<Fr> swapped = new ArrayList<>(inputs);
        Collections.swap(swapped, 0, 1);
        assertRefused(key.verify(compressed(), swapped), PlonkFault.PROOF_INVALID);
        assertRefused(key.verify(compressed(), inputs.subList(0, 4)), PlonkFault.E_INPUT_COUNT);
    }

    @Test
    void sp1_inputPlusR_isRefused() {
        byte[] wide = inputs.getFirst().toBigInteger().add(Fr.MODULUS).toByteArray();
        byte[] bytes = new byte[Fr.BYTES];
        System.arraycopy(wide, 0, bytes, Fr.BYTES - wide.length, wide.length);
        assertThatThrownBy(() -> PublicInputs.decode(bytes))
                .isInstanceOfSatisfying(
                        Groth16FormatException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Groth16Fault.E_INPUT_RANGE));
    }

    @Test
    void sp1_damagedProofs_areRefused() throws Exception {
        byte[] raw = bytes("proof_gnark_raw.bin");
        assertFault(() -> PlonkProof.decode(Arrays.copyOf(raw, raw.length - 1)), PlonkFault.E_POINT_ENCODING);
        assertFault(() -> PlonkProof.decode(Arrays.copyOf(raw, raw.length + 1)), PlonkFault.E_POINT_ENCODING);
        byte[] wide = raw.clone();
        Arrays.fill(wide, 0, 32, (byte) 0x3f);
        assertFault(() -> PlonkProof.decode(wide), PlonkFault.E_POINT_ENCODING);
        byte[] off = raw.clone();
        off[63] ^= 1;
        assertFault(() -> PlonkProof.decode(off), PlonkFault.E_POINT_NOT_ON_CURVE);
        byte[] infinite = raw.clone();
        Arrays.fill(infinite, 7 * G1.RAW_BYTES, 8 * G1.RAW_BYTES, (byte) 0);
        assertFault(() -> PlonkProof.decode(infinite), PlonkFault.E_POINT_INFINITY);
        byte[] uncommitted = Arrays.copyOf(raw, raw.length - G1.RAW_BYTES);
        ByteBuffer.wrap(uncommitted).putInt(uncommitted.length - Integer.BYTES, 0);
        assertFault(() -> PlonkProof.decode(uncommitted), PlonkFault.E_PROOF_SHAPE);
    }

    @Test
    void sp1_alteredProofs_doNotHold() throws Exception {
        PlonkProof proof = compressed();
        for (ProofParts.Claim claim : ProofParts.claims(proof)) {
            assertRefused(key.verify(claim.replace(Fr.of(1)), inputs), PlonkFault.PROOF_INVALID);
        }
        for (ProofParts.Part part : ProofParts.points(proof)) {
            assertRefused(key.verify(part.replace(G1.GENERATOR), inputs), PlonkFault.PROOF_INVALID);
        }
        PlonkProof other = PlonkProof.decode(PlonkVectors.read("plain").proof(0));
        assertRefused(key.verify(other, inputs), PlonkFault.E_PROOF_SHAPE);
    }

    @Test
    void sp1_alteredKeys_areRefused() throws Exception {
        byte[] bytes = bytes("vk.bin");
        assertFault(() -> PlonkKey.decode(Arrays.copyOf(bytes, bytes.length - 1)), PlonkFault.E_FORMAT);
        byte[] known = bytes.clone();
        System.arraycopy(bytes, G2_AT, known, G2_AT + 64, 64);
        assertFault(() -> PlonkKey.decode(known), PlonkFault.E_VK_DEGENERATE);
        byte[] stray = bytes.clone();
        stray[G2_AT + 64 + 31] ^= 2;
        assertThatThrownBy(() -> PlonkKey.decode(stray))
                .isInstanceOfSatisfying(
                        PlonkFormatException.class,
                        refused -> assertThat(refused.fault())
                                .isIn(PlonkFault.E_POINT_SUBGROUP, PlonkFault.E_POINT_NOT_ON_CURVE));
        byte[] negated = bytes.clone();
        negated[G2_AT + 64] ^= 0x40;
        assertRefused(
                PreparedPlonkKey.of(PlonkKey.decode(negated)).verify(compressed(), inputs), PlonkFault.PROOF_INVALID);
        assertThat(PlonkKey.decode(negated).keyHash())
                .isNotEqualTo(PlonkKey.decode(bytes).keyHash());
    }
}
