package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JubjubTest {
    private static final String FILE = "jubjub.json";

    @Test
    void parameters_areThoseOfGnarkCrypto() {
        JsonNode file = Vectors.read(FILE);
        assertThat(BabyJubjub.A).isEqualTo(Vectors.fr(file, "a"));
        assertThat(BabyJubjub.D).isEqualTo(Vectors.fr(file, "d"));
        assertThat(BabyJubjub.ORDER).isEqualTo(Vectors.integer(file, "order"));
        assertThat(BabyJubjub.BASE).isEqualTo(point(file.get("base")));
        assertThat(BabyJubjub.BASE.isPrimeOrder()).isTrue();
    }

    /** What makes the addition law complete: -1 is a square and d is not. */
    @Test
    void additionLaw_isComplete() {
        BigInteger half = Fr.MODULUS.shiftRight(1);
        BigInteger minusOne = Fr.MODULUS.subtract(BigInteger.ONE);
        assertThat(BabyJubjub.A.toBigInteger().modPow(half, Fr.MODULUS)).isEqualTo(BigInteger.ONE);
        assertThat(BabyJubjub.D.toBigInteger().modPow(half, Fr.MODULUS)).isEqualTo(minusOne);
        assertThat(BabyJubjub.ORDER.isProbablePrime(64)).isTrue();
    }

    @Test
    void add_ofVectors_matchesGnarkCrypto() {
        for (JsonNode c : Vectors.cases(FILE, "add")) {
            JubjubPoint a = point(c.get("a"));
            JubjubPoint b = point(c.get("b"));
            assertThat(a.add(b)).as(c.toString()).isEqualTo(point(c.get("sum")));
            assertThat(b.add(a)).as(c.toString()).isEqualTo(point(c.get("sum")));
        }
    }

    @Test
    void multiply_ofVectors_matchesGnarkCrypto() {
        for (JsonNode c : Vectors.cases(FILE, "multiply")) {
            JubjubPoint p = point(c.get("point"));
            assertThat(p.multiply(Vectors.fr(c, "scalar"))).as(c.toString()).isEqualTo(point(c.get("product")));
        }
    }

    @Test
    void multiplySecret_ofBase_matchesTheGeneralMultiplication() {
        int compared = 0;
        for (JsonNode c : Vectors.cases(FILE, "multiply")) {
            if (point(c.get("point")).equals(BabyJubjub.BASE)) {
                assertThat(new JubjubBase().multiplySecret(Vectors.bytes(c, "scalar")))
                        .as(c.toString())
                        .isEqualTo(point(c.get("product")));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(16);
    }

    @Test
    void keys_ofVectors_areJudgedByTheirFault() throws KeyRefusedException {
        for (JsonNode c : Vectors.cases(FILE, "keys")) {
            JubjubPoint p = point(c.get("point"));
            String verdict = c.get("verdict").asString();
            if (verdict.equals("SOUND")) {
                assertThat(SchnorrPublicKey.fault(p)).as(c.toString()).isEmpty();
                assertThat(SchnorrPublicKey.of(p).point()).isEqualTo(p);
                assertThat(p.isPrimeOrder()).isTrue();
            } else {
                KeyFault fault = KeyFault.valueOf(verdict);
                assertThat(SchnorrPublicKey.fault(p)).as(c.toString()).contains(fault);
                assertThat(catchThrowableOfType(KeyRefusedException.class, () -> SchnorrPublicKey.of(p))
                                .fault())
                        .isEqualTo(fault);
                assertThat(p.isPrimeOrder()).isFalse();
            }
        }
    }

    @Test
    void signedWindows_ofRandomIntegers_sumToThem() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 500; i++) {
            int width = 2 + seeded.nextInt(7);
            BigInteger k = seeded.edgy(BigInteger.ONE.shiftLeft(253));
            byte[] bytes = Fr.reduce(k).encode();
            byte[] digits = new byte[260];
            SignedWindows.write(bytes, 0, 256, width, digits);
            BigInteger sum = BigInteger.ZERO;
            for (int j = digits.length - 1; j >= 0; j--) {
                sum = sum.shiftLeft(1).add(BigInteger.valueOf(digits[j]));
                assertThat(Math.abs(digits[j])).isLessThan(1 << (width - 1));
            }
            assertThat(sum)
                    .as("%s width %d", Seeded.seed(), width)
                    .isEqualTo(Fr.reduce(k).toBigInteger());
        }
    }

    @Test
    void operations_offTheCurve_areRefused() {
        JubjubPoint off = new JubjubPoint(Fr.ONE, Fr.ONE);
        assertThat(off.isOnCurve()).isFalse();
        assertThat(off.isPrimeOrder()).isFalse();
        assertThat(off.isSmallOrder()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> off.add(BabyJubjub.BASE));
        assertThatIllegalArgumentException().isThrownBy(() -> BabyJubjub.BASE.add(off));
        assertThatIllegalArgumentException().isThrownBy(() -> off.multiply(Fr.ONE));
    }

    @Test
    void negate_addsToTheIdentity() {
        assertThat(BabyJubjub.BASE.add(BabyJubjub.BASE.negate())).isEqualTo(JubjubPoint.IDENTITY);
        assertThat(JubjubPoint.IDENTITY.isIdentity()).isTrue();
    }

    static JubjubPoint point(JsonNode node) {
        return new JubjubPoint(hex(node, "x"), hex(node, "y"));
    }

    private static Fr hex(JsonNode node, String field) {
        return Fr.decode(HexFormat.of().parseHex(node.get(field).asString()));
    }
}
