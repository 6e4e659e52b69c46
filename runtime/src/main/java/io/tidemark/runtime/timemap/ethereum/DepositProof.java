package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.codec.Limits;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.rlp.RLP;
import org.apache.tuweni.rlp.RLPWriter;

/**
 * All that is needed to show a deposit: the header, and the ways from it to the transaction and its receipt (spec TMP-16).
 *
 * @param transaction its place in the block, from 0
 * @param log the place of the transfer among the logs of the receipt, from 0
 * @param transactionNodes from the header's transactions root to the transaction
 * @param receiptNodes from the header's receipts root to the receipt
 */
public record DepositProof(
        BlockHeader header, int transaction, int log, List<Bytes> transactionNodes, List<Bytes> receiptNodes) {
    private static final int VERSION = 1;
    private static final String PATH = "/proof";

    /**
     * Copies the nodes and checks.
     *
     * @throws IllegalArgumentException if a place is negative, or there are more nodes than a proof may have
     */
    public DepositProof {
        transactionNodes = copy(transactionNodes);
        receiptNodes = copy(receiptNodes);
        if (transaction < 0 || log < 0) {
            throw new IllegalArgumentException("expected places from 0, got " + transaction + " and " + log);
        }
    }

    private static List<Bytes> copy(List<Bytes> nodes) {
        if (nodes.size() > TrieProof.NODES_MAX) {
            throw new IllegalArgumentException(
                    "expected at most " + TrieProof.NODES_MAX + " nodes, got " + nodes.size());
        }
        return nodes.stream().map(Rlp::flat).toList();
    }

    /** Reads a proof: the RLP list of version 1, header, transaction, log, and both lists of nodes. */
    public static DepositProof read(Bytes rlp) throws MalformedInputException {
        if (rlp.size() > Limits.FILE_BYTES_MAX) {
            throw new MalformedInputException(
                    MalformedCode.E_LIMIT,
                    PATH,
                    Limits.FILE_BYTES_MAX,
                    "at most " + Limits.FILE_BYTES_MAX + " bytes",
                    String.valueOf(rlp.size()));
        }
        RlpItem item = RlpParser.parse(Rlp.flat(rlp), PATH);
        RlpFields fields = RlpFields.of(item, PATH);
        int version = fields.number("version");
        if (version != VERSION) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT_VERSION, PATH + "/version", item.offset(), "1", String.valueOf(version));
        }
        BlockHeader header = BlockHeader.of(fields.take("header"), fields.path("header"));
        int transaction = fields.number("transaction");
        int log = fields.number("log");
        List<Bytes> transactionNodes = nodes(fields, "transactionNodes");
        List<Bytes> receiptNodes = nodes(fields, "receiptNodes");
        fields.end();
        return new DepositProof(header, transaction, log, transactionNodes, receiptNodes);
    }

    private static List<Bytes> nodes(RlpFields fields, String name) throws MalformedInputException {
        List<Bytes> nodes = new ArrayList<>();
        for (RlpItem node : fields.items(name, TrieProof.NODES_MAX)) {
            nodes.add(RlpFields.value(node, fields.path(name + "/" + nodes.size())));
        }
        return nodes;
    }

    /** The bytes that {@link #read} reads. */
    public Bytes encode() {
        return Rlp.flat(RLP.encodeList(writer -> {
            writer.writeInt(VERSION);
            writer.writeRLP(header.encode());
            writer.writeInt(transaction);
            writer.writeInt(log);
            writer.writeList(transactionNodes, RLPWriter::writeValue);
            writer.writeList(receiptNodes, RLPWriter::writeValue);
        }));
    }
}
