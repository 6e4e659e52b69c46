package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static BigInteger at(long value, int bit) {
        return new BigInteger(Long.toUnsignedString(value)).shiftLeft(bit);
    }

    @Test
    void pack_exampleOfTheSpecification_isThatInteger() {
        Effect transfer = new Transfer(
                EffectHeader.of(ProgramId.of(7), Counter.of(3), SnapshotDigest.NONE),
                ResourceId.of(12),
                CapabilityId.NONE,
                ProgramId.of(9));
        BigInteger expected =
                at(4, 0).add(at(7, 8)).add(at(3, 40)).add(at(12, 72)).add(at(9, 136));

        assertThat(transfer.contentLanes().l1()).isEqualTo(Fr.fromBigInteger(expected));
    }

    @Test
    void pack_fieldsAcrossWords_lieAtTheirBits() {
        long all = -1L;
        Fr lane = Lanes.pack()
                .put(5, 40)
                .put(all, 64)
                .put(1, 1)
                .put((1L << 63) - 1, 63)
                .put(all, 64)
                .put(0xabcd, 16)
                .lane();

        assertThat(lane.toBigInteger())
                .isEqualTo(at(5, 0).add(at(all, 40))
                        .add(at(1, 104))
                        .add(at((1L << 63) - 1, 105))
                        .add(at(all, 168))
                        .add(at(0xabcd, 232)));
    }

    @Test
    void pack_valueWiderThanItsField_isRefused() {
        for (int bits = 1; bits < 64; bits++) {
            int width = bits;
            Lanes.pack().put((1L << bits) - 1, bits);
            assertThatThrownBy(() -> Lanes.pack().put(1L << width, width))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("below 2^" + width);
            assertThatThrownBy(() -> Lanes.pack().put(-1, width)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void pack_moreThan248Bits_isRefused() {
        Lanes.Packer full = Lanes.pack().put(0, 64).put(0, 64).put(0, 64).put(0, 56);
        assertThatThrownBy(() -> full.put(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 248 bits");
    }

    @Test
    void unpack_anyLane_returnsWhatWasPacked() throws MalformedInputException {
        Arbitrary arbitrary = new Arbitrary();
        for (int round = 0; round < 500; round++) {
            int[] widths = {
                1 + arbitrary.below(64), 1 + arbitrary.below(64), 1 + arbitrary.below(64), 1 + arbitrary.below(56)
            };
            long[] values = new long[widths.length];
            Lanes.Packer packer = Lanes.pack();
            for (int i = 0; i < widths.length; i++) {
                values[i] = arbitrary.bits(widths[i]);
                packer.put(values[i], widths[i]);
            }
            Lanes.Unpacker unpacker = Lanes.unpack(packer.lane(), "/lane", 0);
            for (int i = 0; i < widths.length; i++) {
                assertThat(unpacker.take(widths[i])).as(Arbitrary.seed()).isEqualTo(values[i]);
            }
            unpacker.end();
        }
    }

    @Test
    void end_bitsAboveTheFields_areNamed() {
        for (int bit = 40; bit < 253; bit++) {
            Lanes.Unpacker unpacker = Lanes.unpack(Fr.ONE.shiftLeft(bit), "/lane2", 64);
            unpacker.take(40);
            assertThatThrownBy(unpacker::end).isInstanceOfSatisfying(MalformedInputException.class, e -> {
                assertThat(e.code()).isEqualTo(MalformedCode.E_FORMAT);
                assertThat(e.path()).isEqualTo("/lane2");
                assertThat(e.offset()).isEqualTo(64);
                assertThat(e.expected()).isEqualTo("a lane below 2^40");
            });
        }
    }
}
