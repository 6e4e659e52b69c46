package io.tidemark.runtime.timemap;

import org.apache.tuweni.bytes.Bytes32;

/** Names an event of the time map by its content and its past (spec TMP-3). */
public record EventId(Bytes32 hash) implements Comparable<EventId> {
    /** Stands where a timeline has no event before. */
    static final EventId NONE = new EventId(Bytes32.ZERO);

    @Override
    public int compareTo(EventId other) {
        return hash.compareTo(other.hash);
    }

    /** {@code 0x} and 64 hexadecimal digits. */
    @Override
    public String toString() {
        return hash.toHexString();
    }
}
