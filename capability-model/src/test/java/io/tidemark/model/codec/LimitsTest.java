package io.tidemark.model.codec;

import static io.tidemark.model.codec.Cbor.array;
import static io.tidemark.model.codec.Cbor.binary;
import static io.tidemark.model.codec.Cbor.file;
import static io.tidemark.model.codec.Cbor.head;
import static io.tidemark.model.codec.Cbor.join;
import static io.tidemark.model.codec.Cbor.map;
import static io.tidemark.model.codec.Cbor.number;
import static io.tidemark.model.codec.Cbor.text;
import static io.tidemark.model.codec.Cbor.wide;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tidemark.model.Arbitrary;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lengths that lie (spec BND-5): refused before anything of that size is allocated. */
class LimitsTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final String BUNDLE = "tidemark/bundle";

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    static Stream<Arguments> lyingHeads() {
        return Stream.of(2, 3, 4, 5)
                .flatMap(major -> Stream.of((1L << 16) + 1, 0xffff_ffffL, 0x7fff_ffffL, Long.MAX_VALUE, -1L)
                        .map(length -> Arguments.of(major, length)));
    }

    @ParameterizedTest(name = "major type {0}, length {1}")
    @MethodSource("lyingHeads")
    void decode_lengthBeyondTheLimit_isRefusedBeforeAllocation(int major, long length) {
        int size = length >>> 32 == 0 ? 4 : 8;
        byte[] lie = wide(major, length, size);
        byte[] file = Arrays.copyOf(join(head(4, 4), text(BUNDLE), number(1), lie), 40);

        refuse(file); // loads the classes
        assertThat(allocated(() -> refuse(file))).isLessThan(MEBIBYTE);
        Malformed.expect(MalformedCode.E_LIMIT, "/body", () -> Documents.BUNDLE.decode(file));
    }

    private static void refuse(byte[] file) {
        try {
            Documents.BUNDLE.decode(file);
            throw new AssertionError("expected a refusal");
        } catch (MalformedInputException expected) {
            assertThat(expected.code()).isEqualTo(MalformedCode.E_LIMIT);
        }
    }

    @Test
    void decode_lengthWithinTheLimitBeyondTheFile_isRefusedBeforeAllocation() {
        byte[] file = join(head(4, 4), text(BUNDLE), number(1), head(2, Limits.BYTES_MAX));
        Malformed.expect(MalformedCode.E_FORMAT, "/body", () -> Documents.BUNDLE.decode(file));
    }

    @Test
    void decode_depthOfTenThousand_isRefused() {
        byte[] nested = new byte[10_000];
        Arrays.fill(nested, (byte) 0x81);
        Malformed.expect(
                MalformedCode.E_LIMIT,
                "/format" + "/0".repeat(Limits.DEPTH_MAX - 1),
                () -> Documents.BUNDLE.decode(nested));
        String json = "[".repeat(10_000);
        assertThat(Malformed.of(() -> Documents.BUNDLE.fromJson(json)).code()).isEqualTo(MalformedCode.E_FORMAT);
        String inner = "{\"format\": \"tidemark/bundle\", \"version\": 1, \"body\": " + "{\"key\": ".repeat(10_000);
        assertThat(Malformed.of(() -> Documents.BUNDLE.fromJson(inner)).code()).isEqualTo(MalformedCode.E_FORMAT);
    }

    @Test
    void decode_depthAtTheLimit_isScanned() throws MalformedInputException {
        byte[] nested = number(0);
        for (int i = 0; i < Limits.DEPTH_MAX; i++) {
            nested = array(nested);
        }
        CborScanner.scan(nested);
        byte[] tooDeep = array(nested);
        assertThat(Malformed.of(() -> CborScanner.scan(tooDeep)).code()).isEqualTo(MalformedCode.E_LIMIT);
    }

    @Test
    void decode_fileBeyondTheLimit_isRefused() {
        byte[] huge = new byte[Limits.FILE_BYTES_MAX + 1];
        Malformed.expect(MalformedCode.E_LIMIT, "", () -> Documents.BUNDLE.decode(huge));
        byte[] atLimit = new byte[Limits.FILE_BYTES_MAX];
        assertThat(Malformed.of(() -> Documents.BUNDLE.decode(atLimit)).code())
                .isEqualTo(MalformedCode.E_FORMAT_CANONICAL);
    }

    @Test
    void scan_itemsAtTheirLimit_areTakenAndOneMoreIsNot() throws MalformedInputException {
        byte[] zero = number(0);
        CborScanner.scan(text("x".repeat(Limits.TEXT_BYTES_MAX)));
        CborScanner.scan(binary(new byte[Limits.BYTES_MAX]));
        CborScanner.scan(array(Collections.nCopies(Limits.LIST_MAX, zero).toArray(byte[][]::new)));
        CborScanner.scan(map(text("k".repeat(Limits.KEY_BYTES_MAX)), zero));
        CborScanner.scan(keys(Limits.MAP_MAX));
        for (byte[] item : List.of(
                text("x".repeat(Limits.TEXT_BYTES_MAX + 1)),
                binary(new byte[Limits.BYTES_MAX + 1]),
                array(Collections.nCopies(Limits.LIST_MAX + 1, zero).toArray(byte[][]::new)),
                map(text("k".repeat(Limits.KEY_BYTES_MAX + 1)), zero),
                keys(Limits.MAP_MAX + 1))) {
            assertThat(Malformed.of(() -> CborScanner.scan(item)).code()).isEqualTo(MalformedCode.E_LIMIT);
        }
    }

    private static byte[] keys(int count) {
        byte[][] parts = new byte[2 * count][];
        for (int i = 0; i < count; i++) {
            parts[2 * i] = text("%03d".formatted(i));
            parts[2 * i + 1] = number(i);
        }
        return map(parts);
    }

    @Test
    void fromJson_numbersTextAndBytesTooLong_areRefused() {
        String digits = "9".repeat(1_000_000);
        String start = "{\"format\": \"tidemark/instance\", \"version\": 1, \"body\": {\"name\": ";
        for (String json : List.of(
                "{\"format\": \"tidemark/instance\", \"version\": " + digits,
                start + "\"" + "x".repeat(Limits.TEXT_BYTES_MAX + 1) + "\", \"depth\": 8",
                start + "\"" + "x".repeat(1_000_000) + "\"",
                start + "\"x\", \"" + "k".repeat(1_000_000) + "\"",
                start + "\"x\", \"depth\": " + digits)) {
            assertThat(Malformed.of(() -> Documents.INSTANCE.fromJson(json)).code())
                    .isEqualTo(MalformedCode.E_LIMIT);
        }
    }

    @Test
    void decode_listsBeyondTheirOwnLimit_areRefused() {
        byte[] key = new Arbitrary(1).keeper().key().bytes().toArray();
        byte[][] keys = Collections.nCopies(65, binary(key)).toArray(byte[][]::new);
        byte[] body = map(
                text("name"), text("x"),
                text("depth"), number(8),
                text("keepers"), map(text("keys"), array(keys), text("threshold"), number(1)),
                text("factDepth"), number(5),
                text("capabilityDepth"), number(4));
        Malformed.expect(
                MalformedCode.E_LIMIT,
                "/body/keepers/keys/64",
                () -> Documents.INSTANCE.decode(file("tidemark/instance", body)));
    }

    @Test
    void decode_largestList_allocatesNothingAhead() {
        byte[] fact = map(text("kind"), text("DEPOSIT"));
        byte[][] facts = Collections.nCopies(Limits.LIST_MAX, fact).toArray(byte[][]::new);
        byte[] file = file("tidemark/facts", map(text("facts"), array(facts)));
        refuseFacts(file);
        // The first fact is refused; that 4,095 follow costs nothing but the scan.
        assertThat(allocated(() -> refuseFacts(file))).isLessThan(MEBIBYTE);
    }

    private static void refuseFacts(byte[] file) {
        try {
            Documents.FACTS.decode(file);
            throw new AssertionError("expected a refusal");
        } catch (MalformedInputException expected) {
            assertThat(expected.path()).isEqualTo("/body/facts/0/time");
        }
    }
}
