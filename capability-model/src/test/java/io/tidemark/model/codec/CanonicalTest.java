package io.tidemark.model.codec;

import static io.tidemark.model.codec.Cbor.array;
import static io.tidemark.model.codec.Cbor.binary;
import static io.tidemark.model.codec.Cbor.bytes;
import static io.tidemark.model.codec.Cbor.file;
import static io.tidemark.model.codec.Cbor.head;
import static io.tidemark.model.codec.Cbor.join;
import static io.tidemark.model.codec.Cbor.map;
import static io.tidemark.model.codec.Cbor.number;
import static io.tidemark.model.codec.Cbor.text;
import static io.tidemark.model.codec.Cbor.wide;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Arbitrary;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.Keepers;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One wrong form at a time in an instance document made by hand (spec BND-3, BND-4). */
class CanonicalTest {
    private static final KeeperKey KEY = new Arbitrary(1).keeper().key();
    private static final byte[] KEYS = array(binary(KEY.bytes().toArray()));
    private static final byte[] KEEPERS = map(text("keys"), KEYS, text("threshold"), number(1));
    private static final String FORMAT = "tidemark/instance";

    private static byte[] body(byte[] name, byte[] depth) {
        return map(
                text("name"), name,
                text("depth"), depth,
                text("keepers"), KEEPERS,
                text("factDepth"), number(5),
                text("capabilityDepth"), number(4));
    }

    private static byte[] sound() {
        return file(FORMAT, body(text("x"), number(8)));
    }

    @Test
    void decode_madeByHand_isTheInstance() throws MalformedInputException {
        assertThat(Documents.INSTANCE.decode(sound()))
                .isEqualTo(InstanceParameters.of("x", new Keepers(List.of(KEY), 1)));
    }

    static Stream<Arguments> notCanonical() {
        byte[] eight = number(8);
        return Stream.of(
                fault("an integer in a byte too many", "/body/depth", body(text("x"), wide(0, 8, 1))),
                fault("an integer in two", "/body/depth", body(text("x"), wide(0, 8, 2))),
                fault("an integer in eight", "/body/depth", body(text("x"), wide(0, 1L << 16, 8))),
                fault("a length in a byte too many", "/body/name", body(join(wide(3, 1, 1), bytes('x')), eight)),
                fault(
                        "text of indefinite length",
                        "/body/name",
                        body(join(bytes(0x7f), text("x"), bytes(0xff)), eight)),
                fault("bytes of indefinite length", "/body/name", body(join(bytes(0x5f, 0xff)), eight)),
                fault("a list of indefinite length", "/body/name", body(bytes(0x9f, 0xff), eight)),
                fault("a map of indefinite length", "/body/name", body(bytes(0xbf, 0xff), eight)),
                fault("a tag", "/body/depth", body(text("x"), join(head(6, 1), eight))),
                fault("a bignum", "/body/depth", body(text("x"), join(head(6, 2), binary(bytes(8))))),
                fault("a half float", "/body/depth", body(text("x"), bytes(0xf9, 0x48, 0))),
                fault("a float", "/body/depth", body(text("x"), bytes(0xfa, 0x41, 0, 0, 0))),
                fault("a double", "/body/depth", body(text("x"), bytes(0xfb, 0x40, 0x20, 0, 0, 0, 0, 0, 0))),
                fault("null", "/body/depth", body(text("x"), bytes(0xf6))),
                fault("undefined", "/body/depth", body(text("x"), bytes(0xf7))),
                fault("a simple value", "/body/depth", body(text("x"), bytes(0xf8, 0x20))),
                fault("a break", "/body/depth", body(text("x"), bytes(0xff))),
                fault("keys out of order", "/body", map(text("depth"), eight, text("name"), text("x"))),
                fault("a longer key first", "/body", map(text("zz"), eight, text("a"), text("x"))),
                fault("a key twice", "/body", map(text("name"), text("x"), text("name"), text("x"))),
                fault("an unknown key", "/body/depth", map(text("name"), text("x"), text("depht"), eight)),
                fault(
                        "one key more",
                        "/body/capabilityDepth",
                        map(
                                text("name"), text("x"),
                                text("depth"), eight,
                                text("keepers"), KEEPERS,
                                text("factDepth"), number(5),
                                text("capabilityDepth"), number(4),
                                text("capabilityDepthMax"), number(4))));
    }

    private static Arguments fault(String name, String path, byte[] body) {
        return Arguments.of(name, path, body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notCanonical")
    void decode_otherForm_isNotCanonical(String name, String path, byte[] body) {
        Malformed.expect(MalformedCode.E_FORMAT_CANONICAL, path, () -> Documents.INSTANCE.decode(file(FORMAT, body)));
    }

    static Stream<Arguments> notTheFormat() {
        byte[] eight = number(8);
        return Stream.of(
                fault("a negative integer", "/body/depth", body(text("x"), head(1, 7))),
                fault("text where a number is due", "/body/depth", body(text("x"), text("8"))),
                fault("a number where text is due", "/body/name", body(eight, eight)),
                fault("bytes where text is due", "/body/name", body(binary(bytes('x')), eight)),
                fault("a list where text is due", "/body/name", body(array(), eight)),
                fault("a flag where a number is due", "/body/depth", body(text("x"), bytes(0xf5))),
                fault("a number out of its width", "/body/depth", body(text("x"), number(256))),
                fault("a depth that no tree has", "/body", body(text("x"), number(12))),
                fault("a missing key", "/body/depth", map(text("name"), text("x"))),
                fault("a key that is a number", "/body", map(number(1), text("x"))),
                fault("a key that is bytes", "/body", map(binary(bytes('a')), text("x"))),
                fault("text that is not UTF-8", "/body/name", body(join(head(3, 1), bytes(0xff)), eight)),
                fault("overlong UTF-8", "/body/name", body(join(head(3, 2), bytes(0xc0, 0x80)), eight)),
                fault("a surrogate in UTF-8", "/body/name", body(join(head(3, 3), bytes(0xed, 0xa0, 0x80)), eight)),
                fault("a reserved length", "/body/depth", body(text("x"), bytes(0x1c))),
                fault("a reserved length of text", "/body/name", body(bytes(0x7e), eight)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notTheFormat")
    void decode_otherTypeOrRange_isNotTheFormat(String name, String path, byte[] body) {
        Malformed.expect(MalformedCode.E_FORMAT, path, () -> Documents.INSTANCE.decode(file(FORMAT, body)));
    }

    @Test
    void decode_trailingBytes_areNotCanonical() {
        for (byte[] more : List.of(bytes(0), bytes(0xff), sound())) {
            MalformedInputException fault = Malformed.of(() -> Documents.INSTANCE.decode(join(sound(), more)));
            assertThat(fault.code()).isEqualTo(MalformedCode.E_FORMAT_CANONICAL);
            assertThat(fault.offset()).isEqualTo(sound().length);
            assertThat(fault.actual()).isEqualTo(more.length + " more bytes");
        }
    }

    @Test
    void decode_faults_haveTheOffsetOfTheItem() {
        byte[] file = file(FORMAT, body(text("x"), wide(0, 8, 1)));
        MalformedInputException fault = Malformed.of(() -> Documents.INSTANCE.decode(file));
        // 84, text of 17 with one byte of head, 01, a5, "name" "x", "depth"
        assertThat(fault.offset()).isEqualTo(1 + 18 + 1 + 1 + 5 + 2 + 6);
        assertThat(file[(int) fault.offset()]).isEqualTo((byte) 0x18);
        MalformedInputException range =
                Malformed.of(() -> Documents.INSTANCE.decode(file(FORMAT, body(text("x"), number(256)))));
        assertThat(range.offset()).isEqualTo(fault.offset());
    }

    @Test
    void decode_otherEnvelope_isRefused() {
        byte[] body = body(text("x"), number(8));
        Malformed.expect(MalformedCode.E_FORMAT, "", () -> Documents.INSTANCE.decode(new byte[0]));
        Malformed.expect(MalformedCode.E_FORMAT, "", () -> Documents.INSTANCE.decode(number(1)));
        Malformed.expect(MalformedCode.E_FORMAT, "/format", () -> Documents.INSTANCE.decode(array()));
        Malformed.expect(
                MalformedCode.E_FORMAT,
                "/contentHash",
                () -> Documents.INSTANCE.decode(array(text(FORMAT), number(1), body)));
        Malformed.expect(
                MalformedCode.E_FORMAT,
                "/contentHash",
                () -> Documents.INSTANCE.decode(array(text(FORMAT), number(1), body, binary(new byte[31]))));
    }

    @Test
    void decode_faultsInSeveralSteps_firstStepIsNamed() {
        byte[] wrongBody = body(number(1), number(8));
        byte[] notCanonical = body(number(1), wide(0, 8, 1));
        byte[] wrongHash = binary(new byte[32]);
        // canonical form, then format, then version, then body, then hash
        Malformed.expect(
                MalformedCode.E_FORMAT_CANONICAL,
                "/body/depth",
                () -> Documents.INSTANCE.decode(array(text("other"), number(2), notCanonical, wrongHash)));
        Malformed.expect(
                MalformedCode.E_FORMAT_VERSION,
                "/format",
                () -> Documents.INSTANCE.decode(array(text("other"), number(2), wrongBody, wrongHash)));
        Malformed.expect(
                MalformedCode.E_FORMAT_VERSION,
                "/version",
                () -> Documents.INSTANCE.decode(array(text(FORMAT), number(2), wrongBody, wrongHash)));
        Malformed.expect(
                MalformedCode.E_FORMAT_VERSION,
                "/version",
                () -> Documents.INSTANCE.decode(array(text(FORMAT), number(0), wrongBody, wrongHash)));
        Malformed.expect(
                MalformedCode.E_FORMAT,
                "/body/name",
                () -> Documents.INSTANCE.decode(array(text(FORMAT), number(1), wrongBody, wrongHash)));
        byte[] body = body(text("x"), number(8));
        Malformed.expect(
                MalformedCode.E_FORMAT_DIGEST,
                "/contentHash",
                () -> Documents.INSTANCE.decode(array(text(FORMAT), number(1), body, wrongHash)));
    }

    @Test
    void decode_laneOfR_isNotCanonical() {
        byte[] order = Fr.MODULUS.toByteArray();
        Arbitrary arbitrary = new Arbitrary();
        byte[] file = Documents.SNAPSHOT.encode(arbitrary.signedSnapshot());
        int at = indexOf(file, text("keepers")) + 8 + 2;
        System.arraycopy(order, 0, file, at, 32);
        Malformed.expect(
                MalformedCode.E_FORMAT_CANONICAL, "/body/snapshot/keepers", () -> Documents.SNAPSHOT.decode(file));
    }

    private static int indexOf(byte[] file, byte[] part) {
        for (int i = 0; i + part.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
