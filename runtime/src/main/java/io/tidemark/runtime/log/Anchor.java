package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;

/**
 * A head that was kept outside the log's folder (spec LOG-22): by a peer, in a signed checkpoint, or by whoever was told
 * that an entry is durable. Without one, a log restored from an older copy looks like a log.
 */
final class Anchor {
    private final LogHead anchor;

    Anchor(LogHead anchor) {
        this.anchor = anchor;
    }

    long sequence() {
        return anchor.sequence();
    }

    /** Compares a head on the way. */
    void pass(LogHead head) throws LogException {
        if (head.sequence() == anchor.sequence() && !head.equals(anchor)) {
            throw rollback(head.toString() + ": the log was rolled back and written anew");
        }
    }

    /** Compares the last head. */
    void finish(LogHead head) throws LogException {
        if (head.sequence() < anchor.sequence()) {
            throw rollback("a log that ends with " + head);
        }
    }

    private LogException rollback(String actual) {
        return new LogException(LogFault.ofLog(
                LogCode.E_LOG_ROLLBACK,
                "the entry " + anchor,
                actual + "; do not write to it, fetch the entries that are missing from a peer"));
    }
}
