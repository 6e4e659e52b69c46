package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.MalformedInputException;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/**
 * What a contract logged.
 *
 * @param address 20 bytes
 * @param topics up to 4
 */
record ReceiptLog(Bytes address, List<Bytes32> topics, Bytes data) {
    static final int ADDRESS_BYTES = 20;
    private static final int TOPICS_MAX = 4;

    ReceiptLog {
        topics = List.copyOf(topics);
    }

    static ReceiptLog of(RlpItem item, String path) throws MalformedInputException {
        RlpFields fields = RlpFields.of(item, path);
        Bytes address = fields.fixed("address", ADDRESS_BYTES);
        List<Bytes32> topics = new ArrayList<>();
        for (RlpItem topic : fields.items("topics", TOPICS_MAX)) {
            String where = fields.path("topics/" + topics.size());
            Bytes bytes = RlpFields.value(topic, where);
            if (bytes.size() != Bytes32.SIZE) {
                throw RlpFields.fault(topic, where, "a value of 32 bytes");
            }
            topics.add(Bytes32.wrap(bytes));
        }
        Bytes data = RlpFields.value(fields.take("data"), fields.path("data"));
        fields.end();
        return new ReceiptLog(address, topics, data);
    }
}
