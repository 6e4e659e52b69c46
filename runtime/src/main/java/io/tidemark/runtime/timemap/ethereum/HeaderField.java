package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.MalformedInputException;
import org.apache.tuweni.bytes.Bytes;

/** The fields of a block header, in their order, under the names that clients give them in JSON. */
public enum HeaderField {
    /** Hash of the block before. */
    PARENT_HASH("parentHash", Sort.FIXED, 32),
    /** Hash of the list of ommers. */
    OMMERS_HASH("sha3Uncles", Sort.FIXED, 32),
    /** Who gets the fees. */
    BENEFICIARY("miner", Sort.FIXED, 20),
    /** Root of the state after the block. */
    STATE_ROOT("stateRoot", Sort.FIXED, 32),
    /** Root of the trie of transactions. */
    TRANSACTIONS_ROOT("transactionsRoot", Sort.FIXED, 32),
    /** Root of the trie of receipts. */
    RECEIPTS_ROOT("receiptsRoot", Sort.FIXED, 32),
    /** Filter over the logs. */
    LOGS_BLOOM("logsBloom", Sort.FIXED, 256),
    /** Proof-of-work difficulty; 0 since the merge. */
    DIFFICULTY("difficulty", Sort.SCALAR, 32),
    /** Height. */
    NUMBER("number", Sort.SCALAR, 8),
    /** Gas that fits the block. */
    GAS_LIMIT("gasLimit", Sort.SCALAR, 8),
    /** Gas that was used. */
    GAS_USED("gasUsed", Sort.SCALAR, 8),
    /** Seconds since 1970. */
    TIMESTAMP("timestamp", Sort.SCALAR, 5),
    /** Anything that its maker wanted to say. */
    EXTRA_DATA("extraData", Sort.AT_MOST, 32),
    /** Proof-of-work seal; randomness since the merge. */
    MIX_HASH("mixHash", Sort.FIXED, 32),
    /** Proof-of-work seal; 0 since the merge. */
    NONCE("nonce", Sort.FIXED, 8),
    /** From London on (EIP-1559). */
    BASE_FEE("baseFeePerGas", Sort.SCALAR, 32),
    /** From Shanghai on (EIP-4895). */
    WITHDRAWALS_ROOT("withdrawalsRoot", Sort.FIXED, 32),
    /** From Cancun on (EIP-4844). */
    BLOB_GAS_USED("blobGasUsed", Sort.SCALAR, 8),
    /** From Cancun on (EIP-4844). */
    EXCESS_BLOB_GAS("excessBlobGas", Sort.SCALAR, 8),
    /** From Cancun on (EIP-4788). */
    PARENT_BEACON_BLOCK_ROOT("parentBeaconBlockRoot", Sort.FIXED, 32),
    /** From Prague on (EIP-7685). */
    REQUESTS_HASH("requestsHash", Sort.FIXED, 32);

    private final String label;
    private final Sort sort;
    private final int size;

    HeaderField(String label, Sort sort, int size) {
        this.label = label;
        this.sort = sort;
        this.size = size;
    }

    private enum Sort {
        FIXED,
        SCALAR,
        AT_MOST
    }

    /** The name in JSON. */
    public String label() {
        return label;
    }

    Bytes take(RlpFields fields) throws MalformedInputException {
        return switch (sort) {
            case FIXED -> fields.fixed(label, size);
            case SCALAR -> fields.scalar(label, size);
            case AT_MOST -> fields.atMost(label, size);
        };
    }
}
