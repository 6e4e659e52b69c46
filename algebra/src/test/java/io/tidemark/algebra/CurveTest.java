package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CurveTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void generators_areThoseOfGnarkCrypto() {
        assertThat(hex(G1.GENERATOR.encodeRaw())).isEqualTo(text(Vectors.read("g1.json"), "generator"));
        assertThat(hex(G2.GENERATOR.encodeRaw())).isEqualTo(text(Vectors.read("g2.json"), "generator"));
    }

    @Test
    void decodeG1_ofVectors_givesThePointOrItsFault() throws PointRefusedException {
        for (JsonNode c : Vectors.cases("g1.json", "decode")) {
            byte[] bytes = Vectors.bytes(c, "bytes");
            String verdict = text(c, "verdict");
            assertThat(verdictG1(bytes, InfinityRule.ALLOWED)).as(c.toString()).isEqualTo(verdict);
            if (verdict.equals("POINT") || verdict.equals("INFINITY")) {
                G1 point = G1.decode(bytes, 0, InfinityRule.ALLOWED);
                assertThat(hex(point.encodeRaw())).isEqualTo(text(c, "raw"));
                assertThat(hex(point.encodeCompressed())).isEqualTo(text(c, "compressed"));
                assertThat(G1.isCompressed(bytes, 0)).isEqualTo(bytes.length == G1.COMPRESSED_BYTES);
            }
            if (verdict.equals("INFINITY")) {
                assertThat(verdictG1(bytes, InfinityRule.REFUSED)).isEqualTo("fault INFINITY");
            }
        }
    }

    @Test
    void decodeG2_ofVectors_givesThePointOrItsFault() throws PointRefusedException {
        for (JsonNode c : Vectors.cases("g2.json", "decode")) {
            byte[] bytes = Vectors.bytes(c, "bytes");
            String verdict = text(c, "verdict");
            assertThat(verdictG2(bytes, InfinityRule.ALLOWED)).as(c.toString()).isEqualTo(verdict);
            if (verdict.equals("POINT") || verdict.equals("INFINITY")) {
                G2 point = G2.decode(bytes, 0, InfinityRule.ALLOWED);
                assertThat(hex(point.encodeRaw())).isEqualTo(text(c, "raw"));
                assertThat(hex(point.encodeCompressed())).isEqualTo(text(c, "compressed"));
            }
            if (verdict.equals("INFINITY")) {
                assertThat(verdictG2(bytes, InfinityRule.REFUSED)).isEqualTo("fault INFINITY");
            }
        }
    }

    private static String verdictG1(byte[] bytes, InfinityRule rule) {
        try {
            return G1.decode(bytes, 0, rule).isInfinity() ? "INFINITY" : "POINT";
        } catch (PointRefusedException e) {
            return e.fault() == PointFault.INFINITY
                    ? "fault INFINITY"
                    : e.fault().name();
        }
    }

    private static String verdictG2(byte[] bytes, InfinityRule rule) {
        try {
            return G2.decode(bytes, 0, rule).isInfinity() ? "INFINITY" : "POINT";
        } catch (PointRefusedException e) {
            return e.fault() == PointFault.INFINITY
                    ? "fault INFINITY"
                    : e.fault().name();
        }
    }

    @Test
    void addG1_ofVectors_matchesGnarkCrypto() throws PointRefusedException {
        for (JsonNode c : Vectors.cases("g1.json", "add")) {
            G1 a = g1(text(c, "a"));
            G1 b = g1(text(c, "b"));
            assertThat(a.add(b)).as(c.toString()).isEqualTo(g1(text(c, "sum")));
            assertThat(b.add(a)).as(c.toString()).isEqualTo(g1(text(c, "sum")));
        }
    }

    @Test
    void linearCombination_ofVectors_matchesGnarkCrypto() throws PointRefusedException {
        for (JsonNode c : Vectors.cases("g1.json", "combinations")) {
            List<G1> points = points(c);
            List<Fr> scalars = List.of(Vectors.frList(c, "scalars"));
            G1 expected = g1(text(c, "sum"));
            assertThat(G1.linearCombination(points, scalars)).as(c.toString()).isEqualTo(expected);
            assertThat(G1FixedBases.of(points).sum(scalars)).as(c.toString()).isEqualTo(expected);
        }
    }

    @Test
    void multiply_ofEdgeScalars_matchesRepeatedAddition() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 40; i++) {
            BigInteger k = seeded.edgy(Fr.MODULUS);
            G1 expected = G1.INFINITY;
            for (int bit = k.bitLength() - 1; bit >= 0; bit--) {
                expected = expected.add(expected);
                expected = k.testBit(bit) ? expected.add(G1.GENERATOR) : expected;
            }
            assertThat(G1.GENERATOR.multiply(Fr.fromBigInteger(k)))
                    .as("%s k=%s", Seeded.seed(), k)
                    .isEqualTo(expected);
        }
    }

    @Test
    void of_coordinates_checksRangeAndCurve() throws PointRefusedException {
        assertThat(G1.of(BigInteger.ONE, BigInteger.TWO)).isEqualTo(G1.GENERATOR);
        BigInteger p = Montgomery.FP.modulus;
        assertFault(PointFault.ENCODING, () -> G1.of(BigInteger.ONE.add(p), BigInteger.TWO));
        assertFault(PointFault.ENCODING, () -> G1.of(BigInteger.ONE, BigInteger.TWO.negate()));
        assertFault(PointFault.NOT_ON_CURVE, () -> G1.of(BigInteger.ONE, BigInteger.ONE));
        assertFault(PointFault.NOT_ON_CURVE, () -> G1.of(BigInteger.ZERO, BigInteger.ZERO));
        BigInteger one = BigInteger.ONE;
        assertFault(PointFault.NOT_ON_CURVE, () -> G2.of(one, one, one, one));
        assertFault(PointFault.ENCODING, () -> G2.of(one, one, one, p));
        byte[] raw = G2.GENERATOR.encodeRaw();
        assertThat(G2.of(word(raw, 1), word(raw, 0), word(raw, 3), word(raw, 2)))
                .isEqualTo(G2.GENERATOR);
    }

    private interface Construction {
        Object make() throws PointRefusedException;
    }

    private static void assertFault(PointFault fault, Construction construction) {
        assertThatThrownBy(construction::make)
                .isInstanceOfSatisfying(
                        PointRefusedException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private static BigInteger word(byte[] bytes, int index) {
        return new BigInteger(1, bytes, 32 * index, 32);
    }

    @Test
    void negate_addsToInfinity() {
        assertThat(G1.GENERATOR.add(G1.GENERATOR.negate())).isEqualTo(G1.INFINITY);
        assertThat(G1.INFINITY.negate()).isEqualTo(G1.INFINITY);
        assertThat(G2.GENERATOR.negate().negate()).isEqualTo(G2.GENERATOR).hasSameHashCodeAs(G2.GENERATOR);
        assertThat(G2.GENERATOR.negate()).isNotEqualTo(G2.GENERATOR);
    }

    @Test
    void lists_ofDifferentLength_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> G1.linearCombination(List.of(G1.GENERATOR), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> G1FixedBases.of(List.of(G1.GENERATOR)).sum(List.of()));
    }

    /** Truncated input is the caller's bug; it never reads elsewhere. */
    @Test
    void decode_beyondTheEnd_isOutOfBounds() {
        byte[] raw = G2.GENERATOR.encodeRaw();
        assertThatThrownBy(() -> G2.decodeRaw(raw, 1, InfinityRule.REFUSED))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> G1.decodeRaw(raw, 65, InfinityRule.REFUSED))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    static G1 g1(String raw) throws PointRefusedException {
        return G1.decodeRaw(HEX.parseHex(raw), 0, InfinityRule.ALLOWED);
    }

    static G2 g2(String raw) throws PointRefusedException {
        return G2.decodeRaw(HEX.parseHex(raw), 0, InfinityRule.ALLOWED);
    }

    private static List<G1> points(JsonNode c) throws PointRefusedException {
        java.util.ArrayList<G1> points = new java.util.ArrayList<>();
        for (JsonNode p : c.get("points")) {
            points.add(g1(p.asString()));
        }
        return points;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }
}
