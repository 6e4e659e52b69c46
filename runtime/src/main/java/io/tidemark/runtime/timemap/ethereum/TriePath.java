package io.tidemark.runtime.timemap.ethereum;

import org.apache.tuweni.bytes.Bytes;

/** A key on its way down a trie, nibble by nibble. Not thread-safe. */
final class TriePath {
    private final Bytes key;
    private int position;

    TriePath(Bytes key) {
        this.key = key;
    }

    boolean isAtEnd() {
        return position == 2 * key.size();
    }

    /** The next nibble; the way goes on behind it. */
    int take() {
        return nibble(key, position++);
    }

    /** Goes on along nibbles, if the key has them here. */
    boolean follow(Bytes packed, int from) {
        int count = 2 * packed.size() - from;
        if (position + count > 2 * key.size()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (nibble(key, position + i) != nibble(packed, from + i)) {
                return false;
            }
        }
        position += count;
        return true;
    }

    private static int nibble(Bytes bytes, int index) {
        int both = bytes.get(index / 2) & 0xff;
        return index % 2 == 0 ? both >>> 4 : both & 0xf;
    }
}
