package io.tidemark.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Arbitrary;
import io.tidemark.model.ArbitraryAudit;
import io.tidemark.model.ArbitraryLog;
import io.tidemark.model.ArbitraryTimeMap;
import io.tidemark.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    private static final int ROUNDS = 150;

    /** A format with a generator of its values. */
    record Format<T>(String name, DocumentCodec<T> codec, Function<Arbitrary, T> value) {
        byte[] file(Arbitrary arbitrary) {
            return codec.encode(value.apply(arbitrary));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Format<?>> formats() {
        return Stream.of(
                new Format<>("bundle", Documents.BUNDLE, Arbitrary::bundle),
                new Format<>("batch", Documents.BATCH, Arbitrary::batch),
                new Format<>("snapshot", Documents.SNAPSHOT, Arbitrary::signedSnapshot),
                new Format<>("facts", Documents.FACTS, a -> a.list(5, a::fact)),
                new Format<>("instance", Documents.INSTANCE, Arbitrary::instance),
                new Format<>("observation", Documents.OBSERVATION, ArbitraryTimeMap::signedObservation),
                new Format<>("attestation", Documents.ATTESTATION, ArbitraryTimeMap::attestation),
                new Format<>("time-map", Documents.TIME_MAP, ArbitraryTimeMap::timeMap),
                new Format<>("audit-bundle", Documents.AUDIT_BUNDLE, ArbitraryAudit::bundle),
                new Format<>("audit-opening", Documents.AUDIT_OPENING, ArbitraryAudit::opening),
                new Format<>("log-entry", Documents.LOG_ENTRY, ArbitraryLog::entry),
                new Format<>("log-segment", Documents.LOG_SEGMENT, ArbitraryLog::segment));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void decode_fileOfAValue_isThatValueAndHasThatFile(Format<?> format) throws Exception {
        roundTrip(format);
    }

    private static <T> void roundTrip(Format<T> format) throws Exception {
        Arbitrary arbitrary = new Arbitrary();
        DocumentCodec<T> codec = format.codec();
        assertThat(codec.format()).isEqualTo("tidemark/" + format.name());
        for (int round = 0; round < ROUNDS; round++) {
            T value = format.value().apply(arbitrary);
            byte[] file = codec.encode(value);
            String json = codec.toJson(value);

            assertThat(codec.decode(file)).as(Arbitrary.seed()).isEqualTo(value);
            assertThat(codec.encode(codec.decode(file))).isEqualTo(file);
            assertThat(codec.fromJson(json)).isEqualTo(value);
            assertThat(codec.encode(codec.fromJson(json))).isEqualTo(file);
            assertThat(codec.read(file)).isEqualTo(value);
            assertThat(codec.read((" \n" + json).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void encode_anyValue_hashesWhatComesBeforeTheHash(Format<?> format) {
        hashes(format);
    }

    private static <T> void hashes(Format<T> format) {
        T value = format.value().apply(new Arbitrary());
        byte[] file = format.codec().encode(value);
        byte[] hash = Arrays.copyOfRange(file, file.length - 32, file.length);

        assertThat(file[0]).isEqualTo((byte) 0x84);
        assertThat(hash).isEqualTo(Sha256.of(file, 0, file.length - 34).toArray());
        assertThat(format.codec().contentHash(value).toArray()).isEqualTo(hash);
    }

    @Test
    void encode_facts_areTheBytesMadeByHand() {
        byte[] body = Cbor.map(Cbor.text("facts"), Cbor.array());
        assertThat(Documents.FACTS.encode(List.of())).isEqualTo(Cbor.file("tidemark/facts", body));
    }
}
