package io.tidemark.runtime.log;

import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import org.apache.tuweni.bytes.Bytes32;

/**
 * An entry with the hash that names it.
 *
 * @param hash the content hash of the entry's document
 */
public record StoredEntry(LogEntry entry, EntryHash hash) {
    /** The entry, hashed. */
    static StoredEntry of(LogEntry entry) {
        return new StoredEntry(entry, new EntryHash(Documents.LOG_ENTRY.contentHash(entry)));
    }

    /** The entry of a document whose content hash is known to be right. */
    static StoredEntry of(LogEntry entry, byte[] document) {
        return new StoredEntry(entry, new EntryHash(Bytes32.wrap(document, document.length - Bytes32.SIZE)));
    }

    /** Whether the log itself wrote it, and not its actor. */
    public boolean isOfLog() {
        return entry.payload() instanceof LogEvent.TokenRaised || entry.payload() instanceof LogEvent.TailDropped;
    }

    /** The log up to and including this entry. */
    public LogHead head() {
        return new LogHead(entry.sequence(), hash);
    }
}
