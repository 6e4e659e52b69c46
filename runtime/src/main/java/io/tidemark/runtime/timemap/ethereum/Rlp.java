package io.tidemark.runtime.timemap.ethereum;

import org.apache.tuweni.bytes.Bytes;

/** Bytes that may be taken apart. */
final class Rlp {
    private Rlp() {}

    /**
     * A copy in one piece. Tuweni joins what it encodes without copying, and slices of what it joined cannot be copied out
     * (2.7.2): so nothing joined goes in or out.
     */
    static Bytes flat(Bytes bytes) {
        return Bytes.wrap(bytes.toArray());
    }
}
