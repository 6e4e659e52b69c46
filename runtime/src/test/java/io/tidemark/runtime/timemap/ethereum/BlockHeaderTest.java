package io.tidemark.runtime.timemap.ethereum;

import static io.tidemark.model.MalformedCode.E_FORMAT;
import static io.tidemark.model.MalformedCode.E_FORMAT_CANONICAL;
import static io.tidemark.model.MalformedCode.E_FORMAT_VERSION;
import static io.tidemark.model.MalformedCode.E_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.model.DomainId;
import io.tidemark.model.Height;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.rlp.RLP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockHeaderTest {
    @Test
    void hash_isThePublishedOne() throws MalformedInputException {
        assertThat(BlockHeader.read(MainnetHeaders.GENESIS).hash()).isEqualTo(MainnetHeaders.GENESIS_HASH);
        assertThat(BlockHeader.read(MainnetHeaders.LONDON).hash()).isEqualTo(MainnetHeaders.LONDON_HASH);
        assertThat(BlockHeader.read(MainnetHeaders.PRAGUE).hash()).isEqualTo(MainnetHeaders.PRAGUE_HASH);
    }

    @Test
    void form_isToldByTheNumberOfFields() throws MalformedInputException {
        assertThat(BlockHeader.read(MainnetHeaders.GENESIS).form()).isEqualTo(HeaderForm.FRONTIER);
        assertThat(BlockHeader.read(MainnetHeaders.LONDON).form()).isEqualTo(HeaderForm.LONDON);
        assertThat(BlockHeader.read(MainnetHeaders.PRAGUE).form()).isEqualTo(HeaderForm.PRAGUE);
        for (HeaderForm form : HeaderForm.values()) {
            BlockHeader header = BlockHeader.read(encode(
                    fields(MainnetHeaders.PRAGUE).subList(0, form.fields().size())));
            assertThat(header.form()).isEqualTo(form);
            assertThat(header.get(form.fields().getLast())).isNotNull();
        }
    }

    @Test
    void head_isWhatAKeeperObserves() throws MalformedInputException {
        assertThat(BlockHeader.read(MainnetHeaders.LONDON).head(DomainId.of(1))).satisfies(head -> {
            assertThat(head.height()).isEqualTo(Height.of(12_965_000));
            assertThat(head.time()).isEqualTo(Seconds.of(1_628_166_822));
            assertThat(head.hash())
                    .isEqualTo(Reference.of("0x9b83c12c69edb74f6c8dd5d052765c1adf940e320bd1291696e6fa07829eee71"));
        });
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.timemap.ethereum.MainnetHeaders#all")
    void encode_givesTheBytesBack(Bytes rlp) throws MalformedInputException {
        BlockHeader header = BlockHeader.read(rlp);
        assertThat(header.encode()).isEqualTo(rlp);
        assertThat(header).isEqualTo(BlockHeader.read(rlp)).hasSameHashCodeAs(BlockHeader.read(rlp));
        assertThat(header.toString()).contains(header.hash().toHexString());
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.timemap.ethereum.MainnetHeaders#all")
    void read_cutAtEveryByte_isMalformed(Bytes rlp) {
        for (int length = 0; length < rlp.size(); length++) {
            Bytes cut = rlp.slice(0, length);
            assertThat(Malformed.of(() -> BlockHeader.read(cut)).code())
                    .as("cut at %s", length)
                    .isEqualTo(E_FORMAT);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.timemap.ethereum.MainnetHeaders#all")
    void read_anyByteChanged_isMalformedOrAnotherHash(Bytes rlp) throws MalformedInputException {
        BlockHeader sound = BlockHeader.read(rlp);
        for (int at = 0; at < rlp.size(); at++) {
            for (int change : new int[] {0x01, 0x80, 0xff}) {
                byte[] changed = rlp.toArray();
                changed[at] ^= (byte) change;
                try {
                    BlockHeader other = BlockHeader.read(Bytes.wrap(changed));
                    assertThat(other.hash()).isNotEqualTo(sound.hash());
                    assertThat(other.encode()).isEqualTo(Bytes.wrap(changed));
                } catch (MalformedInputException expected) {
                    assertThat(expected.path()).startsWith("/header");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 14, 18, 19, 22})
    void read_anotherNumberOfFields_isAnotherVersion(int count) {
        List<Bytes> fields = new ArrayList<>(fields(MainnetHeaders.PRAGUE));
        fields.add(Bytes.EMPTY);
        Malformed.expect(E_FORMAT_VERSION, "/header", 0, () -> BlockHeader.read(encode(fields.subList(0, count))));
    }

    @ParameterizedTest
    @CsvSource({
        "PARENT_HASH, 31, 3",
        "PARENT_HASH, 33, 3",
        "BENEFICIARY, 19, 69",
        "LOGS_BLOOM, 255, 189",
        "NONCE, 9, 527",
        "REQUESTS_HASH, 0, 612",
    })
    void read_fieldOfAnotherSize_isMalformed(HeaderField field, int size, long offset) {
        Malformed.expect(
                E_FORMAT,
                "/header/" + field.label(),
                offset,
                () -> BlockHeader.read(with(field, Bytes.repeat((byte) 1, size))));
    }

    @ParameterizedTest
    @CsvSource({"DIFFICULTY, 33", "NUMBER, 9", "GAS_USED, 9", "TIMESTAMP, 6", "BASE_FEE, 33", "EXTRA_DATA, 33"})
    void read_fieldTooLong_isMalformed(HeaderField field, int size) {
        assertThat(Malformed.of(() -> BlockHeader.read(with(field, Bytes.repeat((byte) 1, size)))))
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(E_FORMAT);
                    assertThat(fault.path()).isEqualTo("/header/" + field.label());
                });
    }

    @Test
    void read_integerWithLeadingZero_isNotCanonical() {
        for (HeaderField field : List.of(HeaderField.DIFFICULTY, HeaderField.NUMBER, HeaderField.EXCESS_BLOB_GAS)) {
            for (Bytes value : List.of(Bytes.of(0), Bytes.of(0, 1))) {
                assertThat(Malformed.of(() -> BlockHeader.read(with(field, value)))
                                .code())
                        .isEqualTo(E_FORMAT_CANONICAL);
            }
        }
    }

    @Test
    void read_listInPlaceOfAField_isMalformed() {
        Bytes rlp = RLP.encodeList(writer -> {
            writer.writeList(inner -> {});
            fields(MainnetHeaders.LONDON).stream().skip(1).forEach(writer::writeValue);
        });
        Malformed.expect(E_FORMAT, "/header/parentHash", 3, () -> BlockHeader.read(rlp));
        Malformed.expect(E_FORMAT, "/header", 0, () -> BlockHeader.read(Bytes.of(1)));
    }

    @Test
    void read_moreBytesThanAHeaderHas_isRefusedUnread() {
        Malformed.expect(E_LIMIT, "/header", 1024, () -> BlockHeader.read(Bytes.repeat((byte) 0xc0, 1025)));
    }

    @Test
    void get_ofAFieldThatTheFormHasNot_isACallersFault() throws MalformedInputException {
        BlockHeader header = BlockHeader.read(MainnetHeaders.GENESIS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> header.get(HeaderField.BASE_FEE))
                .withMessageContaining("baseFeePerGas");
    }

    private static Bytes with(HeaderField field, Bytes value) {
        return encode(with(fields(MainnetHeaders.PRAGUE), field, value));
    }

    static List<Bytes> with(List<Bytes> fields, HeaderField field, Bytes value) {
        List<Bytes> changed = new ArrayList<>(fields);
        changed.set(List.of(HeaderField.values()).indexOf(field), value);
        return changed;
    }

    static List<Bytes> fields(Bytes header) {
        return RLP.decodeToList(header, reader -> reader.readValue());
    }

    static Bytes encode(List<Bytes> fields) {
        return Rlp.flat(RLP.encodeList(fields, (writer, field) -> writer.writeValue(field)));
    }
}
