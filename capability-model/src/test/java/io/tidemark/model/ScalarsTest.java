package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
    static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of("ProgramId", 32, (LongFunction<Object>) ProgramId::of),
                Arguments.of("ResourceId", 32, (LongFunction<Object>) ResourceId::of),
                Arguments.of("CapabilityId", 32, (LongFunction<Object>) CapabilityId::of),
                Arguments.of("CallId", 32, (LongFunction<Object>) CallId::of),
                Arguments.of("Tick", 32, (LongFunction<Object>) Tick::of),
                Arguments.of("Counter", 32, (LongFunction<Object>) Counter::of),
                Arguments.of("Sequence", 32, (LongFunction<Object>) Sequence::of),
                Arguments.of("Slot", 32, (LongFunction<Object>) Slot::of),
                Arguments.of("DomainId", 32, (LongFunction<Object>) DomainId::of),
                Arguments.of("Seconds", 40, (LongFunction<Object>) Seconds::of),
                Arguments.of("Quantity", 63, (LongFunction<Object>) Quantity::of),
                Arguments.of("Height", 63, (LongFunction<Object>) Height::of),
                Arguments.of("Rights", 4, (LongFunction<Object>) mask -> new Rights((int) mask)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void of_edges_takesTheRangeAndNoMore(String name, int bits, LongFunction<Object> of) {
        long max = (1L << bits) - 1;
        assertThat(of.apply(0)).isEqualTo(of.apply(0)).isNotEqualTo(of.apply(max));
        assertThatThrownBy(() -> of.apply(max + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of.apply(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void next_last_overflows() {
        assertThat(Counter.of(7).next()).isEqualTo(Counter.of(8));
        assertThatThrownBy(() -> Counter.of(0xffff_ffffL).next()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Tick.of(0xffff_ffffL).next()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Sequence.of(0xffff_ffffL).next()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void quantity_aboveSignedRange_isUnsigned() {
        Quantity max = Quantity.parse("18446744073709551615");
        assertThat(max).isEqualTo(new Quantity(-1)).hasToString("18446744073709551615");
        assertThat(max.lane().toBigInteger())
                .isEqualTo(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
        assertThat(Quantity.of(5).isWithin(max)).isTrue();
        assertThat(max.isWithin(Quantity.of(5))).isFalse();
        assertThat(max.minus(Quantity.of(1))).isEqualTo(new Quantity(-2));
        assertThatThrownBy(() -> Quantity.of(1).minus(max)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "01", "1 ", "1.0", "0x1", "18446744073709551616", "99999999999999999999"})
    void quantity_otherText_isRefused(String text) {
        assertThatThrownBy(() -> Quantity.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void text_digest_isTheFirst31BytesOfTheTaggedHash() throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest("tidemark/1/textGold €".getBytes(StandardCharsets.UTF_8));
        BigInteger expected = new BigInteger(1, Arrays.copyOf(hash, 31));

        assertThat(AssetId.of("Gold €").lane()).isEqualTo(Fr.fromBigInteger(expected));
        assertThatThrownBy(() -> AssetId.of("\ud800")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tags_namesOfTheSpecification_areTheirIntegers() {
        String labels = Arrays.stream(DomainTag.values()).map(DomainTag::label).collect(Collectors.joining(" "));
        assertThat(SpecText.of("01-encoding.md").after("**ENC-7** Tags in use: `"))
                .startsWith(labels + "`");
        for (DomainTag tag : DomainTag.values()) {
            byte[] ascii = ("tidemark/1/" + tag.label()).getBytes(StandardCharsets.US_ASCII);
            assertThat(tag.lane().toBigInteger()).isEqualTo(new BigInteger(1, ascii));
            assertThat(tag.lane().bitLength()).isGreaterThan(88);
        }
    }

    @Test
    void rights_operations_areThoseOfSets() {
        Rights both = Rights.of(Right.CLAIM, Right.TRANSFER);
        assertThat(both.mask()).isEqualTo(5);
        assertThat(both.toList()).containsExactly(Right.TRANSFER, Right.CLAIM);
        assertThat(both.has(Right.CLAIM)).isTrue();
        assertThat(both.has(Right.ESCROW)).isFalse();
        assertThat(both.isWithin(Rights.ALL)).isTrue();
        assertThat(Rights.ALL.isWithin(both)).isFalse();
        assertThat(Rights.NONE.isWithin(Rights.NONE)).isTrue();
    }

    @Test
    void address_everyDepth_followsTheDigits() {
        for (int depth = InstanceParameters.DEPTH_MIN; depth <= InstanceParameters.DEPTH_MAX; depth++) {
            long last = Address.indexMax(depth);
            Address address = CapabilityId.of(last).address(depth);
            assertThat(address.value()).isEqualTo(3 * (last + 1) + last);
            assertThat(address.digit(0)).isEqualTo(3);
            assertThat(address.digit(depth - 1)).isEqualTo(7);
            int tree = depth;
            assertThatThrownBy(() -> CapabilityId.of(last + 1).address(tree))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> CapabilityId.NONE.address(tree)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(ProgramId.of(0b101_110).address(4).digit(2)).isEqualTo(0b101);
        assertThatThrownBy(() -> ProgramId.of(1).address(12)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProgramId.of(1).address(3)).isInstanceOf(IllegalArgumentException.class);
    }
}
