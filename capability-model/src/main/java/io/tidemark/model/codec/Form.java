package io.tidemark.model.codec;

/** The two forms of a document. */
enum Form {
    CBOR,
    JSON
}
