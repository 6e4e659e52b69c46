/**
 * Files of the model: canonical CBOR and its JSON view (spec chapter 6). {@link io.tidemark.model.codec.Documents} lists
 * the formats; {@link io.tidemark.model.codec.DocumentCodec} reads and writes one. Jackson stays in this package.
 */
@NullMarked
package io.tidemark.model.codec;

import org.jspecify.annotations.NullMarked;
