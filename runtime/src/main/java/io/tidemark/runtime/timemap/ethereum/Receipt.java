package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/**
 * The receipt of a transaction, in the plain form or after a type (EIP-2718).
 *
 * @param type 0 for the plain form
 * @param succeeded also where the receipt is older than Byzantium and names a state root: what failed then has no logs
 */
record Receipt(int type, boolean succeeded, List<ReceiptLog> logs) {
    /** Logs at most. */
    static final int LOGS_MAX = 1 << 16;

    private static final int TYPE_MAX = 4;
    private static final int LIST_FROM = 0xc0;
    private static final int BLOOM_BYTES = 256;

    Receipt {
        logs = List.copyOf(logs);
    }

    /** Reads a receipt as the trie holds it; offsets in errors are from the start of these bytes, the type left out. */
    static Receipt read(Bytes bytes, String path) throws MalformedInputException {
        int first = bytes.isEmpty() ? 0 : bytes.get(0) & 0xff;
        int type = first >= LIST_FROM ? 0 : first;
        if (first < LIST_FROM && (first == 0 || first > TYPE_MAX)) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT_VERSION,
                    path,
                    0,
                    "a list, or a type from 1 to " + TYPE_MAX,
                    bytes.isEmpty() ? "nothing" : "type " + first);
        }
        RlpFields fields = RlpFields.of(RlpParser.parse(type == 0 ? bytes : bytes.slice(1), path), path);
        boolean succeeded = outcome(fields);
        fields.scalar("cumulativeGasUsed", Long.BYTES);
        fields.fixed("logsBloom", BLOOM_BYTES);
        List<ReceiptLog> logs = new ArrayList<>();
        for (RlpItem log : fields.items("logs", LOGS_MAX)) {
            logs.add(ReceiptLog.of(log, fields.path("logs/" + logs.size())));
        }
        fields.end();
        return new Receipt(type, succeeded, logs);
    }

    private static boolean outcome(RlpFields fields) throws MalformedInputException {
        RlpItem item = fields.take("status");
        Bytes status = RlpFields.value(item, fields.path("status"));
        boolean one = status.equals(Bytes.of(1));
        if (!one && !status.isEmpty() && status.size() != Bytes32.SIZE) {
            throw RlpFields.fault(item, fields.path("status"), "a status of 0 or 1, or a state root");
        }
        return !status.isEmpty();
    }
}
