package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FrTest {
    private static final int ROUNDS = 2000;

    @Test
    void modulus_isThatOfTheVectors() {
        assertThat(Fr.MODULUS).isEqualTo(Vectors.integer(Vectors.read("fr.json"), "modulus"));
    }

    @Test
    void unaryOperations_ofVectors_matchGnarkCrypto() {
        for (JsonNode c : Vectors.cases("fr.json", "unary")) {
            Fr a = Vectors.fr(c, "a");
            assertThat(a.neg()).as(c.toString()).isEqualTo(Vectors.fr(c, "neg"));
            assertThat(a.add(a)).as(c.toString()).isEqualTo(Vectors.fr(c, "double"));
            assertThat(a.square()).as(c.toString()).isEqualTo(Vectors.fr(c, "square"));
            if (c.has("inverse")) {
                assertThat(a.inverse()).as(c.toString()).isEqualTo(Vectors.fr(c, "inverse"));
            } else {
                assertThat(a.isZero()).isTrue();
            }
        }
    }

    @Test
    void binaryOperations_ofVectors_matchGnarkCrypto() {
        for (JsonNode c : Vectors.cases("fr.json", "binary")) {
            Fr a = Vectors.fr(c, "a");
            Fr b = Vectors.fr(c, "b");
            assertThat(a.add(b)).as(c.toString()).isEqualTo(Vectors.fr(c, "add"));
            assertThat(a.sub(b)).as(c.toString()).isEqualTo(Vectors.fr(c, "sub"));
            assertThat(a.mul(b)).as(c.toString()).isEqualTo(Vectors.fr(c, "mul"));
        }
    }

    @Test
    void operations_ofRandomElements_matchBigInteger() {
        Seeded seeded = new Seeded();
        BigInteger r = Fr.MODULUS;
        for (int i = 0; i < ROUNDS; i++) {
            BigInteger a = seeded.edgy(r);
            BigInteger b = seeded.edgy(r);
            int shift = seeded.nextInt(254);
            Fr x = Fr.fromBigInteger(a);
            Fr y = Fr.fromBigInteger(b);
            String at = Seeded.seed() + " round " + i;
            assertThat(x.add(y).toBigInteger()).as(at).isEqualTo(a.add(b).mod(r));
            assertThat(x.sub(y).toBigInteger()).as(at).isEqualTo(a.subtract(b).mod(r));
            assertThat(x.mul(y).toBigInteger()).as(at).isEqualTo(a.multiply(b).mod(r));
            assertThat(x.square().toBigInteger()).as(at).isEqualTo(a.multiply(a).mod(r));
            assertThat(x.neg().toBigInteger()).as(at).isEqualTo(a.negate().mod(r));
            assertThat(x.shiftLeft(shift).toBigInteger())
                    .as(at)
                    .isEqualTo(a.shiftLeft(shift).mod(r));
            assertThat(x.compareTo(y)).as(at).isEqualTo(a.compareTo(b));
            assertThat(x.equals(y)).as(at).isEqualTo(a.equals(b));
            assertThat(Fr.reduce(a.subtract(b))).as(at).isEqualTo(x.sub(y));
        }
    }

    @Test
    void inverse_ofRandomElements_multipliesToOne() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 200; i++) {
            Fr x = seeded.fr();
            if (!x.isZero()) {
                assertThat(x.mul(x.inverse()))
                        .as("%s round %d", Seeded.seed(), i)
                        .isEqualTo(Fr.ONE);
            }
        }
    }

    @Test
    void inverse_ofZero_throws() {
        assertThatThrownBy(Fr.ZERO::inverse).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void equalValues_reachedDifferently_areEqualWithEqualHash() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 200; i++) {
            Fr x = seeded.fr();
            Fr y = seeded.fr();
            Fr back = x.add(y).sub(y);
            assertThat(back).as(Seeded.seed()).isEqualTo(x).hasSameHashCodeAs(x);
            assertThat(Fr.decode(x.encode())).isEqualTo(x);
        }
        assertThat(Fr.ONE).isNotEqualTo(Fr.ZERO).isNotEqualTo(BigInteger.ONE);
    }

    @Test
    void decode_ofVectors_acceptsExactlyTheCanonical() {
        for (JsonNode c : Vectors.cases("fr.json", "decode")) {
            byte[] bytes = Vectors.bytes(c, "bytes");
            boolean canonical = c.get("canonical").asBoolean();
            assertThat(Fr.isCanonical(bytes, 0)).as(c.toString()).isEqualTo(canonical);
            assertThat(FrLimbs.decode(bytes, 0, new long[FrLimbs.LIMBS], 0)).isEqualTo(canonical);
            if (canonical) {
                assertThat(Fr.decode(bytes).encode()).isEqualTo(bytes);
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> Fr.decode(bytes));
            }
        }
    }

    @Test
    void decode_atAnOffset_readsThoseBytesOnly() {
        byte[] bytes = new byte[40];
        bytes[3] = 1;
        bytes[38] = 7;
        bytes[39] = 9;
        assertThat(Fr.decode(bytes, 7)).isEqualTo(Fr.of(7));
        byte[] out = new byte[40];
        Fr.of(7).encodeTo(out, 7);
        assertThat(out[38]).isEqualTo((byte) 7);
        assertThat(out[39]).isZero();
        assertThatThrownBy(() -> Fr.decode(bytes, 9)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Fr.decode(bytes));
    }

    @Test
    void smallIntegers_areSignedAndUnsignedByName() {
        assertThat(Fr.of(Long.MAX_VALUE).toBigInteger()).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> Fr.of(-1));
        Fr top = Fr.ofUnsigned(-1);
        assertThat(top.toBigInteger()).isEqualTo(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
        assertThat(top.toUnsignedLongExact()).isEqualTo(-1);
        assertThat(top.bitLength()).isEqualTo(64);
        assertThatThrownBy(top.add(Fr.ONE)::toUnsignedLongExact).isInstanceOf(ArithmeticException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Fr.fromBigInteger(Fr.MODULUS));
        assertThatIllegalArgumentException().isThrownBy(() -> Fr.fromBigInteger(BigInteger.ONE.negate()));
    }

    @Test
    void fromAscii_isTheBigEndianInteger() {
        for (JsonNode c : Vectors.cases("fr.json", "ascii")) {
            assertThat(Fr.fromAscii(c.get("text").asString())).isEqualTo(Vectors.fr(c, "value"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Fr.fromAscii(""));
        assertThatIllegalArgumentException().isThrownBy(() -> Fr.fromAscii("x".repeat(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> Fr.fromAscii("caf\u00e9"));
    }

    @Test
    void toString_isSixtyFourHexDigits() {
        assertThat(Fr.of(255)).hasToString("0x" + "0".repeat(62) + "ff");
    }

    @Test
    void limbs_roundTrip() {
        Seeded seeded = new Seeded();
        long[] limbs = new long[3 * FrLimbs.LIMBS];
        Fr x = seeded.fr();
        FrLimbs.store(x, limbs, FrLimbs.LIMBS);
        FrLimbs.store(x, limbs, 2 * FrLimbs.LIMBS);
        assertThat(FrLimbs.load(limbs, FrLimbs.LIMBS)).isEqualTo(x);
        assertThat(FrLimbs.equal(limbs, FrLimbs.LIMBS, limbs, 2 * FrLimbs.LIMBS))
                .isTrue();
        assertThat(FrLimbs.isZero(limbs, 0)).isTrue();
        byte[] bytes = new byte[Fr.BYTES];
        FrLimbs.encode(limbs, FrLimbs.LIMBS, bytes, 0);
        assertThat(bytes).isEqualTo(x.encode());
    }
}
