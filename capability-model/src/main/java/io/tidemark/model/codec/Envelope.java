package io.tidemark.model.codec;

import java.util.List;

/** The four parts of every document (spec BND-1): items of an array in CBOR, keys of an object in JSON. */
final class Envelope {
    static final String FORMAT = "format";
    static final String VERSION = "version";
    static final String BODY = "body";
    static final String CONTENT_HASH = "contentHash";
    static final List<String> PARTS = List.of(FORMAT, VERSION, BODY, CONTENT_HASH);

    /** Bytes that the content hash takes at the end of a file: two of header, 32 of hash. */
    static final int HASH_ITEM_BYTES = 34;

    private Envelope() {}
}
