package io.tidemark.runtime.timemap.ethereum;

import static io.tidemark.model.MalformedCode.E_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.rlp.RLP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RlpParserTest {
    @ParameterizedTest
    @CsvSource({
        "'', E_FORMAT, /it, 0",
        "0102, E_FORMAT, /it, 1",
        "8105, E_FORMAT_CANONICAL, /it, 0",
        "82ff, E_FORMAT, /it, 0",
        "b801ff, E_FORMAT_CANONICAL, /it, 0",
        "b90001ff, E_FORMAT_CANONICAL, /it, 0",
        "b8, E_FORMAT, /it, 0",
        "b800, E_FORMAT, /it, 0",
        "bbffffffff, E_FORMAT, /it, 0",
        "bfffffffffffffffff, E_FORMAT, /it, 0",
        "bb7fffffff, E_FORMAT, /it, 0",
        "c101c0, E_FORMAT, /it, 2",
        "c28105, E_FORMAT_CANONICAL, /it/0, 1",
        "c30182ff, E_FORMAT, /it/1, 2",
        "c401c38105, E_FORMAT, /it/1, 2",
        "c501c3018105, E_FORMAT_CANONICAL, /it/1/1, 4",
        "c501c2810501, E_FORMAT_CANONICAL, /it/1/0, 3",
        "f801c0, E_FORMAT_CANONICAL, /it, 0",
        "f800, E_FORMAT, /it, 0",
        "fbffffffff, E_FORMAT, /it, 0",
        "fb7fffffff, E_FORMAT, /it, 0",
        "ff0000000000000001c0, E_FORMAT_CANONICAL, /it, 0",
    })
    void parse_whatIsNoItem_saysWhereAndWhy(String hex, MalformedCode code, String path, long offset) {
        Malformed.expect(code, path, offset, () -> RlpParser.parse(Bytes.fromHexString(hex), "/it"));
    }

    @Test
    void parse_knowsWhereItemsBegin() throws MalformedInputException {
        RlpItem.Items outer = (RlpItem.Items) RlpParser.parse(Bytes.fromHexString("c801c2028003820405"), "/it");
        RlpItem.Items inner = (RlpItem.Items) outer.items().get(1);

        assertThat(outer.items()).extracting(RlpItem::offset).containsExactly(1L, 2L, 5L, 6L);
        assertThat(inner.items()).extracting(RlpItem::offset).containsExactly(3L, 4L);
        assertThat(inner.encodedSize()).isEqualTo(3);
        assertThat(((RlpItem.Value) outer.items().get(3)).bytes()).isEqualTo(Bytes.of(4, 5));
    }

    @Test
    void parse_longListsOffsets_countTheLongerHeader() throws MalformedInputException {
        Bytes value = Bytes.repeat((byte) 0xaa, 60);
        RlpItem.Items list = (RlpItem.Items) RlpParser.parse(
                Rlp.flat(RLP.encodeList(writer -> writer.writeList(inner -> inner.writeValue(value)))), "/it");
        RlpItem.Items inner = (RlpItem.Items) list.items().getFirst();

        assertThat(inner.offset()).isEqualTo(2);
        assertThat(inner.items().getFirst().offset()).isEqualTo(4);
        assertThat(inner.items().getFirst().encodedSize()).isEqualTo(62);
    }

    @Test
    void parse_tooDeep_isALimit() throws MalformedInputException {
        assertThat(RlpParser.parse(nested(RlpParser.DEPTH_MAX), "/it")).isInstanceOf(RlpItem.Items.class);
        Malformed.expect(
                E_LIMIT,
                "/it" + "/0".repeat(RlpParser.DEPTH_MAX),
                RlpParser.DEPTH_MAX,
                () -> RlpParser.parse(nested(RlpParser.DEPTH_MAX + 1), "/it"));
    }

    @Test
    void parse_tooManyItems_isALimit() {
        byte[] many = new byte[4 + RlpParser.ITEMS_MAX];
        many[0] = (byte) 0xfa;
        many[1] = (byte) (RlpParser.ITEMS_MAX >>> 16);
        Malformed.expect(
                E_LIMIT,
                "/it/" + (RlpParser.ITEMS_MAX - 1),
                many.length - 1,
                () -> RlpParser.parse(Bytes.wrap(many), "/it"));
    }

    private static Bytes nested(int depth) {
        Bytes bytes = Bytes.of(0xc0);
        for (int i = 1; i < depth; i++) {
            Bytes inner = bytes;
            bytes = Rlp.flat(RLP.encodeList(writer -> writer.writeRLP(inner)));
        }
        return bytes;
    }
}
