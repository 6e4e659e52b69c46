package io.tidemark.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Arbitrary;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Sha256;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files cut, flipped and mixed: each is refused with a code, and nothing else is ever thrown. */
class DamageTest {
    private static final int ROUNDS = Integer.getInteger("tidemark.fuzz.rounds", 20_000) / 10;

    static Stream<RoundTripTest.Format<?>> formats() {
        return RoundTripTest.formats();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void decode_cutAtEveryByte_isMalformed(RoundTripTest.Format<?> format) {
        byte[] file = format.file(new Arbitrary());
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThat(Malformed.of(() -> format.codec().decode(cut)).code())
                    .as("cut at %s", length)
                    .isEqualTo(MalformedCode.E_FORMAT);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void decode_everyByteFlipped_isMalformed(RoundTripTest.Format<?> format) {
        Arbitrary arbitrary = new Arbitrary();
        byte[] file = format.file(arbitrary);
        for (int at = 0; at < file.length; at++) {
            for (int change : new int[] {0xff, 1 << arbitrary.below(8)}) {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) change;
                Malformed.of(() -> format.codec().decode(flipped));
            }
        }
    }

    /** Even where the content hash is made right again, what is read is canonical. */
    @ParameterizedTest
    @MethodSource("formats")
    void decode_mutatedWithRightHash_isMalformedOrCanonical(RoundTripTest.Format<?> format) {
        mutate(format);
    }

    private static <T> void mutate(RoundTripTest.Format<T> format) {
        Arbitrary arbitrary = new Arbitrary();
        byte[] file = format.file(arbitrary);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 50 == 0) {
                file = format.file(arbitrary);
            }
            byte[] mutated = rehash(mutant(file, arbitrary));
            try {
                T value = format.codec().decode(mutated);
                assertThat(format.codec().encode(value)).as(Arbitrary.seed()).isEqualTo(mutated);
                accepted++;
            } catch (MalformedInputException expected) {
                assertThat(expected.code()).isNotEqualTo(MalformedCode.E_FORMAT_DIGEST);
            }
        }
        assertThat(accepted).as("some mutants are other values").isPositive();
    }

    private static byte[] mutant(byte[] file, Arbitrary arbitrary) {
        byte[] mutant = file.clone();
        int changes = 1 + arbitrary.below(3);
        for (int i = 0; i < changes; i++) {
            int at = arbitrary.below(mutant.length);
            switch (arbitrary.below(4)) {
                case 0 -> mutant[at] ^= (byte) (1 << arbitrary.below(8));
                case 1 -> mutant[at] = (byte) arbitrary.below(256);
                case 2 ->
                    mutant = Cbor.join(Arrays.copyOf(mutant, at), Arrays.copyOfRange(mutant, at + 1, mutant.length));
                default ->
                    mutant = Cbor.join(
                            Arrays.copyOf(mutant, at),
                            Cbor.bytes(arbitrary.below(256)),
                            Arrays.copyOfRange(mutant, at, mutant.length));
            }
        }
        return mutant;
    }

    private static byte[] rehash(byte[] file) {
        if (file.length < Envelope.HASH_ITEM_BYTES) {
            return file;
        }
        byte[] start = Arrays.copyOf(file, file.length - Envelope.HASH_ITEM_BYTES);
        return Cbor.join(start, Cbor.binary(Sha256.of(start).toArray()));
    }
}
