package io.tidemark.runtime.timemap.ethereum;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/** A parsed RLP item, and where it begins. */
sealed interface RlpItem {
    /** Where the item begins in the bytes that were read. */
    long offset();

    /** Bytes of the whole item, its header included. */
    int encodedSize();

    /** Names the sort of item in messages. */
    String sort();

    /** A byte string. */
    record Value(Bytes bytes, long offset, int encodedSize) implements RlpItem {
        @Override
        public String sort() {
            return "a value of " + bytes.size() + " bytes";
        }
    }

    /** A list; the items are copied. */
    record Items(List<RlpItem> items, long offset, int encodedSize) implements RlpItem {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String sort() {
            return "a list of " + items.size();
        }
    }
}
