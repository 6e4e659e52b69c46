package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.fixtures.Fixtures;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The published vectors of EIP-196 and EIP-197 ({@code vectors/evm/SOURCE.md}), and inputs that must be refused. */
class EvmVectorsTest {
    private static final BigInteger P = Montgomery.FP.modulus;
    private static final HexFormat HEX = HexFormat.of();

    private static Stream<JsonNode> cases(String name) {
        return Fixtures.json("vectors/evm/" + name + ".json").get("cases").valueStream();
    }

    static Stream<JsonNode> additions() {
        return cases("add");
    }

    static Stream<JsonNode> multiplications() {
        return cases("multiply");
    }

    static Stream<JsonNode> pairings() {
        return cases("pairing");
    }

    @Test
    void files_haveAllCases() {
        assertThat(additions()).hasSize(16);
        assertThat(multiplications()).hasSize(19);
        assertThat(pairings()).hasSize(14);
        assertThat(pairings().map(each -> Fixtures.hex(each, "expected")[31])).contains((byte) 0, (byte) 1);
    }

    @ParameterizedTest
    @MethodSource("additions")
    void add_published_isAsPublished(JsonNode vector) throws PointRefusedException {
        assertThat(EvmPrecompiles.add(Fixtures.hex(vector, "input"))).isEqualTo(Fixtures.hex(vector, "expected"));
    }

    @ParameterizedTest
    @MethodSource("multiplications")
    void multiply_published_isAsPublished(JsonNode vector) throws PointRefusedException {
        assertThat(EvmPrecompiles.multiply(Fixtures.hex(vector, "input"))).isEqualTo(Fixtures.hex(vector, "expected"));
    }

    @ParameterizedTest
    @MethodSource("pairings")
    void pairing_published_isAsPublished(JsonNode vector) throws PointRefusedException {
        byte[] expected = new byte[32];
        expected[31] = (byte) (EvmPrecompiles.pairing(Fixtures.hex(vector, "input")) ? 1 : 0);
        assertThat(expected).isEqualTo(Fixtures.hex(vector, "expected"));
    }

    static List<byte[]> pointsNotOnTheCurve() {
        return List.of(words(1, 1), words(0, 1), words(1, 0), words(2, 2));
    }

    @ParameterizedTest
    @MethodSource("pointsNotOnTheCurve")
    void pointNotOnTheCurve_isRefusedByAll(byte[] point) {
        assertFault(PointFault.NOT_ON_CURVE, () -> EvmPrecompiles.add(point));
        assertFault(PointFault.NOT_ON_CURVE, () -> EvmPrecompiles.add(join(words(1, 2), point)));
        assertFault(PointFault.NOT_ON_CURVE, () -> EvmPrecompiles.multiply(join(point, words(0))));
        assertFault(PointFault.NOT_ON_CURVE, () -> EvmPrecompiles.pairing(join(point, evm(G2.GENERATOR))));
    }

    /** 1 + p, 2 + p, and p itself, are other numbers for coordinates of the generator and of infinity. */
    @Test
    void coordinateOfPOrMore_isRefusedByAll() {
        BigInteger one = BigInteger.ONE;
        BigInteger two = BigInteger.TWO;
        for (byte[] point :
                List.of(words(one.add(P), two), words(one, two.add(P)), words(P, P), words(BigInteger.ZERO, P))) {
            assertFault(PointFault.ENCODING, () -> EvmPrecompiles.add(point));
            assertFault(PointFault.ENCODING, () -> EvmPrecompiles.multiply(join(point, words(1))));
            assertFault(PointFault.ENCODING, () -> EvmPrecompiles.pairing(join(point, evm(G2.GENERATOR))));
        }
        byte[] g2 = evm(G2.GENERATOR);
        for (int i = 0; i < 4; i++) {
            byte[] shifted = g2.clone();
            byte[] sum = words(new BigInteger(1, g2, 32 * i, 32).add(P));
            System.arraycopy(sum, 0, shifted, 32 * i, 32);
            assertFault(PointFault.ENCODING, () -> EvmPrecompiles.pairing(join(words(1, 2), shifted)));
        }
    }

    @Test
    void pairing_pointOfTheTwistThatIsNoPoint_isRefused() {
        byte[] g2 = evm(G2.GENERATOR);
        g2[127] ^= 1;
        assertFault(PointFault.NOT_ON_CURVE, () -> EvmPrecompiles.pairing(join(words(1, 2), g2)));
        // Also beside infinity, for which any value of the pairing would do.
        assertFault(PointFault.NOT_ON_CURVE, () -> EvmPrecompiles.pairing(join(words(0, 0), g2)));
    }

    @ParameterizedTest
    @MethodSource("strayPoints")
    void pairing_pointOutsideTheSubgroup_isRefused(byte[] stray) {
        assertFault(PointFault.SUBGROUP, () -> EvmPrecompiles.pairing(join(words(1, 2), stray)));
        assertFault(PointFault.SUBGROUP, () -> EvmPrecompiles.pairing(join(words(0, 0), stray)));
    }

    static List<byte[]> strayPoints() {
        return Vectors.cases("g2.json", "decode").stream()
                .filter(vector -> vector.get("verdict").asString().equals("SUBGROUP"))
                .map(vector -> Vectors.bytes(vector, "bytes"))
                .filter(bytes -> bytes.length == G2.RAW_BYTES)
                .toList();
    }

    @Test
    void pairing_inputThatIsNotWholePairs_isRefused() {
        byte[] pair = join(words(1, 2), evm(G2.GENERATOR));
        for (int length : new int[] {1, 64, 191, 193, 383}) {
            assertThatThrownBy(() -> EvmPrecompiles.pairing(Arrays.copyOf(join(pair, pair), length)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertFault(PointFault fault, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PointRefusedException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    private static byte[] words(long... values) {
        return words(Arrays.stream(values).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new));
    }

    private static byte[] words(BigInteger... values) {
        StringBuilder hex = new StringBuilder();
        for (BigInteger value : values) {
            hex.append("0".repeat(64 - value.toString(16).length())).append(value.toString(16));
        }
        return HEX.parseHex(hex);
    }

    /** gnark's raw encoding has the EVM's order: x1 x0 y1 y0. */
    private static byte[] evm(G2 point) {
        return point.encodeRaw();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
