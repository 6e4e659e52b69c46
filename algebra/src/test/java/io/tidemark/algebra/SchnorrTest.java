package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Schnorr, and the file schnorr.json that Java writes and circuits/cmd/vectors checks with gnark-crypto.
 * {@code -Dtidemark.regenerate=true} rewrites it.
 */
class SchnorrTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Fr MESSAGE = Fr.of(42);

    private static SchnorrSecretKey key(int fill) {
        byte[] seed = new byte[SchnorrSecretKey.SEED_BYTES];
        java.util.Arrays.fill(seed, (byte) fill);
        return SchnorrSecretKey.fromSeed(seed);
    }

    @Test
    void verify_ofOwnSignature_holds() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 40; i++) {
            SchnorrSecretKey secret = SchnorrSecretKey.fromSeed(seeded.bytes(32));
            Fr message = seeded.fr();
            SchnorrSignature signature = secret.sign(message);
            assertThat(Schnorr.verify(secret.publicKey(), message, signature))
                    .as("%s round %d", Seeded.seed(), i)
                    .isTrue();
            assertThat(SchnorrPublicKey.fault(secret.publicKey().point())).isEmpty();
            assertThat(SchnorrSignature.decode(signature.encode())).isEqualTo(signature);
        }
    }

    @Test
    void verify_ofAnotherMessageKeyOrSignature_fails() {
        SchnorrSecretKey secret = key(1);
        SchnorrSignature signature = secret.sign(MESSAGE);
        SchnorrPublicKey key = secret.publicKey();
        JubjubPoint r = signature.r();
        assertThat(Schnorr.verify(key, MESSAGE.add(Fr.ONE), signature)).isFalse();
        assertThat(Schnorr.verify(key(2).publicKey(), MESSAGE, signature)).isFalse();
        Fr next = Fr.reduce(signature.s().toBigInteger().add(BigInteger.ONE).mod(BabyJubjub.ORDER));
        assertThat(Schnorr.verify(key, MESSAGE, new SchnorrSignature(r, next))).isFalse();
        assertThat(Schnorr.verify(key, MESSAGE, new SchnorrSignature(r.negate(), signature.s())))
                .isFalse();
        assertThat(Schnorr.verify(key, MESSAGE, new SchnorrSignature(JubjubPoint.IDENTITY, signature.s())))
                .isFalse();
        JubjubPoint offCurve = new JubjubPoint(r.x(), r.y().add(Fr.ONE));
        assertThat(Schnorr.verify(key, MESSAGE, new SchnorrSignature(offCurve, signature.s())))
                .isFalse();
    }

    /** Without a cofactor: R plus a point of small order is another R, and is refused. */
    @Test
    void verify_ofCommitmentWithTorsion_fails() {
        JubjubPoint torsion = new JubjubPoint(Fr.ZERO, Fr.ONE.neg());
        assertThat(torsion.isSmallOrder()).isTrue();
        SchnorrSecretKey secret = key(3);
        SchnorrSignature signature = secret.sign(MESSAGE);
        SchnorrSignature shifted = new SchnorrSignature(signature.r().add(torsion), signature.s());
        assertThat(Schnorr.verify(secret.publicKey(), MESSAGE, shifted)).isFalse();
    }

    @Test
    void response_atTheOrderOrAbove_isNotASignature() {
        SchnorrSignature signature = key(4).sign(MESSAGE);
        Fr aliased = Fr.fromBigInteger(signature.s().toBigInteger().add(BabyJubjub.ORDER));
        assertThatIllegalArgumentException().isThrownBy(() -> new SchnorrSignature(signature.r(), aliased));
        byte[] bytes = signature.encode();
        aliased.encodeTo(bytes, 64);
        assertThat(SchnorrSignature.isCanonical(bytes, 0)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> SchnorrSignature.decode(bytes));
        assertThatIllegalArgumentException().isThrownBy(() -> SchnorrSignature.decode(new byte[95]));
        byte[] wide = signature.encode();
        wide[0] = (byte) 0xff;
        assertThatIllegalArgumentException().isThrownBy(() -> SchnorrSignature.decode(wide));
    }

    /** e = 2^128 + 1 + 2c for challenges with every top bit. */
    @Test
    void multiplier_isTheDefinition() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 50; i++) {
            Fr message = seeded.fr();
            JubjubPoint r = BabyJubjub.BASE;
            JubjubPoint a = BabyJubjub.BASE.negate();
            Fr tag = Fr.fromAscii("tidemark/1/schnorr");
            BigInteger mask = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
            BigInteger c = H8.hash(tag, r.x(), r.y(), a.x(), a.y(), message, Fr.ZERO, Fr.ZERO)
                    .toBigInteger()
                    .and(mask);
            assertThat(new BigInteger(1, Schnorr.multiplier(r, a, message)))
                    .as(Seeded.seed())
                    .isEqualTo(BigInteger.ONE.shiftLeft(128).add(BigInteger.ONE).add(c.shiftLeft(1)));
        }
    }

    @Test
    void secretKey_keepsItsSeedToItself() {
        byte[] seed = new byte[32];
        seed[0] = (byte) 0xab;
        SchnorrSecretKey secret = SchnorrSecretKey.fromSeed(seed);
        SchnorrSignature before = secret.sign(MESSAGE);
        seed[0] = 0;
        assertThat(secret.sign(MESSAGE)).as("the seed is copied").isEqualTo(before);
        assertThat(secret.toString()).contains("SchnorrSecretKey").doesNotContain("ab00000000");
        secret.destroy();
        assertThat(secret.isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> secret.sign(MESSAGE));
        assertThat(Schnorr.verify(secret.publicKey(), MESSAGE, before)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> SchnorrSecretKey.fromSeed(new byte[31]));
    }

    @Test
    void equality_isByPoint() {
        assertThat(key(5).publicKey()).isEqualTo(key(5).publicKey()).hasSameHashCodeAs(key(5).publicKey());
        assertThat(key(5).publicKey()).isNotEqualTo(key(6).publicKey());
        assertThat(key(5).publicKey().encode()).hasSize(SchnorrPublicKey.BYTES);
    }

    @Test
    void file_ofVectors_isWhatThisCodeSigns() throws IOException {
        String expected = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(Map.of("cases", cases()))
                        .replace("\r\n", "\n")
                + "\n";
        if (Boolean.getBoolean("tidemark.regenerate")) {
            Path root = Path.of(System.getProperty("tidemark.root", ".."));
            Path file = root.resolve("fixtures/src/main/resources/vectors/algebra/schnorr.json");
            Files.writeString(file, expected, StandardCharsets.UTF_8);
        } else {
            assertThat(Vectors.text("schnorr.json")).isEqualTo(expected);
        }
    }

    @Test
    void verdicts_ofVectors_followTheFault() throws KeyRefusedException {
        for (JsonNode c : Vectors.cases("schnorr.json", "cases")) {
            byte[] encoded = Vectors.bytes(c, "key");
            SchnorrPublicKey key =
                    SchnorrPublicKey.of(new JubjubPoint(Fr.decode(encoded, 0), Fr.decode(encoded, Fr.BYTES)));
            boolean canonical = SchnorrSignature.isCanonical(Vectors.bytes(c, "signature"), 0);
            boolean accepted = canonical
                    && Schnorr.verify(
                            key, Vectors.fr(c, "message"), SchnorrSignature.decode(Vectors.bytes(c, "signature")));
            assertThat(accepted)
                    .as(c.toString())
                    .isEqualTo(c.get("fault").asString().isEmpty());
        }
    }

    private static List<Map<String, String>> cases() {
        List<Map<String, String>> cases = new ArrayList<>();
        Fr[] messages = {Fr.ZERO, Fr.ONE, Fr.ONE.neg(), MESSAGE};
        for (int i = 0; i < 16; i++) {
            Fr message = messages[i % 4];
            SchnorrSignature signature = key(i).sign(message);
            cases.add(entry(i, message, signature.encode(), ""));
            cases.add(entry(i, message.add(Fr.ONE), signature.encode(), "another message"));
            byte[] aliased = signature.encode();
            Fr.fromBigInteger(signature.s().toBigInteger().add(BabyJubjub.ORDER))
                    .encodeTo(aliased, 64);
            cases.add(entry(i, message, aliased, "response plus the order"));
            byte[] negated = signature.encode();
            signature.r().x().neg().encodeTo(negated, 0);
            cases.add(entry(i, message, negated, "commitment negated"));
        }
        return cases;
    }

    private static Map<String, String> entry(int seed, Fr message, byte[] signature, String fault) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("seed", HEX.toHexDigits((byte) seed).repeat(SchnorrSecretKey.SEED_BYTES));
        entry.put("key", HEX.formatHex(key(seed).publicKey().encode()));
        entry.put("message", HEX.formatHex(message.encode()));
        entry.put("signature", HEX.formatHex(signature));
        entry.put("fault", fault);
        return entry;
    }
}
