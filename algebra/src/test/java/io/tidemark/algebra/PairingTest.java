package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PairingTest {
    private static final HexFormat HEX = HexFormat.of();

    /** One instance for all cases: nothing of a former product may be left. */
    private final Pairing pairing = new Pairing();

    @Test
    void product_ofVectors_matchesGnarkCrypto() throws PointRefusedException {
        for (JsonNode c : Vectors.cases("pairing.json", "cases")) {
            List<G1> ps = ps(c);
            List<G2> qs = qs(c);
            for (int i = 0; i < ps.size(); i++) {
                pairing.add(ps.get(i), qs.get(i));
            }
            Gt value = pairing.product();
            String expected = c.get("gt").asString();
            assertThat(HEX.formatHex(value.encode())).as(c.toString()).isEqualTo(expected);
            assertThat(Pairing.productIsOne(ps, qs)).isEqualTo(value.isOne());
        }
    }

    /** Each pair prepared or not, in every combination up to four pairs. */
    @Test
    void product_withPreparedPoints_isTheSame() throws PointRefusedException {
        for (JsonNode c : Vectors.cases("pairing.json", "cases")) {
            List<G1> ps = ps(c);
            List<G2> qs = qs(c);
            List<PreparedG2> prepared = qs.stream().map(PreparedG2::of).toList();
            for (int mask = 1; mask < 1 << Math.min(4, ps.size()); mask++) {
                for (int i = 0; i < ps.size(); i++) {
                    if ((mask >> i & 1) == 1) {
                        pairing.add(ps.get(i), prepared.get(i));
                    } else {
                        pairing.add(ps.get(i), qs.get(i));
                    }
                }
                assertThat(HEX.formatHex(pairing.product().encode()))
                        .as("mask %d of %s", mask, c)
                        .isEqualTo(c.get("gt").asString());
            }
        }
    }

    @Test
    void vectors_includeProductsThatAreOne() throws PointRefusedException {
        int ones = 0;
        for (JsonNode c : Vectors.cases("pairing.json", "cases")) {
            List<G1> ps = ps(c);
            if (ps.stream().noneMatch(G1::isInfinity) && Pairing.productIsOne(ps, qs(c))) {
                ones++;
                ps.set(0, ps.get(0).negate());
                assertThat(Pairing.productIsOne(ps, qs(c))).isFalse();
            }
        }
        assertThat(ones).isEqualTo(3);
    }

    @Test
    void pair_isBilinear() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 5; i++) {
            Fr a = seeded.fr();
            Fr b = seeded.fr();
            G1 pa = G1.GENERATOR.multiply(a);
            G1 pb = G1.GENERATOR.multiply(b);
            Gt left = Pairing.pair(pa.add(pb), G2.GENERATOR);
            Gt right = Pairing.pair(pa, G2.GENERATOR).multiply(Pairing.pair(pb, G2.GENERATOR));
            assertThat(left).as(Seeded.seed()).isEqualTo(right).hasSameHashCodeAs(right);
            assertThat(left.multiply(right.inverse()).isOne()).isTrue();
            assertThat(Pairing.pair(pa, G2.GENERATOR.negate()))
                    .isEqualTo(Pairing.pair(pa, G2.GENERATOR).inverse());
        }
    }

    @Test
    void pair_ofGenerators_isNotOne() {
        assertThat(Pairing.pair(G1.GENERATOR, G2.GENERATOR).isOne()).isFalse();
        assertThat(pairing.clear().isOne()).as("the empty product").isTrue();
        assertThat(pairing.add(G1.INFINITY, PreparedG2.of(G2.GENERATOR)).isOne())
                .isTrue();
        assertThat(pairing.add(G1.GENERATOR, PreparedG2.of(G2.INFINITY)).isOne())
                .isTrue();
        assertThat(pairing.add(G1.GENERATOR, G2.GENERATOR).isEqualTo(Pairing.pair(G1.GENERATOR, G2.GENERATOR)))
                .isTrue();
    }

    @Test
    void lists_ofDifferentLength_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pairing.productIsOne(List.of(G1.GENERATOR), List.of()));
    }

    @Test
    void hashToField_ofVectors_matchesGnarkCrypto() {
        for (JsonNode c : Vectors.cases("hash-to-field.json", "cases")) {
            Fr[] expected = Vectors.frList(c, "elements");
            String dst = c.get("dst").asString();
            byte[] message = Vectors.bytes(c, "message");
            assertThat(HashToField.hash(message, dst, expected.length))
                    .as(c.toString())
                    .isEqualTo(expected);
            if (expected.length == 1) {
                assertThat(HashToField.hash(message, dst)).isEqualTo(expected[0]);
            }
        }
    }

    @Test
    void hashToField_outOfRange_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HashToField.hash(new byte[0], "", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> HashToField.hash(new byte[0], "d".repeat(256), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> HashToField.hash(new byte[0], "d", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> HashToField.hash(new byte[0], "d", 171));
        assertThat(HashToField.hash(new byte[0], "d", 170)).hasSize(170);
    }

    private static List<G1> ps(JsonNode c) throws PointRefusedException {
        List<G1> list = new ArrayList<>();
        for (JsonNode p : c.get("p")) {
            list.add(CurveTest.g1(p.asString()));
        }
        return list;
    }

    private static List<G2> qs(JsonNode c) throws PointRefusedException {
        List<G2> list = new ArrayList<>();
        for (JsonNode q : c.get("q")) {
            list.add(CurveTest.g2(q.asString()));
        }
        return list;
    }
}
