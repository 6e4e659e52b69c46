package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Height;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import java.util.EnumMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.rlp.RLP;

/** A block header of Ethereum. Immutable. */
public final class BlockHeader {
    /** Bytes of an encoded header at most: more than all fields at their largest. */
    public static final int BYTES_MAX = 1024;

    private final HeaderForm form;
    private final Map<HeaderField, Bytes> values;

    private BlockHeader(HeaderForm form, Map<HeaderField, Bytes> values) {
        this.form = form;
        this.values = values;
    }

    /**
     * Reads a header.
     *
     * @param rlp the list of its fields; copied
     */
    public static BlockHeader read(Bytes rlp) throws MalformedInputException {
        if (rlp.size() > BYTES_MAX) {
            throw new MalformedInputException(
                    MalformedCode.E_LIMIT,
                    "/header",
                    BYTES_MAX,
                    "at most " + BYTES_MAX + " bytes",
                    String.valueOf(rlp.size()));
        }
        return of(RlpParser.parse(Rlp.flat(rlp), "/header"), "/header");
    }

    /** The header that a parsed item is. */
    static BlockHeader of(RlpItem item, String path) throws MalformedInputException {
        RlpFields fields = RlpFields.of(item, path);
        HeaderForm form = HeaderForm.of(fields.count())
                .orElseThrow(() -> new MalformedInputException(
                        MalformedCode.E_FORMAT_VERSION,
                        path,
                        item.offset(),
                        "a list of " + HeaderForm.counts(),
                        item.sort()));
        Map<HeaderField, Bytes> values = new EnumMap<>(HeaderField.class);
        for (HeaderField field : form.fields()) {
            values.put(field, Rlp.flat(field.take(fields)));
        }
        return new BlockHeader(form, values);
    }

    /** Which fork's fields it has. */
    public HeaderForm form() {
        return form;
    }

    /**
     * A field as it stands in the encoding.
     *
     * @throws IllegalArgumentException if headers of this form have no such field
     */
    public Bytes get(HeaderField field) {
        Bytes value = values.get(field);
        if (value == null) {
            throw new IllegalArgumentException("expected a field of " + form + " headers, got " + field.label());
        }
        return value;
    }

    /** The RLP list of the fields. */
    public Bytes encode() {
        return Rlp.flat(RLP.encodeList(writer -> values.values().forEach(writer::writeValue)));
    }

    /** Keccak-256 of the encoding: the block's hash. */
    public Bytes32 hash() {
        return Keccak256.of(encode());
    }

    /** Root of the trie of receipts. */
    public Bytes32 receiptsRoot() {
        return Bytes32.wrap(get(HeaderField.RECEIPTS_ROOT));
    }

    /** Root of the trie of transactions. */
    public Bytes32 transactionsRoot() {
        return Bytes32.wrap(get(HeaderField.TRANSACTIONS_ROOT));
    }

    /** The block as a keeper observes it: its hash is {@code text} of {@code 0x} and 64 hexadecimal digits. */
    public DomainHead head(DomainId domain) {
        return new DomainHead(
                domain,
                new Height(get(HeaderField.NUMBER).toLong()),
                Seconds.of(get(HeaderField.TIMESTAMP).toLong()),
                Reference.of(hash().toHexString()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockHeader header && values.equals(header.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The form and the hash. */
    @Override
    public String toString() {
        return "BlockHeader[" + form + ", " + hash() + "]";
    }
}
