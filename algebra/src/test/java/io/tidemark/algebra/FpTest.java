package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The base field has no public value; its operations are tested where they are. */
class FpTest {
    private static final Montgomery F = Montgomery.FP;

    @Test
    void modulus_isThatOfTheVectors() {
        assertThat(F.modulus).isEqualTo(Vectors.integer(Vectors.read("fp.json"), "modulus"));
    }

    @Test
    void unaryOperations_ofVectors_matchGnarkCrypto() {
        for (JsonNode c : Vectors.cases("fp.json", "unary")) {
            long[] a = element(c, "a");
            long[] z = new long[Montgomery.LIMBS];
            Montgomery.neg(z, 0, a, 0);
            assertIs(z, c, "neg");
            Montgomery.add(z, 0, a, 0, a, 0);
            assertIs(z, c, "double");
            F.square(z, 0, a, 0);
            assertIs(z, c, "square");
            F.inverse(z, 0, a, 0);
            if (c.has("inverse")) {
                assertIs(z, c, "inverse");
            } else {
                F.canonical(z, 0);
                assertThat(Montgomery.isZero(z, 0)).isTrue();
            }
        }
    }

    @Test
    void binaryOperations_ofVectors_matchGnarkCrypto() {
        for (JsonNode c : Vectors.cases("fp.json", "binary")) {
            long[] a = element(c, "a");
            long[] b = element(c, "b");
            long[] z = new long[Montgomery.LIMBS];
            Montgomery.add(z, 0, a, 0, b, 0);
            assertIs(z, c, "add");
            Montgomery.sub(z, 0, a, 0, b, 0);
            assertIs(z, c, "sub");
            F.mul(z, 0, a, 0, b, 0);
            assertIs(z, c, "mul");
        }
    }

    @Test
    void decode_ofVectors_acceptsExactlyTheCanonical() {
        for (JsonNode c : Vectors.cases("fp.json", "decode")) {
            assertThat(F.decode(Vectors.bytes(c, "bytes"), 0, new long[Montgomery.LIMBS], 0))
                    .as(c.toString())
                    .isEqualTo(c.get("canonical").asBoolean());
        }
    }

    private static long[] element(JsonNode node, String field) {
        long[] z = new long[Montgomery.LIMBS];
        assertThat(F.decode(Vectors.bytes(node, field), 0, z, 0)).isTrue();
        return z;
    }

    private static void assertIs(long[] z, JsonNode node, String field) {
        byte[] bytes = new byte[Montgomery.BYTES];
        F.encode(z, 0, bytes, 0);
        assertThat(bytes).as("%s of %s", field, node).isEqualTo(Vectors.bytes(node, field));
    }
}
